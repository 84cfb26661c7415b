"""Deliver what is owed to a channel, oldest first, and write down what came of each attempt."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Lock

from meteo_douane.domain.delivery import (
    Delivery,
    DeliveryState,
    Message,
    Result,
    Unknown,
    Words,
    after,
    after_only_attempt,
)
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.handing_out import CLAIM
from meteo_douane.domain.handover import Aftermath, Deputies, after_death, aftermath
from meteo_douane.domain.kept_phrases import Undelivered, said
from meteo_douane.domain.liveness import is_stuck
from meteo_douane.domain.repeating import is_still_unanswered
from meteo_douane.ports import Clock, Notify, Store

log = logging.getLogger(__name__)

Render = Callable[[Delivery, datetime], Words]


@dataclass(slots=True)
class Courier:
    """`channels` are the names that the configuration defines; `chance` gives a number from 0 to 1 for the jitter."""

    channels: frozenset[str]
    deputies: Deputies
    render: Render
    notify: Notify
    store: Store
    clock: Clock
    chance: Callable[[], float]
    prepare: Callable[[Delivery, datetime], object] = lambda _, __: None
    """Does ahead of time what `render` will do, as far as that can be done."""
    _locks: dict[str, Lock] = field(default_factory=dict)
    _signs: dict[str, datetime] = field(default_factory=dict)
    """When an attempt for a channel last began or ended."""

    def __post_init__(self) -> None:
        self._locks = {channel: Lock() for channel in self.channels}
        self._signs = dict.fromkeys(self.channels, self.clock())

    def deliver(
        self, channel: str, given: Delivery | None = None, *, is_stopping: Callable[[], bool] = lambda: False
    ) -> int:
        """Send what is due to a channel, one after the other; return how many attempts were made.

        What is `given` out already is sent first, even if that is the last thing to be done.
        """
        attempts = 0
        with self._locks[channel]:
            due = (given,) if given is not None else () if is_stopping() else self._claimed(channel)
            self._signs[channel] = self.clock()
            while due:
                attempts += 1
                due = self._attempt(due[0], is_last=is_stopping)
                self._signs[channel] = self.clock()
        return attempts

    def _claimed(self, channel: str) -> tuple[Delivery, ...]:
        return self.store.claim(channel, self.clock(), self.clock() + CLAIM, limit=1)

    def get_ready(self, deliveries: Iterable[Delivery]) -> None:
        """Make the words of what is about to be sent, so that nobody waits for them then."""
        for delivery in deliveries:
            self.prepare(delivery, self.clock())

    def stuck(self, dues: Mapping[str, datetime]) -> frozenset[str]:
        """Return the channels to which something is due (since when is said) that nobody gets on with."""
        now = self.clock()
        ours = (channel for channel in dues if channel in self.channels)
        return frozenset(channel for channel in ours if is_stuck(dues[channel], self._signs[channel], now))

    def _attempt(self, delivery: Delivery, *, is_last: Callable[[], bool]) -> tuple[Delivery, ...]:
        """Send once, or withdraw what is no longer true; write down what came of it, and take the next one."""
        words = self.render(delivery, self.clock()) if self._is_still_true(delivery) else None
        came_of_it = (self._withdrawn(delivery), Aftermath()) if words is None else self._sent(delivery, words)
        if came_of_it is None:
            return ()
        settled, follows = came_of_it
        due = self._settled(settled, follows, is_last=is_last())
        # A line of the log is true: it comes after what it tells was written down, or kept to be.
        _log(settled, words.title if words else "")
        return due

    def _settled(self, settled: Delivery, follows: Aftermath, *, is_last: bool) -> tuple[Delivery, ...]:
        if is_last:
            self.store.settle(settled, follows)
            return ()
        now = self.clock()
        return self.store.settle_and_claim(settled, follows, now, now + CLAIM)

    def _sent(self, delivery: Delivery, words: Words) -> tuple[Delivery, Aftermath] | None:
        """Send it, unless its claim has run out: whoever was stopped in between is no longer the one to do it."""
        if self.clock() >= delivery.next_at:
            log.warning("delivery channel=%s: its claim ran out before it was sent", delivery.message.channel)
            return None
        result = self.notify(delivery.message.channel, words)
        now = self.clock()
        settled = after(delivery, result, now, jitter=self.chance())
        return settled, aftermath(settled, result, self.deputies, now)

    def _withdrawn(self, delivery: Delivery) -> Delivery:
        return replace(delivery, state=DeliveryState.WITHDRAWN, settled_at=self.clock())

    def _is_still_true(self, delivery: Delivery) -> bool:
        """Return whether it may be sent: a repeat that waited for a channel may have been answered meanwhile."""
        message = delivery.message
        return message.event_kind is not EventKind.REPEATED or is_still_unanswered(message, self.store.repeats())

    def try_once(self, message: Message) -> Delivery:
        """Send a message by itself, through the outbox and once; nothing of it is owed afterwards, whatever comes."""
        delivery = Delivery(message, DeliveryState.SENDING, next_at=self.clock() + CLAIM)
        self.store.owe((delivery,))
        result: Result = Unknown(said(Undelivered.STOPPED))
        try:
            result = self.notify(message.channel, self.render(delivery, self.clock()))
        finally:
            settled = after_only_attempt(delivery, result, self.clock())
            self.store.settle(settled, aftermath(settled, result, self.deputies, self.clock()))
        return settled

    def give_up_on_unknown_channels(self) -> tuple[Delivery, ...]:
        """Declare dead what is owed to a channel that the configuration no longer defines; return it.

        The operator's channels take it over: what is held for the morning is held there. What somebody who knows the
        channel is sending at this moment is left to them.
        """
        lost = tuple(self._given_up(one) for one in self.store.owed() if self._has_nobody(one))
        for delivery in lost:
            heirs = self.deputies.operator
            self.store.settle(delivery, after_death(delivery, heirs, self.deputies, self.clock()))
            _log(delivery, title="")
        return lost

    def _has_nobody(self, delivery: Delivery) -> bool:
        is_being_sent = delivery.state is DeliveryState.SENDING and delivery.next_at > self.clock()
        return delivery.message.channel not in self.channels and not is_being_sent

    def _given_up(self, delivery: Delivery) -> Delivery:
        return replace(
            delivery,
            state=DeliveryState.DEAD,
            last_error=said(Undelivered.CHANNEL_NOT_DEFINED),
            settled_at=self.clock(),
        )


def _log(settled: Delivery, title: str) -> None:
    """Say what came of an attempt, and of which message: its title is of our own words, and holds no address.

    It is a warning if it is to be made again, an error if nobody will make it.
    """
    is_fine = settled.state.has_arrived or settled.state is DeliveryState.WITHDRAWN
    level = logging.INFO if is_fine else logging.WARNING
    log.log(
        logging.ERROR if settled.state is DeliveryState.DEAD else level,
        "delivery channel=%s event=%s state=%s attempts=%d%s%s%s",
        settled.message.channel,
        settled.message.event_kind,
        settled.state,
        settled.attempts,
        _episodes(settled.message),
        f' title="{" ".join(title.split())}"' if title else "",
        f" {settled.last_error}" if settled.last_error else "",
    )


def _episodes(message: Message) -> str:
    """Return the episodes that a message is about, as a field of a line of the log."""
    found = dict.fromkeys(one.event.episode for one in message.said if one.event.episode)
    return f" episode={','.join(found)}" if found else ""
