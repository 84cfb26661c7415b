"""In which words the fallback of a trouble was stated as it holds, and whether a later message says otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from meteo_douane.domain.episodes import Episode, Known
from meteo_douane.domain.notice import Doubt, DoubtCode, Fallback, Permission, Read
from meteo_douane.domain.publication import Publication

_OPEN = frozenset(
    {
        DoubtCode.FALLBACK_DIFFERS_BY_SERVICE,
        DoubtCode.FALLBACK_DIFFERS_BY_MESSAGE,
        DoubtCode.CONDITION,
        DoubtCode.NO_SERVICE_NAMED,
    }
)
_NEVER = datetime.min.replace(tzinfo=UTC)


def stated_fallback(known: Known, episode: Episode) -> Read[Fallback]:
    """Return what holds of the fallback in an episode, in the latest words that state it, if they are still known.

    It is in doubt where a message that was published after those, and is listed as long as they are, says otherwise: an
    older one was edited, and nobody can say which of the two is meant. So it is as long as an older message is listed
    that says otherwise of a part of which the latest says nothing.
    """
    own = (known.publications[one] for one in episode.publications if one in known.publications)
    said = sorted((one for one in own if _states(one.notice.fallback.value)), key=_published)
    basis = next((one for one in reversed(said) if _is_as_it_holds(one, episode)), None)
    if basis is None:
        return Read(episode.fallback)
    read, later = basis.notice.fallback, said[said.index(basis) + 1 :]
    doubts = (Doubt(DoubtCode.FALLBACK_DIFFERS_BY_MESSAGE, words) for words in _contrary(later, basis, episode))
    kept = _said_of_others(said[: said.index(basis)]) if episode.fallback_unstated else ()
    return Read(episode.fallback, read.quote, tuple(dict.fromkeys((*read.doubts, *kept, *doubts))))


def is_to_be_checked(stated: Read[Fallback]) -> bool:
    """Return whether what is stated may not hold for whoever reads it: another service may be meant, or a condition."""
    return _states(stated.value) and any(doubt.code in _OPEN for doubt in stated.doubts)


def _states(fallback: Fallback) -> bool:
    return fallback.permission is not Permission.NOT_STATED


def _published(publication: Publication) -> datetime:
    return publication.notice.published_at.value or _NEVER


def _is_as_it_holds(publication: Publication, episode: Episode) -> bool:
    return publication.notice.fallback.value.permission is episode.fallback.permission


def _said_of_others(earlier: list[Publication]) -> Iterator[Doubt]:
    """Yield what earlier messages that are still listed say otherwise of some of their services."""
    for one in earlier:
        if one.is_listed:
            found = one.notice.fallback.doubts
            yield from (doubt for doubt in found if doubt.code is DoubtCode.FALLBACK_DIFFERS_BY_SERVICE)


def _contrary(later: list[Publication], basis: Publication, episode: Episode) -> Iterator[str]:
    """Yield the words of later messages that say otherwise of the same modes."""
    limits = episode.fallback.modes_left
    for one in later:
        other = one.notice.fallback
        is_of_others = limits is not None and other.value.modes is not None and limits.isdisjoint(other.value.modes)
        if (one.is_listed or not basis.is_listed) and not is_of_others:
            yield other.quote
