"""A notice as it stands in the source: its latest edition, where it is listed, and what it has done."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from meteo_douane.domain.facts import Facts
from meteo_douane.domain.notice import Notice, Scope
from meteo_douane.domain.observation import Source

GONE = 2
"""Good readings in a row without a notice, after which it has vanished (contract §5, rule 3)."""


@dataclass(frozen=True, slots=True)
class Voice:
    """How one source shows a notice: what it calls it, the mark of its words, and for how long it has not listed it."""

    key: str
    mark: str
    misses: int = 0

    @property
    def is_listed(self) -> bool:
        """Whether the last good reading had it."""
        return self.misses == 0

    @property
    def revision(self) -> str:
        """The edition of its words, as `identity.mark_of` puts it behind their kind."""
        return self.mark.partition("|")[2]


@dataclass(frozen=True, slots=True)
class Publication:
    """One notice, in whatever sources and editions it was seen (contract §5, rule 8). Moments are aware and in UTC.

    `author` is the source whose words the edition has; `former` is what earlier editions stated. `episodes` are those
    that it belongs to, and `closed` is what it ended in each.
    """

    id: str
    notice: Notice
    author: Source
    first_seen_at: datetime
    voices: dict[Source, Voice]
    former: tuple[Facts, ...] = ()
    episodes: tuple[str, ...] = ()
    closed: dict[str, Scope] = field(default_factory=dict)

    @property
    def is_listed(self) -> bool:
        """Whether the last good reading of any source had it."""
        return any(voice.is_listed for voice in self.voices.values())

    @property
    def is_gone(self) -> bool:
        """Whether it has vanished from every source that had it."""
        return all(voice.misses >= GONE for voice in self.voices.values())
