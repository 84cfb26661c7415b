"""When a service was changed last: by what is in force, or by what is over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.matching import judge_scope
from meteo_douane.domain.matrix import Square
from meteo_douane.domain.notice import Mode
from meteo_douane.domain.watch import Watch
from meteo_douane.web.programs.standing import Outlook
from meteo_douane.web.programs.story import PUBLISHED


def last_changes(squares: Iterable[Square], episodes: Iterable[Episode], outlook: Outlook) -> dict[str, datetime]:
    """Return by service when something last happened in one of these episodes that touches it, or has touched it."""
    touching = {one.id: one for one in episodes}
    events = outlook.annals.last_events(list(touching), PUBLISHED, each=1)
    happened = [(one, events[one.id][0].at if one.id in events else one.observed_at) for one in touching.values()]
    found: dict[str, datetime] = {}
    for watch in _used(squares):
        moments = [at for one, at in happened if _has_touched(one, watch, outlook)]
        if moments:
            found[watch.name] = max(moments)
    return found


def _used(squares: Iterable[Square]) -> Iterable[Watch]:
    """Return each service in the modes that a watch uses, as a watch of its own."""
    modes: dict[str, set[Mode]] = {}
    for square in squares:
        modes.setdefault(square.service, set()).add(square.mode)
    return [Watch(service, (service,), (), modes=frozenset(used)) for service, used in modes.items()]


def _has_touched(episode: Episode, watch: Watch, outlook: Outlook) -> bool:
    return not episode.affected or judge_scope(episode.affected, watch, outlook.catalogue).code.tells
