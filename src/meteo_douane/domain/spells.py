"""Readings in a row that came to the same, as one: thousands of them, for people."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from meteo_douane.domain.observation import Outcome, Reading, Source


@dataclass(frozen=True, slots=True)
class Spell:
    """Readings of one source, one after the other, with the same outcome, status, detail and kept body.

    `body` is empty where the body was not kept: it said what the one before said. `longest_gap` is the longest time
    between the ends of two of them.
    """

    source: Source
    outcome: Outcome
    status: int | None
    detail: str
    body: str
    since: datetime
    until: datetime
    readings: int = 1
    longest_gap: timedelta = timedelta()

    @property
    def _result(self) -> tuple[object, ...]:
        return self.source, self.outcome, self.status, self.detail, self.body

    def followed_by(self, other: Spell) -> Spell | None:
        """Return both as one, or None if the other came to something else."""
        if other._result != self._result:
            return None
        gap = max(self.longest_gap, other.since - self.until, other.longest_gap)
        return replace(self, until=other.until, readings=self.readings + other.readings, longest_gap=gap)


def spell_of(reading: Reading, kept: Container[str]) -> Spell:
    """Return one reading as a spell; `kept` has the digests of the bodies that are kept."""
    body = reading.sha256 if reading.sha256 in kept else ""
    at = reading.ended_at
    return Spell(reading.source, reading.outcome, reading.status, reading.detail, body, at, at)
