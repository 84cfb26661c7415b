"""The hours in a title: how long it lasted, when it is to end, or from when to when an operation is planned."""

from __future__ import annotations

from datetime import datetime, timedelta

from meteo_douane.domain.event import ENDS, Event, EventKind
from meteo_douane.domain.facts import believable
from meteo_douane.domain.notice import Kind, Notice
from meteo_douane.telling import moments
from meteo_douane.telling.moments import Side
from meteo_douane.telling.voice import Phrase, Voice

_LASTED = Phrase("durée {length}", "lasted {length}")
_ABOUT = Phrase("environ {length}", "about {length}")
_END_PLANNED = Phrase("fin prévue {when}", "planned end {when}")
_END_PASSED = Phrase("fin prévue {when} dépassée", "planned end {when} passed")
_WAS_PLANNED = Phrase("prévue {when}", "planned {when}")

_PLANNED = {Kind.MAINTENANCE, Kind.CANCELLATION}


def times_of(kind: EventKind, event: Event, voice: Voice, now: datetime) -> tuple[str, ...]:
    """Return how long it lasted or, of what goes on or is planned, the hours that are foreseen, if any."""
    notice, length = event.notice, lasted(event)
    if kind is EventKind.ENDED and length is not None:
        return (_LASTED.to(voice.language, length=length_words(event, length, voice)),)
    if notice is None or kind in ENDS or notice.kind.value is Kind.END:
        return ()
    if is_window(kind, notice):
        return _window(notice, now, voice)
    ends_at = believable(notice.ends_at)
    if ends_at is None:
        return ()
    phrase = _END_PASSED if ends_at <= now else _END_PLANNED
    phrase = _WAS_PLANNED if kind is EventKind.OVERDUE else phrase
    return (phrase.to(voice.language, when=moments.short(Side.AT, ends_at, now, voice)),)


def day_beside(notice: Notice | None) -> datetime | None:
    """Return the day that a title with the window of an operation shows anyway."""
    return believable(notice.starts_at) if notice and notice.kind.value in _PLANNED else None


def is_window(kind: EventKind, notice: Notice | None) -> bool:
    """Tell whether the hours of what happened are those of an operation, from when to when."""
    return kind is not EventKind.OVERDUE and notice is not None and notice.kind.value in _PLANNED


def lasted(event: Event) -> timedelta | None:
    """Return how long the episode lasted: to the end that the notice states, or else to when we saw it."""
    if event.opened_at is None:
        return None
    stated = event.notice.ends_at.value if event.notice else None
    length = (stated or event.at) - event.opened_at
    return length if length >= timedelta(0) else None


def length_words(event: Event, length: timedelta, voice: Voice) -> str:
    """Return "3 h 20", or "environ 3 h 20" if the end is when we saw it, or the beginning when a part was added."""
    words = moments.duration(length, voice.language)
    if event.notice is not None and event.notice.ends_at.value is not None and not event.began:
        return words
    return _ABOUT.to(voice.language, length=words)


def _window(notice: Notice, now: datetime, voice: Voice) -> tuple[str, ...]:
    starts_at, ends_at = believable(notice.starts_at), believable(notice.ends_at)
    if starts_at and ends_at:
        return (moments.window_short(starts_at, ends_at, voice),)
    if starts_at:
        return (moments.short(Side.FROM, starts_at, now, voice),)
    return (moments.short(Side.UNTIL, ends_at, now, voice),) if ends_at else ()
