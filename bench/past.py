"""What a long past costs: a reading beside it, its size, and what a reading that changed nothing adds."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from bench.outbox import PAGE, Site
from bench.receiver import receiving
from bench.table import Goal, Row
from bench.world import a_full_page, configured
from meteo_douane.adapters.store import SqlStore, open_store
from meteo_douane.cli.beginning import configured as understood
from meteo_douane.cli.beginning import now
from meteo_douane.cli.sources import monitor_of
from meteo_douane.monitor import Monitor
from meteo_douane.ports import Commit, Edition

FEW, MANY = 10, 10_000
ROUNDS = 60
MIB = 1 << 20


def a_long_past() -> list[Row]:
    """Measure readings with ten messages kept and with ten thousand, in turn, and the size of the latter."""
    site = Site()
    site.page = a_full_page()
    with receiving() as receiver, configured("http://127.0.0.1/", receiver, watches=1, channels=1) as setup:
        config = understood(setup.config)
        urls = [f"sqlite:///{setup.folder}/{count}.db" for count in (FEW, MANY)]
        with open_store(urls[0]) as few, open_store(urls[1]) as many:
            monitors = [monitor_of(config, fetch=site.fetch, store=store, clock=now) for store in (few, many)]
            for monitor, store, count in zip(monitors, (few, many), (FEW, MANY), strict=True):
                monitor.read(PAGE)
                _keep(monitor, store, count)
            short, long = _in_turn(monitors)
        files = [str(setup.folder / f"{count}.db") for count in (FEW, MANY)]
        size = (_bytes(files[1]) - _bytes(files[0])) / (MANY - FEW) * MANY / MIB
        rows, bodies = _added(files[0])
    return [
        Row(
            "a reading with 10,000 messages kept, at most 1.1 × that with 10",
            long,
            "ms",
            Goal.AT_MOST,
            1.1 * short,
            short,
        ),
        Row("10,000 messages kept, as they were published and read", size, "MiB", Goal.AT_MOST, 10),
        Row("a reading that changed nothing: rows of the log", rows, "rows", Goal.AT_MOST, 1),
        Row("a reading that changed nothing: bodies", bodies, "bodies", Goal.AT_MOST, 0),
    ]


def _keep(monitor: Monitor, store: SqlStore, count: int) -> None:
    """Keep so many editions more, made of those that are there: each under a revision of its own."""
    there = store.past.editions()
    new = tuple(_another(there, number) for number in range(count))
    store.commit(Commit((), (), new, monitor.known, monitor.known, (), ()))


def _another(there: Sequence[Edition], number: int) -> Edition:
    one = there[number % len(there)]
    revision = f"{number:08}{one.notice.revision[8:]}"
    return replace(one, notice=replace(one.notice, revision=revision))


def _in_turn(monitors: Sequence[Monitor]) -> list[float]:
    """Return the medians, in milliseconds of CPU."""
    took: list[list[float]] = [[] for _ in monitors]
    for _ in range(ROUNDS):
        for monitor, found in zip(monitors, took, strict=True):
            began = time.process_time()
            monitor.read(PAGE)
            found.append((time.process_time() - began) * 1000)
    return [median(found) for found in took]


def _bytes(file: str) -> int:
    """Return what the editions and their indexes take in a database."""
    with sqlite3.connect(file) as connection:
        query = "SELECT sum(pgsize) FROM dbstat WHERE name LIKE '%editions%'"
        size: int = connection.execute(query).fetchone()[0]
    connection.close()
    return size


def _added(file: str) -> tuple[float, float]:
    """Return how many rows and bodies one of the readings has added that changed nothing."""
    with sqlite3.connect(file) as connection:
        [rows] = connection.execute("SELECT count(*) FROM readings").fetchone()
        [bodies] = connection.execute("SELECT count(*) FROM bodies").fetchone()
    connection.close()
    return (rows - 1) / ROUNDS, (bodies - 1) / ROUNDS
