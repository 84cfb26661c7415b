"""The matrix of the first page: each of our services in each mode, in words that need no colour."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from meteo_douane.domain.digest import Entry
from meteo_douane.domain.notice import Mode, Permission
from meteo_douane.domain.outlook import Cell, Hold, Row
from meteo_douane.telling import moments
from meteo_douane.telling.doubting import to_be_checked
from meteo_douane.telling.fallbacks import fallback_until
from meteo_douane.telling.happenings import nature_of
from meteo_douane.telling.moments import Side
from meteo_douane.telling.scopes import short_name, short_names
from meteo_douane.telling.voice import Phrase, Voice

_MATRIX = Phrase("Vos services, mode par mode", "Your services, mode by mode")
_SERVICE = Phrase("Service", "Service")
_HOLDS = {
    Hold.IN_FORCE: Phrase("{nature}", "{nature}"),
    Hold.PERHAPS: Phrase("{nature}, mode non précisé", "{nature}, mode not stated"),
    Hold.PLANNED: Phrase("prévu : {window}", "planned: {window}"),
    Hold.CALM: Phrase("rien", "nothing"),
    Hold.CLOSED_BY_US: Phrase("clos par nous, aucune fin publiée", "closed by us, no end published"),
    Hold.TO_READ: Phrase("à vérifier", "to be checked"),
    Hold.UNKNOWN: Phrase("inconnu", "unknown"),
    Hold.NOT_WATCHED: Phrase("non suivi", "not watched"),
}
_PART = Phrase("{words} ({parts} seulement)", "{words} ({parts} only)")
_DISPUTED = Phrase("{words} · secours : les messages diffèrent", "{words} · fallback: the messages differ")
#: How things stand now is not known, whatever is planned.
_DOUBTFUL = frozenset({Hold.TO_READ, Hold.UNKNOWN, Hold.CLOSED_BY_US})
_NO_HOUR = Phrase("heures non précisées", "hours not stated")


@dataclass(frozen=True, slots=True)
class Shown:
    """One cell of the matrix: its words, and what it is for the style sheet."""

    words: str
    mark: str


@dataclass(frozen=True, slots=True)
class Line:
    """One service of the matrix."""

    service: str
    cells: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class MatrixWords:
    """All of it; without a line there is no matrix to show."""

    heading: str
    service_label: str
    modes: tuple[str, ...]
    lines: tuple[Line, ...]


def matrix_words(rows: Iterable[Row], now: datetime, voice: Voice) -> MatrixWords:
    """Return the matrix as of a moment."""
    return MatrixWords(
        heading=_MATRIX.to(voice.language),
        service_label=_SERVICE.to(voice.language),
        modes=tuple(mode.value.upper() for mode in Mode),
        lines=tuple(_line(row, now, voice) for row in rows),
    )


def _line(row: Row, now: datetime, voice: Voice) -> Line:
    return Line(
        short_name(row.service, voice), tuple(Shown(_cell(cell, now, voice), cell.hold.value) for cell in row.cells)
    )


def _cell(cell: Cell, now: datetime, voice: Voice) -> str:
    entry, held = cell.entry, _HOLDS[cell.hold]
    if entry is None:
        return held.to(voice.language)
    nature, window = nature_of(entry.kind).to(voice.language), _window(entry, now, voice)
    words = held.to(voice.language, nature=nature, window=window)
    if cell.parts:
        parts = short_names(cell.parts, voice)
        words = _PART.to(voice.language, words=words, parts=parts)
    if cell.hold in _DOUBTFUL:
        return f"{words} · {_HOLDS[Hold.PLANNED].to(voice.language, window=window)}"
    if cell.is_fallback_disputed:
        return _DISPUTED.to(voice.language, words=words)
    if cell.hold is Hold.PLANNED or (
        cell.fallback.permission is Permission.NOT_STATED and entry.fallback.permission is Permission.NOT_STATED
    ):
        return words
    fallback = fallback_until(cell.fallback, now, voice)
    return f"{words} · {to_be_checked(fallback, voice.language) if cell.is_fallback_doubtful else fallback}"


def _window(entry: Entry, now: datetime, voice: Voice) -> str:
    if entry.starts_at is None:
        return _NO_HOUR.to(voice.language)
    if entry.ends_at is None:
        return moments.short(Side.FROM, entry.starts_at, now, voice)
    return moments.window_short(entry.starts_at, entry.ends_at, voice)
