"""The mark of the one program that runs on a database file."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from meteo_douane.adapters.running import AlreadyRunningError, mark_of, marked, running_on


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
