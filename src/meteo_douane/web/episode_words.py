"""What the page of one episode says: all that was published, decided, told and done about it, in order."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.episodes import Episode, EpisodeState
from meteo_douane.domain.fallback_words import is_to_be_checked
from meteo_douane.domain.notice import Permission
from meteo_douane.telling import moments
from meteo_douane.telling.doubting import to_be_checked
from meteo_douane.telling.fallbacks import but_not_for, fallback_after_all, fallback_line, standing_fallback
from meteo_douane.telling.happenings import trouble_words
from meteo_douane.telling.moments import Side
from meteo_douane.telling.quoting import one_line
from meteo_douane.telling.refusals import refusal_words
from meteo_douane.telling.scopes import scope_words
from meteo_douane.telling.terms import DELIVERY_STATES, EVENTS, state_words
from meteo_douane.telling.voice import Counted, Phrase, Voice, capitalised
from meteo_douane.telling.watches import MOST_NAMED
from meteo_douane.web.reading_words import as_of_line
from meteo_douane.web.timeline_words import Mark, Traced, timeline_of

_EPISODE = Phrase("Épisode", "Episode")
_STATE = Phrase("Situation", "Where it stands")
_AFFECTED = Phrase("Touché", "Affected")
_LEFT = Phrase("Reste touché", "Still affected")
_SINCE = Phrase("Commencé", "Began")
_TO_BEGIN = Phrase("Début prévu", "Planned beginning")
_NO_DATE = Phrase("date non précisée", "date not stated")
_PLANNED_END = Phrase("Fin prévue", "Planned end")
_PASSED = Phrase("{when} : dépassée, aucune fin publiée", "{when}: passed, no end published")
_ENDED = Phrase("Terminé", "Ended")
_CANCELLED = Phrase("Annulé", "Cancelled")
_LASTED = Phrase("Durée", "Duration")
_CLOSED = Phrase("Clos par nous", "Closed by us")
_UNTIL_CLOSED = Phrase("Durée jusqu'à la clôture", "Duration until we closed it")
_FALLBACK = Phrase("Procédure de secours", "Fallback (procédure de secours)")
_IN_HAND = Phrase("Pris en charge", "In hand")
_BY = Phrase("par {name}, {when}", "by {name}, {when}")
_BY_WHY = Phrase("par {name}, {when} – « {why} »", "by {name}, {when} – “{why}”")

_LINE = Phrase("Chronologie", "Time line")
_ABRIDGED = Counted(
    Phrase(
        "Le moment le plus ancien tient en une ligne, sans ses messages.",
        "The oldest moment is in one line, without its messages.",
    ),
    Phrase(
        "Les {count} moments les plus anciens tiennent en une ligne chacun, sans leurs messages.",
        "The {count} oldest moments are in one line each, without their messages.",
    ),
)
_ALL = Phrase("Tout afficher", "Show all")
_UNDERSTOOD = Phrase("Ce qui en a été compris", "What was understood of it")
_DIFFERENCE = Phrase("Ce qui a changé depuis le texte précédent", "What changed since the text before")
_ADDED = Phrase("[ajouté :", "[added:")
_REMOVED = Phrase("[retiré :", "[removed:")
_DOUBT = Phrase("à vérifier", "to be checked")
_MESSAGES = Phrase("Messages : qui a été prévenu, et quand", "Messages: who was told, and when")
_NO_MESSAGE = Phrase("Aucun message n'était dû pour cet épisode.", "No message was owed for this episode.")
_NO_LATER_MESSAGE = Phrase(
    "Aucun message depuis ; ceux d'avant, s'il y en a, sont avec le reste.",
    "No message since; those before, if any, are with the rest.",
)
_OLDER_MESSAGES = Counted(
    Phrase("Un message plus ancien n'est pas listé.", "One older message is not listed."),
    Phrase(
        "{count} messages plus anciens ne sont pas listés.",
        "{count} older messages are not listed.",
    ),
)
_CHANNEL = Phrase("Canal", "Channel")
_WHAT = Phrase("Quoi", "What")
_WHEN = Phrase("Quand", "When")
_OUTCOME = Phrase("Résultat", "Outcome")
_EVIDENCE = Phrase("Télécharger les preuves (zip)", "Download the evidence (zip)")
_EVIDENCE_WHAT = Phrase(
    "Textes, pages brutes, lectures, décisions et messages, pour un contrôle.",
    "Texts, raw pages, readings, decisions and messages, for an inspection.",
)


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of a long story is shown: the latest texts in full, the latest messages, names of watches in a line."""

    texts: int
    messages: int
    names: int


#: A trouble of some days, told to a hundred watches on as many channels, stays within 60 kB.
ABRIDGED = Extent(texts=10, messages=80, names=MOST_NAMED)
WHOLE = Extent(sys.maxsize, sys.maxsize, sys.maxsize)


@dataclass(frozen=True, slots=True)
class Sent:
    """One message, and what came of it."""

    channel: str
    what: str
    when: str
    outcome: str


@dataclass(frozen=True, slots=True)
class EpisodeWords:
    """All that the page says; `labels` are its headings by name."""

    title: str
    standing: str
    as_of: str
    facts: tuple[tuple[str, str], ...]
    marks: tuple[Mark, ...]
    messages: tuple[Sent, ...]
    older_messages: str
    abridged: str
    labels: dict[str, str]


def episode_words(
    traced: Traced, read_at: datetime | None, now: datetime, voice: Voice, extent: Extent
) -> EpisodeWords:
    """Return the page as of now, with the latest texts and all since in full; before these, a line for each.

    `read_at` is when the source's page was last read well.
    """
    marks = timeline_of(traced, now, voice, most_named=extent.names)
    begins = _first_in_full(marks, extent.texts)
    hidden = sum(mark.at < begins for mark in marks) if begins else 0
    messages = tuple(_since(begins, traced.deliveries))
    older = len(messages) - extent.messages
    return EpisodeWords(
        title=title_of(traced.episode, voice),
        standing=capitalised(_standing(traced, now, voice)),
        as_of=as_of_line(now, read_at, voice),
        facts=tuple((label.to(voice.language), words) for label, words in _facts(traced, now, voice)),
        marks=tuple(mark.in_a_line if begins and mark.at < begins else mark for mark in marks),
        messages=tuple(_message(one, now, voice) for one in messages[-extent.messages :]),
        older_messages=_OLDER_MESSAGES.to(voice.language, older) if older > 0 else "",
        abridged=_ABRIDGED.to(voice.language, hidden) if hidden else "",
        labels={name: phrase.to(voice.language) for name, phrase in _LABELS.items()},
    )


_LABELS = {
    "line": _LINE,
    "all": _ALL,
    "understood": _UNDERSTOOD,
    "difference": _DIFFERENCE,
    "added": _ADDED,
    "removed": _REMOVED,
    "doubt": _DOUBT,
    "messages": _MESSAGES,
    "no_message": _NO_MESSAGE,
    "no_later_message": _NO_LATER_MESSAGE,
    "channel": _CHANNEL,
    "what": _WHAT,
    "when": _WHEN,
    "outcome": _OUTCOME,
    "evidence": _EVIDENCE,
    "evidence_what": _EVIDENCE_WHAT,
}


def title_of(episode: Episode, voice: Voice) -> str:
    """Return what an episode is about: while it goes on, what is left of it."""
    return trouble_words(episode.kind, episode.remaining or episode.affected, voice)


def _first_in_full(marks: tuple[Mark, ...], whole: int) -> datetime | None:
    """Return from when on the time line is in full, or None if all of it is."""
    texts = [mark.at for mark in marks if mark.title or mark.lines]
    return texts[-whole] if len(texts) > whole else None


def _since(begins: datetime | None, deliveries: tuple[Delivery, ...]) -> Iterator[Delivery]:
    return (one for one in deliveries if begins is None or one.message.created_at >= begins)


def _standing(traced: Traced, now: datetime, voice: Voice) -> str:
    """Return what holds of the fallback, or that it is over."""
    if not traced.episode.is_in_force:
        return state_words(traced.episode, now, voice)
    return _with_its_limits(fallback_line(traced.episode.fallback, now, voice), traced, voice)


def _facts(traced: Traced, now: datetime, voice: Voice) -> Iterator[tuple[Phrase, str]]:
    episode = traced.episode
    yield _EPISODE, episode.id
    yield _STATE, capitalised(state_words(episode, now, voice))
    yield _AFFECTED, scope_words(episode.affected, voice)
    if episode.is_in_force and episode.remaining != episode.affected:
        yield _LEFT, scope_words(episode.remaining, voice)
    yield from _begun(episode, now, voice)
    yield from _over(episode, now, voice)
    yield _FALLBACK, capitalised(_fallback(traced, now, voice))
    yield from _in_hand(episode, voice)


def _begun(episode: Episode, now: datetime, voice: Voice) -> Iterator[tuple[Phrase, str]]:
    """Yield since when it goes on, or when it was to begin, and its planned end."""
    has_taken_place = episode.has_taken_place(now)
    if has_taken_place:
        yield _SINCE, moments.full(Side.AT, episode.opened_at, voice)
    elif episode.starts_at is None:
        yield _TO_BEGIN, _NO_DATE.to(voice.language)
    else:
        yield _TO_BEGIN, moments.full(Side.AT, episode.starts_at, voice)
    if episode.ends_at is not None and (episode.is_in_force or not has_taken_place):
        when = moments.full(Side.AT, episode.ends_at, voice)
        is_passed = episode.is_in_force and episode.ends_at <= now
        yield _PLANNED_END, _PASSED.to(voice.language, when=when) if is_passed else when


def _over(episode: Episode, now: datetime, voice: Voice) -> Iterator[tuple[Phrase, str]]:
    """Yield when it was over and how long it lasted; of what a person of ours closed, only that much is known."""
    if episode.ended_at is None:
        return
    over, length = (_CLOSED, _UNTIL_CLOSED) if episode.is_closed_by_person else (_ENDED, _LASTED)
    over = _CANCELLED if episode.state is EpisodeState.CANCELLED else over
    yield over, moments.full(Side.AT, episode.ended_at, voice)
    if episode.has_taken_place(now):
        yield length, moments.duration(max(episode.ended_at - episode.opened_at, timedelta()), voice.language)


def _fallback(traced: Traced, now: datetime, voice: Voice) -> str:
    """Return in full what holds of the fallback, and what it does not hold for; or what is known of its end."""
    episode = traced.episode
    if not episode.is_in_force:
        return fallback_after_all(episode.fallback, now, voice)
    return _with_its_limits(standing_fallback(episode.fallback, now, voice), traced, voice)


def _with_its_limits(words: str, traced: Traced, voice: Voice) -> str:
    """Return what holds of the fallback with what it does not hold for, and with the mark of what is not certain."""
    episode = traced.episode
    if is_to_be_checked(traced.stated):
        words = to_be_checked(words, voice.language)
    if not episode.fallback_unstated or episode.fallback.permission is Permission.NOT_STATED:
        return words
    return but_not_for(scope_words(episode.fallback_unstated, voice), words, traced.stated, voice.language)


def _in_hand(episode: Episode, voice: Voice) -> Iterator[tuple[Phrase, str]]:
    given = episode.acknowledgement
    if given is not None:
        when = moments.full(Side.AT, given.at, voice)
        phrase = _BY_WHY if given.why else _BY
        yield _IN_HAND, phrase.to(voice.language, name=one_line(given.by), when=when, why=one_line(given.why))


def _message(delivery: Delivery, now: datetime, voice: Voice) -> Sent:
    message = delivery.message
    at = delivery.settled_at or message.created_at
    outcome = DELIVERY_STATES[delivery.state.value].to(voice.language)
    error = f" – {refusal_words(delivery.last_error, voice.language)}" if delivery.last_error else ""
    what = EVENTS[message.event_kind.value].to(voice.language)
    return Sent(message.channel, what, moments.short(Side.ALONE, at, now, voice), f"{outcome}{error}")
