"""Values of the domain as JSON text, and back; what an older version of the program wrote still loads.

Fields that an older version did not know take their defaults, fields that are gone are passed over. A change that
needs more (a field renamed, a value of another type) is a migration that rewrites the rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter
from pydantic_core import from_json, to_json

from meteo_douane.domain.delivery import Message
from meteo_douane.domain.event import Decision, Event

T = TypeVar("T")

#: Raised together with a migration that rewrites payloads.
VERSION = 1


@dataclass(frozen=True, slots=True)
class Stored(Generic[T]):
    """A value under the version of the program's types that wrote it."""

    version: int
    value: T


class Codec(Generic[T]):
    """Writes and reads the values of one type, a frozen dataclass or what such are made of."""

    def __init__(self, kind: object) -> None:
        self._kind = kind

    @cached_property
    def _adapter(self) -> TypeAdapter[Stored[T]]:
        # The type is known at run time only.
        return TypeAdapter(Stored[self._kind])  # type: ignore[name-defined]

    def encode(self, value: T) -> str:
        """Return the value as JSON."""
        return self._adapter.dump_json(Stored(VERSION, value), exclude_defaults=True).decode()

    def decode(self, text: str) -> T:
        """Return the value that was written; raises pydantic.ValidationError for what is no such value."""
        return self._adapter.validate_json(text).value


EVENT = Codec[Event](Event)
_DECISION = TypeAdapter(Decision)
_MESSAGE = TypeAdapter(Message)


def encode_decision(decision: Decision) -> str:
    """Return the decision without its event, which has a row of its own."""
    return _wrapped(_DECISION.dump_python(decision, mode="json", exclude={"event"}))


def decode_decision(text: str, event: Event) -> Decision:
    """Return the decision about this event."""
    return _DECISION.validate_python({**_unwrapped(text), "event": event})


def encode_message(message: Message) -> str:
    """Return the message with the keys of its events in place of the events."""
    without_events = {"__all__": {"event"}}
    tree = _MESSAGE.dump_python(
        message, mode="json", exclude={"decisions": without_events, "gathered": without_events}, exclude_defaults=True
    )
    return _wrapped({**tree, "events": _keys(message.decisions), "gathered_events": _keys(message.gathered)})


def events_of(message: str) -> Sequence[str]:
    """Return the keys of the events that an encoded message names."""
    tree = _unwrapped(message)
    return list(dict.fromkeys([*tree["events"], *tree.get("gathered_events", ())]))


def decode_message(text: str, events: dict[str, Event]) -> Message:
    """Return the message; `events` has, by key, those that it names."""
    tree = _unwrapped(text)
    for field, keys in (("decisions", tree.pop("events")), ("gathered", tree.pop("gathered_events", ()))):
        tree[field] = [{**one, "event": events[key]} for one, key in zip(tree.get(field, ()), keys, strict=True)]
    return _MESSAGE.validate_python(tree)


def _keys(decisions: Sequence[Decision]) -> list[str]:
    return [decision.event.key for decision in decisions]


def _wrapped(tree: dict[str, Any]) -> str:
    return to_json({"version": VERSION, "value": tree}).decode()


def _unwrapped(text: str) -> dict[str, Any]:
    value: dict[str, Any] = from_json(text)["value"]
    return value
