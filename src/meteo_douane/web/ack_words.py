"""What the page says by which somebody takes an episode in hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from meteo_douane.domain.drill import is_drill
from meteo_douane.domain.episodes import Episode, EpisodeState
from meteo_douane.domain.interventions import LONGEST_NAME, LONGEST_REASON, DeclineCode, Flaw
from meteo_douane.domain.notice import Kind
from meteo_douane.telling import moments
from meteo_douane.telling.drill import HEAD
from meteo_douane.telling.happenings import nature
from meteo_douane.telling.moments import Side
from meteo_douane.telling.quoting import one_line
from meteo_douane.telling.reservations import quotes_of
from meteo_douane.telling.scopes import scope_line, scope_words
from meteo_douane.telling.voice import Phrase, Voice

FORGED = (
    Phrase("Lien inconnu", "Unknown link"),
    Phrase(
        "Ce lien n'est pas l'un des nôtres, ou il a été coupé : ouvrez-le depuis le message, en entier.",
        "This link is not one of ours, or was cut: open it from the message, whole.",
    ),
)
EXPIRED = (
    Phrase("Lien expiré", "Expired link"),
    Phrase(
        "Ce lien n'est plus valable : prenez celui du dernier message.",
        "This link is no longer valid: take that of the latest message.",
    ),
)
UNKNOWN = (
    Phrase("Épisode inconnu", "Unknown episode"),
    Phrase("Nous ne connaissons pas cet épisode.", "We know of no such episode."),
)
NOT_NOW = (
    Phrase("Pas enregistré", "Not saved"),
    Phrase(
        "La base de données ne répond pas. Rien n'a été enregistré : réessayez dans une minute.",
        "The database does not answer. Nothing was saved: try again in a minute.",
    ),
)
_SCOPE = Phrase("Touché", "Affected")
_SINCE = Phrase("En cours depuis", "Going on since")
_TO_BEGIN = Phrase("Début prévu", "Planned beginning")
_NO_DATE = Phrase("date non précisée", "date not stated")
_EPISODE = Phrase("Épisode", "Episode")
_CLOSED_BY = Phrase(
    "Clos par {name}, aucune fin publiée : plus rien à prendre en charge, sauf si la météo en reparle.",
    "Closed by {name}, no end published: nothing left to take in hand, unless the météo speaks of it again.",
)
_CANCELLED = Phrase(
    "L'opération est annulée : il n'y a rien à prendre en charge.",
    "The operation is cancelled: there is nothing to take in hand.",
)
_RESERVED = Phrase(
    "C'est terminé, avec réserve : {quotes} Vérifiez votre propre cas ; il n'y a plus rien à prendre en charge.",
    "It is over, with a reservation: {quotes} Check your own case; there is nothing left to take in hand.",
)
_OBSTACLES = {
    DeclineCode.OVER: Phrase(
        "C'est terminé : il n'y a plus rien à prendre en charge.", "It is over: there is nothing left to take in hand."
    ),
    DeclineCode.GROWN: Phrase(
        "Le trouble s'est étendu depuis le message d'où vient ce lien : prenez celui du dernier message.",
        "The trouble has grown since the message that this link comes from: take that of the latest message.",
    ),
}
_TAKEN = Phrase("Prise en charge par {name}, {when}.", "Taken in hand by {name} {when}.")
_WHY = Phrase("Motif donné : « {why} »", "Reason given: “{why}”")
_NO_MORE = Phrase(
    "S'il y avait des rappels, ils cessent, sauf si le trouble s'étend. Il reste en vigueur.",
    "If there were repeats, they stop, unless the trouble grows. It is still in force.",
)
_MEANING_OF_A_DRILL = Phrase(
    "Ceci est un exercice : la douane n'a rien publié. Prendre en charge arrête les rappels, prévient vos collègues et "
    "mesure le temps de réponse.",
    "This is a drill: the customs published nothing. Taking it in hand stops the repeats, tells your colleagues and "
    "measures how long an answer takes.",
)
_MEANING = Phrase(
    "Prendre en charge arrête les rappels et prévient vos collègues. Le trouble lui-même reste en vigueur jusqu'à ce "
    "que la douane en publie la fin.",
    "Taking this in hand stops the repeats and tells your colleagues. The trouble itself stays in force until customs "
    "publish its end.",
)
_OF_AN_OPERATION = Phrase(
    "Prendre en charge prévient vos collègues que vous vous en occupez. Une opération annoncée n'est pas rappelée.",
    "Taking this in hand tells your colleagues that you are on it. An announced operation is not repeated.",
)
_NAME = Phrase("Votre nom", "Your name")
_REASON = Phrase("Motif (facultatif)", "Reason (optional)")
_BUTTON = Phrase("Je prends en charge", "I take this in hand")
_FLAWS: dict[Flaw | DeclineCode, Phrase] = {
    DeclineCode.GROWN: Phrase(
        "Le trouble s'est étendu depuis que vous avez ouvert cette page : relisez-la, puis confirmez.",
        "The trouble has grown since you opened this page: read it again, then confirm.",
    ),
    Flaw.NO_NAME: Phrase("Indiquez votre nom.", "Give your name."),
    Flaw.LONG_NAME: Phrase("Le nom a plus de {longest} caractères.", "The name has more than {longest} characters."),
    Flaw.LONG_REASON: Phrase(
        "Le motif a plus de {longest} caractères.", "The reason has more than {longest} characters."
    ),
}


@dataclass(frozen=True, slots=True)
class Entered:
    """What somebody wrote into the form, and what is wrong with it."""

    name: str
    why: str
    flaw: Flaw | DeclineCode


@dataclass(frozen=True, slots=True)
class Form:
    """The words of the form, and what stands in it already."""

    name_label: str
    why_label: str
    button: str
    name: str = ""
    why: str = ""
    flaw: str = ""
    longest_name: int = field(default=LONGEST_NAME, init=False)
    longest_reason: int = field(default=LONGEST_REASON, init=False)


def title_of(episode: Episode, voice: Voice) -> str:
    """Return what it is about, as a message's title begins."""
    scope = episode.remaining if episode.is_in_force else episode.affected
    head = (HEAD.to(voice.language),) if is_drill(episode.id) else ()
    return " · ".join((*head, nature(episode.opening).to(voice.language), *scope_line(scope, voice, at_most=4)))


def facts_of(episode: Episode, voice: Voice) -> tuple[tuple[str, str], ...]:
    """Return what one must know to say that one is on it."""
    facts = (
        (_SCOPE, scope_words(episode.remaining if episode.is_in_force else episode.affected, voice)),
        _since(episode, voice),
        (_EPISODE, episode.id),
    )
    return tuple((name.to(voice.language), value) for name, value in facts)


def _since(episode: Episode, voice: Voice) -> tuple[Phrase, str]:
    if episode.is_under_way or episode.state is EpisodeState.ENDED:
        return _SINCE, moments.full(Side.ALONE, episode.opened_at, voice)
    starts_at = episode.starts_at
    when = _NO_DATE.to(voice.language) if starts_at is None else moments.full(Side.ALONE, starts_at, voice)
    return _TO_BEGIN, when


def notes_of(episode: Episode, obstacle: DeclineCode | None, voice: Voice) -> tuple[str, ...]:
    """Return what the button means, or why there is none."""
    if obstacle is DeclineCode.ACKNOWLEDGED:
        return tuple(_taken(episode, voice))
    if episode.is_closed_by_person:
        return (_CLOSED_BY.to(voice.language, name=one_line(episode.closed_by)),)
    if episode.state is EpisodeState.CANCELLED:
        return (_CANCELLED.to(voice.language),)
    if episode.is_over_with_a_reservation:
        return (_RESERVED.to(voice.language, quotes=quotes_of(episode.reservations, voice.language)),)
    phrase = _meaning(episode) if obstacle is None else _OBSTACLES[obstacle]
    return (phrase.to(voice.language),)


def _meaning(episode: Episode) -> Phrase:
    if is_drill(episode.id):
        return _MEANING_OF_A_DRILL
    return _OF_AN_OPERATION if episode.kind is Kind.MAINTENANCE else _MEANING


def form_of(entered: Entered | None, voice: Voice) -> Form:
    """Return the form, with what was entered and what is wrong with it; what is too long is cut."""
    empty = Form(*(phrase.to(voice.language) for phrase in (_NAME, _REASON, _BUTTON)))
    if entered is None:
        return empty
    longest = LONGEST_NAME if entered.flaw is Flaw.LONG_NAME else LONGEST_REASON
    flaw = _FLAWS[entered.flaw].to(voice.language, longest=longest)
    return replace(empty, name=entered.name[:LONGEST_NAME], why=entered.why[:LONGEST_REASON], flaw=flaw)


def _taken(episode: Episode, voice: Voice) -> Iterator[str]:
    given = episode.acknowledgement
    if given is None:
        return
    yield _TAKEN.to(voice.language, name=given.by, when=moments.full(Side.AT, given.at, voice))
    if given.why:
        yield _WHY.to(voice.language, why=given.why)
    if episode.kind is not Kind.MAINTENANCE:
        yield _NO_MORE.to(voice.language)
