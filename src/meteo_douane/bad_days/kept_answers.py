"""What channels have answered and what could not be written yet: kept until it can be, for to ask again tells twice."""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import dataclass, field
from threading import Lock

from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.handover import Aftermath
from meteo_douane.ports import LaterError, StorageError, Store, UnwritableError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an attempt, and what follows from it."""

    delivery: Delivery
    aftermath: Aftermath

    @property
    def channel(self) -> str:
        """Who has answered."""
        return self.delivery.message.channel


@dataclass(slots=True)
class KeptAnswers:
    """The outcomes that are kept, the oldest first; from any thread."""

    _kept: list[Outcome] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)
    _writing: Lock = field(default_factory=Lock)

    def __len__(self) -> int:
        return len(self._kept)

    def keep(self, outcome: Outcome, error: StorageError) -> None:
        """Keep one that could not be written, and say so in the log."""
        log.warning("what a channel answered is kept until it can be written channel=%s %s", outcome.channel, error)
        with self._lock:
            self._kept.append(outcome)

    def write_to(self, store: Store) -> int:
        """Write all of them, return how many; what raises LaterError or UnwritableError is kept, with what follows."""
        with self._writing:
            kept = tuple(self._kept)
            for one in kept:
                is_over = True
                try:
                    store.settle(one.delivery, one.aftermath)
                except (UnwritableError, LaterError):
                    is_over = False
                    raise
                finally:
                    if is_over:
                        self._let_go(one)
            return len(kept)

    def move_to(self, store: Store, keys: Collection[str]) -> None:
        """Write them to a store in memory, and keep no longer what of it is among `keys`: that is owed there."""
        with self._lock:
            for one in self._kept:
                store.settle(one.delivery, one.aftermath)
            self._kept = [one for one in self._kept if one.delivery.message.key not in keys]

    def forget(self) -> None:
        """Give all of them up."""
        with self._lock:
            self._kept = []

    def _let_go(self, outcome: Outcome) -> None:
        with self._lock:
            self._kept = [one for one in self._kept if one is not outcome]
