"""What closing words do to an episode: they end a part of it or all of it, and a correction takes that back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from meteo_douane.domain.episodes import Closing, Episode, EpisodeState, Provenance
from meteo_douane.domain.event import Change, EventKind
from meteo_douane.domain.facts import believable, changed_fallback, fallback_from
from meteo_douane.domain.fallback_ends import expressly_ended, fallback_after
from meteo_douane.domain.notice import Fallback, Kind, Notice, Permission, Scope, ServiceScope
from meteo_douane.domain.progress import with_known_modes
from meteo_douane.domain.scopes import as_named, common, joined, without
from meteo_douane.domain.sighting import Sighting
from meteo_douane.domain.stretches import Stretch
from meteo_douane.domain.turn import Turn


def closed(turn: Turn, sighting: Sighting, episode: Episode, scope: Scope, changes: tuple[Change, ...] = ()) -> Turn:
    """End what a scope names of an episode, and nothing else (contract §5, rule 2).

    What a correction no longer names is over for whoever was told of it, once words say so.
    """
    left = without(episode.remaining, scope, turn.catalogue)
    ended = without(episode.remaining, left, turn.catalogue)
    over = joined(ended, common(episode.withdrawn, scope, turn.catalogue), turn.catalogue)
    after = _ended(turn, sighting, episode, scope) if not left else _partly_ended(turn, sighting, episode, scope)
    after = _with_its_fallback(turn, sighting, after, written=episode.latest.published_at.value)
    turn = turn.with_episode(after).attached(sighting.publication, episode.id)
    turn = _remembering(turn, sighting, episode.id, ended)
    if left and not over:
        return turn
    event = turn.event(_kind_of(sighting, left), sighting.notice, sighting.publication, episode.id)
    # What holds of the fallback was never said of a part of which nothing was said, when that ends either.
    unsaid = common(episode.fallback_unstated, ended, turn.catalogue) if _is_silent(sighting.notice) else Scope()
    unstated = joined(event.fallback_unstated, unsaid, turn.catalogue)
    before = _fallback_before(episode, changes)
    event = replace(event, fallback_unstated=unstated, fallback_before=before, changes=changes, began=_began(episode))
    return turn.happened(replace(event, scope=over if left else ended))


def _began(episode: Episode) -> tuple[Stretch, ...]:
    """Return since when each part is in trouble that is until now; nothing if all of it is from the beginning."""
    lasting = tuple(one for one in episode.stretches if one.until is None)
    return lasting if any(one.since != episode.opened_at for one in lasting) else ()


def _fallback_before(episode: Episode, changes: tuple[Change, ...]) -> Fallback | None:
    """Return what held of the fallback until then, if it was stated: a bulletin has changed it already."""
    written = next((one.before for one in changes if one.field == "fallback"), None)
    if written is not None:
        return fallback_from(written) if written else None
    return None if episode.fallback == Fallback() else episode.fallback


def _is_silent(notice: Notice) -> bool:
    return notice.fallback.value.permission is Permission.NOT_STATED


def corrected(turn: Turn, sighting: Sighting) -> Turn:
    """Take back what an earlier edition of an end closed and the new one, which names services, does not."""
    restores = sighting.notice.restores.value
    for identifier, ended in turn.publication(sighting.publication).closed.items():
        back = without(ended, restores, turn.catalogue)
        if restores and back and identifier in turn.known.episodes:
            turn = _taken_back(turn, sighting, turn.episode(identifier), back)
    return turn


def restated(turn: Turn, sighting: Sighting) -> Turn:
    """Follow what another edition of an end says of what it closed before: its reservation, and the fallback."""
    before, notice = sighting.before, sighting.notice
    turn = _reserved_anew(turn, sighting)
    if before is None or before.fallback.value == notice.fallback.value:
        return turn
    for identifier in turn.publication(sighting.publication).closed:
        if identifier in turn.known.episodes:
            turn = _restated(turn, sighting, turn.episode(identifier))
    return turn


def _reserved_anew(turn: Turn, sighting: Sighting) -> Turn:
    """Keep the reservation as an end has it by now, for whoever looks; those who were told of that end hear no more."""
    before = sighting.before.reservations if sighting.before is not None else ()
    for identifier in turn.publication(sighting.publication).closed:
        episode = turn.known.episodes.get(identifier)
        if episode is not None:
            of_others = tuple(one for one in episode.reservations if one not in before)
            both = tuple(dict.fromkeys((*of_others, *sighting.notice.reservations)))
            turn = turn.with_episode(replace(episode, reservations=both))
    return turn


def all_named(notice: Notice) -> Scope:
    """Return all that a notice says to be in trouble or to work again."""
    return Scope(notice.affects.value.parts + notice.restores.value.parts)


def _restated(turn: Turn, sighting: Sighting, episode: Episode) -> Turn:
    after = _with_its_fallback(turn, sighting, episode, written=episode.latest.published_at.value)
    changes = changed_fallback(episode.fallback, after.fallback)
    turn = turn.with_episode(after)
    if not changes or not after.is_in_force:
        return turn
    event = turn.event(EventKind.CONTINUED, sighting.notice, sighting.publication, episode.id)
    return turn.happened(replace(event, scope=after.remaining, changes=changes))


def _with_its_fallback(turn: Turn, sighting: Sighting, episode: Episode, *, written: datetime | None) -> Episode:
    """Return an episode with what an end says of its fallback; what was `written` later allows it, and not the end."""
    notice = sighting.notice
    stated, published = notice.fallback.value, notice.published_at.value
    if notice.kind.value is not Kind.END or stated.permission is Permission.NOT_STATED:
        return episode
    is_late = published is not None and written is not None and published < written
    if is_late and stated.permission is not Permission.ENDED:
        return episode
    fallback = fallback_after(episode, notice, turn.catalogue)
    return replace(episode, fallback=fallback, fallback_unstated=_unspoken_of(turn, notice, episode))


def _unspoken_of(turn: Turn, notice: Notice, episode: Episode) -> Scope:
    """Return what of an episode the words of an end about its fallback do not speak of.

    They speak of what the end names, whether it works again or not, and of what they name themselves. Where that is
    nothing that is left, an end of the fallback may be that of the part alone, and what goes on goes on for the rest.
    One that is expressly that of a part says nothing else.
    """
    ended = expressly_ended(episode, notice, turn.catalogue)
    if ended is not None:
        return without(episode.fallback_unstated, ended, turn.catalogue)
    stated = notice.fallback.value.permission
    said_for = Scope(tuple(map(ServiceScope, notice.fallback_for)))
    named = with_known_modes(joined(notice.affects.value, said_for, turn.catalogue), episode, turn.catalogue)
    if stated is episode.fallback.permission:
        return without(episode.fallback_unstated, named, turn.catalogue)
    is_of_the_rest = not named and stated is not Permission.ENDED
    return Scope() if is_of_the_rest else without(episode.remaining, named, turn.catalogue)


def _partly_ended(turn: Turn, sighting: Sighting, episode: Episode, scope: Scope) -> Episode:
    return replace(
        episode,
        latest=sighting.notice,
        remaining=without(episode.remaining, scope, turn.catalogue),
        fallback_unstated=without(episode.fallback_unstated, scope, turn.catalogue),
        withdrawn=without(episode.withdrawn, scope, turn.catalogue),
        is_partly_ended=True,
        closing=None,
        restored_at=sighting.notice.published_at.value or episode.restored_at,
        reservations=_reservations_after(turn, sighting.notice, episode),
    )


def _reservations_after(turn: Turn, notice: Notice, episode: Episode) -> tuple[str, ...]:
    """Return what ends take back of themselves: an end of another part leaves that of a part as it was written."""
    restored = notice.restores.value
    is_of_all = bool(restored) and not without(episode.affected, restored, turn.catalogue)
    earlier = () if is_of_all else episode.reservations
    return tuple(dict.fromkeys((*earlier, *notice.reservations)))


def _ended(turn: Turn, sighting: Sighting, episode: Episode, scope: Scope) -> Episode:
    is_cancelled = sighting.notice.kind.value is Kind.CANCELLATION
    is_stated = bool(all_named(sighting.notice)) or sighting.before is not None
    closing = Closing(
        state=EpisodeState.CANCELLED if is_cancelled else EpisodeState.ENDED,
        at=_ended_at(sighting.notice, turn.now),
        by=sighting.publication,
        provenance=Provenance.STATED if is_stated else Provenance.INFERRED,
    )
    after = _partly_ended(turn, sighting, episode, scope)
    return replace(after, withdrawn=Scope(), is_planned=False, vanished_since=None, closing=closing)


def _ended_at(notice: Notice, now: datetime) -> datetime:
    """Return when it ended: as stated, else when that was published, else now; never later than now."""
    stated = believable(notice.ends_at) if notice.kind.value is Kind.END else None
    moments = (stated, notice.published_at.value)
    return next((moment for moment in moments if moment is not None and moment <= now), now)


def _kind_of(sighting: Sighting, left: Scope) -> EventKind:
    if sighting.notice.kind.value is Kind.CANCELLATION:
        return EventKind.CANCELLED
    return EventKind.PARTLY_ENDED if left else EventKind.ENDED


def _remembering(turn: Turn, sighting: Sighting, episode: str, ended: Scope) -> Turn:
    publication = turn.publication(sighting.publication)
    both = joined(publication.closed.get(episode, Scope()), ended, turn.catalogue)
    return turn.with_publication(replace(publication, closed={**publication.closed, episode: both}))


def _taken_back(turn: Turn, sighting: Sighting, episode: Episode, scope: Scope) -> Turn:
    again = replace(
        episode,
        latest=sighting.notice,
        remaining=as_named(joined(episode.remaining, scope, turn.catalogue), episode.affected),
        closing=None,
        is_partly_ended=bool(without(episode.affected, scope, turn.catalogue)),
        reservations=sighting.notice.reservations,
    )
    publication = turn.publication(sighting.publication)
    kept = common(publication.closed[episode.id], sighting.notice.restores.value, turn.catalogue)
    turn = turn.with_publication(replace(publication, closed={**publication.closed, episode.id: kept}))
    turn = turn.with_episode(again)
    event = turn.event(EventKind.REOPENED, sighting.notice, sighting.publication, episode.id)
    return turn.happened(replace(event, scope=scope))
