"""Databases for tests: every test that asks for `url` or `store` runs on SQLite and on PostgreSQL."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from meteo_douane.adapters.store import SqlStore, deliveries, migrate, open_store
from meteo_douane.adapters.store.leases import database_now
from meteo_douane.adapters.store.tables import LEASES
from meteo_douane.domain.delivery import Delivery
from postgres import Server, name_of, running_server

ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.needs("postgresql"))]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def template(server: Server) -> str:
    """The name of a database on the server with the schema and nothing else, which nobody uses."""
    url = server.new_database()
    migrate(url)
    return name_of(url)


@pytest.fixture(scope="session")
def template_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of SQLite with the schema and nothing else, which nobody uses."""
    file = tmp_path_factory.mktemp("template") / "meteo.db"
    migrate(f"sqlite:///{file}")
    return file


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def empty_url(request: pytest.FixtureRequest, engine: str, tmp_path: Path) -> str:
    """The URL of a database that nobody has used yet: for what is about its schema."""
    if engine == "sqlite":
        return f"sqlite:///{tmp_path}/meteo.db"
    server: Server = request.getfixturevalue("server")
    return server.new_database()


@pytest.fixture
def url(request: pytest.FixtureRequest, engine: str, tmp_path: Path) -> str:
    """The URL of a database in which there is nothing but the schema: a copy, for to make it takes longer."""
    if engine == "sqlite":
        shutil.copy(request.getfixturevalue("template_file"), tmp_path / "meteo.db")
        return f"sqlite:///{tmp_path}/meteo.db"
    server: Server = request.getfixturevalue("server")
    return server.new_database(like=request.getfixturevalue("template"))


@pytest.fixture
def store(url: str) -> Iterator[SqlStore]:
    store = open_store(url)
    yield store
    store.close()


@pytest.fixture
def sqlite_store(tmp_path: Path, template_file: Path) -> Iterator[SqlStore]:
    """A store on one database, for what asks nothing of it that is not tried on both beside the store."""
    shutil.copy(template_file, tmp_path / "meteo.db")
    with open_store(f"sqlite:///{tmp_path}/meteo.db") as store:
        yield store


def let_leases_end(store: SqlStore, *, ago: timedelta) -> None:
    """Let every lease have run out some time ago on the database's clock, or be about to in so long."""
    with store._engines.writing() as connection:
        connection.execute(update(LEASES).values(expires_at=database_now() - ago.total_seconds()))


def deliveries_of(store: SqlStore, episode_id: str) -> tuple[Delivery, ...]:
    """Return the deliveries about an episode, in whatever state, oldest first."""
    with store._engines.reading() as connection:
        return deliveries.of_episode(connection, episode_id)
