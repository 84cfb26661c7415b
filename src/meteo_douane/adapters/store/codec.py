"""Values of the domain as JSON text, and back; what an older version of the program wrote still loads.

Fields that an older version did not know take their defaults, fields that are gone are passed over. A change that
needs more (a field renamed, a value of another type) is a migration that rewrites the rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter
from pydantic_core import from_json, to_json

from meteo_douane.domain.delivery import Message
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.event import Decision, Event
from meteo_douane.ports import Edition

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


# Each is made once: what reads and writes such values takes memory.
EDITION = Codec[Edition](Edition)
EPISODE = Codec[Episode](Episode)
EVENT = Codec[Event](Event)
_DECISION = TypeAdapter(Decision)
_MESSAGE = TypeAdapter(Message)
_FIELDS = tuple(one.name for one in fields(Decision))
_GROUPED_BY = tuple(name for name in _FIELDS if name not in {"event", "watch"})


def encode_decision(decision: Decision) -> str:
    """Return the decision without its event, which has a row of its own."""
    return _wrapped(_DECISION.dump_python(decision, mode="json", exclude={"event"}))


def decode_decision(text: str, event: Event) -> Decision:
    """Return the decision about this event."""
    return _DECISION.validate_python({**_unwrapped(text), "event": event})


def encode_message(message: Message) -> str:
    """Return the message with the keys of its events in place of the events.

    Decisions that differ in their watch alone are written once: a thousand watches may be told the same.
    """
    tree = _MESSAGE.dump_python(message, mode="json", exclude={"decisions", "gathered"}, exclude_defaults=True)
    return _wrapped({**tree, "decisions": _grouped(message.decisions), "gathered": _grouped(message.gathered)})


def events_of(message: str) -> Sequence[str]:
    """Return the keys of the events that an encoded message names."""
    tree = _unwrapped(message)
    groups = [*tree["decisions"], *tree.get("gathered", ())]
    return list(dict.fromkeys([*tree.get("events", ()), *(one["event"] for one in groups if "event" in one)]))


def decode_message(text: str, events: dict[str, Event]) -> Message:
    """Return the message; `events` has, by key, those that it names."""
    tree = _unwrapped(text)
    if "events" in tree:  # as it was written before, an entry for each watch and the events beside
        pairs = zip(tree["decisions"], tree.pop("events"), strict=True)
        tree["decisions"] = [{**one, "event": key, "watches": [one["watch"]]} for one, key in pairs]
    decisions, gathered = (_ungrouped(tree.pop(name, ()), events) for name in ("decisions", "gathered"))
    return replace(_MESSAGE.validate_python({**tree, "decisions": ()}), decisions=decisions, gathered=gathered)


def _grouped(decisions: Sequence[Decision]) -> list[dict[str, Any]]:
    groups = [tuple(group) for _, group in groupby(decisions, key=_all_but_the_watch)]
    return [
        {
            **_DECISION.dump_python(group[0], mode="json", exclude={"event", "watch"}, exclude_defaults=True),
            "event": group[0].event.key,
            "watches": [decision.watch for decision in group],
        }
        for group in groups
    ]


def _all_but_the_watch(decision: Decision) -> tuple[object, ...]:
    return (decision.event.key, *(getattr(decision, name) for name in _GROUPED_BY))


def _ungrouped(groups: Sequence[dict[str, Any]], events: dict[str, Event]) -> tuple[Decision, ...]:
    return _decisions(to_json(groups), tuple(events[group["event"]] for group in groups))


@lru_cache(maxsize=32)
def _decisions(groups: bytes, events: tuple[Event, ...]) -> tuple[Decision, ...]:
    """Return the decisions of some groups; kept, because what a thousand watches are told is told on many channels."""
    return tuple(one for tree, event in zip(from_json(groups), events, strict=True) for one in _of_group(tree, event))


def _of_group(group: dict[str, Any], event: Event) -> tuple[Decision, ...]:
    watches = group.pop("watches")
    one = _DECISION.validate_python({**group, "watch": watches[0], "event": event})
    # `replace` asks each of a thousand watches what fields there are.
    same = {name: getattr(one, name) for name in _FIELDS}
    return tuple(Decision(**{**same, "watch": watch}) for watch in watches)


def _wrapped(tree: dict[str, Any]) -> str:
    return to_json({"version": VERSION, "value": tree}).decode()


def _unwrapped(text: str) -> dict[str, Any]:
    value: dict[str, Any] = from_json(text)["value"]
    return value
