"""How long a database that somebody holds, or that does not answer, is borne with before it counts as unusable."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum, auto
from threading import Lock
from time import monotonic

#: A database that could not be used for longer than this is taken for one that cannot be written.
PATIENCE = timedelta(seconds=15)
#: The same for a program that stands by: the one that reads has told by then what there is to tell.
PATIENCE_OF_A_STANDBY = timedelta(seconds=60)


class Work(Enum):
    """What is asked of a database: on a server the one may go on while the other is held up."""

    LEADING = auto()
    DECIDING = auto()
    SENDING = auto()
    LOOKING = auto()
    """Asking what is owed, or what was written beside the readings: what reads may go on while what writes is held."""


_ASKED_AS_NEEDED = frozenset({Work.SENDING, Work.LOOKING})
"""What is asked again within seconds if it has failed and is still needed, and may not be for days if it is not."""


@dataclass(slots=True)
class Forbearance:
    """Remembers for each work when it first failed, of those times that no success lies between."""

    steady: Callable[[], float] = monotonic
    """Seconds on a clock that never jumps."""
    patience: timedelta = PATIENCE
    patience_of_a_standby: timedelta = PATIENCE_OF_A_STANDBY
    stands_by: bool = False
    """Whether another program was the one that reads, when that could last be asked."""
    _since: dict[Work, float] = field(default_factory=dict)
    _last: dict[Work, float] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    @property
    def has_waited_for_another(self) -> bool:
        """Whether the one that reads could not be asked for so long that it may have gone on in memory."""
        with self._lock:
            since = self._since.get(Work.LEADING)
            return self.stands_by and since is not None and self.steady() - since >= self.patience.total_seconds()

    def is_over(self, work: Work) -> bool:
        """Take it that a work has failed now; return whether this or another one has for too long."""
        with self._lock:
            now = self.steady()
            self._since.setdefault(work, now)
            self._last[work] = now
            limit = self.patience_of_a_standby if self.stands_by else self.patience
            return now - min(self._since.values()) >= limit.total_seconds()

    def succeeds(self, work: Work) -> None:
        """Begin anew for a work that was done, and for one that was needed long ago and not since."""
        with self._lock:
            earliest = self.steady() - self.patience_of_a_standby.total_seconds()
            past = {one for one in _ASKED_AS_NEEDED & self._last.keys() if self._last[one] <= earliest}
            self._begin_anew(past | {work})

    def is_let_stand_by(self) -> None:
        """Take it that another program reads: whatever this one could not write of a reading is that one's to write."""
        self.stands_by = True
        with self._lock:
            self._begin_anew({Work.DECIDING})

    def begins_anew(self) -> None:
        """Begin anew for every work."""
        with self._lock:
            self._begin_anew(frozenset(Work))

    def _begin_anew(self, works: Collection[Work]) -> None:
        for work in works:
            self._since.pop(work, None)
            self._last.pop(work, None)
