"""What goes wrong with a process and its database: the one is killed; the other is held, full, read-only, gone."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto
from pathlib import Path
from typing import Self

import psycopg
from sqlalchemy import Connection, event
from sqlalchemy.exc import OperationalError

from meteo_douane.adapters.store import SqlStore
from meteo_douane.adapters.store.errors import FullError
from meteo_douane.domain.delivery import Delivery, Result, Words
from meteo_douane.domain.event import EventKind
from meteo_douane.ports import Commit, Hands
from misfortunes import Post, Spell
from staging import Killed, Process, Stage

SECOND = timedelta(seconds=1)


class Point(Enum):
    """Where a process is killed."""

    BEFORE_A_COMMIT = auto()
    AFTER_A_COMMIT = auto()
    BEFORE_A_SEND = auto()
    AFTER_A_SEND = auto()
    BETWEEN_JOBS = auto()


class Trouble(Enum):
    """What a database has."""

    IS_HELD = auto()
    """By another process: SQLite waits five seconds for it."""
    DISK_IS_FULL = auto()
    """But for the room that was set aside."""
    DISK_IS_BRIMFUL = auto()
    IS_READ_ONLY = auto()
    CANNOT_BE_WRITTEN = auto()
    CANNOT_BE_READ = auto()
    IS_MOVED_AWAY = auto()
    IS_REPLACED = auto()
    SERVER_IS_DOWN = auto()
    SERVER_IS_FULL = auto()
    LOCK_IS_HELD = auto()


OF_A_FILE = tuple(trouble for trouble in Trouble if trouble.value <= Trouble.IS_REPLACED.value)
OF_A_SERVER = (Trouble.SERVER_IS_DOWN, Trouble.SERVER_IS_FULL, Trouble.LOCK_IS_HELD)
#: While these last, a start would make or find another database.
WITHOUT_A_FILE = frozenset({Trouble.IS_MOVED_AWAY, Trouble.IS_REPLACED})
AT_BEGIN = {
    Trouble.IS_HELD: "database is locked",
    Trouble.IS_READ_ONLY: "attempt to write a readonly database",
    Trouble.CANNOT_BE_READ: "disk I/O error",
    Trouble.SERVER_IS_DOWN: "connection failed: Connection refused",
    Trouble.LOCK_IS_HELD: "canceling statement due to lock timeout",
}
AT_COMMIT = {
    Trouble.DISK_IS_FULL: "database or disk is full",
    Trouble.DISK_IS_BRIMFUL: "database or disk is full",
    Trouble.CANNOT_BE_WRITTEN: "disk I/O error",
    Trouble.SERVER_IS_FULL: "could not extend file: No space left on device",
}
AT_A_LOOK = {trouble: AT_BEGIN[trouble] for trouble in (Trouble.CANNOT_BE_READ, Trouble.SERVER_IS_DOWN)}


@dataclass
class Fate:
    """Kills a process at the first point of the right kind after each moment; gives the database its troubles."""

    stage: Stage
    deaths: list[tuple[datetime, Point]]
    troubles: tuple[Spell[Trouble], ...]
    file: Path | None
    met: set[Point | Trouble | str] = field(default_factory=set)

    @property
    def trouble(self) -> Trouble | None:
        now = self.stage.clock.now
        return next((one.what for one in self.troubles if one.lasts(now)), None)

    def meets(self, point: Point, process: Process | None) -> None:
        """Kill a process here, if its hour has come: not while it stops, nor where it would find no database."""
        if process is None or process.is_stopping or process.is_dead or self.trouble in WITHOUT_A_FILE:
            return
        if self.deaths and self.stage.clock.now >= self.deaths[0][0] and point is self.deaths[0][1]:
            self.deaths.pop(0)
            self.met.add(point)
            process.dies()
            if self.stage.current is not None:
                raise Killed(point)

    def watches(self, store: SqlStore) -> None:
        """Stand between a program and its database."""
        event.listen(store._engines.writer, "begin", self._begins)
        event.listen(store._engines.writer, "commit", self._commits)
        if store._engines.reader is not store._engines.writer and self.file is not None:
            event.listen(store._engines.reader, "begin", lambda _: self._fails(AT_A_LOOK))

    def _begins(self, connection: Connection) -> None:
        if self.stage.current is not None and self.stage.current.process.is_dead:
            raise Killed
        if self.file is None:
            now = self.stage.clock().isoformat()
            connection.exec_driver_sql(f"SET LOCAL soak.now = '{now}'")
        self._fails(AT_BEGIN)

    def _commits(self, _: Connection) -> None:
        if self.trouble is not Trouble.DISK_IS_FULL or self._is_room_set_aside:
            self._fails(AT_COMMIT)
        if self.stage.current is not None:
            self.meets(Point.BEFORE_A_COMMIT, self.stage.current.process)

    @property
    def _is_room_set_aside(self) -> bool:
        """Whether the room is held that the disk lacks."""
        return self.file is not None and Path(f"{self.file}.reserve").exists()

    def _fails(self, words: dict[Trouble, str]) -> None:
        trouble = self.trouble
        if trouble in words:
            self.met.add(trouble)
            if trouble is Trouble.IS_HELD or trouble is Trouble.LOCK_IS_HELD:
                self.stage.clock.takes(5 * SECOND)
            driver = sqlite3.OperationalError if self.file is not None else psycopg.OperationalError
            raise OperationalError("", {}, driver(words[trouble]))


@dataclass
class Mortal:
    """A store at whose door others go on, and after whose writing the process may die.

    It sees to it that no state changes without a decision, and knows what is being sent.
    """

    store: SqlStore
    fate: Fate
    process: Process
    unexplained: list[str]
    twice_decided: set[str]
    """The episodes about which something was decided in memory that somebody else has decided meanwhile."""
    sending: dict[str, Delivery]
    leads: bool = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.store.close()

    def commit(self, commit: Commit, hands: Hands | None = None) -> tuple[Delivery, ...]:
        self.fate.stage.rests()
        given = self.store.commit(commit, hands)
        self.sending |= {one.message.channel: one for one in given}
        self.unexplained += _unexplained(commit)
        if not commit.readings and commit.before.episodes == commit.after.episodes:
            # What stays of what was decided in memory: that it was told.
            self.twice_decided |= {
                one.event.episode for one in commit.decisions if one.event.kind is not EventKind.REPEATED
            }
        self._is_written()
        return given

    def set_room_aside(self) -> None:
        if self.fate.trouble in {Trouble.DISK_IS_FULL, Trouble.DISK_IS_BRIMFUL}:
            self.store.give_room_back()
            raise FullError("the disk is full")
        self.store.set_room_aside()

    def __getattr__(self, name: str) -> object:
        found = getattr(self.store, name)
        if name in PARTS:
            return PartOfMortal(self, found)
        return self.followed(found, name) if name in AT_THE_DOOR else found

    def followed(self, work: Callable[..., object], name: str) -> Callable[..., object]:
        """Return the same work, with what happens at the door."""

        def followed(*given: object, **named: object) -> object:
            self.fate.stage.rests()
            result = work(*given, **named)
            if name == "take_lease":
                self._notes_the_lease(result)
            if name in {"claim", "settle_and_claim"}:
                self.sending |= {one.message.channel: one for one in result}  # type: ignore[attr-defined] # deliveries
            if name in WRITING:
                self._is_written()
            return result

        return followed

    def _notes_the_lease(self, fence: object) -> None:
        if self.leads and fence is None:
            self.fate.met.add("lease lost")
        self.leads = fence is not None

    def _is_written(self) -> None:
        self.fate.meets(Point.AFTER_A_COMMIT, self.process)
        self.fate.stage.rests()


@dataclass
class PartOfMortal:
    """A part of a store, behind the same door."""

    whole: Mortal
    part: object

    def __getattr__(self, name: str) -> object:
        found = getattr(self.part, name)
        return self.whole.followed(found, name) if name in AT_THE_DOOR else found


PARTS = frozenset({"digests", "ledger"})
WRITING = frozenset(
    {
        "claim",
        "settle",
        "settle_and_claim",
        "take_back",
        "record_run",
        "remind",
        "owe",
        "mend_dues",
        "take_lease",
        "give_up_lease",
    }
)
AT_THE_DOOR = WRITING | {"known", "meanwhile", "next_dues", "owed", "repeats"}


@dataclass
class Postman:
    """The channels as one process opens them."""

    post: Post
    fate: Fate
    process: Process
    number: int
    sending: dict[str, Delivery]

    def __call__(self, channel: str, words: Words) -> Result:
        self.fate.meets(Point.BEFORE_A_SEND, self.process)
        result = self.post.takes(self.sending[channel], words, by=self.number)
        self.fate.meets(Point.AFTER_A_SEND, self.process)
        return result


def _unexplained(commit: Commit) -> list[str]:
    """Return the episodes that a commit opens or moves to another state without a decision about them."""
    before = {name: one.state for name, one in commit.before.episodes.items()}
    after = {name: one.state for name, one in commit.after.episodes.items()}
    about = {one.event.episode for one in commit.decisions if one.event.kind is not EventKind.REPEATED}
    moved = (name for name, state in after.items() if before.get(name) is not state and name not in about)
    return [f"{name}: {before.get(name)} to {after[name]} without a decision" for name in moved]
