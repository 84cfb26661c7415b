"""What we believe, in rows that are written only where something changed.

Each field of `Known` that is a dictionary has a row for each of its entries, every other field one row. Episodes have a
table of their own: those that are no longer needed to reconcile stay in it as history.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from itertools import groupby
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

Encode = Callable[[str, object], str]
"""Name of a field, entry of it → JSON."""

Place = tuple[str, str]
"""Where an entry belongs: the name of its field, and its key."""

# Made once: every reading asks them.
_BELIEFS = (
    select(BELIEFS.c.name, BELIEFS.c.key, BELIEFS.c.payload)
    .where(BELIEFS.c.name.in_(bindparam("of_names", expanding=True)))
    .order_by(BELIEFS.c.number)
)
_BELIEFS_OF = _BELIEFS.where(BELIEFS.c.key.in_(bindparam("of_keys", expanding=True)))
_EPISODES = select(EPISODES.c.id, EPISODES.c.payload).where(EPISODES.c.is_current).order_by(EPISODES.c.number)
_EPISODES_OF = _EPISODES.where(EPISODES.c.id.in_(bindparam("of_keys", expanding=True)))


class Table(Protocol):
    """Where the entries of some fields are kept, as JSON; whatever is done for several fields is one statement."""

    def payloads(self, connection: Connection, names: Collection[str]) -> dict[Place, str]:
        """Return the entries of these fields that are there, in the order of their first writing."""

    def payloads_at(self, connection: Connection, places: Collection[Place]) -> dict[Place, str]:
        """Return the entries that are there of these, and maybe others."""

    def put(self, connection: Connection, entries: Mapping[Place, object], encode: Encode) -> None:
        """Write entries, new or changed."""

    def drop(self, connection: Connection, places: Collection[Place]) -> None:
        """Forget entries."""


class Beliefs:
    """The table of beliefs, for every field but the episodes."""

    def payloads(self, connection: Connection, names: Collection[str]) -> dict[Place, str]:
        """Return the entries of these fields that are there."""
        found = connection.execute(_BELIEFS, {"of_names": list(names)})
        return {(name, key): payload for name, key, payload in found}

    def payloads_at(self, connection: Connection, places: Collection[Place]) -> dict[Place, str]:
        """Return the entries that are there under one of these names and one of these keys."""
        names, keys = ({place[part] for place in places} for part in (0, 1))
        found = connection.execute(_BELIEFS_OF, {"of_names": list(names), "of_keys": list(keys)})
        return {(name, key): payload for name, key, payload in found}

    def put(self, connection: Connection, entries: Mapping[Place, object], encode: Encode) -> None:
        """Write entries, new or changed."""
        rows = [{"name": name, "key": key, "payload": encode(name, entry)} for (name, key), entry in entries.items()]
        connection.execute(insert_or_change(connection, BELIEFS, ("name", "key"), ("payload",)), rows)

    def drop(self, connection: Connection, places: Collection[Place]) -> None:
        """Forget entries."""
        for name, of_name in groupby(sorted(places), key=lambda place: place[0]):
            keys = [key for _, key in of_name]
            connection.execute(delete(BELIEFS).where(BELIEFS.c.name == name, BELIEFS.c.key.in_(keys)))


class Episodes:
    """The table of episodes, of which only the current ones belong to what is known."""

    def payloads(self, connection: Connection, names: Collection[str]) -> dict[Place, str]:
        """Return the current episodes."""
        [name] = names
        return {(name, key): payload for key, payload in connection.execute(_EPISODES)}

    def payloads_at(self, connection: Connection, places: Collection[Place]) -> dict[Place, str]:
        """Return those of these episodes that are current."""
        found = dict(connection.execute(_EPISODES_OF, {"of_keys": [key for _, key in places]}).all())
        return {place: found[place[1]] for place in places if place[1] in found}

    def put(self, connection: Connection, entries: Mapping[Place, Any], encode: Encode) -> None:
        """Write episodes, with what is asked of them in columns of their own."""
        rows = [_episode_row(key, episode, encode(name, episode)) for (name, key), episode in entries.items()]
        changed = tuple(name for name in rows[0] if name != "id")
        connection.execute(insert_or_change(connection, EPISODES, ("id",), changed), rows)

    def drop(self, connection: Connection, places: Collection[Place]) -> None:
        """Leave episodes to the past."""
        keys = [key for _, key in places]
        connection.execute(update(EPISODES).where(EPISODES.c.id.in_(keys)).values(is_current=False))


_EPISODE_TABLE, _BELIEF_TABLE = Episodes(), Beliefs()


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


class Knowledge(Generic[K]):
    """Writes and reads a frozen dataclass, all of whose fields have defaults; a dictionary's default is empty."""

    def __init__(self, kind: type[K]) -> None:
        self._kind = kind

    @cached_property
    def _fields(self) -> dict[str, Field]:
        hints = get_type_hints(self._kind)
        names = (one.name for one in fields(self._kind))  # type: ignore[arg-type] # as said
        return {name: _field(name, hints[name]) for name in names}

    def read(self, connection: Connection) -> K:
        """Return what is known; what was never written has its default."""
        return self._kind(**self._values(connection, self._fields))

    def read_one(self, connection: Connection, name: str) -> Any:  # noqa: ANN401 - of the type of that field
        """Return one field of what is known."""
        return self._values(connection, (name,)).get(name, getattr(self._kind(), name))

    def write(self, connection: Connection, before: K, after: K) -> None:
        """Write what differs, in a transaction that writes alone.

        Raises StaleError if the rows to be changed do not say what `before` says.
        """
        names = [name for name in self._fields if _differ(getattr(before, name), getattr(after, name))]
        for table, of_table in self._by_table(names):
            self._write(connection, table, self._entries(before, of_table), self._entries(after, of_table))

    def _by_table(self, names: Collection[str]) -> list[tuple[Table, list[str]]]:
        tables: list[Table] = [_EPISODE_TABLE, _BELIEF_TABLE]
        each = ((table, [name for name in names if self._fields[name].table is table]) for table in tables)
        return [(table, of_table) for table, of_table in each if of_table]

    def _values(self, connection: Connection, names: Collection[str]) -> dict[str, Any]:
        """Return these fields by their name, without those that were never written."""
        found: dict[str, dict[str, object]] = {}
        for table, of_table in self._by_table(names):
            for (name, key), payload in table.payloads(connection, of_table).items():
                found.setdefault(name, {})[key] = self._fields[name].codec.decode(payload)
        return {name: self._fields[name].value(entries) for name, entries in found.items()}

    def _entries(self, known: K, names: Iterable[str]) -> dict[Place, object]:
        return {(name, key): entry for name in names for key, entry in self._fields[name].entries(known).items()}

    def _write(
        self, connection: Connection, table: Table, before: Mapping[Place, object], after: Mapping[Place, object]
    ) -> None:
        changed = {at: entry for at, entry in after.items() if at not in before or _differ(before[at], entry)}
        gone = before.keys() - after.keys()
        if not changed and not gone:
            return
        self._check(connection, table, {at: before.get(at) for at in changed.keys() | gone})
        if changed:
            table.put(connection, changed, lambda name, entry: self._fields[name].codec.encode(entry))
        if gone:
            table.drop(connection, gone)

    def _check(self, connection: Connection, table: Table, expected: Mapping[Place, object]) -> None:
        unwritten = self._entries(self._kind(), {name for name, _ in expected})
        payloads = table.payloads_at(connection, expected.keys())
        found = {at: self._fields[at[0]].codec.decode(payloads[at]) for at in expected if at in payloads}
        stale = [at for at, entry in expected.items() if found.get(at, unwritten.get(at)) != entry]
        if stale:
            what = " ".join(stale[0]).rstrip()
            raise StaleError(f"database: another process has changed what is known ({what}) since it was read here")


def _differ(before: object, after: object) -> bool:
    """Compare values, most of which are the very same object: a year of notices is gone through at every reading."""
    return before is not after and before != after


def _field(name: str, hint: object) -> Field:
    key, of_entry = get_args(hint) if get_origin(hint) is dict else (None, hint)
    return Field(name, key, Codec(of_entry), _EPISODE_TABLE if name == "episodes" else _BELIEF_TABLE)


def _episode_row(key: str, episode: Episode, payload: str) -> dict[str, object]:
    return {
        "id": key,
        "state": episode.state,
        "opened_at": episode.opened_at,
        "ended_at": episode.ended_at,
        "is_current": True,
        "payload": payload,
    }
