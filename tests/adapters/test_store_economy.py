"""How often the database is asked: what is paid at every reading, and on the way of a message."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from desks import World
from meteo_douane.adapters.store import SqlStore

#: What begins a transaction, or waits for the one place in which to write.
FRAME = ("BEGIN", "SELECT pg_advisory_xact_lock")

Asked = Callable[[], list[str]]


@pytest.fixture
def asked() -> Iterator[Asked]:
    """Give what the database was asked since the last time."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith(FRAME):
            statements.append(statement)

    def since_the_last_time() -> list[str]:
        found, statements[:] = list(statements), []
        return found

    event.listen(Engine, "before_cursor_execute", note)
    yield since_the_last_time
    event.remove(Engine, "before_cursor_execute", note)


def test_a_reading_that_finds_nothing_new_asks_seven_things(store: SqlStore, asked: Asked) -> None:
    world = World(store)
    world.reads("alerte")
    world.now += timedelta(minutes=1)
    asked()

    world.reads("alerte")

    looked_at, of_the_source, of_the_log = 3, 2, 2
    assert len(asked()) == looked_at + of_the_source + of_the_log


def test_an_alert_is_owed_by_one_statement_for_each_table(store: SqlStore, asked: Asked) -> None:
    world = World(store)
    asked()

    world.reads("alerte")

    written = sorted(statement.split()[2] for statement in asked() if statement.startswith("INSERT"))
    assert " ".join(written) == "appearances beliefs bodies decisions deliveries editions episodes events readings"
