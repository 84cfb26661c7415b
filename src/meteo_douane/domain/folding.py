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
from meteo_douane.domain.delivery import Delivery, DeliveryState
from meteo_douane.domain.event import OPENINGS, Decision, EventKind
from meteo_douane.domain.retelling import WHOLE_ENDS, is_last_resort, retold, told_to


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

    What is at the places `unsaid` is said by none: repeats. `waiting` are the places of all that waits for the watch.
    """

    watch: str
    waiting: tuple[int, ...]
    places: tuple[int, ...]
    unsaid: frozenset[int]
    target: int


def _watches(decisions: Iterable[Decision]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.watch for one in decisions))


def _first_run(waiting: tuple[Delivery, ...], watch: str) -> _Run:
    """Return what is said first; a repeat is not said wherever it waits, behind what is said later too."""
    theirs = tuple(place for place, one in enumerate(waiting) if watch in _watches(one.message.decisions))
    decisions = [told_to(waiting[place].message.decisions, watch)[0] for place in theirs]
    unsaid = frozenset(place for number, place in enumerate(theirs) if _is_unsaid(decisions, number))
    kinds = [one.event_kind for one in decisions]
    said = theirs
    if EventKind.PARTLY_ENDED in kinds and (OPENINGS | WHOLE_ENDS).isdisjoint(kinds):
        said = theirs[: kinds.index(EventKind.PARTLY_ENDED) + 1]
    places = tuple(place for place in theirs if place in said or place in unsaid)
    return _Run(watch, theirs, places, unsaid, max(place for place in said if place not in unsaid))


def _is_unsaid(decisions: Sequence[Decision], number: int) -> bool:
    """Return whether one of several decisions is a repeat that nobody has to hear any more.

    To those of last resort it is how they hear of the trouble at all, unless somebody has it in hand by now.
    """
    decision, later = decisions[number], decisions[number + 1 :]
    if decision.event_kind is not EventKind.REPEATED:
        return False
    if is_last_resort(decision):
        return any(one.event_kind is EventKind.ACKNOWLEDGED for one in later)
    return bool(later) or any(one.event_kind is not EventKind.REPEATED or is_last_resort(one) for one in decisions)


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
    for place in run.waiting:
        for one in told_to(waiting[place].message.said, run.watch):
            if one.event_kind in WHOLE_ENDS | {EventKind.ACKNOWLEDGED}:
                reminder = None
            elif place in run.places:
                reminder = one.reminder or reminder
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
    said = tuple(one for source, watch in taken for one in told_to(source.message.said, watch))
    message = replace(
        retold(delivery.message, said + delivery.message.said),
        created_at=min(one.message.created_at for one in parts),
        instead_of=next((one.message.instead_of for one in (delivery, *sources) if one.message.instead_of), ""),
        is_sequel=all(one.message.is_sequel or not one.message.instead_of for one in parts)
        and any(one.message.is_sequel for one in parts),
        lent_to=next((one.message.lent_to for one in reversed(parts) if one.message.lent_to), ""),
        lent=tuple(dict.fromkeys(key for one in parts for key in one.message.lent)),
        not_before=_release_of_all(parts),
        is_of_a_storm=all(one.message.is_of_a_storm for one in parts),
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
