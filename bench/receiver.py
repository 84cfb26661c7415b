"""A receiver on loopback in a process of its own: what it costs is not measured with what is sent to it."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock, Thread
from urllib.request import urlopen

PATIENCE_SECONDS = 60
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One message: when it was there whole, on the clock that all processes share, and its body."""

    at: float
    body: bytes


@dataclass(frozen=True, slots=True)
class Receiver:
    """A running receiver."""

    port: int

    @property
    def url(self) -> str:
        """Return where messages go."""
        return f"http://127.0.0.1:{self.port}/hook"

    @property
    def channel(self) -> str:
        """Return the same as an address of a channel."""
        return f"json://127.0.0.1:{self.port}/hook"

    def arrivals(self) -> list[Arrival]:
        """Return what has arrived since the last time, in order."""
        with urlopen(f"http://127.0.0.1:{self.port}/arrivals") as answer:
            return [Arrival(at, body.encode()) for at, body in json.load(answer)]

    def wait_for(self, count: int) -> list[Arrival]:
        """Return so many messages, once they have arrived; raise TimeoutError if they do not."""
        found: list[Arrival] = []
        until = time.monotonic() + PATIENCE_SECONDS
        while len(found) < count:
            if time.monotonic() > until:
                raise TimeoutError(f"{count} messages expected, {len(found)} arrived in {PATIENCE_SECONDS} s")
            found += self.arrivals()
            time.sleep(0.005)
        return found


@contextmanager
def receiving() -> Iterator[Receiver]:
    """Run a receiver."""
    with subprocess.Popen([sys.executable, "-m", "bench.receiver"], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield Receiver(int(process.stdout.readline()))
        finally:
            process.terminate()


def serve() -> None:
    """Take requests until terminated."""
    with socket.create_server(("127.0.0.1", 0), backlog=1000) as listening:
        print(listening.getsockname()[1], flush=True)
        arrived: list[tuple[float, str]] = []
        lock = Lock()
        while True:
            connection, _ = listening.accept()
            Thread(target=_answer, args=(connection, arrived, lock), daemon=True).start()


def _answer(connection: socket.socket, arrived: list[tuple[float, str]], lock: Lock) -> None:
    with connection:
        head, body = _request(connection)
        if head.startswith(b"GET"):
            with lock:
                told, arrived[:] = json.dumps(arrived).encode(), []
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(told), told))
            return
        with lock:
            arrived.append((time.monotonic(), body.decode()))
        connection.sendall(ANSWER)


def _request(connection: socket.socket) -> tuple[bytes, bytes]:
    received = b""
    while b"\r\n\r\n" not in received:
        received += connection.recv(65536)
    head, _, body = received.partition(b"\r\n\r\n")
    lengths = [line.split(b":")[1] for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
    while len(body) < int(lengths[0] if lengths else 0):
        body += connection.recv(65536)
    return head, body


if __name__ == "__main__":
    serve()
