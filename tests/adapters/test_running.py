"""The mark of the one program that runs on a database file."""

import os
import resource
import signal
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from meteo_douane.adapters.running import (
    AlreadyRunningError,
    ForeignProcessError,
    Words,
    hang_up,
    mark_of,
    marked,
    running_on,
)

PATIENCE = 10.0
NOBODY = 65534


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "meteo.db"


def test_a_program_that_runs_is_known_by_its_process_and_only_as_long_as_it_runs(database: Path) -> None:
    before = running_on(database)
    with marked(database):
        words = running_on(database)
    after = running_on(database)

    assert words is not None
    assert (words.pid, words.is_here, words.reloads) == (os.getpid(), True, 0)
    assert (before, after) == (None, None)
    assert mark_of(database).stat().st_mode & 0o777 == 0o600


def test_a_second_one_is_refused_with_the_process_of_the_first(database: Path) -> None:
    with marked(database), pytest.raises(AlreadyRunningError, match=rf"runs on it \(process {os.getpid()}\)"):
        marked(database).__enter__()


def test_one_that_calls_the_database_by_another_name_is_refused_too(database: Path) -> None:
    database.touch()
    alias = database.with_name("alias.db")
    alias.symlink_to(database)

    with marked(database):
        words = running_on(alias)
        with pytest.raises(AlreadyRunningError):
            marked(alias).__enter__()

    assert words is not None
    assert not alias.with_name("alias.db.running").exists()


@pytest.fixture
def sleeper() -> Iterator[subprocess.Popen[bytes]]:
    """Give a process of ours that dies of SIGHUP."""
    with subprocess.Popen(["sleep", "600"]) as process:
        yield process
        process.kill()


def test_the_program_that_runs_is_sent_sighup(database: Path, sleeper: subprocess.Popen[bytes]) -> None:
    with marked(database) as mark:
        hang_up(database, replace(mark.words, pid=sleeper.pid))

    assert sleeper.wait(PATIENCE) == -signal.SIGHUP


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may signal what is not its own")
def test_root_signals_no_process_that_is_not_of_the_user_whose_file_names_it(
    database: Path, sleeper: subprocess.Popen[bytes]
) -> None:
    with marked(database) as mark:
        os.chown(mark_of(database), NOBODY, NOBODY)
        with pytest.raises(ForeignProcessError, match=rf"kill -HUP {sleeper.pid}$"):
            hang_up(database, replace(mark.words, pid=sleeper.pid))

    assert sleeper.poll() is None


def test_a_process_that_is_no_more_is_an_error_of_the_system(database: Path, sleeper: subprocess.Popen[bytes]) -> None:
    sleeper.kill()
    sleeper.wait(PATIENCE)

    with marked(database) as mark, pytest.raises(ProcessLookupError):
        hang_up(database, replace(mark.words, pid=sleeper.pid))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param('{"pid": 7, "namespace": "n", "mood": "fine"}', Words(7, "n"), id="says more than we know"),
        pytest.param('{"pid": 7}', Words(0, ""), id="says less"),
        pytest.param('["pid", 7]', Words(0, ""), id="says it otherwise"),
        pytest.param("{", Words(0, ""), id="is being written"),
    ],
)
def test_what_another_version_of_the_program_says_of_itself_is_read_as_far_as_it_is_known(
    written: str, read: Words, database: Path
) -> None:
    with marked(database):
        mark_of(database).write_text(written, encoding="utf-8")

        assert running_on(database) == read


def test_a_full_disk_has_room_for_the_beginning_of_what_came_of_a_reload(database: Path) -> None:
    room = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with marked(database) as mark:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, room[1]))
        try:
            mark.say("x" * 5000)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, room)
            signal.signal(signal.SIGXFSZ, before)
        words = running_on(database)

    assert words is not None
    assert (words.reloads, words.rejected) == (1, "x" * 1000 + "…")


def test_what_came_of_a_reload_can_be_read(database: Path) -> None:
    with marked(database) as mark:
        mark.say("watches[0].modes: DTI, DTI+ or EDI expected")
        rejected = running_on(database)
        mark.say("")
        accepted = running_on(database)

    assert rejected is not None
    assert (rejected.reloads, rejected.rejected) == (1, "watches[0].modes: DTI, DTI+ or EDI expected")
    assert accepted is not None
    assert (accepted.reloads, accepted.rejected) == (2, "")


def test_the_number_of_a_process_in_another_container_is_none_of_ours(database: Path) -> None:
    with marked(database) as mark:
        mark.words = replace(mark.words, namespace="pid:[1]")
        mark.write()
        words = running_on(database)

        with pytest.raises(AlreadyRunningError, match="in another container"):
            marked(database).__enter__()

    assert words is not None
    assert not words.is_here
