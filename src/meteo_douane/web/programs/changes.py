"""When a service was changed last: by what is in force, by what is over, or by what nobody could read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.matching import judge_scope
from meteo_douane.domain.matrix import Square
from meteo_douane.domain.notice import Mode
from meteo_douane.domain.watch import Watch
from meteo_douane.web.programs.standing import Standing
from meteo_douane.web.programs.story import PUBLISHED
from meteo_douane.web.programs.viewpoint import Viewpoint

_NO_EPISODE = ""
#: What makes all that seems to be calm unknown, or known again; none of it is of an episode.
_DOUBTS = frozenset(
    {EventKind.SOURCE_SILENT, EventKind.SOURCE_UNREADABLE, EventKind.SOURCE_BACK, EventKind.UNCLASSIFIED}
)


@dataclass(frozen=True, slots=True)
class Changes:
    """When what is shown changed last (aware, UTC): of each service, by its code, and of all of it."""

    by_service: dict[str, datetime]
    of_all: datetime


def last_changes(standing: Standing, recent: Iterable[Episode], viewpoint: Viewpoint) -> Changes:
    """Return when something last happened in what is shown, or in a recent episode, or to what can be known at all.

    A service changes by what touches it, or has touched it, and whenever it becomes unknown, or known again.
    """
    found = {one.id: one for one in (*recent, *standing.shown)}
    events = viewpoint.annals.last_events([*found, _NO_EPISODE], PUBLISHED | _DOUBTS, each=1)
    happened = [(one, events[one.id][0].at if one.id in events else one.observed_at) for one in found.values()]
    doubts = [event.at for event in events.get(_NO_EPISODE, ())]
    doubted = (*doubts, *([] if standing.doubtful_since is None else [standing.doubtful_since]))
    by_service = {}
    for watch in _used(standing.squares):
        moments = (*doubted, *(at for one, at in happened if _has_touched(one, watch, viewpoint)))
        if moments:
            by_service[watch.name] = max(moments)
    of_all = (*doubted, *(at for _, at in happened))
    return Changes(by_service, max(of_all, default=standing.unknown_since))


def _used(squares: Iterable[Square]) -> Iterable[Watch]:
    """Return each service in the modes that a watch uses, as a watch of its own."""
    modes: dict[str, set[Mode]] = {}
    for square in squares:
        modes.setdefault(square.service, set()).add(square.mode)
    return [Watch(service, (service,), (), modes=frozenset(used)) for service, used in modes.items()]


def _has_touched(episode: Episode, watch: Watch, viewpoint: Viewpoint) -> bool:
    return not episode.affected or judge_scope(episode.affected, watch, viewpoint.catalogue).code.tells
