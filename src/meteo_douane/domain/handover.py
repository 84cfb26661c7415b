"""What follows from an attempt: who takes over from a dead channel, and who is told that it is dead, or back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from meteo_douane.domain.audience import messages_for
from meteo_douane.domain.delivery import Delivery, DeliveryState, Result, owed, rest_until
from meteo_douane.domain.event import Decision, Event, EventKind, ReasonCode


@dataclass(frozen=True, slots=True)
class Deputies:
    """Who stands in for a dead channel: its fallback, by its name, and the operator's channels, which are told."""

    fallbacks: Mapping[str, str] = field(default_factory=dict)
    operator: tuple[str, ...] = ()

    def of(self, channel: str) -> tuple[str, ...]:
        """Return the fallback of a channel, if it has one."""
        return (self.fallbacks[channel],) if channel in self.fallbacks else ()

    def told_about(self, channel: str) -> tuple[str, ...]:
        """Return the operator's channels without this one, in whose place its own fallback is told."""
        told = (one for name in self.operator for one in (self.of(channel) if name == channel else (name,)))
        return tuple(dict.fromkeys(told))


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What is written together with what came of an attempt.

    `handed_over` is owed in any case; `if_newly_dead` if the channel was not known to be dead, and is from now on;
    `if_back` if it was, and no longer is. What else is owed to the channel waits until `rest_until`.
    """

    handed_over: tuple[Delivery, ...] = ()
    if_newly_dead: tuple[Delivery, ...] = ()
    if_back: tuple[Delivery, ...] = ()
    rest_until: datetime | None = None


def aftermath(settled: Delivery, result: Result, deputies: Deputies, now: datetime) -> Aftermath:
    """Return what follows from an attempt that left a delivery as it is now."""
    channel = settled.message.channel
    if settled.state is DeliveryState.DEAD:
        return after_death(settled, deputies.of(channel), deputies, now)
    if settled.state.has_arrived:
        return Aftermath(if_back=_told(EventKind.CHANNEL_BACK, channel, "", deputies, now))
    return Aftermath(rest_until=rest_until(result, now))


def after_death(dead: Delivery, heirs: tuple[str, ...], deputies: Deputies, now: datetime) -> Aftermath:
    """Return what follows from a delivery that nobody tries any more: `heirs` are the channels that take it over."""
    if dead.message.event_kind is EventKind.TEST:
        return Aftermath()
    return Aftermath(
        handed_over=tuple(one for heir in heirs for one in _handed_over(dead, heir, now)),
        if_newly_dead=_told(EventKind.CHANNEL_DEAD, dead.message.channel, dead.last_error, deputies, now),
    )


def _handed_over(dead: Delivery, heir: str, now: datetime) -> tuple[Delivery, ...]:
    """Return the delivery to the heir, for the watches that are not told through it anyway."""
    message = dead.message
    decisions = tuple(one for one in message.decisions if heir not in one.channels)
    if message.decisions and not decisions:
        return ()
    watches = {one.watch for one in decisions}
    taken_over = replace(
        message,
        key=f"{message.key}>{heir}",
        channel=heir,
        decisions=decisions,
        gathered=tuple(one for one in message.gathered if one.watch in watches),
        instead_of=message.instead_of or message.channel,
    )
    return (owed(taken_over, now),)


def _told(kind: EventKind, channel: str, detail: str, deputies: Deputies, now: datetime) -> tuple[Delivery, ...]:
    event = Event(f"{now:%Y%m%dT%H%M%SZ}/{kind.value}/{channel}", kind, now, source=channel, detail=detail)
    decision = Decision(
        event,
        kind,
        "",
        told=True,
        verdict=None,
        reason=ReasonCode.THE_CHANNEL_ITSELF,
        channels=deputies.told_about(channel),
    )
    return tuple(owed(message, now) for message in messages_for((decision,)))
