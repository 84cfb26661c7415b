"""How the two databases are connected to: SQLite by a file, PostgreSQL by its URL."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionFreeError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from meteo_douane.adapters.private_files import ForeignFileError, look_at, made_for_the_owner_of_its_folder
from meteo_douane.adapters.store.errors import PassingError, StoreError, UnusableError
from meteo_douane.adapters.store.remedies import meaning

#: The files that SQLite keeps beside a database.
COMPANIONS = ("-wal", "-shm", "-journal")
#: How long SQLite waits for another process that is writing.
PATIENCE_SECONDS = 5
#: How long a thread waits for the other threads of this process.
QUEUE_SECONDS = 30

#: `FULL` because a delivery that was settled must stay settled when the power fails, or it is sent twice.
#: The log of what was written is cut back to `journal_size_limit` bytes once all of it is in the database: a reader
#: that takes long (an export) lets it grow, and SQLite would keep it at its largest for ever.
WRITER_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"journal_size_limit={4 << 20}")
READER_PRAGMAS = ("query_only=ON",)

#: Any number, as long as it is ours: PostgreSQL's name for "the schema or what is known is being written".
LOCK = 0x6D6574656F

EXPECTED = "expected sqlite:///FILE or postgresql+psycopg://USER@HOST/NAME"

GONE = "the file was deleted, moved away or replaced while it was in use: put it back"
#: Which file a connection has opened, among what is known of the connection.
OPENED = "opened"


@dataclass(frozen=True, slots=True)
class Engines:
    """One engine whose transactions may write, and one whose transactions cannot and wait for no writer."""

    writer: Engine
    reader: Engine
    url: URL

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a transaction that is committed as a whole at the end, or not at all; raises StoreError."""
        with told(self.url), self.writer.begin() as connection:
            if self.file is not None and connection.info[OPENED] != _identity(self.file):
                raise UnusableError(f"database {self.file}: {GONE}")
            yield connection

    @contextmanager
    def writing_alone(self) -> Iterator[Connection]:
        """Give a transaction beside which no other such transaction runs; on SQLite that holds for all that write."""
        with self.writing() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a transaction that sees one state of the database; raises StoreError."""
        with told(self.url), self.reader.begin() as connection:
            yield connection

    @contextmanager
    def looking_long(self) -> Iterator[Connection]:
        """Give such a transaction to somebody who works for long between two looks; nobody waits for it."""
        with self.reading() as connection:
            may_stand_still(connection)
            yield connection

    @contextmanager
    def working_long(self) -> Iterator[Connection]:
        """Give a transaction like `writing_alone`, for statements that take as long as they take."""
        with self.writing_alone() as connection, _slow_answers(connection):
            yield connection

    @property
    def file(self) -> Path | None:
        """The file of the database, if it has one."""
        return _file(self.url)

    def close(self) -> None:
        """Let go of all connections."""
        self.reader.dispose()
        self.writer.dispose()


def connect(url: str) -> Engines:
    """Return the engines for a URL, not connected yet; raises StoreError for one that cannot be used."""
    parsed = _parsed(url)
    with told(parsed):
        return _sqlite(parsed) if parsed.get_backend_name() == "sqlite" else _postgresql(parsed)


def file_of(url: str) -> Path | None:
    """Return the file of a database, or None if it has none (PostgreSQL, memory); raises StoreError."""
    return _file(_parsed(url))


def _file(url: URL) -> Path | None:
    is_file = url.get_backend_name() == "sqlite" and not _is_in_memory(url)
    return Path(str(url.database)) if is_file else None


def is_there(file: Path) -> bool:
    """Whether there is a file, such as that of a database; raises StoreError where this user may not even look."""
    try:
        file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except PermissionError as error:
        raise StoreError(
            f"database {file}: {error.strerror}: run this as the user of the service, or as root"
        ) from error
    except OSError as error:
        raise StoreError(f"database {file}: {error.strerror}: name another file") from error
    return True


def shown(url: str) -> str:
    """Return the address of a database without its password; raises StoreError."""
    return _parsed(url).set(drivername=_parsed(url).get_backend_name()).render_as_string(hide_password=True)


@contextmanager
def told(url: URL) -> Iterator[None]:
    """Turn what the database or its driver objects to into a StoreError of one sentence; what is our bug passes."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise StoreError(f"database: {_missing(error.name or '')}") from error
    except ForeignFileError as error:
        raise UnusableError(str(error)) from error
    except DBAPIError as error:
        raise _meant(error, url) from error
    except NoConnectionFreeError as error:
        raise PassingError(f"database {_named(url)}: no connection became free within {QUEUE_SECONDS} s") from error


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):  # a port in words is the latter
        # What cannot be taken apart may have a password anywhere: it is neither shown nor kept as the cause.
        raise StoreError(f"database: not a URL; {EXPECTED}") from None
    if parsed.drivername not in {"sqlite", "postgresql", "postgresql+psycopg"}:
        raise StoreError(f"database: {EXPECTED}, found {parsed.drivername}:")
    return parsed


def _sqlite(url: URL) -> Engines:
    in_memory = _is_in_memory(url)
    if not in_memory:
        _make_private(Path(str(url.database)))
    # One writing connection: the threads of this process queue for it instead of polling SQLite's lock.
    queue = {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0, "pool_timeout": QUEUE_SECONDS}
    writer = _engine(url, **queue, connect_args=_arguments())
    _prepare(writer, WRITER_PRAGMAS, begin="BEGIN IMMEDIATE")
    if in_memory:
        return Engines(writer, writer, url)
    reader = _engine(url, connect_args=_arguments())
    _prepare(reader, READER_PRAGMAS, begin="BEGIN")
    return Engines(writer, reader, url)


def _is_in_memory(url: URL) -> bool:
    return url.database in {None, "", ":memory:"}


def _postgresql(url: URL) -> Engines:
    from meteo_douane.adapters.store import postgresql

    writer = _engine(url, pool_pre_ping=True, connect_args=postgresql.arguments(url))
    postgresql.prepare(writer)
    one_state = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    return Engines(writer, writer.execution_options(**one_state), url)


def may_stand_still(connection: Connection) -> None:
    """Let a transaction say nothing to the server for as long as it likes: one that holds nobody up."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET LOCAL idle_in_transaction_session_timeout = 0")


@contextmanager
def _slow_answers(connection: Connection) -> Iterator[None]:
    if connection.dialect.name != "postgresql":
        yield
        return
    from meteo_douane.adapters.store.postgresql import slow_answers

    with slow_answers(connection):
        yield


def _engine(url: URL, **options: Any) -> Engine:  # noqa: ANN401 - SQLAlchemy's own options
    # Parameters are the administration's words and ours: an error message is no place for them.
    return create_engine(url, hide_parameters=True, **options)


def _arguments() -> dict[str, Any]:
    return {"timeout": PATIENCE_SECONDS, "check_same_thread": False}


def _prepare(engine: Engine, pragmas: tuple[str, ...], begin: str) -> None:
    """Let every transaction begin where we say: the driver would begin before the first write, and lose updates."""
    path = _file(engine.url)
    first = None if path is None else _identity(path)

    @event.listens_for(engine, "do_connect")
    def opened(_dialect: object, _record: object, given: list[Any], named: dict[str, Any]) -> None:
        if path is not None:
            # It is there: we have made it. One that was taken away meanwhile must not come back empty.
            given[0], named["uri"] = f"{path.absolute().as_uri()}?mode=rw", True

    @event.listens_for(engine, "connect")
    def prepared(connection: sqlite3.Connection, record: ConnectionPoolEntry) -> None:
        record.info[OPENED] = None if path is None else _identity(path)
        if record.info[OPENED] != first:
            # A pool would keep it, and ask the wrong file when the right one is back.
            connection.close()
            raise UnusableError(f"database {path}: {GONE}")
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from any other, whatever its name, or None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _make_private(path: Path) -> None:
    """Make the file so that only its owner can read it; SQLite gives its companions the same mode and owner."""
    look_at_all_of(path)
    try:
        os.close(made_for_the_owner_of_its_folder(path))
    except FileExistsError:
        return
    except OSError as error:
        raise StoreError(f"database {path}: {error.strerror}: is the directory there and writable?") from error


def look_at_all_of(database: Path) -> None:
    """Raise ForeignFileError if root would be led astray by a file of a database: SQLite opens them by their names."""
    look_at(database)
    file = database.resolve()
    for suffix in COMPANIONS:
        look_at(file.with_name(file.name + suffix))


def _missing(module: str) -> str:
    if module.partition(".")[0] == "psycopg":
        return f"{module} is not installed: pip install 'meteo-douane[postgres]'"
    return f"{module} cannot be loaded: install the program again, or look at the disk that it is on"


def _named(url: URL) -> str:
    return str(url.database) if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def _meant(error: DBAPIError, url: URL) -> StoreError:
    """Return what an error means; a server that cannot be reached may be there later."""
    otherwise = PassingError if isinstance(error, OperationalError) else StoreError
    return meaning(str(error.orig), f"database {_named(url)}", otherwise)
