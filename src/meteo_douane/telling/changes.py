"""What changed since the last message, as people read it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from meteo_douane.domain.delivery import Message
from meteo_douane.domain.event import Change, Event, EventKind
from meteo_douane.domain.facts import fallback_from, scope_from
from meteo_douane.domain.notice import Kind, Permission
from meteo_douane.telling import moments
from meteo_douane.telling.fallback_told import told_by
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
_UNNAMED = Phrase(
    "Le message ne nomme plus {scope} : sans fin publiée, la situation y reste inchangée",
    "The message no longer names {scope}; no end is published, so nothing has changed there",
)
_NOT_STATED = Phrase("non précisé", "not stated")
_NOT_STATED_OF = {
    "scope": Phrase("non précisés", "not stated"),
    "ends_at": Phrase("non précisée", "not stated"),
    "fallback": Phrase("non précisée", "not stated"),
}


def changes_since_told(message: Message, event: Event, voice: Voice, now: datetime) -> tuple[str, ...]:
    """Return what has changed for somebody who was told before: to whom a growing trouble opens, all of it is new.

    What becomes of the fallback of services that they do not use is no change of theirs.
    """
    if message.event_kind is EventKind.OPENED:
        return ()
    is_of_others = told_by(message, event, voice.catalogue).is_of_others
    theirs = (change for change in event.changes if not (is_of_others and change.field == "fallback"))
    return tuple(change_words(change, voice, now) for change in theirs)


def change_words(change: Change, voice: Voice, now: datetime) -> str:
    """Return "Fin prévue : mardi … à 17 h 00 (auparavant : mardi … à 14 h 30)", or that something is passed over."""
    if change.field == "unnamed":
        return _UNNAMED.to(voice.language, scope=_value("scope", change.before, voice, now))
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
        return _NOT_STATED_OF.get(field, _NOT_STATED).to(voice.language)
    try:
        return _READERS[field](written, voice, now)
    except (KeyError, ValueError):
        return one_line(written)


def _scope(written: str, voice: Voice, _: datetime) -> str:
    return scope_words(scope_from(written), voice)


def _moment(written: str, voice: Voice, _: datetime) -> str:
    return moments.full(Side.ALONE, datetime.fromisoformat(written), voice)


def _fallback(written: str, voice: Voice, now: datetime) -> str:
    fallback = fallback_from(written)
    if fallback.permission is Permission.NOT_STATED:
        return _NOT_STATED_OF["fallback"].to(voice.language)
    return fallback_words(fallback, now, voice)


def _kind(written: str, voice: Voice, _: datetime) -> str:
    return _KINDS[Kind(written)].to(voice.language)


_READERS: dict[str, Callable[[str, Voice, datetime], str]] = {
    "scope": _scope,
    "starts_at": _moment,
    "ends_at": _moment,
    "fallback": _fallback,
    "kind": _kind,
}
