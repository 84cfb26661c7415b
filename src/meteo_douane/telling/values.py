"""What was read in a notice, value by value: in words, with the quote that it was read from and what is doubtful."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from meteo_douane.domain.notice import Fallback, Notice, Permission, Read, Scope
from meteo_douane.telling.doubting import doubt_words
from meteo_douane.telling.fallbacks import fallback_words
from meteo_douane.telling.moments import Side, full
from meteo_douane.telling.quoting import one_line
from meteo_douane.telling.scopes import scope_words, service_names
from meteo_douane.telling.terms import KINDS
from meteo_douane.telling.voice import Phrase, Voice

LABELS = {
    "kind": Phrase("nature", "kind"),
    "bulletin_number": Phrase("bulletin n°", "bulletin no."),
    "affects": Phrase("touche", "affects"),
    "restores": Phrase("rétablit", "restores"),
    "mentions": Phrase("cite", "mentions"),
    "cause": Phrase("origine", "cause"),
    "published_at": Phrase("publié", "published"),
    "starts_at": Phrase("début", "starts"),
    "ends_at": Phrase("fin", "ends"),
    "fallback": Phrase("secours", "fallback"),
}
"""The fields of a notice that keep their quotes, in the order of the contract."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value that is stated; `quote` and `doubts` are harmless lines, or nothing."""

    label: str
    words: str
    quote: str
    doubts: tuple[str, ...]


def values_of(notice: Notice, seen_at: datetime, voice: Voice) -> Iterator[Value]:
    """Yield what was read in a notice; what is neither stated nor doubtful is left out."""
    for name, label in LABELS.items():
        read: Read[Any] = getattr(notice, name)
        words = value_words(name, read, seen_at, voice)
        doubts = tuple(doubt_words(doubt, voice.language) for doubt in read.doubts)
        if words or doubts:
            yield Value(label.to(voice.language), words, one_line(read.quote), doubts)


def value_words(name: str, read: Read[Any], seen_at: datetime, voice: Voice) -> str:
    """Return the value of a field in words, or nothing if none is stated."""
    match read.value:
        case None | () | Scope(parts=()) | Fallback(permission=Permission.NOT_STATED):
            words = ""
        case Scope() as scope:
            words = scope_words(scope, voice)
        case datetime() as at:
            words = full(Side.AT, at, voice)
        case Fallback() as fallback:
            words = fallback_words(fallback, seen_at, voice)
        case tuple() as codes:
            words = service_names(codes, voice)
        case value:
            words = KINDS[str(value)].to(voice.language) if name == "kind" else str(value)
    return words
