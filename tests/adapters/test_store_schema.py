import json
import logging
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Boolean, DateTime, LargeBinary, column, insert, inspect, make_url, table, text

from commits import NOON
from meteo_douane.adapters import migrations
from meteo_douane.adapters.store import Migrated, SchemaError, StoreError, migrate, open_store
from meteo_douane.adapters.store.engine import connect, told
from meteo_douane.adapters.store.schema import HEAD, configuration
from postgres import Server

VERSIONS = sorted((Path(migrations.__file__).parent / "versions").glob("*.py"))


def test_a_new_database_gets_the_schema_and_an_old_one_keeps_it(empty_url: str) -> None:
    assert migrate(empty_url) == Migrated(None, HEAD)
    assert migrate(empty_url) == Migrated(HEAD, HEAD)


def test_the_migrations_make_the_tables_that_the_program_uses(empty_url: str) -> None:
    migrate(empty_url)

    engines = connect(empty_url)
    with engines.writing() as connection:
        command.check(configuration(connection))
    engines.close()


def test_the_newest_migration_is_the_one_that_the_program_expects(empty_url: str) -> None:
    engines = connect(empty_url)
    with engines.writing() as connection:
        newest = ScriptDirectory.from_config(configuration(connection)).get_current_head()
    engines.close()

    assert newest == HEAD


@pytest.mark.parametrize("path", VERSIONS, ids=lambda path: path.stem)
def test_a_migration_does_not_look_at_the_tables_of_today(path: Path) -> None:
    assert "meteo_douane" not in path.read_text()


def test_a_schema_newer_than_the_program_is_refused_and_left_alone(empty_url: str) -> None:
    migrate(empty_url)
    engines = connect(empty_url)
    with engines.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(SchemaError, match=f"9999 is newer than this program, which knows up to {HEAD}: install"):
        open_store(empty_url)

    with engines.reading() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "9999"
    engines.close()


def test_of_a_migration_that_breaks_off_nothing_stays(empty_url: str) -> None:
    engines = connect(empty_url)
    with engines.writing() as connection:
        connection.execute(text("CREATE VIEW readings AS SELECT 1 AS number"))

    with pytest.raises(Exception, match="readings"):
        migrate(empty_url)

    with engines.reading() as connection:
        assert inspect(connection).get_table_names() == []
    engines.close()


@pytest.mark.parametrize("name", ["readings", "alembic_version"])
def test_tables_of_another_program_that_bear_our_names_are_left_alone(empty_url: str, name: str) -> None:
    engines = connect(empty_url)
    with engines.writing() as connection:
        connection.execute(text(f"CREATE TABLE {name} (version_num VARCHAR(32))"))
        connection.execute(text(f"INSERT INTO {name} VALUES ('abc123')"))  # noqa: S608

    with pytest.raises(StoreError, match=f"belongs to another program, whose tables are there .{name}.: they are left"):
        migrate(empty_url)

    with engines.reading() as connection:
        assert inspect(connection).get_table_names() == [name]
    engines.close()


def test_a_file_of_another_program_is_left_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/crm.db"
    engines = connect(url)
    with engines.writing() as connection:
        connection.execute(text("CREATE TABLE clients (id INTEGER)"))

    with pytest.raises(StoreError, match=r"crm\.db: the file belongs to another program.*clients"):
        open_store(url)

    with engines.reading() as connection:
        assert inspect(connection).get_table_names() == ["clients"]
    engines.close()


def test_tables_of_others_may_stand_beside_ours_on_a_server(server: Server) -> None:
    url = server.new_database()
    engines = connect(url)
    with engines.writing() as connection:
        connection.execute(text("CREATE TABLE clients (id INTEGER)"))
    engines.close()

    assert migrate(url) == Migrated(None, HEAD)


def test_a_start_on_a_current_schema_loads_no_migrations(empty_url: str) -> None:
    migrate(empty_url)
    script = (
        "import sys; from meteo_douane.adapters.store import open_store;"
        f" open_store({empty_url!r}); print(*sys.modules)"
    )

    started = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert "sqlalchemy" in started.stdout.split()
    assert "alembic" not in started.stdout.split()


def test_a_store_in_memory_is_made_of_what_is_loaded_already(tmp_path: Path) -> None:
    script = f"""
import sys
from meteo_douane.adapters.store import open_in_memory, open_store
open_store("sqlite:///{tmp_path}/meteo.db").known()
before = set(sys.modules)
open_in_memory().known()
print(*(set(sys.modules) - before))
"""
    migrate(f"sqlite:///{tmp_path}/meteo.db")

    made = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert made.stdout.split() == []


def test_a_part_of_the_program_that_cannot_be_loaded_is_named_with_what_can_be_done() -> None:
    with pytest.raises(StoreError, match="alembic cannot be loaded: install"), told(make_url("sqlite://")):
        raise ModuleNotFoundError(name="alembic")
    with pytest.raises(StoreError, match="psycopg is not installed: pip install"), told(make_url("postgresql://")):
        raise ModuleNotFoundError(name="psycopg")


def test_migrations_leave_the_log_alone(empty_url: str) -> None:
    logger = logging.getLogger("meteo_douane.somebody")
    handlers = list(logging.getLogger().handlers)

    migrate(empty_url)

    assert not logger.disabled
    assert logging.getLogger().handlers == handlers


def test_what_was_handed_over_before_is_known_to_be_in_place_of_another_channel(empty_url: str) -> None:
    engines = connect(empty_url)
    with engines.writing() as connection:
        command.upgrade(configuration(connection), "0010")
        for key, instead_of in (("one", ""), ("one>bureau", "astreinte")):
            connection.execute(insert(_DELIVERIES_0010).values(a_delivery_row(key, instead_of)))

    migrate(empty_url)

    with engines.reading() as connection:
        found = connection.execute(text("SELECT key, instead_of FROM deliveries ORDER BY number")).all()
    engines.close()
    assert [tuple(row) for row in found] == [("one", ""), ("one>bureau", "astreinte")]


_DELIVERIES_0010 = table(
    "deliveries",
    *(column(name) for name in ("key", "channel", "thread", "event_kind", "state", "attempts", "last_error")),
    column("may_repeat", Boolean),
    column("next_at", DateTime(timezone=True)),
    column("created_at", DateTime(timezone=True)),
    column("message", LargeBinary),
)


def a_delivery_row(key: str, instead_of: str) -> dict[str, object]:
    value = {"key": key, **({"instead_of": instead_of} if instead_of else {})}
    return {
        **dict.fromkeys(("thread", "event_kind", "last_error"), ""),
        "key": key,
        "channel": "bureau",
        "state": "sent",
        "attempts": 1,
        "may_repeat": False,
        "next_at": NOON,
        "created_at": NOON,
        "message": zlib.compress(json.dumps({"version": 1, "value": value}).encode()),
    }
