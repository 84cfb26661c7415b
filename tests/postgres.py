"""A PostgreSQL server of our own for the time of a test run: Debian's programs, a unix socket, nothing that lasts."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg

#: Nothing here has to survive a power cut.
OPTIONS = "-c listen_addresses= -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"


@dataclass(frozen=True, slots=True)
class Server:
    """A running server; its socket is in `folder`."""

    folder: Path

    def new_database(self, *, like: str = "template1") -> str:
        """Make an empty database, or a copy of one to which nobody is connected, and return its URL."""
        name = f"test_{uuid4().hex}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {like}")
        return f"postgresql+psycopg://postgres@/{name}?host={self.folder}"

    def drop_connections(self) -> None:
        """Cut every connection, as a restart does."""
        self._execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()"
        )

    def stop(self) -> None:
        """Stop it in order, whoever is connected: what it has written without a sync is not lost then."""
        self._stop("fast")

    def give_up(self) -> None:
        """Stop it for good, without writing out some hundred databases first, which takes up to a minute."""
        self._stop("immediate")

    def _stop(self, how: str) -> None:
        _run("pg_ctl", "-D", f"{self.folder}/data", "-m", how, "-w", "stop")

    def start(self) -> None:
        """Start it."""
        options = f"-k {self.folder} {OPTIONS}"
        _run("pg_ctl", "-D", f"{self.folder}/data", "-l", f"{self.folder}/log", "-w", "-o", options, "start")

    def _execute(self, statement: str) -> None:
        with psycopg.connect(host=str(self.folder), user="postgres", dbname="postgres", autocommit=True) as connection:
            connection.execute(statement.encode())


def name_of(url: str) -> str:
    """Return the name of a database of ours."""
    return urlsplit(url).path.removeprefix("/")


@contextmanager
def running_server() -> Iterator[Server]:
    """Start a server, as the user `postgres` where we are root (it refuses root), and stop it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="meteo-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        _run(
            "initdb", "-D", f"{folder}/data", "-U", "postgres", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C"
        )
        server = Server(folder)
        server.start()
        try:
            yield server
        finally:
            server.give_up()
    finally:
        shutil.rmtree(folder)


def _run(program: str, *arguments: str) -> None:
    path = max(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))
    user = "postgres" if os.geteuid() == 0 else None
    # The server outlives `pg_ctl start` and would keep a pipe open: its output goes to the log.
    subprocess.run([path, *arguments], check=True, user=user, cwd="/", stdout=subprocess.DEVNULL)
