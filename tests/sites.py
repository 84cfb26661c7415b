"""A site on loopback, and somebody who looks at it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from starlette.types import ASGIApp

from meteo_douane.web.server import WebServer


@contextmanager
def visiting(app: ASGIApp) -> Iterator[httpx.Client]:
    """Serve an application, and give a client that keeps its cookies and follows no redirect."""
    with WebServer(app, "127.0.0.1", 0) as server:
        assert server.is_serving.wait(10)
        with httpx.Client(base_url=f"http://127.0.0.1:{server.port}", timeout=30) as client:
            yield client
