"""How things stand for our watches, as all doors say it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urlsplit

from meteo_douane.annals import Annals
from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.concern import everything, is_ours
from meteo_douane.domain.episodes import Episode, Known
from meteo_douane.domain.matrix import Square, matrix
from meteo_douane.domain.observation import Source
from meteo_douane.domain.outlook import Answer, answer_of, closed_lately
from meteo_douane.domain.situation import page_read_at
from meteo_douane.domain.unread import unread_in
from meteo_douane.domain.watch import Watch
from meteo_douane.ports import Clock
from meteo_douane.telling.voice import Voice

#: Who names what we publish where we have no address of our own.
NOBODY = "localhost"
#: What concerns no watch is passed over: of so many episodes at most, for an answer may not take seconds.
_LOOKED_THROUGH = 500


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


@dataclass(frozen=True, slots=True)
class Outlook:
    """What every door is made with. `site` is where people find our pages, without a slash at its end."""

    annals: Annals
    watches: tuple[Watch, ...]
    channels: tuple[str, ...]
    sources: tuple[Source, ...]
    voice: Voice
    believable: Callable[[Known, datetime], bool]
    clock: Clock
    site: str

    @property
    def catalogue(self) -> Catalogue:
        """The services."""
        return self.voice.catalogue

    @property
    def authority(self) -> str:
        """Who names what we publish: our host, whatever the port."""
        return urlsplit(self.site).hostname or NOBODY

    def standing(self) -> Standing:
        """Return how things stand now."""
        known, now = self.annals.known(), self.clock()
        ours, closed = self.ours(known.in_force), closed_lately(known, now)
        watches = self.watches or (everything(self.catalogue, now),)
        return Standing(
            at=now,
            known=known,
            in_force=tuple(episode for episode in ours if episode.is_under_way_at(now)),
            planned=tuple(episode for episode in ours if not episode.is_under_way_at(now)),
            squares=matrix((*known.in_force, *closed), watches, self.catalogue, now),
            is_fresh=self.believable(known, now),
            closed=self.ours(closed),
        )

    def ours(self, episodes: Iterable[Episode]) -> tuple[Episode, ...]:
        """Return the episodes that concern a watch; without a watch, all of them."""
        return tuple(episode for episode in episodes if is_ours(episode, self.watches, self.catalogue))

    def latest(self, *, at_most: int) -> tuple[Episode, ...]:
        """Return episodes that concern a watch, the latest first: so many of the last `_LOOKED_THROUGH` or more."""
        batch = self.annals.episodes_from(None, in_force=None, limit=2 * at_most)
        looked_through, found = len(batch.values), self.ours(batch.values)
        while len(found) < at_most and batch.rest is not None and looked_through < _LOOKED_THROUGH:
            batch = self.annals.episodes_from(batch.rest, in_force=None, limit=2 * at_most)
            looked_through, found = looked_through + len(batch.values), (*found, *self.ours(batch.values))
        return found[:at_most]

    def page_of(self, episode_id: str) -> str:
        """Return where people read about an episode."""
        return f"{self.site}/episodes/{quote(episode_id)}"
