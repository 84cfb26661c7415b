"""A page on loopback that says what we want, counts what it is asked, and honours validators where it is told to."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Event, Thread

from bench.world import a_page, above


class Page:
    """A page that remembers when it was last answered with something new."""

    def __init__(self, content: bytes | None = None, *, validates: bool = False) -> None:
        """Begin calm, or with this, above which messages are listed then."""
        self.content = content or a_page()
        self._listed = content
        self.validates = validates
        self.is_read = Event()
        self.url = ""
        self.answered_at = 0.0
        self.answers = 0
        self.moved = 0
        """Bytes that went to and fro, without those of TCP."""
        self._answered = Condition()

    def show(self, *messages: str) -> None:
        """Change the page; `is_read` is set once somebody has it."""
        self.is_read.clear()
        self.content = a_page(*messages) if self._listed is None else above(self._listed, *messages)

    def wait_for(self, count: int) -> None:
        """Wait until it was answered so many times more."""
        with self._answered:
            until = self.answers + count
            self._answered.wait_for(lambda: self.answers >= until)

    def note(self, content: bytes, moved: int) -> None:
        """Count an answer."""
        if content is self.content and not self.is_read.is_set():
            self.answered_at = time.monotonic()
            self.is_read.set()
        with self._answered:
            self.answers += 1
            self.moved += moved
            self._answered.notify_all()

    @contextmanager
    def served(self) -> Iterator[str]:
        """Serve the page and give its address."""
        server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            self.url = f"http://127.0.0.1:{server.server_port}/meteo"
            yield self.url
        finally:
            server.shutdown()


def _handler(page: Page) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            content = page.content
            etag = f'"{hashlib.sha256(content).hexdigest()[:16]}"'
            is_same = page.validates and self.headers["If-None-Match"] == etag
            head = self._head(content, etag, is_same=is_same)
            body = b"" if is_same else content
            self.wfile.write(head + body)
            page.note(content, len(self.requestline) + 2 + len(bytes(self.headers)) + len(head) + len(body))

        def _head(self, content: bytes, etag: str, *, is_same: bool) -> bytes:
            lines = [
                "HTTP/1.1 304 Not Modified" if is_same else "HTTP/1.1 200 OK",
                f"Date: {self.date_time_string()}",
                *([f"ETag: {etag}"] if page.validates else []),
                *([] if is_same else ["Content-Type: text/html; charset=utf-8", f"Content-Length: {len(content)}"]),
            ]
            return "".join(f"{line}\r\n" for line in [*lines, ""]).encode()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler
