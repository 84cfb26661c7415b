"""What a notice states that a person acts on, and what has changed in it (contract §5, rule 5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from meteo_douane.domain.event import Change
from meteo_douane.domain.notice import (
    ALL_MODES,
    DoubtCode,
    Fallback,
    Kind,
    Mode,
    Notice,
    Permission,
    Read,
    Scope,
    ServiceScope,
)

A_DAY = timedelta(days=1)

IMPLAUSIBLE = frozenset(
    {DoubtCode.YEAR_FAR_FROM_PUBLICATION, DoubtCode.ENDS_BEFORE_IT_STARTS, DoubtCode.IMPOSSIBLE_DATE}
)
"""Doubts under which a moment is shown as written and never acted on."""

_PERMITS = {Permission.ALLOWED.value, Permission.ADVISED.value}
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Facts:
    """What one edition states; moments are aware and in UTC, None and `NOT_STATED` say nothing."""

    kind: Kind
    affects: Scope
    restores: Scope
    starts_at: datetime | None
    ends_at: datetime | None
    fallback: Fallback
    bulletin_number: int | None


def facts_of(notice: Notice) -> Facts:
    """Return what a notice states."""
    return Facts(
        kind=notice.kind.value,
        affects=notice.affects.value,
        restores=notice.restores.value,
        starts_at=believable(notice.starts_at),
        ends_at=believable(notice.ends_at),
        fallback=notice.fallback.value,
        bulletin_number=notice.bulletin_number.value,
    )


def believable(moment: Read[datetime | None]) -> datetime | None:
    """Return a moment as read, or None if it cannot be true."""
    return None if any(doubt.code in IMPLAUSIBLE for doubt in moment.doubts) else moment.value


def begins_that_day(stated: Read[datetime | None], known: datetime | None) -> bool:
    """Return whether a start is a date without an hour, the day of one that is known better."""
    return (
        is_day(stated)
        and stated.value is not None
        and known is not None
        and stated.value <= known < stated.value + A_DAY
    )


def ends_that_day(stated: Read[datetime | None], known: datetime | None) -> bool:
    """Return whether an end is a date without an hour, the day of one that is known better."""
    return (
        is_day(stated)
        and stated.value is not None
        and known is not None
        and stated.value - A_DAY < known <= stated.value
    )


def is_day(stated: Read[datetime | None]) -> bool:
    """Return whether a moment is a date without an hour."""
    return any(doubt.code is DoubtCode.DATE_WITHOUT_HOUR for doubt in stated.doubts)


def is_echo(facts: Facts, editions: tuple[Facts, ...]) -> bool:
    """Return whether an edition states nothing that one of the others has not stated: a cut or late copy of them."""
    return any(_says_no_more(facts, edition) for edition in editions)


def _says_no_more(facts: Facts, edition: Facts) -> bool:
    return (
        facts.kind is edition.kind
        and _is_scope_within(facts.affects, edition.affects)
        and _is_scope_within(facts.restores, edition.restores)
        and facts.starts_at in {None, edition.starts_at}
        and facts.ends_at in {None, edition.ends_at}
        and facts.bulletin_number in {None, edition.bulletin_number}
        and _is_fallback_within(facts.fallback, edition.fallback)
    )


def _is_scope_within(scope: Scope, other: Scope) -> bool:
    stated = {part.service: part.modes for part in other.parts}
    return all(part.service in stated and part.modes in {None, stated[part.service]} for part in scope.parts)


def _is_fallback_within(fallback: Fallback, other: Fallback) -> bool:
    if fallback.permission is Permission.NOT_STATED:
        return True
    return (
        fallback.permission is other.permission
        and fallback.starts_at in {None, other.starts_at}
        and fallback.ends_at in {None, other.ends_at}
        and (fallback.modes is None or fallback.modes_left == other.modes_left)
    )


def changed_moment(field: str, before: datetime | None, after: datetime | None) -> tuple[Change, ...]:
    """Return the change of a moment, if another one is now stated."""
    if after is None or after == before:
        return ()
    return (Change(field, _moment(before), _moment(after)),)


def changed_kind(before: Kind, after: Kind) -> tuple[Change, ...]:
    """Return the change of what a trouble is; a bulletin about it is no change."""
    return () if after in {before, Kind.BULLETIN} else (Change("kind", before.value, after.value),)


def changed_scope(before: Scope, after: Scope) -> tuple[Change, ...]:
    """Return the change of what is in trouble."""
    same = {part.service: part.modes for part in before.parts} == {part.service: part.modes for part in after.parts}
    return () if same else (Change("scope", written(before), written(after)),)


def no_longer_named(scope: Scope) -> tuple[Change, ...]:
    """Return the change that an edition passes over what it named before, which stays in force for want of an end."""
    return (Change("unnamed", written(scope), ""),) if scope else ()


def passed_over(changes: Iterable[Change]) -> Scope:
    """Return what changes say that an edition passes over: still in trouble, and so what its message is about too."""
    return Scope(tuple(part for one in changes if one.field == "unnamed" for part in scope_from(one.before).parts))


def changed_fallback(before: Fallback, after: Fallback) -> tuple[Change, ...]:
    """Return the change of what is said of the fallback; neither "still allowed" nor its hour is one."""
    is_hour_of_the_same = after.permission is before.permission and before.starts_at is None
    known = replace(before, starts_at=after.starts_at) if is_hour_of_the_same else before
    if _is_fallback_within(after, known):
        return ()
    return (Change("fallback", _fallback(before), _fallback(after)),)


def takes_fallback_back(change: Change) -> bool:
    """Return whether a change ends a permission to use the fallback, in some modes at least, or ends it earlier."""
    before, after = change.before.partition(" "), change.after.partition(" ")
    if change.field != "fallback" or before[0] not in _PERMITS:
        return False
    is_narrower = not _modes_written(before[2]) <= _modes_written(after[2])
    return after[0] not in _PERMITS or is_narrower or _end_written(after[2]) < _end_written(before[2])


def _modes_written(interval: str) -> frozenset[Mode]:
    """Return the modes behind an interval as `Change` writes it, or all if it names none."""
    words = interval.partition(" ")[2]
    return frozenset(Mode(mode) for mode in words.split(",")) if words else ALL_MODES


def _end_written(interval: str) -> datetime:
    """Return the end of an interval as `Change` writes it, or the end of all time if it has none."""
    written = interval.partition(" ")[0].partition("/")[2]
    return datetime.fromisoformat(written) if written else _NEVER


def merged_fallback(before: Fallback, after: Fallback) -> Fallback:
    """Return what holds after both: hours and modes that are not stated again stay; another mode is added."""
    if after.permission is Permission.NOT_STATED:
        return before
    if after.permission is not before.permission:
        return after
    modes = after.modes if after.modes is None or before.modes_left is None else after.modes | before.modes_left
    return Fallback(
        permission=after.permission,
        starts_at=after.starts_at or before.starts_at,
        ends_at=after.ends_at or before.ends_at,
        modes=modes or before.modes,
    )


def written(scope: Scope) -> str:
    """Return a scope as `Change` writes it: "delta-g:dti,edi delta-t"."""
    return " ".join(
        part.service if part.modes is None else f"{part.service}:{','.join(sorted(part.modes))}" for part in scope.parts
    )


def scope_from(words: str) -> Scope:
    """Return the scope that `written` wrote."""
    return Scope(tuple(_part_from(part) for part in words.split()))


def _part_from(words: str) -> ServiceScope:
    service, _, modes = words.partition(":")
    return ServiceScope(service, frozenset(Mode(mode) for mode in modes.split(",")) if modes else None)


def _moment(moment: datetime | None) -> str:
    return "" if moment is None else moment.isoformat()


def fallback_from(words: str) -> Fallback:
    """Return the fallback that `Change` writes so; a `ValueError` if it is written otherwise."""
    permission, _, rest = words.partition(" ")
    interval, _, modes = rest.partition(" ")
    starts_at, _, ends_at = interval.partition("/")
    limited = frozenset(Mode(mode) for mode in modes.split(",")) if modes else None
    return Fallback(Permission(permission), _moment_from(starts_at), _moment_from(ends_at), limited)


def _moment_from(written: str) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def _fallback(fallback: Fallback) -> str:
    if fallback.permission is Permission.NOT_STATED:
        return ""
    interval = f"{_moment(fallback.starts_at)}/{_moment(fallback.ends_at)}"
    modes = ",".join(sorted(fallback.modes_left or ()))
    if modes:
        return f"{fallback.permission.value} {interval} {modes}"
    return fallback.permission.value if interval == "/" else f"{fallback.permission.value} {interval}"
