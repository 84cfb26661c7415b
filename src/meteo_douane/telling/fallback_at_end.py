"""What holds of the fallback after an end, part by part: of what is over, and of what is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.event import Event
from meteo_douane.domain.notice import Doubt, DoubtCode, Fallback, Mode, Permission, Read, Scope, ServiceScope
from meteo_douane.domain.scopes import common, joined, without

GRANTED = frozenset({Permission.ALLOWED, Permission.ADVISED})


class Ground(StrEnum):
    """By what it is known what holds for a part."""

    SAID = "said"
    EARLIER = "earlier"
    """An earlier message, and this one changes nothing of it."""
    SILENT = "silent"
    UNCLEAR = "unclear"
    """It is said, but perhaps of another part alone."""


@dataclass(frozen=True, slots=True)
class Share:
    """What holds of the fallback for one part; `is_left` if that is still in trouble."""

    scope: Scope
    read: Read[Fallback]
    ground: Ground
    is_left: bool

    @property
    def ends_here(self) -> bool:
        """Whether the end itself says it, of what is over: nothing before it said as much."""
        return self.ground is Ground.SAID and not self.is_left

    @property
    def is_open(self) -> bool:
        """Whether it is allowed in some mode of the part, perhaps, with no hour at which that ends."""
        fallback = self.read.value
        modes = fallback.modes_left
        is_theirs = modes is None or any(not part.modes or part.modes & modes for part in self.scope.parts)
        return fallback.permission in GRANTED and fallback.ends_at is None and is_theirs


@dataclass(frozen=True, slots=True)
class Held:
    """What is told of several parts in one: the first of which anything is said, and which that is, if not all."""

    first: Share
    scope: Scope

    @classmethod
    def of(cls, shares: tuple[Share, ...]) -> Held | None:
        """Return what is said of some parts, or None if nothing is."""
        first = next((one for one in shares if one.ground is not Ground.SILENT), None)
        if first is None:
            return None
        return cls(first, Scope() if are_alike(shares) else first.scope)

    @property
    def may_be_over(self) -> bool:
        """Whether it was allowed until now, and perhaps it no longer is."""
        return self.first.ground is Ground.UNCLEAR and self.first.is_left


def are_alike(shares: tuple[Share, ...]) -> bool:
    """Return whether the same holds for each part, on the same ground."""
    return len({(share.ground, share.read.value, share.read.doubts) for share in shares}) <= 1


def shares_of(event: Event, catalogue: Catalogue) -> tuple[Share, ...]:
    """Return what holds for each part of what an end is about, of what is over first."""
    at_end = _AtEnd(event, catalogue)
    return (*at_end.of_what_is_over(), *at_end.of_what_is_left())


@dataclass(frozen=True, slots=True)
class _AtEnd:
    event: Event
    catalogue: Catalogue

    @property
    def own(self) -> Read[Fallback]:
        """What the end itself says; the hours of what goes on are those that were stated before."""
        own = self.event.notice.fallback if self.event.notice else Read(Fallback())
        is_the_same = own.value.permission in GRANTED and self.standing.permission is own.value.permission
        return replace(own, value=self.standing) if is_the_same else own

    @property
    def standing(self) -> Fallback:
        return self.event.fallback or Fallback()

    @property
    def is_stated(self) -> bool:
        return _is_stated(self.own.value)

    @property
    def before(self) -> Fallback:
        """What held until now: it goes on for what the end does not speak of."""
        is_changed = self.is_stated and self.standing.permission is self.own.value.permission
        return self.event.fallback_before or (Fallback() if is_changed else self.standing)

    @property
    def named(self) -> Scope:
        """What the words about it are expressly for, or nothing if they name no part of this."""
        notice = self.event.notice
        whole = joined(self.event.scope, self.event.remaining, self.catalogue)
        services = () if notice is None else notice.fallback_for
        parts = common(whole, Scope(tuple(map(ServiceScope, services))), self.catalogue) if services else whole
        limits = notice.fallback.value.modes_left if notice is not None and self._is_over else None
        parts = parts if limits is None else _in_modes(parts, limits, self.catalogue)
        return parts if services or limits is not None else Scope()

    @property
    def _is_over(self) -> bool:
        return self.own.value.permission is Permission.ENDED

    def of_what_is_over(self) -> Iterator[Share]:
        over, named = self.event.scope, self.named
        if not self.is_stated:
            yield from self._as_it_was(over)
        elif named:
            yield from self._said(common(over, named, self.catalogue), is_left=False)
            yield from _silent(without(over, named, self.catalogue), is_left=False)
        elif self.own.value.permission in GRANTED and self.event.remaining and not self._is_of_other_modes(over):
            doubt = Doubt(DoubtCode.FALLBACK_NOT_UNDERSTOOD, self.own.quote)
            yield Share(over, replace(self.own, doubts=(*self.own.doubts, doubt)), Ground.UNCLEAR, is_left=False)
        else:
            yield from self._said(over, is_left=False)

    def _as_it_was(self, over: Scope) -> Iterator[Share]:
        """Yield that nothing is said of its fallback, unless that was over before, or never open."""
        unstated = common(over, self.event.fallback_unstated, self.catalogue)
        known = Scope() if self.before.permission in GRANTED else without(over, unstated, self.catalogue)
        if known:
            yield from _earlier(known, self.before, is_left=False)
        yield from _silent(without(over, known, self.catalogue), is_left=False)

    def _is_of_other_modes(self, scope: Scope) -> bool:
        limits = self.own.value.modes_left
        return limits is not None and all(part.modes and part.modes.isdisjoint(limits) for part in scope.parts)

    def of_what_is_left(self) -> Iterator[Share]:
        left, unstated = self.event.remaining, self.event.fallback_unstated
        spoken_of = self._spoken_of_what_is_left()
        yield from self._said(spoken_of, is_left=True)
        rest = without(left, spoken_of, self.catalogue)
        is_open = self._is_over and not self.named and self.standing.permission is Permission.ENDED
        known = Scope() if is_open else without(rest, unstated, self.catalogue)
        if known:
            yield from _earlier(known, self.before, is_left=True)
        yield from self._unclear(without(rest, known, self.catalogue), is_open=is_open)

    def _spoken_of_what_is_left(self) -> Scope:
        left = self.event.remaining
        if not self.is_stated:
            return Scope()
        if self.named:
            return common(left, self.named, self.catalogue)
        is_of_a_part = self.standing.permission is not self.own.value.permission
        if self._is_over:
            return Scope() if is_of_a_part else without(left, self.event.fallback_unstated, self.catalogue)
        return left

    def _said(self, scope: Scope, *, is_left: bool) -> Iterator[Share]:
        if scope:
            yield Share(scope, _without_limits(self.own, scope), Ground.SAID, is_left=is_left)

    def _unclear(self, scope: Scope, *, is_open: bool) -> Iterator[Share]:
        """Yield that it is not known what holds, with what held before if that may have ended by these words."""
        if scope and is_open and _is_stated(self.before):
            yield Share(scope, Read(self.before, self.own.quote), Ground.UNCLEAR, is_left=True)
        else:
            yield from _silent(scope, is_left=True)


def _without_limits(read: Read[Fallback], scope: Scope) -> Read[Fallback]:
    """Return what is said without the modes that it is limited to, where they are all that it is told of."""
    limits = read.value.modes_left
    if limits is None or not all(part.modes and part.modes <= limits for part in scope.parts):
        return read
    return without_limits(read)


def without_limits(read: Read[Fallback]) -> Read[Fallback]:
    """Return what is said of the fallback as if it were not limited to some modes."""
    doubts = tuple(doubt for doubt in read.doubts if doubt.code is not DoubtCode.FALLBACK_DIFFERS_BY_MODE)
    return replace(read, value=replace(read.value, modes=None), doubts=doubts)


def _earlier(scope: Scope, before: Fallback, *, is_left: bool) -> Iterator[Share]:
    if _is_stated(before):
        yield Share(scope, Read(before), Ground.EARLIER, is_left=is_left)
    else:
        yield from _silent(scope, is_left=is_left)


def _silent(scope: Scope, *, is_left: bool) -> Iterator[Share]:
    if scope:
        yield Share(scope, Read(Fallback()), Ground.SILENT, is_left=is_left)


def _in_modes(scope: Scope, modes: frozenset[Mode], catalogue: Catalogue) -> Scope:
    return common(scope, Scope(tuple(ServiceScope(part.service, modes) for part in scope.parts)), catalogue)


def _is_stated(fallback: Fallback) -> bool:
    return fallback.permission is not Permission.NOT_STATED
