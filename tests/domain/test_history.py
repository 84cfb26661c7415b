"""What the past amounts to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import CATALOGUE, DTI, EDI, NOON, a_bulletin, a_fallback, a_notice, a_scope, an_end
from meteo_douane.domain.episodes import Closing, Episode, EpisodeState
from meteo_douane.domain.history import (
    Question,
    Span,
    asked,
    days_in_trouble,
    length_of,
    span_of,
    totals,
    warnings_given,
    within,
)
from meteo_douane.domain.notice import Kind, Mode, Permission, Scope
from stories import Story, a_calm_story

PARIS = ZoneInfo("Europe/Paris")
HOUR = timedelta(hours=1)
NOW = NOON + timedelta(days=10)
ALL = Question(NOON - timedelta(days=100), NOON + timedelta(days=100))
DELTA_IE = a_scope("delta-ie", modes=[EDI])


def an_episode(
    begin: float = 0, end: float | None = 1, scope: Scope = DELTA_IE, kind: Kind = Kind.ALERT, **facts: Any
) -> Episode:
    """One that lasts from one hour to another, of noon."""
    notice = a_notice("a", kind, title="Alerte DELTA IE", text="Les messages EDI restent sans réponse.")
    opened = NOON + begin * HOUR
    state = facts.pop("state", EpisodeState.ENDED)
    episode = Episode("e1", kind, notice, notice, scope, scope, opened, opened, ("p1",), **facts)
    return episode if end is None else replace(episode, closing=Closing(state, NOON + end * HOUR, "p2"))


@pytest.mark.parametrize("asks", [{"mode": EDI}, {"service": "delta-t"}, {"service": "delta-t", "mode": DTI}])
def test_a_scope_that_was_not_understood_may_be_what_is_asked_for(asks: dict[str, Any]) -> None:
    episode = an_episode(scope=Scope())

    assert asked((episode,), replace(ALL, **asks), CATALOGUE) == (episode,)


@pytest.mark.parametrize(
    ("asks", "is_found"),
    [
        pytest.param({}, True, id="nothing"),
        pytest.param({"service": "delta-ie"}, True, id="its service"),
        pytest.param({"service": "delta"}, True, id="its family"),
        pytest.param({"service": "delta-ie-import"}, True, id="a part of it"),
        pytest.param({"service": "delta-t"}, False, id="another service"),
        pytest.param({"mode": EDI}, True, id="its mode"),
        pytest.param({"mode": DTI}, False, id="another mode"),
        pytest.param({"service": "delta-ie", "mode": DTI}, False, id="its service in another mode"),
        pytest.param({"kind": Kind.ALERT}, True, id="its kind"),
        pytest.param({"kind": Kind.MAINTENANCE}, False, id="another kind"),
        pytest.param({"text": "REPONSE sans".replace("E", "É", 1)}, True, id="words, in any order and case"),
        pytest.param({"text": "sans délai"}, False, id="a word that is not there"),
    ],
)
def test_an_episode_is_found_by_all_that_is_asked(asks: dict[str, Any], *, is_found: bool) -> None:
    episode = an_episode()

    assert asked((episode,), replace(ALL, **asks), CATALOGUE) == ((episode,) if is_found else ())


def test_a_mode_that_is_not_stated_may_be_the_one_asked_for() -> None:
    episode = an_episode(scope=a_scope("delta-ie"))

    assert asked((episode,), replace(ALL, mode=Mode.DTI), CATALOGUE) == (episode,)


@pytest.mark.parametrize(
    ("episode", "hours"),
    [
        pytest.param(an_episode(0, 2), 2, id="from its opening to its end"),
        pytest.param(an_episode(0, None), 240, id="up to now if it goes on"),
        pytest.param(an_episode(0, 2, kind=Kind.MAINTENANCE, starts_at=NOON + HOUR), 1, id="an operation by its hour"),
    ],
)
def test_how_long_it_was(episode: Episode, hours: int) -> None:
    span = span_of(episode, NOW)

    assert span is not None
    assert span.until - span.since == hours * HOUR


@pytest.mark.parametrize(
    "episode",
    [
        pytest.param(an_episode(0, 2, state=EpisodeState.CANCELLED), id="cancelled"),
        pytest.param(an_episode(0, None, kind=Kind.MAINTENANCE, starts_at=NOW + HOUR), id="to come"),
        pytest.param(an_episode(2, 1), id="an end before the beginning"),
    ],
)
def test_what_never_was_has_no_length(episode: Episode) -> None:
    assert span_of(episode, NOW) is None


def test_totals_count_what_overlaps_once_and_each_mode_by_itself() -> None:
    both = a_scope("delta-ie", modes=[EDI, DTI])
    episodes = (
        an_episode(0, 2, fallback=a_fallback()),
        an_episode(1, 3, scope=both),
        an_episode(0, 9, kind=Kind.MAINTENANCE),
    )

    found = totals(episodes, ALL, CATALOGUE, NOW)

    assert [(one.mode, one.length, one.episodes, one.with_fallback) for one in found] == [
        (Mode.EDI, 3 * HOUR, 2, 1),
        (Mode.DTI, 2 * HOUR, 1, 0),
    ]


def test_only_the_time_asked_for_counts() -> None:
    found = totals((an_episode(0, 4),), Question(NOON + HOUR, NOON + 2 * HOUR), CATALOGUE, NOW)

    assert [one.length for one in found] == [HOUR]


def test_a_fallback_that_was_refused_is_none() -> None:
    (found,) = totals((an_episode(fallback=a_fallback(Permission.REFUSED)),), ALL, CATALOGUE, NOW)

    assert found.with_fallback == 0


BOTH = a_scope("delta-ie", modes=[DTI, EDI])
AT_NOON = a_notice("a", affects=DELTA_IE, starts_at=NOON, fallback=a_fallback())
GROWN = a_bulletin("b", affects=BOTH, published_at=NOON + 6 * HOUR)


def lengths(story: Story) -> dict[Mode | None, timedelta]:
    return {one.mode: one.length for one in totals(story.episodes, ALL, CATALOGUE, story.now)}


def test_a_mode_that_is_touched_later_counts_from_then_and_one_that_is_restored_until_then() -> None:
    story = a_calm_story()
    story.lists(AT_NOON)
    story.lists(GROWN, AT_NOON, after=6 * HOUR)
    partly = an_end("e", "delta-ie", modes=[EDI], ends_at=NOON + 7 * HOUR, published_at=NOON + 7 * HOUR)
    story.lists(partly, GROWN, AT_NOON, after=2 * HOUR)
    rest = an_end("f", "delta-ie", ends_at=NOON + 9 * HOUR, published_at=NOON + 9 * HOUR)
    story.lists(rest, GROWN, AT_NOON, after=2 * HOUR)

    assert lengths(story) == {Mode.EDI: 7 * HOUR, Mode.DTI: 3 * HOUR}


def test_a_mode_that_is_still_in_trouble_counts_up_to_now() -> None:
    story = a_calm_story()
    story.lists(AT_NOON)
    story.lists(GROWN, AT_NOON, after=7 * HOUR)

    assert lengths(story) == {Mode.EDI: story.now - NOON, Mode.DTI: story.now - NOON - 6 * HOUR}


def test_what_an_earlier_version_opened_counts_from_its_beginning_to_its_end() -> None:
    grown = an_episode(0, 4, scope=BOTH)

    assert [one.length for one in totals((grown,), ALL, CATALOGUE, NOW)] == [4 * HOUR] * 2


def test_a_fallback_that_was_refused_at_last_had_been_allowed_all_the_same() -> None:
    story = a_calm_story()
    story.lists(AT_NOON)
    story.lists(a_bulletin("b", affects=DELTA_IE, fallback=a_fallback(Permission.REFUSED)), AT_NOON)

    assert [one.with_fallback for one in totals(story.episodes, ALL, CATALOGUE, story.now)] == [1]


def test_the_notice_given_is_from_the_first_sight_to_the_hour() -> None:
    hours = (2, 48, 24, -1)
    operations = [an_episode(kind=Kind.MAINTENANCE, starts_at=NOON + hour * HOUR) for hour in hours]

    found = warnings_given([an_episode(), *operations])

    assert found is not None
    assert (found.operations, found.median, found.shortest) == (4, 24 * HOUR, timedelta(0))
    assert warnings_given([an_episode()]) is None


def test_the_days_are_those_of_the_readers_clock() -> None:
    begin = datetime(2026, 3, 28, 22, tzinfo=PARIS)
    episode = an_episode((begin - NOON) / HOUR, (begin - NOON) / HOUR + 27)

    found = days_in_trouble((episode,), ALL, PARIS, NOW + timedelta(days=60))

    assert found == {date(2026, 3, 28): 2 * HOUR, date(2026, 3, 29): 23 * HOUR, date(2026, 3, 30): 2 * HOUR}


SPANS = st.lists(
    st.tuples(st.integers(0, 50), st.integers(1, 20)).map(lambda pair: (pair[0], pair[0] + pair[1])), max_size=8
)


@given(SPANS)
def test_a_length_is_the_number_of_hours_that_are_in_any_of_them(pairs: list[tuple[int, int]]) -> None:
    spans = [Span(NOON + begin * HOUR, NOON + end * HOUR) for begin, end in pairs]

    covered = {hour for begin, end in pairs for hour in range(begin, end)}
    assert length_of(spans) == len(covered) * HOUR


@given(SPANS, st.integers(-5, 80))
def test_a_time_cut_in_two_is_as_long_as_before(pairs: list[tuple[int, int]], cut: int) -> None:
    at = NOON + cut * HOUR
    for begin, end in pairs:
        span = Span(NOON + begin * HOUR, NOON + end * HOUR)
        parts = (within(span, ALL.since, at), within(span, at, ALL.until))
        assert length_of(part for part in parts if part is not None) == length_of([span])
