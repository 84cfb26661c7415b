"""What the pages ask of a database, and what of the configuration they go by."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from meteo_douane.domain.delivery import Delivery, DeliveryState
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.event import Decision
from meteo_douane.domain.hours import Attempt
from meteo_douane.domain.observation import Reading, Source
from meteo_douane.domain.watch import Watch
from meteo_douane.ports import KnowingStore, Traces


@dataclass(frozen=True, slots=True)
class Setting:
    """What of the configuration the pages go by.

    `tolerated` is for how long there may be no good reading before calm is no longer known.
    """

    watches: tuple[Watch, ...]
    sources: tuple[Source, ...]
    tolerated: timedelta


class Present(KnowingStore, Protocol):
    """What the first page asks of a database."""

    def delivery_counts(self) -> Mapping[DeliveryState, int]:
        """Return how many deliveries stand in each state; test messages are not counted."""

    def deliveries(self, states: Collection[DeliveryState], *, limit: int) -> tuple[Delivery, ...]:
        """Return the latest deliveries in these states, oldest first."""


class Past(KnowingStore, Protocol):
    """What the pages of the past ask of a database."""

    def traces(self) -> AbstractContextManager[Traces]:
        """Give what is kept of the past as it stands now, whatever is written meanwhile."""

    def latest_between(self, since: datetime, until: datetime, *, limit: int) -> tuple[Episode, ...]:
        """Return the episodes in force at some time from one moment up to another, the latest to open first."""

    def first_good_reading(self) -> datetime | None:
        """Return since when we know what any source says, as far as readings are kept, or None if never."""


class Readings(KnowingStore, Protocol):
    """What the pages about the watching itself ask of a database."""

    def attempts_since(self, at: datetime) -> tuple[Attempt, ...]:
        """Return the readings that ended at or after a moment, the latest first, as far as they are counted."""

    def last_reading(self, source: Source, since: datetime, *, is_good: bool, is_kept: bool) -> Reading | None:
        """Return the last good or bad reading of a source since a moment; `is_kept` asks for one whose body is."""

    def body(self, sha256: str) -> bytes | None:
        """Return a body as it came, or None if it was not kept."""

    def recent_decisions(self, watch: str | None, *, limit: int) -> tuple[Decision, ...]:
        """Return the latest decisions for a watch, or (None) for any, the latest first."""
