"""Where things stand in the drawings of the history: numbers only, no words and no colours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from meteo_douane.domain.history import Span

CELL = 12
"""A day in the calendar, with the gap to the next one."""
LEFT = 30
TOP = 16
LONGEST_CALENDAR = 53
WIDTH, ROW, LABEL = 900, 22, 190
NARROWEST, THICK = 3, 14
_STEPS = (timedelta(hours=1), timedelta(hours=4), timedelta(hours=12))


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the calendar; `heat` is from 1 to 4."""

    day: date
    x: int
    y: int
    heat: int
    length: timedelta


@dataclass(frozen=True, slots=True)
class Calendar:
    """Weeks side by side, Monday at the top; only days in trouble are drawn upon it."""

    width: int
    height: int
    days: tuple[Day, ...]
    months: tuple[tuple[int, date], ...]
    """Where a month begins: its x, and its first day."""
    blank: int
    """So wide is what lies before the week in which we first read: its days are not drawn."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Rows as their y, their name and the path of their bars; `ticks` are months, as x and first day."""

    width: int
    height: int
    rows: tuple[tuple[int, str, str], ...]
    ticks: tuple[tuple[int, date], ...]


def calendar_of(days: Mapping[date, timedelta], known: date | None, last: date) -> Calendar:
    """Return the year up to a day; `known` is the first day of which anything is known, or None."""
    first = last - timedelta(days=last.weekday() + 7 * (LONGEST_CALENDAR - 1))
    shown = tuple(
        Day(day, LEFT + (day - first).days // 7 * CELL, TOP + day.weekday() * CELL, heat_of(length), length)
        for day, length in days.items()
        if first <= day <= last and length
    )
    months = tuple((LEFT + (day - first).days // 7 * CELL, day) for day in _firsts(first, last))
    unknown = LONGEST_CALENDAR if known is None else max((known - first).days // 7, 0)
    return Calendar(LEFT + LONGEST_CALENDAR * CELL, TOP + 7 * CELL, shown, months, unknown * CELL)


def heat_of(length: timedelta) -> int:
    """Return how much of a day was in trouble, from 1 to 4."""
    return 1 + sum(length > step for step in _STEPS)


def line_of(rows: Mapping[str, tuple[Span, ...]], since: datetime, until: datetime) -> Drawing:
    """Return a row for each name, on one scale of time."""
    drawn = tuple(
        (TOP + ROW * number, name, _path(spans, TOP + ROW * number + 4, since, until))
        for number, (name, spans) in enumerate(rows.items())
    )
    ticks = tuple((_x(day, since, until), day) for day in _firsts(since.date(), until.date()))
    # More than a year of months would stand one upon the other.
    every = 1 + len(ticks) // 14
    return Drawing(WIDTH, TOP + ROW * len(rows) + 4, drawn, ticks[::every])


def _path(spans: tuple[Span, ...], y: int, since: datetime, until: datetime) -> str:
    """Return bars as one path, as short as it can be written: there may be a thousand."""
    bars = _apart(sorted(_bar(span, since, until) for span in spans))
    return "".join(f"M{begins} {y}H{ends}v{THICK}H{begins}z" for begins, ends in bars)


def _bar(span: Span, since: datetime, until: datetime) -> tuple[int, int]:
    begins, ends = (_place(moment, since, until) for moment in (span.since, span.until))
    begins = min(begins, WIDTH - NARROWEST)
    return begins, max(ends, begins + NARROWEST)


def _apart(bars: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the bars, in order, those that the eye cannot tell apart as one."""
    found: list[tuple[int, int]] = []
    for begins, ends in bars:
        if found and begins <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], ends)
        else:
            found.append((begins, ends))
    return found


def _x(day: date, since: datetime, until: datetime) -> int:
    return _place(datetime(day.year, day.month, day.day, tzinfo=since.tzinfo), since, until)


def _place(moment: datetime, since: datetime, until: datetime) -> int:
    share = (moment - since) / max(until - since, timedelta(seconds=1))
    return LABEL + round(min(max(share, 0.0), 1.0) * (WIDTH - LABEL))


def _firsts(first: date, last: date) -> list[date]:
    """Return the first days of the months that begin in this time."""
    found, day = [], first.replace(day=1)
    while day <= last:
        if day >= first:
            found.append(day)
        day = (day + timedelta(days=32)).replace(day=1)
    return found
