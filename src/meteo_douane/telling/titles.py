"""The first line: all that a locked phone shows. Made of our own words and the catalogue's names only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from meteo_douane.domain.delivery import Delivery, Message
from meteo_douane.domain.event import Decision, Event, EventKind
from meteo_douane.domain.notice import Scope, ServiceScope
from meteo_douane.domain.scopes import union
from meteo_douane.telling import moments
from meteo_douane.telling.beginnings import as_theirs
from meteo_douane.telling.gathered import began_and_ended
from meteo_douane.telling.happenings import happened, is_only_announced, nature
from meteo_douane.telling.people import head_without_a_name, heads_in_short, reminder_head, reminder_of
from meteo_douane.telling.quoting import shortened
from meteo_douane.telling.scopes import mode_names, names_line, parts_line, scope_line
from meteo_douane.telling.title_fallback import OfFallback, Pieces, of_fallback
from meteo_douane.telling.title_times import day_beside, times_of
from meteo_douane.telling.voice import Phrase, Voice, capitalised

LONGEST_TITLE = 120
BETWEEN = " · "

_SEVERAL = Phrase("Déjà en vigueur : {count} messages", "Already in force: {count} messages")
_SEVERAL_ANNOUNCED = Phrase("Déjà annoncé : {count} messages", "Already announced: {count} messages")
_ANNOUNCED = Phrase("prévu : {scope}", "planned: {scope}")
_ANNOUNCED_FOR = Phrase("Prévu {when}", "Planned {when}")
_ANNOUNCED_AT_ALL = Phrase("Prévu, date non précisée", "Planned, date not stated")
_PLANNED_NATURE = Phrase("{nature} prévue", "{nature} planned")
_EACH_ITS_OWN = Phrase("secours : selon le message", "fallback: see each message")
_STILL = Phrase("reste touché : {scope}", "still affected: {scope}")
_GONE = Phrase("disparu de la météo", "gone from the météo")
_NAMES = Phrase("cite {services}", "names {services}")
_NOTHING_NAMED = Phrase("service et mode non reconnus", "service and mode not recognised")
_FOR = Phrase("depuis {length}", "for {length}")
MAY_REPEAT = Phrase("répétition possible", "possible repeat")

_ROOM_FOR_A_NAME = 30


def title_of(delivery: Delivery, voice: Voice, now: datetime) -> str:
    """Return the first line of a delivery, at most `LONGEST_TITLE` characters: kind, service, mode, fallback."""
    repeat = (MAY_REPEAT.to(voice.language),) if delivery.may_repeat else ()
    found = tuple(_from_fullest(delivery.message, voice, now))
    lines = [BETWEEN.join((*pieces, *repeat)) for pieces in found]
    # That it may be a repeat is in the body too. A name that has to be cut need not cost the mode as well.
    without_repeat = [BETWEEN.join(pieces) for pieces in found[-2:]]
    fitting = (line for line in (*lines, *without_repeat) if len(line) <= LONGEST_TITLE)
    return next(fitting, _squeezed(max(found[-2:], key=len)))


def lost_in(title: str, message: Message, voice: Voice, now: datetime) -> Pieces:
    """Return what decides and has no room in the title of one event: the fallback with its hours, then for what."""
    event = message.decisions[0].event
    if len(_events(message)) > 1 or not event.episode:
        return ()
    fullest, kept = next(_from_fullest(message, voice, now)), title.split(BETWEEN)
    named = scope_line(_theirs_first(event.scope, message.decisions), voice, at_most=8)
    hours = times_of(message.event_kind, event, voice, now)
    lost = [one for one in fullest[1:] if one not in (*kept, *hours) and not (one not in named and _is_told(one, kept))]
    whole = (BETWEEN.join(named),) if any(one in named for one in lost) else ()
    return (*reversed([capitalised(one) for one in lost if one not in named]), *whole)


def _is_told(piece: str, kept: list[str]) -> bool:
    """Whether a title has a piece with its hour, though another day may stand beside that."""
    begins = " ".join(piece.split()[:2])
    return any(one.startswith(begins) and any(sign.isdigit() for sign in one) for one in kept)


def heading_of(decision: Decision, voice: Voice) -> str:
    """Return the line above one notice where a message has several."""
    event = decision.event
    words = nature(event.notice).to(voice.language)
    if is_only_announced(event):
        words = _PLANNED_NATURE.to(voice.language, nature=words)
    return BETWEEN.join((words, *scope_line(event.scope, voice, at_most=8)))


def each_in_short(message: Message, voice: Voice, now: datetime) -> tuple[str, ...]:
    """Return, where a message has several notices, a line for each: service, mode, fallback.

    What is only announced comes first, with its hours: beside what is in force the title has no room for them.
    """
    events = _events(message)
    if len(events) == 1:
        return ()
    in_order = sorted(events, key=lambda event: not is_only_announced(event))
    return tuple(BETWEEN.join(_in_short(event, message, voice, now)) for event in in_order)


def _in_short(event: Event, message: Message, voice: Voice, now: datetime) -> Pieces:
    scope = scope_line(event.scope, voice, at_most=2)
    if not is_only_announced(event):
        return (*scope, *of_fallback(message, event, voice, now).line())
    hours = tuple(_ANNOUNCED_FOR.to(voice.language, when=when) for when in times_of(event.kind, event, voice, now))
    return (*(hours or (_ANNOUNCED_AT_ALL.to(voice.language),)), *scope)


def _events(message: Message) -> tuple[Event, ...]:
    return tuple({decision.event.key: decision.event for decision in message.decisions}.values())


def _squeezed(pieces: Pieces) -> str:
    """Return a line that fits by shortening its longest piece, a name: neither what happened nor the fallback."""
    longest = max(range(min(1, len(pieces) - 1), len(pieces)), key=lambda at: len(pieces[at]))
    room = LONGEST_TITLE - len(BETWEEN.join((*pieces[:longest], "", *pieces[longest + 1 :])))
    name = shortened(pieces[longest], max(room, _ROOM_FOR_A_NAME))
    return shortened(BETWEEN.join((*pieces[:longest], name, *pieces[longest + 1 :])), LONGEST_TITLE)


def _from_fullest(message: Message, voice: Voice, now: datetime) -> Iterator[Pieces]:
    """Yield the pieces of the line, each time with less in it."""
    event, kind = as_theirs(message, message.decisions[0].event, voice.catalogue), message.event_kind
    if len({decision.event.key for decision in message.decisions}) > 1:
        yield from _several(message, voice, now)
    elif kind.is_done_by_a_person:
        yield from _by_person(kind, event, message, voice, now)
    elif kind.is_about_a_source or kind.is_about_a_provider or kind.is_about_a_channel:
        yield (happened(kind, event, voice),)
    elif kind.is_for_the_operator:
        yield (happened(kind, event, voice), *_since(event, voice))
    elif kind is EventKind.UNCLASSIFIED:
        yield from _not_understood(message, event, voice, now)
    elif over := began_and_ended(message, voice, now):
        yield from _of_what_is_over(message, over, voice, now)
    else:
        reminder = reminder_of(message, event) if kind is EventKind.REPEATED else None
        head = (reminder_head(reminder, event, voice),) if reminder else ()
        for pieces in _of_one(kind, event, message, voice, now):
            yield (*head, *pieces)


def _of_one(kind: EventKind, event: Event, message: Message, voice: Voice, now: datetime) -> Iterator[Pieces]:
    """Leave out times before services, and services before the hour of the fallback."""
    scope, said = _theirs_first(event.scope, message.decisions), of_fallback(message, event, voice, now)
    if kind is EventKind.PARTLY_ENDED and said.told.shares:
        yield from _of_a_partial_end(event, scope, said, voice)
        return
    head, times = happened(kind, event, voice), times_of(kind, event, voice, now)
    left = _gone(kind, event, voice)
    fallback, permission = said.line(), said.permission()
    beside = said.line(day_beside(event.notice)) if times else fallback
    for at_most in (8, 3, 2):
        yield (head, *scope_line(scope, voice, at_most=at_most), *left, *times, *beside)
    for at_most in (3, 2, 1):
        yield (head, *scope_line(scope, voice, at_most=at_most), *left, *fallback)
    for at_most in (2, 1):
        yield (head, *scope_line(scope, voice, at_most=at_most), *fallback)
    yield (head, *scope_line(scope, voice, at_most=1), *permission)
    yield (head, names_line(scope.services, voice, at_most=1), *permission)


def _of_a_partial_end(event: Event, scope: Scope, said: OfFallback, voice: Voice) -> Iterator[Pieces]:
    """Leave out the hours of the fallback of what is left before those of what is over, and names before it."""
    head = happened(EventKind.PARTLY_ENDED, event, voice)
    for of_the_over, of_the_left in ((True, True), (True, False), (False, False)):
        for at_most in (8, 3, 2, 1):
            left = (*_left(event, voice, at_most=min(at_most, 2)), *_gone(EventKind.PARTLY_ENDED, event, voice))
            last = said.by_part(left, with_hours=of_the_over, with_hours_of_the_rest=of_the_left)
            yield (head, *scope_line(scope, voice, at_most=at_most), *last)


def _by_person(kind: EventKind, event: Event, message: Message, voice: Voice, now: datetime) -> Iterator[Pieces]:
    """Leave out whose decision it is before services, and the end of a long name before the fallback."""
    scope, said = _theirs_first(event.scope, message.decisions), of_fallback(message, event, voice, now)
    fallback, permission = said.line(), said.permission()
    short, shortest = heads_in_short(kind, event, voice)
    for head in (happened(kind, event, voice), short, shortest):
        for at_most in (8, 3, 2):
            yield (head, *scope_line(scope, voice, at_most=at_most), *fallback)
    yield (shortest, *scope_line(scope, voice, at_most=1), *fallback)
    yield (shortest, *scope_line(scope, voice, at_most=1), *permission)
    for head in (shortest, head_without_a_name(kind, voice)):
        yield (head, names_line(scope.services, voice, at_most=1), *permission)


def _not_understood(message: Message, event: Event, voice: Voice, now: datetime) -> Iterator[Pieces]:
    """Yield what is certain of a notice that was not classified: the services that it names, and the fallback."""
    head, notice = happened(EventKind.UNCLASSIFIED, event, voice), event.notice
    mentioned = notice.mentions.value if notice else ()
    codes = tuple(dict.fromkeys((*event.scope.services, *mentioned)))
    said = of_fallback(message, event, voice, now)
    fallback, permission = said.line(), said.permission()
    if not codes:
        yield from ((head, _NOTHING_NAMED.to(voice.language), *words) for words in (fallback, permission))
        return
    for at_most in (8, 3, 2, 1):
        yield (head, _NAMES.to(voice.language, services=names_line(codes, voice, at_most=at_most)), *fallback)
    least = _NAMES.to(voice.language, services=names_line(codes, voice, at_most=1))
    yield (head, least, *permission)


def _several(message: Message, voice: Voice, now: datetime) -> Iterator[Pieces]:
    """Yield what is in force, and beside it what is only announced, which has lost its room before the rest has."""
    to_come = tuple(event for event in _events(message) if is_only_announced(event))
    events = tuple(event for event in _events(message) if event not in to_come) or to_come
    head, fallback = _head_of_several(events, voice), _fallback_of_several(events, message, voice, now)
    scope = union((event.scope for event in events), voice.catalogue)
    beside = _beside(() if events == to_come else to_come, voice)
    for at_most in (8, 3, 2, 1):
        yield (head, parts_line(scope, voice, at_most=at_most), *fallback, *beside)
    names = Scope(tuple(ServiceScope(code) for code in scope.services))
    yield (head, *scope_line(names, voice, at_most=1)[:1], *fallback)


def _head_of_several(events: tuple[Event, ...], voice: Voice) -> str:
    if len(events) == 1:
        return happened(EventKind.STATE_AT_START, events[0], voice)
    phrase = _SEVERAL_ANNOUNCED if is_only_announced(events[0]) else _SEVERAL
    return phrase.to(voice.language, count=len(events))


def _fallback_of_several(events: tuple[Event, ...], message: Message, voice: Voice, now: datetime) -> Pieces:
    said = {of_fallback(message, event, voice, now).permission() for event in events}
    return said.pop() if len(said) == 1 else (_EACH_ITS_OWN.to(voice.language),)


def _beside(to_come: tuple[Event, ...], voice: Voice) -> Pieces:
    """Return what is announced beside what is in force."""
    if not to_come:
        return ()
    scope = union((event.scope for event in to_come), voice.catalogue)
    return (_ANNOUNCED.to(voice.language, scope=names_line(scope.services, voice, at_most=2)),)


def _of_what_is_over(message: Message, over: Pieces, voice: Voice, now: datetime) -> Iterator[Pieces]:
    """Leave out when it began before services, when it ended before a name is cut, and all else before the fallback."""
    event, kind = message.decisions[0].event, message.event_kind
    head, scope = happened(kind, event, voice), _theirs_first(event.scope, message.decisions)
    said = of_fallback(message, event, voice, now)
    both, end = over
    for at_most in (8, 3, 2):
        yield (head, *scope_line(scope, voice, at_most=at_most), both, *said.line())
    for at_most in (8, 3, 2, 1):
        yield (head, *scope_line(scope, voice, at_most=at_most), end, *said.line())
    yield (head, *scope_line(scope, voice, at_most=1), end, *said.permission())
    yield (head, names_line(scope.services, voice, at_most=1), end, *said.permission())
    yield (head, *scope_line(scope, voice, at_most=1), *said.permission())
    yield (head, names_line(scope.services, voice, at_most=1), *said.permission())


def _since(event: Event, voice: Voice) -> Pieces:
    """Return for how long a reminder has been due."""
    if event.reminds_of is None or event.opened_at is None:
        return ()
    return (_FOR.to(voice.language, length=moments.duration(event.at - event.opened_at, voice.language)),)


def _theirs_first(scope: Scope, decisions: tuple[Decision, ...]) -> Scope:
    """Put the services that met one of the watches in front."""
    theirs = {code for decision in decisions if decision.verdict for code in decision.verdict.services}
    return Scope(tuple(sorted(scope.parts, key=lambda part: part.service not in theirs)))


def _left(event: Event, voice: Voice, *, at_most: int) -> Pieces:
    """Return what a partial end leaves in trouble; of the same services only the modes."""
    if not event.remaining:
        return ()
    modes = {part.modes for part in event.remaining.parts}
    is_of_modes = set(event.remaining.services) == set(event.scope.services) and len(modes) == 1
    words = mode_names(modes.pop(), voice) if is_of_modes else parts_line(event.remaining, voice, at_most=at_most)
    return (_STILL.to(voice.language, scope=words),)


def _gone(kind: EventKind, event: Event, voice: Voice) -> Pieces:
    """Return that the source lists it no longer, where that is not what has just happened."""
    is_news = kind is EventKind.VANISHED
    return () if event.vanished_since is None or is_news else (_GONE.to(voice.language),)
