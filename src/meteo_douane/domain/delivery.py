"""The life of a delivery: a message that we owe to a channel, until it has arrived or nobody can deliver it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import assert_never

from meteo_douane.domain.digest import Digest
from meteo_douane.domain.event import OPENINGS, Decision, EventKind
from meteo_douane.domain.fallback_reminders import FallbackReminder

#: The wait after a first failure; it doubles with each further one up to the longest.
FIRST_WAIT = timedelta(seconds=15)
LONGEST_WAIT = timedelta(minutes=15)
#: A channel that asks for more rest than this is tried again all the same.
LONGEST_REST_OF_A_CHANNEL = timedelta(hours=1)
#: And an opening after this: whoever waits for it cannot wait for the end of a limit.
LONGEST_REST_OF_AN_OPENING = timedelta(minutes=5)
#: A message that will not have arrived so long after it was due is late: somebody else says it meanwhile.
LATE_AFTER = timedelta(minutes=10)
#: One that was never tried so often is not late because of its channel, unless that asks for it: our machine was off.
ATTEMPTS_OF_A_LATE_ONE = 3
#: We give up when a message is older than this and was tried at least so often: a machine that was off has not tried.
PATIENCE = timedelta(hours=24)
FEWEST_ATTEMPTS = 10


class DeliveryState(StrEnum):
    """Where a delivery stands; `ACCEPTED` is a relay's word for having taken it, not for having delivered it.

    `HELD` waits for the end of somebody's quiet hours, or of a storm of changes; what is `FOLDED` is said by a later
    message.
    """

    PENDING = "pending"
    HELD = "held"
    SENDING = "sending"
    SENT = "sent"
    ACCEPTED = "accepted"
    FAILED = "failed"
    FOLDED = "folded"
    DEAD = "dead"
    WITHDRAWN = "withdrawn"
    """No longer true when it could have been sent: a repeat of what somebody has in hand by now."""

    @property
    def is_owed(self) -> bool:
        """Whether something is still to be done."""
        return self in {DeliveryState.PENDING, DeliveryState.HELD, DeliveryState.SENDING, DeliveryState.FAILED}

    @property
    def has_arrived(self) -> bool:
        """Whether the channel took it."""
        return self in {DeliveryState.SENT, DeliveryState.ACCEPTED}


LONGEST_WAITS = {
    DeliveryState.PENDING: timedelta(0),
    DeliveryState.SENDING: timedelta(minutes=10),
    DeliveryState.FAILED: LONGEST_REST_OF_A_CHANNEL,
}
"""Longer than a delivery in these states ever has to wait; what is held waits for an hour of people's clocks."""


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be said to one channel about one event: the told decisions of all its watches that use the channel.

    `key` is unique for each event, side and channel: the last defence against telling twice. A digest is about no
    event: it has no decisions, and is kept whole. So is a reminder of a fallback.
    """

    key: str
    channel: str
    event_kind: EventKind
    created_at: datetime
    decisions: tuple[Decision, ...]
    digest: Digest | None = None
    gathered: tuple[Decision, ...] = ()
    """All that this one says in place of several messages that waited, oldest first; empty for an ordinary one."""
    instead_of: str = ""
    """The channel that this one takes over from, dead or late, or empty."""
    is_sequel: bool = False
    """Whether that channel has it itself: this one has told the beginning in its place, and tells what comes of it."""
    lent_to: str = ""
    """The channel that has said it meanwhile, or a part of it, because this one was late; or empty."""
    lent: tuple[str, ...] = ()
    """The keys of the events that `lent_to` has said: it is not to say them again."""
    is_sent_again: bool = False
    """Whether it had been given up, and somebody asked for it to be sent all the same."""
    not_before: datetime | None = None
    """When the quiet hours end for which it is held, or what waits in a storm of changes is told; or None."""
    is_of_a_storm: bool = False
    """Whether it is held because many changes came at once, not because people are asleep."""
    fallback_reminder: FallbackReminder | None = None
    channels: tuple[str, ...] = ()
    """For what has no decisions: all the channels that are told of it."""

    @property
    def said(self) -> tuple[Decision, ...]:
        """All that it says, oldest first."""
        return self.gathered or self.decisions

    @property
    def stem_of_heirs(self) -> str:
        """What the keys begin with of what others say in its place: a digest is one, whichever channels are dead."""
        return self.key if self.digest is None else self.key.removesuffix(f"/{self.channel}")

    @property
    def is_going_on(self) -> bool:
        """Whether what has ended for its watches goes on for others that were told of it through its channel."""
        # An end is one event: a thousand watches need not be asked for it.
        return any(self.channel in one.event.going_on_for for one in self.decisions[:1])

    @property
    def is_with_a_reservation(self) -> bool:
        """Whether it tells an end that takes something back of itself."""
        return any(one.event.reservations for one in self.decisions[:1])


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message with what has come of sending it. Moments are aware and in UTC.

    `next_at` is when to try (again); while `SENDING`, it is the moment from which the attempt counts as lost.
    `may_repeat` says that an earlier attempt may have arrived: what is sent then is marked as a possible repeat.
    `last_error` is a short phrase without secrets.
    """

    message: Message
    state: DeliveryState
    next_at: datetime
    attempts: int = 0
    may_repeat: bool = False
    last_error: str = ""
    settled_at: datetime | None = None


class Style(StrEnum):
    """How much of a message a channel is given: all of it, or what a small screen shows at a glance."""

    FULL = "full"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Words:
    """A message as people read it: a title of at most 120 characters, and the body as plain text and as HTML.

    `chat` is simpler HTML, for services that make their own markup of it; empty where `html` will do. `rest` is the
    line that says where to read on, its address last, for a channel that has to cut the body. `brief` is the body for a
    small screen: two lines, at most 250 characters with the title. `event` says what happened and `thread` is the same
    for all messages of one episode, for programs that close what they opened; with `is_going_on` what has ended for
    some goes on for others who are told through the channel, and nothing is to be closed; nor is it by an end
    that `is_with_a_reservation`, which whoever reads it is to check. `is_drill` is for programs,
    too: people read it in every part.
    """

    title: str
    text: str
    html: str
    brief: str
    event: EventKind
    thread: str
    chat: str = ""
    rest: str = ""
    is_going_on: bool = False
    is_drill: bool = False
    is_with_a_reservation: bool = False


@dataclass(frozen=True, slots=True)
class Sent:
    """The channel took it; `is_accepted_only` if a relay answered that it will pass it on (202)."""

    is_accepted_only: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """It certainly did not arrive; `is_final` if trying again cannot help (a revoked or wrong address).

    `retry_after` is how long the channel asks to be left alone.
    """

    detail: str
    is_final: bool = False
    retry_after: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may have arrived: a time-out or a lost answer after the message was given out."""

    detail: str


Result = Sent | Refused | Unknown


def owed(message: Message, now: datetime) -> Delivery:
    """Return the delivery of a new message: due at once, or held."""
    if message.not_before is not None and message.not_before > now:
        return Delivery(message, DeliveryState.HELD, next_at=message.not_before)
    return Delivery(message, DeliveryState.PENDING, next_at=now)


def dues_with(dues: Mapping[str, datetime], messages: Iterable[Message], now: datetime) -> dict[str, datetime]:
    """Return since when something is due to each channel, with new messages."""
    found = dict(dues)
    for message in messages:
        due = owed(message, now).next_at
        found[message.channel] = min(found.get(message.channel, due), due)
    return found


def after(delivery: Delivery, result: Result, now: datetime, *, jitter: float) -> Delivery:
    """Return the delivery as one attempt leaves it; this is what counts the attempt.

    `jitter`, from 0 to 1, spreads the next attempt over the second half of the wait.
    """
    tried = replace(delivery, attempts=delivery.attempts + 1)
    match result:
        case Sent():
            return _settled(tried, DeliveryState.ACCEPTED if result.is_accepted_only else DeliveryState.SENT, now, "")
        case Refused(is_final=True):
            return _settled(tried, DeliveryState.DEAD, now, result.detail)
        case Refused():
            return _not_before(_tried_in_vain(tried, result.detail, now, jitter), _rest_of(tried, result, now))
        case Unknown():
            return _tried_in_vain(replace(tried, may_repeat=True), result.detail, now, jitter)
        case _:
            assert_never(result)


def after_only_attempt(delivery: Delivery, result: Result, now: datetime) -> Delivery:
    """Return the delivery as the one attempt leaves it that is made: nothing is owed any more."""
    tried = after(delivery, result, now, jitter=0.0)
    return _settled(tried, DeliveryState.DEAD, now, tried.last_error) if tried.state.is_owed else tried


def rest_until(result: Result, now: datetime) -> datetime | None:
    """Return until when a channel asks to be left alone, or None if it does not ask."""
    if not isinstance(result, Refused) or result.retry_after is None:
        return None
    return now + min(result.retry_after, LONGEST_REST_OF_A_CHANNEL)


def rest_of_others(result: Result, now: datetime) -> datetime | None:
    """Return until when what else is owed to a channel leaves it alone: not so long that it is late untried."""
    until = rest_until(result, now)
    return None if until is None else min(until, now + LATE_AFTER)


def late_since(failed: Delivery, now: datetime) -> datetime | None:
    """Return since when a delivery was due, if the attempt that has just failed is the one that makes it late.

    It is late when its next attempt would be: by the rest that its channel asks for, however seldom it was tried.
    """
    due = failed.message.not_before or failed.message.created_at
    if failed.state is not DeliveryState.FAILED or failed.next_at < due + LATE_AFTER:
        return None
    was_late, wait = now >= due + LATE_AFTER, failed.next_at - now
    if failed.attempts < ATTEMPTS_OF_A_LATE_ONE:
        is_asked_for = wait > _wait(failed.attempts)
        return due if is_asked_for and (not was_late or wait >= LATE_AFTER) else None
    return due if failed.attempts == ATTEMPTS_OF_A_LATE_ONE or not was_late else None


def _rest_of(delivery: Delivery, result: Refused, now: datetime) -> datetime | None:
    rest = rest_until(result, now)
    if rest is None or delivery.message.event_kind not in OPENINGS:
        return rest
    return min(rest, now + LONGEST_REST_OF_AN_OPENING)


def _not_before(delivery: Delivery, moment: datetime | None) -> Delivery:
    if moment is None or not delivery.state.is_owed:
        return delivery
    return replace(delivery, next_at=max(delivery.next_at, moment))


def _tried_in_vain(delivery: Delivery, detail: str, now: datetime, jitter: float) -> Delivery:
    if delivery.attempts >= FEWEST_ATTEMPTS and now - delivery.message.created_at >= PATIENCE:
        return _settled(delivery, DeliveryState.DEAD, now, detail)
    next_at = now + _wait(delivery.attempts) * (0.5 + jitter / 2)
    return replace(delivery, state=DeliveryState.FAILED, next_at=next_at, last_error=detail)


def _settled(delivery: Delivery, state: DeliveryState, now: datetime, detail: str) -> Delivery:
    return replace(delivery, state=state, settled_at=now, last_error=detail)


def _wait(attempts: int) -> timedelta:
    doublings = min(attempts - 1, 16)  # beyond, the number would outgrow a timedelta long after the cap
    return min(FIRST_WAIT * 2.0**doublings, LONGEST_WAIT)
