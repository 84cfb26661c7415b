"""The chain of readings: each has a digest that includes the one before, so that a later change of any of them shows.

What it covers is the whole of a reading. Its order is that in which readings were written, of all sources and of all
programs that write to one database.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from meteo_douane.domain.observation import Reading

Record = dict[str, object]

BEGINNING = "0" * 64
"""What stands before the first reading."""


def record_of(reading: Reading) -> Record:
    """Return a reading as it is written for others to read, and as the chain covers it.

    A field that comes later must be left out where it has no value: the digests of what was written before must stay.
    """
    return {
        "source": reading.source.value,
        "started_at": instant(reading.started_at),
        "ended_at": instant(reading.ended_at),
        "outcome": reading.outcome.value,
        "status": reading.status,
        "detail": reading.detail,
        "sha256": reading.sha256,
        "size": reading.size,
        "headers": None if reading.headers is None else [list(header) for header in reading.headers],
    }


def linked(before: str, record: Record) -> str:
    """Return the digest of a reading: SHA-256 of the digest before it, a line break, and its record in its one form."""
    return hashlib.sha256(f"{before}\n{canonical(record)}".encode()).hexdigest()


def canonical(value: object) -> str:
    """Return the one form that a value has as JSON: keys in order, no blanks, every character as itself."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def instant(at: datetime) -> str:
    """Return a moment in UTC, to the microsecond."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def line_of(record: Record, chain: str | None) -> str:
    """Return the one line of a file that a reading and its digest make."""
    return canonical({"chain": chain, "reading": record})


@dataclass(frozen=True, slots=True)
class Walk:
    """A walk along the chain: `digest` is that of the last reading met, `broken_at` the first (from 1) that is wrong.

    Readings from before there was a chain have no digest (`unchained`), and stand only at its beginning.
    """

    digest: str = BEGINNING
    readings: int = 0
    unchained: int = 0
    broken_at: int | None = None

    def on(self, record: Record, chain: str | None) -> Walk:
        """Return the walk one reading further; the digest that was found counts on, so that one fault is one."""
        number = self.readings + 1
        if chain is None and self.unchained == self.readings:
            return replace(self, readings=number, unchained=number)
        is_wrong = chain != linked(self.digest, record)
        broken_at = number if is_wrong and self.broken_at is None else self.broken_at
        return replace(self, digest=chain or self.digest, readings=number, broken_at=broken_at)
