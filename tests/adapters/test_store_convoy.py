"""What several threads write at the same time is one transaction, and nobody fails for somebody else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event

import pytest
from sqlalchemy import Connection, create_engine

from meteo_douane.adapters.store import StoreError
from meteo_douane.adapters.store.convoy import Convoy
from waiting import until

THE_CONNECTION = create_engine("sqlite://").connect()


@dataclass
class Database:
    """Transactions that are counted; the first is held until we let it go. `error` is what a commit raises."""

    may_go: Event = field(default_factory=Event)
    error: Exception | None = None
    begun: int = 0
    ended: list[str] = field(default_factory=list)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        self.begun += 1
        if self.begun == 1:
            self.may_go.wait(10)
        try:
            yield THE_CONNECTION
        except Exception:
            self.ended.append("rolled back")
            raise
        if self.error is not None and self.begun > 1:
            raise self.error
        self.ended.append("committed")


def told(words: str) -> Callable[[Connection], str]:
    return lambda _: words


def fails(_: Connection) -> str:
    raise ValueError("a fault of ours")


def written(database: Database, *works: Callable[[Connection], str]) -> list[Future[str]]:
    """Write the first, and the others while it is under way; return what came of each."""
    convoy = Convoy()
    with ThreadPoolExecutor(len(works)) as pool:
        first = pool.submit(convoy.write, database.writing, works[0])
        until(lambda: database.begun == 1)
        others = [pool.submit(convoy.write, database.writing, work) for work in works[1:]]
        until(lambda: convoy.waiting == len(others))
        database.may_go.set()
        return [first, *others]


def test_what_comes_while_one_is_under_way_goes_with_the_next() -> None:
    database = Database()

    found = written(database, told("first"), told("second"), told("third"), told("fourth"))

    assert [one.result() for one in found] == ["first", "second", "third", "fourth"]
    assert database.ended == ["committed", "committed"]


def test_one_that_fails_takes_nobody_along() -> None:
    database = Database()

    first, second, faulty, third = written(database, told("first"), told("second"), fails, told("third"))

    assert [one.result() for one in (first, second, third)] == ["first", "second", "third"]
    with pytest.raises(ValueError, match="a fault of ours"):
        faulty.result()
    assert database.ended == ["committed", "rolled back", "committed", "rolled back", "committed"]


def test_a_database_that_fails_is_not_asked_again_for_each() -> None:
    database = Database(error=StoreError("the disk is full"))

    first, *others = written(database, told("first"), told("second"), told("third"))

    assert first.result() == "first"
    for one in others:
        with pytest.raises(StoreError, match="the disk is full"):
            one.result()
    assert database.begun == 2


def test_one_alone_waits_for_nobody() -> None:
    database = Database()
    database.may_go.set()

    assert Convoy().write(database.writing, told("alone")) == "alone"
    assert database.ended == ["committed"]
