"""The first line: all that a locked phone shows. Made of our own words and the catalogue's names only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from meteo_douane.domain.delivery import Delivery, Message
from meteo_douane.domain.event import Decision, Event, EventKind
from meteo_douane.domain.notice import Fallback, Kind, Notice, Permission, Scope, ServiceScope
from meteo_douane.telling import moments
from meteo_douane.telling.fallbacks import fallback_line, fallback_permission
from meteo_douane.telling.gathered import began_and_ended
from meteo_douane.telling.happenings import happened, nature
from meteo_douane.telling.moments import Side
from meteo_douane.telling.people import reminder_head
from meteo_douane.telling.quoting import shortened
from meteo_douane.telling.scopes import scope_line
from meteo_douane.telling.voice import Phrase, Voice

LONGEST_TITLE = 120
BETWEEN = " · "

_SEVERAL = Phrase("Déjà en vigueur : {count} messages", "Already in force: {count} messages")
_LASTED = Phrase("durée {length}", "lasted {length}")
_ABOUT = Phrase("environ {length}", "about {length}")
_END_PLANNED = Phrase("fin prévue {when}", "planned end {when}")
FALLBACK_END_NOT_STATED = Phrase("fin du secours non précisée", "end of fallback not stated")
MAY_REPEAT = Phrase("répétition possible", "possible repeat")

_ENDS = {EventKind.ENDED, EventKind.PARTLY_ENDED}
_WITHOUT_FALLBACK = {EventKind.CANCELLED, EventKind.UNCLASSIFIED}
_ALONE = {EventKind.UNCLASSIFIED, EventKind.CHANNEL_DEAD, EventKind.CHANNEL_BACK}
_PLANNED = {Kind.MAINTENANCE, Kind.CANCELLATION}


def title_of(delivery: Delivery, voice: Voice, now: datetime) -> str:
    """Return the first line of a delivery, at most `LONGEST_TITLE` characters: kind, service, mode, fallback."""
    repeat = (MAY_REPEAT.to(voice.language),) if delivery.may_repeat else ()
    found = tuple(_from_fullest(delivery.message, voice, now))
    lines = [BETWEEN.join((*pieces, *repeat)) for pieces in found]
    least = BETWEEN.join(found[-1])  # that it may be a repeat is in the body too
    return next((line for line in lines if len(line) <= LONGEST_TITLE), shortened(least, LONGEST_TITLE))


def heading_of(decision: Decision, voice: Voice) -> str:
    """Return the line above one notice where a message has several."""
    event = decision.event
    return BETWEEN.join((nature(event.notice).to(voice.language), *scope_line(event.scope, voice, at_most=8)))


def lasted(event: Event) -> timedelta | None:
    """Return how long the episode lasted: to the end that the notice states, or else to when we saw it."""
    if event.opened_at is None:
        return None
    stated = event.notice.ends_at.value if event.notice else None
    length = (stated or event.at) - event.opened_at
    return length if length >= timedelta(0) else None


def length_words(event: Event, length: timedelta, voice: Voice) -> str:
    """Return "3 h 20", or "environ 3 h 20" if the end was not stated and is when we saw it."""
    words = moments.duration(length, voice.language)
    if event.notice is not None and event.notice.ends_at.value is not None:
        return words
    return _ABOUT.to(voice.language, length=words)


def _from_fullest(message: Message, voice: Voice, now: datetime) -> Iterator[tuple[str, ...]]:
    """Yield the pieces of the line, each time with less in it."""
    event, kind = message.decisions[0].event, message.event_kind
    if len({decision.event.key for decision in message.decisions}) > 1:
        yield from _several(message, voice)
    elif kind.is_done_by_a_person:
        yield from _by_person(kind, event, voice)
    elif kind in _ALONE or kind.is_about_a_source or kind.is_about_a_provider:
        yield (happened(kind, event, voice),)
    elif over := began_and_ended(message, voice, now):
        yield from _of_what_is_over(message, over, voice, now)
    else:
        head = (reminder_head(message, event, voice),) if kind is EventKind.REPEATED else ()
        for pieces in _of_one(kind, event, _theirs_first(event.scope, message.decisions), voice, now):
            yield (*head, *pieces)


def _of_one(kind: EventKind, event: Event, scope: Scope, voice: Voice, now: datetime) -> Iterator[tuple[str, ...]]:
    head, times = happened(kind, event, voice), _times(kind, event, voice, now)
    fallback, permission = _fallback(kind, event.notice, voice, now), _permission(kind, event.notice, voice)
    for at_most in (8, 3, 2):
        yield (head, *scope_line(scope, voice, at_most=at_most), *times, *fallback)
    yield (head, *scope_line(scope, voice, at_most=2), *times, *permission)
    for at_most in (2, 1):
        yield (head, *scope_line(scope, voice, at_most=at_most), *permission)


def _by_person(kind: EventKind, event: Event, voice: Voice) -> Iterator[tuple[str, ...]]:
    for at_most in (8, 3, 2, 1):
        yield (happened(kind, event, voice), *scope_line(event.scope, voice, at_most=at_most))


def _of_what_is_over(message: Message, over: tuple[str, ...], voice: Voice, now: datetime) -> Iterator[tuple[str, ...]]:
    event, kind = message.decisions[0].event, message.event_kind
    head, scope = happened(kind, event, voice), _theirs_first(event.scope, message.decisions)
    for at_most in (8, 3, 2):
        yield (head, *scope_line(scope, voice, at_most=at_most), *over, *_fallback(kind, event.notice, voice, now))
    for at_most in (2, 1):
        yield (head, *scope_line(scope, voice, at_most=at_most), *over, *_permission(kind, event.notice, voice))
    yield (head, *scope_line(scope, voice, at_most=1), *over)


def _several(message: Message, voice: Voice) -> Iterator[tuple[str, ...]]:
    count = len({decision.event.key for decision in message.decisions})
    head = _SEVERAL.to(voice.language, count=count)
    codes = dict.fromkeys(code for decision in message.decisions for code in decision.event.scope.services)
    scope = Scope(tuple(ServiceScope(code) for code in codes))
    for at_most in (8, 3, 2, 1):
        yield (head, *scope_line(scope, voice, at_most=at_most)[:1])


def _theirs_first(scope: Scope, decisions: tuple[Decision, ...]) -> Scope:
    """Put the services that met one of the watches in front."""
    theirs = {code for decision in decisions if decision.verdict for code in decision.verdict.services}
    return Scope(tuple(sorted(scope.parts, key=lambda part: part.service not in theirs)))


def _times(kind: EventKind, event: Event, voice: Voice, now: datetime) -> tuple[str, ...]:
    notice, length = event.notice, lasted(event)
    if kind is EventKind.ENDED and length is not None:
        return (_LASTED.to(voice.language, length=length_words(event, length, voice)),)
    if notice is None or kind in _ENDS or notice.kind.value is Kind.END:
        return ()
    if kind is not EventKind.OVERDUE and notice.kind.value in _PLANNED:
        return _window(notice, now, voice)
    if notice.ends_at.value is None:
        return ()
    return (_END_PLANNED.to(voice.language, when=moments.short(Side.AT, notice.ends_at.value, now, voice)),)


def _window(notice: Notice, now: datetime, voice: Voice) -> tuple[str, ...]:
    starts_at, ends_at = notice.starts_at.value, notice.ends_at.value
    if starts_at and ends_at:
        return (moments.window_short(starts_at, ends_at, voice),)
    if starts_at:
        return (moments.short(Side.FROM, starts_at, now, voice),)
    return (moments.short(Side.UNTIL, ends_at, now, voice),) if ends_at else ()


def _fallback(kind: EventKind, notice: Notice | None, voice: Voice, now: datetime) -> tuple[str, ...]:
    if notice is None or kind in _WITHOUT_FALLBACK or _has_no_fallback(kind, notice.fallback.value):
        return _permission(kind, notice, voice)
    return (fallback_line(notice.fallback.value, now, voice),)


def _permission(kind: EventKind, notice: Notice | None, voice: Voice) -> tuple[str, ...]:
    if kind in _WITHOUT_FALLBACK or notice is None:
        return ()
    if _has_no_fallback(kind, notice.fallback.value):
        return (FALLBACK_END_NOT_STATED.to(voice.language),)
    return (fallback_permission(notice.fallback.value, voice),)


def _has_no_fallback(kind: EventKind, fallback: Fallback) -> bool:
    """Whether an end leaves open what becomes of the fallback."""
    return kind in _ENDS and fallback.permission is Permission.NOT_STATED
