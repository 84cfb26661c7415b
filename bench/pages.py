"""How long a page takes on ten years of history: 1,000 episodes, 20,000 events, 2.6 million readings."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

import requests

from bench.receiver import receiving
from bench.table import Goal, Row
from bench.world import a_page, an_alert, configured
from meteo_douane.adapters.store import SqlStore, open_store
from meteo_douane.cli.assembly import monitor_of
from meteo_douane.cli.beginning import configured as understood
from meteo_douane.cli.beginning import now
from meteo_douane.cli.page import begun, web_server
from meteo_douane.config import Config
from meteo_douane.domain.episodes import Closing, Episode, EpisodeState, Known
from meteo_douane.domain.event import Decision, Event, EventKind, ReasonCode
from meteo_douane.domain.observation import Source
from meteo_douane.ports import Body, Commit

EPISODES, EVENTS, READINGS = 1_000, 20_000, 2_600_000
YEARS = timedelta(days=3650)
PAGES = ("/", "/episodes/{episode}", "/history", "/history?since={since}", "/sources", "/why")
LOOKS = 12
LIMIT_MS = 50.0


def pages_on_ten_years() -> Iterator[Row]:
    """Yield a row for each page: its median, beside a bare server that answers with the same bytes."""
    with receiving() as receiver, configured("http://127.0.0.1:9/", receiver, watches=6, channels=2) as setup:
        setup.config.write_text(setup.config.read_text() + '\n[web]\naddress = "127.0.0.1:1"\n')
        config = understood(setup.config)
        with open_store(config.database.reveal()) as store:
            episode = _ten_years(config, store, setup.folder)
            yield from _measured(config, store, episode)


def _measured(config: Config, store: SqlStore, episode: str) -> Iterator[Row]:
    assert config.web is not None
    since = f"{now() - YEARS:%Y-%m-%d}"
    server = web_server(config, config.web, store, begun(store, when_done=lambda: None, turned_at=now))
    server.port = 0
    with server:
        server.is_serving.wait(10)
        for page in PAGES:
            url = f"http://127.0.0.1:{server.port}{page.format(episode=episode, since=since)}"
            content = requests.get(url, timeout=30).content
            with _bare(content) as bare:
                yield Row(f"page {page}", _took(url), "ms", Goal.AT_MOST, LIMIT_MS, _took(bare))


def _took(url: str) -> float:
    """Return the median of a look, in milliseconds, by somebody who looks again and again."""
    with requests.Session() as session:
        return median(_look(session, url) for _ in range(LOOKS))


def _look(session: requests.Session, url: str) -> float:
    began = time.perf_counter()
    session.get(url, timeout=30).raise_for_status()
    return (time.perf_counter() - began) * 1000


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


# Ten years


def _ten_years(config: Config, store: SqlStore, folder: Path) -> str:
    """Fill the database; return the episode that is in force."""
    monitor = monitor_of(config, fetch=lambda request: Body(request, page[0]), store=store, clock=now)
    page = [a_page()]
    monitor.read(frozenset({Source.PAGE}))
    page[0] = a_page(an_alert("DELTA T"))
    monitor.read(frozenset({Source.PAGE}))
    before = store.known()
    [present] = before.episodes.values()
    past = {f"e{number}": _past(present, number) for number in range(EPISODES)}
    after = replace(before, episodes={**before.episodes, **past})
    decisions = tuple(_decision(past[f"e{number % EPISODES}"], number) for number in range(EVENTS))
    store.commit(_commit(before, after, decisions))
    store.commit(_commit(after, before, ()))
    _add_readings(folder, now())
    return present.id


def _past(present: Episode, number: int) -> Episode:
    opened = present.opened_at - YEARS / EPISODES * (number + 1)
    closing = Closing(EpisodeState.ENDED, opened + timedelta(hours=3), "p")
    return replace(present, id=f"e{number}", opened_at=opened, observed_at=opened, closing=closing, told={})


def _decision(episode: Episode, number: int) -> Decision:
    at = episode.opened_at + timedelta(minutes=number // EPISODES)
    event = Event(f"{episode.id}/{number}", EventKind.CONTINUED, at, episode.id, episode.latest, episode.affected)
    return Decision(event, event.kind, "transit", told=False, verdict=None, reason=ReasonCode.NOTHING_NEW)


def _commit(before: Known, after: Known, decisions: tuple[Decision, ...]) -> Commit:
    return Commit((), (), (), before, after, decisions, ())


def _add_readings(folder: Path, until: datetime) -> None:
    """Write the log of readings straight into the file: two million values would only be made to be thrown away."""
    [database] = folder.glob("*.db")
    columns = "source, started_at, ended_at, outcome, status, detail, sha256, size"
    with sqlite3.connect(database) as connection:
        rows = (_reading(number, until) for number in range(READINGS, 0, -1))
        connection.executemany(f"INSERT INTO readings ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)  # noqa: S608
    connection.close()


def _reading(number: int, until: datetime) -> tuple[object, ...]:
    at = f"{until - YEARS / READINGS * number:%Y-%m-%d %H:%M:%S.%f}"
    outcome = "failed" if number % 5_000 == 0 else "unchanged"
    return ("page" if number % 2 else "feed", at, at, outcome, 304, "", "", 0)
