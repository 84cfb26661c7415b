"""Three programs on one PostgreSQL: one reads, and another goes on where it is killed or stopped."""

import os
import re
import signal
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import psycopg
import pytest

import instance
from meteo_douane.adapters.store import SqlStore, open_store
from meteo_douane.adapters.store.postgresql import IDLE_SECONDS
from postgres import Server
from preloaded import Process, Surroundings, forked
from receivers import Http
from waiting import until

pytestmark = [pytest.mark.one_python, pytest.mark.needs("postgresql"), pytest.mark.timeout(180)]

LIFETIME = timedelta(seconds=8)
PATIENCE = timedelta(seconds=15)
TAKEN = re.compile(r"lease taken holder=\S+ fence=(\d+)")

#: Invented, as is everything that it shows.
PAGE = """<!DOCTYPE html>
<!-- Invented for this test: not a capture of a real page. -->
<html lang="fr"><head><meta charset="utf-8"><title>Météo des services en ligne</title></head>
<body><h1>Météo des services en ligne</h1>{messages}<footer><p>Direction générale des douanes</p></footer></body></html>
"""
CALM = "<p>Aucune perturbation n'est signalée. L'ensemble des services en ligne est disponible.</p>"
ALERT = """<article><h2>Alerte – DELTA T – mode EDI</h2><p>Publié le 10/06/2026 à 09h12</p>
<p>Motif : les messages EDI adressés à DELTA T restent sans réponse depuis le 10/06/2026 à 8h50.</p></article>"""
END = """<article><h2>Fin d'alerte – DELTA T – mode EDI</h2><p>Publié le 10/06/2026 à 11h02</p>
<p>Les échanges EDI de DELTA T sont rétablis depuis 10h55.</p></article>"""
SECOND = """<article><h2>Alerte – DELTA T – mode EDI</h2><p>Publié le 11/06/2026 à 7h30</p>
<p>Les messages EDI adressés à DELTA T sont rejetés depuis le 11/06/2026 à 7h15.</p></article>"""


@dataclass
class Program:
    """One of them."""

    process: Process
    log: Path

    @property
    def fence(self) -> int:
        """Return the number under which it last began to read, 0 if it never did."""
        return max(map(int, TAKEN.findall(self.log.read_text(encoding="utf-8"))), default=0)


@dataclass
class Site:
    """What the page shows, and where the messages arrive."""

    page: Http
    hook: Http = field(default_factory=Http)

    def show(self, *messages: str) -> None:
        self.page.body = PAGE.format(messages="".join(messages)).encode()

    @property
    def told(self) -> list[str]:
        return [" ".join(post.json["title"].split()) for post in self.hook.received]


@pytest.fixture
def site() -> Iterator[Site]:
    page = Http(headers={"Content-Type": "text/html; charset=utf-8"})
    with page.serving(), Http().serving() as hook:
        site = Site(page, hook)
        site.show(CALM)
        yield site


@pytest.fixture
def database(server: Server) -> str:
    return server.new_database()


@pytest.fixture
def store(database: str) -> Iterator[SqlStore]:
    with open_store(database) as store:
        yield store


@pytest.fixture
def programs(tmp_path: Path, site: Site, database: str) -> Iterator[list[Program]]:
    config = tmp_path / "meteo.toml"
    config.write_text(
        f"""
        database = "{database}"

        [source]
        page = "http://127.0.0.1:{site.page.port}/meteo"
        feed = ""
        every = "1s"
        every_in_alert = "1s"
        contact = "ops@example.org"

        [channels.astreinte]
        url = "json://127.0.0.1:{site.hook.port}/hook"

        [[watches]]
        name = "transit"
        services = ["delta-t"]
        modes = ["edi"]
        channels = ["astreinte"]

        [operator]
        channels = ["astreinte"]
        """,
        encoding="utf-8",
    )
    started = [_started(config, tmp_path / f"log-{number}") for number in range(3)]
    yield started
    for program in started:
        program.process.send_signal(signal.SIGCONT)
        program.process.kill()
        program.process.wait(10)


def _started(config: Path, log: Path) -> Program:
    process = forked(
        instance.run,
        config,
        LIFETIME,
        PATIENCE,
        within=Surroundings(config.parent, dict(os.environ), output=log, errors=log),
    )
    return Program(process, log)


def leader_of(programs: list[Program]) -> Program:
    return max(programs, key=lambda program: program.fence)


def longest_gap(store: SqlStore, after: datetime) -> timedelta:
    """Return the longest time between two readings, from the last one before a moment on."""
    moments = sorted(reading.ended_at for reading in store.recent_readings(1000))
    since = [one for one in moments if one >= after]
    before = [one for one in moments if one < after]
    line = [*before[-1:], *since]
    return max(later - earlier for earlier, later in pairwise(line))


def last_reading(store: SqlStore) -> datetime:
    return store.recent_readings(1)[0].ended_at


def test_when_the_one_that_reads_is_killed_or_stopped_another_goes_on_and_nothing_is_lost_or_told_twice(
    programs: list[Program], site: Site, store: SqlStore
) -> None:
    until(lambda: all("running" in program.log.read_text() for program in programs))
    until(lambda: bool(store.recent_readings(1)))
    site.show(ALERT)
    until(lambda: len(site.told) == 1 and not store.owed())  # a claim of the dead one would have to run out first

    killed = leader_of(programs)
    killed_at = last_reading(store)
    killed.process.kill()
    site.show(END, ALERT)
    until(lambda: len(site.told) == 2 and not store.owed())
    stopped = leader_of(programs)
    stopped_at = last_reading(store)
    stopped.process.send_signal(signal.SIGSTOP)
    site.show(SECOND, END, ALERT)
    until(lambda: len(site.told) == 3)
    third = leader_of(programs)
    stopped.process.send_signal(signal.SIGCONT)
    until(lambda: "lease lost" in stopped.log.read_text(encoding="utf-8"))
    site.show(SECOND, END)
    readings = len(store.recent_readings(1000))
    until(lambda: len(store.recent_readings(1000)) > readings + 2)

    assert killed.fence < stopped.fence < third.fence
    assert len({id(program) for program in (killed, stopped, third)}) == 3
    assert longest_gap(store, killed_at) <= 2 * LIFETIME
    assert longest_gap(store, stopped_at) <= 2 * LIFETIME
    assert [title.split(" · ")[0] for title in site.told] == ["Alerte", "Fin d'alerte", "Alerte"]
    assert store.owed() == ()


def test_a_program_that_is_stopped_in_order_hands_over_at_once(
    programs: list[Program], site: Site, store: SqlStore
) -> None:
    until(lambda: all("running" in program.log.read_text() for program in programs))
    until(lambda: bool(store.recent_readings(1)))
    leader = leader_of(programs)
    stopped_at = last_reading(store)

    leader.process.terminate()
    assert leader.process.wait(20) == 0
    site.show(ALERT)
    until(lambda: len(site.told) == 1)

    assert leader_of(programs) is not leader
    assert longest_gap(store, stopped_at) < LIFETIME


def test_one_that_is_frozen_in_the_midst_of_a_transaction_holds_nobody_up(
    programs: list[Program], site: Site, store: SqlStore, database: str
) -> None:
    until(lambda: all("running" in program.log.read_text() for program in programs))
    until(lambda: bool(store.recent_readings(1)))
    frozen = leader_of(programs)
    with psycopg.connect(database.replace("+psycopg", "")) as connection:
        # It has locked its lease, and all that is known, when it comes to what it has read: there it has to wait.
        connection.execute("LOCK TABLE readings IN EXCLUSIVE MODE")
        until(lambda: is_waiting_for_readings(connection))
        frozen.process.send_signal(signal.SIGSTOP)
    frozen_at = last_reading(store)
    site.show(ALERT)
    until(lambda: len(site.told) == 1)
    frozen.process.send_signal(signal.SIGCONT)
    until(lambda: "lease lost" in frozen.log.read_text(encoding="utf-8"))
    site.show(END, ALERT)
    until(lambda: len(site.told) == 2 and not store.owed())

    assert leader_of(programs) is not frozen
    assert longest_gap(store, frozen_at) <= 2 * LIFETIME + timedelta(seconds=IDLE_SECONDS)
    assert [title.split(" · ")[0] for title in site.told] == ["Alerte", "Fin d'alerte"]
    assert all("Traceback" not in program.log.read_text(encoding="utf-8") for program in programs)


def is_waiting_for_readings(connection: psycopg.Connection) -> bool:
    waiting = "SELECT count(*) FROM pg_locks WHERE relation = 'readings'::regclass AND NOT granted"
    [(count,)] = connection.execute(waiting).fetchall()
    return bool(count)
