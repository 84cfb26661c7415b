"""A command that is stopped puts in order what it was at, says so in one line, and exits as a shell shows it."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from counters import CONFIG
from receivers import Http
from waiting import until

PATIENCE = 30
STOPS = [
    pytest.param(signal.SIGINT, "Ctrl-C", id="Ctrl-C"),
    pytest.param(signal.SIGTERM, "SIGTERM", id="SIGTERM"),
    pytest.param(signal.SIGHUP, "SIGHUP", id="a terminal that has gone"),
]


def started(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "meteo_douane", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def a_file(folder: Path, site: int = 9) -> Path:
    config = folder / "config.toml"
    config.write_text(CONFIG.format(database=f"sqlite:///{folder}/meteo.db", site=site, hook=9), encoding="utf-8")
    return config


def sleeps(pid: int) -> bool:
    """Return whether a process waits in a call of the system: proc_pid_stat(5), the state behind the name."""
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "S"


@pytest.mark.parametrize(("number", "name"), STOPS)
def test_a_command_that_is_stopped_says_so_in_one_line(tmp_path: Path, number: signal.Signals, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    waiting = started("explain", str(tmp_path / "pipe"))

    with (tmp_path / "pipe").open("wb"):  # opened on the other side as well by now, which reads what is never written
        # Python heeds a signal before a call of the system and in it, but not on its way there.
        until(lambda: sleeps(waiting.pid))
        waiting.send_signal(number)
        said, complaint = waiting.communicate(timeout=PATIENCE)

    assert waiting.returncode == 128 + number
    assert (said, complaint) == ("", f"meteo-douane: stopped by {name} before it was done\n")


@pytest.mark.parametrize(("number", "name"), STOPS)
def test_a_recording_ends_by_being_stopped(tmp_path: Path, number: signal.Signals, name: str) -> None:
    del name
    with Http().serving() as site:
        recording = started("record", str(tmp_path / "kept"), "--config", str(a_file(tmp_path, site.port)))
        until(lambda: any(tmp_path.glob("kept/*.page.json")))

        recording.send_signal(number)
        said = recording.communicate(timeout=PATIENCE)

    assert (recording.returncode, *said) == (0, "", "")
    assert list(tmp_path.glob("kept/.*")) == []


@pytest.mark.parametrize(
    ("typed", "status", "words"),
    [
        pytest.param(b"\x03", 130, "stopped by Ctrl-C before it was done", id="Ctrl-C"),
        pytest.param(b"\x04", 2, "the input has ended before the question was answered", id="the end of the input"),
    ],
)
def test_a_question_that_is_not_answered_does_nothing(tmp_path: Path, typed: bytes, status: int, words: str) -> None:
    ours, theirs = pty.openpty()
    # Its own terminal, whose Ctrl-C goes to it.
    command = ["setsid", "--ctty", sys.executable, "-m", "meteo_douane", "drill", "--config", str(a_file(tmp_path))]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs) as asking, killed_at_last(asking):
        os.close(theirs)
        said = read(ours, until_said="1 à 2")
        until(lambda: sleeps(asking.pid))  # as above: what is typed on its way to the question may go unheard

        os.write(ours, typed)
        said += read(ours)
        asking.wait(PATIENCE)

    assert asking.returncode == status, said
    assert said.rstrip().splitlines()[-1].startswith(f"meteo-douane: {words}")


@contextmanager
def killed_at_last(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Leave no process behind, which would fail the tests that come after as well."""
    try:
        yield
    finally:
        process.kill()


def read(terminal: int, until_said: str | None = None) -> str:
    """Return what is said on a terminal until some words, or until the other side has gone."""
    said = ""
    while until_said is None or until_said not in said:
        try:
            said += os.read(terminal, 4096).decode()
        except OSError:  # Linux says so when the other side has gone
            break
    return said
