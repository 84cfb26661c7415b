"""The bundled story on loopback, watched by the real program, whose site somebody looks at."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx

from meteo_douane.demo.site import Site
from meteo_douane.demo.story import watches
from meteo_douane.domain.watch import Watch
from receivers import Http, a_closed_port
from scenes import SCENES, WatchedSite
from waiting import until

COMMAND = Path(sys.executable).parent / "meteo-douane"
CONFIGURATION = """
language = "{language}"
database = "sqlite:///{folder}/story.db"
[source]
page = "{site.page_url}"
feed = "{site.feed_url}"
every = "1s"
every_in_alert = "1s"
failures_tolerated = 2
[channels.astreinte]
url = "json://127.0.0.1:{hook}/hook"
[operator]
channels = ["astreinte"]
name = "Transit Exemple SAS"
eori = "FR12345678900012"
address = "12 quai de l'Exemple, 76600 Le Havre"
phone = "02 35 00 00 00"
[[offices]]
name = "Le Havre port"
mail = "bureau@example.org"
[web]
address = "127.0.0.1:{port}"
"""
WATCH = """
[[watches]]
name = "{name}"
services = {services}
channels = ["astreinte"]
"""


@dataclass
class Playing:
    """The story at one of its scenes, and where the site of the program is."""

    site: WatchedSite
    url: str
    config: Path

    def show(self, name: str) -> None:
        """Show a scene, and wait until it has been read and taken in."""
        self.site.show(SCENES[name])
        assert self.site.wait_until_read(timedelta(seconds=30), times=3)

    def get(self, path: str = "/") -> httpx.Response:
        return httpx.get(f"{self.url}{path}")


@contextmanager
def playing(folder: Path, language: str = "fr") -> Iterator[Playing]:
    """Play the story from its calm on, until the end of the context."""
    site, port = WatchedSite(lambda: datetime.now(UTC)), a_closed_port()
    site.start()
    with Http().serving() as hook:
        config = folder / "meteo.toml"
        config.write_text(_configuration(folder, site, hook.port, port, language), encoding="utf-8")
        with (folder / "log").open("ab") as log:
            process = subprocess.Popen([COMMAND, "run", "--config", config], cwd=folder, stderr=log)
        try:
            until(lambda: process.poll() is not None or _answers(port))
            assert process.poll() is None, (folder / "log").read_text(encoding="utf-8")
            yield Playing(site, f"http://127.0.0.1:{port}", config)
        finally:
            process.terminate()
            process.wait(20)
            site.stop()


def _configuration(folder: Path, site: Site, hook: int, port: int, language: str) -> str:
    written = CONFIGURATION.format(folder=folder, site=site, hook=hook, port=port, language=language)
    return written + "".join(_watch(watch) for watch in watches("astreinte"))


def _watch(watch: Watch) -> str:
    written = WATCH.format(name=watch.name, services=json.dumps(watch.services))
    modes = sorted(mode.value for mode in watch.modes)
    return f"{written}modes = {json.dumps(modes)}\n" if watch.names_modes else written


def _answers(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0
