"""What the first message would wait for, done before there is one; and after the first reading, which comes first."""

from __future__ import annotations

import gc
from collections.abc import Callable
from threading import Lock

from meteo_douane.cli.assembly import voice_of
from meteo_douane.config import Config
from meteo_douane.domain.delivery import Result, Words
from meteo_douane.patterns import compile_all
from meteo_douane.ports import Notify
from meteo_douane.telling.message import render
from meteo_douane.telling.samples import AT, samples


class LaterChannels:
    """Channels that are opened when somebody says so, or sends: opening them loads Apprise, which takes its time."""

    def __init__(self, config: Config, channels_of: Callable[[Config], Notify]) -> None:
        """Open nothing yet."""
        self._config = config
        self._channels_of = channels_of
        self._channels: Notify | None = None
        self._lock = Lock()

    def open(self) -> Notify:
        """Open them, once; refuses one that cannot be used."""
        with self._lock:
            self._channels = self._channels or self._channels_of(self._config)
            return self._channels

    def __call__(self, channel: str, words: Words) -> Result:
        """Send once."""
        return self.open()(channel, words)


def warming_of(config: Config, rehearse: Callable[[], None]) -> Callable[[], None]:
    """Return what compiles all expressions, and writes a message of every kind for nobody: that compiles the templates.

    `rehearse` makes the statements of the outbox (`SqlStore.rehearse_sending`).
    What is in memory then stays for good. The garbage collector is told so: on its way through all of it, for each
    thousand watches of a message, it would take as long as the message itself.
    """
    voice = voice_of(config)

    def warm_up() -> None:
        compile_all()
        for delivery in samples("exemple"):
            render(delivery, voice, AT)
        gc.collect()
        gc.freeze()
        rehearse()

    return warm_up
