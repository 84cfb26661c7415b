from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meteo_douane.domain.acknowledgement import Reminder
from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.event import Change, Event, EventKind, ReasonCode
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import (
    Doubt,
    DoubtCode,
    Fallback,
    Kind,
    Mode,
    Notice,
    Permission,
    Read,
    Scope,
    ServiceScope,
)
from meteo_douane.domain.watch import Verdict, VerdictCode
from meteo_douane.telling.brief import LONGEST_BRIEF
from meteo_douane.telling.message import render
from meteo_douane.telling.titles import LONGEST_TITLE
from occasions import ALERT, COVERS, NOW, a_decision, a_delivery, a_voice, an_event, told

TEXTS = st.text(max_size=60)
MOMENTS = st.datetimes(timezones=st.just(UTC))
WITHOUT_AN_EVENT = {EventKind.TEST, EventKind.DIGEST, EventKind.FALLBACK_REMINDER}
CODES = st.sampled_from(["delta-g", "delta-ie-import", "unknown", ""])
SCOPES = st.lists(
    st.builds(ServiceScope, CODES, st.none() | st.frozensets(st.sampled_from(Mode))),
    max_size=4,
    unique_by=lambda part: part.service,
).map(lambda parts: Scope(tuple(parts)))
DOUBTS = st.lists(st.builds(Doubt, st.sampled_from(DoubtCode), TEXTS), max_size=2).map(tuple)


def read(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.builds(Read, values, TEXTS, DOUBTS)


NOTICES = st.builds(
    Notice,
    key=TEXTS,
    title=TEXTS,
    text=TEXTS,
    kind=read(st.sampled_from(Kind)),
    affects=read(SCOPES),
    restores=read(SCOPES),
    cause=read(st.lists(CODES, max_size=2).map(tuple)),
    published_at=read(st.none() | MOMENTS),
    starts_at=read(st.none() | MOMENTS),
    ends_at=read(st.none() | MOMENTS),
    fallback=read(st.builds(Fallback, st.sampled_from(Permission), st.none() | MOMENTS, st.none() | MOMENTS)),
    bulletin_number=read(st.none() | st.integers(0, 99)),
    url=st.none() | TEXTS,
)
CHANGES = st.builds(Change, st.sampled_from(["scope", "starts_at", "ends_at", "fallback", "kind", "x"]), TEXTS, TEXTS)
EVENTS = st.builds(
    Event,
    key=TEXTS,
    kind=st.sampled_from([kind for kind in EventKind if kind not in WITHOUT_AN_EVENT]),
    at=MOMENTS,
    episode=TEXTS,
    notice=st.none() | NOTICES,
    scope=SCOPES,
    changes=st.lists(CHANGES, max_size=2).map(tuple),
    source=st.sampled_from(["page", "feed", "", "x"]),
    detail=st.sampled_from(["their_host", "truncated", "x y", ""]),
    opened_at=st.none() | MOMENTS,
    away_since=st.none() | MOMENTS,
    remaining=SCOPES,
    by=TEXTS,
)
VERDICTS = st.none() | st.builds(Verdict, st.sampled_from(VerdictCode), st.lists(CODES, max_size=2).map(tuple))

REMINDERS = st.none() | st.builds(
    Reminder, st.integers(0, 9), st.integers(1, 9), st.just(timedelta(minutes=15)), st.booleans(), TEXTS
)


@st.composite
def deliveries(draw: st.DrawFn) -> Delivery:
    event = draw(EVENTS)
    watches = draw(st.lists(TEXTS, min_size=1, max_size=3))
    decisions = [
        replace(a_decision(event, watch, draw(VERDICTS), draw(st.sampled_from(ReasonCode))), reminder=draw(REMINDERS))
        for watch in watches
    ]
    return replace(a_delivery(*decisions), may_repeat=draw(st.booleans()))


@given(delivery=deliveries(), now=MOMENTS, language=st.sampled_from(Language))
def test_there_are_words_for_whatever_happens(delivery: Delivery, now: datetime, language: Language) -> None:
    words = render(delivery, a_voice(language), now)

    assert 0 < len(words.title) <= LONGEST_TITLE
    assert "\n" not in words.title
    assert words.text.strip()
    assert len(words.title) + len(words.brief) < LONGEST_BRIEF
    assert words.thread
    assert "</html>" in words.html


@pytest.mark.parametrize(
    ("watches", "named"),
    [
        pytest.param(2, "veille-0 et veille-1 :", id="two"),
        pytest.param(13, "veille-11 et veille-12 :", id="as many as can be read"),
        pytest.param(1000, "veille-11 et 988 autres veilles :", id="too many to be read"),
    ],
)
def test_all_watches_of_a_channel_share_one_message(watches: int, named: str) -> None:
    event = an_event(EventKind.OPENED, ALERT)
    names = [f"veille-{number}" for number in range(watches)]

    words = render(
        a_delivery(*[a_decision(event, name, COVERS, ReasonCode.CONCERNED) for name in names]), a_voice(), NOW
    )

    assert named in words.text.replace("\N{NO-BREAK SPACE}", " ")


def test_an_old_reading_shows_its_age() -> None:
    words = render(told(an_event(EventKind.OPENED, ALERT)), a_voice(Language.EN), NOW.replace(hour=3, minute=34))

    assert "3 h 20 min before this was sent" in words.text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_reason_that_several_watches_have_is_said_of_each_of_them() -> None:
    event = an_event(EventKind.OPENED, ALERT)
    alone = a_delivery(a_decision(event, "le-havre", COVERS, ReasonCode.CONCERNED))

    one, several = (" ".join(render(each, a_voice(), NOW).text.split()) for each in (alone, told(event)))

    assert "- le-havre : le message vise DELTA IE – volet Import (EDI), ce qui touche cette veille." in one
    assert "- le-havre et roissy : le message vise" in several
    assert "ce qui touche chacune de ces veilles." in several
    assert "cette veille" not in several
