"""The bare floor: the least that anybody could do, in a warm process. httpx GET, lxml parse, one insert, one POST."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import httpx
import lxml.html

from bench.receiver import Receiver

WARM_UP, ROUNDS = 20, 100


@dataclass(frozen=True, slots=True)
class Floor:
    """Milliseconds: a whole cycle takes, of CPU and by the clock."""

    cycle_cpu_ms: float
    cycle_ms: float


def measured_floor(page: str, receiver: Receiver, payload: bytes = b"{}") -> Floor:
    """Measure it in a process of its own, on the same page and the same receiver."""
    command = [sys.executable, "-m", "bench.floor", page, receiver.url]
    found = subprocess.run(command, input=payload, stdout=subprocess.PIPE, check=True)
    receiver.arrivals()
    return Floor(**json.loads(found.stdout))


class Cycle:
    """What is done again and again."""

    def __init__(self, page: str, hook: str, database: Path, payload: bytes) -> None:
        """Open what it needs, once."""
        self._client = httpx.Client()
        self._page, self._hook, self._payload = page, hook, payload
        self._etag = ""
        self._database = sqlite3.connect(database)
        self._database.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE r (at, status)")

    def go(self) -> None:
        """Ask with what is known, parse what comes, write a row, and send something."""
        answer = self._client.get(self._page, headers={"If-None-Match": self._etag} if self._etag else {})
        self._etag = answer.headers.get("etag", "")
        if answer.content:
            lxml.html.fromstring(answer.content)
        with self._database:
            self._database.execute("INSERT INTO r VALUES (?, ?)", (time.time(), answer.status_code))
        self._client.post(self._hook, content=self._payload, headers={"Content-Type": "application/json"})


def _cpu(work: Callable[[], None]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def _wall(work: Callable[[], None]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def main(page: str, hook: str) -> None:
    """Print what it costs, as JSON."""
    with TemporaryDirectory(prefix="meteo-douane-bench-") as folder:
        cycle = Cycle(page, hook, Path(folder) / "floor.db", sys.stdin.buffer.read())
        for _ in range(WARM_UP):
            cycle.go()
        cpu = median(_cpu(cycle.go) for _ in range(ROUNDS))
        wall = median(_wall(cycle.go) for _ in range(ROUNDS))
    print(json.dumps(asdict(Floor(cpu, wall))))


if __name__ == "__main__":
    main(*sys.argv[1:])
