"""Quiet hours: spans of the day, on the clock of people, in which a watch is told only what may wake it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from meteo_douane.domain.schedule import DAY, WEEK, Day

#: Spans that follow each other are one; a week of them is as long as anybody stays quiet.
MOST_DAYS = 8


class Wake(StrEnum):
    """What is told in quiet hours too."""

    OPENING = "opening"
    """A trouble that begins for the watch, and its repeats; one in force when it began; what was not understood."""
    END = "end"
    """The end, whole or in part, of one whose opening was told in quiet hours, or that somebody has it in hand."""
    CHANGE = "change"
    """Whatever else is told of a trouble or a planned operation."""
    BLIND = "blind"
    """The météo cannot be read, or can again."""


@dataclass(frozen=True, slots=True)
class Span:
    """From one hour of the local clock to another; one that is not later is of the next day (00:00 ends a day)."""

    starts: time
    ends: time


@dataclass(frozen=True, slots=True)
class Quiet:
    """The quiet hours of a watch; `days` are those on which a span begins."""

    spans: tuple[Span, ...] = ()
    days: frozenset[Day] = frozenset(WEEK)
    wakes: frozenset[Wake] = frozenset({Wake.OPENING, Wake.END})

    def until(self, now: datetime, zone: tzinfo) -> datetime | None:
        """Return when the quiet hours end that go on at `now`, in UTC, or None if none do."""
        end: datetime | None = None
        for _ in range(MOST_DAYS * max(len(self.spans), 1)):
            later = self._end_of_span_at(end or now, zone)
            if later is None:
                break
            end = later
        return end

    def _end_of_span_at(self, moment: datetime, zone: tzinfo) -> datetime | None:
        today = moment.astimezone(zone).date()
        ends = (
            end
            for day in (today - DAY, today)
            if WEEK[day.weekday()] in self.days
            for start, end in (interval(span, day, zone) for span in self.spans)
            if start <= moment < end
        )
        return max(ends, default=None)


def interval(span: Span, day: date, zone: tzinfo) -> tuple[datetime, datetime]:
    """Return when the span that begins on a day starts and ends, in UTC; both clock changes are honoured."""
    last = day if span.ends > span.starts else day + DAY
    return instant(day, span.starts, zone), instant(last, span.ends, zone)


def instant(day: date, clock: time, zone: tzinfo) -> datetime:
    """Return the first moment at which the local clock shows a time or, where it jumps over it, a later one (UTC)."""
    wall = datetime.combine(day, clock)
    moment = wall.replace(tzinfo=zone).astimezone(UTC)
    if _wall(moment, zone) == wall:
        return moment
    before = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    minutes = range(int((moment - before) / timedelta(minutes=1)))
    jumps = (before + timedelta(minutes=number) for number in minutes)
    return next((one for one in jumps if _wall(one, zone) >= wall), moment)


def _wall(moment: datetime, zone: tzinfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)
