"""What a running program has in memory of the libraries: no more than its configuration uses."""

import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from invented import ALERT, CALM, ENDED
from meteo_douane.cli import COMMANDS
from receivers import Http
from supervised import Program, a_manager
from waiting import until

pytestmark = [pytest.mark.one_python, pytest.mark.timeout(120)]

#: On SQLite, whose tables are there, with a page and no feed.
NOT_USED = {
    "alembic",
    "feedparser",
    "mako",
    "sqlalchemy.dialects.postgresql",
    "sqlalchemy.orm",
}
#: What the site needs, and what its doors need that nobody has knocked at.
OF_THE_SITE = {"fastapi", "starlette", "uvicorn"}
OF_ITS_DOORS = {"icalendar", "prometheus_client"}
#: What asks the sources and understands them; a container asks for its health twice a minute.
OF_READING = {
    "bs4",
    "feedparser",
    "httpx",
    "lxml",
    "meteo_douane.formats.document",
    "meteo_douane.reading.notice_reader",
}

#: The program, which writes at its end the names of all that it has loaded.
SCRIPT = """
import atexit, pathlib, sys
atexit.register(lambda: pathlib.Path("loaded").write_text("\\n".join(sys.modules)))
from meteo_douane.cli import main
main()
"""


@dataclass
class World:
    """A program, the site that it reads and the webhook that it tells."""

    program: Program
    site: Http
    hook: Http

    def loaded(self) -> set[str]:
        """Run it through an alert and its end, and return what it had loaded by then."""
        self.site.body = CALM.encode()
        with self.program.running():
            for page in (ALERT, ENDED):
                told = len(self.hook.received)
                self.site.body = page.encode()
                until(lambda told=told: len(self.hook.received) > told)  # type: ignore[misc]
        return set((self.program.folder / "loaded").read_text().split())


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with Http().serving() as site, Http().serving() as hook, a_manager(tmp_path) as manager:
        program = Program(tmp_path, manager, command=(sys.executable, "-c", SCRIPT))
        program.writes(f"""
            [source]
            page = "http://127.0.0.1:{site.port}/meteo"
            feed = ""
            every = "1s"
            every_in_alert = "1s"
            contact = "ops@example.org"

            [channels.equipe]
            url = "json://127.0.0.1:{hook.port}/hook"

            [[watches]]
            name = "transit"
            services = ["delta-t"]
            channels = ["equipe"]
            """)
        yield World(program, site, hook)


def test_a_program_on_sqlite_has_loaded_neither_what_maps_objects_to_rows_nor_another_database(world: World) -> None:
    assert world.program.does("migrate").returncode == 0

    loaded = world.loaded()

    assert "sqlalchemy.dialects.sqlite" in loaded
    assert sorted(loaded & (NOT_USED | OF_THE_SITE | OF_ITS_DOORS)) == []


def test_a_program_with_the_site_has_loaded_nothing_for_doors_at_which_nobody_has_knocked(world: World) -> None:
    config = world.program.config.read_text()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    world.program.writes(f'{config}\n[web]\naddress = "127.0.0.1:{port}"\n')
    assert world.program.does("migrate").returncode == 0

    loaded = world.loaded()

    assert loaded >= OF_THE_SITE
    assert sorted(loaded & (NOT_USED | OF_ITS_DOORS)) == []


@pytest.mark.parametrize(
    "command", ["ack", "backup", "deliveries", "fallback", "healthcheck", "prune", "status", "triage"]
)
def test_a_command_that_reads_no_message_loads_neither_reading_nor_a_parser(command: str) -> None:
    script = f"import sys, meteo_douane.cli.{COMMANDS[command][0]}; print(*sys.modules)"

    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()

    assert "meteo_douane.cli.beginning" in loaded
    assert sorted(set(loaded) & OF_READING) == []
