"""Copies of a database file: made while it is in use, checked whole before one takes its place."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from meteo_douane.adapters.store.engine import PATIENCE_SECONDS, meaning
from meteo_douane.adapters.store.errors import SchemaError, StoreError
from meteo_douane.adapters.store.schema import is_known

#: The files that SQLite keeps beside a database.
COMPANIONS = ("-wal", "-shm", "-journal")
#: Errors of the disk that a copy is written to; the database itself is only read.
_OF_THE_COPY = frozenset({"SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC"})
#: What was owed when a copy was made may have been sent since.
_MAY_REPEAT = "UPDATE deliveries SET may_repeat = 1 WHERE state IN ('pending', 'held', 'sending', 'failed')"


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that was checked: what is in it, and up to when."""

    schema: str
    readings: int
    last_reading_at: str
    size: int


def back_up(database: Path, target: Path) -> Copy:
    """Copy a database, in use or not, into a new file; raises StoreError, and then there is no such file."""
    if target.exists():
        raise StoreError(f"{target} exists already and is left as it is; name another file")
    with _told(database), _new_file(target) as made:
        _copy(database, made)
        return _checked(made, named=database)


def restore(copy: Path, database: Path, now: datetime) -> tuple[Copy, Path | None]:
    """Put a copy in the place of a database that no program uses; return also where the one before is, if any.

    Raises StoreError if the copy is damaged or of a newer program: then nothing was changed.
    """
    aside = None
    with _told(copy), _new_file(database, replaces=True) as made:
        _copy(copy, made)
        facts = _checked(made, named=copy)
        _mark_what_is_owed(made)
        _give_to_the_owner_of(database if database.exists() else database.parent, made)
        if database.exists():
            aside = _put_aside(database, now)
    return facts, aside


def check(database: Path) -> None:
    """Look whether a database file is whole; raises StoreError if it is damaged. One that is not there yet is."""
    if not database.exists() or database.stat().st_size == 0:
        return
    with _told(database), closing(_opened(database)) as connection:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise StoreError(f"database {database}: the file is damaged ({found}): restore the last backup")


@contextmanager
def _new_file(target: Path, *, replaces: bool = False) -> Iterator[Path]:
    """Give a file to write, which comes into its place whole or not at all, and is for its owner alone."""
    if not target.parent.is_dir():
        raise StoreError(f"{target.parent}: no such folder; make it first, or name another one")
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, mode=0o600))
    try:
        yield part
        _sync(part)
        if not replaces and target.exists():
            raise StoreError(f"{target} exists already and is left as it is; name another file")
        part.replace(target)
        _sync(target.parent)
    finally:
        for file in (part, *(part.with_name(part.name + suffix) for suffix in COMPANIONS)):
            file.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    """Copy what is committed, at one go: who writes meanwhile does not wait, and the copy is a file by itself."""
    with closing(_opened(source)) as read, closing(sqlite3.connect(target, isolation_level=None)) as written:
        try:
            read.backup(written)
            written.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.Error as error:
            if error.sqlite_errorname not in _OF_THE_COPY:
                raise
            raise StoreError(f"{target.parent}: the copy cannot be written there ({error}): make room on it") from error


def _checked(copy: Path, *, named: Path) -> Copy:
    """Look at every page and every reference; raises StoreError for what is not whole, or none of ours."""
    with closing(sqlite3.connect(copy)) as connection:
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok" or connection.execute("PRAGMA foreign_key_check").fetchone():
            raise StoreError(f"database {named}: the file is damaged ({found}); take another copy")
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not {"alembic_version", "readings", "deliveries"} <= tables:
            raise StoreError(f"database {named}: the file is no database of this program")
        [schema] = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        count, last = connection.execute("SELECT count(*), max(ended_at) FROM readings").fetchone()
    if not is_known(schema):
        raise SchemaError(
            f"database {named}: its schema {schema} is newer than this program: install the newer version"
        )
    return Copy(schema, count, (last or "")[:19], copy.stat().st_size)


def _mark_what_is_owed(copy: Path) -> None:
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute(_MAY_REPEAT)


def _give_to_the_owner_of(place: Path, copy: Path) -> None:
    """Let the user who runs the program have the file, where somebody else restores it (root)."""
    if os.geteuid() == 0:
        owner = place.stat()
        os.chown(copy, owner.st_uid, owner.st_gid)


def _put_aside(database: Path, now: datetime) -> Path:
    """Keep a database under another name, so that it is never without one of the two."""
    aside = database.with_name(f"{database.name}.replaced-{now:%Y%m%dT%H%M%SZ}")
    with suppress(sqlite3.Error), closing(_opened(database)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")  # one file by itself, if it is whole enough for that
    for suffix in COMPANIONS:
        with suppress(FileNotFoundError):
            database.with_name(database.name + suffix).rename(aside.with_name(aside.name + suffix))
    aside.hardlink_to(database)
    return aside


def _opened(file: Path) -> sqlite3.Connection:
    if not file.exists():
        raise StoreError(f"{file}: no such file")
    return sqlite3.connect(file, isolation_level=None, timeout=PATIENCE_SECONDS)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _told(file: Path) -> Iterator[None]:
    """Turn what SQLite and the disk object to into a StoreError of one sentence, with the file that it is about."""
    try:
        yield
    except sqlite3.Error as error:
        raise meaning(str(error), f"database {file}", StoreError) from error
    except OSError as error:
        raise StoreError(f"{error.filename or file}: {error.strerror}") from error
