"""What we believe, in rows that are written only where something changed.

Each field of `Known` that is a dictionary has a row for each of its entries, every other field one row. Episodes have a
table of their own: those that are no longer needed to reconcile stay in it as history.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar, get_args, get_origin, get_type_hints

from sqlalchemy import Connection, bindparam, delete, select, update

from meteo_douane.adapters.store.codec import Codec
from meteo_douane.adapters.store.errors import StaleError
from meteo_douane.adapters.store.tables import BELIEFS, EPISODES
from meteo_douane.adapters.store.upsert import insert_or_change
from meteo_douane.domain.episodes import Episode

K = TypeVar("K")

#: The key of the one row of a field that is no dictionary.
WHOLE = ""

# Made once: every reading that changes something asks them.
_BELIEFS = (
    select(BELIEFS.c.key, BELIEFS.c.payload).where(BELIEFS.c.name == bindparam("of_name")).order_by(BELIEFS.c.number)
)
_BELIEFS_OF = _BELIEFS.where(BELIEFS.c.key.in_(bindparam("of_keys", expanding=True)))
_EPISODES = select(EPISODES.c.id, EPISODES.c.payload).where(EPISODES.c.is_current).order_by(EPISODES.c.number)
_EPISODES_OF = _EPISODES.where(EPISODES.c.id.in_(bindparam("of_keys", expanding=True)))


class Table(Protocol):
    """Where the entries of one field are kept, as JSON by their key."""

    def payloads(self, connection: Connection, keys: Iterable[str] | None) -> dict[str, str]:
        """Return the entries of these keys that are there, or all of them, in the order of their first writing."""

    def put(self, connection: Connection, entries: Mapping[str, object], encode: Callable[[object], str]) -> None:
        """Write entries, new or changed."""

    def drop(self, connection: Connection, keys: Iterable[str]) -> None:
        """Forget entries."""


@dataclass(frozen=True, slots=True)
class Beliefs:
    """The entries of one field in the table of beliefs."""

    name: str

    def payloads(self, connection: Connection, keys: Iterable[str] | None) -> dict[str, str]:
        """Return the entries that are there."""
        asked = {"of_name": self.name}
        if keys is None:
            return dict(connection.execute(_BELIEFS, asked).all())
        return dict(connection.execute(_BELIEFS_OF, {**asked, "of_keys": list(keys)}).all())

    def put(self, connection: Connection, entries: Mapping[str, object], encode: Callable[[object], str]) -> None:
        """Write entries, new or changed."""
        rows = [{"name": self.name, "key": key, "payload": encode(entry)} for key, entry in entries.items()]
        connection.execute(insert_or_change(connection, BELIEFS, ("name", "key"), ("payload",)), rows)

    def drop(self, connection: Connection, keys: Iterable[str]) -> None:
        """Forget entries."""
        connection.execute(delete(BELIEFS).where(BELIEFS.c.name == self.name, BELIEFS.c.key.in_(keys)))


class Episodes:
    """The table of episodes, of which only the current ones belong to what is known."""

    def payloads(self, connection: Connection, keys: Iterable[str] | None) -> dict[str, str]:
        """Return the current episodes that are there."""
        if keys is None:
            return dict(connection.execute(_EPISODES).all())
        return dict(connection.execute(_EPISODES_OF, {"of_keys": list(keys)}).all())

    def put(self, connection: Connection, entries: Mapping[str, Any], encode: Callable[[object], str]) -> None:
        """Write episodes, with what is asked of them in columns of their own."""
        rows = [_episode_row(key, episode, encode(episode)) for key, episode in entries.items()]
        changed = tuple(name for name in rows[0] if name != "id")
        connection.execute(insert_or_change(connection, EPISODES, ("id",), changed), rows)

    def drop(self, connection: Connection, keys: Iterable[str]) -> None:
        """Leave episodes to the past."""
        connection.execute(update(EPISODES).where(EPISODES.c.id.in_(keys)).values(is_current=False))


@dataclass(frozen=True, slots=True)
class Field:
    """One field of what is known; `key` makes the key of an entry, and is None for a field that is no dictionary."""

    name: str
    key: Callable[[str], object] | None
    codec: Codec[object]
    table: Table

    def entries(self, known: object) -> Mapping[str, object]:
        """Return the field's value as entries."""
        value = getattr(known, self.name)
        return {WHOLE: value} if self.key is None else value

    def value(self, entries: Mapping[str, object]) -> object:
        """Return the field's value from its entries."""
        return entries[WHOLE] if self.key is None else {self.key(key): entry for key, entry in entries.items()}

    def read(self, connection: Connection, keys: Iterable[str] | None = None) -> dict[str, object]:
        """Return the entries of these keys that were written, or all."""
        payloads = self.table.payloads(connection, keys)
        return {key: self.codec.decode(payload) for key, payload in payloads.items()}


class Knowledge(Generic[K]):
    """Writes and reads a frozen dataclass, all of whose fields have defaults; a dictionary's default is empty."""

    def __init__(self, kind: type[K]) -> None:
        self._kind = kind

    @cached_property
    def _fields(self) -> tuple[Field, ...]:
        hints = get_type_hints(self._kind)
        return tuple(_field(one.name, hints[one.name]) for one in fields(self._kind))  # type: ignore[arg-type] # as said

    def read(self, connection: Connection) -> K:
        """Return what is known; what was never written has its default."""
        found = ((field, field.read(connection)) for field in self._fields)
        return self._kind(**{field.name: field.value(entries) for field, entries in found if entries})

    def read_one(self, connection: Connection, name: str) -> Any:  # noqa: ANN401 - of the type of that field
        """Return one field of what is known."""
        field = next(field for field in self._fields if field.name == name)
        entries = field.read(connection)
        return field.value(entries) if entries else getattr(self._kind(), name)

    def write(self, connection: Connection, before: K, after: K) -> None:
        """Write what differs, in a transaction that writes alone.

        Raises StaleError if the rows to be changed do not say what `before` says.
        """
        for field in self._fields:
            if _differ(getattr(before, field.name), getattr(after, field.name)):
                self._write(connection, field, field.entries(before), field.entries(after))

    def _write(
        self, connection: Connection, field: Field, before: Mapping[str, object], after: Mapping[str, object]
    ) -> None:
        changed = {key: entry for key, entry in after.items() if key not in before or _differ(before[key], entry)}
        gone = before.keys() - after.keys()
        if not changed and not gone:
            return
        self._check(connection, field, {key: before.get(key) for key in changed.keys() | gone})
        if changed:
            field.table.put(connection, changed, field.codec.encode)
        if gone:
            field.table.drop(connection, gone)

    def _check(self, connection: Connection, field: Field, expected: Mapping[str, object]) -> None:
        unwritten = field.entries(self._kind())
        found = field.read(connection, expected.keys())
        stale = [key for key, entry in expected.items() if found.get(key, unwritten.get(key)) != entry]
        if stale:
            what = f"{field.name} {stale[0]}".rstrip()
            raise StaleError(f"database: another process has changed what is known ({what}) since it was read here")


def _differ(before: object, after: object) -> bool:
    """Compare values, most of which are the very same object: a year of notices is gone through at every reading."""
    return before is not after and before != after


def _field(name: str, hint: object) -> Field:
    key, of_entry = get_args(hint) if get_origin(hint) is dict else (None, hint)
    return Field(name, key, Codec(of_entry), Episodes() if name == "episodes" else Beliefs(name))


def _episode_row(key: str, episode: Episode, payload: str) -> dict[str, object]:
    return {
        "id": key,
        "state": episode.state,
        "opened_at": episode.opened_at,
        "ended_at": episode.ended_at,
        "is_current": True,
        "payload": payload,
    }
