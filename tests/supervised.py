"""The program as a service manager runs it: a process of its own, a notify socket, a site and receivers on loopback."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

import preloaded
from waiting import until

COMMAND = Path(sys.executable).parent / "meteo-douane"


@dataclass
class Manager:
    """A socket such as systemd's; `states` are what it was told, one datagram each."""

    address: str
    states: list[str] = field(default_factory=list)

    def count(self, state: str) -> int:
        return sum(told.startswith(state) for told in self.states)


@contextmanager
def a_manager(folder: Path) -> Iterator[Manager]:
    """Listen as long as a test goes on: a socket that nobody reads is full after ten datagrams."""
    manager = Manager(str(folder / "notify"))
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(manager.address)
        thread = Thread(target=_hear, args=(listening, manager.states))
        thread.start()
        try:
            yield manager
        finally:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as last:
                last.sendto(b"", manager.address)
            thread.join()


def _hear(listening: socket.socket, states: list[str]) -> None:
    while told := listening.recv(4096):
        states.append(told.decode())


@dataclass
class Program:
    """`meteo-douane` with a configuration and a database of its own, begun by a command of its own where it has one."""

    folder: Path
    manager: Manager
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    command: tuple[str | Path, ...] = ()

    @property
    def config(self) -> Path:
        return self.folder / "meteo.toml"

    @property
    def database(self) -> Path:
        return self.folder / "meteo-douane.db"

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8")

    def writes(self, text: str) -> None:
        """Write the configuration, for its owner alone."""
        self.config.write_text(text, encoding="utf-8")
        self.config.chmod(0o600)

    @contextmanager
    def running(self) -> Iterator[preloaded.Process]:
        """Start it and wait until it is ready."""
        ready = self.manager.count("READY=1")
        process = self._started()
        try:
            until(lambda: self.manager.count("READY=1") > ready or process.poll() is not None)
            yield process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                process.wait(20)

    def does(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run another command on the same configuration, and return how it ended."""
        return preloaded.command(*arguments, "--config", "meteo.toml", folder=self.folder)

    def _started(self) -> preloaded.Process:
        arguments, file = ("run", "--config", "meteo.toml"), self.folder / "log"
        environment = {**self.environment, "NOTIFY_SOCKET": self.manager.address}
        if not self.command:
            return preloaded.program(*arguments, folder=self.folder, log=file, environment=environment)
        with file.open("ab") as log:
            return subprocess.Popen([*self.command, *arguments], cwd=self.folder, stderr=log, env=environment)
