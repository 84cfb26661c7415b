"""A météo site on loopback that shows scenes, and fails when a scene says so."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from meteo_douane.demo.board import board, error_page, feed, page
from meteo_douane.demo.story import Scene, Story, Trouble

PAGE, FEED = "/meteo/prodouane/pages/meteo", "/meteo/prodouane/pages/rss"
TYPES = {PAGE: "text/html; charset=utf-8", FEED: "application/rss+xml; charset=utf-8"}

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is served: by path, with the moment from which it holds."""

    since: datetime
    bodies: dict[str, bytes]
    trouble: Trouble | None


@dataclass(frozen=True, slots=True)
class Met:
    """What is at a path: its document, None where there is none, with the moment from which it holds."""

    since: datetime
    body: bytes | None
    trouble: Trouble | None


class Site:
    """Serves page and feed of one scene after the other, with ETag, Last-Modified, 304 and gzip.

    A message is published at the moment (of `clock`, aware and in UTC) at which a scene first shows it, and keeps
    that moment.
    """

    def __init__(self, story: Story, clock: Clock) -> None:
        """Take a port of 127.0.0.1 that is free; nothing is served before `start`."""
        self._clock = clock
        self._posted_at: dict[int, datetime] = {}
        self._server = _Server(("127.0.0.1", 0), lambda *given: _Visit(self, *given))
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self._shown = self._as_shown(story.scenes[0])

    @property
    def url(self) -> str:
        """The base URL."""
        return f"http://127.0.0.1:{self._server.server_port}"

    @property
    def page_url(self) -> str:
        """Where the page is."""
        return self.url + PAGE

    @property
    def feed_url(self) -> str:
        """Where the feed is."""
        return self.url + FEED

    def start(self) -> str:
        """Serve the first scene of the story and return the base URL."""
        self._thread.start()
        return self.url

    def stop(self) -> None:
        """Serve no more and give the port back."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()

    def show(self, scene: Scene) -> None:
        """Serve this scene from now on."""
        self._shown = self._as_shown(scene)

    def _as_shown(self, scene: Scene) -> _Shown:
        now = self._clock().replace(microsecond=0)
        for message in scene.messages:
            self._posted_at.setdefault(message.number, now)
        messages = board(scene, self._posted_at)
        bodies = {PAGE: page(messages), FEED: feed(messages, self.page_url)}
        return _Shown(now, bodies, scene.trouble)

    def met_at(self, path: str) -> Met:
        """Return what whoever asks for a path meets now."""
        shown = self._shown
        return Met(shown.since, shown.bodies.get(path), shown.trouble)


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as socketserver declares it
        """Say nothing of a visitor who went away."""


class _Visit(BaseHTTPRequestHandler):
    """One request; HTTP/1.0, so that a connection ends with its answer."""

    server_version, sys_version = "meteo-douane-demo", ""

    def __init__(self, site: Site, *given: Any) -> None:  # noqa: ANN401 - what socketserver hands on
        self._site = site
        super().__init__(*given)

    def do_GET(self) -> None:
        """Answer (the name is that of http.server)."""
        path = self.path.partition("?")[0]
        met = self._site.met_at(path)
        match met.trouble:
            case Trouble.OVERLOADED:
                self._send(HTTPStatus.SERVICE_UNAVAILABLE, error_page(), {"Content-Type": TYPES[PAGE]})
            case Trouble.HANGS_UP:
                self.close_connection = True
            case Trouble.ERROR_PAGE:
                self._send(HTTPStatus.OK, error_page(), {"Content-Type": TYPES[PAGE]})
            case None:
                self._answer(path, met)

    def _answer(self, path: str, met: Met) -> None:
        if path == "/":
            self._send(HTTPStatus.FOUND, b"", {"Location": PAGE})
        elif met.body is None:
            self._send(HTTPStatus.NOT_FOUND, error_page(), {"Content-Type": TYPES[PAGE]})
        else:
            self._send_document(path, met.body, met.since)

    def _send_document(self, path: str, body: bytes, since: datetime) -> None:
        etag = f'"{sha256(body).hexdigest()[:16]}"'
        validators = {"ETag": etag, "Last-Modified": format_datetime(since, usegmt=True), "Vary": "Accept-Encoding"}
        if self._has_it_already(etag, since):
            self._send(HTTPStatus.NOT_MODIFIED, b"", validators)
        elif "gzip" in self.headers.get("Accept-Encoding", ""):
            packed = gzip.compress(body, mtime=0)
            self._send(HTTPStatus.OK, packed, validators | {"Content-Type": TYPES[path], "Content-Encoding": "gzip"})
        else:
            self._send(HTTPStatus.OK, body, validators | {"Content-Type": TYPES[path]})

    def _has_it_already(self, etag: str, since: datetime) -> bool:
        """Decide as RFC 9110 §13.2.2 does: the moment counts only where no tag was given."""
        if tags := self.headers.get("If-None-Match"):
            return etag in (tag.strip().removeprefix("W/") for tag in tags.split(","))
        try:
            return since <= parsedate_to_datetime(self.headers.get("If-Modified-Since", ""))
        except (ValueError, TypeError):
            return False

    def _send(self, status: HTTPStatus, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing: the console belongs to the story."""
