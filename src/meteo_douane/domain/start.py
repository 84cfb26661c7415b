"""What a watch is told when it begins: what is in force for it, once, and nothing of what has ended (rule 9)."""

from __future__ import annotations

from dataclasses import replace

from meteo_douane.domain.audience import Audience, Heard
from meteo_douane.domain.episodes import Episode, Known, Told
from meteo_douane.domain.event import Decision, Event, EventKind, ReasonCode, Standing, stem_of_start
from meteo_douane.domain.matching import judge, judge_scope
from meteo_douane.domain.notice import Notice, Read, Scope
from meteo_douane.domain.scopes import union
from meteo_douane.domain.turn import Turn
from meteo_douane.domain.watch import Verdict, Watch


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


def _is_new(known: Known, watch: Watch) -> bool:
    met = known.watches.get(watch.name)
    return met is None or (met.services, met.modes) != (watch.services, watch.modes)


def _with_start_of(turn: Turn, before: Heard, watch: Watch, audience: Audience) -> Heard:
    untold = [one for one in before.known.episodes.values() if watch.name not in one.told]
    concerned = [one for one in untold if one.is_in_force and _is_concerned(one, watch, audience)]
    if not concerned:
        return Heard(before.known, before.decisions + _line_for_no(turn, untold, watch, audience))
    event = _event(turn, concerned, audience)
    decision = Decision(
        event,
        event.kind,
        watch.name,
        told=True,
        verdict=_best_verdict(concerned, watch, audience),
        reason=ReasonCode.IN_FORCE_AT_START,
        channels=watch.channels,
        modes=watch.modes_named,
    )
    told = {one.id: replace(one, told={**one.told, watch.name: Told(watch, one.remaining)}) for one in concerned}
    known = replace(before.known, episodes={**before.known.episodes, **told})
    return Heard(known, (*before.decisions, decision))


def _is_concerned(episode: Episode, watch: Watch, audience: Audience) -> bool:
    return judge(_as_it_stands(episode), watch, audience.catalogue).code.tells


def _as_it_stands(episode: Episode) -> Notice:
    """Return the opening notice with what is left of its scope."""
    return replace(episode.opening, affects=Read(episode.remaining), restores=Read(Scope()))


def _best_verdict(episodes: list[Episode], watch: Watch, audience: Audience) -> Verdict:
    return judge(_as_it_stands(episodes[0]), watch, audience.catalogue)


def _line_for_no(turn: Turn, episodes: list[Episode], watch: Watch, audience: Audience) -> tuple[Decision, ...]:
    """Say why a watch was told nothing, where something was considered."""
    over = [one for one in episodes if not one.is_in_force and _did_concern(one, watch, audience)]
    considered = over or [one for one in episodes if one.is_in_force]
    if not considered:
        return ()
    reason = ReasonCode.ENDED_BEFORE_FIRST_READING if over else ReasonCode.NOT_CONCERNED
    verdict = judge_scope(considered[0].affected, watch, audience.catalogue)
    event = _event(turn, considered, audience)
    return (Decision(event, event.kind, watch.name, told=False, verdict=verdict, reason=reason),)


def _did_concern(episode: Episode, watch: Watch, audience: Audience) -> bool:
    return judge_scope(episode.affected, watch, audience.catalogue).code.tells


def _event(turn: Turn, episodes: list[Episode], audience: Audience) -> Event:
    standing = tuple(Standing(one.id, one.latest, one.remaining, one.opened_at) for one in episodes)
    return Event(
        key=f"{stem_of_start(turn.now)}={'+'.join(one.id for one in episodes)}",
        kind=EventKind.STATE_AT_START,
        at=turn.now,
        episode=episodes[0].id if len(episodes) == 1 else "",
        notice=episodes[0].latest,
        scope=union((one.remaining for one in episodes), audience.catalogue),
        opened_at=min(one.opened_at for one in episodes),
        in_force=standing,
    )
