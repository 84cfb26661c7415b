"""One reading under way: what is believed so far, and what has happened in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.episodes import Episode, Known
from meteo_douane.domain.event import Event, EventKind, ReasonCode
from meteo_douane.domain.notice import Notice, Scope
from meteo_douane.domain.publication import Publication


@dataclass(frozen=True, slots=True)
class Happening:
    """An event before it is known who is told. `reason` is set where it is not the ordinary one.

    `is_numbered` says that it is a numbered bulletin, which some watches ask for even if it changes nothing.
    """

    event: Event
    is_numbered: bool = False
    reason: ReasonCode | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """A reading under way, at the moment `now`; `away_since` is the last good reading if that was long ago (UTC)."""

    known: Known
    catalogue: Catalogue
    now: datetime
    away_since: datetime | None = None
    happenings: tuple[Happening, ...] = ()
    drill: str = ""
    """What the one episode of a drill is called, or empty."""

    def episode(self, identifier: str) -> Episode:
        """Return an episode as it stands."""
        return self.known.episodes[identifier]

    def publication(self, identifier: str) -> Publication:
        """Return a publication as it stands."""
        return self.known.publications[identifier]

    def with_episode(self, episode: Episode) -> Turn:
        """Return the turn with an episode as it is now."""
        return self.with_known(replace(self.known, episodes={**self.known.episodes, episode.id: episode}))

    def with_publication(self, publication: Publication) -> Turn:
        """Return the turn with a publication as it is now."""
        publications = {**self.known.publications, publication.id: publication}
        return self.with_known(replace(self.known, publications=publications))

    def with_known(self, known: Known) -> Turn:
        """Return the turn with other beliefs."""
        return replace(self, known=known)

    def attached(self, publication: str, episode: str) -> Turn:
        """Return the turn in which a publication belongs to an episode."""
        one, other = self.publication(publication), self.episode(episode)
        episodes = (*(known for known in one.episodes if known != episode), episode)
        publications = tuple(dict.fromkeys((*other.publications, publication)))
        turn = self.with_publication(replace(one, episodes=episodes))
        return turn.with_episode(replace(other, publications=publications))

    def event(self, kind: EventKind, notice: Notice, about: str, episode: str = "") -> Event:
        """Return an event of this reading; `about` tells it from another of the same kind and episode."""
        told_of = self.known.episodes.get(episode)
        return Event(
            key=f"{self.now:%Y%m%dT%H%M%SZ}/{kind.value}/{episode or 'none'}/{about}",
            kind=kind,
            at=self.now,
            episode=episode,
            notice=notice,
            opened_at=None if told_of is None else told_of.opened_at,
            fallback=None if told_of is None else told_of.fallback,
            fallback_unstated=Scope() if told_of is None else told_of.fallback_unstated,
            vanished_since=None if told_of is None else told_of.vanished_since,
            away_since=self.away_since,
            remaining=Scope() if told_of is None else told_of.remaining,
        )

    def happened(self, event: Event, *, is_numbered: bool = False, reason: ReasonCode | None = None) -> Turn:
        """Return the turn with one more event."""
        return replace(self, happenings=(*self.happenings, Happening(event, is_numbered, reason)))
