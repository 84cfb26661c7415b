"""A sign that all is well, for somebody outside: sent only where it is true, and its failure disturbs nobody."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from meteo_douane.domain.health import Expected, Symptom, Turn, Vitals, of_itself, symptoms
from meteo_douane.ports import Clock, StorageError, VitalStore

log = logging.getLogger(__name__)

Beat = Callable[[str], str]
"""Say why all is not well, or nothing if it is; returns why that could not be said, or nothing if it was."""


@dataclass(frozen=True, slots=True)
class Checkup:
    """Asks a database how the program that works on it is doing."""

    expected: Expected
    store: VitalStore
    clock: Clock

    def symptoms(self) -> tuple[Symptom, ...]:
        """Return all that is wrong."""
        store = self.store
        last, known = store.recent_readings(1), store.known()
        # What is read where there is no room is not kept, and what came of it is.
        read_at = (*(one.ended_at for one in last), *filter(None, (known.last_good_at,)))
        vitals = Vitals(
            last_reading_at=max(read_at, default=None),
            sources=known.sources,
            owed=store.owed(),
            dead=store.dead_channels(),
            runs=store.last_runs(),
            complaints=tuple(one.complaint for one in known.upheld.values()),
        )
        return symptoms(vitals, self.expected, self.clock())


@dataclass(slots=True)
class Heartbeat:
    """Tells somebody outside every so often how the program is doing."""

    checkup: Checkup
    beat: Beat
    every: timedelta
    _said: str = ""

    def give(self, turn: Turn) -> None:
        """Say that all is well, or what is not; a database that cannot be asked is something that is not."""
        found = self._found(turn)
        failed = self.beat(found)
        outcome = f"failed: {failed}" if failed else found or "well"
        if outcome.partition(" ")[0] != self._said.partition(" ")[0]:
            log.log(logging.INFO if outcome == "well" else logging.WARNING, "heartbeat %s", outcome)
        self._said = outcome

    def _found(self, turn: Turn) -> str:
        checkup = self.checkup
        own = "; ".join(map(_line, of_itself(turn, checkup.expected, checkup.clock())))
        try:
            shared = "; ".join(map(_line, checkup.symptoms()))
        except StorageError:
            shared = "database: it cannot be asked"
        return "; ".join(filter(None, (shared, own)))


def _line(symptom: Symptom) -> str:
    return f"{symptom.part}: {symptom.words}"
