"""From where every door looks: the past, the watches that are ours, and the address under which we are found."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urlsplit

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.concern import everything, is_ours
from meteo_douane.domain.episodes import Episode, Known
from meteo_douane.domain.matrix import matrix
from meteo_douane.domain.observation import Source
from meteo_douane.domain.outlook import closed_lately
from meteo_douane.domain.watch import Watch
from meteo_douane.ports import Clock
from meteo_douane.ports.annals import Annals
from meteo_douane.telling.voice import Voice
from meteo_douane.web.programs.standing import Standing

#: Who names what we publish where we have no address of our own.
NOBODY = "localhost"
#: What concerns no watch is passed over: of so many episodes at most, for an answer may not take seconds.
_LOOKED_THROUGH = 500


@dataclass(frozen=True, slots=True)
class Viewpoint:
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
