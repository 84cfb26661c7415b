"""Where things stand in the drawings of the history: numbers only, no words and no colours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
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
_HEAT_OF_BARS = 3
_LONGEST_IN_BARS = timedelta(days=800)
_MOST_MONTHS, _MOST_TICKS = 27, 14
_ROOM = 34
"""What the name of a month or a year takes."""
HEAT_STEPS = (timedelta(hours=1), timedelta(hours=4), timedelta(hours=12))
"""Up to how much of a day each heat but the last one is."""


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
    """Rows as their y, their name and the paths of their bars by heat; `ticks` are months or years, as x and day.

    `has_shares` says that a bar is no single trouble, but the share of its time that was in trouble.
    """

    width: int
    height: int
    rows: tuple[tuple[int, str, tuple[tuple[int, str], ...]], ...]
    ticks: tuple[tuple[int, date], ...]
    has_shares: bool


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
    return 1 + sum(length > step for step in HEAT_STEPS)


def line_of(rows: Mapping[str, tuple[Span, ...]], since: datetime, until: datetime) -> Drawing:
    """Return a row for each name, on one scale of time."""
    has_shares = until - since > _LONGEST_IN_BARS
    paths_of = _shares if has_shares else _bars
    drawn = tuple(
        (TOP + ROW * number, name, paths_of(spans, TOP + ROW * number + 4, since, until))
        for number, (name, spans) in enumerate(rows.items())
    )
    return Drawing(WIDTH, TOP + ROW * len(rows) + 4, drawn, tuple(_ticks(since, until)), has_shares)


def _ticks(since: datetime, until: datetime) -> Iterator[tuple[int, date]]:
    """Yield the months of a year or two, or else the years, as far as there is room for the name of each."""
    months = _firsts(since.date(), until.date())
    days = [day for day in months if day.month == 1] if len(months) > _MOST_MONTHS else months
    every = 1 + len(days) // _MOST_TICKS
    for day in days[::every]:
        x = _x(day, since, until)
        if x <= WIDTH - _ROOM:
            yield x, day


def _bars(spans: tuple[Span, ...], y: int, since: datetime, until: datetime) -> tuple[tuple[int, str], ...]:
    """Return bars as one path, as short as it can be written: there may be hundreds."""
    bars = _apart(sorted(_bar(span, since, until) for span in spans))
    return ((_HEAT_OF_BARS, "".join(_drawn(begins, ends, y) for begins, ends in bars)),)


def _shares(spans: tuple[Span, ...], y: int, since: datetime, until: datetime) -> tuple[tuple[int, str], ...]:
    """Return columns by heat: over years, bars of single troubles would grow together and look like one."""
    column = (until - since) * NARROWEST / (WIDTH - LABEL)
    lengths: Counter[int] = Counter()
    for span in _united(spans):
        first, last = (int((moment - since) / column) for moment in (span.since, span.until))
        for number in range(first, last + 1):
            begins = since + number * column
            inside = min(span.until, begins + column) - max(span.since, begins)
            lengths[number] += max(int(inside.total_seconds()), 0)
    paths: dict[int, list[str]] = {}
    for number, seconds in sorted(lengths.items()):
        heat = heat_of(timedelta(seconds=seconds) / (column / timedelta(days=1)))
        x = min(LABEL + number * NARROWEST, WIDTH - NARROWEST)
        paths.setdefault(heat, []).append(_drawn(x, x + NARROWEST, y))
    return tuple((heat, "".join(drawn)) for heat, drawn in sorted(paths.items()))


def _united(spans: tuple[Span, ...]) -> list[Span]:
    """Return the same time with what overlaps as one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda one: one.since):
        if found and span.since <= found[-1].until:
            found[-1] = Span(found[-1].since, max(found[-1].until, span.until))
        else:
            found.append(span)
    return found


def _drawn(begins: int, ends: int, y: int) -> str:
    return f"M{begins} {y}H{ends}v{THICK}H{begins}z"


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
