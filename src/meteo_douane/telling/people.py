"""What people of ours do about an alert, and how they are asked to: acknowledge, close, reopen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from meteo_douane.domain.acknowledgement import Reminder
from meteo_douane.domain.delivery import Message
from meteo_douane.domain.event import Event, EventKind
from meteo_douane.domain.notice import Kind
from meteo_douane.telling import moments
from meteo_douane.telling.quoting import one_line, shortened
from meteo_douane.telling.terms import CLOSED_BY
from meteo_douane.telling.voice import Phrase, Voice, capitalised

#: A name that is longer leaves no room for the service in a title.
_LONGEST_NAME = 40
_LONGEST_NAME_IN_SHORT = 20

_HEADS = {
    EventKind.ACKNOWLEDGED: Phrase("Prise en charge par {name}", "Taken in hand by {name}"),
    EventKind.CLOSED_BY_PERSON: Phrase(*map(capitalised, CLOSED_BY)),
    EventKind.REOPENED_BY_PERSON: Phrase(
        "Rouvert par {name} (décision de l'exploitant)", "Reopened by {name} (the operator's decision)"
    ),
}
_HEADS_IN_SHORT = {
    EventKind.ACKNOWLEDGED: _HEADS[EventKind.ACKNOWLEDGED],
    EventKind.CLOSED_BY_PERSON: Phrase("Clos par {name} (aucune fin publiée)", "Closed by {name} (no end published)"),
    EventKind.REOPENED_BY_PERSON: Phrase("Rouvert par {name}", "Reopened by {name}"),
}
_HEADS_WITHOUT_A_NAME = {
    EventKind.ACKNOWLEDGED: Phrase("Prise en charge", "Taken in hand"),
    EventKind.CLOSED_BY_PERSON: Phrase("Clos par nous (aucune fin publiée)", "Closed by us (no end published)"),
    EventKind.REOPENED_BY_PERSON: Phrase("Rouvert par nous", "Reopened by us"),
}
_MEANINGS = {
    EventKind.ACKNOWLEDGED: Phrase(
        "{name} s'en occupe. S'il y avait des rappels, ils cessent, sauf si le trouble s'étend. Le trouble, lui, dure "
        "encore.",
        "{name} is on it. If there were repeats, they stop, unless the trouble grows. It is still in force.",
    ),
    EventKind.CLOSED_BY_PERSON: Phrase(
        "Décision de l'exploitant : {name} tient cet épisode pour terminé. La météo n'a publié aucune fin ; avant de "
        "quitter la procédure de secours, vérifiez dans la météo ou au 09 702 80 100, touche 1.",
        "The operator's decision: {name} takes this episode for over. The météo has published no end; before you leave "
        "the fallback, check in the météo or call 09 702 80 100, key 1.",
    ),
    EventKind.REOPENED_BY_PERSON: Phrase(
        "Décision de l'exploitant : {name} tient cet épisode pour toujours en cours, quoi qu'il en ait été dit. "
        "La météo n'a rien publié de nouveau.",
        "The operator's decision: {name} takes this episode to be still going on, whatever was said of it. "
        "The météo has published nothing new.",
    ),
    EventKind.ENDED: Phrase(
        "{name} retire la réouverture décidée par l'exploitant : la fin que la météo a publiée vaut de nouveau.",
        "{name} takes back that the operator reopened this episode: the end that the météo published holds again.",
    ),
    EventKind.CANCELLED: Phrase(
        "{name} retire la réouverture décidée par l'exploitant : l'annulation que la météo a publiée vaut de nouveau.",
        "{name} takes back that the operator reopened this episode: the cancellation that the météo published holds "
        "again.",
    ),
    EventKind.REOPENED: Phrase(
        "{name} avait clos cet épisode sans qu'une fin soit publiée. La météo en parle de nouveau : il est rouvert.",
        "{name} had closed this episode though no end was published. The météo speaks of it again: it is reopened.",
    ),
}
_WHY = Phrase("Motif donné : « {why} »", "Reason given: “{why}”")

_REPEAT = Phrase("Rappel {number}/{at_most} – non acquittée", "Repeat {number}/{at_most} – not acknowledged")
_REPEAT_OF_A_MALFUNCTION = Phrase(
    "Rappel {number}/{at_most} – non acquitté", "Repeat {number}/{at_most} – not acknowledged"
)
_LAST_RESORT = Phrase("Sans réponse après {count}", "No answer after {count}")
_ONE_REPEAT = Phrase("1 rappel", "1 repeat")
_REPEATS = Phrase("{count} rappels", "{count} repeats")
_NOBODY = Phrase(
    "Personne n'a encore indiqué s'en occuper. Ce trouble, déjà annoncé, est toujours en vigueur.",
    "Nobody has said yet that they are on it. This trouble was told before and is still in force.",
)
_NOBODY_AT_ALL = Phrase(
    "{count} sont restés sans réponse : ce canal est prévenu en dernier recours. Le trouble est toujours en vigueur.",
    "{count} were not answered: this channel is told as a last resort. The trouble is still in force.",
)
_ONE_UNANSWERED = Phrase(
    "Un rappel est resté sans réponse : ce canal est prévenu en dernier recours. Le trouble est toujours en vigueur.",
    "One repeat was not answered: this channel is told as a last resort. The trouble is still in force.",
)
_VOIDED = Phrase(
    "{name} s'en occupait, mais le trouble s'est étendu depuis : il faut le prendre en charge de nouveau.",
    "{name} was on it, but the trouble has grown since: it has to be taken in hand again.",
)

ASKING = Phrase("Pour prendre ce trouble en charge et arrêter les rappels", "To take this in hand and stop the repeats")
PRESSING = Phrase("Prendre ce trouble en charge et arrêter les rappels", "Take this in hand and stop the repeats")
_COMMAND = Phrase("meteo-douane ack {episode} --by VOTRE-NOM", "meteo-douane ack {episode} --by YOUR-NAME")
_REPEATED_ONCE = Phrase("Sans réponse, un rappel suit dans {every}.", "If nobody answers, it is repeated in {every}.")
_REPEATED = Phrase(
    "Sans réponse, un rappel suit toutes les {every}, {at_most} au plus.",
    "If nobody answers, it is repeated every {every}, {at_most} times at most.",
)


def head_of(kind: EventKind, event: Event, voice: Voice) -> str:
    """Return what a person of ours did, as a title says it."""
    return _head(_HEADS, kind, event, voice, _LONGEST_NAME)


def heads_in_short(kind: EventKind, event: Event, voice: Voice) -> tuple[str, str]:
    """Return it for a title with less room, and with a name that is cut where even that is too long."""
    full = _head(_HEADS_IN_SHORT, kind, event, voice, _LONGEST_NAME)
    return full, _head(_HEADS_IN_SHORT, kind, event, voice, _LONGEST_NAME_IN_SHORT)


def head_without_a_name(kind: EventKind, voice: Voice) -> str:
    """Return it for a title that has no room for a name; the text below says who it was."""
    return _HEADS_WITHOUT_A_NAME[kind].to(voice.language)


def _head(heads: Mapping[EventKind, Phrase], kind: EventKind, event: Event, voice: Voice, longest: int) -> str:
    return heads[kind].to(voice.language, name=shortened(one_line(event.by), longest))


def reminder_of(message: Message, event: Event) -> Reminder | None:
    """Return how a message asks one of its watches, if any, to acknowledge an event."""
    asked = (one for one in message.decisions if one.reminder is not None)
    return next((one.reminder for one in asked if one.event.key == event.key), None)


def asks_for_an_answer(message: Message, event: Event) -> Reminder | None:
    """Return how a message asks to take an event's episode in hand, or None; an operation asks for nothing."""
    notice = event.notice
    if notice is None or notice.kind.value is Kind.MAINTENANCE:
        return None
    return reminder_of(message, event)


def reminder_head(reminder: Reminder, event: Event, voice: Voice) -> str:
    """Return "Rappel 2/4 – non acquittée", or that nobody has answered."""
    if reminder.is_last_resort:
        return _LAST_RESORT.to(voice.language, count=_count(reminder, voice))
    notice = event.notice
    is_malfunction = notice is not None and notice.kind.value is Kind.MALFUNCTION
    phrase = _REPEAT_OF_A_MALFUNCTION if is_malfunction else _REPEAT
    return phrase.to(voice.language, number=reminder.number, at_most=reminder.at_most)


def reason_given(event: Event, voice: Voice) -> tuple[str, ...]:
    """Return why a person did what they did, in their own words, or nothing."""
    return (_WHY.to(voice.language, why=one_line(event.detail)),) if event.by and event.detail else ()


def notes_about_people(message: Message, event: Event, voice: Voice) -> Iterator[str]:
    """Yield what a person did and why, and that somebody has still to answer."""
    kind = message.event_kind
    if event.by and kind in _MEANINGS:
        yield _MEANINGS[kind].to(voice.language, name=one_line(event.by))
        yield from reason_given(event, voice)
    reminder = reminder_of(message, event)
    if reminder is None:
        return
    if kind is EventKind.REPEATED:
        yield _unanswered(reminder, voice)
    if reminder.voided:
        yield _VOIDED.to(voice.language, name=one_line(reminder.voided))


def asking_of(event: Event, voice: Voice, now: datetime) -> str:
    """Return the link or the command by which an episode is taken in hand."""
    if voice.ack_link is not None:
        return voice.ack_link(event.episode, event.remaining or event.scope, now)
    return _COMMAND.to(voice.language, episode=event.episode)


def repetition_of(reminder: Reminder, voice: Voice) -> str:
    """Return what follows if nobody answers; empty if nothing does."""
    every = moments.duration(reminder.every, voice.language)
    if reminder.number >= reminder.at_most:
        return ""
    if reminder.at_most == 1:
        return _REPEATED_ONCE.to(voice.language, every=every)
    return _REPEATED.to(voice.language, every=every, at_most=reminder.at_most)


def _unanswered(reminder: Reminder, voice: Voice) -> str:
    if not reminder.is_last_resort:
        return _NOBODY.to(voice.language)
    if reminder.at_most == 1:
        return _ONE_UNANSWERED.to(voice.language)
    return _NOBODY_AT_ALL.to(voice.language, count=_count(reminder, voice))


def _count(reminder: Reminder, voice: Voice) -> str:
    phrase = _ONE_REPEAT if reminder.at_most == 1 else _REPEATS
    return phrase.to(voice.language, count=reminder.at_most)
