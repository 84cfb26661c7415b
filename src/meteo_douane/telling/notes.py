"""What to bear in mind before reading on: a possible repeat, an absence of ours, and what an event does not mean."""

from __future__ import annotations

from collections.abc import Iterator

from meteo_douane.domain.catalogue import PORTAL
from meteo_douane.domain.delivery import Delivery, Message
from meteo_douane.domain.event import Event, EventKind
from meteo_douane.domain.notice import Kind, Notice
from meteo_douane.telling import moments
from meteo_douane.telling.failures import defect_words, silence_words
from meteo_douane.telling.gathered import gathering_notes
from meteo_douane.telling.happenings import is_only_announced, is_still_to_come
from meteo_douane.telling.moments import Side
from meteo_douane.telling.outages import outage_notes
from meteo_douane.telling.people import notes_about_people
from meteo_douane.telling.reservations import reservation_notes
from meteo_douane.telling.voice import Phrase, Voice, capitalised, listed

MAY_REPEAT = Phrase(
    "Répétition possible : un premier envoi de ce message a pu vous parvenir, sans que nous en ayons eu confirmation.",
    "Possible repeat: this message may have reached you before; we had no confirmation.",
)
_AWAY = Phrase(
    "Nous n'avions pas pu lire la météo {since} : cela a pu arriver à tout moment entre-temps.",
    "We had not been able to read the météo {since}: this may have happened at any time in between.",
)
_MEANINGS = {
    EventKind.PARTLY_ENDED: Phrase(
        "Une partie seulement prend fin ; le reste est toujours en vigueur.",
        "Only a part ends; the rest is still in force.",
    ),
    EventKind.REOPENED: Phrase(
        "Disparu de la météo ou annoncé comme terminé, ce trouble y est de nouveau en cours.",
        "Announced as over, or gone: the météo says that this trouble goes on again.",
    ),
    EventKind.VANISHED: Phrase(
        "Ce message a disparu de la météo sans message de fin : ce qu'il annonce reste en vigueur jusqu'à preuve du "
        "contraire.",
        "This message has gone from the météo without a message of its end: what it announces is taken to be still in "
        "force.",
    ),
    EventKind.OVERDUE: Phrase(
        "La fin prévue est passée et aucune fin n'a été publiée : le trouble et, s'il y a lieu, la procédure de "
        "secours sont toujours en vigueur.",
        "The planned end has passed and no end has been published: the trouble and any fallback are still in force.",
    ),
    EventKind.CANCELLED: Phrase(
        "L'opération annoncée n'aura pas lieu, selon la météo.",
        "According to the météo, the operation that was announced will not take place.",
    ),
    EventKind.UNCLASSIFIED: Phrase(
        "Nous n'avons pas su classer ce message. Dans le doute, il est transmis à toutes les veilles.",
        "We could not classify this message. In doubt, it is passed on to every watch.",
    ),
    EventKind.PROVIDER_TROUBLE: Phrase(
        "Votre prestataire EDI signale un trouble de sa propre plateforme. Ce n'est pas une alerte de la météo : cela "
        "n'ouvre aucune procédure de secours.",
        "Your EDI provider reports a trouble of its own platform. This is not an alert of the météo: it opens no "
        "fallback.",
    ),
    EventKind.PROVIDER_BACK: Phrase(
        "Votre prestataire EDI ne signale plus de trouble de sa plateforme. Cela ne change rien à la météo : une "
        "alerte en vigueur le reste.",
        "Your EDI provider no longer reports a trouble of its platform. This changes nothing of the météo: an alert in "
        "force stays in force.",
    ),
    EventKind.TEMPLATE_FAILED: Phrase(
        "Corrigez-le, contrôlez-le par « meteo-douane check-config », puis lancez « meteo-douane reload ».",
        "Mend it, check it with “meteo-douane check-config”, then run “meteo-douane reload”.",
    ),
    EventKind.CONFIGURATION_REJECTED: Phrase(
        "Corrigez le fichier, contrôlez-le par « meteo-douane check-config », puis lancez « meteo-douane reload ».",
        "Mend the file, check it with “meteo-douane check-config”, then run “meteo-douane reload”.",
    ),
    EventKind.NO_ROOM: Phrase(
        "Faites de la place avant que les messages ne puissent plus être enregistrés. Ce qui est lu entre-temps "
        "manquera aux preuves.",
        "Make room before messages can no longer be written down either. What is read meanwhile will be missing from "
        "the evidence.",
    ),
    EventKind.UNWRITABLE: Phrase(
        "Remédiez-y sans redémarrer le programme : ce qu'il tient en mémoire serait perdu, et il pourrait ne pas "
        "repartir. D'ici là, points de situation et prises en charge attendent, et les pages du site montrent ce qui a "
        "été enregistré en dernier.",
        "Mend it without restarting the program: what it holds in memory would be lost, and it might not start again. "
        "Until then digests and acknowledgements wait, and the pages of the site show what was written last.",
    ),
    EventKind.NAMES_UNKNOWN: Phrase(
        "Un nouveau service se déclare dans la configuration, sous [names] ou [[services]] ; sinon, il n'y a rien à "
        "faire.",
        "A new service is declared in the configuration, under [names] or [[services]]; if it is none, do nothing.",
    ),
    EventKind.SOURCES_DISAGREE: Phrase(
        "La page et le flux de la météo ne disent plus la même chose. Rien n'est clos pour autant.",
        "The page and the feed of the météo no longer say the same. Nothing is closed for that.",
    ),
}
_IN_FORCE_AT_START = Phrase(
    "Première lecture de la météo : voici ce qui y est en vigueur. Cela a pu commencer bien avant.",
    "First reading of the météo: this is what is in force there. It may have begun long before.",
)
_ANNOUNCED_AT_START = Phrase(
    "Première lecture de la météo : voici ce qui y est annoncé. Rien n'en a commencé, d'après ce qu'on y lit.",
    "First reading of the météo: this is what is announced there. None of it has begun, by what it says.",
)
_BOTH_AT_START = Phrase(
    "Première lecture de la météo : voici ce qui y est en vigueur, ce qui a pu commencer bien avant, et ce qui y est "
    "annoncé pour plus tard.",
    "First reading of the météo: this is what is in force there, which may have begun long before, and what is "
    "announced for later.",
)
_NOT_KEPT = Phrase("Lectures non conservées entre-temps : {count}.", "Readings not kept meanwhile: {count}.")
_UNREADABLE = Phrase(
    "Le site répond, mais nous n'y lisons pas la météo : {reason}.",
    "The site answers, but we cannot read the météo in it: {reason}.",
)
_LAST_READ = Phrase("Dernière bonne lecture : {when}.", "Last good reading: {when}.")
_NOTHING_READ = Phrase("Rien n'avait pu être lu {since}.", "Nothing had been read {since}.")
_BLIND = Phrase(
    "Tant que cela dure, une alerte qui serait publiée là peut nous échapper : notre silence n'est pas une bonne "
    "nouvelle.",
    "While this lasts, we may miss an alert published there: our silence is not good news.",
)
_BACK = Phrase(
    "La lecture a repris. Ce qui a été publié entre-temps et reste affiché fait l'objet de messages séparés.",
    "Reading has resumed. What was published in between and is still shown comes in separate messages.",
)
_DISPUTED = Phrase("En cause : épisode {episodes}.", "In dispute: episode {episodes}.")
_GONE_BEFORE = Phrase(
    "Ce message a disparu de la météo sans message d'annulation : l'opération est toujours tenue pour prévue.",
    "This message has gone from the météo without a message that cancels it: the operation is still taken to be "
    "planned.",
)
_DOUBTFUL_END = Phrase(
    "La météo annonce une fin sans nommer de service. Dans le doute, nous ne tenons rien pour terminé.",
    "The météo announces an end and names no service. In doubt, we take nothing for over.",
)
_END_WITHIN = Phrase(
    "L'alerte qui vous a été signalée est plus large que ce qui est annoncé comme terminé : elle n'est pas levée. Dans "
    "le doute, nous ne tenons rien pour terminé.",
    "The alert that you were told of is wider than what is announced to be over: it has not ended. In doubt, we take "
    "nothing for over.",
)
_DOUBTFUL_RETURN = Phrase(
    "La météo annonce que quelque chose fonctionne de nouveau, sans nommer de service. Dans le doute, nous ne tenons "
    "rien pour terminé.",
    "The météo announces that something works again, and names no service. In doubt, we take nothing for over.",
)
_RETURN_OF_A_PART = Phrase(
    "La météo annonce une reprise, à l'exception d'une partie que nous ne savons pas nommer. Dans le doute, nous ne "
    "tenons rien pour terminé.",
    "The météo announces a return, except for a part that we cannot name. In doubt, we take nothing for over.",
)
_END_OF_EVERYTHING = Phrase(
    "La météo annonce la fin d'un trouble du portail ou de tous les services, sans les nommer. Dans le doute, nous ne "
    "tenons rien pour terminé.",
    "The météo announces the end of a trouble of the portal or of all services, and names none of them. In doubt, we "
    "take nothing for over.",
)
_MISSED_ALERT = Phrase(
    "Nous n'avons pas vu l'alerte elle-même : ce bulletin est le premier message que nous en ayons.",
    "We have not seen the alert itself: this bulletin is the first message of it that we have.",
)
_GREW = Phrase(
    "Ce trouble était déjà en cours ; c'est maintenant qu'il vous concerne.",
    "This trouble was under way already; it is now that it concerns you.",
)
_PROVIDER_TOO = Phrase(
    "Votre prestataire {name} signale un trouble de sa propre plateforme.",
    "Your provider {name} reports a trouble of its own platform.",
)
_PHONE = Phrase("Téléphone de {name} : {phone}.", "Telephone of {name}: {phone}.")
_COUNTING = {EventKind.ROOM_AGAIN, EventKind.WRITABLE_AGAIN}
_BLINDING = {EventKind.SOURCE_SILENT, EventKind.SOURCE_UNREADABLE}
_OPENING = {EventKind.OPENED, EventKind.REOPENED}
#: What says that a trouble goes on, though the source may list it no longer.
_GOING_ON = {EventKind.OPENED, EventKind.STATE_AT_START, EventKind.REPEATED, EventKind.OVERDUE}


def notes_of(delivery: Delivery, voice: Voice) -> tuple[str, ...]:
    """Return the sentences that stand before everything else."""
    event, kind = delivery.message.decisions[0].event, delivery.message.event_kind
    found = [MAY_REPEAT.to(voice.language)] if delivery.may_repeat else []
    found += reservation_notes(event, voice)
    found += gathering_notes(delivery.message, voice)
    if event.away_since is not None and kind is EventKind.SOURCE_BACK:
        found.append(_NOTHING_READ.to(voice.language, since=moments.full(Side.SINCE, event.away_since, voice)))
    elif event.away_since is not None and not kind.is_about_a_source:
        found.append(_AWAY.to(voice.language, since=moments.full(Side.SINCE, event.away_since, voice)))
    found += notes_about_people(delivery.message, event, voice)
    found += [_at_start(delivery.message).to(voice.language)] if kind is EventKind.STATE_AT_START else ()
    found += [phrase.to(voice.language) for phrase in _about_the_notice(kind, event)]
    found += _about_the_source(kind, event, voice) if kind.is_about_a_source else ()
    if event.reminds_of in _BLINDING:
        found.append(_BLIND.to(voice.language))
    if event.reminds_of is EventKind.NAMES_UNKNOWN:
        found.append(_MEANINGS[EventKind.NAMES_UNKNOWN].to(voice.language))
    found += _about_providers(delivery.message, voice)
    found += outage_notes(delivery.message, voice)
    if kind in _COUNTING and event.detail.isdecimal():
        found.append(_NOT_KEPT.to(voice.language, count=event.detail))
    return tuple(found)


def _at_start(message: Message) -> Phrase:
    """Return what was found at a start: what is in force, what is only announced, or both."""
    found = {is_only_announced(decision.event) for decision in message.decisions}
    if len(found) > 1:
        return _BOTH_AT_START
    return _ANNOUNCED_AT_START if True in found else _IN_FORCE_AT_START


def _about_providers(message: Message, voice: Voice) -> Iterator[str]:
    name = message.decisions[0].event.source
    if message.event_kind.is_about_a_provider and name in voice.phones:
        yield _PHONE.to(voice.language, name=name, phone=voice.phones[name])
    for provider in dict.fromkeys(decision.provider for decision in message.decisions if decision.provider):
        yield _PROVIDER_TOO.to(voice.language, name=provider)


def _about_the_source(kind: EventKind, event: Event, voice: Voice) -> Iterator[str]:
    if kind is EventKind.SOURCE_SILENT:
        yield f"{capitalised(silence_words(event.detail, event.status, voice.language))}."
    if kind is EventKind.SOURCE_UNREADABLE:
        yield _UNREADABLE.to(voice.language, reason=defect_words(event.detail, voice.language))
    if event.away_since is not None and kind in _BLINDING:
        yield _LAST_READ.to(voice.language, when=moments.full(Side.ALONE, event.away_since, voice))
    if kind in _BLINDING:
        yield _BLIND.to(voice.language)
    if kind is EventKind.SOURCES_DISAGREE and event.detail:
        yield _DISPUTED.to(voice.language, episodes=listed(tuple(event.detail.split()), voice.language))
    if kind is EventKind.SOURCE_BACK:
        yield _BACK.to(voice.language)


def _of_a_doubtful_end(notice: Notice) -> Phrase:
    """Return why an end closes nothing."""
    if PORTAL in notice.restores.value.services:
        return _END_OF_EVERYTHING
    return _END_WITHIN if notice.restores.value else _DOUBTFUL_END


def _about_the_notice(kind: EventKind, event: Event) -> Iterator[Phrase]:
    if kind in _MEANINGS and not event.by:
        is_gone_before = kind is EventKind.VANISHED and is_still_to_come(event)
        yield _GONE_BEFORE if is_gone_before else _MEANINGS[kind]
    if event.vanished_since is not None and kind in _GOING_ON:
        yield _MEANINGS[EventKind.VANISHED]
    if kind in _OPENING and event.kind is EventKind.CONTINUED:
        yield _GREW
    if event.notice is None:
        return
    if kind is EventKind.CONTINUED and event.notice.kind.value is Kind.END:
        yield _of_a_doubtful_end(event.notice)
    if kind is EventKind.CONTINUED and event.tells_a_return_in_doubt:
        yield _DOUBTFUL_RETURN if event.notice.names_no_service else _RETURN_OF_A_PART
    if event.kind is EventKind.OPENED and event.notice.kind.value is Kind.BULLETIN:
        yield _MISSED_ALERT
