"""What a notice about a trouble or an operation does: it opens, continues, moves, widens or reopens an episode."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from meteo_douane.domain.endings import restored
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.event import Change, EventKind, ReasonCode
from meteo_douane.domain.facts import (
    believable,
    changed_fallback,
    changed_kind,
    changed_moment,
    changed_scope,
    merged_fallback,
)
from meteo_douane.domain.identity import letters
from meteo_douane.domain.notice import Kind, Notice, Scope, ServiceScope
from meteo_douane.domain.placing import Begins, Echoes, Joins, Reopens, place_of
from meteo_douane.domain.scopes import common, in_any_mode, is_within, joined, without
from meteo_douane.domain.sighting import Sighting
from meteo_douane.domain.turn import Turn


def trouble(turn: Turn, sighting: Sighting) -> Turn:
    """Follow an alert, a malfunction, a bulletin or a maintenance."""
    place = place_of(turn.known, sighting, turn.catalogue, turn.now)
    match place:
        case Joins():
            return _continued(turn, sighting, place.episodes)
        case Reopens():
            return _reopened(turn, sighting, turn.episode(place.episode))
        case Echoes():
            return turn.attached(sighting.publication, place.episode)
        case Begins():
            return _opened(turn, sighting)
        case _:
            assert_never(place)


# Opening


def _opened(turn: Turn, sighting: Sighting) -> Turn:
    notice = sighting.notice
    if not notice.affects.value and notice.kind.value is Kind.BULLETIN:
        return _kept(turn, sighting)
    episode = _new_episode(turn, sighting)
    turn = turn.with_episode(episode).attached(sighting.publication, episode.id)
    return turn.happened(
        replace(
            turn.event(
                EventKind.PLANNED if episode.is_planned else EventKind.OPENED, notice, sighting.publication, episode.id
            ),
            scope=notice.affects.value,
        ),
        is_numbered=notice.bulletin_number.value is not None,
        reason=ReasonCode.NO_KNOWN_ALERT if episode.is_unannounced else None,
    )


def _kept(turn: Turn, sighting: Sighting) -> Turn:
    """Keep a bulletin that names nothing in trouble and follows nothing known: not understood, or of what is over."""
    if not sighting.notice.restores.value:
        return turn.happened(turn.event(EventKind.UNCLASSIFIED, sighting.notice, sighting.publication))
    return turn.happened(
        replace(
            turn.event(EventKind.CONTINUED, sighting.notice, sighting.publication), scope=sighting.notice.restores.value
        ),
        reason=ReasonCode.NO_KNOWN_ALERT,
    )


def _new_episode(turn: Turn, sighting: Sighting) -> Episode:
    notice = sighting.notice
    starts_at, ends_at = believable(notice.starts_at), believable(notice.ends_at)
    is_maintenance = notice.kind.value is Kind.MAINTENANCE
    is_planned = is_maintenance and starts_at is not None and starts_at > turn.now
    return Episode(
        id=_next_id(turn),
        kind=Kind.ALERT if notice.kind.value is Kind.BULLETIN else notice.kind.value,
        opening=notice,
        latest=notice,
        affected=notice.affects.value,
        remaining=notice.affects.value,
        opened_at=starts_at or notice.published_at.value or turn.now,
        observed_at=turn.now,
        publications=(),
        starts_at=starts_at,
        ends_at=ends_at,
        fallback=notice.fallback.value,
        reported_at=notice.published_at.value,
        last_bulletin=notice.bulletin_number.value,
        is_planned=is_planned,
        is_unannounced=notice.kind.value is Kind.BULLETIN,
        overdue_since=ends_at if ends_at is not None and ends_at <= turn.now else None,
    )


def _next_id(turn: Turn) -> str:
    day = f"{turn.now:%Y-%m-%d}-"
    return f"{day}{1 + sum(identifier.startswith(day) for identifier in turn.known.episodes):02}"


# Reopening


def _reopened(turn: Turn, sighting: Sighting, episode: Episode) -> Turn:
    notice = sighting.notice
    scope = _with_known_modes(turn, notice.affects.value, episode) or episode.affected
    again = replace(
        episode,
        latest=notice,
        remaining=scope,
        affected=joined(episode.affected, scope, turn.catalogue),
        withdrawn=Scope(),
        starts_at=believable(notice.starts_at) or episode.starts_at,
        ends_at=believable(notice.ends_at),
        fallback=notice.fallback.value,
        reported_at=notice.published_at.value or episode.reported_at,
        closing=None,
        is_partly_ended=False,
        overdue_since=None,
        vanished_since=None,
    )
    turn = turn.with_episode(again).attached(sighting.publication, again.id)
    return turn.happened(replace(turn.event(EventKind.REOPENED, notice, sighting.publication, again.id), scope=scope))


# Continuing


@dataclass(frozen=True, slots=True)
class Progress:
    """What a notice changes in an episode."""

    growth: Scope
    dropped: Scope
    changes: tuple[Change, ...]
    is_moved: bool


def _continued(turn: Turn, sighting: Sighting, episodes: tuple[str, ...]) -> Turn:
    rest = sighting.notice.affects.value
    for identifier in episodes:
        episode = turn.episode(identifier)
        own = rest if len(episodes) == 1 else common(rest, episode.affected, turn.catalogue)
        turn = _advanced(turn, sighting, episode, own)
    return turn


def _advanced(turn: Turn, sighting: Sighting, episode: Episode, affects: Scope) -> Turn:
    progress = _progress(turn, sighting, episode, affects)
    after = _after(turn, sighting, episode, progress)
    turn = turn.with_episode(after).attached(sighting.publication, after.id)
    count = len(turn.happenings)
    turn = restored(turn, sighting, progress.changes)
    if len(turn.happenings) > count and not progress.growth and not progress.is_moved:
        return turn
    if not progress.changes and _is_same_words(sighting):
        return turn
    return turn.happened(
        replace(
            turn.event(
                EventKind.MOVED if progress.is_moved else EventKind.CONTINUED,
                sighting.notice,
                sighting.publication,
                after.id,
            ),
            scope=affects or after.remaining,
            changes=progress.changes,
        ),
        is_numbered=_is_new_number(sighting),
    )


def _progress(turn: Turn, sighting: Sighting, episode: Episode, affects: Scope) -> Progress:
    notice, catalogue = sighting.notice, turn.catalogue
    if _is_outdated(notice, episode):
        return Progress(Scope(), Scope(), (), is_moved=False)
    growth = without(_news_of(turn, sighting, _with_known_modes(turn, affects, episode)), episode.remaining, catalogue)
    dropped = common(episode.remaining, _dropped(turn, sighting), catalogue)
    scope = joined(without(episode.remaining, dropped, catalogue), growth, catalogue)
    start = _changed_start(sighting, episode)
    end = changed_moment("ends_at", episode.ends_at, believable(notice.ends_at))
    changes = (
        *changed_kind(episode.kind, notice.kind.value),
        *changed_scope(episode.remaining, scope),
        *start,
        *end,
        *changed_fallback(episode.fallback, notice.fallback.value),
    )
    is_moved = notice.kind.value is Kind.MAINTENANCE and bool(start or (end and episode.is_planned))
    return Progress(growth, dropped, changes, is_moved)


def _after(turn: Turn, sighting: Sighting, episode: Episode, progress: Progress) -> Episode:
    notice, catalogue = sighting.notice, turn.catalogue
    remaining = joined(without(episode.remaining, progress.dropped, catalogue), progress.growth, catalogue)
    if _is_outdated(notice, episode):
        return episode
    starts_at = believable(notice.starts_at) if _states_start(sighting, episode) else episode.starts_at
    ends_at = believable(notice.ends_at) or episode.ends_at
    is_planned = notice.kind.value is Kind.MAINTENANCE and starts_at is not None and starts_at > turn.now
    is_still_planned = is_planned if notice.kind.value is Kind.MAINTENANCE else False
    return replace(
        episode,
        kind=episode.kind if notice.kind.value is Kind.BULLETIN else notice.kind.value,
        latest=notice,
        affected=joined(without(episode.affected, progress.dropped, catalogue), progress.growth, catalogue),
        remaining=remaining,
        withdrawn=joined(episode.withdrawn, progress.dropped, catalogue),
        starts_at=starts_at,
        ends_at=ends_at,
        fallback=merged_fallback(episode.fallback, notice.fallback.value),
        last_bulletin=notice.bulletin_number.value or episode.last_bulletin,
        is_planned=is_still_planned or (episode.is_planned and notice.kind.value is Kind.BULLETIN),
        overdue_since=None if ends_at is None or ends_at > turn.now else episode.overdue_since,
        vanished_since=None,
    )


def _is_outdated(notice: Notice, episode: Episode) -> bool:
    """Return whether it was written before a part of the episode was said to work again."""
    published = notice.published_at.value
    return published is not None and episode.restored_at is not None and published < episode.restored_at


def _states_start(sighting: Sighting, episode: Episode) -> bool:
    """Return whether its beginning counts: of an operation always, of a trouble only from the alert itself."""
    if believable(sighting.notice.starts_at) is None:
        return False
    return episode.starts_at is None or sighting.notice.kind.value is not Kind.BULLETIN


def _changed_start(sighting: Sighting, episode: Episode) -> tuple[Change, ...]:
    """Return a changed beginning; one that becomes known while the trouble goes on changes nothing that one does."""
    is_operation = sighting.notice.kind.value is Kind.MAINTENANCE
    if not _states_start(sighting, episode) or (episode.starts_at is None and not is_operation):
        return ()
    return changed_moment("starts_at", episode.starts_at, believable(sighting.notice.starts_at))


def _news_of(turn: Turn, sighting: Sighting, affects: Scope) -> Scope:
    """Return what an edition names that its former one did not; a new notice is news as a whole."""
    if sighting.before is None:
        return affects
    return without(affects, sighting.before.affects.value, turn.catalogue)


def _dropped(turn: Turn, sighting: Sighting) -> Scope:
    """Return what a corrected notice no longer names, and does not say to work again either."""
    before, notice = sighting.before, sighting.notice
    if before is None or not notice.affects.value or Kind.BULLETIN in {before.kind.value, notice.kind.value}:
        return Scope()
    named = Scope(notice.affects.value.parts + notice.restores.value.parts)
    return without(before.affects.value, named, turn.catalogue)


def _with_known_modes(turn: Turn, scope: Scope, episode: Episode) -> Scope:
    """Return a scope in which a mode that is not stated again is the one that the episode has."""
    parts = tuple(known for part in scope.parts for known in _known_parts(turn, part, episode))
    return Scope(tuple(dict.fromkeys(parts)))


def _known_parts(turn: Turn, part: ServiceScope, episode: Episode) -> tuple[ServiceScope, ...]:
    single = Scope((part,))
    if part.modes is not None or not is_within(single, in_any_mode(episode.affected), turn.catalogue):
        return (part,)
    return common(episode.affected, single, turn.catalogue).parts


def _is_same_words(sighting: Sighting) -> bool:
    before, after = sighting.before, sighting.notice
    if before is None:
        return False
    return letters(f"{before.title} {before.text}") == letters(f"{after.title} {after.text}")


def _is_new_number(sighting: Sighting) -> bool:
    number = sighting.notice.bulletin_number.value
    return number is not None and (sighting.before is None or sighting.before.bulletin_number.value != number)
