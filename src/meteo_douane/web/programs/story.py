"""What happened in an episode, as those read it who were not told: the latest first."""

from __future__ import annotations

from collections.abc import Collection

from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.event import Event, EventKind
from meteo_douane.web.programs.viewpoint import Viewpoint

#: What the administration said, or left unsaid, and what a person of ours decided for want of its words.
PUBLISHED = frozenset(
    {
        EventKind.OPENED,
        EventKind.CONTINUED,
        EventKind.PARTLY_ENDED,
        EventKind.ENDED,
        EventKind.REOPENED,
        EventKind.VANISHED,
        EventKind.PLANNED,
        EventKind.STARTED,
        EventKind.MOVED,
        EventKind.OVERDUE,
        EventKind.CANCELLED,
        EventKind.CLOSED_BY_PERSON,
        EventKind.REOPENED_BY_PERSON,
    }
)

_OPENINGS = {EventKind.OPENED, EventKind.PLANNED}


def stories(episodes: Collection[Episode], viewpoint: Viewpoint, *, each: int) -> dict[str, tuple[Event, ...]]:
    """Return the last events of each episode, the latest first; as far as they go back, they begin with an opening."""
    found = viewpoint.annals.last_events([episode.id for episode in episodes], PUBLISHED, each=each)
    return {episode.id: _story(episode, found.get(episode.id, ()), each) for episode in episodes}


def _story(episode: Episode, events: tuple[Event, ...], each: int) -> tuple[Event, ...]:
    has_opening = bool(events) and events[-1].kind in _OPENINGS
    return events if has_opening or len(events) >= each else (*events, opening_of(episode))


def opening_of(episode: Episode) -> Event:
    """Return the opening of an episode that was going on before we looked first: of all that it has come to touch."""
    kind = EventKind.PLANNED if episode.is_planned else EventKind.OPENED
    return Event(
        key=f"{episode.id}/{kind.value}",
        kind=kind,
        at=episode.observed_at,
        episode=episode.id,
        notice=episode.opening,
        scope=episode.affected,
        opened_at=episode.opened_at,
        fallback=episode.fallback,
        fallback_unstated=episode.fallback_unstated,
        remaining=episode.remaining,
    )
