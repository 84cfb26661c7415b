"""How things stand for our watches, as all doors say it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from meteo_douane.domain.episodes import Episode, Known
from meteo_douane.domain.matrix import Square
from meteo_douane.domain.observation import Source
from meteo_douane.domain.outlook import Answer, answer_of
from meteo_douane.domain.situation import page_read_at
from meteo_douane.domain.unread import unread_in


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known at a moment; calm that is not fresh is unknown."""

    at: datetime
    known: Known
    in_force: tuple[Episode, ...]
    planned: tuple[Episode, ...]
    squares: tuple[Square, ...]
    is_fresh: bool
    closed: tuple[Episode, ...] = ()
    """What a person of ours closed lately: no end of it was published."""

    @property
    def shown(self) -> tuple[Episode, ...]:
        """What words of the administration have not ended, what we saw last first: in force, planned, closed."""
        return latest_first((*self.in_force, *self.planned, *self.closed))

    @property
    def unknown_since(self) -> datetime:
        """Since when nothing is known, if nothing is: the last good reading of the page, or else the first in vain."""
        state = self.known.sources.get(Source.PAGE)
        tried = None if state is None else state.failing_since
        return self.last_good_at or tried or self.at

    @property
    def last_good_at(self) -> datetime | None:
        """When the page was last read well: a feed that answers does not stand for it."""
        return page_read_at(self.known)

    @property
    def answer(self) -> Answer:
        """Whether anything is in force for us, and whether that can be believed."""
        return answer_of(
            is_in_force=bool(self.in_force),
            is_fresh=self.is_fresh,
            is_to_be_read=bool(self.unclassified),
            is_closed_by_us=bool(self.closed),
        )

    @property
    def is_certain(self) -> bool:
        """Whether what does not seem to be in force is not: a message that nobody understood may mean anything."""
        return self.is_fresh and not self.unclassified

    @property
    def doubtful_since(self) -> datetime | None:
        """Since when what does not seem to be in force is not known not to be; None if it is known."""
        unread = [one.first_seen_at for one in unread_in(self.known)]
        return min(unread if self.is_fresh else (*unread, self.unknown_since), default=None)

    @property
    def unclassified(self) -> int:
        """How many messages are shown that were not understood."""
        return len(unread_in(self.known))


def latest_first(episodes: Iterable[Episode]) -> tuple[Episode, ...]:
    """Return episodes in the order in which lists have them: what we saw last first."""
    return tuple(sorted(episodes, key=lambda one: (one.observed_at, one.id), reverse=True))
