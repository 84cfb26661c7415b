"""What follows from an attempt: who says what a channel does not take, and who is told that it is dead, or back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from meteo_douane.domain.delivery import Delivery, DeliveryState, Result, late_since, owed, rest_of_others
from meteo_douane.domain.event import Decision, Event, EventKind, ReasonCode
from meteo_douane.domain.messages import messages_for
from meteo_douane.domain.retelling import narrowed


@dataclass(frozen=True, slots=True)
class Deputies:
    """Who stands in for a dead channel: its fallback, by its name, or the operator's channels, which are told."""

    fallbacks: Mapping[str, str] = field(default_factory=dict)
    operator: tuple[str, ...] = ()

    def of(self, channel: str) -> tuple[str, ...]:
        """Return the fallback of a channel, if it has one."""
        return (self.fallbacks[channel],) if channel in self.fallbacks else ()

    def heirs_of(self, channel: str) -> tuple[str, ...]:
        """Return who says what a channel will never take: its fallback, or else the operator, who can pass it on."""
        return self.of(channel) or self.told_about(channel)

    def told_about(self, channel: str) -> tuple[str, ...]:
        """Return the operator's channels without this one, in whose place its own fallback is told."""
        told = (one for name in self.operator for one in (self.of(channel) if name == channel else (name,)))
        return tuple(dict.fromkeys(told))


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What is written together with what came of an attempt.

    `handed_over` is owed in any case. With `dead_since` the channel is known to be dead from now on: nothing arrives
    through it; `if_newly_dead` is owed if it was not, and `if_back` if it was and no longer is. `lent` is owed if it is
    known to be dead by now, for the delivery that goes on being tried. What else is owed to the channel waits until
    `rest_until`, but for openings.
    """

    handed_over: tuple[Delivery, ...] = ()
    lent: tuple[Delivery, ...] = ()
    dead_since: datetime | None = None
    if_newly_dead: tuple[Delivery, ...] = ()
    if_back: tuple[Delivery, ...] = ()
    rest_until: datetime | None = None


def aftermath(settled: Delivery, result: Result, deputies: Deputies, now: datetime) -> Aftermath:
    """Return what follows from an attempt that left a delivery as it is now."""
    channel = settled.message.channel
    if settled.state is DeliveryState.DEAD:
        return after_death(settled, deputies.heirs_of(channel), deputies, now)
    if settled.state.has_arrived:
        return Aftermath(if_back=_told(_event(EventKind.CHANNEL_BACK, channel, now), deputies))
    return replace(_after_failure(settled, deputies, now), rest_until=rest_of_others(result, now))


def _after_failure(failed: Delivery, deputies: Deputies, now: datetime) -> Aftermath:
    """Return what follows if it is tried again: once it is late, the channel is as good as dead until one arrives."""
    channel, late = failed.message.channel, late_since(failed, now)
    news = replace(_event(EventKind.CHANNEL_DEAD, channel, now, failed.last_error), opened_at=late)
    return Aftermath(
        lent=tuple(one for heir in deputies.of(channel) for one in _handed_over(failed, heir, now)),
        dead_since=late,
        if_newly_dead=_told(news, deputies),
    )


def after_death(dead: Delivery, heirs: tuple[str, ...], deputies: Deputies, now: datetime) -> Aftermath:
    """Return what follows from a delivery that nobody tries any more: `heirs` are the channels that take it over."""
    if dead.message.event_kind is EventKind.TEST:
        return Aftermath()
    news = _event(EventKind.CHANNEL_DEAD, dead.message.channel, now, dead.last_error)
    return Aftermath(
        handed_over=tuple(one for heir in heirs for one in _handed_over(dead, heir, now)),
        dead_since=now,
        if_newly_dead=_told(replace(news, taken_over_by=heirs), deputies),
    )


def _handed_over(dead: Delivery, heir: str, now: datetime) -> tuple[Delivery, ...]:
    """Return the delivery to the heir, of what it has not said yet for watches that are not told through it anyway."""
    message = dead.message
    known = message.lent if message.lent_to == heir else ()
    unsaid = tuple(one for one in message.said if heir not in one.channels and one.event.key not in known)
    # A digest is about no event, and is lent whole.
    is_said = not unsaid if message.decisions else message.lent_to == heir
    if heir in message.channels or is_said:
        return ()
    taken_over = replace(
        narrowed(message, unsaid),
        key=f"{message.stem_of_heirs}>{heir}",
        channel=heir,
        instead_of=message.channel if message.is_sequel else message.instead_of or message.channel,
        is_sequel=False,
        lent_to="",
        lent=(),
    )
    return (owed(taken_over, now),)


def _event(kind: EventKind, channel: str, now: datetime, detail: str = "") -> Event:
    return Event(f"{now:%Y%m%dT%H%M%SZ}/{kind.value}/{channel}", kind, now, source=channel, detail=detail)


def _told(event: Event, deputies: Deputies) -> tuple[Delivery, ...]:
    decision = Decision(
        event,
        event.kind,
        "",
        told=True,
        verdict=None,
        reason=ReasonCode.THE_CHANNEL_ITSELF,
        channels=deputies.told_about(event.source),
    )
    return tuple(owed(message, event.at) for message in messages_for((decision,)))
