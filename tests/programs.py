"""The program as a person runs it, in a folder of its own, with a site that it reads and a webhook that it tells."""

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import preloaded
from receivers import Http
from waiting import until

COMMAND = Path(sys.executable).parent / "meteo-douane"
SECRET = "0123456789abcdef" * 2
LINK = re.compile(r"http://127\.0\.0\.1:\d+/ack/[\w.-]+")


@dataclass
class Program:
    """The program in a folder of its own, the site that it reads, the webhook that it tells, and where its page is."""

    folder: Path
    site: Http
    hook: Http
    port: int

    def write(self, database: str, *, repeat_every: str) -> None:
        (self.folder / "secret").write_text(SECRET)
        (self.folder / "meteo.toml").write_text(
            f"""
            database = "{database}"
            [source]
            page = "http://127.0.0.1:{self.site.port}/meteo"
            every = "1s"
            every_in_alert = "1s"

            [channels.astreinte]
            url = "json://127.0.0.1:{self.hook.port}/hook"

            [[watches]]
            name = "transit"
            services = ["delta-t"]
            modes = ["edi"]
            channels = ["astreinte"]
            repeat_every = "{repeat_every}"
            at_most = 100

            [web]
            address = "127.0.0.1:{self.port}"
            public_url = "http://127.0.0.1:{self.port}"
            secret_file = "{self.folder}/secret"
            """,
            encoding="utf-8",
        )

    @contextmanager
    def running(self) -> Iterator[preloaded.Process]:
        process = preloaded.program("run", "--config", "meteo.toml", folder=self.folder, log=self.folder / "log")
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()
                process.wait(10)

    def command(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return preloaded.command(*arguments, "--config", "meteo.toml", folder=self.folder)

    def shows(self, page: str) -> None:
        self.site.body = page.encode()

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8")

    @property
    def events(self) -> list[str]:
        return [post.json["event"] for post in self.hook.received]

    @property
    def readings(self) -> int:
        return len(self.site.received)

    def goes_on_reading(self) -> None:
        """Wait for three more readings: whatever follows from what was done has followed by then."""
        before = self.readings
        until(lambda: self.readings >= before + 3)
