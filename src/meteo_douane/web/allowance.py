"""How often somebody may try to change something: who tries a token a second, or leans on a button, waits."""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

#: So many addresses are remembered; the one that was quiet for longest is forgotten first.
REMEMBERED = 1000


@dataclass(slots=True)
class Allowance:
    """At most so many tries within some time, for each address by itself."""

    at_most: int = 30
    within: timedelta = timedelta(minutes=1)
    _tries: OrderedDict[str, deque[datetime]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def wait(self, address: str, now: datetime) -> timedelta | None:
        """Count a try, or return how long this address is to wait for its next one."""
        with self._lock:
            tries = self._of(address)
            while tries and now - tries[0] >= self.within:
                tries.popleft()
            if len(tries) >= self.at_most:
                return tries[0] + self.within - now
            tries.append(now)
            return None

    def _of(self, address: str) -> deque[datetime]:
        tries = self._tries.setdefault(address, deque(maxlen=self.at_most))
        self._tries.move_to_end(address)
        if len(self._tries) > REMEMBERED:
            self._tries.popitem(last=False)
        return tries
