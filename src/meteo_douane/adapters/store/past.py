"""The past, for pages and commands that look back; each call is one transaction, and writes nothing."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from meteo_douane.adapters.store import archive, chronicle, decisions, deliveries, health, interventions
from meteo_douane.adapters.store.engine import Engines
from meteo_douane.adapters.store.traces import SqlTraces
from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.episodes import Episode, Known
from meteo_douane.domain.event import Decision
from meteo_douane.domain.hours import Attempt
from meteo_douane.domain.interventions import Intervention
from meteo_douane.domain.observation import Reading, Source
from meteo_douane.ports import Edition


@dataclass(frozen=True, slots=True)
class SqlPast:
    """What SQLite or PostgreSQL remembers; every method may be called from any thread and may raise StoreError."""

    _engines: Engines
    known: Callable[[], Known]
    """Returns what we believe, as the store does."""

    @contextmanager
    def traces(self) -> Iterator[SqlTraces]:
        """Give what is kept of the past as it stands now, whatever is written meanwhile."""
        with self._engines.looking_long() as connection:
            yield SqlTraces(connection)

    def episode(self, episode_id: str) -> Episode | None:
        """Return an episode, of the present or the past."""
        with self._engines.reading() as connection:
            return chronicle.episode(connection, episode_id)

    def episodes(self, *, in_force: bool | None, limit: int, before: str | None = None) -> tuple[Episode, ...]:
        """Return episodes, latest first: in force, over, or (None) either; `before` is the last of the page before."""
        with self._engines.reading() as connection:
            return chronicle.episodes(connection, in_force=in_force, limit=limit, before=before)

    def latest_between(self, since: datetime, until: datetime, *, limit: int) -> tuple[Episode, ...]:
        """Return the episodes in force at some time from one moment up to another, the latest to open first."""
        with self._engines.reading() as connection:
            return chronicle.latest_between(connection, since, until, limit=limit)

    def last_good_reading(self, source: Source) -> datetime | None:
        """Return when we last knew what a source says, or None if never."""
        with self._engines.reading() as connection:
            return archive.last_good_reading(connection, source)

    def first_good_reading(self) -> datetime | None:
        """Return since when we know what any source says, as far as readings are kept, or None if never."""
        with self._engines.reading() as connection:
            return archive.first_good_reading(connection)

    def readings_since(self, at: datetime) -> tuple[Reading, ...]:
        """Return the readings that ended at or after a moment, oldest first."""
        with self._engines.reading() as connection:
            return archive.readings_since(connection, at)

    def editions(self) -> Sequence[Edition]:
        """Return every edition of every notice, in the order of their first sight."""
        with self._engines.reading() as connection:
            return archive.editions(connection)

    def body(self, sha256: str) -> bytes | None:
        """Return a body as it came, or None if it was not kept."""
        with self._engines.reading() as connection:
            return archive.body(connection, sha256)

    def decisions_of(self, episode_id: str) -> tuple[Decision, ...]:
        """Return what was decided about an episode, for *no* as for *yes*, oldest first."""
        with self._engines.reading() as connection:
            return decisions.decisions_of(connection, episode_id)

    def decisions_since(self, at: datetime) -> tuple[Decision, ...]:
        """Return what was decided about events at or after a moment, oldest first."""
        with self._engines.reading() as connection:
            return decisions.decisions_since(connection, at)

    def recent_decisions(self, watch: str | None, *, limit: int) -> tuple[Decision, ...]:
        """Return the latest decisions for a watch, or (None) for any, the latest first."""
        with self._engines.reading() as connection:
            return decisions.recent(connection, watch, limit)

    def interventions_of(self, episode_id: str) -> tuple[Intervention, ...]:
        """Return what people did about an episode, oldest first."""
        with self._engines.reading() as connection:
            return interventions.of_episode(connection, episode_id)

    def delivery(self, key: str) -> Delivery | None:
        """Return the delivery of a message, by its key."""
        with self._engines.reading() as connection:
            return deliveries.by_key(connection, key)

    def attempts_since(self, at: datetime) -> tuple[Attempt, ...]:
        """Return the readings that ended at or after a moment, the latest first, as far as they are counted."""
        with self._engines.reading() as connection:
            return health.attempts_since(connection, at)

    def last_reading(self, source: Source, since: datetime, *, is_good: bool, is_kept: bool) -> Reading | None:
        """Return the last good or bad reading of a source since a moment; `is_kept` asks for one whose body is."""
        with self._engines.reading() as connection:
            return health.last_reading(connection, source, since, is_good=is_good, is_kept=is_kept)
