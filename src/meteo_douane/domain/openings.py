"""How an episode begins, or begins again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from meteo_douane.domain.editions import in_trouble_by
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.event import EventKind, ReasonCode
from meteo_douane.domain.facts import believable, merged_fallback
from meteo_douane.domain.notice import ALERT_KINDS, Fallback, Kind, Notice, Scope
from meteo_douane.domain.numbering import next_id
from meteo_douane.domain.progress import beginning_of, is_put_off, with_known_modes
from meteo_douane.domain.scopes import joined, without
from meteo_douane.domain.sighting import Sighting
from meteo_douane.domain.turn import Turn
from meteo_douane.domain.word import ABOUT_ANOTHER


def opened(turn: Turn, sighting: Sighting, ended: Scope) -> Turn:
    """Begin an episode; a bulletin begins one too, and says that its alert was missed (contract §5, rule 6).

    What has `ended` by words that were written later, and seen before, is not in trouble.
    """
    notice = sighting.notice
    if not notice.affects.value and notice.kind.value is Kind.BULLETIN:
        return _of_nothing(turn, sighting)
    in_trouble = in_trouble_by(notice, turn.catalogue)
    episode = _new_episode(turn, notice, without(in_trouble, ended, turn.catalogue) or in_trouble)
    turn = turn.with_episode(episode).attached(sighting.publication, episode.id)
    kind = EventKind.PLANNED if episode.is_planned else EventKind.OPENED
    return turn.happened(
        replace(turn.event(kind, notice, sighting.publication, episode.id), scope=episode.remaining),
        is_numbered=notice.bulletin_number.value is not None,
        reason=ReasonCode.NO_KNOWN_ALERT if episode.is_unannounced else None,
    )


def reopened(turn: Turn, sighting: Sighting, episode: Episode) -> Turn:
    """Begin an episode again that had ended, or was called off.

    What was said of its fallback is over with it, unless it was closed by a person and no end was ever published: then
    all goes on that no words have ended.
    """
    notice = sighting.notice
    in_trouble = in_trouble_by(notice, turn.catalogue)
    # An alert anew that states no mode may mean every one, and not those of before alone.
    is_anew = sighting.before is None and notice.kind.value in ALERT_KINDS
    in_modes = in_trouble if is_anew else with_known_modes(in_trouble, episode, turn.catalogue)
    scope = in_modes or episode.affected
    again = _begun_again(turn, notice, episode, scope)
    again = replace(again, opened_at=beginning_of(again, before=episode))
    turn = turn.with_episode(again).attached(sighting.publication, again.id)
    event = turn.event(EventKind.REOPENED, notice, sighting.publication, again.id)
    return turn.happened(replace(event, scope=again.remaining, by=episode.closed_by))


def _begun_again(turn: Turn, notice: Notice, episode: Episode, scope: Scope) -> Episode:
    went_on = episode.is_closed_by_person
    unended = joined(episode.remaining, scope, turn.catalogue) if went_on else scope
    starts_at = None if is_put_off(notice) else believable(notice.starts_at) or episode.starts_at
    return replace(
        episode,
        kind=episode.kind if notice.kind.value in ABOUT_ANOTHER else notice.kind.value,
        latest=notice,
        remaining=unended,
        affected=joined(episode.affected, scope, turn.catalogue),
        withdrawn=without(episode.withdrawn, scope, turn.catalogue) if went_on else Scope(),
        starts_at=starts_at,
        ends_at=_ends_at(notice),
        fallback=merged_fallback(episode.fallback if went_on else Fallback(), notice.fallback.value),
        fallback_unstated=episode.fallback_unstated if went_on else Scope(),
        reported_at=notice.published_at.value or episode.reported_at,
        closing=None,
        reservations=(),
        is_partly_ended=False,
        is_planned=_is_planned(notice, starts_at, turn.now),
        overdue_since=_already_past(notice, turn.now),
        vanished_since=None,
    )


def _of_nothing(turn: Turn, sighting: Sighting) -> Turn:
    """Keep a bulletin that names nothing in trouble and follows nothing known: not understood, or of what is over."""
    if not sighting.notice.restores.value:
        return turn.happened(turn.event(EventKind.UNCLASSIFIED, sighting.notice, sighting.publication))
    event = turn.event(EventKind.CONTINUED, sighting.notice, sighting.publication)
    return turn.happened(replace(event, scope=sighting.notice.restores.value), reason=ReasonCode.NO_KNOWN_ALERT)


def _new_episode(turn: Turn, notice: Notice, in_trouble: Scope) -> Episode:
    is_about_another = notice.kind.value in ABOUT_ANOTHER
    starts_at = believable(notice.starts_at)
    return Episode(
        id=_next_id(turn),
        kind=Kind.ALERT if is_about_another else notice.kind.value,
        opening=notice,
        latest=notice,
        affected=in_trouble,
        remaining=in_trouble,
        opened_at=starts_at or notice.published_at.value or turn.now,
        observed_at=turn.now,
        publications=(),
        starts_at=starts_at,
        ends_at=_ends_at(notice),
        fallback=notice.fallback.value,
        reported_at=notice.published_at.value,
        last_bulletin=notice.bulletin_number.value,
        is_planned=_is_planned(notice, starts_at, turn.now),
        is_unannounced=is_about_another,
        overdue_since=_already_past(notice, turn.now),
    )


def _is_planned(notice: Notice, starts_at: datetime | None, now: datetime) -> bool:
    """Return whether it is an operation to come: at an hour, or put off to no known date."""
    is_to_come = is_put_off(notice) or (starts_at is not None and starts_at > now)
    return notice.kind.value is Kind.MAINTENANCE and is_to_come


def _ends_at(notice: Notice) -> datetime | None:
    return None if is_put_off(notice) else believable(notice.ends_at)


def _already_past(notice: Notice, now: datetime) -> datetime | None:
    """Return the planned end if it had passed before we knew of it: that is said at once, and is no event."""
    ends_at = _ends_at(notice)
    return ends_at if ends_at is not None and ends_at <= now else None


def _next_id(turn: Turn) -> str:
    if turn.drill:
        return turn.drill
    return next_id(f"{turn.now:%Y-%m-%d}", turn.known.episodes)
