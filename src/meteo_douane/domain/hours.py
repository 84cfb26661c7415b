"""How the readings went, hour by hour."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from meteo_douane.domain.observation import Outcome, Source

HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Attempt:
    """One reading, as far as it is counted."""

    source: Source
    ended_at: datetime
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Hour:
    """The readings of one source that ended within an hour from `at` on; `failed` are those that got no answer."""

    at: datetime
    good: int
    unreadable: int
    failed: int


def hours_of(source: Source, attempts: Iterable[Attempt], until: datetime, count: int) -> tuple[Hour, ...]:
    """Return that many hours up to the one under way, the latest first; one without a reading is there too."""
    last = until.replace(minute=0, second=0, microsecond=0)
    found = Counter((_hour(one.ended_at), one.outcome) for one in attempts if one.source is source)
    return tuple(_tally(last - number * HOUR, found) for number in range(count))


def _tally(at: datetime, found: Counter[tuple[datetime, Outcome]]) -> Hour:
    good = sum(found[at, outcome] for outcome in Outcome if outcome.is_good)
    return Hour(at, good, found[at, Outcome.UNREADABLE], found[at, Outcome.FAILED])


def _hour(moment: datetime) -> datetime:
    return moment.replace(minute=0, second=0, microsecond=0)


def share_of(hours: Iterable[Hour]) -> tuple[int, int]:
    """Return how many readings were good, and of how many."""
    several = tuple(hours)
    good = sum(hour.good for hour in several)
    return good, good + sum(hour.unreadable + hour.failed for hour in several)
