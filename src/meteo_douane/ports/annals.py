"""What programs ask of the past, piece by piece: the latest first, and never more than was asked for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Generic, Protocol, TypeVar

from meteo_douane.domain.delivery import Delivery, DeliveryState
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.event import Event, EventKind
from meteo_douane.domain.notice import Kind
from meteo_douane.domain.observation import Outcome, Reading, Source
from meteo_douane.ports.stores import Edition, KnowingStore

T = TypeVar("T")
P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Batch(Generic[T, P]):
    """Some values in their order, and where the next ones begin; None if there are no more."""

    values: tuple[T, ...]
    rest: P | None = None


Number = int
"""Where a value stands that has a row number; what is written later has a higher one."""

Moment = tuple[datetime, str]
"""Where a value stands that is ordered by its time; what has the same time is ordered by the rest."""


@dataclass(frozen=True, slots=True)
class Period:
    """From one moment, up to and without another; open where None."""

    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Revisions:
    """How often an episode has changed, and when last (aware, UTC)."""

    count: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class Mark:
    """Up to where the past has been counted: the last reading, the last edition, and a moment of deliveries."""

    reading: int
    edition: int
    settled_at: datetime


@dataclass(frozen=True, slots=True)
class Settled:
    """A message that has arrived, or was given up: how long after it was owed."""

    channel: str
    state: DeliveryState
    took: timedelta


@dataclass(frozen=True, slots=True)
class Detected:
    """A notice that was new to us, and says without a doubt when it was published."""

    published_at: datetime
    took: timedelta


@dataclass(frozen=True, slots=True)
class News:
    """What has come since a mark, as figures: `readings` by source and outcome, `editions` by their kind."""

    mark: Mark
    readings: dict[tuple[Source, Outcome], int] = field(default_factory=dict)
    editions: dict[Kind, int] = field(default_factory=dict)
    detected: tuple[Detected, ...] = ()
    settled: tuple[Settled, ...] = ()


class Annals(KnowingStore, Protocol):
    """What the doors for programs ask of a database; each call is one transaction that changes nothing."""

    def episode(self, episode_id: str) -> Episode | None:
        """Return an episode, of the present or the past."""

    def episodes_from(self, place: Number | None, *, in_force: bool | None, limit: int) -> Batch[Episode, Number]:
        """Return episodes, the latest first."""

    def editions_from(
        self, place: Number | None, *, publications: Collection[str] | None, limit: int
    ) -> Batch[Edition, Number]:
        """Return editions of notices, or only those of some publications, the latest first."""

    def edition(self, revision: str) -> Edition | None:
        """Return an edition by its revision."""

    def events_from(
        self, place: Moment | None, *, episode: str | None, kind: EventKind | None, period: Period, limit: int
    ) -> Batch[Event, Moment]:
        """Return events, the latest first."""

    def event(self, key: str) -> Event | None:
        """Return an event by its key."""

    def last_events(
        self, episodes: Collection[str], kinds: Collection[EventKind], *, each: int
    ) -> dict[str, tuple[Event, ...]]:
        """Return the last events of these kinds of each of these episodes, the latest first."""

    def revisions(self, episodes: Collection[str], kinds: Collection[EventKind]) -> dict[str, Revisions]:
        """Return how often each of these episodes had an event of these kinds; one that had none is left out."""

    def deliveries_from(
        self, place: Number | None, *, state: DeliveryState | None, limit: int
    ) -> Batch[Delivery, Number]:
        """Return deliveries, the latest first."""

    def readings_from(
        self, place: Moment | None, *, source: Source | None, period: Period, limit: int
    ) -> Batch[Reading, Moment]:
        """Return readings, the latest first."""

    def delivery_counts(self) -> dict[DeliveryState, int]:
        """Return how many deliveries are owed or dead, by state; test messages are not counted."""

    def oldest_owed(self) -> dict[str, datetime]:
        """Return, for each channel to which something is owed that nothing holds back, since when the oldest is."""

    def mark(self, at: datetime) -> Mark:
        """Return where the past ends now."""

    def news(self, mark: Mark, until: datetime) -> News:
        """Return what was written since a mark, deliveries as far as they were settled by `until`."""
