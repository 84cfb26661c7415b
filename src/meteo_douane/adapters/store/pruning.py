"""Forgetting what is long over: readings, bodies, episodes, decisions, messages; a month at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Select, Table, delete, func, select, text

from meteo_douane.adapters.store import recourses
from meteo_douane.adapters.store.codec import EPISODE, Codec, events_of
from meteo_douane.adapters.store.engine import Engines
from meteo_douane.adapters.store.tables import (
    APPEARANCES,
    BELIEFS,
    BODIES,
    DECISIONS,
    DELIVERIES,
    DIGEST_RUNS,
    DRILLS,
    EDITIONS,
    EPISODES,
    EVENTS,
    INTERVENTIONS,
    READINGS,
    TRIAGES,
)
from meteo_douane.domain.delivery import DeliveryState
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.providers import ProviderState
from meteo_douane.domain.pruning import SHORTEST, Span, span_of, span_of_fallback

T = TypeVar("T")

_PROVIDER = Codec[ProviderState](ProviderState)
_OWED = [state for state in DeliveryState if state.is_owed]


@dataclass(frozen=True, slots=True)
class Pruned:
    """How many rows went, of each kind."""

    readings: int = 0
    bodies: int = 0
    editions: int = 0
    episodes: int = 0
    decisions: int = 0
    messages: int = 0
    triages: int = 0
    drills: int = 0

    def __add__(self, other: "Pruned") -> "Pruned":
        """Return both together."""
        return Pruned(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


@dataclass(frozen=True, slots=True)
class SqlPruning:
    """What SQLite or PostgreSQL keeps, and how it forgets; each call is one transaction and may raise StoreError."""

    _engines: Engines

    def spans(self) -> tuple[Span, ...]:
        """Return the time of each episode kept and of each fallback."""
        with self._engines.reading() as connection:
            return tuple(_spans(connection))

    def oldest(self) -> datetime | None:
        """Return the moment from which the past is kept, or None if there is none."""
        with self._engines.reading() as connection:
            return _oldest(connection)

    def prune(self, before: datetime) -> Pruned:
        """Forget what is before a moment that lies within the time of no episode kept; never what is owed."""
        with self._engines.working_long() as connection:
            return _prune(connection, before)

    def used_bytes(self) -> int:
        """Return the size of what a file of SQLite holds, without the room in it that is free again."""
        with self._engines.reading() as connection:
            return _used_bytes(connection)


def _spans(connection: Connection) -> Iterator[Span]:
    last = func.max(EVENTS.c.at)
    by_episode = select(EVENTS.c.episode, last.label("at")).group_by(EVENTS.c.episode)
    of_events = {row.episode: row.at for row in connection.execute(by_episode)}
    for row in connection.execute(select(EPISODES.c.payload, EPISODES.c.is_current)):
        episode = EPISODE.decode(row.payload)
        yield span_of(episode, of_events.get(episode.id), is_current=row.is_current)
    yield from map(span_of_fallback, recourses.recourses(connection))


def _oldest(connection: Connection) -> datetime | None:
    columns = (READINGS.c.ended_at, EVENTS.c.at, DELIVERIES.c.created_at, TRIAGES.c.started_at, DRILLS.c.until)
    firsts = (func.min(column) for column in columns)
    found = [connection.scalar(select(first)) for first in firsts]
    return min((at for at in found if at is not None), default=None)


def _prune(connection: Connection, before: datetime) -> Pruned:
    episodes = _gone(connection, EPISODES, ~EPISODES.c.is_current, EPISODES.c.ended_at < before)
    messages = _forget_messages(connection, before)
    decisions = _forget_events(connection, before)
    kept = select(EPISODES.c.id)
    latest = select(func.max(INTERVENTIONS.c.number)).scalar_subquery()  # its number must not be given out again
    _gone(connection, INTERVENTIONS, INTERVENTIONS.c.episode.not_in(kept), INTERVENTIONS.c.number < latest)
    _gone(connection, APPEARANCES, APPEARANCES.c.last_seen_at < before)
    listed = select(APPEARANCES.c.revision)
    editions = _gone(connection, EDITIONS, EDITIONS.c.first_seen_at < before, EDITIONS.c.revision.not_in(listed))
    readings = _forget_readings(connection, before)
    of_readings = select(READINGS.c.sha256)
    bodies = _gone(connection, BODIES, BODIES.c.last_seen_at < before, BODIES.c.sha256.not_in(of_readings))
    last_runs = select(func.max(DIGEST_RUNS.c.number)).group_by(DIGEST_RUNS.c.digest)
    _gone(connection, DIGEST_RUNS, DIGEST_RUNS.c.made_at < before, DIGEST_RUNS.c.number.not_in(last_runs))
    triages, drills = _forget_triages(connection, before), _forget_drills(connection, before)
    return Pruned(readings, bodies, editions, episodes, decisions, messages, triages, drills)


def _used_bytes(connection: Connection) -> int:
    pages = connection.scalar(text("PRAGMA page_count")) or 0
    free = connection.scalar(text("PRAGMA freelist_count")) or 0
    return int(pages - free) * int(connection.scalar(text("PRAGMA page_size")) or 0)


def _forget_messages(connection: Connection, before: datetime) -> int:
    """Forget messages that nobody owes any more and that are about no episode kept."""
    kept = set(connection.scalars(select(EPISODES.c.id))) | {f"source {name}" for name in _in_trouble(connection)}
    settled = select(DELIVERIES.c.number, DELIVERIES.c.thread).where(
        DELIVERIES.c.state.not_in(_OWED), DELIVERIES.c.created_at < before
    )
    numbers = [row.number for row in connection.execute(settled) if not kept & {row.thread, *row.thread.split(" ")}]
    return sum(_gone(connection, DELIVERIES, DELIVERIES.c.number.in_(some)) for some in _in_parts(numbers))


def _forget_events(connection: Connection, before: datetime) -> int:
    """Forget events that nothing kept is about, with their decisions; return how many of these.

    A message may gather what happened a while before it.
    """
    told = select(DELIVERIES.c.message).where(DELIVERIES.c.created_at < before + SHORTEST)
    named = {key for message in connection.scalars(told) for key in events_of(message)}
    old = select(EVENTS.c.key).where(EVENTS.c.at < before, EVENTS.c.episode.not_in(select(EPISODES.c.id)))
    lasting = tuple(f"/{EventKind.PROVIDER_TROUBLE}/{name}" for name in _in_trouble(connection))
    keys = [key for key in connection.scalars(old) if key not in named and not key.endswith(lasting)]
    gone = 0
    for some in _in_parts(keys):
        gone += _gone(connection, DECISIONS, DECISIONS.c.event.in_(some))
        _gone(connection, EVENTS, EVENTS.c.key.in_(some))
    return gone


def _forget_triages(connection: Connection, before: datetime) -> int:
    """Forget triages that led to no fallback of which there is a record; the last one keeps its number taken."""
    kept = {one.triage for one in recourses.recourses(connection)}
    last = select(func.max(TRIAGES.c.number)).scalar_subquery()
    old = select(TRIAGES.c.number, TRIAGES.c.id).where(TRIAGES.c.started_at < before, TRIAGES.c.number < last)
    numbers = [number for number, name in connection.execute(old) if name not in kept]
    return sum(_gone(connection, TRIAGES, TRIAGES.c.number.in_(some)) for some in _in_parts(numbers))


def _forget_drills(connection: Connection, before: datetime) -> int:
    """Forget drills that are over; the last one keeps its number taken, for its links would answer the next."""
    last = select(func.max(DRILLS.c.number)).scalar_subquery()
    return _gone(connection, DRILLS, DRILLS.c.until < before, DRILLS.c.number < last)


def _in_trouble(connection: Connection) -> frozenset[str]:
    """Return the providers that say that their platform is in trouble: what was told of that is in force."""
    states = map(_PROVIDER.decode, connection.scalars(select(BELIEFS.c.payload).where(BELIEFS.c.name == "providers")))
    return frozenset(state.name for state in states if state.is_in_trouble)


def _forget_readings(connection: Connection, before: datetime) -> int:
    """Forget the beginning of the log but for its last row: what follows is chained to the digest of that one."""
    first_kept = _number(connection, select(func.min(READINGS.c.number)).where(READINGS.c.ended_at >= before))
    earlier = READINGS.c.number < first_kept if first_kept is not None else READINGS.c.ended_at < before
    anchor = _number(connection, select(func.max(READINGS.c.number)).where(earlier))
    return 0 if anchor is None else _gone(connection, READINGS, READINGS.c.number < anchor)


def _in_parts(keys: list[T]) -> Iterator[list[T]]:
    """Yield as many at a time as a statement may name."""
    yield from (keys[at : at + 500] for at in range(0, len(keys), 500))


def _number(connection: Connection, query: Select[int]) -> int | None:
    number: int | None = connection.scalar(query)
    return number


def _gone(connection: Connection, table: Table, *wanted: ColumnElement[bool]) -> int:
    return connection.execute(delete(table).where(*wanted)).rowcount
