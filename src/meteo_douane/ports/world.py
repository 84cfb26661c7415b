"""What is asked of the world outside: the time, the sources, the channels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from meteo_douane.domain.delivery import Result, Words
from meteo_douane.domain.observation import Cause, Source

Clock = Callable[[], datetime]
"""Now, aware and in UTC."""


@dataclass(frozen=True, slots=True)
class Request:
    """A conditional GET of one source; validators are those of the last body that was understood, or empty."""

    source: Source
    url: str
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """An answer with status 200: the decompressed body and the headers, their names in lower case."""

    request: Request
    content: bytes
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NotModified:
    """An answer with status 304."""

    request: Request
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Everything else: no connection, an error status, a body that breaks its own framing or our bounds.

    `content` and `headers` are what came with an error status, for the record; `detail` is a short English phrase.
    """

    request: Request
    cause: Cause
    detail: str
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    content: bytes = b""
    retry_after: timedelta | None = None


Answer = Body | NotModified | NoAnswer
Fetch = Callable[[Request], Answer]


class Notify(Protocol):
    """The channels, by name; returns what came of one attempt and does not raise for what a channel does."""

    def __call__(self, channel: str, words: Words) -> Result:
        """Send once."""
