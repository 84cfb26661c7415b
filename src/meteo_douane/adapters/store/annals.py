"""The past piece by piece, for programs: every query reads a bounded number of rows, by an index."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Integer, Row, Select, String, func, select, tuple_

from meteo_douane.adapters.store import archive, deliveries, news
from meteo_douane.adapters.store.chronicle import standing
from meteo_douane.adapters.store.codec import EDITION, EPISODE, EVENT
from meteo_douane.adapters.store.columns import Utc
from meteo_douane.adapters.store.engine import Engines
from meteo_douane.adapters.store.tables import (
    APPEARANCES,
    DELIVERIES,
    EDITIONS,
    EPISODES,
    EVENTS,
    READINGS,
)
from meteo_douane.domain.delivery import Delivery, DeliveryState
from meteo_douane.domain.episodes import Episode, Known
from meteo_douane.domain.event import OVER_AT_START, Event, EventKind
from meteo_douane.domain.observation import Reading, Source
from meteo_douane.domain.retelling import RETELLING
from meteo_douane.ports import Edition
from meteo_douane.ports.annals import Batch, Mark, Moment, News, Number, Period, Revisions

Query = Select[*tuple[Any, ...]]

# What a message says in place of several is stored beside what happened; it happened no second time. What was over
# before we looked was nothing new to anybody.
_HAPPENED = ~EVENTS.c.key.contains(RETELLING) & ~EVENTS.c.key.contains(OVER_AT_START)


@dataclass(frozen=True, slots=True)
class SqlAnnals:
    """`Annals` on SQLite or PostgreSQL; every method may be called from any thread and may raise StoreError."""

    _engines: Engines
    known: Callable[[], Known]
    """Returns what we believe, as the store does."""
    episode: Callable[[str], Episode | None]
    """Returns an episode of the present or the past, as that does."""

    def episodes_from(self, place: Number | None, *, in_force: bool | None, limit: int) -> Batch[Episode, Number]:
        """Return episodes, the latest first."""
        query: Query = select(EPISODES.c.number, EPISODES.c.payload)
        if in_force is not None:
            query = query.where(standing(in_force=in_force))
        with self._engines.reading() as connection:
            rows = connection.execute(_by_number(query, EPISODES.c.number, place, limit)).all()
        return Batch(tuple(EPISODE.decode(row.payload) for row in rows[:limit]), _rest(rows, limit))

    def editions_from(
        self, place: Number | None, *, publications: Collection[str] | None, limit: int
    ) -> Batch[Edition, Number]:
        """Return editions of notices, or only those of some publications, the latest first."""
        query: Query = select(EDITIONS.c.number, EDITIONS.c.payload)
        if publications is not None:
            theirs = select(APPEARANCES.c.revision).where(APPEARANCES.c.publication.in_(publications))
            query = query.where(EDITIONS.c.revision.in_(theirs))
        with self._engines.reading() as connection:
            rows = connection.execute(_by_number(query, EDITIONS.c.number, place, limit)).all()
        return Batch(tuple(EDITION.decode(row.payload) for row in rows[:limit]), _rest(rows, limit))

    def edition(self, revision: str) -> Edition | None:
        """Return an edition by its revision."""
        with self._engines.reading() as connection:
            return next(iter(archive.editions(connection, (revision,))), None)

    def events_from(
        self, place: Moment | None, *, episode: str | None, kind: EventKind | None, period: Period, limit: int
    ) -> Batch[Event, Moment]:
        """Return events, the latest first."""
        query: Query = select(EVENTS.c.at, EVENTS.c.key, EVENTS.c.payload).where(_HAPPENED)
        if episode is not None:
            query = query.where(EVENTS.c.episode == episode)
        if kind is not None:
            query = query.where(EVENTS.c.kind == kind)
        if place is not None:
            query = query.where(tuple_(EVENTS.c.at, EVENTS.c.key) < tuple_(*place, types=(Utc(), String())))
        latest = _within(query, EVENTS.c.at, period).order_by(EVENTS.c.at.desc(), EVENTS.c.key.desc())
        with self._engines.reading() as connection:
            rows = connection.execute(latest.limit(limit + 1)).all()
        rest = (rows[limit - 1].at, rows[limit - 1].key) if len(rows) > limit else None
        return Batch(tuple(EVENT.decode(row.payload) for row in rows[:limit]), rest)

    def event(self, key: str) -> Event | None:
        """Return an event by its key."""
        with self._engines.reading() as connection:
            payload = connection.scalar(select(EVENTS.c.payload).where(EVENTS.c.key == key, _HAPPENED))
        return None if payload is None else EVENT.decode(payload)

    def last_events(
        self, episodes: Collection[str], kinds: Collection[EventKind], *, each: int
    ) -> dict[str, tuple[Event, ...]]:
        """Return the last events of these kinds of each of these episodes, the latest first."""
        found: dict[str, tuple[Event, ...]] = {}
        with self._engines.reading() as connection:
            for row in connection.execute(_last_of_each(episodes, kinds, each)):
                found[row.episode] = (*found.get(row.episode, ()), EVENT.decode(row.payload))
        return found

    def revisions(self, episodes: Collection[str], kinds: Collection[EventKind]) -> dict[str, Revisions]:
        """Return how often each of these episodes had an event of these kinds; one that had none is left out."""
        query = (
            select(EVENTS.c.episode, func.count().label("times"), func.max(EVENTS.c.at).label("last_at"))
            .where(EVENTS.c.episode.in_(episodes), EVENTS.c.kind.in_(sorted(kinds)), _HAPPENED)
            .group_by(EVENTS.c.episode)
        )
        with self._engines.reading() as connection:
            return {row.episode: Revisions(row.times, row.last_at) for row in connection.execute(query)}

    def deliveries_from(
        self, place: Number | None, *, state: DeliveryState | None, limit: int
    ) -> Batch[Delivery, Number]:
        """Return deliveries, the latest first."""
        query = select(DELIVERIES)
        if state is not None:
            query = query.where(DELIVERIES.c.state == state)
        with self._engines.reading() as connection:
            latest = connection.execute(_by_number(query, DELIVERIES.c.number, place, limit))
            rows = latest.mappings().all()
            found = deliveries.of_rows(connection, rows[:limit])
        return Batch(tuple(reversed(found)), rows[limit - 1]["number"] if len(rows) > limit else None)

    def readings_from(
        self, place: Moment | None, *, source: Source | None, period: Period, limit: int
    ) -> Batch[Reading, Moment]:
        """Return readings, the latest first."""
        query: Query = select(READINGS)
        if source is not None:
            query = query.where(READINGS.c.source == source)
        if place is not None:
            here = tuple_(place[0], int(place[1]), types=(Utc(), Integer()))
            query = query.where(tuple_(READINGS.c.ended_at, READINGS.c.number) < here)
        latest = _within(query, READINGS.c.ended_at, period)
        ordered = latest.order_by(READINGS.c.ended_at.desc(), READINGS.c.number.desc()).limit(limit + 1)
        with self._engines.reading() as connection:
            rows = connection.execute(ordered).all()
        rest = (rows[limit - 1].ended_at, str(rows[limit - 1].number)) if len(rows) > limit else None
        return Batch(tuple(archive.reading_of(row) for row in rows[:limit]), rest)

    def delivery_counts(self) -> dict[DeliveryState, int]:
        """Return how many deliveries are owed or dead, by state; test messages are not counted."""
        with self._engines.reading() as connection:
            return news.counts(connection)

    def oldest_owed(self) -> dict[str, datetime]:
        """Return, for each channel to which something is owed that nothing holds back, since when the oldest is."""
        with self._engines.reading() as connection:
            return news.oldest_owed(connection)

    def mark(self, at: datetime) -> Mark:
        """Return where the past ends now."""
        with self._engines.reading() as connection:
            return news.mark(connection, at)

    def news(self, mark: Mark, until: datetime) -> News:
        """Return what was written since a mark, deliveries as far as they were settled by `until`."""
        with self._engines.reading() as connection:
            return news.news(connection, mark, until)


def _last_of_each(episodes: Collection[str], kinds: Collection[EventKind], each: int) -> Query:
    """Return a query for so many events of each of these episodes, the latest first."""
    latest_first = (EVENTS.c.at.desc(), EVENTS.c.key.desc())
    rank = func.row_number().over(partition_by=EVENTS.c.episode, order_by=latest_first).label("rank")
    theirs = (EVENTS.c.episode.in_(episodes), EVENTS.c.kind.in_(sorted(kinds)), _HAPPENED)
    ranked = select(EVENTS.c.key, rank).where(*theirs).subquery()
    query = select(EVENTS.c.episode, EVENTS.c.payload).join(ranked, ranked.c.key == EVENTS.c.key)
    return query.where(ranked.c.rank <= each).order_by(EVENTS.c.episode, ranked.c.rank)


def _by_number(query: Query, number: ColumnElement[int], place: Number | None, limit: int) -> Query:
    """Return a query for the rows below a number, the highest first, and one more than is wanted."""
    below = query if place is None else query.where(number < place)
    return below.order_by(number.desc()).limit(limit + 1)


def _rest(rows: Sequence[Row[*tuple[Any, ...]]], limit: int) -> Number | None:
    return rows[limit - 1].number if len(rows) > limit else None


def _within(query: Query, at: ColumnElement[datetime], period: Period) -> Query:
    if period.since is not None:
        query = query.where(at >= period.since)
    return query if period.until is None else query.where(at < period.until)
