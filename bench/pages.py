"""How long a page, and a door for other programs, takes on ten years of history, and how large a page is."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from statistics import median

import requests

from bench.decade import ONE_OF_THE_PAST, YEARS, ten_years
from bench.receiver import receiving
from bench.table import Goal, Row
from bench.world import configured
from meteo_douane.adapters.store import SqlStore, open_store
from meteo_douane.cli.beginning import configured as understood
from meteo_douane.cli.beginning import now
from meteo_douane.cli.page import begun, web_server
from meteo_douane.config import Config

PAGES = (
    "/",
    "/episodes/{episode}",
    f"/episodes/{ONE_OF_THE_PAST}",
    "/history",
    "/history?since={since}",
    "/sources",
    "/why",
    "/triage",
    "/fallback",
)
DOORS = (
    "/api/v1/status",
    "/api/v1/episodes?limit=100",
    "/api/v1/editions?limit=100",
    "/api/v2/summary.json",
    "/api/v2/incidents.json",
    "/feed.atom",
    "/maintenance.ics",
    f"/episodes/{ONE_OF_THE_PAST}/cap.xml",
    "/metrics",
)
LOOKS = 12
LIMIT_MS = 50.0
#: A program asks once a minute, and nobody waits for it.
LIMIT_OF_DOORS_MS = 100.0
LIMIT_KB = 60.0


@dataclass(frozen=True, slots=True)
class Look:
    """How long one look took, by the clock and by what the processor did for it, in milliseconds."""

    clock: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Seen:
    """What was looked at: its size in bytes, what a look took, and what the same bytes take from a bare server."""

    size: int
    took: Look
    bare: Look


def pages_on_ten_years() -> Iterator[Row]:
    """Yield a row for each page and each door, beside a bare server that answers with the same bytes."""
    with receiving() as receiver, configured("http://127.0.0.1:9/", receiver, watches=6, channels=2) as setup:
        setup.config.write_text(setup.config.read_text() + '\n[web]\naddress = "127.0.0.1:1"\n')
        config = understood(setup.config)
        with open_store(config.database.reveal()) as store:
            episode = ten_years(config, store, setup.folder)
            yield from _measured(config, store, episode)


def _measured(config: Config, store: SqlStore, episode: str) -> Iterator[Row]:
    assert config.web is not None
    since = f"{now() - YEARS:%Y-%m-%d}"
    server = web_server(config, config.web, store, begun(store, when_done=lambda: None, turned_at=now))
    server.port = 0
    with server:
        server.is_serving.wait(10)
        site = f"http://127.0.0.1:{server.port}"
        pages = {page: _seen(f"{site}{page.format(episode=episode, since=since)}") for page in PAGES}
        for page, seen in pages.items():
            yield _row(f"page `{page}`", seen, LIMIT_MS)
        slowest = max(pages, key=lambda page: pages[page].took.cpu)
        took, floor = pages[slowest].took.clock, pages[slowest].bare.clock
        yield Row(f"the slowest of them, `{slowest}`, by the clock", took, "ms", Goal.AT_MOST, LIMIT_MS, floor)
        largest = max(pages, key=lambda page: pages[page].size)
        yield Row(f"the largest of them, `{largest}`", pages[largest].size / 1000, "kB", Goal.AT_MOST, LIMIT_KB)
        for door in DOORS:
            yield _row(f"door `{door}`", _seen(f"{site}{door}"), LIMIT_OF_DOORS_MS)


def _row(name: str, seen: Seen, limit: float) -> Row:
    return Row(f"{name}: CPU", seen.took.cpu, "ms", Goal.AT_MOST, limit, seen.bare.cpu)


def _seen(url: str) -> Seen:
    content = requests.get(url, timeout=30).content
    with _bare(content) as bare:
        return Seen(len(content), _took(url), _took(bare))


def _took(url: str) -> Look:
    """Return the medians of many looks; both sides are in this process, and both are counted."""
    with requests.Session() as session:
        looks = [_look(session, url) for _ in range(LOOKS)]
    return Look(median(look.clock for look in looks), median(look.cpu for look in looks))


def _look(session: requests.Session, url: str) -> Look:
    began, worked = time.perf_counter(), time.process_time()
    session.get(url, timeout=30).raise_for_status()
    return Look((time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000)


@contextmanager
def _bare(content: bytes) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
