"""Ends that name no service and closed nothing: of which episodes they may be is for a person to say (rule 2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from meteo_douane.domain.endings import is_of_another
from meteo_douane.domain.episodes import Episode, Known
from meteo_douane.domain.notice import Kind
from meteo_douane.domain.publication import Publication


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An end that nobody could place, and the episodes that it may be of, oldest first."""

    publication: Publication
    episodes: tuple[Episode, ...]


def unplaced_ends(known: Known) -> tuple[Unplaced, ...]:
    """Return the ends that are shown and may be of what no words have ended yet, in the order of their first sight."""
    shown = (one for one in known.publications.values() if one.is_listed)
    found = (Unplaced(one, tuple(ep for ep in known.unended if may_end(one, ep))) for one in shown)
    return tuple(sorted((one for one in found if one.episodes), key=lambda one: one.publication.first_seen_at))


def ends_that_may_be_of(known: Known, episode: Episode) -> Iterable[Publication]:
    """Return the ends that nobody could place and that may be of an episode, shown or not."""
    return (one for one in known.publications.values() if may_end(one, episode))


def may_end(publication: Publication, episode: Episode) -> bool:
    """Return whether an end belongs to no episode and came while this one went on, which may be what it ends."""
    notice, seen_at = publication.notice, publication.first_seen_at
    if notice.kind.value is not Kind.END or notice.restores.value or publication.episodes:
        return False
    is_over_before = episode.closing is not None and episode.closing.at < seen_at and not episode.is_closed_by_person
    began_after = episode.observed_at > seen_at or (episode.is_planned and not episode.has_begun(seen_at))
    return not is_over_before and not began_after and not is_of_another(notice, episode)
