"""What changed since the last message, as people read it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from meteo_douane.domain.event import Change, Event, EventKind
from meteo_douane.domain.facts import scope_from
from meteo_douane.domain.notice import Fallback, Kind, Mode, Permission
from meteo_douane.telling import moments
from meteo_douane.telling.fallbacks import fallback_words
from meteo_douane.telling.moments import Side
from meteo_douane.telling.quoting import one_line
from meteo_douane.telling.scopes import scope_words
from meteo_douane.telling.voice import Phrase, Voice

_FIELDS = {
    "scope": Phrase("Services et modes", "Services and modes"),
    "starts_at": Phrase("Début", "Start"),
    "ends_at": Phrase("Fin prévue", "Planned end"),
    "fallback": Phrase("Procédure de secours", "Fallback"),
    "kind": Phrase("Nature du message", "Kind of message"),
}
_KINDS = {
    Kind.ALERT: Phrase("alerte", "alert"),
    Kind.BULLETIN: Phrase("bulletin", "bulletin"),
    Kind.END: Phrase("fin", "end"),
    Kind.MAINTENANCE: Phrase("maintenance", "maintenance"),
    Kind.CANCELLATION: Phrase("annulation", "cancellation"),
    Kind.MALFUNCTION: Phrase("dysfonctionnement", "malfunction"),
    Kind.INFORMATION: Phrase("information", "information"),
    Kind.UNCLASSIFIED: Phrase("non compris", "not understood"),
}
_LINE = Phrase("{field} : {after} (auparavant : {before})", "{field}: {after} (before: {before})")
_NOT_STATED = Phrase("non précisé", "not stated")


def changes_since_told(kind: EventKind, event: Event, voice: Voice, now: datetime) -> tuple[str, ...]:
    """Return what has changed for somebody who was told before: to whom a growing trouble opens, all of it is new."""
    if kind is EventKind.OPENED:
        return ()
    return tuple(change_words(change, voice, now) for change in event.changes)


def change_words(change: Change, voice: Voice, now: datetime) -> str:
    """Return "Fin prévue : mardi … à 17 h 00 (auparavant : mardi … à 14 h 30)"."""
    field = _FIELDS.get(change.field)
    return _LINE.to(
        voice.language,
        field=field.to(voice.language) if field else one_line(change.field),
        before=_value(change.field, change.before, voice, now),
        after=_value(change.field, change.after, voice, now),
    )


def _value(field: str, written: str, voice: Voice, now: datetime) -> str:
    """Return a value in words; one that is not written as `Change` asks is shown as it is."""
    if not written:
        return _NOT_STATED.to(voice.language)
    try:
        return _READERS[field](written, voice, now)
    except (KeyError, ValueError):
        return one_line(written)


def _scope(written: str, voice: Voice, _: datetime) -> str:
    return scope_words(scope_from(written), voice)


def _moment(written: str, voice: Voice, _: datetime) -> str:
    return moments.full(Side.ALONE, datetime.fromisoformat(written), voice)


def _fallback(written: str, voice: Voice, now: datetime) -> str:
    permission, _, rest = written.partition(" ")
    interval, _, modes = rest.partition(" ")
    starts_at, _, ends_at = interval.partition("/")
    limited = frozenset(Mode(mode) for mode in modes.split(",")) if modes else None
    fallback = Fallback(Permission(permission), _optional(starts_at), _optional(ends_at), limited)
    return fallback_words(fallback, now, voice)


def _optional(written: str) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def _kind(written: str, voice: Voice, _: datetime) -> str:
    return _KINDS[Kind(written)].to(voice.language)


_READERS: dict[str, Callable[[str, Voice, datetime], str]] = {
    "scope": _scope,
    "starts_at": _moment,
    "ends_at": _moment,
    "fallback": _fallback,
    "kind": _kind,
}
