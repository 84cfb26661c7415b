"""What a watch is told when it begins: what is in force for it, once, and nothing of what has ended (rule 9)."""

from __future__ import annotations

from dataclasses import replace

from meteo_douane.domain.audience import Audience, Heard, told_to_nobody
from meteo_douane.domain.episodes import Episode, Known, Told
from meteo_douane.domain.event import OVER_AT_START, Decision, Event, EventKind, ReasonCode, stem_of_start
from meteo_douane.domain.matching import judge, judge_scope
from meteo_douane.domain.notice import Notice, Read, Scope, ServiceScope
from meteo_douane.domain.scopes import cells
from meteo_douane.domain.standing_words import standing_words
from meteo_douane.domain.turn import Turn
from meteo_douane.domain.watch import Watch, using_both


def begun(turn: Turn, before: Heard, audience: Audience) -> Heard:
    """Tell each watch that is new, or uses other services than before, what is in force and it was not told of."""
    result = before
    for watch in audience.watches:
        if _is_new(before.known, watch):
            result = _with_start_of(turn, result, watch, audience)
    watches = {watch.name: watch for watch in audience.watches}
    if result.known.watches == watches:
        return result
    return replace(result, known=replace(result.known, watches=watches))


def begun_for_nobody(turn: Turn, before: Heard) -> Heard:
    """Keep what is in force at the first sight of all, where there is no watch to tell of it."""
    decisions = tuple(told_to_nobody(_event(turn, one)) for one in before.known.in_force)
    return Heard(before.known, (*before.decisions, *decisions))


def _is_new(known: Known, watch: Watch) -> bool:
    met = known.watches.get(watch.name)
    return met is None or (met.services, met.modes) != (watch.services, watch.modes)


def _with_start_of(turn: Turn, before: Heard, watch: Watch, audience: Audience) -> Heard:
    episodes = before.known.episodes.values()
    untold = [one for one in episodes if _is_news_to(watch, one, audience)]
    decisions = [found for one in untold if (found := _decision(turn, one, watch, audience)) is not None]
    concerned = {decision.event.episode for decision in decisions if decision.told}
    told = {
        one.id: replace(one, told={**one.told, watch.name: Told(_as_followed(watch, one), one.remaining)})
        for one in untold
        if one.id in concerned
    }
    known = replace(before.known, episodes={**before.known.episodes, **told})
    return Heard(known, (*before.decisions, *decisions))


def _is_news_to(watch: Watch, episode: Episode, audience: Audience) -> bool:
    """Return whether a watch was not told of an episode, or uses something of what is left that it did not use then."""
    told = episode.told.get(watch.name)
    if told is None:
        return True
    if not episode.is_in_force:
        return False
    if told.is_over:
        return _is_concerned(episode, watch, audience)
    parts = (
        Scope((ServiceScope(leaf, frozenset({mode})),)) for leaf, mode in cells(episode.remaining, audience.catalogue)
    )
    return any(_touches(part, watch, audience) and not _touches(part, told.watch, audience) for part in parts)


def _touches(scope: Scope, watch: Watch, audience: Audience) -> bool:
    return judge_scope(scope, watch, audience.catalogue).code.tells


def _is_concerned(episode: Episode, watch: Watch, audience: Audience) -> bool:
    return judge(_as_it_stands(episode), watch, audience.catalogue).code.tells


def _as_followed(watch: Watch, episode: Episode) -> Watch:
    """Return a watch with what it used before, too, if it follows an episode for that: its end is for it as well."""
    told = episode.told.get(watch.name)
    if told is None or told.is_over:
        return watch
    channels = tuple(dict.fromkeys((*told.watch.channels, *watch.channels)))
    return replace(using_both(watch, told.watch), channels=channels)


def _decision(turn: Turn, episode: Episode, watch: Watch, audience: Audience) -> Decision | None:
    """Return whether a watch is told of an episode at its start, and why; None of one that was over and not for it."""
    event = _event(turn, episode)
    if not episode.is_in_force:
        verdict = judge_scope(episode.affected, watch, audience.catalogue)
        reason = ReasonCode.ENDED_BEFORE_FIRST_READING
        found = Decision(event, event.kind, watch.name, told=False, verdict=verdict, reason=reason)
        return found if verdict.code.tells else None
    verdict = judge(_as_it_stands(episode), watch, audience.catalogue)
    if not verdict.code.tells:
        reason = ReasonCode.NOT_CONCERNED
        return Decision(event, event.kind, watch.name, told=False, verdict=verdict, reason=reason)
    return Decision(
        event,
        event.kind,
        watch.name,
        told=True,
        verdict=verdict,
        reason=ReasonCode.IN_FORCE_AT_START,
        channels=watch.channels,
        modes=watch.modes_named,
    )


def _as_it_stands(episode: Episode) -> Notice:
    """Return the opening notice with what is left of its scope."""
    return replace(episode.opening, affects=Read(episode.remaining), restores=Read(Scope()))


def _event(turn: Turn, episode: Episode) -> Event:
    is_in_force = episode.is_in_force
    return Event(
        key=f"{stem_of_start(turn.now)}{'/' if is_in_force else OVER_AT_START}{episode.id}",
        kind=EventKind.STATE_AT_START,
        at=turn.now,
        episode=episode.id,
        notice=standing_words(turn.known, episode) if is_in_force else episode.latest,
        scope=episode.remaining if is_in_force else episode.affected,
        opened_at=episode.opened_at,
        fallback=episode.fallback,
        fallback_unstated=episode.fallback_unstated,
        vanished_since=episode.vanished_since,
        remaining=episode.remaining,
    )
