"""Where the work goes on while the disk cannot be written: a store in memory, and what of it is to be written after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

from meteo_douane.bad_days.borne import NOTHING, joined, least, marked, told
from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.episodes import Known
from meteo_douane.ports import STANDING_IN, Commit, Hands, MemoryStore


@dataclass(slots=True)
class Refuge:
    """What is owed is in `memory`; `adopted` are the keys of what the disk owed before."""

    memory: MemoryStore
    adopted: frozenset[str]
    readings_lost: int = 0
    """How many readings are kept nowhere."""
    _borne: Commit | None = None

    @classmethod
    def taking_along(cls, memory: MemoryStore, owed: Sequence[Delivery], *, may_repeat: bool) -> Self:
        """Return a refuge, in which what the disk owes is owed now, as possible repeats if it may be."""
        memory.owe(marked(owed, may_repeat=may_repeat))
        return cls(memory, frozenset(one.message.key for one in owed))

    def bear(self, commit: Commit, hands: Hands | None) -> tuple[Delivery, ...]:
        """Owe in memory what follows from a commit, and keep what is to be written of it; return what is given out."""
        owed = marked(commit.deliveries, may_repeat=commit.fence == STANDING_IN)
        given = self.memory.commit(replace(NOTHING, decisions=commit.decisions, deliveries=owed), hands)
        self.readings_lost += len(commit.readings)
        self._borne = least(commit) if self._borne is None else joined(self._borne, least(commit))
        return given

    def whole(self, deliveries: Sequence[Delivery], commit: Commit) -> Commit:
        """Return all that was borne, with a commit that follows it, and what became of each message."""
        borne = self._borne or replace(NOTHING, before=commit.before, after=commit.before)
        return replace(joined(borne, commit), deliveries=(*deliveries, *commit.deliveries))

    def told(self, known: Known, deliveries: Sequence[Delivery]) -> Commit:
        """Return what stays of what was borne where somebody else, who knows this by now, has decided too."""
        return told(known, self._borne or NOTHING, deliveries)
