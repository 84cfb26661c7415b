"""What came of a drill, for who held it: who answered after how long, and what became of each message."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from meteo_douane.domain.delivery import Delivery, DeliveryState
from meteo_douane.domain.drill import Drill, Outcome
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.notice import Scope
from meteo_douane.telling.drill import HEAD
from meteo_douane.telling.moments import hour
from meteo_douane.telling.quoting import one_line
from meteo_douane.telling.refusals import refusal_words
from meteo_douane.telling.scopes import scope_words
from meteo_douane.telling.terms import DELIVERY_STATES, EVENTS, VIAS
from meteo_douane.telling.voice import Phrase, Voice

_SENT = Phrase(
    "Exercice {id} envoyé. Pour y répondre : meteo-douane ack {id} --by NOM, ou le lien du message. Sans réponse, il "
    "prend fin au bout de {limit}.",
    "Drill {id} sent. To answer it: meteo-douane ack {id} --by NAME, or the link in the message. Without an answer it "
    "ends after {limit}.",
)
_LASTED = Phrase(
    "Durée de l'exercice : {lasted}, de {since} à {until}.", "The drill took {lasted}, from {since} to {until}."
)
_TITLE = Phrase("{head} {id} · {watch} · {scope}", "{head} {id} · {watch} · {scope}")
_ANSWERED = Phrase(
    "Pris en charge par {name} ({via}), {after} après l'alerte.",
    "Taken in hand by {name} ({via}), {after} after the alert.",
)
_WHY = Phrase(" Motif : {why}", " Reason: {why}")
_NOBODY = Phrase("Personne n'a répondu en {after}.", "Nobody answered within {after}.")
_INTERRUPTED = Phrase(
    "Interrompu après {after} : personne n'avait répondu.", "Interrupted after {after}: nobody had answered."
)
_MESSAGES = Phrase("Messages, par canal", "Messages, by channel")
_NONE = Phrase("aucun message", "no message")
_ONE = Phrase("{event} : {state}", "{event}: {state}")
_AFTER = Phrase("{state} ({after} après l'alerte)", "{state} ({after} after the alert)")
_WITH_ERROR = Phrase("{state} – {error}", "{state} – {error}")
_NO_PROOF = Phrase(
    "« Accepté par le relais » ne prouve pas la remise : demandez si le message est arrivé.",
    "“Accepted by the relay” does not prove delivery: ask whether the message arrived.",
)
_HELD = Phrase(
    "Ce qui est retenu par les heures calmes n'est pas parti, et ne partira plus.",
    "What quiet hours hold was not sent, and will not be.",
)
_APART = Phrase(
    "Rien de cet exercice n'entre dans l'historique, les points de situation, les compteurs ni les preuves.",
    "Nothing of this drill is in the history, the digests, the counts or any evidence.",
)
_WAITING = Phrase("En attente d'une réponse : {waited} sur {limit}", "Waiting for an answer: {waited} of {limit}")
_MINUTES = Phrase("{minutes} min", "{minutes} min")
_SECONDS = Phrase("{seconds} s", "{seconds} s")
_BULLETIN = Phrase("bulletin", "bulletin")
_ALERT = Phrase("alerte", "alert")
_NAMES = {EventKind.OPENED: _ALERT, EventKind.CONTINUED: _BULLETIN}


def sent_words(drill: Drill, limit: timedelta, voice: Voice) -> str:
    """Return that it has begun, how it is answered, and how long it lasts at most."""
    return _SENT.to(voice.language, id=drill.id, limit=length(limit, voice))


def waiting_words(waited: timedelta, limit: timedelta, voice: Voice) -> str:
    """Return how long somebody has been waited for."""
    return _WAITING.to(voice.language, waited=length(waited, voice), limit=length(limit, voice))


def answer_words(drill: Drill, voice: Voice) -> str:
    """Return who answered, how, and after how long."""
    answer = drill.answer
    assert answer is not None  # noqa: S101 - it is asked of a drill that was answered
    via, after = VIAS[answer.via].to(voice.language), length(answer.at - drill.started_at, voice)
    why = _WHY.to(voice.language, why=one_line(answer.why)) if answer.why else ""
    return _ANSWERED.to(voice.language, name=one_line(answer.by), via=via, after=after) + why


def report(outcome: Outcome, scope: Scope, voice: Voice) -> tuple[str, ...]:
    """Return all of it, a line each."""
    return tuple(_lines(outcome, scope, voice))


def delivery_words(delivery: Delivery, voice: Voice) -> str:
    """Return what became of one message."""
    kind = delivery.message.event_kind
    state = DELIVERY_STATES[delivery.state.value].to(voice.language)
    if delivery.last_error and not delivery.state.has_arrived:
        error = refusal_words(delivery.last_error, voice.language)
        state = _WITH_ERROR.to(voice.language, state=state, error=error)
    return _ONE.to(voice.language, event=_NAMES.get(kind, EVENTS[kind.value]).to(voice.language), state=state)


def length(time: timedelta, voice: Voice) -> str:
    """Return "1 min 12 s", "42 s" or "10 min": seconds matter in a drill."""
    minutes, seconds = divmod(round(time.total_seconds()), 60)
    parts = (
        *((_MINUTES.to(voice.language, minutes=minutes),) if minutes else ()),
        *((_SECONDS.to(voice.language, seconds=seconds),) if seconds or not minutes else ()),
    )
    return "\N{NO-BREAK SPACE}".join(parts)


def _lines(outcome: Outcome, scope: Scope, voice: Voice) -> Iterator[str]:
    drill = outcome.drill
    values = {"head": HEAD.to(voice.language), "id": drill.id, "watch": drill.watch, "scope": scope_words(scope, voice)}
    yield _TITLE.to(voice.language, **values)
    yield _answer(outcome, voice)
    yield _lasted(outcome, voice)
    yield ""
    yield f"{_MESSAGES.to(voice.language)}"
    for channel in outcome.channels:
        yield f"  {channel}"
        yield from (f"    {_settled(one, drill, voice)}" for one in outcome.of(channel))
    if not outcome.channels:
        yield f"  {_NONE.to(voice.language)}"
    states = {one.state for one in outcome.deliveries}
    yield ""
    if DeliveryState.ACCEPTED in states:
        yield _NO_PROOF.to(voice.language)
    if DeliveryState.HELD in states:
        yield _HELD.to(voice.language)
    yield _APART.to(voice.language)


def _lasted(outcome: Outcome, voice: Voice) -> str:
    since, until = outcome.drill.started_at, outcome.ended_at
    hours = {"since": hour(since, voice), "until": hour(until, voice)}
    return _LASTED.to(voice.language, lasted=length(until - since, voice), **hours)


def _answer(outcome: Outcome, voice: Voice) -> str:
    if outcome.drill.answer is not None:
        return answer_words(outcome.drill, voice)
    phrase = _INTERRUPTED if outcome.is_interrupted else _NOBODY
    return phrase.to(voice.language, after=length(outcome.waited, voice))


def _settled(delivery: Delivery, drill: Drill, voice: Voice) -> str:
    words = delivery_words(delivery, voice)
    if not delivery.state.has_arrived or delivery.settled_at is None:
        return words
    return _AFTER.to(voice.language, state=words, after=length(delivery.settled_at - drill.started_at, voice))
