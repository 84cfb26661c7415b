"""What is in force, service by service and mode by mode, for those that our watches use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import IntEnum

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.concern import concerns
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.matching import judge_scope
from meteo_douane.domain.notice import Fallback, Kind, Mode, Permission, Scope, ServiceScope
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
    """What is said of the fallback for this service in this mode, if all that is under way agrees on it."""
    is_fallback_disputed: bool = False
    """Whether it differs on that, or says it of a part only of what is in trouble: nobody may go by one of them."""
    parts: tuple[str, ...] = ()
    """The parts of this service that the worst, and what is as bad, touch, if not all of it."""
    closed: tuple[str, ...] = ()
    """What a person of ours closed, no end of it being published, and that may go on here."""


def matrix(
    episodes: Iterable[Episode], watches: Iterable[Watch], catalogue: Catalogue, now: datetime
) -> tuple[Square, ...]:
    """Return a square for each service that a watch uses, in each mode in which one is told of it, in their order.

    In doubt a square is touched: by a mode that is not stated, by a scope that nobody understood. Episodes that are
    over touch none, but for those that a person of ours closed.
    """
    given = tuple(episodes)
    in_force = tuple(one for one in given if one.is_in_force)
    closed = tuple(one for one in given if one.is_closed_by_person and (not one.is_planned or one.has_begun(now)))
    return tuple(
        replace(_square(service, mode, in_force, catalogue, now), closed=_closed_in(service, mode, closed, catalogue))
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


def _user_of(service: str, mode: Mode) -> Watch:
    return Watch("", (service,), (), frozenset({mode}), names_modes=True)


def _closed_in(service: str, mode: Mode, closed: tuple[Episode, ...], catalogue: Catalogue) -> tuple[str, ...]:
    """Return which of these may go on in a mode of a service: by what no words have ended of them."""
    user = _user_of(service, mode)
    return tuple(
        one.id for one in closed if not one.remaining or judge_scope(one.remaining, user, catalogue).code.tells
    )


def _square(service: str, mode: Mode, in_force: tuple[Episode, ...], catalogue: Catalogue, now: datetime) -> Square:
    user = _user_of(service, mode)
    touching = tuple(episode for episode in in_force if concerns(episode, user, catalogue))
    if not touching:
        return Square(service, mode, Grade.CALM)
    sure = {episode.id for episode in touching if _covers(episode, user, catalogue)}
    # Of two that are as bad, the one that names it for certain, then the older.
    worst = max(touching, key=lambda episode: (grade_of(episode, now), episode.id in sure))
    grade = grade_of(worst, now)
    parts = _parts((one for one in touching if grade_of(one, now) is grade), service, catalogue)
    said = _agreed(tuple(one for one in touching if one.is_under_way_at(now)), worst, parts, user, catalogue)
    return Square(
        service,
        mode,
        grade,
        tuple(episode.id for episode in touching),
        worst.id,
        is_sure=worst.id in sure,
        fallback=said or Fallback(),
        is_fallback_disputed=said is None,
        parts=parts,
    )


def _agreed(
    under_way: tuple[Episode, ...], worst: Episode, parts: tuple[str, ...], user: Watch, catalogue: Catalogue
) -> Fallback | None:
    """Return what is said of the fallback for what somebody uses, in the words of the worst if it has any.

    None if one says otherwise than another, or if what is in trouble reaches further than those who say it.
    """
    found = [(one, fallback_for(one, user, catalogue)) for one in under_way]
    said = [(one, fallback) for one, fallback in found if fallback.permission is not Permission.NOT_STATED]
    if not said:
        return Fallback()
    (service,) = user.services
    spoken_of = _parts((one for one, _ in said), service, catalogue)
    if len({(one.permission, one.ends_at) for _, one in said}) > 1 or not _is_all_of(parts, spoken_of, catalogue):
        return None
    return next((fallback for one, fallback in said if one is worst), said[0][1])


def _parts(episodes: Iterable[Episode], service: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the parts of a service that episodes name together, if they leave others out."""
    named = [_named(one.remaining, service, catalogue) for one in episodes]
    together = Scope(tuple(dict.fromkeys(part for scope in named for part in scope.parts)))
    is_whole = not all(named) or is_within(Scope((ServiceScope(service),)), together, catalogue)
    return () if is_whole else together.services


def _named(scope: Scope, service: str, catalogue: Catalogue) -> Scope:
    """Return what a scope names of a service: nothing if it is about all of it, under another name (the gateway)."""
    anywhere, whole = in_any_mode(scope), Scope((ServiceScope(service),))
    return Scope() if is_within(whole, anywhere, catalogue) else common(anywhere, whole, catalogue)


def _is_all_of(parts: tuple[str, ...], spoken_of: tuple[str, ...], catalogue: Catalogue) -> bool:
    """Return whether parts of a service lie within others; none is all of it."""
    if not parts or not spoken_of:
        return not spoken_of
    return is_within(_scope_of(parts), _scope_of(spoken_of), catalogue)


def _scope_of(services: tuple[str, ...]) -> Scope:
    return Scope(tuple(ServiceScope(service) for service in services))


def _covers(episode: Episode, user: Watch, catalogue: Catalogue) -> bool:
    return bool(episode.remaining) and judge_scope(episode.remaining, user, catalogue).code is VerdictCode.COVERS
