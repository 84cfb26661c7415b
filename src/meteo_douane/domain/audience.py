"""Who is told of what happened: each watch is decided for, about every event in order, and what it was told is kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.deciding import CLOSINGS, decided_of, decided_without_episode
from meteo_douane.domain.episodes import Episode, Known, Told
from meteo_douane.domain.event import Decision, Event, EventKind, ReasonCode
from meteo_douane.domain.going_on import knowing_who_is_left
from meteo_douane.domain.matching import judge_scope
from meteo_douane.domain.scopes import joined
from meteo_douane.domain.turn import Happening
from meteo_douane.domain.watch import Watch, using_both


@dataclass(frozen=True, slots=True)
class Audience:
    """The watches of the configuration, and what is needed to judge for them."""

    watches: tuple[Watch, ...]
    catalogue: Catalogue


@dataclass(frozen=True, slots=True)
class Heard:
    """What is believed after the decisions (the ledger of what was told), and the decisions."""

    known: Known
    decisions: tuple[Decision, ...] = ()


def heard(known: Known, happenings: Iterable[Happening], audience: Audience) -> Heard:
    """Decide for every watch about every event, in order, and keep what each was told."""
    result = Heard(known)
    for happening in happenings:
        result = _after(result, happening, audience)
    return result


def _after(before: Heard, happening: Happening, audience: Audience) -> Heard:
    episode = before.known.episodes.get(happening.event.episode)
    if episode is None:
        decisions = tuple(
            decided_without_episode(before.known, happening, watch, audience.catalogue) for watch in audience.watches
        )
        return Heard(before.known, before.decisions + (decisions or (told_to_nobody(happening.event),)))
    decisions = tuple(
        _once(decided_of(happening, episode, watch, audience.catalogue), before.decisions)
        for watch in _all_concerned(episode, audience.watches)
    )
    after = replace(episode, told=_ledger(episode, decisions, happening, audience))
    known = replace(before.known, episodes={**before.known.episodes, episode.id: after})
    if happening.event.kind in CLOSINGS:
        decisions = knowing_who_is_left(decisions, after, known, audience.watches)
    return Heard(known, before.decisions + (decisions or (told_to_nobody(happening.event),)))


def told_to_nobody(event: Event) -> Decision:
    """Return the line for an event where there is no watch: it is kept for whoever asks what happened."""
    return Decision(event, event.kind, "", told=False, verdict=None, reason=ReasonCode.NO_WATCH)


def _once(decision: Decision, before: tuple[Decision, ...]) -> Decision:
    """Return a decision, unless a watch heard the same words a moment ago, as the end of a part and what is left of it.

    "Tous les services, à l'exception de DELTA T": the end of the portal, and DELTA T, which that message names as left.
    """
    event = decision.event
    is_heard = any(
        one.told
        and one.watch == decision.watch
        and one.event_kind is EventKind.PARTLY_ENDED
        and (one.event.episode, one.event.at) == (event.episode, event.at)
        and one.event.notice == event.notice
        for one in before
    )
    if not decision.told or decision.event_kind is not EventKind.CONTINUED or not is_heard:
        return decision
    return replace(decision, told=False, reason=ReasonCode.NOTHING_NEW, channels=())


def _all_concerned(episode: Episode, watches: tuple[Watch, ...]) -> tuple[Watch, ...]:
    """Return the watches of the configuration, then those that were told and are no longer in it."""
    names = {watch.name for watch in watches}
    return (*watches, *(told.watch for name, told in sorted(episode.told.items()) if name not in names))


# The ledger of what was told


def _ledger(
    episode: Episode, decisions: tuple[Decision, ...], happening: Happening, audience: Audience
) -> dict[str, Told]:
    watches = {watch.name: watch for watch in audience.watches}
    told = dict(episode.told)
    for decision in decisions:
        if decision.told:
            told[decision.watch] = _entry(told.get(decision.watch), decision, happening.event, watches, audience)
    return told


def _entry(
    before: Told | None, decision: Decision, event: Event, watches: dict[str, Watch], audience: Audience
) -> Told:
    gone_at = event.at if decision.event_kind is EventKind.VANISHED else None
    if before is None:
        return Told(watches[decision.watch], event.remaining or event.scope, gone_at=gone_at)
    # Whoever was told by a configuration in between is told the end too.
    followed = _followed(before, watches.get(decision.watch, before.watch), event, audience)
    watch = replace(followed, channels=decision.channels)
    scope = joined(before.scope, event.remaining, audience.catalogue)
    is_over = decision.event_kind in {EventKind.ENDED, EventKind.CANCELLED}
    return replace(before, watch=watch, scope=scope, is_over=is_over, gone_at=gone_at)


def _followed(before: Told, configured: Watch, event: Event, audience: Audience) -> Watch:
    """Return a watch as it follows an episode: with what it uses by now, if something of that is left in trouble."""
    if not event.remaining or not judge_scope(event.remaining, configured, audience.catalogue).code.tells:
        return before.watch
    return configured if before.is_over else using_both(before.watch, configured)
