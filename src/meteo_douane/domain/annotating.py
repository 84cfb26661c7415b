"""What a reading leaves in an episode for the sums of the past: since when each part, and whether with a fallback."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from meteo_douane.domain.episodes import Closing, Episode, Known
from meteo_douane.domain.facts import believable
from meteo_douane.domain.notice import Kind, Permission
from meteo_douane.domain.scopes import without
from meteo_douane.domain.stretches import Stretch, with_less, with_more
from meteo_douane.domain.turn import Turn

_OPEN = frozenset({Permission.ALLOWED, Permission.ADVISED})


def annotated(turn: Turn, before: Known) -> Turn:
    """Return the turn whose episodes say what the sums of the past need; what did not change stays as it is."""
    for episode in tuple(turn.known.episodes.values()):
        former = before.episodes.get(episode.id)
        if former is not episode:
            turn = turn.with_episode(_annotated(former, episode, turn))
    return turn


def _annotated(former: Episode | None, episode: Episode, turn: Turn) -> Episode:
    stretches, catalogue = episode.stretches, turn.catalogue
    if former is None:
        stretches = with_more((), episode.affected, episode.opened_at)
    elif stretches:
        came = without(episode.remaining, former.remaining, catalogue)
        stretches = with_more(stretches, came, _said_at(episode, turn.now))
    gone = without(episode.affected if former is None else former.remaining, episode.remaining, catalogue)
    stretches = with_less(stretches, gone, _ended_at(episode, turn.now), catalogue)
    had_fallback = episode.had_fallback or episode.fallback.permission in _OPEN
    return replace(
        episode,
        stretches=_moved(former, episode, stretches),
        had_fallback=had_fallback,
        taken_back=_still_taken_back(former, episode),
    )


def _still_taken_back(former: Episode | None, episode: Episode) -> Closing | None:
    """Return the end that a person took back, as long as the source has said nothing new of the episode since."""
    if former is None or not episode.is_in_force:
        return None
    is_silent = former.latest == episode.latest and former.affected == episode.affected
    return episode.taken_back if is_silent and former.remaining == episode.remaining else None


def _moved(former: Episode | None, episode: Episode, stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Return stretches that begin anew with an operation that was moved."""
    if former is None or former.opened_at == episode.opened_at:
        return stretches
    return with_more((), episode.remaining, episode.opened_at) if stretches else ()


def _said_at(episode: Episode, now: datetime) -> datetime:
    published = episode.latest.published_at.value
    return max(min(published or now, now), episode.opened_at)


def _ended_at(episode: Episode, now: datetime) -> datetime:
    """Return when a part ended: as all of it did, or as the words say that ended it, or else when they were seen."""
    if episode.closing is not None:
        return episode.closing.at
    notice = episode.latest
    stated = believable(notice.ends_at) if notice.kind.value is Kind.END else notice.published_at.value
    return min(stated or now, now)
