"""The schema and its migrations: brought up to date at start, never past what this program knows."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, inspect, text

from meteo_douane.adapters.store.engine import Engines, connect, file_of
from meteo_douane.adapters.store.errors import SchemaError, StoreError
from meteo_douane.adapters.store.tables import METADATA

if TYPE_CHECKING:
    from alembic.config import Config

#: The tables that every version of the program has had: by them its databases are known.
OURS = frozenset({"alembic_version", "readings", "deliveries"})
_SHOWN = 3

#: The revision of the tables in `tables`; a test compares it with the newest migration.
HEAD = "0011"


@dataclass(frozen=True, slots=True)
class Migrated:
    """Two revisions of the schema; `before` is None for a database that had none."""

    before: str | None
    after: str


def migrate(url: str) -> Migrated:
    """Bring the schema up to date; raises StoreError, or SchemaError if it is newer than this program."""
    engines = connect(url)
    try:
        return bring_up_to_date(engines)
    finally:
        engines.close()


def bring_up_to_date(engines: Engines) -> Migrated:
    """Run the migrations that are missing, in one transaction; programs that start at once do it in turn.

    Where nothing is missing, nothing is locked and Alembic is not even loaded. Raises StoreError, and leaves all
    tables as they are, where those of another program are: in a file of its own, or under the names of ours.
    """
    with engines.reading() as connection:
        revision = _revision(connection)
    if revision == HEAD:
        return Migrated(HEAD, HEAD)
    with engines.working_long() as connection:
        revision = _revision(connection)
        _refuse_another_program(connection, engines.url, revision)
        _upgrade(connection, revision)
    return Migrated(revision, HEAD)


def is_known(revision: str) -> bool:
    """Whether this program can bring a schema up to date, or knows it as it is."""
    from alembic.script import ScriptDirectory

    return revision in {script.revision for script in ScriptDirectory.from_config(_scripts()).walk_revisions()}


def configuration(connection: Connection) -> "Config":
    """Return what Alembic needs to know, without a file and without touching the loggers."""
    config = _scripts()
    config.attributes |= {"connection": connection, "metadata": METADATA}
    return config


def _scripts() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "meteo_douane.adapters:migrations")
    config.set_main_option("path_separator", "os")
    return config


def _refuse_another_program(connection: Connection, url: URL, revision: str | None) -> None:
    """Refuse a file with tables that are none of ours; on a server others may stand beside ours, under other names."""
    tables = set(inspect(connection).get_table_names())
    if tables >= OURS and revision is not None:
        return
    file = file_of(url.render_as_string(hide_password=False))
    strange = tables if file is not None else tables & (METADATA.tables.keys() | {"alembic_version"})
    if strange:
        place = f"database {file.absolute()}: the file" if file is not None else "database: it"
        some = ", ".join(sorted(strange)[:_SHOWN])
        raise StoreError(
            f"{place} belongs to another program, whose tables are there ({some}): they are left alone; name a file or"
            " a database of its own"
        )


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def _upgrade(connection: Connection, revision: str | None) -> None:
    from alembic import command

    if revision is not None and not is_known(revision):
        raise SchemaError(
            f"database: its schema {revision} is newer than this program, which knows up to {HEAD}:"
            " install the newer version again, or restore the backup made before it"
        )
    command.upgrade(configuration(connection), "head")
