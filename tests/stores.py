"""Databases for tests: every test that asks for `url` or `store` runs on SQLite and on PostgreSQL."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from meteo_douane.adapters.store import SqlStore, deliveries, open_store
from meteo_douane.adapters.store.leases import database_now
from meteo_douane.adapters.store.tables import LEASES
from meteo_douane.domain.delivery import Delivery
from postgres import Server, running_server

ENGINES = ["sqlite", pytest.param("postgresql", marks=pytest.mark.needs("postgresql"))]


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with running_server() as server:
        yield server


@pytest.fixture(params=ENGINES)
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database that nobody has used yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/meteo.db"
    server: Server = request.getfixturevalue("server")
    return server.new_database()


@pytest.fixture
def store(url: str) -> Iterator[SqlStore]:
    store = open_store(url)
    yield store
    store.close()


@pytest.fixture
def sqlite_store(tmp_path: Path) -> Iterator[SqlStore]:
    """A store on one database, for what asks nothing of it that is not tried on both beside the store."""
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
