"""What is owed for what was decided: to each channel one message for an event, for all watches that share it."""

from __future__ import annotations

from meteo_douane.domain.delivery import Message
from meteo_douane.domain.event import Decision, Event, EventKind, stem_of_start


def messages_for(decisions: tuple[Decision, ...]) -> tuple[Message, ...]:
    """Return what is owed: one message for each event, side and channel, for all watches that share them."""
    said: dict[tuple[str, EventKind, str], list[Decision]] = {}
    for decision in decisions:
        for channel in decision.channels if decision.told else ():
            said.setdefault((_shared_key(decision.event), decision.event_kind, channel), []).append(decision)
    return tuple(
        Message(f"{key}/{kind.value}/{channel}", channel, kind, told[0].event.at, tuple(told))
        for (key, kind, channel), told in said.items()
    )


def _shared_key(event: Event) -> str:
    """Return what the messages about an event are named after: all states at one start are told together."""
    return stem_of_start(event.at) if event.kind is EventKind.STATE_AT_START else event.key
