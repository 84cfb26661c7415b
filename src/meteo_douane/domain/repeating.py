"""Which alerts are repeated until somebody acknowledges them, to whom, and when (docs/episodes.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from meteo_douane.domain.acknowledgement import Reminder, Repeat, key_of
from meteo_douane.domain.delivery import Message
from meteo_douane.domain.episodes import Episode, Known
from meteo_douane.domain.event import TROUBLE_OPENINGS, Decision, Event, EventKind, ReasonCode
from meteo_douane.domain.matching import judge_scope
from meteo_douane.domain.messages import messages_for
from meteo_douane.domain.notice import Kind, Scope
from meteo_douane.domain.quiet import Wake
from meteo_douane.domain.scopes import without
from meteo_douane.domain.standing_words import standing_words
from meteo_douane.domain.step import Rules, Step
from meteo_douane.domain.watch import Repetition, Watch

REPEATED_KINDS = frozenset({Kind.ALERT, Kind.MALFUNCTION, Kind.BULLETIN})
"""An operation was announced long before; what breaks is repeated."""

Rows = Mapping[str, Repeat]


def repeated(step: Step, rules: Rules, now: datetime) -> Step:
    """Return the step with what is due to be said again at `now`, and with what will be after what happened in it.

    What fell due while the program did not run is said once.
    """
    known, voided = _still_acknowledged(step, rules)
    asked = {watch.name: _Asked(watch, watch.repetition) for watch in rules.watches if watch.repetition is not None}
    if not asked and not known.repeats:
        return step if known is step.known else replace(step, known=known)
    table = _Table(known, asked, rules, now)
    standing = table.rested({**table.kept(voided), **table.begun(step.decisions)})
    due = [row for row in standing.values() if row.next_at is not None and row.next_at <= now]
    noted = (_noted(one, known.repeats, standing, asked) for one in step.decisions)
    decisions = (*noted, *(table.said_again(row) for row in due))
    after = {**standing, **{row.key: table.after(row) for row in due}}
    known = known if after == known.repeats else replace(known, repeats=after)
    if known is step.known and decisions == step.decisions:
        return step
    return Step(known, decisions, messages_for(decisions))


def is_still_unanswered(message: Message, repeats: Rows) -> bool:
    """Return whether a repeat still says what is so: nobody has answered, nor was it said again meanwhile."""
    rows = ((repeats.get(key_of(one.event.episode, one.watch)), one.reminder) for one in message.decisions)
    return any(
        row is not None and reminder is not None and not row.is_acknowledged and row.sent == reminder.number
        for row, reminder in rows
    )


def with_last_resort(decision: Decision, known: Known, rules: Rules) -> Decision:
    """Return a decision that is for the channels of last resort too, if they were told of its episode."""
    row = known.repeats.get(key_of(decision.event.episode, decision.watch))
    further = next((one.repetition.then for one in rules.watches if one.name == decision.watch and one.repetition), ())
    if not decision.told or row is None or not row.is_escalated:
        return decision
    return replace(decision, channels=tuple(dict.fromkeys((*decision.channels, *further))))


def _still_acknowledged(step: Step, rules: Rules) -> tuple[Known, dict[str, str]]:
    """Return what is known without acknowledgements that no longer hold, and who gave those that growth has voided.

    Growth that is no watch's leaves an acknowledgement as it is: nobody would be told that it has gone.
    """
    again = {one.event.episode for one in step.decisions if one.event.kind is EventKind.REOPENED}
    changed: dict[str, Episode] = {}
    voided: dict[str, str] = {}
    for episode in step.known.episodes.values():
        given = episode.acknowledgement
        if given is None:
            continue
        if episode.is_in_force and _is_growth_for_somebody(episode, given.scope, rules):
            voided[episode.id] = given.by
        holds = episode.is_in_force and episode.id not in again | voided.keys()
        after = replace(given, scope=episode.remaining) if holds else None
        if after != given:
            changed[episode.id] = replace(episode, acknowledgement=after)
    if not changed:
        return step.known, voided
    return replace(step.known, episodes={**step.known.episodes, **changed}), voided


def _is_growth_for_somebody(episode: Episode, scope: Scope, rules: Rules) -> bool:
    growth = without(episode.remaining, scope, rules.catalogue)
    return bool(growth) and any(judge_scope(growth, watch, rules.catalogue).code.tells for watch in rules.watches)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A watch to which alerts are repeated, and how."""

    watch: Watch
    repetition: Repetition

    def reminder(self, number: int, voided: str) -> Reminder:
        """Return how an acknowledgement is asked for; what comes after the last repeat is the last resort."""
        is_last = number > self.repetition.at_most
        return Reminder(number, self.repetition.at_most, self.repetition.every, is_last_resort=is_last, voided=voided)

    def with_last_resort(self, channels: tuple[str, ...]) -> tuple[str, ...]:
        """Return channels, and those of last resort."""
        return tuple(dict.fromkeys((*channels, *self.repetition.then)))


@dataclass(frozen=True, slots=True)
class _Table:
    """The repeats that stand, by what is known at `now`; `asked` are the watches to which alerts are repeated."""

    known: Known
    asked: Mapping[str, _Asked]
    rules: Rules
    now: datetime

    def kept(self, voided: Mapping[str, str]) -> dict[str, Repeat]:
        """Return those that were there and are not over; one whose trouble has grown begins again."""
        found = ((row, self._pair(row.episode, row.watch)) for row in self.known.repeats.values())
        return {row.key: self._grown(row, *pair, voided) for row, pair in found if pair is not None}

    def begun(self, decisions: tuple[Decision, ...]) -> dict[str, Repeat]:
        """Return those that an opening begins: somebody who has it in hand already is asked no more."""
        begun = {}
        for decision in decisions:
            for identifier in _opened(decision):
                pair = self._pair(identifier, decision.watch)
                key = key_of(identifier, decision.watch)
                is_first = decision.event_kind in TROUBLE_OPENINGS or key not in self.known.repeats
                if pair is not None and is_first and pair[0].kind in REPEATED_KINDS:
                    begun[key] = self._fresh(*pair)
        return begun

    def rested(self, rows: Rows) -> dict[str, Repeat]:
        """Return repeats, none of them due in quiet hours in which no opening is told: nobody would hear them."""
        return {key: self._postponed(row) for key, row in rows.items()}

    def said_again(self, row: Repeat) -> Decision:
        """Return the decision to say it again, or, where nobody answered, to say so to those of last resort."""
        episode, asked = self.known.episodes[row.episode], self.asked[row.watch]
        reminder = asked.reminder(row.sent + 1, row.voided)
        usual = asked.with_last_resort(asked.watch.channels) if row.is_escalated else asked.watch.channels
        return Decision(
            self._event(episode, reminder),
            EventKind.REPEATED,
            asked.watch.name,
            told=True,
            verdict=judge_scope(episode.remaining, asked.watch, self.rules.catalogue),
            reason=ReasonCode.NOBODY_ANSWERED if reminder.is_last_resort else ReasonCode.NOT_ACKNOWLEDGED,
            channels=asked.repetition.then if reminder.is_last_resort else usual,
            modes=asked.watch.modes_named,
            reminder=reminder,
        )

    def after(self, row: Repeat) -> Repeat:
        """Return a repeat that was said again now: it counts anew from here, however late that was."""
        repetition, sent = self.asked[row.watch].repetition, row.sent + 1
        if sent > repetition.at_most:
            return replace(row, sent=sent, next_at=None, is_escalated=True)
        is_more = sent < repetition.at_most or repetition.then
        return replace(row, sent=sent, next_at=self.now + repetition.every if is_more else None)

    def _pair(self, identifier: str, name: str) -> tuple[Episode, _Asked] | None:
        """Return an episode and a watch to which it is to be repeated, as long as it is not over for that watch."""
        episode, asked = self.known.episodes.get(identifier), self.asked.get(name)
        if episode is None or asked is None or not episode.is_in_force:
            return None
        told = episode.told.get(name)
        return None if told is None or told.is_over else (episode, asked)

    def _postponed(self, row: Repeat) -> Repeat:
        release = self._release(self.asked[row.watch].watch)
        if row.next_at is None or row.next_at > self.now or release is None:
            return row
        return replace(row, next_at=release)

    def _release(self, watch: Watch) -> datetime | None:
        """Return until when a watch hears of no opening, or None if it does."""
        return None if Wake.OPENING in watch.quiet.wakes else watch.quiet.until(self.now, self.rules.zone)

    def _fresh(self, episode: Episode, asked: _Asked) -> Repeat:
        is_acknowledged = episode.acknowledgement is not None
        told_at = self._release(asked.watch) or self.now
        next_at = None if is_acknowledged else told_at + asked.repetition.every
        return Repeat(episode.id, asked.watch.name, episode.remaining, next_at, is_acknowledged=is_acknowledged)

    def _grown(self, row: Repeat, episode: Episode, asked: _Asked, voided: Mapping[str, str]) -> Repeat:
        growth = without(episode.remaining, row.scope, self.rules.catalogue)
        if not growth or not judge_scope(growth, asked.watch, self.rules.catalogue).code.tells:
            return row if row.scope == episode.remaining else replace(row, scope=episode.remaining)
        fresh = self._fresh(episode, asked)
        return replace(fresh, is_escalated=row.is_escalated, voided=voided.get(episode.id, row.voided))

    def _event(self, episode: Episode, reminder: Reminder) -> Event:
        return Event(
            key=f"{self.now:%Y%m%dT%H%M%SZ}/repeated/{episode.id}/{reminder.number}-{reminder.at_most}",
            kind=EventKind.REPEATED,
            at=self.now,
            episode=episode.id,
            notice=standing_words(self.known, episode),
            scope=episode.remaining,
            opened_at=episode.opened_at,
            fallback=episode.fallback,
            fallback_unstated=episode.fallback_unstated,
            vanished_since=episode.vanished_since,
            remaining=episode.remaining,
        )


def _noted(decision: Decision, before: Rows, after: Rows, asked: Mapping[str, _Asked]) -> Decision:
    """Return a decision with how it asks to be acknowledged, and to those of last resort too, once they were told."""
    if not decision.told or decision.watch not in asked:
        return decision
    theirs = asked[decision.watch]
    key = key_of(decision.event.episode, decision.watch)
    row = after.get(key) or before.get(key)
    if row is not None and row.is_escalated:
        decision = replace(decision, channels=theirs.with_last_resort(decision.channels))
    if row is not None and _is_begun(row, before.get(key)):
        decision = replace(decision, reminder=theirs.reminder(0, row.voided))
    return decision


def _is_begun(row: Repeat, before: Repeat | None) -> bool:
    """Return whether a repeat begins, or begins again, and will be said unless somebody answers."""
    is_anew = before is None or (row.sent, row.next_at) != (before.sent, before.next_at)
    return is_anew and row.next_at is not None and not row.sent


def _opened(decision: Decision) -> tuple[str, ...]:
    """Return the episodes that a decision tells a watch to be in trouble from now on; an operation may become one."""
    is_alert_now = any(change.field == "kind" for change in decision.event.changes)
    is_told = decision.told and (decision.event_kind in TROUBLE_OPENINGS or is_alert_now)
    return (decision.event.episode,) if is_told else ()
