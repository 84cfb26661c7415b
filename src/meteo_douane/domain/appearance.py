"""Which editions the sources list, and since when: what a reading changes of that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from meteo_douane.domain.observation import Source
from meteo_douane.domain.publication import Publication


@dataclass(frozen=True, slots=True)
class Listed:
    """An edition of a publication, in the listing of one source."""

    publication: str
    source: Source
    revision: str


@dataclass(frozen=True, slots=True)
class Appearance:
    """A stretch of time in which every good reading of a source listed an edition. Moments are aware and in UTC.

    They are ends of readings: the first and the last that had it. `last_seen_at` is None as long as it is listed.
    """

    listed: Listed
    first_seen_at: datetime
    last_seen_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Turnover:
    """What a reading lists that the one before did not, and the reverse."""

    came: tuple[Listed, ...]
    went: tuple[Listed, ...]


def turnover(before: Mapping[str, Publication], after: Mapping[str, Publication]) -> Turnover:
    """Return what changed between two beliefs; publications that are the very same are passed over."""
    came: list[Listed] = []
    went: list[Listed] = []
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        if old is not new:
            was, now = tuple(_listed(old)), tuple(_listed(new))
            came += [one for one in now if one not in was]
            went += [one for one in was if one not in now]
    return Turnover(tuple(came), tuple(went))


def _listed(publication: Publication | None) -> Iterator[Listed]:
    if publication is not None:
        for source, voice in publication.voices.items():
            if voice.is_listed:
                yield Listed(publication.id, source, voice.revision)
