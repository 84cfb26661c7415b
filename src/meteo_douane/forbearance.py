"""How long a database that somebody holds, or that does not answer, is borne with before it counts as unusable."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from enum import Enum, auto
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

    def is_over(self, work: Work) -> bool:
        """Take it that a work has failed now; return whether this or another one has for too long."""
        self._since.setdefault(work, self.steady())
        limit = self.patience_of_a_standby if self.stands_by else self.patience
        return self.steady() - min(self._since.values()) >= limit.total_seconds()

    def succeeds(self, work: Work) -> None:
        """Begin anew for a work that was done."""
        self._since.pop(work, None)

    def begins_anew(self) -> None:
        """Begin anew for every work."""
        self._since.clear()
