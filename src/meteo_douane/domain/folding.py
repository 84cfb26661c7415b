"""Several messages of one episode that wait for one channel become one, which is true at the moment it is sent.

Each watch of a message is followed by itself: of what waits for it, all but the last is said by the last. What that one
was to say to watches of which nothing is due stays where it is: they may be asleep, or have yet to hear of the opening.
Where an end of a part would disappear behind what only continues, it stays a message of its own. A repeat says nothing
that whatever else waits does not say: it is withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from meteo_douane.domain.acknowledgement import Reminder
from meteo_douane.domain.delivery import Delivery, DeliveryState, Message
from meteo_douane.domain.event import OPENINGS, Change, Decision, Event, EventKind
from meteo_douane.domain.notice import Fallback, Kind, Mode, Notice, Permission, Read, Scope, ServiceScope

WHOLE_ENDS = frozenset({EventKind.ENDED, EventKind.CANCELLED, EventKind.CLOSED_BY_PERSON})
_ENDS = frozenset({EventKind.PARTLY_ENDED, EventKind.ENDED})
#: To whoever has not heard of the opening yet, these are part of it.
_BEHIND_AN_OPENING = frozenset(
    {EventKind.CONTINUED, EventKind.PARTLY_ENDED, EventKind.MOVED, EventKind.REOPENED_BY_PERSON}
)


def folded(waiting: tuple[Delivery, ...], due: Delivery, now: datetime) -> tuple[Delivery, ...]:
    """Return what `waiting`, all of one episode and channel and the oldest first, becomes now that `due` is to be sent.

    What is said by a later one is `FOLDED`; what is held and would be overtaken is due now. One that is for others too
    becomes two, the second of which keeps its key and waits as before. A message of several episodes stays as it is.
    """
    if any(len({one.event.episode for one in delivery.message.decisions}) > 1 for delivery in waiting):
        return waiting
    runs = tuple(_first_run(waiting, watch) for watch in _watches(due.message.decisions))
    return tuple(part for place in range(len(waiting)) for part in _after(waiting, place, runs, now))


@dataclass(frozen=True, slots=True)
class _Run:
    """The places of what is said to one watch as one message, oldest first, and the place of that message.

    What is at the places `unsaid` is said by none: repeats.
    """

    watch: str
    places: tuple[int, ...]
    unsaid: frozenset[int]
    target: int


def _watches(decisions: Iterable[Decision]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.watch for one in decisions))


def _first_run(waiting: tuple[Delivery, ...], watch: str) -> _Run:
    places = tuple(place for place, one in enumerate(waiting) if watch in _watches(one.message.decisions))
    decisions = [_of(waiting[place].message.decisions, watch)[0] for place in places]
    kinds = [one.event_kind for one in decisions]
    if EventKind.PARTLY_ENDED in kinds and (OPENINGS | WHOLE_ENDS).isdisjoint(kinds):
        places = places[: kinds.index(EventKind.PARTLY_ENDED) + 1]
    unsaid = frozenset(place for number, place in enumerate(places) if _is_unsaid(decisions[: len(places)], number))
    return _Run(watch, places, unsaid, max(place for place in places if place not in unsaid))


def _is_unsaid(decisions: Sequence[Decision], number: int) -> bool:
    """Return whether one of several decisions is a repeat that nobody has to hear any more.

    To those of last resort it is how they hear of the trouble at all, unless somebody has it in hand by now.
    """
    decision, later = decisions[number], decisions[number + 1 :]
    if decision.event_kind is not EventKind.REPEATED:
        return False
    if _is_last_resort(decision):
        return any(one.event_kind is EventKind.ACKNOWLEDGED for one in later)
    return bool(later) or any(one.event_kind is not EventKind.REPEATED or _is_last_resort(one) for one in decisions)


def _is_last_resort(decision: Decision) -> bool:
    return decision.reminder is not None and decision.reminder.is_last_resort


def _of(decisions: Iterable[Decision], watch: str) -> tuple[Decision, ...]:
    return tuple(one for one in decisions if one.watch == watch)


def _after(waiting: tuple[Delivery, ...], place: int, runs: tuple[_Run, ...], now: datetime) -> tuple[Delivery, ...]:
    """Return one of those that wait without what another one says now: what is to be said now, and what is not."""
    delivery = waiting[place]
    moved = [run for run in runs if place in run.places and place != run.target]
    left = _without(delivery, {run.watch for run in moved})
    if not left.message.decisions:
        is_withdrawn = all(place in run.unsaid for run in moved)
        state = DeliveryState.WITHDRAWN if is_withdrawn else DeliveryState.FOLDED
        return (replace(delivery, state=state, settled_at=now),)
    told = {run.watch for run in runs if run.target == place}
    if not told:
        return (left,)
    others = set(_watches(left.message.decisions)) - told
    if not others:
        return (_told_now(left, waiting, place, runs, now),)
    return _told_now(_split_off(left, others), waiting, place, runs, now), _without(left, told)


def _split_off(delivery: Delivery, others: set[str]) -> Delivery:
    """Return what is not for the others, as a delivery of its own; no watch leaves a message twice."""
    own = _without(delivery, others)
    key = f"{own.message.key}/{own.message.decisions[0].watch}"
    return replace(own, message=replace(own.message, key=key))


def _told_now(
    delivery: Delivery, waiting: tuple[Delivery, ...], place: int, runs: tuple[_Run, ...], now: datetime
) -> Delivery:
    """Return a delivery of which each watch is to hear at once, with what it says for others of those that wait."""
    for run in runs:
        if run.target == place and len(run.places) > 1:
            delivery = _reminding(delivery, waiting, run)
    if taken := [(waiting[one], run.watch) for one, run in _said_elsewhere(runs, place)]:
        return _with(delivery, taken, now)
    is_held = delivery.state is DeliveryState.HELD
    return replace(delivery, state=DeliveryState.PENDING, next_at=now) if is_held else delivery


def _said_elsewhere(runs: tuple[_Run, ...], target: int) -> list[tuple[int, _Run]]:
    """Return the places of what the message at a place says for others, oldest first, with the run of each."""
    ours = [run for run in runs if run.target == target]
    found = ((place, run) for run in ours for place in run.places if place != target and place not in run.unsaid)
    return sorted(found, key=lambda one: (one[0], one[1].watch))


def _reminding(delivery: Delivery, waiting: tuple[Delivery, ...], run: _Run) -> Delivery:
    """Return a delivery that asks a watch for an answer as the last of its run does, unless somebody has given one."""
    reminder: Reminder | None = None
    for place in run.places:
        for one in _of(_said(waiting[place].message), run.watch):
            is_settled = one.event_kind in WHOLE_ENDS | {EventKind.ACKNOWLEDGED}
            reminder = None if is_settled else one.reminder or reminder
    message = delivery.message
    asking = tuple(replace(one, reminder=reminder) if one.watch == run.watch else one for one in message.decisions)
    return replace(delivery, message=replace(message, decisions=asking))


def _without(delivery: Delivery, watches: set[str]) -> Delivery:
    if not watches:
        return delivery
    message = delivery.message
    kept = replace(
        message,
        decisions=tuple(one for one in message.decisions if one.watch not in watches),
        gathered=tuple(one for one in message.gathered if one.watch not in watches),
    )
    return replace(delivery, message=kept)


def _with(delivery: Delivery, taken: list[tuple[Delivery, str]], now: datetime) -> Delivery:
    """Return a delivery that says what others were to say to some of its watches; it is due at once."""
    sources = [source for source, _ in taken]
    parts = (*sources, delivery)
    said = tuple(one for source, watch in taken for one in _of(_said(source.message), watch))
    message = replace(
        _retold(delivery.message, said + _said(delivery.message)),
        created_at=min(one.message.created_at for one in parts),
        instead_of=delivery.message.instead_of or sources[0].message.instead_of,
        lent_to=next((one.message.lent_to for one in reversed(parts) if one.message.lent_to), ""),
        not_before=_release_of_all(parts),
    )
    return replace(
        delivery,
        message=message,
        state=DeliveryState.PENDING,
        next_at=now,
        attempts=max(one.attempts for one in parts),
        may_repeat=any(one.may_repeat or one.state is DeliveryState.SENDING for one in parts),
        last_error=delivery.last_error or sources[0].last_error,
    )


def _release_of_all(parts: tuple[Delivery, ...]) -> datetime | None:
    """Return when the last quiet hours end for which these were held, or None if not all of them were."""
    releases = [one.message.not_before for one in parts]
    held = [moment for moment in releases if moment is not None]
    return max(held) if len(held) == len(releases) else None


def _said(message: Message) -> tuple[Decision, ...]:
    return message.gathered or message.decisions


# What the one message says


@dataclass(frozen=True, slots=True)
class Story:
    """All that one message tells, oldest first."""

    told: tuple[Decision, ...]

    @property
    def course(self) -> tuple[Decision, ...]:
        """What happened to the trouble itself: that somebody has it in hand changes nothing of it."""
        return tuple(one for one in self.told if one.event_kind is not EventKind.ACKNOWLEDGED) or self.told

    @property
    def last(self) -> Decision:
        """What happened last."""
        return self.course[-1]

    @property
    def opening(self) -> Decision | None:
        """The opening before that, if it is told by the same message."""
        return next((one for one in reversed(self.course[:-1]) if _is_news_of_it(one)), None)

    @property
    def kind(self) -> EventKind:
        """What happened, to those who heard nothing of it until now."""
        if self.opening is None or self.last.event_kind not in _BEHIND_AN_OPENING:
            return self.last.event_kind
        return self.opening.event_kind if self.opening.event_kind in OPENINGS else EventKind.OPENED


def _is_news_of_it(decision: Decision) -> bool:
    """Return whether it is how a channel hears of the trouble first: an opening, or the last resort."""
    return decision.event_kind in OPENINGS or (decision.event_kind is EventKind.REPEATED and _is_last_resort(decision))


def _retold(message: Message, told: tuple[Decision, ...]) -> Message:
    """Return a message that tells all of a story, as it stands at its end."""
    story = Story(told)
    event = replace(_event(story), key=f"{message.key}/folded/{len(told)}")
    decisions = tuple(_as_first_told(one, event, story) for one in message.decisions)
    return replace(message, event_kind=story.kind, decisions=decisions, gathered=told)


def _as_first_told(decision: Decision, event: Event, story: Story) -> Decision:
    """Return the decision with the reason for which the watch was to hear of the trouble at all."""
    theirs = _of(story.told, decision.watch)
    first = next((one for one in theirs if _is_news_of_it(one)), theirs[-1])
    return replace(first, event=event, event_kind=story.kind, reminder=decision.reminder)


def _event(story: Story) -> Event:
    """Return the last event in the light of those that are told with it."""
    event, opening = story.last.event, story.opening
    away = [one.event.away_since for one in story.told if one.event.away_since is not None]
    event = replace(event, away_since=min(away, default=None))
    if story.kind is EventKind.ENDED:
        event = replace(event, scope=_ended(story))
    if opening is None:
        is_over = story.kind in WHOLE_ENDS
        return event if is_over else replace(event, changes=_merged(story.told), notice=_with_fallback(story))
    event = replace(event, changes=(), opened_at=event.opened_at or opening.event.opened_at or opening.event.at)
    if story.kind is story.last.event_kind:
        return event
    return replace(event, kind=story.kind, notice=_notice(story, opening), scope=event.remaining or event.scope)


def _ended(story: Story) -> Scope:
    """Return all that has ended, one part after the other, since the last opening that is told with it."""
    since = story.course.index(story.opening) if story.opening is not None else 0
    modes: dict[str, frozenset[Mode] | None] = {}
    for one in story.course[since:]:
        for part in one.event.scope.parts if one.event_kind in _ENDS else ():
            known = modes.get(part.service, part.modes)
            modes[part.service] = None if known is None or part.modes is None else known | part.modes
    return Scope(tuple(ServiceScope(service, of_it) for service, of_it in modes.items()))


def _with_fallback(story: Story) -> Notice | None:
    """Return the latest words with the fallback that was stated last."""
    notice = story.last.event.notice
    return notice and replace(notice, fallback=_stated_fallback(story, _notices(story)))


def _notices(story: Story) -> list[Notice]:
    """Return the words of all that is told, the latest first."""
    return [one.event.notice for one in reversed(story.told) if one.event.notice is not None]


def _notice(story: Story, opening: Decision) -> Notice | None:
    """Return the latest words as those of the opening's trouble, with what earlier ones stated and these do not.

    An end of a part is not the end of it: its hour is no hour of the rest.
    """
    notices = _notices(story)
    if not notices or opening.event.notice is None:
        return story.last.event.notice
    of_trouble = [one for one in notices if one.kind.value is not Kind.END]
    return replace(
        notices[0],
        kind=opening.event.notice.kind,
        starts_at=next((one.starts_at for one in of_trouble if one.starts_at.value), Read(None)),
        ends_at=next((one.ends_at for one in of_trouble if one.ends_at.value), Read(None)),
        fallback=_stated_fallback(story, notices),
    )


def _stated_fallback(story: Story, notices: list[Notice]) -> Read[Fallback]:
    """Return what was said last of the fallback, unless something has been added since of which it was not said."""
    if story.last.event.fallback_unstated:
        return notices[0].fallback
    return next((one.fallback for one in notices if _states(one.fallback)), notices[0].fallback)


def _states(fallback: Read[Fallback]) -> bool:
    return fallback.value.permission is not Permission.NOT_STATED


def _merged(decisions: tuple[Decision, ...]) -> tuple[Change, ...]:
    """Return what has changed over all of them: from what it was before the first to what it is after the last."""
    fields: dict[str, Change] = {}
    for change in (one for event in {one.event.key: one.event for one in decisions}.values() for one in event.changes):
        first = fields.get(change.field, change)
        fields[change.field] = replace(change, before=first.before)
    return tuple(change for change in fields.values() if change.before != change.after)
