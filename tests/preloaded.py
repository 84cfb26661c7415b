"""The program in processes of its own that begin with all of it loaded, which would take most of a start.

They are forked, by a process that does nothing else; from then on each is what `meteo-douane` in a shell is. That it
starts from a shell, and what it loads then, is for the tests that start COMMAND.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from signal import SIGKILL, SIGTERM
from typing import Protocol

from meteo_douane.cli import main

FORKING = get_context("forkserver")
#: What the commands that tests call load, and what a program with a site on either database loads at work.
FORKING.set_forkserver_preload(
    [
        *(f"meteo_douane.cli.{name}" for name in ("drill", "look", "page", "people", "reloading", "service", "status")),
        "alembic.command",
        "all_compiled",
        "apprise.plugins.custom_json",
        "meteo_douane.adapters.channels.destination",
        "meteo_douane.adapters.heartbeat",
        "meteo_douane.adapters.store.postgresql",
        "meteo_douane.web.app",
        "meteo_douane.web.programs.instruments",
        "psycopg",
        "sqlalchemy.dialects.postgresql.psycopg",
        "sqlalchemy.dialects.sqlite",
        "uvicorn.protocols.http.h11_impl",
    ]
)


class Process(Protocol):
    """What tests ask of a process that they have started, whichever way."""

    @property
    def pid(self) -> int: ...

    def poll(self) -> int | None: ...

    def wait(self, timeout: float | None = None) -> int: ...

    def send_signal(self, sig: int) -> None: ...

    def terminate(self) -> None: ...

    def kill(self) -> None: ...


@dataclass(frozen=True)
class Forked:
    """A process of that kind."""

    process: BaseProcess

    @property
    def pid(self) -> int:
        assert self.process.pid is not None
        return self.process.pid

    def poll(self) -> int | None:
        return self.process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        self.process.join(timeout)
        status = self.poll()
        if status is None:
            raise subprocess.TimeoutExpired("a forked program", timeout or 0)
        return status

    def send_signal(self, sig: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, sig)

    def terminate(self) -> None:
        self.send_signal(SIGTERM)

    def kill(self) -> None:
        self.send_signal(SIGKILL)


@dataclass(frozen=True)
class Surroundings:
    """Where a process is, what it finds in its environment, and the files behind which it writes."""

    folder: Path
    environment: Mapping[str, str]
    output: Path
    errors: Path

    def enter(self) -> None:
        os.environ.clear()
        os.environ.update(self.environment)
        time.tzset()
        os.chdir(self.folder)
        for file, descriptor in ((self.output, 1), (self.errors, 2)):
            with file.open("ab") as written:
                os.dup2(written.fileno(), descriptor)


def forked(work: Callable[..., object], *arguments: object, within: Surroundings) -> Forked:
    """Start a process that does something, a function of a module that can be imported, and nothing else."""
    for file in (within.output, within.errors):
        file.touch()
    process = FORKING.Process(target=_begin, args=(within, work, arguments), daemon=True)
    process.start()
    return Forked(process)


def _begin(within: Surroundings, work: Callable[..., object], arguments: tuple[object, ...]) -> None:
    within.enter()
    work(*arguments)


def program(*arguments: str | Path, folder: Path, log: Path, environment: Mapping[str, str] | None = None) -> Forked:
    """Start `meteo-douane` with such arguments, which says in a log what it has to say."""
    within = Surroundings(folder, dict(os.environ if environment is None else environment), log, log)
    return forked(_program, *map(str, arguments), within=within)


def command(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run `meteo-douane` with such arguments to its end, within a minute, and return how it ended and what it said."""
    output, errors = (folder / f"said-{time.monotonic_ns()}-{name}" for name in ("output", "errors"))
    process = forked(_program, *arguments, within=Surroundings(folder, dict(os.environ), output, errors))
    try:
        status = process.wait(60)
    finally:
        process.kill()
    said = [file.read_text(encoding="utf-8") for file in (output, errors)]
    return subprocess.CompletedProcess(arguments, status, *said)


def _program(*arguments: str) -> None:
    sys.argv = ["meteo-douane", *arguments]
    main()
