"""The deadline of a whole request, kept by cutting its connection."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from datetime import timedelta
from threading import Condition, Lock, Thread
from time import monotonic
from types import TracebackType
from typing import Any, Self


class Timekeeper:
    """Cuts what has run out of patience, from one thread for all requests: one for each costs as much as a commit.

    The thread ends when the time of the last request is over, so that nobody has to close a client that is given up.
    """

    def __init__(self) -> None:
        self._changed = Condition()
        self._watched: set[Patience] = set()
        self._wakes_at = 0.0
        self._thread: Thread | None = None
        self._is_closed = False

    def watch(self, patience: Patience) -> None:
        """Cut it when its time is over."""
        with self._changed:
            self._watched.add(patience)
            if self._thread is None:
                self._wakes_at = patience.ends
                self._thread = Thread(target=self._keep_time, name="patience", daemon=True)
                self._thread.start()
            elif patience.ends < self._wakes_at:
                self._changed.notify()

    def release(self, patience: Patience) -> None:
        """Cut it no more; who would wake up for it does so, and finds nothing."""
        with self._changed:
            self._watched.discard(patience)

    def close(self) -> None:
        """Let the thread end."""
        with self._changed:
            self._is_closed = True
            self._changed.notify()

    def _keep_time(self) -> None:
        with self._changed:
            while not self._is_closed:
                for patience in [one for one in self._watched if one.ends <= monotonic()]:
                    self._watched.discard(patience)
                    patience.cut()
                if self._watched:
                    self._wakes_at = min(one.ends for one in self._watched)
                elif self._wakes_at <= monotonic():
                    break
                self._changed.wait(self._wakes_at - monotonic())
            self._thread = None


class Patience:
    """Cuts the connection of the moment when the time is over.

    The time-outs of an HTTP client are for one read each: a host that sends a byte now and then, in the headers or in
    the body, would hold us for ever. Looking up a name is not cut: the system has its own limit for that.
    """

    def __init__(self, limit: timedelta, timekeeper: Timekeeper) -> None:
        self.limit = limit
        self.ends = monotonic() + limit.total_seconds()
        """When the time is over, on the clock that never jumps."""
        self.is_over = False
        self.host = ""
        """Who is asked; set it before each request."""
        self.is_by_proxy = False
        """Whether the last connection went to somebody else than `host`."""
        self._timekeeper = timekeeper
        self._lock = Lock()
        self._socket: socket.socket | None = None

    def __enter__(self) -> Self:
        self._timekeeper.watch(self)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._timekeeper.release(self)
        with self._lock:
            self._let_go()

    @property
    def left(self) -> float:
        """The seconds that remain; never 0, which sockets take for "at once" or "for ever"."""
        return max(self.ends - monotonic(), 0.001)

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

    def cut(self) -> None:
        """Have done with it: what is under way breaks off, and what comes is broken off at once."""
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
