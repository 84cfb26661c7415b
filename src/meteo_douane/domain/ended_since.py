"""What words have ended since another notice was written, which comes late (contract §5, rules 2 and 5)."""

from __future__ import annotations

from datetime import datetime

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.episodes import Episode, Known
from meteo_douane.domain.notice import Notice, Scope
from meteo_douane.domain.publication import Publication
from meteo_douane.domain.scopes import union
from meteo_douane.domain.sighting import written_by


def ended_since(known: Known, episode: Episode, notice: Notice, catalogue: Catalogue) -> Scope:
    """Return what of an episode, and beyond it, was said to work again after a notice was written.

    That is what it has ended, and more where words restore what was not known to be in trouble. What a person closed
    counts as ended: whoever closed it knew of it.
    """
    own = (known.publications[one] for one in episode.publications if one in known.publications)
    later = (one for one in own if _is_written_after(one, written_by(notice)))
    ended = union((scope for one in later for scope in _ended_by(one, episode)), catalogue)
    return union((ended, episode.affected), catalogue) if episode.is_closed_by_person else ended


def _ended_by(publication: Publication, episode: Episode) -> tuple[Scope, Scope]:
    return publication.notice.restores.value, publication.closed.get(episode.id, Scope())


def _is_written_after(publication: Publication, moment: datetime | None) -> bool:
    """Return whether words were written after a moment, or nobody can say when they were."""
    written = publication.notice.published_at.value
    return written is None or moment is None or written > moment
