"""An alert is repeated until somebody has taken it in hand: who has, and what is still to be repeated to whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from meteo_douane.domain.notice import Scope


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """Somebody has taken an episode in hand. It covers what was in trouble for them then, and ends with the episode.

    `at` is aware and in UTC; `why` may be empty.
    """

    by: str
    at: datetime
    scope: Scope
    why: str = ""


@dataclass(frozen=True, slots=True)
class Repeat:
    """What is repeated to one watch of one episode; kept until the episode is over for it.

    `scope` is what it was told to be in trouble, `next_at` (aware, UTC) when it is told again, None if it is not.
    `sent` counts what was repeated. `voided` is who had acknowledged it before it grew, or empty.
    """

    episode: str
    watch: str
    scope: Scope
    next_at: datetime | None
    sent: int = 0
    is_acknowledged: bool = False
    is_escalated: bool = False
    """Nobody answered, and the channels of last resort were told: they are told what follows, too."""
    voided: str = ""

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return key_of(self.episode, self.watch)


def key_of(episode: str, watch: str) -> str:
    """Return what a repeat is known by."""
    return f"{episode}/{watch}"


@dataclass(frozen=True, slots=True)
class Reminder:
    """How a message asks for an acknowledgement; `number` 0 is the opening itself, `at_most` may be 0.

    `is_last_resort` says that nobody has answered; `voided` is who had acknowledged it before it grew, or empty.
    """

    number: int
    at_most: int
    every: timedelta
    is_last_resort: bool = False
    voided: str = ""
