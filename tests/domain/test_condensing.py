"""The log of readings, a month old: one row an hour where nothing was in force, and all of it where something was."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from builders import NOON
from meteo_douane.domain.condensing import AGE, MARGIN, Logged, Span, condensed, held_back, hours_aged
from meteo_douane.domain.observation import Outcome, Reading, Source

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def a_row(number: int, source: Source = Source.PAGE, outcome: Outcome = Outcome.UNCHANGED) -> Logged:
    """One of a log that has a row every ten minutes."""
    at = NOON + number * 10 * MINUTE
    return Logged(number, Reading(source, at, at, outcome), f"digest {number}")


def of_both(numbers: range) -> tuple[Logged, ...]:
    return tuple(a_row(number, (Source.PAGE, Source.FEED)[number % 2]) for number in numbers)


def numbers_of(log: tuple[Logged, ...]) -> list[tuple[int, int]]:
    """Which rows there are, and for how many readings each stands."""
    return [(one.number, one.folded) for one in log]


def test_an_hour_is_one_row_for_each_source_and_ends_with_its_last_digest() -> None:
    log = of_both(range(6))

    page, feed = condensed(log)

    assert (page.folded, feed.folded) == (3, 3)
    assert (page.reading.started_at, page.reading.ended_at) == (NOON, NOON + 40 * MINUTE)
    assert feed.chain == "digest 5"


def test_hours_are_folded_apart_and_a_folded_one_stays_as_it_is() -> None:
    log = condensed(tuple(a_row(number) for number in range(12)))

    assert numbers_of(log) == [(5, 6), (11, 6)]
    assert condensed(log) == log


def test_what_went_wrong_is_a_row_of_its_own() -> None:
    log = tuple(a_row(number, outcome=Outcome.FAILED if number in {1, 2} else Outcome.UNCHANGED) for number in range(6))

    assert numbers_of(condensed(log)) == [(2, 2), (5, 4)]


def test_a_row_that_stays_parts_what_is_before_it_from_what_is_after_it() -> None:
    log = tuple(replace(a_row(number), stays=number == 3) for number in range(6))

    assert numbers_of(condensed(log)) == [(2, 3), (3, 0), (5, 2)]


def test_rows_of_which_each_is_the_only_one_of_its_kind_keep_their_proof() -> None:
    log = (a_row(0), a_row(1, Source.FEED))

    assert condensed(log) == log


def test_the_time_of_an_episode_and_a_day_around_it_is_evidence() -> None:
    log = tuple(a_row(number) for number in range(3))
    over = Span(NOON - 2 * MARGIN, NOON - MARGIN + 15 * MINUTE)

    assert [one.stays for one in held_back(log, (over,))] == [True, True, False]
    assert [one.stays for one in held_back(log, (Span(NOON - AGE, None),))] == [True, True, True]


def test_an_hour_is_old_once_all_of_it_is_and_a_clock_that_goes_back_makes_none_old() -> None:
    assert hours_aged(NOON, NOON + 59 * MINUTE) is None
    assert hours_aged(NOON + 59 * MINUTE, NOON + HOUR) == (NOON - AGE, NOON + HOUR - AGE)
    assert hours_aged(NOON, NOON - HOUR) is None
