"""What a commit was to give out of which nobody can say whether it was written: the answer of the server was lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock

from meteo_douane.domain.delivery import Delivery
from meteo_douane.ports import Store


@dataclass(slots=True)
class InDoubt:
    """If it was written, it is ours to send: nobody else does until its claim runs out, and then as a repeat."""

    store: Store
    _doubted: dict[str, Delivery] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def adds(self, deliveries: Iterable[Delivery]) -> None:
        """Remember these, as they would have been given out."""
        with self._lock:
            self._doubted |= {one.message.key: one for one in deliveries}

    def found(self) -> tuple[Delivery, ...]:
        """Return, once, those that were given out after all; raises StorageError where that cannot be asked yet."""
        with self._lock:
            doubted, self._doubted = self._doubted, {}
        if not doubted:
            return ()
        is_known = False
        try:
            owed = self.store.owed()
            is_known = True
        finally:
            if not is_known:
                self.adds(doubted.values())
        return tuple(one for one in owed if _is_as_given(one, doubted.get(one.message.key)))


def _is_as_given(owed: Delivery, doubted: Delivery | None) -> bool:
    return doubted is not None and (owed.state, owed.next_at) == (doubted.state, doubted.next_at)
