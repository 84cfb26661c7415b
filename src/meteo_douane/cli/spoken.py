"""What the commands print for people: lines in the language of the configuration."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from meteo_douane.cli import output
from meteo_douane.domain.delivery import Delivery, DeliveryState, Message
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.event import Decision
from meteo_douane.domain.interventions import Intervention
from meteo_douane.domain.notice import Doubt, Notice
from meteo_douane.formats.item import Caught, Document, Readability
from meteo_douane.telling.doubting import doubt_words
from meteo_douane.telling.failures import defect_words
from meteo_douane.telling.moments import Side, full, short
from meteo_douane.telling.quoting import one_line
from meteo_douane.telling.reasons import why, why_verdict
from meteo_douane.telling.refusals import refusal_words
from meteo_douane.telling.scopes import scope_words
from meteo_douane.telling.terms import DEEDS, EVENTS, KINDS, OPERATOR, VIAS, state_words
from meteo_douane.telling.values import LABELS, value_words
from meteo_douane.telling.voice import Phrase, Voice, decapitalised

if TYPE_CHECKING:
    from meteo_douane.cli.explain import Explanation

_IN_HAND = Phrase(" – pris en charge par {name} {when}", " – in hand: {name}, {when}")
_WIDTH = 14

_FROM_TO = Phrase(", du {begin} au {end}", ", from {begin} to {end}")
_PARSED = Phrase(
    "Document compris ({format}), messages trouvés : {count}.", "Document understood ({format}): {count} messages."
)
_EMPTY = Phrase(
    "Document compris ({format}) : aucun message, et il le dit.", "Document understood ({format}): no message."
)
_UNREADABLE = Phrase("Document illisible ({format}) : {reason}", "Document unreadable ({format}): {reason}")
_CAUGHT = Phrase("sélecteur {part} ({selector}) : {count}", "selector {part} ({selector}): {count}")
_CAUGHT_NOTHING = Phrase(
    "sélecteur {part} ({selector}) : rien. Corrigez-le dans [source.page_profile].",
    "selector {part} ({selector}): nothing. Mend it in [source.page_profile].",
)
_DOUBT = Phrase("doute", "doubt")
_TOLD = Phrase("prévenue", "told")
_NOT_TOLD = Phrase("non prévenue", "not told")


def explanation(explained: Explanation, voice: Voice) -> Iterator[str]:
    """Say what was understood of a document, each value beside the words that it was read from."""
    yield from _document(explained.document, voice)
    for index, notice in enumerate(explained.notices):
        yield ""
        yield from _notice(index, notice, explained.seen_at, voice)
        for _, watch, verdict in (entry for entry in explained.verdicts if entry[0] == index):
            outcome = (_TOLD if verdict.code.tells else _NOT_TOLD).to(voice.language)
            yield _labelled(watch.name, f"{outcome} – {why_verdict(verdict, voice)}")


def caught_by_a_selector(caught: Caught, voice: Voice) -> str:
    """Say how much a selector of the page profile caught, and what to do if it is nothing."""
    phrase = _CAUGHT if caught.count else _CAUGHT_NOTHING
    return phrase.to(voice.language, part=caught.part, selector=caught.selector, count=caught.count)


def _document(document: Document, voice: Voice) -> Iterator[str]:
    phrase = {Readability.PARSED: _PARSED, Readability.EMPTY: _EMPTY, Readability.UNREADABLE: _UNREADABLE}
    reason = defect_words(document.defect.value, voice.language) if document.defect else ""
    values = {"format": document.format.value, "count": len(document.items), "reason": reason}
    yield phrase[document.readability].to(voice.language, **values)
    for caught in document.caught:
        yield caught_by_a_selector(caught, voice)
        yield from (f"    « {beginning} »" for beginning in caught.beginnings)


def _notice(index: int, notice: Notice, seen_at: datetime, voice: Voice) -> Iterator[str]:
    yield f"{index + 1}. {notice.title}"
    for name, read in output.reads(notice).items():
        words = value_words(name, read, seen_at, voice)
        if words:
            quote = f"   « {' '.join(read.quote.split())} »" if read.quote else ""
            yield _labelled(LABELS[name].to(voice.language), words + quote)
    for doubt in output.doubts(notice):
        yield _labelled(_DOUBT.to(voice.language), _doubt(doubt, voice))


def _doubt(doubt: Doubt, voice: Voice) -> str:
    return doubt_words(doubt, voice.language)


def decision_line(decision: Decision, voice: Voice) -> str:
    """Say in one line what happened, for whom, whether it was told, and why."""
    event = decision.event
    subject = event.notice.title if event.notice else event.source
    told = (_TOLD if decision.told else _NOT_TOLD).to(voice.language)
    who = decision.watch or OPERATOR.to(voice.language)
    happened = EVENTS[decision.event_kind.value].to(voice.language)
    reason = decapitalised(why(decision, voice))
    return f"{full(Side.ALONE, event.at, voice)}  {who} – {happened} – {subject}\n    {told} : {reason}"


def episode_line(episode: Episode, now: datetime, voice: Voice) -> str:
    """Say in one line what an episode is, where it stands, and since when, or from when to when."""
    scope = episode.remaining if episode.is_in_force else episode.affected
    kind, words = KINDS[episode.kind.value].to(voice.language), scope_words(scope, voice)
    when = _when(episode, now, voice)
    return f"{episode.id}  {kind} {words} – {state_words(episode, now, voice)}{when}{_in_hand(episode, voice)}"


def _when(episode: Episode, now: datetime, voice: Voice) -> str:
    """Return when it was: "terminé, depuis 5 h 20" would be taken for when it ended."""
    has_begun = episode.has_taken_place(now)
    if episode.closing is None or not has_begun:
        return f", {full(Side.SINCE if has_begun else Side.FROM, episode.opened_at, voice)}"
    begin, end = (full(Side.ALONE, moment, voice) for moment in (episode.opened_at, episode.closing.at))
    return _FROM_TO.to(voice.language, begin=begin, end=end)


def _in_hand(episode: Episode, voice: Voice) -> str:
    given = episode.acknowledgement
    if given is None:
        return ""
    return _IN_HAND.to(voice.language, name=one_line(given.by), when=full(Side.AT, given.at, voice))


def intervention_line(done: Intervention, voice: Voice) -> str:
    """Say in one line what somebody did about an episode, and why."""
    deed = DEEDS[done.deed].to(voice.language, name=one_line(done.by))
    why = f" : {one_line(done.why)}" if done.why else ""
    return f"{full(Side.ALONE, done.at, voice)}  {deed} ({VIAS[done.via].to(voice.language)}){why}"


def delivery_line(delivery: Delivery, now: datetime, voice: Voice) -> str:
    """Say in one line what is or was owed to a channel, where it stands, and why it has not arrived."""
    message = delivery.message
    event = EVENTS[message.event_kind.value].to(voice.language)
    episodes = "".join(f" {name}" for name in sorted({one.event.episode for one in message.decisions}) if name)
    is_owed_later = delivery.state in {DeliveryState.HELD, DeliveryState.FAILED}
    at = delivery.next_at if is_owed_later else delivery.settled_at or delivery.next_at
    words = _OF_A_STORM if message.is_of_a_storm and delivery.state is DeliveryState.HELD else None
    state = (words or _DELIVERY_STATES[delivery.state]).to(
        voice.language, attempts=delivery.attempts, at=short(Side.AT, at, now, voice), until=_until(at, now, voice)
    )
    error = f" – {refusal_words(delivery.last_error, voice.language)}" if delivery.last_error else ""
    created = short(Side.ALONE, _happened_at(message), now, voice)
    return f"{created}  {message.channel} – {event}{episodes} – {state}{error}"


def _happened_at(message: Message) -> datetime:
    """Return the hour of what a message says: one that gathers several is named after the last of them."""
    return max(one.event.at for one in message.decisions) if message.gathered else message.created_at


def _until(at: datetime, now: datetime, voice: Voice) -> str:
    return short(Side.UNTIL, at, now, voice)


_DELIVERY_STATES = {
    DeliveryState.PENDING: Phrase("à envoyer", "to be sent"),
    DeliveryState.HELD: Phrase("retenu pendant les heures calmes, {until}", "held during quiet hours, {until}"),
    DeliveryState.SENDING: Phrase("en cours d'envoi", "being sent"),
    DeliveryState.SENT: Phrase("envoyé {at}", "sent {at}"),
    DeliveryState.ACCEPTED: Phrase(
        "accepté par le relais {at}, remise non prouvée", "accepted by the relay {at}, delivery not proved"
    ),
    DeliveryState.FAILED: Phrase(
        "échec (essais : {attempts}), nouvel essai {at}", "failed (attempts: {attempts}), to be tried again {at}"
    ),
    DeliveryState.FOLDED: Phrase("repris {at} dans un message suivant", "folded {at} into a later message"),
    DeliveryState.DEAD: Phrase("abandonné {at} (essais : {attempts})", "given up {at} (attempts: {attempts})"),
    DeliveryState.WITHDRAWN: Phrase("retiré {at}, n'étant plus vrai", "withdrawn {at}, no longer true"),
}


_OF_A_STORM = Phrase(
    "retenu, d'autres l'ayant précédé coup sur coup, {until}", "held after others in quick succession, {until}"
)


def _labelled(label: str, words: str) -> str:
    return f"   {label.ljust(_WIDTH)} {words}"
