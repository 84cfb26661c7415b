"""What is in force, service by service and mode by mode, for those that our watches use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.concern import concerns
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.matching import judge_scope
from meteo_douane.domain.notice import Fallback, Kind, Mode, Scope, ServiceScope
from meteo_douane.domain.scopes import common, in_any_mode, is_within
from meteo_douane.domain.situation import fallback_for
from meteo_douane.domain.watch import VerdictCode, Watch


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
    """One service in one mode, and the episodes in force that may touch it, oldest first.

    `worst` is the one that decides, or empty; `is_sure` if it names this service and mode, and does not merely leave
    them open.
    """

    service: str
    mode: Mode
    grade: Grade
    episodes: tuple[str, ...] = ()
    worst: str = ""
    is_sure: bool = True
    fallback: Fallback = field(default_factory=Fallback)
    """What the worst says of the fallback for this service in this mode."""
    parts: tuple[str, ...] = ()
    """The parts of this service that the worst touches, if not all of it."""


def matrix(
    episodes: Iterable[Episode], watches: Iterable[Watch], catalogue: Catalogue, now: datetime
) -> tuple[Square, ...]:
    """Return a square for each service that a watch uses, in each mode in which one is told of it, in their order.

    In doubt a square is touched: by a mode that is not stated, by a scope that nobody understood.
    """
    in_force = tuple(episode for episode in episodes if episode.is_in_force)
    return tuple(
        _square(service, mode, in_force, catalogue, now)
        for service, modes in _used(watches, catalogue).items()
        for mode in Mode
        if mode in modes
    )


def _used(watches: Iterable[Watch], catalogue: Catalogue) -> dict[str, set[Mode]]:
    """Return the services of the watches, each in every mode in which a watch uses what overlaps it (contract §2)."""
    named: dict[str, set[Mode]] = {}
    for watch in watches:
        for service in watch.services:
            named.setdefault(service, set()).update(watch.modes)
    return {
        service: set().union(*(modes for other, modes in named.items() if catalogue.overlaps(service, other)))
        for service in named
    }


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
    if not touching:
        return Square(service, mode, Grade.CALM)
    sure = {episode.id for episode in touching if _covers(episode, user, catalogue)}
    # Of two that are as bad, the one that names it for certain, then the older.
    worst = max(touching, key=lambda episode: (grade_of(episode, now), episode.id in sure))
    ids = tuple(episode.id for episode in touching)
    return Square(
        service,
        mode,
        grade_of(worst, now),
        ids,
        worst.id,
        is_sure=worst.id in sure,
        fallback=fallback_for(worst, user, catalogue),
        parts=_parts(worst.remaining, service, catalogue),
    )


def _parts(scope: Scope, service: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the parts of a service that a scope names, if it leaves others out."""
    anywhere, whole = in_any_mode(scope), Scope((ServiceScope(service),))
    return () if is_within(whole, anywhere, catalogue) else common(anywhere, whole, catalogue).services


def _covers(episode: Episode, user: Watch, catalogue: Catalogue) -> bool:
    return bool(episode.remaining) and judge_scope(episode.remaining, user, catalogue).code is VerdictCode.COVERS
