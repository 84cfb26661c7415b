"""A disk that is full: what is to be told goes before what was read, and the operator hears of both ends of it."""

import errno
import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import text

from commits import NOON, a_commit, a_delivery, a_reading, an_edition, an_event
from meteo_douane.adapters.store import SqlStore, open_store
from meteo_douane.adapters.store.reserve import SIZE, reserve_of
from meteo_douane.bad_days.shortage import Shortage
from meteo_douane.domain.complaints import Complaint
from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.event import EventKind
from meteo_douane.ports import Commit, Hands, NoRoomError
from meteo_douane.vitals.upkeep import Upkeep

FULL = Complaint(EventKind.NO_ROOM, "disk", "the disk is full")


@dataclass
class Disk:
    """A database with so much room: a reading takes two, a delivery one."""

    room: int = 100
    held: bool = True
    written: list[Commit] = field(default_factory=list)

    def commit(self, commit: Commit, hands: Hands | None) -> tuple[Delivery, ...]:
        del hands
        if 2 * len(commit.readings) + len(commit.deliveries) > self.room:
            raise NoRoomError("the disk is full")
        self.written.append(commit)
        return ()

    def set_room_aside(self) -> None:
        self.held = self.room > 10
        if not self.held:
            raise NoRoomError("less than enough is left")

    def give_room_back(self) -> None:
        self.held = False
        self.room += 1


def a_whole_commit() -> Commit:
    return a_commit(bodies=(b"page",), editions=(an_edition(),), deliveries=(a_delivery(an_event()),))


def test_where_there_is_room_all_is_written() -> None:
    disk, upkeep = Disk(), Upkeep()

    Shortage(disk, upkeep).commit(a_whole_commit(), None)

    assert disk.written == [a_whole_commit()]
    assert upkeep.stated().complaints == {}


def test_a_full_disk_takes_what_is_owed_with_the_room_that_was_set_aside(caplog: pytest.LogCaptureFixture) -> None:
    disk, upkeep = Disk(room=0), Upkeep()
    shortage = Shortage(disk, upkeep)

    shortage.commit(a_whole_commit(), None)

    [written] = disk.written
    assert (written.readings, written.bodies, written.editions) == ((), (), ())
    assert written.deliveries == a_whole_commit().deliveries
    assert upkeep.stated().complaints == {EventKind.NO_ROOM: (FULL,)}
    assert caplog.messages == ["no room, readings are not kept until there is some: the disk is full"]


def test_it_is_over_when_room_can_be_set_aside_again_and_says_how_much_was_lost(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.WARNING)
    disk, upkeep = Disk(room=0), Upkeep()
    shortage = Shortage(disk, upkeep)
    for _ in range(3):
        shortage.commit(a_whole_commit(), None)  # no matter that the room given back would hold a reading more

    disk.room = 100
    shortage.commit(a_whole_commit(), None)

    assert [len(one.readings) for one in disk.written] == [0, 0, 0, 1]
    assert upkeep.stated().complaints == {EventKind.NO_ROOM: ()}
    assert upkeep.stated().partings == {EventKind.NO_ROOM: "3"}
    assert caplog.messages[-1] == "room again, readings not kept meanwhile: 3"


def test_a_disk_on_which_no_room_can_be_set_aside_at_the_start_keeps_what_is_left_for_what_is_owed() -> None:
    disk, upkeep = Disk(room=9), Upkeep()
    shortage = Shortage(disk, upkeep)

    shortage.sets_room_aside()
    shortage.commit(a_whole_commit(), None)
    too_little = upkeep.stated().complaints
    disk.room = 100
    shortage.commit(a_whole_commit(), None)

    assert [len(one.readings) for one in disk.written] == [0, 1]
    assert too_little == {EventKind.NO_ROOM: (Complaint(EventKind.NO_ROOM, "disk", "less than enough is left"),)}
    assert upkeep.stated().partings == {EventKind.NO_ROOM: "1"}


def test_where_not_even_the_least_finds_room_nothing_is_taken_for_written() -> None:
    disk = Disk(room=-9)

    with pytest.raises(NoRoomError):
        Shortage(disk, Upkeep()).commit(a_whole_commit(), None)

    assert disk.written == []


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    with open_store(f"sqlite:///{tmp_path}/meteo.db") as opened:
        yield opened


def test_a_database_that_may_not_grow_drops_the_page_and_keeps_the_message(store: SqlStore) -> None:
    with store._engines.writing() as connection:
        pages = connection.scalar(text("PRAGMA page_count"))
        connection.execute(text(f"PRAGMA max_page_count = {pages + 10}"))
    page = os.urandom(100_000)

    Shortage(store, Upkeep()).commit(a_commit(bodies=(page,), deliveries=(a_delivery(an_event()),)), None)

    assert store.recent_readings(9) == ()
    [owed] = store.owed()
    assert owed.message.channel == "astreinte"


def test_room_is_set_aside_once_and_given_back(store: SqlStore, tmp_path: Path) -> None:
    store.set_room_aside()
    store.set_room_aside()
    size = reserve_of(tmp_path / "meteo.db").stat()
    store.give_room_back()

    assert size.st_size == SIZE
    assert size.st_blocks * 512 >= SIZE  # not a file with holes
    assert not reserve_of(tmp_path / "meteo.db").exists()


@pytest.mark.parametrize("number", [errno.EOPNOTSUPP, errno.EROFS])
def test_a_file_system_that_cannot_set_room_aside_is_not_taken_for_a_full_one(
    store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "posix_fallocate", cannot(number))

    store.set_room_aside()

    assert not reserve_of(tmp_path / "meteo.db").exists()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_without_that_much_room_is_as_good_as_full(
    store: SqlStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr(os, "posix_fallocate", cannot(number))

    with pytest.raises(NoRoomError, match="less than 4 MiB are free on its disk: make room on it"):
        store.set_room_aside()

    assert not reserve_of(tmp_path / "meteo.db").exists()


def cannot(number: int) -> Callable[[int, int, int], None]:
    def refuses(*_: int) -> None:
        raise OSError(number, os.strerror(number))

    return refuses


def test_what_is_kept_of_a_reading_is_what_it_was(store: SqlStore) -> None:
    Shortage(store, Upkeep()).commit(a_commit(readings=(a_reading(NOON),)), None)

    assert len(store.recent_readings(9)) == 1
