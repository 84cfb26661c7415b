"""What the program is told by signals: to stop, or to take up a changed configuration."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Thread
from typing import Self

from meteo_douane.daemon import Daemon

STANDARD_ERROR = 2


@dataclass(slots=True)
class Signals:
    """Notes signals, and has a daemon obey them in a thread of its own.

    A handler runs in the midst of whatever the main thread does: it may take no lock that is held there, and setting an
    `Event` for which that thread waits takes one. To put something into this queue is safe.
    """

    noted: SimpleQueue[int] = field(default_factory=SimpleQueue)
    is_on_terminal: bool = field(default_factory=lambda: os.isatty(STANDARD_ERROR))

    @classmethod
    def of_reload(cls) -> Self:
        """Note SIGHUP from now on: one that comes before the program is ready is obeyed when it is."""
        signals = cls()
        signals._note(signal.SIGHUP)
        return signals

    def obeyed_by(self, daemon: Daemon, reload: Callable[[], None]) -> None:
        """Let a daemon stop at SIGTERM and SIGINT, and reload at SIGHUP, or stop if its terminal has gone."""
        self._note(signal.SIGTERM, signal.SIGINT)
        Thread(target=self._obey, args=(daemon, reload), name="signals", daemon=True).start()

    def _note(self, *numbers: signal.Signals) -> None:
        for number in numbers:
            signal.signal(number, lambda number, _: self.noted.put(number))

    def _obey(self, daemon: Daemon, reload: Callable[[], None]) -> None:
        while True:
            number = self.noted.get()
            has_lost_its_terminal = self.is_on_terminal and not os.isatty(STANDARD_ERROR)
            if number == signal.SIGHUP and not has_lost_its_terminal:
                daemon.carry_out(reload, "reload")
            else:
                daemon.stopping.set()
