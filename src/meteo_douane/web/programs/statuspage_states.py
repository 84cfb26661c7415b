"""Where an incident or a maintenance stands, in the words of the format of Statuspage."""

from __future__ import annotations

from datetime import datetime

from meteo_douane.domain.episodes import Episode, EpisodeState
from meteo_douane.domain.event import Event, EventKind
from meteo_douane.domain.notice import Kind

UPCOMING = frozenset({"scheduled"})
ACTIVE = frozenset({"in_progress", "verifying"})
"""What that format calls active."""
_BEFORE_IT_STARTS = {EventKind.PLANNED, EventKind.MOVED}
_OVER = {EventKind.ENDED, EventKind.CANCELLED}


def status_of(episode: Episode, now: datetime) -> str:
    """Return where it stands; what a person of ours closed is watched further, for no end of it was published."""
    is_operation = episode.kind is Kind.MAINTENANCE
    if episode.is_closed_by_person:
        return _not_confirmed(episode, now)
    if episode.state.is_over:
        return "completed" if is_operation else "resolved"
    if is_operation:
        return "in_progress" if episode.is_under_way_at(now) else "scheduled"
    return "identified" if episode.state is EpisodeState.PARTLY_ENDED else "investigating"


def _not_confirmed(episode: Episode, now: datetime) -> str:
    if episode.kind is not Kind.MAINTENANCE:
        return "monitoring"
    return "scheduled" if episode.is_planned and not episode.has_begun(now) else "verifying"


def status_at(event: Event, episode: Episode) -> str:
    """Return where it stood when something happened."""
    is_operation = episode.kind is Kind.MAINTENANCE
    if event.kind in _OVER:
        return "completed" if is_operation else "resolved"
    if is_operation and _is_before_it_starts(event, episode):
        return "scheduled"
    if event.kind is EventKind.CLOSED_BY_PERSON:
        return _not_confirmed(episode, event.at)
    if is_operation:
        return "in_progress"
    return "identified" if event.kind is EventKind.PARTLY_ENDED else "investigating"


def _is_before_it_starts(event: Event, episode: Episode) -> bool:
    """Return whether it happened while the operation was merely planned, whatever became of its notice."""
    if event.kind is EventKind.STARTED:
        return False
    is_to_come = episode.is_planned if episode.starts_at is None else event.at < episode.starts_at
    return is_to_come or event.kind in _BEFORE_IT_STARTS
