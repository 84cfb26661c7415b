"""The records of recourses, of which lines are only ever added, and the triages that lead to them."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, func, select

from meteo_douane.adapters.store.codec import Codec
from meteo_douane.adapters.store.errors import StaleError
from meteo_douane.adapters.store.tables import RECOURSE_ENTRIES, TRIAGES
from meteo_douane.adapters.store.upsert import insert
from meteo_douane.domain.recourse import Entry, EntryKind, Recourse, recourses_of
from meteo_douane.domain.triage_record import Triage

_ENTRY = Codec[Entry](Entry)
_TRIAGE = Codec[Triage](Triage)


def recourses(connection: Connection, recourse: str | None = None) -> tuple[Recourse, ...]:
    """Return the record of this name, or all of them, oldest first."""
    query = select(RECOURSE_ENTRIES.c.payload).order_by(RECOURSE_ENTRIES.c.number)
    wanted = query if recourse is None else query.where(RECOURSE_ENTRIES.c.recourse == recourse)
    return recourses_of(_ENTRY.decode(payload) for payload in connection.scalars(wanted))


def open_recourse(connection: Connection, opening: Entry) -> Entry:
    """Write the first line of a new record; return it with the name that it was given."""
    opened = select(func.count()).where(RECOURSE_ENTRIES.c.kind == EntryKind.OPENED)
    number = (connection.scalar(opened) or 0) + 1
    named = replace(opening, recourse=f"secours-{number}")
    _insert(connection, named, once=f"{named.recourse}/opened")
    return named


def append(connection: Connection, recourse: Recourse, entries: Sequence[Entry]) -> None:
    """Write lines below those that a record has; raises StaleError if it has others by now."""
    query = select(func.count()).where(RECOURSE_ENTRIES.c.recourse == recourse.id)
    if connection.scalar(query) != len(recourse.entries):
        raise StaleError(f"{recourse.id} was changed by somebody else meanwhile: look at it again")
    for entry in entries:
        _insert(connection, entry, once=None)


def remind(connection: Connection, entry: Entry) -> bool:
    """Write that somebody was reminded; return whether it is the first line of that."""
    row = _row(entry, once=entry.words)
    written = insert(connection, RECOURSE_ENTRIES).values(row).on_conflict_do_nothing()
    return connection.scalar(written.returning(RECOURSE_ENTRIES.c.number)) is not None


def begin_triage(connection: Connection, triage: Triage) -> Triage:
    """Write a new triage; return it with the name that it was given."""
    number = (connection.scalar(select(func.max(TRIAGES.c.number))) or 0) + 1
    named = replace(triage, id=f"triage-{number}")
    connection.execute(insert(connection, TRIAGES).values(_triage_row(named)))
    return named


def keep_triage(connection: Connection, triage: Triage) -> None:
    """Write what was answered since."""
    statement = insert(connection, TRIAGES).values(_triage_row(triage))
    changed = {name: statement.excluded[name] for name in ("is_over", "payload")}
    connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=changed))


def triage(connection: Connection, name: str | None) -> Triage | None:
    """Return the triage of this name, or the last one that is not over; None if there is none."""
    query = select(TRIAGES.c.payload).order_by(TRIAGES.c.number.desc()).limit(1)
    wanted = query.where(~TRIAGES.c.is_over) if name is None else query.where(TRIAGES.c.id == name)
    payload = connection.scalar(wanted)
    return None if payload is None else _TRIAGE.decode(payload)


def unfinished_triages(connection: Connection) -> tuple[Triage, ...]:
    """Return the triages that are not over, the newest first."""
    query = select(TRIAGES.c.payload).where(~TRIAGES.c.is_over).order_by(TRIAGES.c.number.desc())
    return tuple(_TRIAGE.decode(payload) for payload in connection.scalars(query))


def _insert(connection: Connection, entry: Entry, once: str | None) -> None:
    connection.execute(insert(connection, RECOURSE_ENTRIES).values(_row(entry, once)))


def _row(entry: Entry, once: str | None) -> dict[str, object]:
    return {
        "recourse": entry.recourse,
        "kind": entry.kind,
        "at": entry.at,
        "once": once,
        "payload": _ENTRY.encode(entry),
    }


def _triage_row(triage: Triage) -> dict[str, object]:
    return {
        "id": triage.id,
        "started_at": triage.started_at,
        "is_over": triage.conclusion is not None,
        "payload": _TRIAGE.encode(triage),
    }
