"""Several messages of one episode that wait for one channel become one, which is true at the moment it is sent.

Each watch of a message is followed by itself: of what waits for it, all but the last is said by the last. Where an end
of a part would disappear behind what only continues, it stays a message of its own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from meteo_douane.domain.delivery import Delivery, DeliveryState, Message
from meteo_douane.domain.event import Change, Decision, Event, EventKind
from meteo_douane.domain.notice import Fallback, Kind, Notice, Permission, Read

OPENINGS = frozenset({EventKind.OPENED, EventKind.REOPENED, EventKind.PLANNED, EventKind.STATE_AT_START})
WHOLE_ENDS = frozenset({EventKind.ENDED, EventKind.CANCELLED})
#: To whoever has not heard of the opening yet, these are part of it.
_BEHIND_AN_OPENING = frozenset({EventKind.CONTINUED, EventKind.PARTLY_ENDED, EventKind.MOVED})


def folded(waiting: tuple[Delivery, ...], due: Delivery, now: datetime) -> tuple[Delivery, ...]:
    """Return what `waiting`, all of one episode and channel and the oldest first, becomes now that `due` is to be sent.

    What is said by a later one is `FOLDED`; what is held and would be overtaken is due now. A message of several
    episodes stays as it is.
    """
    if any(len({one.event.episode for one in delivery.message.decisions}) > 1 for delivery in waiting):
        return waiting
    moves: dict[tuple[int, str], int] = {}
    overtaken: set[int] = set()
    for watch in _watches(due.message.decisions):
        run = _first_run(waiting, watch)
        moves |= {(place, watch): run[-1] for place in run[:-1]}
        overtaken |= {place for place in run if waiting[place].state is DeliveryState.HELD}
    return tuple(_after(waiting, place, moves, now, is_released=place in overtaken) for place in range(len(waiting)))


def _watches(decisions: Iterable[Decision]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.watch for one in decisions))


def _first_run(waiting: tuple[Delivery, ...], watch: str) -> tuple[int, ...]:
    """Return the places of the messages for a watch that are said as one, from the oldest on."""
    places = [place for place, one in enumerate(waiting) if watch in _watches(one.message.decisions)]
    kinds = [_of(waiting[place].message.decisions, watch)[0].event_kind for place in places]
    if EventKind.PARTLY_ENDED in kinds and (OPENINGS | WHOLE_ENDS).isdisjoint(kinds):
        return tuple(places[: kinds.index(EventKind.PARTLY_ENDED) + 1])
    return tuple(places)


def _of(decisions: Iterable[Decision], watch: str) -> tuple[Decision, ...]:
    return tuple(one for one in decisions if one.watch == watch)


def _after(
    waiting: tuple[Delivery, ...], place: int, moves: dict[tuple[int, str], int], now: datetime, *, is_released: bool
) -> Delivery:
    """Return one of those that wait without what a later one says now, and with what it says for earlier ones."""
    delivery = waiting[place]
    left = _without(delivery, {watch for source, watch in moves if source == place})
    if not left.message.decisions:
        return replace(delivery, state=DeliveryState.FOLDED, settled_at=now)
    taken = [(waiting[source], watch) for (source, watch), target in sorted(moves.items()) if target == place]
    if taken:
        return _with(left, taken, now)
    return replace(left, state=DeliveryState.PENDING, next_at=now) if is_released else left


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


def _said(message: Message) -> tuple[Decision, ...]:
    return message.gathered or message.decisions


# What the one message says


@dataclass(frozen=True, slots=True)
class Story:
    """All that one message tells, oldest first."""

    told: tuple[Decision, ...]

    @property
    def last(self) -> Decision:
        """What happened last."""
        return self.told[-1]

    @property
    def opening(self) -> Decision | None:
        """The opening before that, if it is told by the same message."""
        return next((one for one in reversed(self.told[:-1]) if one.event_kind in OPENINGS), None)

    @property
    def kind(self) -> EventKind:
        """What happened, to those who heard nothing of it until now."""
        if self.opening is not None and self.last.event_kind in _BEHIND_AN_OPENING:
            return self.opening.event_kind
        return self.last.event_kind


def _retold(message: Message, told: tuple[Decision, ...]) -> Message:
    """Return a message that tells all of a story, as it stands at its end."""
    story = Story(told)
    event = replace(_event(story), key=f"{message.key}/folded/{len(told)}")
    decisions = tuple(_as_first_told(one, event, story) for one in message.decisions)
    return replace(message, event_kind=story.kind, decisions=decisions, gathered=told)


def _as_first_told(decision: Decision, event: Event, story: Story) -> Decision:
    """Return the decision with the reason for which the watch was to hear of the trouble at all."""
    theirs = _of(story.told, decision.watch)
    first = next((one for one in theirs if one.event_kind in OPENINGS), theirs[-1])
    return replace(first, event=event, event_kind=story.kind)


def _event(story: Story) -> Event:
    """Return the last event in the light of those that are told with it."""
    event, opening = story.last.event, story.opening
    away = [one.event.away_since for one in story.told if one.event.away_since is not None]
    event = replace(event, away_since=min(away, default=None))
    if opening is None:
        return event if story.kind in WHOLE_ENDS else replace(event, changes=_merged(story.told))
    event = replace(event, changes=(), opened_at=event.opened_at or opening.event.opened_at or opening.event.at)
    if story.kind is story.last.event_kind:
        return event
    return replace(event, kind=story.kind, notice=_notice(story, opening), scope=event.remaining or event.scope)


def _notice(story: Story, opening: Decision) -> Notice | None:
    """Return the latest words as those of the opening's trouble, with what earlier ones stated and these do not.

    An end of a part is not the end of it: its hour is no hour of the rest.
    """
    notices = [one.event.notice for one in reversed(story.told) if one.event.notice is not None]
    if not notices or opening.event.notice is None:
        return story.last.event.notice
    of_trouble = [one for one in notices if one.kind.value is not Kind.END]
    return replace(
        notices[0],
        kind=opening.event.notice.kind,
        starts_at=next((one.starts_at for one in of_trouble if one.starts_at.value), Read(None)),
        ends_at=next((one.ends_at for one in of_trouble if one.ends_at.value), Read(None)),
        fallback=next((one.fallback for one in notices if _states(one.fallback)), notices[0].fallback),
    )


def _states(fallback: Read[Fallback]) -> bool:
    return fallback.value.permission is not Permission.NOT_STATED


def _merged(decisions: tuple[Decision, ...]) -> tuple[Change, ...]:
    """Return what has changed over all of them: from what it was before the first to what it is after the last."""
    fields: dict[str, Change] = {}
    for change in (one for event in {one.event.key: one.event for one in decisions}.values() for one in event.changes):
        first = fields.get(change.field, change)
        fields[change.field] = replace(change, before=first.before)
    return tuple(change for change in fields.values() if change.before != change.after)
