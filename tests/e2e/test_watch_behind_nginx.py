"""The whole program as a person runs it: a real nginx, real receivers, a process that is killed and restarted."""

import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from receivers import Http, Mailbox
from waiting import until

pytestmark = [pytest.mark.needs("nginx"), pytest.mark.timeout(120)]

COMMAND = Path(sys.executable).parent / "meteo-douane"

#: Invented, as is everything that it shows.
PAGE = """<!DOCTYPE html>
<!-- Invented for this test: not a capture of a real page. -->
<html lang="fr"><head><meta charset="utf-8"><title>Météo des services en ligne</title></head>
<body><h1>Météo des services en ligne</h1>{messages}<footer><p>Direction générale des douanes</p></footer></body></html>
"""
CALM = "<p>Aucune perturbation n'est signalée. L'ensemble des services en ligne est disponible.</p>"
ALERT = """<article><h2>Alerte – DELTA T – mode EDI</h2><p>Publié le 10/06/2026 à 09h12</p>
<p>Motif : les messages EDI adressés à DELTA T restent sans réponse depuis le 10/06/2026 à 8h50.</p>
<p>La procédure de secours est autorisée à compter de 9h10.</p></article>"""
END = """<article><h2>Fin d'alerte – DELTA T – mode EDI</h2><p>Publié le 10/06/2026 à 11h02</p>
<p>Les échanges EDI de DELTA T sont rétablis depuis 10h55.</p></article>"""


@dataclass
class Site:
    """What nginx serves."""

    folder: Path
    url: str

    def show(self, messages: str) -> None:
        target = self.folder / "meteo.html"
        draft = self.folder / "draft"
        draft.write_text(PAGE.format(messages=messages), encoding="utf-8")
        draft.replace(target)


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def nginx(folder: Path) -> Iterator[Site]:
    port = a_free_port()
    served = folder / "served"
    served.mkdir()
    folder.chmod(0o755)
    configuration = folder / "nginx.conf"
    configuration.write_text(
        f"""
        daemon off; error_log stderr warn; pid {folder}/nginx.pid; worker_processes 1;
        {"user root;" if os.geteuid() == 0 else ""}
        events {{ }}
        http {{
          access_log off; gzip on; gzip_min_length 1; default_type text/html;
          client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
          uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
          types {{ text/html html; application/rss+xml xml; }}
          server {{ listen 127.0.0.1:{port}; root {served}; }}
        }}
        """,
        encoding="utf-8",
    )
    program = shutil.which("nginx", path=f"{os.defpath}:/usr/sbin") or "nginx"
    process = subprocess.Popen([program, "-e", "stderr", "-c", configuration])
    try:
        until(lambda: is_listening(port))
        yield Site(served, f"http://127.0.0.1:{port}/meteo.html")
    finally:
        process.terminate()
        process.wait(10)


def is_listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@dataclass
class Program:
    """The program, run with a configuration and a database of its own."""

    folder: Path

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text(encoding="utf-8")

    @contextmanager
    def running(self) -> Iterator[subprocess.Popen[bytes]]:
        with (self.folder / "log").open("ab") as log:
            process = subprocess.Popen([COMMAND, "run", "--config", "meteo.toml"], cwd=self.folder, stderr=log)
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()
                process.wait(10)

    def status(self) -> dict[str, Any]:
        shown = subprocess.run(
            [COMMAND, "status", "--json", "--config", "meteo.toml"], cwd=self.folder, capture_output=True, check=False
        )
        status: dict[str, Any] = json.loads(shown.stdout)
        return status

    def has_read(self) -> bool:
        """Whether a good reading is kept; there is no status before the program has made its database."""
        has_begun = (self.folder / "meteo-douane.db").exists()
        return has_begun and self.status()["last_good_reading"]["page"] is not None


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    folder = tmp_path / "nginx"
    folder.mkdir()
    with nginx(folder) as running:
        running.show(CALM)
        yield running


@pytest.fixture
def hook() -> Iterator[Http]:
    with Http().serving() as receiving:
        yield receiving


@dataclass
class Mails:
    """A mailbox and the port that it listens on."""

    box: Mailbox
    port: int

    @property
    def subjects(self) -> list[str]:
        return [plain(str(mail["Subject"])) for mail in self.box.received]


@pytest.fixture
def mail() -> Iterator[Mails]:
    box = Mailbox()
    with box.open() as port:
        yield Mails(box, port)


def titles(hook: Http) -> list[str]:
    return [plain(post.json["title"]) for post in hook.received]


def plain(words: str) -> str:
    """With ordinary spaces: a mail's subject loses the others on its way."""
    return " ".join(words.split())


@pytest.fixture
def program(tmp_path: Path, site: Site, hook: Http, mail: Mails) -> Program:
    (tmp_path / "meteo.toml").write_text(
        f"""
        [source]
        page = "{site.url}"
        feed = ""
        every = "1s"
        every_in_alert = "1s"
        contact = "ops@example.org"

        [channels.astreinte]
        url = "json://127.0.0.1:{hook.port}/hook"

        [channels.courriel]
        url = "mailto://127.0.0.1:{mail.port}/?from=meteo@example.org&to=astreinte@example.org&mode=insecure"

        [[watches]]
        name = "transit"
        services = ["delta-t"]
        modes = ["edi"]
        channels = ["astreinte", "courriel"]

        [operator]
        channels = ["astreinte"]
        """,
        encoding="utf-8",
    )
    return Program(tmp_path)


def test_a_message_that_appears_arrives_once_on_every_channel(
    program: Program, site: Site, hook: Http, mail: Mails
) -> None:
    with program.running() as process:
        until(program.has_read)
        site.show(ALERT)
        until(lambda: len(hook.received) == 1 and len(mail.subjects) == 1)
        site.show(END + ALERT)
        until(lambda: len(hook.received) == 2 and len(mail.subjects) == 2)
        process.send_signal(signal.SIGTERM)

        assert process.wait(10) == 0

    assert [title.split(" · ")[0] for title in titles(hook)] == ["Alerte", "Fin d'alerte"]
    assert mail.subjects == titles(hook)
    assert "stopped cleanly" in program.log


@pytest.mark.one_python
def test_a_program_killed_in_the_middle_of_a_send_loses_nothing_and_marks_what_may_be_a_repeat(
    program: Program, site: Site, hook: Http, mail: Mails
) -> None:
    hook.hold = Event()
    site.show(ALERT)
    with program.running() as process:
        until(lambda: len(hook.received) == 1 and len(mail.subjects) == 1)
        until(lambda: program.status()["owed"] == 1)
        process.kill()
        process.wait(10)
    hook.hold.set()
    hook.hold = None

    expire_claims(program.folder / "meteo-douane.db")
    with program.running():
        until(lambda: len(hook.received) == 2)
        site.show(END + ALERT)
        until(lambda: len(hook.received) == 3 and len(mail.subjects) == 2)

    assert "répétition possible" in str(hook.received[1].json)
    assert "répétition possible" not in str(hook.received[2].json)
    assert [subject.split(" · ")[0] for subject in mail.subjects] == ["Déjà en vigueur : alerte", "Fin d'alerte"]


@pytest.mark.one_python
def test_a_restart_tells_nothing_twice(program: Program, site: Site, hook: Http, mail: Mails) -> None:
    site.show(ALERT)
    for _ in range(3):
        with program.running() as process:
            until(lambda: len(hook.received) >= 1 and len(mail.subjects) >= 1)
            until(program.has_read)
            process.kill()
            process.wait(10)

    assert (len(hook.received), len(mail.subjects)) == (1, 1)


def expire_claims(database: Path) -> None:
    """Let the claim of the killed process run out at once, rather than wait for its minutes."""
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE deliveries SET next_at = '2000-01-01 00:00:00.000000' WHERE state = 'sending'")
    connection.close()
