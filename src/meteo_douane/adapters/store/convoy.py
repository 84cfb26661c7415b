"""What several threads write at the same time goes as one transaction: the disk is waited for once for all of it.

A commit waits for the disk, several milliseconds in which nobody else can write: no more messages a second could be
settled than the disk has commits. What comes while one is under way goes with the next.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from threading import Condition
from typing import Generic, TypeVar

from sqlalchemy import Connection

from meteo_douane.adapters.store.errors import StoreError

T = TypeVar("T")

Writing = Callable[[], AbstractContextManager[Connection]]
"""Gives a transaction that is committed as a whole at the end, or not at all."""


class _Load(Generic[T]):
    """What one thread wants to write, and what came of it."""

    def __init__(self, work: Callable[[Connection], T]) -> None:
        self._work = work
        self._answers: list[T] = []
        self._error: Exception | None = None
        self.is_over = False

    def taken_along(self, connection: Connection) -> None:
        """Write it; nothing is certain before the end of the transaction."""
        self._answers = [self._work(connection)]

    def taken_alone(self, writing: Writing) -> None:
        """Write it in a transaction of its own."""
        try:
            with writing() as connection:
                self.taken_along(connection)
        except Exception as error:  # noqa: BLE001 - it is raised where the answer is waited for
            self._error = error
        self.is_over = True

    def left_behind(self, error: Exception) -> None:
        """Say that it cannot be written."""
        self._error, self.is_over = error, True

    @property
    def answer(self) -> T:
        """What it returned; raises what it raised."""
        if self._error is not None:
            raise self._error
        return self._answers[0]


@dataclass(slots=True)
class Convoy:
    """Every thread waits for the end of the transaction that has its work; one of them sees to it for all."""

    _waiting: list[_Load[object]] = field(default_factory=list)
    _is_under_way: bool = False
    _changed: Condition = field(default_factory=Condition)

    @property
    def waiting(self) -> int:
        """How many threads wait for the next departure."""
        return len(self._waiting)

    def write(self, writing: Writing, work: Callable[[Connection], T]) -> T:
        """Do some work within a transaction, alone or with that of others; it is committed on return.

        What fails together with others is done again by itself: nobody fails for somebody else. Raises StoreError for
        all of them where it is the database that fails.
        """
        load = _Load(work)
        if boarded := self._boarded(load):
            try:
                _depart(boarded, writing)
            finally:
                self._arrive(boarded, load)
        return load.answer

    def _boarded(self, load: _Load[T]) -> list[_Load[object]]:
        """Wait until it is over, and return nothing; or return all that waits, for this thread to see to."""
        with self._changed:
            self._waiting.append(load)  # type: ignore[arg-type] # whoever reads the answer knows its type
            while self._is_under_way and not load.is_over:
                self._changed.wait()
            if load.is_over:
                return []
            self._is_under_way = True
            boarded, self._waiting = self._waiting, []
            return boarded

    def _arrive(self, boarded: list[_Load[object]], own: _Load[T]) -> None:
        """Let the others go on; what was not come to (the program is being stopped) goes with the next."""
        with self._changed:
            self._is_under_way = False
            self._waiting[:0] = [load for load in boarded if load is not own and not load.is_over]
            self._changed.notify_all()


def _depart(boarded: list[_Load[object]], writing: Writing) -> None:
    if len(boarded) > 1 and _are_together(boarded, writing):
        return
    for load in boarded:
        load.taken_alone(writing)


def _are_together(boarded: list[_Load[object]], writing: Writing) -> bool:
    try:
        with writing() as connection:
            for load in boarded:
                load.taken_along(connection)
    except StoreError as error:
        for load in boarded:
            load.left_behind(error)
        return True
    except Exception:  # noqa: BLE001 - each finds out by itself whether it is at fault
        return False
    for load in boarded:
        load.is_over = True
    return True
