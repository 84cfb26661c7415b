"""What goes into a digest: all that is known, as far as it concerns its watches (contract §5: in doubt, it does)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.concern import concerns
from meteo_douane.domain.delivery import Delivery, DeliveryState
from meteo_douane.domain.digest import Digest, Entry, Readings, Undelivered
from meteo_douane.domain.episodes import Episode, EpisodeState, Known
from meteo_douane.domain.event import Decision, EventKind
from meteo_douane.domain.fallback_words import is_to_be_checked, stated_fallback
from meteo_douane.domain.notice import Doubt, Fallback, Kind, Notice, Read, Scope
from meteo_douane.domain.schedule import LATE_AFTER, Due, Mark, Plan
from meteo_douane.domain.scopes import without
from meteo_douane.domain.situation import is_page_given_up, page_read_at
from meteo_douane.domain.unread import as_unread, unread_in
from meteo_douane.domain.watch import Watch

AHEAD = timedelta(days=7)
"""How far a digest looks ahead."""

_NO_LONGER = {
    EventKind.ENDED: EpisodeState.ENDED,
    EventKind.CANCELLED: EpisodeState.CANCELLED,
    EventKind.CLOSED_BY_PERSON: EpisodeState.ENDED,
}


@dataclass(frozen=True, slots=True)
class Basis:
    """What a digest is made from. `endings` are the decisions since `told` that told a watch of an end.

    `undelivered` is what was given up since `told`, or is still tried in vain. `watches` are all that are configured.
    """

    known: Known
    told: Mark
    endings: tuple[Decision, ...]
    undelivered: tuple[Delivery, ...]
    readings: Readings
    watches: tuple[Watch, ...]
    catalogue: Catalogue
    tolerated: timedelta


def summed_up(plan: Plan, due: Due | None, basis: Basis, now: datetime) -> Digest:
    """Return the digest of a plan as of now; `due` is None if somebody asks for it."""
    watches = tuple(watch for watch in basis.watches if not plan.watches or watch.name in plan.watches)
    entries = tuple(_entries(basis, watches, now))
    open_now = tuple(entry for entry, is_under_way in entries if is_under_way)
    return Digest(
        name=plan.name,
        language=plan.language,
        at=now,
        since=basis.told.at,
        readings=basis.readings,
        tolerated=basis.tolerated,
        watches=tuple(watch.name for watch in watches),
        due_at=due.at if due else None,
        is_late=due is not None and now - due.at > LATE_AFTER,
        missed=due.missed if due else (),
        last_good_at=page_read_at(basis.known),
        is_page_given_up=is_page_given_up(basis.known),
        open=open_now,
        ended=tuple(_ended(basis, watches, {entry.episode for entry in open_now})),
        planned=tuple(entry for entry, is_under_way in entries if not is_under_way and _is_soon(entry, now)),
        unread=tuple(as_unread(one) for one in unread_in(basis.known)),
        undelivered=tuple(_by_channel(basis.undelivered, {watch.name for watch in watches})),
    )


# What is in force


def _entries(basis: Basis, watches: tuple[Watch, ...], now: datetime) -> Iterable[tuple[Entry, bool]]:
    """Yield each episode in force that concerns one of the watches, and whether it is under way."""
    for episode in basis.known.in_force:
        concerned = tuple(watch.name for watch in watches if concerns(episode, watch, basis.catalogue))
        if concerned:
            entry = entry_of(episode, basis.known, concerned, now)
            yield replace(entry, ended_part=_ended_part(episode, basis.catalogue)), episode.is_under_way_at(now)


def _ended_part(episode: Episode, catalogue: Catalogue) -> Scope:
    """Return what of an episode has ended: not what goes on, nor what a correction no longer names."""
    if not episode.is_partly_ended:
        return Scope()
    return without(without(episode.affected, episode.remaining, catalogue), episode.withdrawn, catalogue)


def entry_of(episode: Episode, known: Known, watches: tuple[str, ...], now: datetime) -> Entry:
    """Return an episode in force as it stands now, from the side of the watches that it concerns."""
    state, stated = _state(episode, now), stated_fallback(known, episode)
    return Entry(
        episode=episode.id,
        kind=episode.kind,
        state=state,
        scope=episode.remaining,
        opened_at=episode.opened_at,
        watches=watches,
        starts_at=episode.starts_at,
        ends_at=episode.ends_at,
        fallback=episode.fallback_of_all,
        fallback_of_part=episode.fallback if episode.fallback_unstated else Fallback(),
        fallback_rest=episode.fallback_unstated,
        state_since=episode.vanished_since if state is EpisodeState.VANISHED else episode.ends_at,
        doubts=_doubts(episode.latest, stated),
        is_fallback_doubtful=is_to_be_checked(stated),
        reservations=episode.reservations,
    )


def _state(episode: Episode, now: datetime) -> EpisodeState:
    """Return where it stands now, though no reading may have said so yet."""
    state = episode.state
    if state is EpisodeState.PLANNED and episode.is_under_way_at(now):
        state = EpisodeState.OPEN
    is_past = episode.ends_at is not None and episode.ends_at <= now
    return EpisodeState.OVERDUE if is_past and state in {EpisodeState.OPEN, EpisodeState.PARTLY_ENDED} else state


def _doubts(notice: Notice, fallback: Read[Fallback]) -> tuple[Doubt, ...]:
    """Return the doubts about what a digest shows of a notice, and of the fallback."""
    shown = (notice.affects, notice.starts_at, notice.ends_at, fallback)
    return tuple(dict.fromkeys(doubt for read in shown for doubt in read.doubts))


def _is_soon(entry: Entry, now: datetime) -> bool:
    return entry.starts_at is None or entry.starts_at <= now + AHEAD


# What is no longer


def _ended(basis: Basis, watches: tuple[Watch, ...], in_force: set[str]) -> Iterable[Entry]:
    """Yield what ended for all of the watches that were told of it; what is open for another of them has not."""
    names = {watch.name for watch in watches}
    by_episode: dict[str, list[Decision]] = {}
    for decision in basis.endings:
        if decision.watch in names and decision.event.episode not in in_force:
            by_episode.setdefault(decision.event.episode, []).append(decision)
    for decisions in by_episode.values():
        yield _ending(decisions, basis.known)


def _ending(decisions: list[Decision], known: Known) -> Entry:
    event = decisions[-1].event
    episode = known.episodes.get(event.episode)
    # Whoever closed an episode for want of an end goes by no words of the source, the planned end least of all.
    notice = None if event.kind is EventKind.CLOSED_BY_PERSON else event.notice
    stated = notice.ends_at.value if notice else None
    ends_at = min(stated or event.at, event.at)
    return Entry(
        episode=event.episode,
        kind=episode.kind if episode else Kind.UNCLASSIFIED,
        state=_NO_LONGER[decisions[-1].event_kind],
        # Where all of it is over, the part that came last is not all that has ended.
        scope=event.scope if episode is None or episode.remaining else episode.affected,
        opened_at=event.opened_at or (episode.opened_at if episode else ends_at),
        watches=tuple(dict.fromkeys(decision.watch for decision in decisions)),
        ends_at=ends_at,
        fallback=notice.fallback.value if notice else Fallback(),
        closed_by=event.by if event.kind is EventKind.CLOSED_BY_PERSON else "",
        reservations=event.reservations,
    )


# What went wrong


def _by_channel(deliveries: tuple[Delivery, ...], watches: set[str]) -> Iterable[Undelivered]:
    """Yield for each channel what it did not get, as far as it was for one of the watches, or for nobody by name.

    A test of a channel is no loss to anybody.
    """
    meant = [one for one in deliveries if one.message.event_kind is not EventKind.TEST]
    theirs = [one for one in meant if not (named := _named(one)) or named & watches]
    for channel in dict.fromkeys(one.message.channel for one in theirs):
        of_channel = [one for one in theirs if one.message.channel == channel]
        given_up = sum(one.state is DeliveryState.DEAD for one in of_channel)
        yield Undelivered(
            channel=channel,
            given_up=given_up,
            retried=len(of_channel) - given_up,
            oldest_at=min(one.message.created_at for one in of_channel),
            services=tuple(dict.fromkeys(code for one in of_channel for code in _services(one))),
        )


def _named(delivery: Delivery) -> set[str]:
    return {decision.watch for decision in delivery.message.decisions if decision.watch}


def _services(delivery: Delivery) -> Iterable[str]:
    return (code for decision in delivery.message.decisions for code in decision.event.scope.services)
