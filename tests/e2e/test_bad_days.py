"""What happens to a machine in ten years, to the real program: each fault has a sentence, and a way out."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

import pytest

import unreadable
from invented import ALERT, CALM, ENDED
from preloaded import Process
from receivers import Http
from supervised import Program, a_manager
from waiting import until

#: Enough for the lines of the log; not for a page of SQLite with its header.
TOO_LITTLE = 4096

pytestmark = [pytest.mark.one_python, pytest.mark.timeout(120)]


@dataclass
class World:
    """The program, the site that it reads, and who is told."""

    program: Program
    site: Http
    hook: Http

    @property
    def events(self) -> list[str]:
        return [received.json["event"] for received in self.hook.received]

    def shows(self, page: str) -> None:
        self.site.body = page.encode()


@contextmanager
def a_world(folder: Path, manager_in: Path, database: str = "meteo-douane.db") -> Iterator[World]:
    with Http().serving() as site, Http().serving() as hook, a_manager(manager_in) as manager:
        world = World(Program(folder, manager), site, hook)
        world.shows(CALM)
        world.program.writes(
            f"""
            database = "sqlite:///{database}"
            [source]
            page = "http://127.0.0.1:{site.port}/meteo"
            feed = ""
            every = "1s"
            every_in_alert = "1s"
            contact = "ops@example.org"
            [channels.astreinte]
            url = "json://127.0.0.1:{hook.port}/hook"
            [[watches]]
            name = "transit"
            services = ["delta-t"]
            channels = ["astreinte"]
            [operator]
            channels = ["astreinte"]
            """
        )
        yield world


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with a_world(tmp_path, tmp_path) as world:
        yield world


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 12 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("needs the right to mount a file system (root, outside of most containers)")
    try:
        yield folder
    finally:
        subprocess.run(["umount", folder], check=True)


def remount(folder: Path, how: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{how}", folder], check=True)


def test_on_a_full_disk_alerts_still_go_out_and_the_operator_hears_of_it(small_disk: Path, tmp_path: Path) -> None:
    ballast = small_disk / "of-another-program"
    with a_world(tmp_path, tmp_path, f"{small_disk}/meteo.db") as world, world.program.running() as process:
        until(lambda: world.program.manager.count("WATCHDOG=1") > 1)
        fill(ballast)
        until(lambda: "no_room" in world.events)
        world.shows(ALERT)
        until(lambda: "opened" in world.events)
        ballast.unlink()
        until(lambda: "room_again" in world.events)
        world.shows(ENDED)
        until(lambda: "ended" in world.events)

        assert process.poll() is None

    assert world.events == ["no_room", "opened", "room_again", "ended"]
    assert "le disque est plein : faites-y de la place" in world.hook.received[0].json["message"]
    assert "Lectures non conservées entre-temps" in world.hook.received[2].json["message"].replace("\u00a0", " ")
    assert world.program.log.count("no room, readings are not kept") == 1


def test_a_disk_that_is_nearly_full_at_the_start_is_said_at_once_and_keeps_what_is_left_for_alerts(
    small_disk: Path, tmp_path: Path
) -> None:
    ballast = small_disk / "of-another-program"
    ballast.write_bytes(bytes(9 << 20))
    with a_world(tmp_path, tmp_path, f"{small_disk}/meteo.db") as world, world.program.running():
        until(lambda: "no_room" in world.events)
        world.shows(ALERT)
        until(lambda: "opened" in world.events)
        ballast.unlink()
        until(lambda: "room_again" in world.events)

    assert world.events == ["no_room", "opened", "room_again"]
    assert "il reste moins de 4 Mo libres" in world.hook.received[0].json["message"].replace("\u00a0", " ")
    assert "less than 4 MiB are free on its disk" in world.program.log


def fill(file: Path) -> None:
    """Leave no room at all."""
    with file.open("wb", buffering=0) as written:
        try:
            while True:
                written.write(bytes(4096))
        except OSError:
            return


def test_a_file_system_that_turns_read_only_is_said_and_the_program_goes_on_when_it_can(
    small_disk: Path, tmp_path: Path
) -> None:
    with a_world(tmp_path, tmp_path, f"{small_disk}/meteo.db") as world:
        with world.program.running():
            pass
        remount(small_disk, "ro")
        refused = world.program.does("run")
        remount(small_disk, "rw")
        with world.program.running() as process:
            until(lambda: world.program.manager.count("WATCHDOG=1") > 1)
            assert process.poll() is None

    assert refused.returncode == 75
    assert "read-only" in refused.stderr.lower()
    assert len(refused.stderr.splitlines()) == 1


def test_a_start_while_another_process_holds_the_database_is_refused_in_one_line_and_may_be_tried_again(
    world: World, tmp_path: Path
) -> None:
    with world.program.running():
        until(lambda: world.program.manager.count("WATCHDOG=1") > 0)

    with closing(sqlite3.connect(tmp_path / "meteo-douane.db", isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        refused = world.program.does("run")

    assert refused.returncode == 75
    assert "another process is holding it" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1


@dataclass
class FailingDisk:
    """An ext4 on a file, in which an error can be found: the kernel lets nothing be written from then on."""

    image: Path
    folder: Path

    def mount(self) -> None:
        subprocess.run(["mount", "-o", "loop,errors=remount-ro", self.image, self.folder], check=True)

    def unmount(self) -> None:
        subprocess.run(["umount", self.folder], check=True)

    @property
    def trigger(self) -> Path:
        found = subprocess.run(
            ["findmnt", "-n", "-o", "SOURCE", self.folder], capture_output=True, check=True, text=True
        )
        return Path("/sys/fs/ext4", Path(found.stdout.strip()).name, "trigger_fs_error")

    def fails(self) -> None:
        self.trigger.write_text("an error of the test\n", encoding="utf-8")

    def is_mended(self) -> None:
        """Do what an administrator does: a file system with an error cannot be made writable in its place."""
        self.unmount()
        checked = subprocess.run(["e2fsck", "-f", "-y", self.image], capture_output=True, check=False)
        assert checked.returncode in {0, 1}, checked.stdout
        self.mount()


@pytest.fixture
def failing_disk(tmp_path: Path) -> Iterator[FailingDisk]:
    disk = FailingDisk(tmp_path / "disk.img", tmp_path / "disk")
    disk.folder.mkdir()
    with disk.image.open("wb") as image:
        image.truncate(32 << 20)
    tools = ("mkfs.ext4", "e2fsck", "findmnt")
    if os.geteuid() != 0 or not all(map(shutil.which, tools)):
        pytest.skip(f"needs root and {', '.join(tools)}")
    subprocess.run(["mkfs.ext4", "-q", "-F", disk.image], check=True)
    mount = ["mount", "-o", "loop,errors=remount-ro", str(disk.image), str(disk.folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode != 0:
        pytest.skip("needs a loop device and the right to mount")
    try:
        if not disk.trigger.exists():
            pytest.skip("needs a kernel that finds an error in ext4 on demand")
        yield disk
    finally:
        disk.unmount()


def test_where_the_kernel_makes_the_disk_of_a_running_program_read_only_alerts_go_out_and_a_restart_mends_it(
    failing_disk: FailingDisk, tmp_path: Path
) -> None:
    with a_world(tmp_path, tmp_path, f"{failing_disk.folder}/meteo.db") as world:
        with world.program.running() as process:
            until(lambda: world.program.manager.count("WATCHDOG=1") > 1)
            failing_disk.fails()
            until(lambda: "unwritable" in world.events)
            world.shows(ALERT)
            until(lambda: "opened" in world.events)
            beats = world.program.manager.count("WATCHDOG=1")
            until(lambda: world.program.manager.count("WATCHDOG=1") > beats + 1)
            assert process.poll() is None
        assert world.events == ["unwritable", "opened"]
        failing_disk.is_mended()
        with world.program.running():  # it does not know that it has told the alert, and says nothing of the disk
            until(lambda: world.events.count("opened") + world.events.count("state_at_start") == 2)
            world.shows(ENDED)
            until(lambda: world.events[-1] == "ended")
        history = world.program.does("history")

    assert "le disque ne se lit ou ne s'écrit plus" in world.hook.received[0].json["message"]
    assert "what was decided meanwhile is lost, and told again" in world.program.log
    assert "Traceback" not in world.program.log
    assert "DELTA T" in history.stdout


def test_a_disk_that_fails_at_work_lets_alerts_go_out_and_has_all_of_it_once_it_can_be_written(world: World) -> None:
    manager = world.program.manager
    with world.program.running() as process:
        until(lambda: manager.count("WATCHDOG=1") > 1)
        may_write(process, TOO_LITTLE)
        until(lambda: "unwritable" in world.events)
        world.shows(ALERT)
        until(lambda: "opened" in world.events)
        world.shows(ENDED)
        until(lambda: "ended" in world.events)
        beats = manager.count("WATCHDOG=1")
        until(lambda: manager.count("WATCHDOG=1") > beats + 1)
        may_write(process, resource.RLIM_INFINITY)
        until(lambda: "writable_again" in world.events)
        assert process.poll() is None
    with world.program.running():
        until(lambda: manager.count("WATCHDOG=1") > beats + 4)
    history = world.program.does("history")

    assert world.events == ["unwritable", "opened", "ended", "writable_again"]
    assert "le disque ne se lit ou ne s'écrit plus" in world.hook.received[0].json["message"]
    assert "DELTA T" in history.stdout
    assert world.program.log.count("nothing can be written, the work goes on in memory") == 1
    assert "Traceback" not in world.program.log


def takes_little(process: Process) -> bool:
    """Whether a program takes less than a tenth of a processor, for a second."""
    clock = ~process.pid << 3 | 2  # the one that Linux keeps of each process
    before = time.clock_gettime(clock)
    time.sleep(1)
    return time.clock_gettime(clock) - before < 0.1


def test_a_disk_that_gives_nothing_any_more_is_not_needed_for_telling_an_alert(world: World) -> None:
    program, gone = world.program, world.program.folder / "gone"
    program.command = (sys.executable, unreadable.__file__, gone)
    with program.running():  # the second start finds the schema up to date, and loads nothing to make it so
        pass
    with program.running() as process:
        until(lambda: program.manager.count("WATCHDOG=1") > 6)
        until(lambda: takes_little(process))  # all is loaded and compiled, however busy the machine is
        gone.touch()
        may_write(process, TOO_LITTLE)
        world.shows(ALERT)
        until(lambda: "opened" in world.events)
        world.shows(ENDED)
        until(lambda: "ended" in world.events)
        may_write(process, resource.RLIM_INFINITY)
        until(lambda: "writable_again" in world.events)

    assert sorted(world.events) == ["ended", "opened", "unwritable", "writable_again"]
    assert "cannot be loaded" not in program.log
    assert "Traceback" not in program.log


def test_a_database_that_is_moved_away_at_work_is_missed_at_once_and_has_all_of_it_when_it_is_back(
    world: World,
) -> None:
    program, away = world.program, world.program.folder / "away.db"
    with program.running():
        until(lambda: program.manager.count("WATCHDOG=1") > 1)
        program.database.rename(away)
        world.shows(ALERT)
        until(lambda: {"opened", "unwritable"} <= set(world.events))
        assert not program.database.exists()
        away.rename(program.database)
        until(lambda: "writable_again" in world.events)
        world.shows(ENDED)
        until(lambda: "ended" in world.events)
    history = program.does("history")

    assert sorted(world.events) == ["ended", "opened", "unwritable", "writable_again"]
    assert "DELTA T" in history.stdout


def test_a_database_that_is_deleted_at_work_silences_nothing_and_a_restart_begins_anew(world: World) -> None:
    program = world.program
    with program.running():
        until(lambda: program.manager.count("WATCHDOG=1") > 1)
        for file in program.folder.glob("meteo-douane.db*"):
            file.unlink()
        world.shows(ALERT)
        until(lambda: {"opened", "unwritable"} <= set(world.events))
    with program.running():
        until(lambda: "state_at_start" in world.events)

    assert sorted(world.events) == ["opened", "state_at_start", "unwritable"]
    assert program.database.exists()
    assert "Traceback" not in program.log


def may_write(process: Process, largest: int) -> None:
    """Let every write of a process fail that makes a file longer than this: SQLite takes that for a broken disk."""
    resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY))


def test_a_database_that_another_process_holds_is_waited_for_and_nothing_is_lost(world: World) -> None:
    with world.program.running():
        until(lambda: world.program.manager.count("WATCHDOG=1") > 0)
        other = sqlite3.connect(world.program.database, isolation_level=None, timeout=30)
        with closing(other):
            other.execute("BEGIN IMMEDIATE")
            world.shows(ALERT)
            until(lambda: "another process is holding it" in world.program.log)
            other.execute("ROLLBACK")
        until(lambda: "opened" in world.events, seconds=60)

    assert world.events == ["opened"]


def test_while_another_process_holds_the_database_for_long_alerts_go_out_and_all_is_written_afterwards(
    world: World,
) -> None:
    with world.program.running():
        until(lambda: world.program.manager.count("WATCHDOG=1") > 0)
        other = sqlite3.connect(world.program.database, isolation_level=None, timeout=30)
        with closing(other):
            other.execute("BEGIN IMMEDIATE")
            world.shows(ALERT)
            until(lambda: {"opened", "unwritable"} <= set(world.events))
            world.shows(ENDED)
            until(lambda: "ended" in world.events)
            other.execute("ROLLBACK")
        until(lambda: "writable_again" in world.events)
    history = world.program.does("history")

    assert sorted(world.events) == ["ended", "opened", "unwritable", "writable_again"]
    assert "un autre processus la tient" in next(
        received.json["message"] for received in world.hook.received if received.json["event"] == "unwritable"
    )
    assert "DELTA T" in history.stdout


def test_what_a_channel_answers_while_another_process_holds_the_database_is_not_asked_again(world: World) -> None:
    program, world.hook.hold = world.program, Event()
    with program.running():
        until(lambda: program.manager.count("WATCHDOG=1") > 0)
        other = sqlite3.connect(program.database, isolation_level=None, timeout=30)
        with closing(other):
            world.shows(ALERT)
            until(lambda: world.events == ["opened"])
            other.execute("BEGIN IMMEDIATE")
            world.hook.hold.set()
            until(lambda: "what a channel answered is kept" in program.log)
            other.execute("ROLLBACK")
        until(lambda: program.does("deliveries", "--json").stdout == "")

    assert world.events == ["opened"]


def test_a_stop_while_a_channel_says_nothing_takes_no_longer_than_is_promised(world: World) -> None:
    world.hook.hold = Event()
    with world.program.running() as process:
        world.shows(ALERT)
        until(lambda: world.events == ["opened"])
        process.terminate()

        assert process.wait(10) == 0

    assert "stopped in the middle of something slow" in world.program.log
    world.hook.hold.set()


def test_a_program_killed_again_and_again_leaves_a_whole_database(world: World) -> None:
    for page in (CALM, ALERT, ENDED):
        world.shows(page)
        with world.program.running() as process:
            process.kill()
            process.wait(10)

    saved = world.program.does("backup", "copy.db")
    with world.program.running():
        until(lambda: world.program.manager.count("WATCHDOG=1") > 0)

    assert (saved.returncode, saved.stderr) == (0, "")


def test_a_channel_that_cannot_be_used_ends_it_at_the_start_and_what_was_read_is_told_once_it_is_mended(
    world: World,
) -> None:
    right = world.program.config.read_text(encoding="utf-8")
    world.program.writes(right.replace(f"json://127.0.0.1:{world.hook.port}/hook", "mailto://nobody"))
    world.shows(ALERT)

    refused = world.program.does("run")
    world.program.writes(right)
    with world.program.running():
        until(lambda: world.events == ["state_at_start"])

    assert refused.returncode == 2
    assert refused.stderr.splitlines()[-1].startswith("meteo-douane: channels.astreinte: ")
    assert "Traceback" not in refused.stderr
    assert "nobody" not in refused.stderr
