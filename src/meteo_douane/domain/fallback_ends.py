"""What words that end the fallback of a part leave of it: it goes on for the rest as it was stated before."""

from __future__ import annotations

from dataclasses import replace

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.facts import merged_fallback
from meteo_douane.domain.notice import ALL_MODES, Fallback, Mode, Notice, Permission, Scope, ServiceScope
from meteo_douane.domain.scopes import common, without

_GRANTED = frozenset({Permission.ALLOWED, Permission.ADVISED})


def expressly_ended(episode: Episode, notice: Notice, catalogue: Catalogue) -> Scope | None:
    """Return the part of which alone a notice says that its fallback is over ("terminée en EDI", "… pour DELTA T").

    None if it says no such thing, or of all that remains; of a service, only if that works again.
    """
    stated = notice.fallback.value
    if stated.permission is not Permission.ENDED:
        return None
    if stated.modes is None:
        return _of_services_that_are_back(episode, notice, catalogue)
    limits = stated.modes_left
    named = Scope((*notice.affects.value.parts, *notice.restores.value.parts))
    ended = named if limits is None else _in_modes(episode.affected, limits)
    return ended if without(episode.remaining, ended, catalogue) else None


def _of_services_that_are_back(episode: Episode, notice: Notice, catalogue: Catalogue) -> Scope | None:
    ended = Scope(tuple(ServiceScope(service) for service in notice.fallback_for))
    left = without(episode.remaining, notice.restores.value, catalogue)
    return ended if ended and left and not common(left, ended, catalogue) else None


def fallback_after(episode: Episode, notice: Notice, catalogue: Catalogue) -> Fallback:
    """Return what holds of the fallback in what remains of an episode, after a notice."""
    ended = expressly_ended(episode, notice, catalogue)
    if ended is None:
        return merged_fallback(episode.fallback, notice.fallback.value)
    is_elsewhere = notice.fallback.value.modes is None or not common(episode.remaining, ended, catalogue)
    if is_elsewhere or episode.fallback.permission not in _GRANTED:
        return episode.fallback
    left = without(episode.remaining, ended, catalogue)
    granted = episode.fallback.modes_left or ALL_MODES
    modes = granted & frozenset[Mode]().union(*(part.modes or ALL_MODES for part in left.parts))
    return replace(episode.fallback, modes=modes) if modes else notice.fallback.value


def _in_modes(scope: Scope, modes: frozenset[Mode]) -> Scope:
    return Scope(tuple(ServiceScope(part.service, modes) for part in scope.parts))
