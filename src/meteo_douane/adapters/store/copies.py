"""Copies of a database file: made while it is in use, checked whole before one takes its place."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from meteo_douane.adapters.private_files import ForeignFileError, give_to, made, opened_to_read, put_on_the_disk
from meteo_douane.adapters.store.checksums import has_its_checksum, line_for, sums_of
from meteo_douane.adapters.store.engine import COMPANIONS, PATIENCE_SECONDS, is_there, look_at_all_of
from meteo_douane.adapters.store.errors import SchemaError, StoreError, UnusableError
from meteo_douane.adapters.store.remedies import meaning
from meteo_douane.adapters.store.schema import OURS, is_known

Link = Callable[[Path, Path], None]

#: Errors of the disk that a copy is written to; the database itself is only read.
_OF_THE_COPY = frozenset({"SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC"})
#: What was owed when a copy was made may have been sent since.
_MAY_REPEAT = "UPDATE deliveries SET may_repeat = 1 WHERE state IN ('pending', 'held', 'sending', 'failed')"

_NO_OTHERS: Mapping[str, str] = {}
#: What is wrong with a copy is not to be mended by restoring it.
_COPY_REMEDIES = {
    "not a database": "it is no SQLite file; name a copy that `backup` made",
    "malformed": "the copy is damaged; take another one",
}


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that was checked: what is in it, up to when, and whether its checksum vouches for each byte."""

    schema: str
    readings: int
    last_reading_at: str
    size: int
    is_as_written: bool


@dataclass(frozen=True, slots=True)
class _Draft:
    """A file that is being written, by the name it has until then and by what it is open as."""

    path: Path
    descriptor: int

    def settle(self) -> None:
        """Have all of it on the disk; raises ForeignFileError if another file has taken its name."""
        if not os.path.samestat(self.path.lstat(), os.fstat(self.descriptor)):
            raise ForeignFileError(self.path)
        os.fsync(self.descriptor)


def back_up(database: Path, target: Path) -> Copy:
    """Copy a database, in use or not, into a new file with its checksum beside it.

    Raises StoreError, and then there is neither. The checksum of a copy that is gone makes way.
    """
    with _told(target):
        _look_at_a_new_name(target)
    with _told(database), ExitStack() as on_failure:
        with _new_file(target) as draft:
            _copy(database, draft.path)
            facts = _checked(draft.path, named=database, is_as_written=True)
            # The checksum comes first: once there is a copy, it stands beside it.
            on_failure.callback(sums_of(target).unlink, missing_ok=True)
            with _told(sums_of(target)), _new_file(sums_of(target), replaces=True) as sums:
                os.write(sums.descriptor, line_for(draft.descriptor, target))
        on_failure.pop_all()
    return facts


def restore(copy: Path, database: Path, now: datetime, link: Link = os.link) -> tuple[Copy, Path | None]:
    """Put a copy in the place of a database that no program uses; return also where the one before is, if any.

    By whatever name the database is known, its file is replaced, and a symbolic link to it stays one.
    `link` gives a file a second name, and raises OSError where there can be none. Raises StoreError if the copy is
    damaged, has another checksum or is of a newer program, or the database before cannot be kept: nothing was changed.
    """
    aside = None
    database = _itself(database)
    if database.exists() and copy.exists() and copy.samefile(database):
        raise StoreError(f"{copy}: the database itself; name a copy that `backup` made")
    with _told(copy, _COPY_REMEDIES), _new_file(database, replaces=True) as draft:
        vouched = has_its_checksum(copy)
        _copy(copy, draft.path)
        facts = _checked(draft.path, named=copy, is_as_written=vouched)
        _mark_what_is_owed(draft.path)
        give_to((database if database.exists() else database.parent).stat(), draft.descriptor)
        if database.exists():
            aside = _put_aside(database, now, link)
    return facts, aside


def check(database: Path) -> None:
    """Look whether a database file is whole; raises StoreError if it is damaged. One that is not there yet is."""
    if not is_there(database) or database.stat().st_size == 0:
        return
    with _told(database), closing(_opened(database)) as connection:
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise StoreError(f"database {database}: the file is damaged ({_in_one_line(found)}): restore the last backup")


def _in_one_line(found: str) -> str:
    """Return what SQLite finds wrong, behind the name of the database that it heads it with."""
    return found.strip().rpartition("\n")[2]


def _look_at_a_new_name(target: Path) -> None:
    """Raise StoreError if anything has this name, a link that leads nowhere too; or OSError."""
    if target.is_dir():
        raise StoreError(f"{target}: a directory; name a file in it")
    with suppress(FileNotFoundError, NotADirectoryError):
        target.lstat()
        raise StoreError(f"{target} exists already and is left as it is; name another file")


@contextmanager
def _new_file(target: Path, *, replaces: bool = False) -> Iterator[_Draft]:
    """Give a file to write, which comes into its place whole or not at all, and is for its owner alone."""
    if not target.parent.is_dir():
        raise StoreError(f"{target.parent}: no such folder; make it first, or name another one")
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    draft = _Draft(part, made(part))
    try:
        yield draft
        draft.settle()
        if not replaces:
            _look_at_a_new_name(target)
        part.replace(target)
        put_on_the_disk(target.parent)
    finally:
        os.close(draft.descriptor)
        for file in (part, *(part.with_name(part.name + suffix) for suffix in COMPANIONS)):
            file.unlink(missing_ok=True)


def _itself(database: Path) -> Path:
    with _told(database):
        look_at_all_of(database)
        return database.resolve()


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


def _checked(copy: Path, *, named: Path, is_as_written: bool) -> Copy:
    """Look at every page and every reference; raises StoreError for what is not whole, or none of ours."""
    with closing(sqlite3.connect(copy)) as connection:
        found = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok" or connection.execute("PRAGMA foreign_key_check").fetchone():
            raise StoreError(f"database {named}: the file is damaged ({_in_one_line(found)}); take another copy")
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables >= OURS:
            raise StoreError(f"database {named}: the file is no database of this program")
        [schema] = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        count, last = connection.execute("SELECT count(*), max(ended_at) FROM readings").fetchone()
    if not is_known(schema):
        raise SchemaError(
            f"database {named}: its schema {schema} is newer than this program: install the newer version"
        )
    return Copy(schema, count, (last or "")[:19], copy.stat().st_size, is_as_written)


def _mark_what_is_owed(copy: Path) -> None:
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute(_MAY_REPEAT)


def _put_aside(database: Path, now: datetime, link: Link) -> Path:
    """Keep a database under another name, so that it is never without one of the two.

    All of it is there before anything is taken from its place; where that fails, nothing is.
    """
    aside = database.with_name(f"{database.name}.replaced-{now:%Y%m%dT%H%M%SZ}")
    with suppress(sqlite3.Error), closing(_opened(database)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")  # one file by itself, if it is whole enough for that
    companions = [suffix for suffix in COMPANIONS if database.with_name(database.name + suffix).exists()]
    with ExitStack() as on_failure:
        for suffix in ("", *companions):
            kept = aside.with_name(aside.name + suffix)
            _keep(database.with_name(database.name + suffix), kept, link)
            on_failure.callback(kept.unlink, missing_ok=True)
        on_failure.pop_all()
    for suffix in companions:  # what is left beside another database would be taken for its own
        database.with_name(database.name + suffix).unlink(missing_ok=True)
    return aside


def _keep(file: Path, kept: Path, link: Link) -> None:
    """Give a file a second name or, where a file system knows none (vfat, CIFS), copy it; never over another one."""
    try:
        link(file, kept)
    except FileExistsError:
        raise
    except OSError:
        with os.fdopen(made(kept), "wb") as written, ExitStack() as on_failure:
            on_failure.callback(kept.unlink, missing_ok=True)
            with os.fdopen(opened_to_read(file), "rb") as read:
                shutil.copyfileobj(read, written)
                give_to(os.fstat(read.fileno()), written.fileno())
            written.flush()
            os.fsync(written.fileno())
            on_failure.pop_all()


def _opened(file: Path) -> sqlite3.Connection:
    if not file.exists():
        raise StoreError(f"{file}: no such file")
    if file.is_dir():
        raise StoreError(f"{file}: a directory; name the file in it")
    if not file.is_file():
        raise StoreError(f"{file}: no plain file; a database is one")
    look_at_all_of(file)
    return sqlite3.connect(file, isolation_level=None, timeout=PATIENCE_SECONDS)


@contextmanager
def _told(file: Path, remedies: Mapping[str, str] = _NO_OTHERS) -> Iterator[None]:
    """Turn what SQLite and the disk object to into a StoreError of one sentence, with the file that it is about.

    `remedies` go before what is said of the database in use, each by a part of SQLite's words.
    """
    try:
        yield
    except sqlite3.Error as error:
        remedy = next((words for sign, words in remedies.items() if sign in str(error)), None)
        if remedy is not None:
            raise UnusableError(f"{file}: {remedy}") from error
        raise meaning(str(error), f"database {file}", StoreError) from error
    except ForeignFileError as error:
        raise UnusableError(str(error)) from error
    except OSError as error:
        raise StoreError(f"{error.filename or file}: {error.strerror}") from error
