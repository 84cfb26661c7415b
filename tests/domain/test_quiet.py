"""Quiet hours are on the clock of people, through both changes of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meteo_douane.domain.quiet import Quiet, Span, interval
from meteo_douane.domain.schedule import DAY, WEEK, Day

PARIS = ZoneInfo("Europe/Paris")
NIGHT = Span(time(22), time(6, 30))
SPRING = (date(2026, 3, 29), date(2027, 3, 28), date(2028, 3, 26))
AUTUMN = (date(2026, 10, 25), date(2027, 10, 31), date(2028, 10, 29))


def at(day: date, hour: int, minute: int = 0, *, fold: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=PARIS, fold=fold).astimezone(UTC)


MONDAY = date(2026, 2, 2)


@pytest.mark.parametrize(
    ("spans", "now", "until"),
    [
        pytest.param([NIGHT], at(MONDAY, 21, 59), None, id="before"),
        pytest.param([NIGHT], at(MONDAY, 22), at(MONDAY + DAY, 6, 30), id="from its start"),
        pytest.param([NIGHT], at(MONDAY, 2, 14), at(MONDAY, 6, 30), id="after midnight"),
        pytest.param([NIGHT], at(MONDAY, 6, 30), None, id="not at its end"),
        pytest.param([Span(time(12), time(14))], at(MONDAY, 13), at(MONDAY, 14), id="within a day"),
        pytest.param([Span(time(20), time(0))], at(MONDAY, 23), at(MONDAY + DAY, 0), id="until midnight"),
        pytest.param([Span(time(0), time(0))], at(MONDAY, 13), at(MONDAY + 8 * DAY, 0), id="a week is enough"),
        pytest.param(
            [NIGHT, Span(time(6, 30), time(8))], at(MONDAY, 23), at(MONDAY + DAY, 8), id="one that follows another"
        ),
        pytest.param([], at(MONDAY, 3), None, id="none"),
    ],
)
def test_quiet_hours_end(spans: list[Span], now: datetime, until: datetime | None) -> None:
    assert Quiet(tuple(spans)).until(now, PARIS) == until


def test_quiet_hours_begin_on_the_days_that_are_named() -> None:
    of_friday = Quiet((NIGHT,), days=frozenset({Day.FRI}))
    friday = MONDAY + 4 * DAY

    assert of_friday.until(at(friday, 2), PARIS) is None
    assert of_friday.until(at(friday, 23), PARIS) == at(friday + DAY, 6, 30)
    assert of_friday.until(at(friday + DAY, 2), PARIS) == at(friday + DAY, 6, 30)
    assert of_friday.until(at(friday + DAY, 23), PARIS) is None


@pytest.mark.parametrize("day", SPRING, ids=str)
def test_the_night_in_which_the_clock_goes_forward_is_an_hour_shorter(day: date) -> None:
    start, end = interval(NIGHT, day - DAY, PARIS)

    assert end - start == timedelta(hours=7, minutes=30)
    assert Quiet((NIGHT,)).until(at(day, 3, 1), PARIS) == datetime.combine(day, time(4, 30), UTC)


@pytest.mark.parametrize("day", AUTUMN, ids=str)
def test_the_night_in_which_the_clock_goes_back_is_an_hour_longer(day: date) -> None:
    start, end = interval(NIGHT, day - DAY, PARIS)

    assert end - start == timedelta(hours=9, minutes=30)
    for fold in (0, 1):
        assert Quiet((NIGHT,)).until(at(day, 2, 30, fold=fold), PARIS) == datetime.combine(day, time(5, 30), UTC)


@pytest.mark.parametrize("day", SPRING, ids=str)
def test_an_hour_that_the_clock_jumps_over_is_when_it_jumps(day: date) -> None:
    start, end = interval(Span(time(22), time(2, 30)), day - DAY, PARIS)

    assert end == datetime.combine(day, time(1), UTC)
    assert interval(Span(time(2, 30), time(6)), day, PARIS)[0] == end
    assert interval(Span(time(2, 15), time(2, 45)), day, PARIS) == (end, end)
    assert start < end


@pytest.mark.parametrize("day", AUTUMN, ids=str)
def test_an_hour_that_the_clock_shows_twice_is_the_first_one(day: date) -> None:
    until_half_past_two = Quiet((Span(time(22), time(2, 30)),))

    assert until_half_past_two.until(at(day, 2, 29), PARIS) == at(day, 2, 30)
    assert until_half_past_two.until(at(day, 2, 29, fold=1), PARIS) is None


CLOCKS = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
MOMENTS = st.integers(0, 3 * 366 * 24 * 60).map(lambda minutes: at(date(2026, 1, 1), 0) + timedelta(minutes=minutes))


@given(CLOCKS, CLOCKS, MOMENTS)
def test_whatever_is_held_is_told_later_and_then_nobody_is_quiet(starts: time, ends: time, now: datetime) -> None:
    quiet = (
        Quiet((Span(starts, ends),))
        if starts != ends
        else Quiet((Span(starts, ends),), days=frozenset(WEEK) - {Day.SUN})
    )

    release = quiet.until(now, PARIS)

    if release is not None:
        assert release > now
        assert quiet.until(release, PARIS) is None
