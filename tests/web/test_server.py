"""The server of the page: whatever happens to it, nothing else does."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from contextlib import ExitStack
from datetime import timedelta

import httpx
import pytest
from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from meteo_douane.web.app import build_app
from meteo_douane.web.dress import Dress
from meteo_douane.web.gate import Gate
from meteo_douane.web.server import MOST_WAITING, WebServer, _listening
from occasions import NOW, a_voice

SOON = timedelta(milliseconds=20)


async def hello(request: Request) -> PlainTextResponse:
    del request
    return PlainTextResponse("hello")


async def faulty(request: Request) -> PlainTextResponse:
    del request
    raise RuntimeError("a fault of ours")


APP = build_app(
    Dress(a_voice(), Gate(None, frozenset(), lambda: NOW)),
    APIRouter(routes=[Route("/hello", hello), Route("/faulty", faulty)]),
)


def test_a_port_that_is_busy_is_said_and_taken_once_it_is_free(caplog: pytest.LogCaptureFixture) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        server = WebServer(APP, "127.0.0.1", port, rest=SOON)
        server.start()
        assert not server.is_serving.wait(0.2)
    try:
        assert server.is_serving.wait(10)
        assert httpx.get(f"http://127.0.0.1:{port}/hello").text == "hello"
    finally:
        server.stop()
    assert f"web address=127.0.0.1:{port}: Address already in use; it is tried again" in caplog.text


def test_a_fault_in_a_page_is_one_answer_and_the_next_page_comes() -> None:
    with WebServer(APP, "127.0.0.1", 0) as server:
        assert server.is_serving.wait(10)
        url = f"http://127.0.0.1:{server.port}"
        broken = httpx.get(f"{url}/faulty")
        next_one = httpx.get(f"{url}/hello")

    assert broken.status_code == 500
    assert "la surveillance continue" in broken.text
    assert "a fault of ours" not in broken.text
    assert "content-security-policy" in broken.headers
    assert next_one.status_code == 200


def test_connections_that_ask_for_nothing_keep_nobody_from_being_answered() -> None:
    with WebServer(APP, "127.0.0.1", 0) as server, ExitStack() as idle:
        assert server.is_serving.wait(10)
        for _ in range(2 * MOST_WAITING):
            idle.enter_context(socket.create_connection(("127.0.0.1", server.port)))

        answer = httpx.get(f"http://127.0.0.1:{server.port}/hello")

    assert answer.text == "hello"


@pytest.mark.parametrize("sent", [b"", b"GET /hello HTTP/1.1\r\nHost: ", b"GET /hello HTTP/1.1\r\nHost: a\r\n\r\nGE"])
def test_a_connection_that_does_not_get_on_with_asking_is_dropped(sent: bytes) -> None:
    with WebServer(APP, "127.0.0.1", 0, patience=timedelta(seconds=1)) as server:
        assert server.is_serving.wait(10)
        with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
            connection.sendall(sent)
            while connection.recv(4096):
                pass


def test_the_signals_are_left_to_the_program() -> None:
    before = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]

    with WebServer(APP, "127.0.0.1", 0) as server:
        assert server.is_serving.wait(10)
        during = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]

    assert during == before


def test_it_listens_over_ipv6_too() -> None:
    with WebServer(APP, "::1", 0) as server:
        assert server.is_serving.wait(10)
        assert httpx.get(f"http://[::1]:{server.port}/hello").text == "hello"


def test_small_answers_are_sent_at_once() -> None:
    with _listening("127.0.0.1", 0) as listening:
        # What asyncio asks before it turns off the wait for more to send.
        assert listening.proto == socket.IPPROTO_TCP


def test_a_stop_before_it_serves_is_a_stop() -> None:
    server = WebServer(APP, "127.0.0.1", 0)
    server.start()

    server.stop()

    assert not server.is_serving.is_set()


def test_a_program_without_a_page_loads_nothing_of_it() -> None:
    script = "import sys, meteo_douane.cli.service, meteo_douane.cli.assembly; print(*sys.modules)"

    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()

    assert not {"fastapi", "starlette", "uvicorn", "meteo_douane.web.app"} & set(loaded)
