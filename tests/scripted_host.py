"""A host on loopback that answers byte for byte what a test has written down."""

import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self

TLS_HANDSHAKE = b"\x16"

Script = Callable[[socket.socket], None]


def answers(head: str, body: bytes = b"", *, length: int | None = None) -> Script:
    """Answer with a status line and headers ("200 OK\\nETag: x"), say how long the body is, and close."""
    lines = [f"HTTP/1.1 {head}", f"Content-Length: {len(body) if length is None else length}", "Connection: close"]
    return says("\n".join(lines).replace("\n", "\r\n").encode("latin-1") + b"\r\n\r\n" + body)


def says(sent: bytes) -> Script:
    return lambda connection: connection.sendall(sent)


def drips(sent: bytes, drop: bytes, every: float = 0.02) -> Script:
    """Say something, then one drop at a time, for ten seconds."""

    def script(connection: socket.socket) -> None:
        connection.sendall(sent)
        silence = threading.Event()
        for _ in range(500):
            silence.wait(every)
            connection.sendall(drop)

    return script


def hangs_up(connection: socket.socket) -> None:
    """Close without a word."""
    connection.shutdown(socket.SHUT_RDWR)


def resets(connection: socket.socket) -> None:
    """Break the connection off."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")


class ScriptedHost:
    """Plays its scripts, one for each connection; the last one is repeated. `heard` are the heads of the requests."""

    def __init__(self, *scripts: Script, tls: ssl.SSLContext | None = None) -> None:
        self.heard: list[str] = []
        self._scripts = list(scripts)
        self._tls = tls
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join(5)

    @property
    def port(self) -> int:
        return int(self._listening.getsockname()[1])

    @property
    def url(self) -> str:
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}/meteo"

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listening.accept()
                threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, plain: socket.socket) -> None:
        with suppress(OSError):
            connection = self._tls.wrap_socket(plain, server_side=True) if self._tls else plain
            with connection:
                self.heard.append(_head(connection))
                script = self._scripts.pop(0) if len(self._scripts) > 1 else self._scripts[0]
                script(connection)
        plain.close()


def _head(connection: socket.socket) -> str:
    received = b""
    while not received.startswith(TLS_HANDSHAKE) and b"\r\n\r\n" not in received and (chunk := connection.recv(65536)):
        received += chunk
    return received.decode("latin-1")
