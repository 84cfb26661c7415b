"""What happened, in a few words: the head of a title."""

from __future__ import annotations

from meteo_douane.domain.event import Event, EventKind
from meteo_douane.domain.notice import Kind, Notice
from meteo_douane.telling.people import head_of
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
    EventKind.VANISHED: Phrase("Disparu sans fin, reste en vigueur", "Gone without an end, still in force"),
    EventKind.PLANNED: Phrase("Maintenance prévue", "Maintenance planned"),
    EventKind.STARTED: Phrase("Maintenance commencée", "Maintenance started"),
    EventKind.MOVED: Phrase("Maintenance déplacée", "Maintenance moved"),
    EventKind.OVERDUE: Phrase("Fin prévue dépassée, reste en vigueur", "Planned end passed, still in force"),
    EventKind.CANCELLED: Phrase("Maintenance annulée", "Maintenance cancelled"),
    EventKind.UNCLASSIFIED: Phrase(
        "Message de la douane non compris, à lire", "Customs message not understood, please read"
    ),
}
_SOURCES = {
    EventKind.SOURCE_SILENT: Phrase(
        "Météo injoignable ({source}) : plus de réponse", "Météo unreachable ({source}): no answer"
    ),
    EventKind.SOURCE_UNREADABLE: Phrase(
        "Météo illisible ({source}) : réponse reçue, mais incomprise",
        "Météo unreadable ({source}): answered, but not understood",
    ),
    EventKind.SOURCE_BACK: Phrase("Météo de nouveau lue ({source})", "Météo read again ({source})"),
    EventKind.SOURCES_DISAGREE: Phrase(
        "Météo : la page et le flux se contredisent", "Météo: page and feed contradict each other"
    ),
}
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
_SOURCE_NAMES = {"page": Phrase("page", "page"), "feed": Phrase("flux", "feed")}
_AT_START = Phrase("Déjà en vigueur : {nature}", "Already in force: {nature}")
_BULLETIN = Phrase("Bulletin", "Bulletin")
_BULLETIN_NUMBER = Phrase("Bulletin n° {number}", "Bulletin no. {number}")
_UPDATE = Phrase("Mise à jour", "Update")
_DOUBTFUL_END = Phrase("Fin à vérifier, rien n'est clos", "End to be checked, nothing is closed")
_END = Phrase("Fin", "End")
_END_OF_ALERT = Phrase("Fin d'alerte", "End of alert")
_END_OF_MAINTENANCE = Phrase("Fin de maintenance", "End of maintenance")


def happened(kind: EventKind, event: Event, voice: Voice) -> str:
    """Return what happened, from the side of the watch (`kind`), in a few words."""
    match kind:
        case EventKind.OPENED | EventKind.REPEATED:
            words = nature(event.notice)
        case EventKind.STATE_AT_START:
            return _AT_START.to(voice.language, nature=nature(event.notice).to(voice.language).lower())
        case EventKind.CONTINUED:
            return _continued(event.notice, voice)
        case EventKind.ENDED:
            words = _end(event.notice)
        case _ if kind.is_about_a_source:
            return _SOURCES[kind].to(voice.language, source=source_name(event.source, voice))
        case _ if kind in _NAMED:
            return _NAMED[kind].to(voice.language, name=event.source)
        case _ if kind.is_done_by_a_person:
            return head_of(kind, event, voice)
        case _:
            words = _HAPPENED[kind]
    return words.to(voice.language)


def nature(notice: Notice | None) -> Phrase:
    """Return what kind of trouble a notice is about."""
    return nature_of(notice.kind.value) if notice else _TROUBLE


def nature_of(kind: Kind) -> Phrase:
    """Return what kind of trouble it is."""
    return _NATURES.get(kind, _TROUBLE)


def source_name(source: str, voice: Voice) -> str:
    """Return "page" or "flux"."""
    return _SOURCE_NAMES[source].to(voice.language) if source in _SOURCE_NAMES else source


def _continued(notice: Notice | None, voice: Voice) -> str:
    if notice is None:
        return _UPDATE.to(voice.language)
    if notice.kind.value is Kind.END:
        return _DOUBTFUL_END.to(voice.language)
    if notice.bulletin_number.value is not None:
        return _BULLETIN_NUMBER.to(voice.language, number=notice.bulletin_number.value)
    return (_BULLETIN if notice.kind.value is Kind.BULLETIN else _UPDATE).to(voice.language)


def _end(notice: Notice | None) -> Phrase:
    """Return what ended, as far as the words that made it an end say so."""
    quote = notice.kind.quote.casefold() if notice else ""
    if "maintenance" in quote:
        return _END_OF_MAINTENANCE
    return _END_OF_ALERT if "alerte" in quote else _END
