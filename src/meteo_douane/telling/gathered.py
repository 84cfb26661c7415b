"""What is said of a message that was held, or that gathers several which waited: that it does, and what they were."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from meteo_douane.domain.delivery import Message
from meteo_douane.domain.event import ENDS, OPENINGS, Decision, Event, EventKind
from meteo_douane.domain.notice import Permission
from meteo_douane.telling import moments
from meteo_douane.telling.beginnings import as_theirs
from meteo_douane.telling.fallback_told import fallback_told, users_of
from meteo_douane.telling.fallbacks import fallback_line
from meteo_douane.telling.happenings import happened
from meteo_douane.telling.moments import Side
from meteo_douane.telling.people import reason_given, reminder_head
from meteo_douane.telling.scopes import scope_line
from meteo_douane.telling.voice import Phrase, Voice

HEADING = Phrase("Ce que ce message réunit, dans l'ordre", "What this message gathers, in order")
_HELD = Phrase(
    "Message retenu pendant vos heures calmes : il donne la situation la plus récente.",
    "This message was held during your quiet hours: it gives the latest state of things.",
)
_GATHERED = Phrase(
    "Ce message en réunit {count} qui attendaient d'être envoyés : il donne la situation la plus récente.",
    "This message gathers {count} that were waiting to be sent: it gives the latest state of things.",
)
_BOTH = Phrase(
    "{count} messages retenus pendant vos heures calmes n'en font qu'un : il donne la situation la plus récente.",
    "{count} messages that were held during your quiet hours have become one: it gives the latest state of things.",
)
_HELD_IN_A_STORM = Phrase(
    "Message retenu quelques minutes, car d'autres l'avaient précédé coup sur coup : il donne la situation la plus "
    "récente.",
    "This message was held for some minutes, because others had come in quick succession: it gives the latest state of "
    "things.",
)
_STORM = Phrase(
    "Ce message en réunit {count}, venus coup sur coup : il donne la situation la plus récente.",
    "This message gathers {count} that came in quick succession: it gives the latest state of things.",
)
_BEGAN_AND_ENDED = Phrase("a commencé {start}, terminé {end}", "began {start}, ended {end}")
_ENDED = Phrase("terminé {end}", "ended {end}")
_ONE = Phrase("{when} : {what}", "{when}: {what}")
_END_PLANNED = Phrase("fin prévue {when}", "planned end {when}")
_BETWEEN = " · "


def gathering_notes(message: Message, voice: Voice) -> Iterator[str]:
    """Yield why the message comes only now."""
    is_held = message.not_before is not None
    if message.gathered:
        together = _STORM if message.is_of_a_storm else _BOTH if is_held else _GATHERED
        yield together.to(voice.language, count=len(_events(message)))
    elif is_held:
        yield (_HELD_IN_A_STORM if message.is_of_a_storm else _HELD).to(voice.language)


def gathered_lines(message: Message, voice: Voice, now: datetime) -> tuple[str, ...]:
    """Return what the message says in place of several, a line for each, in order; nothing for an ordinary one."""
    found = ((moments.short(Side.ALONE, one.event.at, now, voice), one) for one in _events(message))
    return tuple(_ONE.to(voice.language, when=when, what=_heading(one, message, voice, now)) for when, one in found)


def began_and_ended(message: Message, voice: Voice, now: datetime) -> tuple[str, ...]:
    """Return "a commencé à 2 h 14, terminé à 4 h 40", and its end alone, where both are told at once; or nothing."""
    opened = any(one.event_kind in OPENINGS for one in message.gathered)
    event = as_theirs(message, message.decisions[0].event, voice.catalogue) if message.decisions else None
    if not opened or event is None or event.opened_at is None or message.event_kind is not EventKind.ENDED:
        return ()
    start, ended_at = moments.short(Side.AT, event.opened_at, now, voice), _ended_at(event)
    alone = moments.short(Side.AT, ended_at, now, voice)
    is_of_one_day = moments.is_same_day(event.opened_at, ended_at, voice)
    end = moments.short(Side.AT, ended_at, ended_at, voice) if is_of_one_day else alone
    return _BEGAN_AND_ENDED.to(voice.language, start=start, end=end), _ENDED.to(voice.language, end=alone)


def _ended_at(event: Event) -> datetime:
    """Return when it ended as stated, or else when we saw it."""
    stated = event.notice.ends_at.value if event.notice else None
    return stated or event.at


def _events(message: Message) -> tuple[Decision, ...]:
    """Return one decision for each thing that happened: several watches may have been told of it."""
    return tuple({(one.event.key, one.event_kind): one for one in message.gathered}.values())


def _heading(decision: Decision, message: Message, voice: Voice, now: datetime) -> str:
    """Return what one message would have said first: what happened, to what, what it changed, the fallback first."""
    event = decision.event
    scope = scope_line(event.scope, voice, at_most=3) if event.scope else ()
    reminder = decision.reminder if decision.event_kind is EventKind.REPEATED else None
    head = () if reminder is None else (reminder_head(reminder, event, voice),)
    why = reason_given(event, voice) if decision.event_kind.is_done_by_a_person else ()
    changed = (*_fallback(decision, message, voice, now), *_planned_end(event, voice, now))
    return _BETWEEN.join((*head, happened(decision.event_kind, event, voice), *scope, *changed, *why))


def _fallback(decision: Decision, message: Message, voice: Voice, now: datetime) -> tuple[str, ...]:
    """Return what was said of the fallback then, if an opening stated it, or if it was another than before."""
    event = decision.event
    is_changed = any(change.field == "fallback" for change in event.changes)
    if not (is_changed or decision.event_kind in OPENINGS | ENDS):
        return ()
    told = tuple(one for one in message.gathered if one.event.key == event.key)
    said = fallback_told(decision.event_kind, event, users_of(told), voice.catalogue)
    is_of_the_rest = bool(said.shares) and not any(share.ends_here for share in said.shares)
    if said.value.permission is Permission.NOT_STATED or is_of_the_rest:
        return ()
    return (fallback_line(said.value, event.at, voice, day=now),)


def _planned_end(event: Event, voice: Voice, now: datetime) -> tuple[str, ...]:
    written = next((change.after for change in event.changes if change.field == "ends_at"), "")
    if not written:
        return ()
    return (_END_PLANNED.to(voice.language, when=moments.short(Side.AT, datetime.fromisoformat(written), now, voice)),)
