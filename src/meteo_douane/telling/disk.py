"""Why what is read is not kept: the disk is full, or the database cannot be written."""

from __future__ import annotations

from datetime import datetime

from meteo_douane.domain.episodes import Known
from meteo_douane.domain.event import EventKind
from meteo_douane.telling import moments
from meteo_douane.telling.moments import Side
from meteo_douane.telling.voice import Phrase, Voice

_DISK = {
    EventKind.NO_ROOM: Phrase(
        "Disque plein {since} : les lectures ne sont plus conservées",
        "Disk full {since}: readings are no longer kept",
    ),
    EventKind.UNWRITABLE: Phrase(
        "Base de données non modifiable {since} : plus rien n'est conservé",
        "Database not to be written {since}: nothing is kept any more",
    ),
}


def disk_lines(known: Known, now: datetime, voice: Voice) -> tuple[str, ...]:
    """Return why what is read is not kept, if so."""
    return tuple(
        _DISK[one.complaint.kind].to(voice.language, since=moments.short(Side.SINCE, one.since, now, voice))
        for one in known.upheld.values()
        if one.complaint.kind in _DISK
    )
