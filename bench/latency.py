"""How long it takes from the page's answer to the receiver, in the whole program as it runs."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from statistics import median, quantiles
from threading import Event, Thread

from bench.bare import bodies, seconds_until_posted
from bench.receiver import Receiver, receiving
from bench.table import Goal, Row
from bench.world import a_page, an_alert, an_end, configured

#: Alerts and their ends, one after the other; the first ones warm the program up.
CHANGES = 44
WARM_UP = 4
SERVICES = ("DELTA G", "DELTA X", "DELTA H7", "DELTA IE", "DELTA T")


class Page:
    """A page that remembers when it was last answered with something new."""

    def __init__(self) -> None:
        """Begin calm."""
        self.content = a_page()
        self.is_read = Event()
        self.answered_at = 0.0

    def show(self, *messages: str) -> None:
        """Change the page; `is_read` is set once somebody has it."""
        self.is_read.clear()
        self.content = a_page(*messages)

    @contextmanager
    def served(self) -> Iterator[str]:
        """Serve the page and give its address."""
        server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/meteo"
        finally:
            server.shutdown()


def _handler(page: Page) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            content = page.content
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)
            if content is page.content and not page.is_read.is_set():
                page.answered_at = time.monotonic()
                page.is_read.set()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


def from_page_to_receiver() -> list[Row]:
    """Alerts and their ends that appear on the page one after the other, each told on one channel."""
    page = Page()
    with receiving() as receiver, page.served() as address:
        with configured(address, receiver, watches=1, channels=1) as setup, _running(str(setup.config)):
            page.is_read.wait()
            found, payloads = _latencies(page, receiver)
        bare = seconds_until_posted(payloads, receiver)
    return [
        Row("page answered → received: median", 1000 * median(found), "ms", Goal.AT_MOST, 25, 1000 * median(bare)),
        Row("page answered → received: p95", 1000 * _p95(found), "ms", Goal.AT_MOST, 60, 1000 * _p95(bare)),
    ]


@contextmanager
def _running(config: str) -> Iterator[None]:
    command = [sys.executable, "-m", "meteo_douane", "run", "--config", config]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            yield
        finally:
            process.terminate()


def _latencies(page: Page, receiver: Receiver) -> tuple[list[float], list[bytes]]:
    found, payloads = [], []
    for number in range(CHANGES):
        page.show(*_messages(number))
        [arrival] = receiver.wait_for(1)
        found.append(arrival.at - page.answered_at)
        payloads += bodies([arrival])
    return found[WARM_UP:], payloads[WARM_UP:]


def _messages(number: int) -> tuple[str, ...]:
    """Return an alert and then, beside it, its end; the next ones are on another service."""
    service = SERVICES[number // 2 % len(SERVICES)]
    alert = an_alert(service, number // 2 * 4)
    return (alert,) if number % 2 == 0 else (an_end(service, number // 2 * 4 + 2), alert)


def _p95(values: list[float]) -> float:
    return quantiles(values, n=20)[-1]
