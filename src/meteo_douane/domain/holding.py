"""What is held because people are asleep: in the quiet hours of a watch, all but what wakes it waits for their end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from meteo_douane.domain.delivery import Message
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.event import Decision, EventKind
from meteo_douane.domain.facts import takes_fallback_back
from meteo_douane.domain.matching import judge_scope
from meteo_douane.domain.notice import Kind
from meteo_douane.domain.quiet import Wake
from meteo_douane.domain.step import Rules, Step
from meteo_douane.domain.watch import Watch

#: Everything else is a change.
_WAKES = {
    EventKind.OPENED: Wake.OPENING,
    EventKind.REOPENED: Wake.OPENING,
    EventKind.STATE_AT_START: Wake.OPENING,
    EventKind.UNCLASSIFIED: Wake.OPENING,
    EventKind.REPEATED: Wake.OPENING,
    EventKind.REOPENED_BY_PERSON: Wake.OPENING,
    EventKind.ENDED: Wake.END,
    EventKind.PARTLY_ENDED: Wake.END,
    EventKind.CANCELLED: Wake.END,
    EventKind.CLOSED_BY_PERSON: Wake.END,
    # Who was woken may go back to sleep.
    EventKind.ACKNOWLEDGED: Wake.END,
}


def held(step: Step, rules: Rules, now: datetime) -> Step:
    """Return a step in which the messages of quiet hours are held, and what wakes somebody is remembered.

    A message of several watches is split where one is quiet and another is not.
    """
    if not step.messages:
        return step
    night = _night(step, rules, now)
    if not any(night.releases.values()):
        return step
    night = replace(night, known=_woken(step, night))
    messages = tuple(part for message in step.messages for part in night.parts_of(message))
    return replace(step, known=night.known, messages=messages)


def _night(step: Step, rules: Rules, now: datetime) -> _Night:
    watches = {watch.name: watch for watch in rules.watches}
    for decision in step.decisions:
        if decision.told and decision.watch and decision.watch not in watches:
            watches |= _remembered(step.known, decision)
    ends = {quiet: quiet.until(now, rules.zone) for quiet in {watch.quiet for watch in watches.values()}}
    return _Night(step.known, rules, watches, {name: ends[watch.quiet] for name, watch in watches.items()})


def _remembered(known: Known, decision: Decision) -> dict[str, Watch]:
    """Return a watch that is no longer configured, as it was when it was told of the opening."""
    episode = known.episodes.get(decision.event.episode)
    told = episode.told.get(decision.watch) if episode else None
    return {} if told is None else {decision.watch: told.watch}


@dataclass(frozen=True, slots=True)
class _Night:
    """Who is asleep: `releases` says, by the names of `watches`, when their quiet hours end, or None."""

    known: Known
    rules: Rules
    watches: dict[str, Watch]
    releases: dict[str, datetime | None]

    def parts_of(self, message: Message) -> tuple[Message, ...]:
        """Return a message, split by when its parts may be sent."""
        parts: dict[datetime | None, list[Decision]] = {}
        for decision in message.decisions:
            parts.setdefault(self.release_of(decision, message.channel), []).append(decision)
        if len(parts) < 2:  # noqa: PLR2004 - all of it together
            return tuple(replace(message, not_before=moment) for moment in parts) or (message,)
        return tuple(
            replace(message, key=_key(message, moment), decisions=tuple(decisions), not_before=moment)
            for moment, decisions in parts.items()
        )

    def release_of(self, decision: Decision, channel: str) -> datetime | None:
        """Return until when a channel is not to be told of a decision, or None if it is told at once."""
        if decision.watch:
            return None if self.wakes(decision) else self.releases.get(decision.watch)
        if channel in self.rules.operator_channels:
            return None
        readers = [watch for watch in self.rules.watches if channel in watch.channels]
        moments = [None if Wake.BLIND in watch.quiet.wakes else self.releases[watch.name] for watch in readers]
        asleep = [moment for moment in moments if moment is not None]
        return min(asleep) if asleep and len(asleep) == len(moments) else None

    def wakes(self, decision: Decision) -> bool:
        """Return whether a watch is told of a decision in its quiet hours too."""
        asked = self.watches[decision.watch].quiet.wakes & self.wakes_of(decision)
        return bool(asked - {Wake.END}) or (Wake.END in asked and self.has_woken(decision))

    def wakes_of(self, decision: Decision) -> frozenset[Wake]:
        """Return by what a decision may wake a watch: growth onto what it uses is an opening for it."""
        if decision.event_kind in _WAKES:
            return frozenset({_WAKES[decision.event_kind]})
        found = {Wake.CHANGE}
        if self.is_opening(decision):
            found.add(Wake.OPENING)
        if any(takes_fallback_back(change) for change in decision.event.changes):
            found.add(Wake.END)  # whoever was woken by the permission is at work in fallback
        return frozenset(found)

    def is_opening(self, decision: Decision) -> bool:
        """Return whether a trouble under way has come to touch more of what a watch uses, or is an alert now."""
        event, watch = decision.event, self.watches[decision.watch]
        episode = self.known.episodes.get(event.episode)
        if episode is None or not episode.is_under_way:
            return False
        is_alert_now = any(one.field == "kind" and one.after == Kind.ALERT for one in event.changes)
        return is_alert_now or judge_scope(event.growth, watch, self.rules.catalogue).code.tells

    def has_woken(self, decision: Decision) -> bool:
        """Return whether the opening, or a repeat of it, was told to the watch in its quiet hours."""
        episode = self.known.episodes.get(decision.event.episode)
        told = episode.told.get(decision.watch) if episode else None
        return told is not None and told.has_woken


def _key(message: Message, moment: datetime | None) -> str:
    return message.key if moment is None else f"{message.key}/{moment:%Y%m%dT%H%M%SZ}"


def _woken(step: Step, night: _Night) -> Known:
    """Return what is known, with who was told of an opening in quiet hours: they are told of its end too."""
    episodes = dict(step.known.episodes)
    for decision in step.decisions:
        if not (decision.told and night.releases.get(decision.watch) and night.wakes(decision)):
            continue
        if Wake.OPENING not in night.wakes_of(decision):
            continue
        name = decision.event.episode
        if name in episodes and decision.watch in episodes[name].told:
            told = episodes[name].told
            woken = replace(told[decision.watch], has_woken=True)
            episodes[name] = replace(episodes[name], told={**told, decision.watch: woken})
    return replace(step.known, episodes=episodes)
