"""The deadline of a whole request, kept by cutting its connection."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from datetime import timedelta
from threading import Lock, Timer
from time import monotonic
from types import TracebackType
from typing import Any, Self


class Patience:
    """Cuts the connection of the moment when the time is over.

    The time-outs of an HTTP client are for one read each: a host that sends a byte now and then, in the headers or in
    the body, would hold us for ever. Looking up a name is not cut: the system has its own limit for that.
    """

    def __init__(self, limit: timedelta) -> None:
        self.limit = limit
        self.is_over = False
        self.host = ""
        """Who is asked; set it before each request."""
        self.is_by_proxy = False
        """Whether the last connection went to somebody else than `host`."""
        self._ends = monotonic() + limit.total_seconds()
        self._timer = Timer(limit.total_seconds(), self._cut)
        self._timer.daemon = True
        self._lock = Lock()
        self._socket: socket.socket | None = None

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._timer.cancel()
        with self._lock:
            self._let_go()

    @property
    def left(self) -> float:
        """The seconds that remain; never 0, which sockets take for "at once" or "for ever"."""
        return max(self._ends - monotonic(), 0.001)

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Follow the connections of one request (httpcore's "trace" extension)."""
        if event == "connection.connect_tcp.started":
            self.is_by_proxy = info["host"] != self.host
        if event == "connection.connect_tcp.complete":
            self._hold(info["return_value"].get_extra_info("socket"))

    def _hold(self, connected: socket.socket) -> None:
        with self._lock:
            self._let_go()
            # A duplicate: TLS takes the first one away, and a shutdown reaches the connection through either.
            self._socket = connected.dup()
            if self.is_over:
                self._shut()

    def _cut(self) -> None:
        with self._lock:
            self.is_over = True
            self._shut()

    def _shut(self) -> None:
        if self._socket is not None:
            try:
                self._socket.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # closed by the other side

    def _let_go(self) -> None:
        if self._socket is not None:
            self._socket.close()
            self._socket = None
