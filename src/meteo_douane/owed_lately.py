"""What was owed a moment ago and is not known to have arrived: all there is to go by where nothing can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from threading import Lock

from meteo_douane.domain.delivery import Delivery, Message

#: What was owed earlier has arrived, or its channel does not work.
LATELY = timedelta(minutes=5)


@dataclass(slots=True)
class OwedLately:
    """The deliveries that this program has owed lately, as it last saw each; others may have sent them since."""

    steady: Callable[[], float]
    _owed: dict[str, tuple[float, Delivery]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def adds(self, deliveries: Iterable[Delivery]) -> None:
        """Remember what is owed from now on, and forget what is so no longer lately."""
        with self._lock:
            now = self.steady()
            oldest = now - LATELY.total_seconds()
            self._owed = {key: (at, one) for key, (at, one) in self._owed.items() if at >= oldest}
            self._owed |= {one.message.key: (now, one) for one in deliveries}

    def sees(self, deliveries: Iterable[Delivery]) -> None:
        """Take in what has become of some: claimed, tried in vain, or settled; and what they say for others."""
        with self._lock:
            for one in deliveries:
                self._owed = dict(self._without_what_is_said_by(one.message))
                if one.message.key in self._owed:
                    self._owed[one.message.key] = (self._owed[one.message.key][0], one)

    def _without_what_is_said_by(self, said: Message) -> Iterator[tuple[str, tuple[float, Delivery]]]:
        told = {(one.event.key, one.watch) for one in said.gathered}
        for key, (at, delivery) in self._owed.items():
            message = delivery.message
            if key == said.key or message.channel != said.channel or told.isdisjoint(_said_by(message)):
                yield key, (at, delivery)
            elif rest := tuple(one for one in message.decisions if (one.event.key, one.watch) not in told):
                yield key, (at, replace(delivery, message=replace(message, decisions=rest)))

    def left(self) -> tuple[Delivery, ...]:
        """Return what is owed still, as far as is known here, the oldest first."""
        self.adds(())
        with self._lock:
            return tuple(one for _, one in self._owed.values() if one.state.is_owed)


def _said_by(message: Message) -> Iterable[tuple[str, str]]:
    return ((one.event.key, one.watch) for one in message.decisions)
