"""A digest as people read it: its first line, what is known and what is not, and what each episode says."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meteo_douane.domain.digest import Digest, Entry, Gap, Readings, Tally, Undelivered, Unread
from meteo_douane.domain.episodes import EpisodeState
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import Fallback, Kind, Mode, Permission, Scope, ServiceScope
from meteo_douane.domain.observation import Source
from meteo_douane.telling.brief import LONGEST_BRIEF
from meteo_douane.telling.digest_title import AGED_AFTER
from meteo_douane.telling.message import render
from meteo_douane.telling.titles import LONGEST_TITLE
from occasions import BLIND_DIGEST, EMPTY_DIGEST, FULL_DIGEST, MORNING, OPEN_ALERT, PAGE, a_digest, a_voice, in_paris

CALM = "rien en cours"
NARROW, WIDE = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
PLANNED = FULL_DIGEST.planned[0]


def plain(words: str) -> str:
    return words.replace(NARROW, " ").replace(WIDE, " ")


def title(digest: Digest, *, now: datetime | None = None) -> str:
    return plain(render(a_digest(digest), a_voice(), now or digest.at).title)


def text(digest: Digest, *, now: datetime | None = None) -> str:
    return plain(render(a_digest(digest), a_voice(), now or digest.at).text)


def a_point(**facts: Any) -> Digest:
    return replace(EMPTY_DIGEST, **facts)


MALFUNCTION = replace(OPEN_ALERT, kind=Kind.MALFUNCTION, episode="2026-05-01-02")
TITLES = [
    pytest.param({}, "Point de 7 h · rien en cours, rien de prévu", id="nothing"),
    pytest.param(
        {"planned": (PLANNED, PLANNED)}, "Point de 7 h · rien en cours · 2 maintenances prévues", id="something to come"
    ),
    pytest.param(
        {"open": (OPEN_ALERT,), "planned": (PLANNED, PLANNED)},
        "Point de 7 h · 1 alerte en cours (DELTA IE – volet Import, EDI) · secours autorisé · 2 maintenances prévues",
        id="one alert, with its fallback as far as there is room",
    ),
    pytest.param(
        {"open": (OPEN_ALERT, OPEN_ALERT)},
        "Point de 7 h · 2 alertes en cours (DELTA IE – volet Import)",
        id="alerts of one service",
    ),
    pytest.param(
        {"open": (OPEN_ALERT, MALFUNCTION)},
        "Point de 7 h · 1 alerte en cours · 1 dysfonctionnement en cours",
        id="troubles of two kinds",
    ),
    pytest.param(
        {"ended": FULL_DIGEST.ended},
        "Point de 7 h · rien en cours, rien de prévu · 1 épisode terminé · 1 opération annulée · "
        "1 épisode clos par l'exploitant",
        id="what is over",
    ),
    pytest.param(
        {"undelivered": FULL_DIGEST.undelivered},
        "Point de 7 h · rien en cours, rien de prévu · 3 envois en échec",
        id="what was not delivered",
    ),
    pytest.param(
        {"readings": Readings((), Gap(in_paris(1, 3), in_paris(1, 3, 42)))},
        "Point de 7 h · rien en cours, rien de prévu · lecture interrompue pendant 42 min",
        id="calm now, and blind in the night",
    ),
    pytest.param({"unread": FULL_DIGEST.unread}, "Point de 7 h · 1 message non compris", id="what nobody understood"),
    pytest.param(
        {"last_good_at": in_paris(1, 3, 50)}, "Point de 7 h · état inconnu, dernière bonne lecture à 3 h 50", id="blind"
    ),
    pytest.param({"last_good_at": None}, "Point de 7 h · état inconnu, aucune bonne lecture", id="never read"),
    pytest.param(
        {"due_at": None, "at": in_paris(1, 7, 2)},
        "Point de 7 h 02 · rien en cours, rien de prévu",
        id="asked for: by its own hour",
    ),
    pytest.param({"is_late": True}, "Point de 7 h, en retard · rien en cours, rien de prévu", id="late"),
]


@pytest.mark.parametrize(("facts", "expected"), TITLES)
def test_the_first_line_says_what_matters(facts: dict[str, Any], expected: str) -> None:
    assert title(a_point(**facts)) == expected


def test_read_on_another_day_the_first_line_says_of_which_day_it_is() -> None:
    assert title(a_point(), now=in_paris(2, 8)).startswith("Point du 01/05 à 7 h, remis à 8 h 00")


def test_delivered_long_after_it_was_made_calm_is_told_of_the_past() -> None:
    assert title(a_point(), now=in_paris(1, 16, 2)) == "Point de 7 h, remis à 16 h 02 · rien n'était en cours"


def test_read_long_after_it_was_made_it_says_so() -> None:
    said = text(a_point(), now=MORNING + timedelta(hours=2))

    assert "Établi à 7 h 00, il y a 2 h : la situation a pu changer depuis." in said
    assert "Établi" not in text(a_point())


def test_a_blind_one_says_that_we_do_not_know_and_what_to_do() -> None:
    said = text(BLIND_DIGEST)

    assert "Nous ne savons pas ce qui est en vigueur" in said
    assert "09 702 80 100, touche 1" in said
    assert "\nRien.\n" not in said
    assert "Surveillance" not in said


def test_several_missed_ones_are_counted() -> None:
    said = text(a_point(missed=(in_paris(29, 19, month=4), in_paris(30, 7, month=4))))

    assert "2 points n'ont pas été établis, le premier prévu le 29/04 à 19 h 00 : celui-ci en tient lieu." in said


def test_it_speaks_its_own_language() -> None:
    words = render(a_digest(a_point(language=Language.EN)), a_voice(Language.FR), MORNING)

    assert words.title == "Digest of 07:00 · nothing open, nothing planned"


def test_for_one_watch_it_is_not_said_of_each_line_whom_it_is_for() -> None:
    assert "pour le-havre" not in text(a_point(watches=("le-havre",), open=(OPEN_ALERT,)))


def test_a_gap_of_seconds_has_no_hours() -> None:
    gap = Gap(in_paris(1, 3, 10), in_paris(1, 3, 10) + timedelta(seconds=59))

    assert "- Jamais plus d'une minute sans bonne lecture\n" in text(a_point(readings=Readings((), gap)))


def test_while_nobody_can_read_the_page_it_says_so_however_young_the_last_good_reading_is() -> None:
    gap = Gap(MORNING - timedelta(seconds=30), MORNING)
    digest = a_point(is_page_given_up=True, readings=Readings((), gap), open=(OPEN_ALERT,))

    assert "état inconnu, dernière bonne lecture à 6 h 59 · 1 alerte en cours" in title(digest)
    assert "la météo ne peut plus être lue. La dernière bonne lecture a eu lieu à 6 h 59" in text(digest)
    assert "Jamais plus d'une minute" not in text(digest)


def test_one_that_another_channel_takes_over_says_in_whose_place_it_comes() -> None:
    ordinary = a_digest(a_point())
    taken_over = replace(ordinary, message=replace(ordinary.message, channel="relais", instead_of="equipe"))

    words = render(taken_over, a_voice(), MORNING)

    assert "destiné au canal « equipe », qui ne fonctionne plus" in plain(words.text)


def test_a_possible_repeat_says_so_however_long_its_first_line_is() -> None:
    full = replace(FULL_DIGEST, last_good_at=in_paris(1, 3, 50), open=(OPEN_ALERT, MALFUNCTION, PLANNED))

    words = render(replace(a_digest(full), may_repeat=True), a_voice(), MORNING)

    assert plain(words.title).endswith("répétition possible")
    assert len(words.title) <= LONGEST_TITLE


def test_a_possible_repeat_says_so() -> None:
    words = render(replace(a_digest(a_point()), may_repeat=True), a_voice(), MORNING)

    assert words.title.endswith("répétition possible")
    assert "Répétition possible" in words.text


MOMENTS = st.datetimes(datetime(2026, 4, 1), datetime(2026, 6, 1)).map(lambda at: at.replace(tzinfo=MORNING.tzinfo))  # noqa: DTZ001
CODES = st.sampled_from(["delta-g", "delta-ie-import", "delta-t", "ecs", "unknown-service-with-a-long-code"])
SCOPES = st.lists(
    st.builds(ServiceScope, CODES, st.none() | st.frozensets(st.sampled_from(Mode), min_size=1)),
    max_size=5,
    unique_by=lambda part: part.service,
).map(lambda parts: Scope(tuple(parts)))
ENTRIES = st.builds(
    Entry,
    episode=st.just("2026-05-01-01"),
    kind=st.sampled_from(Kind),
    state=st.sampled_from(EpisodeState),
    scope=SCOPES,
    opened_at=MOMENTS,
    watches=st.just(("le-havre",)),
    starts_at=st.none() | MOMENTS,
    ends_at=st.none() | MOMENTS,
    fallback=st.builds(Fallback, st.sampled_from(Permission), st.none() | MOMENTS, st.none() | MOMENTS),
    state_since=st.none() | MOMENTS,
)
SEVERAL = st.lists(ENTRIES, max_size=5).map(tuple)
DIGESTS = st.builds(
    Digest,
    name=st.just("point"),
    language=st.sampled_from(Language),
    at=MOMENTS,
    since=MOMENTS,
    readings=st.builds(
        Readings,
        st.lists(st.builds(Tally, st.sampled_from(Source), st.integers(0, 999), st.integers(0, 999)), max_size=2).map(
            tuple
        ),
        st.builds(Gap, MOMENTS, MOMENTS),
    ),
    tolerated=st.just(timedelta(minutes=5)),
    watches=st.just(("le-havre", "roissy")),
    due_at=st.none() | MOMENTS,
    is_late=st.booleans(),
    missed=st.lists(MOMENTS, max_size=3).map(tuple),
    last_good_at=st.none() | MOMENTS,
    open=SEVERAL,
    ended=SEVERAL,
    planned=SEVERAL,
    unread=st.lists(st.builds(Unread, st.text(max_size=40), MOMENTS, st.text(max_size=40)), max_size=2).map(tuple),
    undelivered=st.lists(
        st.builds(Undelivered, st.just("astreinte"), st.integers(0, 9), st.integers(0, 9), MOMENTS), max_size=2
    ).map(tuple),
)


@given(digest=DIGESTS, now=MOMENTS, may_repeat=st.booleans())
def test_whatever_it_says_it_fits_and_never_calls_calm_what_is_not_known(
    digest: Digest, now: datetime, *, may_repeat: bool
) -> None:
    words = render(replace(a_digest(digest), may_repeat=may_repeat), a_voice(), now)

    assert len(words.title) <= LONGEST_TITLE
    assert len(words.title) + len(words.brief) + 1 <= LONGEST_BRIEF
    assert words.brief.endswith(PAGE)
    if not digest.is_fresh or digest.open or digest.unread or now - digest.at >= AGED_AFTER:
        assert CALM not in words.title
        assert "nothing open" not in words.title


def test_a_trouble_that_has_ended_in_part_says_in_which() -> None:
    ended = Scope((ServiceScope("delta-t", frozenset({Mode.EDI})),))
    partly = replace(OPEN_ALERT, state=EpisodeState.PARTLY_ENDED, ended_part=ended)

    said = text(a_point(open=(partly,)))

    assert "en partie terminé (c'est fini pour DELTA T (transit), en EDI)" in said


RESERVATION = ("Les DOM rencontrent encore des difficultés.",)


def test_what_has_ended_with_a_reservation_is_not_counted_or_listed_as_plainly_over() -> None:
    ended = replace(FULL_DIGEST.ended[0], state=EpisodeState.ENDED, closed_by="", reservations=RESERVATION)
    point = a_point(ended=(ended,))

    assert title(point).endswith("1 épisode terminé avec réserve")
    assert ": terminé, avec réserve : « Les DOM rencontrent encore des difficultés. » ; fin" in text(point)


def test_a_part_that_has_ended_with_a_reservation_is_shown_with_it() -> None:
    ended = Scope((ServiceScope("delta-t", frozenset({Mode.EDI})),))
    partly = replace(OPEN_ALERT, state=EpisodeState.PARTLY_ENDED, ended_part=ended, reservations=RESERVATION)

    said = text(a_point(open=(partly,)))

    assert "en EDI) ; avec réserve : « Les DOM rencontrent encore des difficultés. »" in said
