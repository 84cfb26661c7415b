"""Receivers on loopback: what a channel really sends arrives here, over real sockets."""

import json
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import create_server, socket
from threading import Event, Thread
from typing import Any

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler


@dataclass(frozen=True)
class Received:
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Http:
    """An HTTP(S) server that keeps what it is sent and answers; not before `hold` is set, if it is given.

    `statuses` are for requests whose path ends so.
    """

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    received: list[Received] = field(default_factory=list)
    body: bytes = b"ok"
    port: int = 0
    hold: Event | None = None
    statuses: dict[str, int] = field(default_factory=dict)

    @contextmanager
    def serving(self, tls: ssl.SSLContext | None = None) -> Iterator["Http"]:
        server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        server.daemon_threads = True
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        self.port = server.server_port
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()
            thread.join()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                receiver.received.append(Received(self.path, dict(self.headers), body))
                if receiver.hold is not None:
                    receiver.hold.wait(50)
                with suppress(BrokenPipeError):  # whoever sent it was killed meanwhile
                    self._answer()

            def _answer(self) -> None:
                self.send_response(receiver.statuses.get(self.path.rpartition("/")[2], receiver.status))
                for name, value in receiver.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(receiver.body)))
                self.end_headers()
                self.wfile.write(receiver.body)

            do_GET = do_POST  # noqa: N815 - the name is http.server's

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        return Handler


@contextmanager
def a_raw_server(answer: bytes | None, drip: bytes = b"") -> Iterator[int]:
    """A server that reads a request and writes these bytes and closes; with `None` it never answers.

    With `drip` it goes on writing that, ten times a second, instead of closing.
    """
    over = Event()
    with create_server(("127.0.0.1", 0)) as listening:
        thread = Thread(target=_answer_all, args=(listening, answer, drip, over), daemon=True)
        thread.start()
        try:
            yield listening.getsockname()[1]
        finally:
            over.set()
            with socket() as last:
                last.connect(listening.getsockname())
            thread.join()


def _answer_all(listening: socket, answer: bytes | None, drip: bytes, over: Event) -> None:
    while True:
        connection, _ = listening.accept()
        with connection:
            if over.is_set():
                return
            connection.recv(65536)
            if answer is None:
                over.wait()
            else:
                connection.sendall(answer)
            while drip and not over.wait(0.1):
                with suppress(OSError):
                    connection.sendall(drip)


def a_certificate(authority: Path) -> ssl.SSLContext:
    """A server's certificate for 127.0.0.1, by an authority of our own making, written to the file."""
    issuer = trustme.CA()
    issuer.cert_pem.write_to_path(str(authority))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    issuer.issue_cert("127.0.0.1").configure_cert(context)
    return context


def a_closed_port() -> int:
    with create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


class Mailbox(MessageHandler):
    """Keeps the mail it gets; `answer` is what it says to each recipient."""

    def __init__(self, answer: str = "250 OK") -> None:
        super().__init__()
        self.answer = answer
        self.received: list[EmailMessage] = []

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
        if self.answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.answer

    def prepare_message(self, _session: Any, envelope: Any) -> EmailMessage:
        return BytesParser(policy=default).parsebytes(envelope.content)

    def handle_message(self, message: Any) -> None:
        self.received.append(message)

    @contextmanager
    def open(self) -> Iterator[int]:
        controller = Controller(self, hostname="127.0.0.1", port=a_closed_port())
        controller.start()
        try:
            yield controller.port
        finally:
            controller.stop()
