"""A webhook on loopback that keeps the titles of what it is sent."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Any, Self


@dataclass(slots=True)
class Receiver:
    """Listens on a free port of 127.0.0.1 while it is entered; `titles` are in the order of arrival."""

    titles: list[str] = field(default_factory=list)
    _server: ThreadingHTTPServer = field(init=False)

    def __post_init__(self) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *given: _Post(self.titles, *given))
        self._server.daemon_threads = True

    @property
    def port(self) -> int:
        """Where it listens."""
        return self._server.server_port

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Post(BaseHTTPRequestHandler):
    def __init__(self, titles: list[str], *given: Any) -> None:  # noqa: ANN401 - what socketserver hands on
        self._titles = titles
        super().__init__(*given)

    def do_POST(self) -> None:
        """Keep the title, and say that all is well."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._titles.append(str(body["title"]))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: the story has the floor."""
