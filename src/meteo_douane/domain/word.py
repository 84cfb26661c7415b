"""A further notice as it bears on one episode that is in force."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.notice import Kind, Notice, Scope
from meteo_douane.domain.sighting import Sighting, written_by

ABOUT_ANOTHER = frozenset({Kind.BULLETIN, Kind.END})
"""Kinds that speak of an alert without being one: they do not say anew what it is or when it began."""


@dataclass(frozen=True, slots=True)
class Word:
    """A notice as it bears on one episode: `affects` is the part of its scope that is this episode's."""

    sighting: Sighting
    affects: Scope
    catalogue: Catalogue
    now: datetime
    said_by_others: Scope = field(default_factory=Scope)
    """What other notices of the episode, that have not gone, say to be in trouble."""
    ended_since: Scope = field(default_factory=Scope)
    """What other words have ended that were written later."""

    @property
    def notice(self) -> Notice:
        """The notice itself."""
        return self.sighting.notice

    @property
    def is_about_another(self) -> bool:
        """Whether it speaks of an alert without being one."""
        return self.notice.kind.value in ABOUT_ANOTHER

    @property
    def is_of_its_kind_before(self) -> bool:
        """Whether the same notice was of this kind before."""
        before = self.sighting.before
        return before is not None and before.kind.value is self.notice.kind.value

    def is_late(self, moment: datetime | None) -> bool:
        """Whether a notice that is new to us was written before a moment."""
        written = written_by(self.notice)
        is_new = self.sighting.before is None
        return is_new and written is not None and moment is not None and written < moment

    def saying(self, notice: Notice) -> Word:
        """Return the word as if the notice said this."""
        return replace(self, sighting=replace(self.sighting, notice=notice))
