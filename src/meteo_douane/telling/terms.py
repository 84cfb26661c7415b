"""A word for each kind of notice, event and state: what lines and tables for people are made of."""

from __future__ import annotations

from datetime import datetime

from meteo_douane.domain.episodes import Episode, EpisodeState
from meteo_douane.domain.interventions import Deed
from meteo_douane.telling.quoting import one_line
from meteo_douane.telling.reservations import ended_with
from meteo_douane.telling.voice import Phrase, Voice

#: Who is told where no watch is: a name that agrees with "prévenue", as a watch does.
OPERATOR = Phrase("équipe d'exploitation", "operator")
KINDS = {
    "alert": Phrase("alerte", "alert"),
    "bulletin": Phrase("bulletin", "bulletin"),
    "end": Phrase("fin", "end"),
    "maintenance": Phrase("maintenance", "maintenance"),
    "cancellation": Phrase("annulation", "cancellation"),
    "malfunction": Phrase("dysfonctionnement", "malfunction"),
    "information": Phrase("information", "information"),
    "unclassified": Phrase("non compris", "not understood"),
}
EVENTS = {
    "state_at_start": Phrase("déjà en vigueur", "in force already"),
    "opened": Phrase("ouverture", "opened"),
    "continued": Phrase("suite", "continued"),
    "partly_ended": Phrase("fin partielle", "partly ended"),
    "ended": Phrase("fin", "ended"),
    "reopened": Phrase("réouverture", "reopened"),
    "vanished": Phrase("a disparu, aucune fin publiée", "vanished without an end"),
    "planned": Phrase("annonce", "planned"),
    "started": Phrase("début", "started"),
    "moved": Phrase("déplacement", "moved"),
    "overdue": Phrase("fin prévue dépassée", "overdue"),
    "cancelled": Phrase("annulation", "cancelled"),
    "unclassified": Phrase("non compris", "not understood"),
    "source_silent": Phrase("source muette", "source silent"),
    "source_unreadable": Phrase("source illisible", "source unreadable"),
    "source_back": Phrase("source revenue", "source back"),
    "digest": Phrase("point de situation", "digest"),
    "repeated": Phrase("rappel", "repeated"),
    "acknowledged": Phrase("prise en charge", "taken in hand"),
    "closed_by_person": Phrase("clos par l'exploitant", "closed by the operator"),
    "reopened_by_person": Phrase("rouvert par l'exploitant", "reopened by the operator"),
    "fallback_reminder": Phrase("rappel (secours)", "reminder (fallback)"),
    "test": Phrase("essai de canal", "channel test"),
    "provider_trouble": Phrase("trouble chez le prestataire", "trouble at the provider"),
    "provider_back": Phrase("fin du trouble chez le prestataire", "trouble at the provider over"),
    "template_failed": Phrase("modèle de message inutilisable", "template cannot be used"),
    "template_mended": Phrase("modèle de message de nouveau utilisable", "template can be used again"),
    "configuration_rejected": Phrase("configuration refusée", "configuration rejected"),
    "configuration_accepted": Phrase("configuration acceptée", "configuration accepted"),
    "no_room": Phrase("disque plein", "disk full"),
    "room_again": Phrase("disque : de la place à nouveau", "disk: room again"),
    "unwritable": Phrase("écriture impossible dans la base de données", "database cannot be written"),
    "writable_again": Phrase("base de données : écriture rétablie", "database: can be written again"),
    "names_unknown": Phrase("mots jamais rencontrés", "words never met before"),
    "names_settled": Phrase("mots inconnus : plus affichés, ou connus", "unknown words: shown no more, or known"),
    "reminder": Phrase("rappel", "reminder"),
    "channel_dead": Phrase("canal hors service", "channel dead"),
    "channel_back": Phrase("canal rétabli", "channel back"),
    "sources_disagree": Phrase("page et flux en désaccord", "page and feed disagree"),
}
STATES = {
    EpisodeState.PLANNED: Phrase("prévu", "planned"),
    EpisodeState.OPEN: Phrase("en cours", "open"),
    EpisodeState.PARTLY_ENDED: Phrase("en partie terminé", "partly ended"),
    EpisodeState.OVERDUE: Phrase("fin prévue dépassée, toujours en vigueur", "overdue, still in force"),
    EpisodeState.VANISHED: Phrase(
        "disparu, aucune fin publiée : toujours en vigueur", "vanished without an end, still in force"
    ),
    EpisodeState.ENDED: Phrase("terminé", "ended"),
    EpisodeState.CANCELLED: Phrase("annulé", "cancelled"),
}
STILL_PLANNED = Phrase(
    "disparu, aucune annulation publiée : toujours tenu pour prévu",
    "vanished, no cancellation published: still taken to be planned",
)
"""What is said of an operation whose notice vanished before its hour: it is not in force yet."""


CLOSED_BY = Phrase(
    "clos par {name} (décision de l'exploitant, aucune fin publiée)",
    "closed by {name} (the operator's decision, no end published)",
)
"""What is said of an episode that a person of ours closed: not that it has ended."""


def state_words(episode: Episode, now: datetime, voice: Voice) -> str:
    """Return where an episode stands at a moment; what a person closed is not said to have ended."""
    if episode.is_closed_by_person:
        return CLOSED_BY.to(voice.language, name=one_line(episode.closed_by))
    if episode.is_over_with_a_reservation:
        return ended_with(episode.reservations, voice.language)
    return state_phrase(episode, now).to(voice.language)


def state_phrase(episode: Episode, now: datetime) -> Phrase:
    """Return where an episode stands at a moment."""
    is_gone_before = episode.state is EpisodeState.VANISHED and not episode.is_under_way_at(now)
    return STILL_PLANNED if is_gone_before else STATES[episode.state]


DEEDS = {
    Deed.ACKNOWLEDGED: Phrase("Prise en charge par {name}", "Taken in hand by {name}"),
    Deed.CLOSED: Phrase("Clos par {name}, sans fin publiée", "Closed by {name}, no end published"),
    Deed.REOPENED: Phrase("Rouvert par {name}", "Reopened by {name}"),
}
VIAS = {
    "command": Phrase("par la commande", "by the command"),
    "link": Phrase("par le lien", "by the link"),
    "page": Phrase("par le site", "by the site"),
}
DELIVERY_STATES = {
    "pending": Phrase("à envoyer", "to be sent"),
    "held": Phrase("retenu pour plus tard", "held for later"),
    "sending": Phrase("en cours d'envoi", "being sent"),
    "sent": Phrase("envoyé", "sent"),
    "accepted": Phrase("accepté par le relais", "accepted by the relay"),
    "failed": Phrase("échec, nouvel essai prévu", "failed, to be tried again"),
    "folded": Phrase("repris dans un message suivant", "told by a later message"),
    "dead": Phrase("abandonné", "given up"),
    "withdrawn": Phrase("retiré, n'étant plus vrai", "withdrawn, no longer true"),
}
