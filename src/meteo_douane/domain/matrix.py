"""What is in force, service by service and mode by mode, for those that our watches use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.concern import concerns
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.notice import Kind, Mode
from meteo_douane.domain.watch import Watch


class Grade(IntEnum):
    """How bad it is; of several the worst counts."""

    CALM = 0
    PLANNED = 1
    MAINTENANCE = 2
    MALFUNCTION = 3
    ALERT = 4

    @property
    def is_under_way(self) -> bool:
        """Whether something is in force and not merely planned."""
        return self > Grade.PLANNED


@dataclass(frozen=True, slots=True)
class Square:
    """One service in one mode, and the episodes in force that may touch it, oldest first."""

    service: str
    mode: Mode
    grade: Grade
    episodes: tuple[str, ...] = ()


def matrix(
    episodes: Iterable[Episode], watches: Iterable[Watch], catalogue: Catalogue, now: datetime
) -> tuple[Square, ...]:
    """Return a square for each service and mode that a watch uses, in the order of the watches.

    In doubt a square is touched: by a mode that is not stated, by a scope that nobody understood.
    """
    in_force = tuple(episode for episode in episodes if episode.is_in_force)
    used = dict.fromkeys(
        (service, mode) for watch in watches for service in watch.services for mode in Mode if mode in watch.modes
    )
    return tuple(_square(service, mode, in_force, catalogue, now) for service, mode in used)


def grade_of(episode: Episode, now: datetime) -> Grade:
    """Return how bad an episode in force is."""
    if not episode.is_under_way_at(now):
        return Grade.PLANNED
    match episode.kind:
        case Kind.MAINTENANCE:
            return Grade.MAINTENANCE
        case Kind.MALFUNCTION:
            return Grade.MALFUNCTION
        case _:
            return Grade.ALERT


def _square(service: str, mode: Mode, in_force: tuple[Episode, ...], catalogue: Catalogue, now: datetime) -> Square:
    user = Watch("", (service,), (), frozenset({mode}), names_modes=True)
    touching = tuple(episode for episode in in_force if concerns(episode, user, catalogue))
    grade = max((grade_of(episode, now) for episode in touching), default=Grade.CALM)
    return Square(service, mode, grade, tuple(episode.id for episode in touching))
