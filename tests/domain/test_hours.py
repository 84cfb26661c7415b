"""How the readings went, hour by hour."""

from __future__ import annotations

from datetime import timedelta

from builders import NOON
from meteo_douane.domain.hours import Attempt, Hour, hours_of, share_of
from meteo_douane.domain.observation import Outcome, Source

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def test_each_hour_counts_what_ended_in_it_and_one_without_a_reading_is_there_too() -> None:
    attempts = [
        Attempt(Source.PAGE, NOON, Outcome.UNDERSTOOD),
        Attempt(Source.PAGE, NOON + 59 * MINUTE, Outcome.UNCHANGED),
        Attempt(Source.FEED, NOON, Outcome.UNDERSTOOD),
        Attempt(Source.PAGE, NOON + 2 * HOUR, Outcome.UNREADABLE),
        Attempt(Source.PAGE, NOON + 2 * HOUR + MINUTE, Outcome.FAILED),
    ]

    found = hours_of(Source.PAGE, attempts, NOON + 2 * HOUR + 5 * MINUTE, 3)

    assert found == (Hour(NOON + 2 * HOUR, 0, 1, 1), Hour(NOON + HOUR, 0, 0, 0), Hour(NOON, 2, 0, 0))
    assert share_of(found) == (2, 4)
