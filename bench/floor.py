"""The bare floor: the least that anybody could do, in a warm process. httpx GET, lxml parse, one insert, one POST.

It rests between two rounds as the program does between two readings: a loop that never pauses keeps the processor's
caches to itself, and what begins anew each second does not.
"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import httpx
import lxml.html

from bench.receiver import Receiver

WARM_UP, ROUNDS = 5, 25
REST_SECONDS = 1.0


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


def _round(cycle: Cycle) -> tuple[float, float]:
    """Return the milliseconds that a cycle takes after a rest: of CPU, and by the clock."""
    time.sleep(REST_SECONDS)
    cpu, clock = time.process_time(), time.perf_counter()
    cycle.go()
    return (time.process_time() - cpu) * 1000, (time.perf_counter() - clock) * 1000


def main(page: str, hook: str) -> None:
    """Print what it costs, as JSON."""
    with TemporaryDirectory(prefix="meteo-douane-bench-") as folder:
        cycle = Cycle(page, hook, Path(folder) / "floor.db", sys.stdin.buffer.read())
        rounds = [_round(cycle) for _ in range(WARM_UP + ROUNDS)][WARM_UP:]
        cpu, clock = (median(found) for found in zip(*rounds, strict=True))
    print(json.dumps(asdict(Floor(cpu, clock))))


if __name__ == "__main__":
    main(*sys.argv[1:])
