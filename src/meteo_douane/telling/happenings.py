"""What happened, in a few words: the head of a title."""

from __future__ import annotations

from meteo_douane.domain.event import Event, EventKind
from meteo_douane.domain.facts import believable
from meteo_douane.domain.notice import Kind, Notice, Scope
from meteo_douane.domain.observation import Cause
from meteo_douane.telling.doubting import doubtful
from meteo_douane.telling.failures import FIRST_ERROR, FIRST_REDIRECT
from meteo_douane.telling.people import head_of
from meteo_douane.telling.reservations import with_a_reservation
from meteo_douane.telling.scopes import scope_words
from meteo_douane.telling.voice import Phrase, Voice

_NATURES = {
    Kind.ALERT: Phrase("Alerte", "Alert"),
    Kind.BULLETIN: Phrase("Alerte", "Alert"),  # an alert that we know of by a bulletin only (contract §5, rule 6)
    Kind.MAINTENANCE: Phrase("Maintenance", "Maintenance"),
    Kind.MALFUNCTION: Phrase("Dysfonctionnement", "Malfunction"),
}
_TROUBLE = Phrase("Message", "Message")
_HAPPENED = {
    EventKind.PARTLY_ENDED: Phrase("Fin partielle", "Partial end"),
    EventKind.REOPENED: Phrase("Alerte rouverte", "Alert reopened"),
    EventKind.VANISHED: Phrase("Disparu de la météo, reste en vigueur", "Gone from the météo, still in force"),
    EventKind.PLANNED: Phrase("Maintenance prévue", "Maintenance planned"),
    EventKind.STARTED: Phrase("Maintenance commencée", "Maintenance started"),
    EventKind.MOVED: Phrase("Maintenance déplacée", "Maintenance moved"),
    EventKind.OVERDUE: Phrase("Fin prévue dépassée, reste en vigueur", "Planned end passed, still in force"),
    EventKind.CANCELLED: Phrase("Maintenance annulée", "Maintenance cancelled"),
    EventKind.UNCLASSIFIED: Phrase("Message non compris, à lire", "Message not understood, please read"),
}
_SOURCES = {
    EventKind.SOURCE_UNREADABLE: Phrase(
        "Météo illisible ({source}) : réponse reçue, mais incomprise",
        "Météo unreadable ({source}): answered, but not understood",
    ),
    EventKind.SOURCE_BACK: Phrase("Météo de nouveau lue ({source})", "Météo read again ({source})"),
    EventKind.SOURCES_DISAGREE: Phrase(
        "Météo : la page et le flux se contredisent", "Météo: page and feed contradict each other"
    ),
}
_SILENT = Phrase("Météo injoignable ({source}) : plus de réponse", "Météo unreachable ({source}): no answer")
_SILENT_BY_OUR_FAULT = Phrase(
    "Météo injoignable ({source}) : notre réseau en cause", "Météo unreachable ({source}): our own network"
)
_ANSWERS_WITH_AN_ERROR = Phrase(
    "Météo indisponible ({source}) : le serveur répond par une erreur {status}",
    "Météo unavailable ({source}): the server answers with error {status}",
)
_LEADS_ELSEWHERE = Phrase(
    "Météo indisponible ({source}) : le serveur renvoie ailleurs ({status})",
    "Météo unavailable ({source}): the server redirects elsewhere ({status})",
)
_NAMED = {
    EventKind.PROVIDER_TROUBLE: Phrase(
        "Prestataire {name} : trouble de sa plateforme signalé", "Provider {name}: trouble of its platform reported"
    ),
    EventKind.PROVIDER_BACK: Phrase(
        "Prestataire {name} : plus de trouble de sa plateforme", "Provider {name}: no more trouble of its platform"
    ),
    EventKind.CHANNEL_DEAD: Phrase(
        "Canal {name} hors service : des messages n'arrivent plus", "Channel {name} dead: messages no longer arrive"
    ),
    EventKind.CHANNEL_BACK: Phrase("Canal {name} rétabli", "Channel {name} back"),
}
_OPERATOR = {
    EventKind.TEMPLATE_FAILED: Phrase(
        "Modèle de message inutilisable ({name}) : celui du programme le remplace",
        "Template that cannot be used ({name}): the program's own takes its place",
    ),
    EventKind.TEMPLATE_MENDED: Phrase(
        "Modèle de message de nouveau utilisable ({name})", "Template that can be used again ({name})"
    ),
    EventKind.CONFIGURATION_REJECTED: Phrase(
        "Nouvelle configuration refusée : la précédente reste en vigueur",
        "New configuration rejected: the one before stays in force",
    ),
    EventKind.CONFIGURATION_ACCEPTED: Phrase("Configuration acceptée", "Configuration accepted"),
    EventKind.NO_ROOM: Phrase(
        "Disque plein : les alertes partent encore, les lectures ne sont plus conservées",
        "Disk full: alerts still go out, readings are no longer kept",
    ),
    EventKind.ROOM_AGAIN: Phrase(
        "Disque : de la place à nouveau, les lectures sont conservées", "Disk: room again, readings are kept"
    ),
    EventKind.UNWRITABLE: Phrase(
        "Impossible d'écrire dans la base de données : les alertes partent encore, plus rien n'est conservé",
        "Database cannot be written: alerts still go out, nothing is kept any more",
    ),
    EventKind.WRITABLE_AGAIN: Phrase(
        "Base de données : l'écriture est rétablie, ce qui attendait est enregistré",
        "Database: it can be written again, and what had waited is written",
    ),
    EventKind.NAMES_UNKNOWN: Phrase(
        "Météo : des mots jamais rencontrés, peut-être un nouveau service",
        "Météo: words never met before, perhaps a new service",
    ),
    EventKind.NAMES_SETTLED: Phrase(
        "Météo : les mots jamais rencontrés ne s'affichent plus, ou sont désormais connus",
        "Météo: the words never met before are shown no more, or are known by now",
    ),
}
_LASTING = {
    # True of a host that does not answer, of one that answers with an error, and of our own network.
    EventKind.SOURCE_SILENT: Phrase(
        "Rappel : toujours aucun accès à la météo ({name})", "Reminder: still no access to the météo ({name})"
    ),
    EventKind.SOURCE_UNREADABLE: Phrase(
        "Rappel : météo toujours illisible ({name})", "Reminder: météo still unreadable ({name})"
    ),
    EventKind.TEMPLATE_FAILED: Phrase(
        "Rappel : modèle de message toujours inutilisable ({name})", "Reminder: template still cannot be used ({name})"
    ),
    EventKind.CONFIGURATION_REJECTED: Phrase(
        "Rappel : configuration toujours refusée", "Reminder: configuration still rejected"
    ),
    EventKind.NO_ROOM: Phrase("Rappel : disque toujours plein", "Reminder: disk still full"),
    EventKind.UNWRITABLE: Phrase(
        "Rappel : toujours impossible d'écrire dans la base de données", "Reminder: database still cannot be written"
    ),
    EventKind.CHANNEL_DEAD: Phrase(
        "Rappel : canal {name} toujours hors service", "Reminder: channel {name} still dead"
    ),
    EventKind.NAMES_UNKNOWN: Phrase(
        "Rappel : météo, des mots inconnus s'affichent toujours", "Reminder: météo, unknown words are still shown"
    ),
}
_LASTS = Phrase("Rappel : cela dure encore ({name})", "Reminder: it still lasts ({name})")
_SOURCE_NAMES = {"page": Phrase("page", "page"), "feed": Phrase("flux", "feed")}
_AT_START = Phrase("Déjà en vigueur : {nature}", "Already in force: {nature}")
_ANNOUNCED_AT_START = Phrase("Déjà annoncé : {nature}", "Already announced: {nature}")
_BULLETIN = Phrase("Bulletin", "Bulletin")
_BULLETIN_NUMBER = Phrase("Bulletin n° {number}", "Bulletin no. {number}")
_UPDATE = Phrase("Mise à jour", "Update")
_ANNOUNCED_AGAIN = Phrase("Maintenance de nouveau annoncée", "Maintenance announced again")
_DOUBTFUL_END = Phrase("Fin à vérifier, rien n'est clos", "End to be checked, nothing is closed")
_DOUBTFUL_RETURN = Phrase("Reprise à vérifier, rien n'est clos", "Return to be checked, nothing is closed")
_GONE_BEFORE = Phrase("Disparu de la météo, toujours tenu pour prévu", "Gone from the météo, still taken to be planned")
_END = Phrase("Fin", "End")
_END_OF_ALERT = Phrase("Fin d'alerte", "End of alert")
_END_OF_MAINTENANCE = Phrase("Fin de maintenance", "End of maintenance")


def happened(kind: EventKind, event: Event, voice: Voice) -> str:
    """Return what happened, from the side of the watch (`kind`), in a few words."""
    match kind:
        case EventKind.OPENED | EventKind.REPEATED:
            words = nature(event.notice)
        case EventKind.STATE_AT_START:
            phrase = _ANNOUNCED_AT_START if is_only_announced(event) else _AT_START
            return phrase.to(voice.language, nature=nature(event.notice).to(voice.language).lower())
        case EventKind.CONTINUED:
            return _continued(event, voice)
        case EventKind.REOPENED if event.notice is not None and event.notice.kind.value is Kind.MAINTENANCE:
            words = _ANNOUNCED_AGAIN
        case EventKind.ENDED | EventKind.PARTLY_ENDED:
            return _end(kind, event, voice)
        case _ if kind.is_done_by_a_person:
            return head_of(kind, event, voice)
        case EventKind.VANISHED if is_still_to_come(event):
            words = _GONE_BEFORE
        case _ if kind in _HAPPENED:
            words = _HAPPENED[kind]
        case _:
            return _beside_the_notices(kind, event, voice)
    return words.to(voice.language)


def is_still_to_come(event: Event) -> bool:
    """Return whether an event is about an operation whose hour had not come when it happened."""
    if event.notice is None or event.notice.kind.value is not Kind.MAINTENANCE:
        return False
    starts_at = believable(event.notice.starts_at)
    return starts_at is not None and starts_at > event.at


def is_only_announced(event: Event) -> bool:
    """Return whether an event is about an operation that was found at a start, and has not begun as far as is said."""
    if event.kind is not EventKind.STATE_AT_START or event.notice is None:
        return False
    has_no_hour = believable(event.notice.starts_at) is None and believable(event.notice.ends_at) is None
    return is_still_to_come(event) or (event.notice.kind.value is Kind.MAINTENANCE and has_no_hour)


def _beside_the_notices(kind: EventKind, event: Event, voice: Voice) -> str:
    """Return what happened to a source, to a provider, to a channel, or to the program itself."""
    if kind in _NAMED:
        return _NAMED[kind].to(voice.language, name=event.source)
    name = source_name(event.source, voice)
    if kind.is_for_the_operator:
        return _of_the_operator(kind, event).to(voice.language, name=name)
    words = _silent(event) if kind is EventKind.SOURCE_SILENT else _SOURCES[kind]
    return words.to(voice.language, source=name, status=event.status)


def _of_the_operator(kind: EventKind, event: Event) -> Phrase:
    if kind is not EventKind.REMINDER:
        return _OPERATOR[kind]
    return _LASTS if event.reminds_of is None else _LASTING.get(event.reminds_of, _LASTS)


def _silent(event: Event) -> Phrase:
    """Return that a source is out of reach, without calling an answer a silence."""
    if event.detail == Cause.OUR_NETWORK:
        return _SILENT_BY_OUR_FAULT
    if event.status is None or event.status < FIRST_REDIRECT:
        return _SILENT
    return _ANSWERS_WITH_AN_ERROR if event.status >= FIRST_ERROR else _LEADS_ELSEWHERE


def nature(notice: Notice | None) -> Phrase:
    """Return what kind of trouble a notice is about."""
    return nature_of(notice.kind.value) if notice else _TROUBLE


def nature_of(kind: Kind) -> Phrase:
    """Return what kind of trouble it is."""
    return _NATURES.get(kind, _TROUBLE)


def trouble_words(kind: Kind, scope: Scope, voice: Voice) -> str:
    """Return "Alerte – DELTA T (transit), en EDI"."""
    return f"{nature_of(kind).to(voice.language)} – {scope_words(scope, voice)}"


def source_name(source: str, voice: Voice) -> str:
    """Return "page" or "flux"."""
    return _SOURCE_NAMES[source].to(voice.language) if source in _SOURCE_NAMES else source


def _continued(event: Event, voice: Voice) -> str:
    notice = event.notice
    if notice is None or [change.field for change in event.changes] == ["fallback"]:
        return _of_bulletin(notice, voice)
    if notice.kind.value is Kind.END:
        return _DOUBTFUL_END.to(voice.language)
    if event.tells_a_return_in_doubt:
        return _DOUBTFUL_RETURN.to(voice.language)
    return _of_bulletin(notice, voice)


def _of_bulletin(notice: Notice | None, voice: Voice) -> str:
    if notice is None:
        return _UPDATE.to(voice.language)
    if notice.bulletin_number.value is not None:
        return _BULLETIN_NUMBER.to(voice.language, number=notice.bulletin_number.value)
    return (_BULLETIN if notice.kind.value is Kind.BULLETIN else _UPDATE).to(voice.language)


def _end(kind: EventKind, event: Event, voice: Voice) -> str:
    """Return what ended, marked if its words take something back of it, or name no service.

    That one without a name is of this episode is our conclusion.
    """
    words = (_end_of(event.notice) if kind is EventKind.ENDED else _HAPPENED[kind]).to(voice.language)
    if event.reservations:
        return with_a_reservation(words, voice.language)
    if event.notice is None or not event.ends_without_a_name:
        return words
    return doubtful(words, event.notice.restores, voice.language)


def _end_of(notice: Notice | None) -> Phrase:
    """Return what ended, as far as the words that made it an end say so."""
    quote = notice.kind.quote.casefold() if notice else ""
    if "maintenance" in quote:
        return _END_OF_MAINTENANCE
    return _END_OF_ALERT if "alerte" in quote else _END
