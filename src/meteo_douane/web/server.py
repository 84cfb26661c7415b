"""The page served from a thread of its own: whatever happens to it, the watching goes on."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Event, Thread
from typing import Self

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

log = logging.getLogger(__name__)

#: After a port that is busy, or a crash, the page is tried again so much later.
REST = timedelta(seconds=15)
#: How long a stop waits for answers under way.
PATIENCE_SECONDS = 2
#: How long a connection may be there without asking for anything, or take to ask.
ASKING = timedelta(seconds=10)
#: If more wait than that, the one that has waited longest makes room: a connection costs whoever floods us nothing.
MOST_WAITING = 128


class _Connection(H11Protocol):
    """One that is dropped if it does not ask; uvicorn itself waits for ever for the first byte, and the next."""

    #: When it began to wait for a request, on the clock of the loop, and the answer that came before.
    since: float = 0.0
    _before: object = None
    _timer: asyncio.TimerHandle | None = None

    @property
    def is_waiting(self) -> bool:
        return self.cycle is self._before

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()
        waiting = [one for one in self.connections if isinstance(one, _Connection) and one.is_waiting]
        if len(waiting) > MOST_WAITING:
            min(waiting, key=lambda one: one.since).drop()

    def on_response_complete(self) -> None:
        # First, for what was asked meanwhile is answered by that.
        self._wait()
        super().on_response_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._cancel()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._cancel()
        self.since, self._before = self.loop.time(), self.cycle
        self._timer = self.loop.call_later(self.timeout_keep_alive, self.drop)

    def drop(self) -> None:
        if self.is_waiting:
            self.transport.close()

    def _cancel(self) -> None:
        if self._timer is not None:
            self._timer.cancel()


class _Server(uvicorn.Server):
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals to the program."""
        yield


@dataclass(slots=True)
class WebServer:
    """Serves an application at an IP address and a port, from `start` to `stop`, or as a context."""

    app: ASGIApp
    host: str
    port: int
    rest: timedelta = REST
    patience: timedelta = ASKING
    is_serving: Event = field(default_factory=Event)
    _stopping: Event = field(default_factory=Event)
    _server: _Server | None = None
    _thread: Thread | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Begin to serve; a port that is busy is tried again and again, and said in the log."""
        self._thread = Thread(target=self._serve_until_stopped, name="web", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop serving, and wait a little for answers under way."""
        self._stopping.set()
        if self._server is not None:
            self._server.should_exit = True
        if self._thread is not None:
            self._thread.join(2 * PATIENCE_SECONDS)

    def _serve_until_stopped(self) -> None:
        while not self._stopping.is_set():
            try:
                with _listening(self.host, self.port) as listening:
                    self._serve(listening)
            except OSError as error:
                log.warning("web address=%s:%d: %s; it is tried again", self.host, self.port, error.strerror)
            except Exception:
                log.exception("web failed; it is started again")
            self.is_serving.clear()
            self._stopping.wait(self.rest.total_seconds())

    def _serve(self, listening: socket.socket) -> None:
        self._server = _Server(_configuration(self.app, self.patience))
        if self._stopping.is_set():
            return
        log.info("web address=%s:%d", *listening.getsockname()[:2])
        self.port = listening.getsockname()[1]
        self.is_serving.set()
        self._server.run(sockets=[listening])


def _configuration(app: ASGIApp, patience: timedelta) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=_Connection,
        ws="none",
        lifespan="off",
        # A link is a secret: no log of who asked for what.
        access_log=False,
        log_config=None,
        proxy_headers=False,
        server_header=False,
        # Below the files that a process may have open by default.
        limit_concurrency=512,
        timeout_keep_alive=int(patience.total_seconds()),
        timeout_graceful_shutdown=PATIENCE_SECONDS,
    )


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    """Give a socket that listens; raises OSError if the port is busy or not ours to take."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, so that asyncio sends small pieces at once: otherwise each answer waits 40 ms for the other side.
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen()
        yield listening
