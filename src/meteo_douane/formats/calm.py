"""Sentences that say that nothing is wrong, in whatever words."""

from __future__ import annotations

import re

from meteo_douane.formats.titles import NamesAService
from meteo_douane.formats.words import (
    BETWEEN_SENTENCES,
    asked_often,
    folded,
    is_conditional,
    names_a_trouble,
    speaks_of_trouble,
)
from meteo_douane.patterns import pattern_of

#: "Message de maintenance, d'alerte ou d'information": one of them is an alert.
_KINDS = r"(?:maintenance|information|interruption|alerte|incident|perturbation|dysfonctionnement)s?"
_OF_KINDS = (
    rf"(?:messages?|avis|bulletins?) (?:(?:d'|de ){_KINDS}(?:,| et| ou|,? ni) )*"
    r"(?:d'|de )?(?:alerte|incident|perturbation|dysfonctionnement)s?"
    rf"(?:(?:,| et| ou|,? ni) (?:d'|de ){_KINDS})*"
)
_TOPIC = (
    rf"(?:{_OF_KINDS}|perturbations?|incidents?|alertes?|messages?|dysfonction+ements?|indisponibilites?|anomalies?|interruptions?"
    r"|evenements?|pannes?|difficultes?|problemes?|soucis?|coupures?|ralentissements?|blocages?|bulletins?"
    r"|informations? (?:a signaler|particulieres?|en cours)|avis (?:en cours|a signaler|de perturbation|d'incident))"
)
_NONE_OF = (
    rf"\baucune? (?:nouvelle? )?(?:{_TOPIC}(?:,? ni (?:aucune? )?(?:{_TOPIC}|maintenances?))*"
    rf"|maintenances?,? ni (?:aucune? )?{_TOPIC})\b"
    rf"|\bpas (?:actuellement |a ce jour |aujourd'hui |encore )?d(?:e |')(?:nouvelle? )?{_TOPIC}\b"
    rf"|\bni {_TOPIC},? ni (?:de |d')?\w+|\bni maintenance,? ni {_TOPIC}\b|\babsence (?:totale )?d(?:e |'){_TOPIC}\b"
    rf"|\baucune? (?:de (?:nos|vos) |des )?(?:tele)?(?:services?|procedures?|applications?|systemes?)(?: \w+){{0,5}}?"
    rf" n(?:e |')\w+ (?:\w+ ){{0,3}}(?:(?:de |d')?{_TOPIC}|perturbee?|indisponible|interrompue?|inaccessible|concernee?"
    rf"|touchee?|affectee?|en panne|a l'arret|arretee?|degradee?|impactee?)\b"
    rf"|\b{_TOPIC}(?: en cours| a signaler| active?s?)? ?: (?:aucune?s?|neant)\b"
)
_SERVICES = r"(?:services?|teleservices?|teleprocedures?|applications?|applicatifs?|systemes?|plateformes?|outils?)"
_ALL = (
    r"(?:l'ensemble de(?:s| nos| vos)|tous (?:les|nos|vos)|toutes (?:les|nos|vos)|la totalite de(?:s| nos)|les|nos"
    r"|vos)"
    rf" {_SERVICES}(?: (?!ne |n'|est |sont |fonctionne|restent?|sera|seront|a ete|ont ete)[\w'/@-]+){{0,6}}"
)
_WORK = (
    r"(?:est|sont|reste|restent|demeure|demeurent|fonctionne|fonctionnent|repond|repondent)"
    r"(?: (?:tous|toutes|actuellement|pleinement|parfaitement|totalement|bien|a ce jour|a cette heure|aujourd'hui"
    r"|ce jour|en ce moment|pour l'instant|egalement|en))*"
    r" (?:disponibles?|operationnel(?:le)?s?|accessibles?|normale?s?|normalement|correctement|en service|service"
    r"|nominale?s?|nominaux|ouverte?s?|fonctionnement (?:normal|nominal)|etat (?:normal|nominal|de marche)"
    r"|au vert|verte?s?|ordre|sans (?:incident|perturbation|anomalie|difficulte|interruption)"
    r"|(?:de (?:facon|maniere) |mode )(?:normale?|nominale?))"
)
_ENGLISH = r"(?:incidents?|disruptions?|alerts?|issues?|outages?)"
_CALM = pattern_of(
    rf"{_NONE_OF}|\b{_ALL},? (?:{_WORK}\b|(?:fonctionne|fonctionnent|marchent)\W*$)"
    r"|^\W*r\.?a\.?s\.?\W*$|\brien (?:n'est )?a signaler\b"
    r"|\btout (?:fonctionne|est (?:operationnel|normal|au vert|disponible|en ordre)|va bien)"
    r"|\b(?:fonctionnement|situation|activite|service)s? (?:est )?(?:normale?|nominale?)s?\b"
    r"|\b(?:beau temps|grand soleil|ciel (?:bleu|clair|degage|sans nuages?))\b"
    rf"|\bno (?:current |known |ongoing |active |open )?{_ENGLISH}"
    rf"(?:(?:,| or| and|,? nor) (?:{_ENGLISH}|maintenance))*\b"
    r"|\b(?:all|our) (?:our )?(?:\w+ ){0,3}(?:systems?|services?|applications?) (?:are )?(?:currently |fully )?"
    r"(?:operational|available|running|online)\b"
)
#: A cheap look before the dear one: without one of these no sentence is calm.
_HINTS = (
    "aucun", "pas ", "ni ", "absence", "neant", "r.a.s", "ras", "rien ", "tout", "tous", "ensemble", "totalite", "les ",
    "nos ", "vos ", "normal", "nominal", "soleil", "temps", "ciel", "no ", "all ", "our ",
)  # fmt: skip
_NOT_CALM = pattern_of(
    r"\b(?:sauf|hormis|excepte|exception|mais|toutefois|cependant|hors|neanmoins|en revanche|ne sont pas|n'est pas"
    r"|n'est plus|ne sont plus|aucune? autre|si aucune?|si l|lorsqu|en l'absence|termine|archive|historique"
    # What works again is news, and no calm.
    r"|(?:a|ont|avoir|est|sont) (?:\w+ )?(?:retrouve|recouvre|repris|redemarre|rendu|revenu)\w*"
    r"|(?<!ne )sera (?:retabli|retrouve|repris)\w*"
    r"|passe[es]*|charge[rm]|erreur|impossible|non lu|recherche|resultats?|filtre|critere|correspond|selection"
    r"|n'a pu|n'ont pu|pu etre|vous n'avez|votre compte|de nouveau|a nouveau|retabli\w*|retour a|redevenu\w*"
    r"|24 ?h|24/24|7/7|7j|du lundi|horaires"
    r"|(?:interruption|coupure|indisponibilite)s? (?:\w+ )?(?:programme|planifie|prevu)\w*)\b"
    r"|\b(?:charge[rm]|archive|termine|interruptions? (?:\w+ )?programme)|^si |\?$|^quand|^lorsque"
    r"|\bla mention\b|^en cas|^des qu"
    r"|\b(?:could|can)(?:not|n't| not)?\b|\b(?:unable|failed|error|load\w*|found|search|filter\w*|except|but|however"
    r"|unless|other than|if|when|where|past|previous|archived?|resolved)\b"
)
#: Beside words of calm: that no works are to come either. Alone it says nothing of alerts.
_NO_WORKS = pattern_of(
    r"(?:et |il n'y a |a ce jour, ?)*(?:aucune? |pas d(?:e |'))"
    r"(?:operation|intervention|maintenance|interruption|coupure|arret)s?"
    r"(?: (?:de (?:maintenance|service)|technique|programmee?|planifiee?|prevue?)s?)*"
    r"(?: (?:n'est|n'a ete|ne sont) (?:(?:actuellement|a ce jour|non plus) )?"
    r"(?:prevue?|programmee?|planifiee?|en cours|annoncee?|envisagee?)s?)?"
    r"(?: (?:a ce jour|pour l'instant|pour le moment|aujourd'hui|ce jour|cette semaine|actuellement|prochainement"
    r"|(?:dans|sur|pour|au cours d)(?:e[s ])?(?:les )?(?:\w+ )?(?:prochaine?s|jours|semaines) (?:jours|semaines"
    r"|heures|a venir)))*\W*"
    r"|(?:there (?:is|are) )?(?:currently )?no (?:planned |scheduled )?maintenance(?: (?:operation|work)s?)?"
    r"(?: (?:is|are|has been))?(?: currently)?(?: (?:planned|scheduled|in progress|under way|foreseen))?\W*"
)
#: That no message is shown is calm; that none comes through is a trouble ("Aucun message EDI n'est acquitté").
_NO_MESSAGE = pattern_of(
    r"\baucune? (?:nouve\w+ )?(?:messages?|bulletins?|informations?|avis)\b(?: [\w']+,?){0,8}? (?:n'|ne )"
    r"(?!(?:est|sont|a ete|ont ete|figure|figurent)\b(?: (?:actuellement|encore|a ce jour|ce jour|a cette heure))*"
    r"(?: (?:a signaler|signale|en cours|en vigueur|en ligne|publie|diffuse|affiche|emis|acti[fv]|present|recense"
    r"|a afficher|a diffuser|disponible|prevu|necessaire|sur)|[.!;]?$))"
)
#: All services together may have a name in the catalogue, and a sentence of calm names them.
_EVERY_SERVICE = pattern_of(
    r"\b(?:l.ensemble de[s ]?|tou(?:s|tes) |la totalit. de[s ]?)?(?:les|nos|vos)? ?(?:t.l.)?"
    r"(?:services?|proc.dures?|applications?|syst.mes?)(?: en ligne)?\b",
    re.IGNORECASE,
)
#: A sky is no service, though one is called CIEL.
_SKY = pattern_of(r"\bciel (?:bleu|clair|d.gag.|sans nuages?)(?!\w)", re.IGNORECASE)
_TROUBLED = pattern_of(
    r"indisponible|inaccessible|perturbe|interrompu|degrade|ralenti|\ben panne|hors service|bloque|suspendu|\blent"
)
_NEGATED = pattern_of(r"\b(?:aucune?|ni|pas|no|nor)(?: de| d'| des)? ?\w+")
_COURTESY = pattern_of(r"\b(?:merci|remercions|cordialement|bonne (?:journee|fin|reception)|bonjour)\b")
_NOTHING = pattern_of(r"\W*(?:aucune?s?|neant|rien|r\.?a\.?s\.?|rien a signaler|aucune? a ce jour)\W*")
_EXCEPTION = pattern_of(r"\b(?:sauf|hormis|excepte|a l'exception|toutefois|cependant|neanmoins|en revanche|hors)\b")


def is_calm(text: str, names_a_service: NamesAService) -> bool:
    """Whether a line says that nothing at all is wrong; one that names a service or makes an exception does not."""
    return is_calm_of_something(text) and not names_a_service(_SKY.sub(" ", _EVERY_SERVICE.sub(" ", text)))


@asked_often
def is_calm_of_something(text: str) -> bool:
    """Whether a line says that nothing is wrong, be it with one service only, and says nothing else."""
    plain = folded(text)
    if not any(hint in plain for hint in _HINTS):
        return False
    sentences = BETWEEN_SENTENCES.split(plain)
    calm = [sentence for sentence in sentences if _is_calm_alone(sentence)]
    return bool(calm) and not any(_disturbs(sentence) for sentence in sentences if sentence not in calm)


def is_all_calm(text: str) -> bool:
    """Whether each sentence of a line says that nothing is wrong, that no works are to come, or thanks its reader."""
    sentences = BETWEEN_SENTENCES.split(folded(text))
    return all(_is_calm_alone(each) or _NO_WORKS.fullmatch(each) or _COURTESY.search(each) for each in sentences)


def is_nothing(text: str) -> bool:
    """Whether all that stands under a heading is that there is nothing ("Néant")."""
    return _NOTHING.fullmatch(folded(text)) is not None


def _is_calm_alone(sentence: str) -> bool:
    """Whether a sentence is calm, and what is left of it names no state of trouble, as a legend does."""
    if _NOT_CALM.search(sentence) or _NO_MESSAGE.search(sentence):
        return False
    rest, found = _CALM.subn(" ", sentence)
    return found > 0 and _TROUBLED.search(rest) is None and not names_a_trouble(_NEGATED.sub(" ", rest))


def _disturbs(sentence: str) -> bool:
    """Whether a sentence beside one of calm takes something of it back."""
    if _NO_WORKS.fullmatch(sentence):
        return False
    if _EXCEPTION.search(sentence) or _CALM.search(sentence):
        return True
    return speaks_of_trouble(sentence) and not is_conditional(sentence)
