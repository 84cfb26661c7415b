"""A moment as somebody types it: what it means, and what is refused rather than guessed."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from meteo_douane.domain.typed_time import Mistyped, TimeMistake, typed_moment

PARIS = ZoneInfo("Europe/Paris")
#: The 25th in UTC is the 26th already in Paris.
LATE = datetime(2026, 11, 25, 23, 40, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        pytest.param("00:31", "2026-11-25T23:31+00:00", id="an hour of today in Paris"),
        pytest.param("0h31", "2026-11-25T23:31+00:00", id="as one writes it"),
        pytest.param(" 0 h 31 ", "2026-11-25T23:31+00:00", id="as the messages write it"),
        pytest.param("2026-11-25 23:50", "2026-11-25T22:50+00:00", id="a day with its hour"),
        pytest.param("2026-11-25T23:50", "2026-11-25T22:50+00:00", id="with a T"),
        pytest.param("25/11/2026 23:50", "2026-11-25T22:50+00:00", id="as the French write a day"),
        pytest.param("2026-07-01 02:31", "2026-07-01T00:31+00:00", id="in summer"),
        pytest.param("2026-11-25T23:50:12Z", "2026-11-25T23:50:12+00:00", id="with its zone"),
        pytest.param("2026-10-25T02:31+02:00", "2026-10-25T00:31+00:00", id="the first of two, with its zone"),
        pytest.param("now", "2026-11-25T23:40+00:00", id="now"),
        pytest.param("maintenant", "2026-11-25T23:40+00:00", id="now, in French"),
    ],
)
def test_what_is_typed_means_one_moment(typed: str, moment: str) -> None:
    assert typed_moment(typed, PARIS, LATE) == datetime.fromisoformat(moment)


def test_an_hour_alone_is_never_moved_to_yesterday() -> None:
    moment = typed_moment("23:50", PARIS, LATE)

    assert moment == datetime(2026, 11, 26, 22, 50, tzinfo=UTC)


@pytest.mark.parametrize(
    "typed", ["", "2", "24:00", "12:60", "2026-02-30 12:00", "32/01/2026 12:00", "hier", "2026-11-25", "12:00:00"]
)
def test_what_is_no_time_is_refused(typed: str) -> None:
    found = typed_moment(typed, PARIS, LATE)

    assert isinstance(found, Mistyped)
    assert found.mistake is TimeMistake.NOT_A_TIME


def test_an_hour_that_comes_twice_is_refused_with_both_readings() -> None:
    assert typed_moment("2026-10-25 02:31", PARIS, LATE) == Mistyped(
        TimeMistake.TWICE, "2026-10-25 02:31", ("2026-10-25T02:31+02:00", "2026-10-25T02:31+01:00")
    )


def test_an_hour_that_a_clock_change_leaves_out_is_refused() -> None:
    assert typed_moment("2026-03-29 02:31", PARIS, LATE) == Mistyped(TimeMistake.NEVER, "2026-03-29 02:31")
