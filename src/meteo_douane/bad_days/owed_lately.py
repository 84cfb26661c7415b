"""What was owed a moment ago and is not known to have arrived: all there is to go by where nothing can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from threading import Lock

from meteo_douane.domain.delivery import Delivery, Message
from meteo_douane.domain.event import Decision, EventKind
from meteo_douane.domain.retelling import is_last_resort

#: What was owed earlier has arrived, or its channel does not work.
LATELY = timedelta(minutes=5)

_Owed = tuple[float, Delivery]
"""Since when it is owed, and what it has become."""


@dataclass(slots=True)
class OwedLately:
    """The deliveries that this program has owed lately, as it last saw each; others may have sent them since."""

    steady: Callable[[], float]
    _owed: dict[str, _Owed] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def adds(self, deliveries: Iterable[Delivery]) -> None:
        """Remember what is owed from now on, and forget what is so no longer lately."""
        with self._lock:
            now = self.steady()
            oldest = now - LATELY.total_seconds()
            self._owed = {key: (at, one) for key, (at, one) in self._owed.items() if at >= oldest}
            self._owed |= {one.message.key: (now, one) for one in deliveries}

    def sees(self, deliveries: Iterable[Delivery]) -> None:
        """Take in what has become of some: tried in vain, or settled."""
        with self._lock:
            for one in deliveries:
                if one.message.key in self._owed:
                    self._owed[one.message.key] = (self._owed[one.message.key][0], one)

    def sees_claimed(self, deliveries: Iterable[Delivery]) -> None:
        """Take in what was claimed, and with it what it says, or leaves unsaid, in place of others that waited."""
        with self._lock:
            for one in deliveries:
                self._owed = dict(_beside(one, self._owed))

    def left(self) -> tuple[Delivery, ...]:
        """Return what is owed still, as far as is known here, the oldest first."""
        self.adds(())
        with self._lock:
            return tuple(one for _, one in self._owed.values() if one.state.is_owed)


def _beside(claimed: Delivery, owed: Mapping[str, _Owed]) -> Iterator[tuple[str, _Owed]]:
    """Return what is owed with one that was claimed, in its place; what was split off stands where its parts stood."""
    own = claimed.message.key
    is_placed = own in owed
    for key, (at, waiting) in owed.items():
        left = claimed if key == own else _without_what_is_said(waiting, claimed.message)
        if left is not waiting and not is_placed:
            is_placed = True
            yield own, (at, claimed)
        if left is not None:
            yield key, (at, left)


def _without_what_is_said(waiting: Delivery, said: Message) -> Delivery | None:
    """Return what is left to be said of what waits, or None."""
    message = waiting.message
    kept = tuple(one for one in message.decisions if not _is_done_with(one, said))
    if message.channel != said.channel or len(kept) == len(message.decisions):
        return waiting
    gathered = tuple(one for one in message.gathered if not _is_done_with(one, said))
    return replace(waiting, message=replace(message, decisions=kept, gathered=gathered)) if kept else None


def _is_done_with(decision: Decision, said: Message) -> bool:
    """Return whether a message says it, or is said to the same watch and makes a repeat superfluous (`folding`)."""
    if decision.event_kind is EventKind.REPEATED:
        is_answered = said.event_kind is EventKind.ACKNOWLEDGED or not is_last_resort(decision)
        others = (one for one in said.decisions if one.event.episode == decision.event.episode)
        return is_answered and any(one.watch == decision.watch for one in others)
    return any(one.event.key == decision.event.key and one.watch == decision.watch for one in said.said)
