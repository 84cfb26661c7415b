"""What the log of readings becomes with age: by hour, one row for each source and outcome, where nothing was in force.

The chain of readings stays whole for what follows (docs/decisions/0007): the rows of a run without a gap go together,
and what is left of it ends with its last digest. Within the time of an episode nothing is touched: it is evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby

from meteo_douane.domain.observation import Reading

AGE = timedelta(days=31)
"""Digests and people look back for less than a month."""
MARGIN = timedelta(days=1)
"""Evidence begins before the first sight of its episode, and ends after the last word of it."""


@dataclass(frozen=True, slots=True)
class Span:
    """The time from the first to the last thing that happened to an episode; `until` is None while it is in force."""

    since: datetime
    until: datetime | None

    def holds(self, at: datetime) -> bool:
        """Return whether a moment may be of its evidence."""
        return self.since - MARGIN <= at and (self.until is None or at <= self.until + MARGIN)


@dataclass(frozen=True, slots=True)
class Logged:
    """One row of the log, in the order of `number`.

    `folded` is how many readings it stands for, 0 if it is one as it was written. `stays` is said of one that nothing
    may be folded into: a body is kept of it, or it is evidence.
    """

    number: int
    reading: Reading
    chain: str | None
    folded: int = 0
    stays: bool = False


def hours_aged(before: datetime, now: datetime) -> tuple[datetime, datetime] | None:
    """Return from when to when readings have become old between two readings, in whole hours, or None if none have."""
    since, until = _hour(before) - AGE, _hour(now) - AGE
    return (since, until) if since < until else None


def condensed(log: Sequence[Logged]) -> tuple[Logged, ...]:
    """Return a part of the log without a gap, its hours folded."""
    runs = groupby(log, key=lambda one: (one.stays, _hour(one.reading.ended_at)))
    return tuple(row for (stays, _), run in runs for row in (run if stays else _folded(tuple(run))))


def held_back(log: Iterable[Logged], spans: Sequence[Span]) -> tuple[Logged, ...]:
    """Return the rows, with those that are evidence marked as staying."""
    return tuple(
        replace(one, stays=True) if any(span.holds(one.reading.ended_at) for span in spans) else one for one in log
    )


def _folded(run: tuple[Logged, ...]) -> tuple[Logged, ...]:
    """Return the last row of each kind, for all of its kind: the last of the run is among them, with its digest."""
    kinds: dict[tuple[object, ...], list[Logged]] = {}
    for one in run:
        kinds.setdefault(_kind(one.reading), []).append(one)
    if len(kinds) == len(run):
        return run
    return tuple(sorted((_one_for(rows) for rows in kinds.values()), key=lambda one: one.number))


def _kind(reading: Reading) -> tuple[object, ...]:
    return reading.source, reading.outcome, reading.status, reading.detail


def _one_for(rows: list[Logged]) -> Logged:
    first, last = rows[0], rows[-1]
    reading = replace(last.reading, started_at=first.reading.started_at)
    return replace(last, reading=reading, folded=sum(max(one.folded, 1) for one in rows))


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)
