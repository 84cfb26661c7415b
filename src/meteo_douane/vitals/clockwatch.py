"""Whether the clock of the machine has jumped, seen by a clock that never does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from meteo_douane.ports import Clock

#: Less is a correction.
JUMP = timedelta(seconds=10)


@dataclass(slots=True)
class ClockWatch:
    """`steady` gives seconds on a clock that never jumps."""

    clock: Clock
    steady: Callable[[], float]
    _ahead: timedelta = field(init=False)

    def __post_init__(self) -> None:
        self._ahead = self._now_ahead()

    def jump(self) -> timedelta | None:
        """Return how far the clock has jumped since this was last asked, or None if it has not."""
        before, self._ahead = self._ahead, self._now_ahead()
        jump = self._ahead - before
        return jump if abs(jump) > JUMP else None

    def _now_ahead(self) -> timedelta:
        return self.clock() - datetime.fromtimestamp(self.steady(), UTC)
