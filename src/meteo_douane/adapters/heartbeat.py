"""The heartbeat over HTTP, as healthchecks.io and those like it take it; the address is a secret and shown nowhere."""

from __future__ import annotations

import logging
import ssl
from functools import cached_property
from urllib.parse import urlsplit, urlunsplit

import httpx

#: Longer than any answer takes that is worth waiting for: the next beat says as much.
LIMIT_SECONDS = 10.0
LONGEST_REASON = 1000


class HttpHeartbeat:
    """`Beat` by a request: the address itself where all is well, "/fail" behind its path with the reason where not."""

    def __init__(self, url: str, user_agent: str) -> None:
        for name in ("httpx", "httpcore"):
            logging.getLogger(name).setLevel(logging.WARNING)  # they log whole addresses
        self._url = url
        self._user_agent = user_agent

    def __call__(self, reason: str) -> str:
        """Say it, and return why it could not be said, or nothing; never raises for what the other side does."""
        try:
            with self._client() as client:
                request = self._failure(client, reason) if reason else client.build_request("GET", self._url)
                answer = client.send(request, stream=True)  # its body says nothing to us
                answer.close()
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            return type(error).__name__
        return "" if answer.is_success else f"status {answer.status_code}"

    def _client(self) -> httpx.Client:
        return httpx.Client(
            timeout=LIMIT_SECONDS, headers={"User-Agent": self._user_agent}, verify=self._certification_authorities
        )

    @cached_property
    def _certification_authorities(self) -> ssl.SSLContext:
        """They are read once: all of them for each beat would take 20 ms."""
        return httpx.create_ssl_context()

    def _failure(self, client: httpx.Client, reason: str) -> httpx.Request:
        return client.build_request("POST", failing(self._url), content=reason[:LONGEST_REASON].encode())


def failing(url: str) -> str:
    """Return the address at which a failure is said."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=parts.path.rstrip("/") + "/fail"))
