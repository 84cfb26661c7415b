"""What words that close do: an end, a partial end, a cancellation, and their correction (contract §5, rule 2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from meteo_douane.domain.episodes import Closing, Episode, EpisodeState, Provenance
from meteo_douane.domain.event import Change, EventKind, ReasonCode
from meteo_douane.domain.facts import believable
from meteo_douane.domain.identity import folded
from meteo_douane.domain.notice import Kind, Notice, Scope
from meteo_douane.domain.scopes import common, is_overlapping, joined, without
from meteo_douane.domain.sighting import Sighting, is_date_only
from meteo_douane.domain.turn import Turn

A_DAY = timedelta(days=1)


def end(turn: Turn, sighting: Sighting) -> Turn:
    """Follow an end: it closes what it names, service and mode, and nothing else."""
    turn = corrected(turn, sighting)
    scope = _restores(turn, sighting)
    if not scope:
        return _end_without_service(turn, sighting)
    targets = _told_apart(sighting.notice, _ended_by(turn, sighting.notice, scope))
    if not targets:
        return _without_effect(turn, sighting)
    for episode in targets:
        turn = _closed(turn, sighting, episode, scope)
    return turn


def restored(turn: Turn, sighting: Sighting, changes: tuple[Change, ...]) -> Turn:
    """Follow what a bulletin or an alert says works again."""
    scope = without(sighting.notice.restores.value, sighting.notice.affects.value, turn.catalogue)
    for episode in _ended_by(turn, sighting.notice, scope):
        turn = _closed(turn, sighting, episode, scope, changes)
    return turn


def cancellation(turn: Turn, sighting: Sighting) -> Turn:
    """Follow a cancellation: it closes the operation that it names, by its day if it names one."""
    notice = sighting.notice
    scope = _all_named(notice) or (sighting.before.affects.value if sighting.before is not None else Scope())
    own = turn.publication(sighting.publication).episodes
    meant = [one for one in turn.known.in_force if one.id in own] or _cancelled_by(turn, notice, scope)
    if len(meant) != 1:
        return _without_effect(turn, sighting)
    episode = meant[0]
    return _closed(turn, sighting, episode, scope or episode.remaining)


def corrected(turn: Turn, sighting: Sighting) -> Turn:
    """Take back what an earlier edition of an end closed and the new one no longer says to work."""
    publication = turn.publication(sighting.publication)
    for identifier, closed in publication.closed.items():
        back = without(closed, sighting.notice.restores.value, turn.catalogue)
        if back and sighting.notice.restores.value and identifier in turn.known.episodes:
            turn = _taken_back(turn, sighting, turn.episode(identifier), back)
    return turn


# Which episodes


def _restores(turn: Turn, sighting: Sighting) -> Scope:
    notice, before = sighting.notice, sighting.before
    scope = notice.restores.value
    if not scope and before is not None and before.kind.value not in {Kind.END, Kind.INFORMATION}:
        scope = before.affects.value
    return without(scope, notice.affects.value, turn.catalogue)


def _ended_by(turn: Turn, notice: Notice, scope: Scope) -> list[Episode]:
    return [
        episode
        for episode in _endable(turn, notice)
        if is_overlapping(scope, joined(episode.remaining, episode.withdrawn, turn.catalogue), turn.catalogue)
    ]


def _endable(turn: Turn, notice: Notice) -> list[Episode]:
    return [one for one in turn.known.in_force if one.is_under_way(turn.now) and not _is_of_another(notice, one)]


def _is_of_another(notice: Notice, episode: Episode) -> bool:
    """Return whether an end was written before the trouble was reported: it is that of an earlier one."""
    published, reported = notice.published_at.value, episode.reported_at
    if published is None or reported is None:
        return False
    return published + (A_DAY if is_date_only(notice) else timedelta()) < reported


def _told_apart(notice: Notice, episodes: list[Episode]) -> list[Episode]:
    """Return which is ended, where a trouble and an operation touch one service: the one called by its kind."""
    words = folded(f"{notice.kind.quote} {notice.title}")
    for word, is_operation in (("maintenance", True), ("alerte", False)):
        named = [one for one in episodes if (one.kind is Kind.MAINTENANCE) is is_operation]
        if word in words and named:
            return named
    return episodes


def _cancelled_by(turn: Turn, notice: Notice, scope: Scope) -> list[Episode]:
    operations = [one for one in turn.known.in_force if one.kind is Kind.MAINTENANCE]
    named = [one for one in operations if not scope or is_overlapping(scope, one.remaining, turn.catalogue)]
    day = believable(notice.starts_at)
    if day is not None:
        return [one for one in named if one.starts_at is None or abs(one.starts_at - day) <= A_DAY]
    return named


# What it does to them


def _closed(turn: Turn, sighting: Sighting, episode: Episode, scope: Scope, changes: tuple[Change, ...] = ()) -> Turn:
    left = without(episode.remaining, scope, turn.catalogue)
    closed = without(episode.remaining, left, turn.catalogue)
    after = replace(
        episode,
        latest=sighting.notice,
        remaining=left,
        withdrawn=without(episode.withdrawn, scope, turn.catalogue) if left else Scope(),
        is_partly_ended=True,
        is_planned=episode.is_planned and bool(left),
        restored_at=sighting.notice.published_at.value or episode.restored_at,
        vanished_since=None if not left else episode.vanished_since,
        closing=None if left else _closing(turn, sighting),
    )
    turn = _remembered(turn.with_episode(after).attached(sighting.publication, after.id), sighting, after.id, closed)
    if not closed and left:
        return turn
    return turn.happened(
        replace(
            turn.event(_kind_of_closing(sighting, left), sighting.notice, sighting.publication, after.id),
            scope=closed,
            changes=changes,
        )
    )


def _remembered(turn: Turn, sighting: Sighting, episode: str, closed: Scope) -> Turn:
    publication = turn.publication(sighting.publication)
    before = publication.closed.get(episode, Scope())
    both = joined(before, closed, turn.catalogue)
    return turn.with_publication(replace(publication, closed={**publication.closed, episode: both}))


def _kind_of_closing(sighting: Sighting, left: Scope) -> EventKind:
    if sighting.notice.kind.value is Kind.CANCELLATION:
        return EventKind.CANCELLED
    return EventKind.PARTLY_ENDED if left else EventKind.ENDED


def _closing(turn: Turn, sighting: Sighting) -> Closing:
    is_cancelled = sighting.notice.kind.value is Kind.CANCELLATION
    is_named = bool(_all_named(sighting.notice)) or sighting.before is not None
    return Closing(
        state=EpisodeState.CANCELLED if is_cancelled else EpisodeState.ENDED,
        at=_ended_at(turn, sighting.notice),
        by=sighting.publication,
        provenance=Provenance.STATED if is_named else Provenance.INFERRED,
    )


def _ended_at(turn: Turn, notice: Notice) -> datetime:
    stated = believable(notice.ends_at) if notice.kind.value is Kind.END else None
    moments = (stated, notice.published_at.value)
    return next((moment for moment in moments if moment is not None and moment <= turn.now), turn.now)


def _taken_back(turn: Turn, sighting: Sighting, episode: Episode, scope: Scope) -> Turn:
    again = replace(
        episode,
        remaining=joined(episode.remaining, scope, turn.catalogue),
        closing=None,
        latest=sighting.notice,
        is_partly_ended=common(episode.affected, scope, turn.catalogue) != episode.affected,
    )
    publication = turn.publication(sighting.publication)
    kept = common(publication.closed[episode.id], sighting.notice.restores.value, turn.catalogue)
    turn = turn.with_publication(replace(publication, closed={**publication.closed, episode.id: kept}))
    turn = turn.with_episode(again)
    event = turn.event(EventKind.REOPENED, sighting.notice, sighting.publication, episode.id)
    return turn.happened(replace(event, scope=scope))


def _end_without_service(turn: Turn, sighting: Sighting) -> Turn:
    if sighting.before is not None and sighting.before.kind.value is Kind.END:
        return turn
    meant = _endable(turn, sighting.notice)
    if len(meant) == 1:
        return _closed(turn, sighting, meant[0], meant[0].remaining)
    return turn.happened(
        turn.event(EventKind.CONTINUED, sighting.notice, sighting.publication), reason=ReasonCode.END_WITHOUT_A_SERVICE
    )


def _without_effect(turn: Turn, sighting: Sighting) -> Turn:
    """Keep an end or a cancellation of nothing that is in force, and tell nobody."""
    if sighting.before is not None:
        return turn
    return turn.happened(
        replace(
            turn.event(EventKind.CONTINUED, sighting.notice, sighting.publication), scope=_all_named(sighting.notice)
        ),
        reason=ReasonCode.NO_KNOWN_ALERT,
    )


def _all_named(notice: Notice) -> Scope:
    return Scope(notice.affects.value.parts + notice.restores.value.parts)
