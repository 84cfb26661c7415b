"""What a program at work meets outside of itself, as values: a simulated month is lived by the same program."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic
from typing import Protocol

from meteo_douane.adapters.store import SqlStore
from meteo_douane.cli.beginning import now
from meteo_douane.cli.senders import channels_of
from meteo_douane.cli.sources import fetch_of
from meteo_douane.config import Config
from meteo_douane.observing.leadership import LIFETIME
from meteo_douane.ports import Answer, Clock, Notify, Request


class Fetching(AbstractContextManager["Fetching"], Protocol):
    """A `Fetch` that may be closed when nothing more is asked."""

    def __call__(self, request: Request) -> Answer:
        """Ask a source."""


@dataclass(frozen=True, slots=True)
class Outside:
    """Clocks, sources and channels; and whatever stands between the program and its database."""

    clock: Clock
    steady: Callable[[], float]
    """Seconds on a clock that never jumps."""
    fetch_of: Callable[[Config], Fetching]
    channels_of: Callable[[Config], Notify]
    store_of: Callable[[SqlStore], SqlStore]
    """Gives the store that is worked on for the one that was opened."""
    lease: timedelta
    """For how long the program that reads holds its lease, where several share a database."""


REAL = Outside(now, monotonic, fetch_of, channels_of, lambda store: store, LIFETIME)
