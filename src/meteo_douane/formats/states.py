"""The words for the state of a service and for how far a message has come: an icon, a badge, a column."""

from __future__ import annotations

from meteo_douane.formats.words import asked_often, folded
from meteo_douane.patterns import pattern_of

_STATUS = pattern_of(
    r"(?:(?:etat|statut|niveau|type|categorie|nature|situation)(?: (?:du message|de l'avis|de l'evenement))? ?: ?)?"
    r"(?:en cours|terminee?s?|resolue?s?"
    r"|cloturee?s?|close?|acheve[es]*"
    r"|planifiee?s?|programmee?s?|annule[es]*|reporte[es]*|a venir|prevue?s?|active?|actif|nouveau|nouvelle"
    r"|important|urgent"
    r"|retablie?"
    r"|service (?:(?:in)?(?:disponible|accessible)|perturbe|interrompu|degrade|ralenti|arrete|ferme|ouvert"
    r"|retabli|suspendu|operationnel|normal|nominal|coupe|inconnu|en (?:maintenance|alerte|panne|service))"
    r"|(?:alertes?|maintenances?|incidents?|perturbation|dysfonctionnement|intervention|travaux)"
    r"(?: (?:en cours|terminee?|resolue?|close?|levee?|planifiee?|programmee?|prevue?s?|a venir))?"
    r"|informations?|bulletin d'information|(?:bip|bulletin)s?(?: (?:n[°o]\.? ?)?\d{1,2})?"
    r"|bulletin periodique|point de situation"
    r"|ralentissement|lenteurs?|indisponibilite|interruption|coupure|panne|degradation|retour a la normale"
    r"|retablissement|fin (?:d'alerte|d'incident|de (?:maintenance|perturbation))|annulation|report|info|critique"
    r"|majeure?|mineure?|ouvert|ferme|en vigueur"
    r"|leve[es]*)[ !.]*"
)

_PROGRESS = pattern_of(
    r"(?:en cours(?: de (?:traitement|resolution|correction|deploiement))?|terminee?s?|resolue?s?|cloturee?s?|close?"
    r"|acheve[es]*|retablie?s?|annule[es]*|reporte[es]*|a venir|planifiee?s?|programmee?s?|prevue?s?|leve[es]*"
    r"|(?:en cours d'|en )?(?:analyse|observation|surveillance)(?: en cours)?|identifiee?)"
)
_BETWEEN = pattern_of(r" ?[:–—,/|-] | ?\((?=.+\)$)|\)$")

_COLOUR = pattern_of(r"(?:(?:niveau|code|pastille|couleur) ?:? ?)?(?:vert|jaune|orange|rouge|noir|gris)e?")

#: The states of a service, as an icon, a badge or a column gives them.
_STATE = pattern_of(
    r"(?:(?:le )?(?:service|etat|statut|application|site|temps) ?:? ?)?(?:est |en |totalement |partiellement "
    r"|fortement |tres |non |pas |ne "
    r"|actuellement |momentanement |temporairement )*(?:in)?(?:operationnel|disponible|accessible|normale?"
    r"|nominale?|ok|ko|actif"
    r"|active|perturbe|interrompu|degrade|maintenance|incident|alerte|hors service|ralenti|lent|ferme|ouvert|arrete"
    r"|arret|en service"
    r"|panne|soleil|ensoleille|beau(?: temps)?|eclaircies?|nuage|nuageux|couvert|pluie|pluvieux|averses?|orage"
    r"|orageux|tempete|vert|orange|rouge"
    r"|jaune|noir|gris|fonctionnement|fonctionne|suspendu|bloque|instable|indetermine|inconnu|service"
    r"|perturbations?|lenteurs?|vigilance)"
    r"(?:le)?e?s?(?: (?:normale?|normalement|degrade|en|partielle?|partiellement|reduit|mode|service|cours"
    r"|ralentie?|programmee?|totale?|nominale?"
    r"|temporaire|temporairement|import|export|dti\+?|edi))*[ .!]*"
)

_IN_ORDER = pattern_of(
    r"(?:(?:le )?(?:service|etat|statut|application|site|temps|fonctionnement) ?:? ?)?(?:(?:est|en|tres"
    r"|parfaitement|pleinement|actuellement) )*"
    r"(?:operationnel(?:le)?s?|disponibles?|accessibles?|normale?|nominale?|ok|actif|active|en service|service"
    r"|ouverte?|soleil|ensoleille|beau(?: temps)?"
    r"|verte?|fonctionne(?: normalement)?|fonctionnement normal|aucune? (?:perturbation|incident|alerte|probleme"
    r"|anomalie)"
    r"|sans (?:incident|perturbation)|r\.?a\.?s\.?|rien a signaler|[✓✔☀🟢]+)[ .!]*"
)


_RATE = pattern_of(r"\d{1,3}(?:[,.]\d+)? ?% (?:de disponibilite )?sur (?:les )?\d+ (?:derni\w+ )?(?:jours|heures|mois)")

#: What is drawn in a colour before the words for a state.
DOTS = "●•◉⬤■ "


def is_rate(text: str) -> bool:
    """Whether a text is no more than how long a service has been there: "99,94 % sur 90 jours"."""
    return _RATE.fullmatch(folded(text)) is not None


@asked_often
def is_status(text: str) -> bool:
    """Whether a short line is only a state or a kind ("Terminé", "Maintenance")."""
    return len(text) <= 40 and _STATUS.fullmatch(folded(text)) is not None  # noqa: PLR2004


@asked_often
def is_progress(text: str) -> bool:
    """Whether a short text says how far a message has come ("Résolu"), and not what kind of message it is."""
    return len(text) <= 40 and _PROGRESS.fullmatch(folded(text)) is not None  # noqa: PLR2004


@asked_often
def is_colour(text: str) -> bool:
    """Whether a line is no more than the colour that stands for a state ("ROUGE")."""
    return _COLOUR.fullmatch(folded(text)) is not None


@asked_often
def is_state(text: str) -> bool:
    """Whether a short line is only the state of a service ("Service indisponible", "Orage : service interrompu")."""
    if len(text) > 60:  # noqa: PLR2004
        return False
    return all(_STATE.fullmatch(word) or _IN_ORDER.fullmatch(word) for word in _states_in(text))


@asked_often
def is_in_order(text: str) -> bool:
    """Whether a state is that of a service that works ("Opérationnel", "Soleil : fonctionnement normal")."""
    if len(text) > 60:  # noqa: PLR2004
        return False
    return all(map(_IN_ORDER.fullmatch, _states_in(text)))


def _states_in(text: str) -> list[str]:
    """Return the states of a text that gives one twice, in a picture's words and in its own."""
    plain = folded(text).lstrip(DOTS)
    return [plain] if _STATE.fullmatch(plain) or _IN_ORDER.fullmatch(plain) else _BETWEEN.split(plain)
