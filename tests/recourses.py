"""Recourses for tests, written line by line on the evening of an invented trouble."""

from __future__ import annotations

from datetime import datetime, timedelta

from builders import EDI, NOON
from meteo_douane.domain.notice import Mode
from meteo_douane.domain.recourse import Entry, EntryKind, Recourse
from meteo_douane.domain.recourse_writing import Objection, Writing

MINUTE = timedelta(minutes=1)


def at(minutes: int) -> datetime:
    """A moment after the trouble began."""
    return NOON + minutes * MINUTE


def by(minutes: int, who: str = "Claire Martin") -> Writing:
    return Writing(who, at(minutes))


def an_opening(service: str = "delta-g", mode: Mode = EDI, name: str = "secours-1") -> Entry:
    return Entry(
        name,
        EntryKind.OPENED,
        at(5),
        "Claire Martin",
        at(0),
        "Motif.",
        office="Le Havre Port",
        service=service,
        mode=mode,
    )


def written(entry: Entry | Objection) -> Entry:
    assert isinstance(entry, Entry), entry
    return entry


def followed(recourse: Recourse, entry: Entry | Objection) -> Recourse:
    return Recourse((*recourse.entries, written(entry)))


PREPARED = Recourse((an_opening(),))
#: The request was registered ten minutes after the trouble began, and written down at once.
REGISTERED = followed(PREPARED, by(10).registration(PREPARED, "2026-004217", at(10)))
ACTIVE = followed(REGISTERED, by(14).information(REGISTERED, "Le Havre Port", at(13)))
WITH_REFERENCES = followed(ACTIVE, by(20).addition(ACTIVE, "26FR0001"))
WITH_REFERENCES = followed(WITH_REFERENCES, by(21).addition(WITH_REFERENCES, "26FR0002"))
ENDED = followed(WITH_REFERENCES, by(130).end(WITH_REFERENCES, at(120)))
