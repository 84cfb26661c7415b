"""What we believe: a row for each episode and each other field of `Known`, written only where it changed."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import datetime
from functools import cached_property
from typing import Generic, Protocol, TypeVar, get_args, get_type_hints

from sqlalchemy import Connection, select, update

from meteo_douane.adapters.store.codec import Codec
from meteo_douane.adapters.store.errors import StaleError
from meteo_douane.adapters.store.tables import BeliefRow, EpisodeRow
from meteo_douane.adapters.store.upsert import insert


class Episode(Protocol):
    """What the table of episodes shows of one beside its whole value."""

    @property
    def state(self) -> str:
        """A word for where it stands."""

    @property
    def opened_at(self) -> datetime | None:
        """When it began."""

    @property
    def ended_at(self) -> datetime | None:
        """When it ended."""


class Believed(Protocol):
    """A frozen dataclass whose fields have defaults, one of them the episodes by their id."""

    @property
    def episodes(self) -> Mapping[str, Episode]:
        """What is still needed to reconcile."""


K = TypeVar("K", bound=Believed)


class Knowledge(Generic[K]):
    """Writes and reads one type of what is known; knows of it only that it has episodes."""

    def __init__(self, kind: type[K]) -> None:
        self._kind = kind

    @cached_property
    def _hints(self) -> dict[str, object]:
        return get_type_hints(self._kind)

    @cached_property
    def _beliefs(self) -> dict[str, Codec[object]]:
        names = (field.name for field in fields(self._kind))  # type: ignore[arg-type] # a dataclass, as promised
        return {name: Codec(self._hints[name]) for name in names if name != "episodes"}

    @cached_property
    def _episodes(self) -> Codec[Episode]:
        return Codec(get_args(self._hints["episodes"])[1])

    def read(self, connection: Connection) -> K:
        """Return what is known; what was never written has its default."""
        rows = connection.execute(select(BeliefRow.name, BeliefRow.payload))
        beliefs = {name: self._beliefs[name].decode(payload) for name, payload in rows if name in self._beliefs}
        if "episodes" in self._hints:
            beliefs["episodes"] = self._current(connection)
        return self._kind(**beliefs)

    def write(self, connection: Connection, before: K, after: K) -> None:
        """Write what differs; raises StaleError if the rows to be changed do not say what `before` says."""
        for name, codec in self._beliefs.items():
            old, new = getattr(before, name), getattr(after, name)
            if old is not new and old != new:
                self._check_belief(connection, name, old)
                _put_belief(connection, name, codec.encode(new))
        if "episodes" in self._hints:
            self._write_episodes(connection, before.episodes, after.episodes)

    def episode(self, connection: Connection, episode_id: str) -> Episode | None:
        """Return an episode, current or past."""
        payload = connection.scalar(select(EpisodeRow.payload).where(EpisodeRow.id == episode_id))
        return None if payload is None else self._episodes.decode(payload)

    def decoded(self, payloads: Iterable[str]) -> tuple[Episode, ...]:
        """Return the episodes of these rows."""
        return tuple(self._episodes.decode(payload) for payload in payloads)

    def _current(self, connection: Connection) -> dict[str, Episode]:
        query = select(EpisodeRow.id, EpisodeRow.payload).where(EpisodeRow.is_current).order_by(EpisodeRow.number)
        return {key: self._episodes.decode(payload) for key, payload in connection.execute(query)}

    def _check_belief(self, connection: Connection, name: str, expected: object) -> None:
        payload = connection.scalar(select(BeliefRow.payload).where(BeliefRow.name == name))
        found = getattr(self._kind(), name) if payload is None else self._beliefs[name].decode(payload)
        if found != expected:
            raise StaleError(f"database: another process has changed what is known ({name}) since it was read here")

    def _write_episodes(
        self, connection: Connection, before: Mapping[str, Episode], after: Mapping[str, Episode]
    ) -> None:
        changed = {key: episode for key, episode in after.items() if before.get(key) != episode}
        gone = before.keys() - after.keys()
        self._check_episodes(connection, before, changed.keys() | gone)
        for key, episode in changed.items():
            _put_episode(connection, key, episode, self._episodes.encode(episode))
        if gone:
            connection.execute(update(EpisodeRow).where(EpisodeRow.id.in_(gone)).values(is_current=False))

    def _check_episodes(self, connection: Connection, before: Mapping[str, Episode], keys: Iterable[str]) -> None:
        current = select(EpisodeRow.id, EpisodeRow.payload).where(EpisodeRow.id.in_(keys), EpisodeRow.is_current)
        found = {key: self._episodes.decode(payload) for key, payload in connection.execute(current)}
        stale = [key for key in keys if found.get(key) != before.get(key)]
        if stale:
            raise StaleError(f"database: another process has changed episode {stale[0]} since it was read here")


def _put_belief(connection: Connection, name: str, payload: str) -> None:
    statement = insert(connection, BeliefRow).values(name=name, payload=payload)
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"payload": payload}))


def _put_episode(connection: Connection, key: str, episode: Episode, payload: str) -> None:
    facts = {
        "state": episode.state,
        "opened_at": episode.opened_at,
        "ended_at": episode.ended_at,
        "is_current": True,
        "payload": payload,
    }
    statement = insert(connection, EpisodeRow).values(id=key, **facts)
    connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=facts))
