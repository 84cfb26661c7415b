"""What is wrong with the program itself, gathered from wherever it shows, for the monitor to tell the operator."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from threading import Lock

from meteo_douane.domain.complaints import Complaint
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.upkeep import Statements


@dataclass(slots=True)
class Upkeep:
    """Takes complaints from any thread; the monitor asks for them at each reading and remembers what was told.

    A configuration that is rejected while the program runs is stated here by `cli/stating.py`, and none once one is
    accepted.
    """

    _stated: dict[EventKind, dict[str, Complaint]] = field(default_factory=dict)
    _partings: dict[EventKind, str] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def stands(self, kind: EventKind, complaints: Iterable[Complaint], *, parting: str = "") -> None:
        """State all that is wrong of a kind: what is not among it is over, and `parting` is what to say of that."""
        with self._lock:
            self._stated[kind] = {one.subject: one for one in complaints}
            self._partings[kind] = parting

    def adds(self, complaint: Complaint) -> None:
        """State one thing more that is wrong."""
        with self._lock:
            self._stated.setdefault(complaint.kind, {})[complaint.subject] = complaint

    def has(self, kind: EventKind, subject: str) -> bool:
        """Return whether a complaint is stated, whatever its detail."""
        with self._lock:
            return subject in self._stated.get(kind, {})

    def stated(self) -> Statements:
        """Return what is wrong, of each kind of which anything was stated."""
        with self._lock:
            complaints = {kind: tuple(complaints.values()) for kind, complaints in self._stated.items()}
            return Statements(complaints, dict(self._partings))
