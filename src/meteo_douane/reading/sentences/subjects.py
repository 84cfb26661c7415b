"""Whose return a verb tells: a service's, or that of a cable, a doubt, a training.

A verb of returns tells an end of what is known to be able to end it: a service and what passes through it, a trouble,
works. Of any other subject it says nothing of the service: whoever reads that a doubt is lifted has no all-clear.
Words meet sentences that are folded and spelled right.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.predicates import AND_THE_SERVICE
from meteo_douane.reading.vocabulary.bygone_words import DONE_TO_IT
from meteo_douane.reading.vocabulary.state_stems import HANDLED_FORMS, TROUBLES
from meteo_douane.reading.vocabulary.states import Predicate, Sort, State

_ARTICLE = (
    r"(?:l'|(?:l[ae]s?|cette|cet|ces?|notre|nos|une?|des|votre|vos|leurs?|son|sa|ses|tou(?:s|te|tes|t)(?: l[ae]s?)?) )"
)
#: What may stand between an article and its noun.
_BEFORE_A_NOUN = (
    r"(?:(?:\d+|deux|trois|quatre|plusieurs|different|divers|autre|principa(?:l|ux)|nouve(?:l|lle|aux)|bon|plein|dit"
    r"|meme|dernier|premier|seul|seconde?|grande?|petite?|ancienne?|precedente?|simple|double)"
    r"e?s? (?!d[eu]s? |d'))*+"
)
_BEGINS = r"(?:^|[.;:,(>–!?\n]|(?<!\w)-(?!\w)|\b(?:et|mais|puis|que|car|donc|or|ainsi|desormais|enfin|toutefois) )"
_SUBJECT = pattern_of(
    rf"{_BEGINS}\W*(?P<subject>{_ARTICLE}{_BEFORE_A_NOUN}(?P<head>[\w-]+)"
    rf"(?:(?!\b(?:et|mais|puis|que|car|donc|or) {_ARTICLE})[^.;:,(!?\n])*)$"
)
#: A service, a part of one, and what passes through it.
_SERVED = (
    r"(?:(?:tele|web)?services?|web|(?:tele)?procedures?|applications?|applicatifs?|applis?|outils?|logiciels?"
    r"|progiciels?|systemes?|si|plateformes?|plate-formes?|portails?|sites?(?! d'information)|guichets?|modules?"
    r"|briques?|composants?|serveurs?|instances?|infrastructures?|hebergements?|environnements?|interfaces?|ihm|api"
    r"|bases?|chaines?|passerelles?|messageries?|reseaux?|liaisons?|liens?|interconnexions?|canal|canaux|voies?"
    r"|circuits?"
    r"|modes?|dti|edi|volets?|parties?|perimetres?|postes?|bornes?|fonctions?|fonctionnalites?|fonctionnements?"
    r"|flux|echanges?|trafics?|acces|connexions?|reconnexions?|communications?|acheminements?|routages?|integrations?"
    r"|synchronisations?|remontees?|(?:tele)?transmissions?|traitements?|depots?|envois?|emissions?|receptions?|prises?"
    r"|validations?|liquidations?|delivrances?|enregistrements?|chargements?|televersements?|authentifications?"
    r"|identifications?|certifications?|apurements?|saisies?|operations?|formalites?|dedouanements?|passages?"
    r"|mainlevees?|embarquements?|imports?|exports?|importations?|exportations?|transits?|(?:tele)?declarations?"
    r"|messages?"
    r"|bae|dae|dsa|mrn|ens|accuses?|reponses?|notifications?|demandes?|fichiers?|titres?|statuts?|lots?|donnees"
    r"|comptes?|credits?|utilisateurs?|operateurs?|usagers?|declarants?|redevables?|entrepositaires?|professionnels?"
    r"|utilisations?|usages?)"
)
#: All of it, how it works, and how fast.
_WHOLE = (
    r"(?:ensemble|totalite|integralite|reste|tout|deux|trois|quatre|autres?|derniere?s?|premiere?s?|seconde?s?"
    r"|situation|etat|activites?|disponibilites?|continuite|marche|vie|travail|qualite|performances?|normalite|ordre"
    r"|conditions?|temps|delais?|rythme|debits?|files?|stocks?|volumes?|retours?|reprises?|retablissements?|fins?"
    r"|ouvertures?|productions?|versions?|bascules?|relances?|correctifs?|mises?|travaux|phases?|interventions?)"
)
#: What stands in the way of it.
_HINDERED = (
    r"(?:suspensions?|limitations?|restrictions?|interdictions?|contraintes?|fermetures?|desactivations?|gels?"
    r"|rejets?|retards?|soucis?|pb|difficultes?|crises?|desordres?|embouteillages?|contretemps|regressions?|pertes?"
    r"|evenements?|dossiers?|tickets?|alertes?|avis|bip|presente?|recours|mesures?|micro-\w+)"
)
_KNOWN = pattern_of(rf"(?:{_SERVED}|{_WHOLE}|{_HINDERED}|{TROUBLES}|{DONE_TO_IT}|\d\S*)(?![\w-])")
#: "Ce matin", "la nuit dernière": when, and no subject.
_WHEN = pattern_of(
    r"(?:matin|matinee|midi|apres-midi|soir|soiree|nuit|minuit|veille|jour|journee|heures?|minutes?|instant|semaine"
    r"|week-end|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|fois|cas|debut|moment)s?"
)
#: "A rétabli DELTA T": it is the object that is.
_WITH_AN_OBJECT = pattern_of(
    r"(?:a|ont|ayant|avoir) (?:\w+ment |enfin )?(?!ete |repris|redemarre|rouvert|reouvert|cesse|retrouve|pris fin"
    r"|disparu|recouvre|recommence)\w+"
)
#: A machine that runs again is not yet the service that it serves.
_MACHINE = pattern_of(r"(?:serveurs?|machines?|noeuds?|instances?|bases?|composants?|briques?|routeurs?)(?![\w-])")
_STARTED = pattern_of(r"(?:relance|redemarr)\w*$")
#: "Le serveur est rétabli, l'application redémarre": the service is on its way.
_STARTS = pattern_of(r"^[^.;]{0,60}?(?:\b(?:re)?demarre(?:nt)?\b|\ben cours de (?:re)?demarrage\b)")
#: "L'interdiction est rétablie": it is there again, and what it forbids is not.
_BARRIER = pattern_of(
    r"(?:suspension|limitation|restriction|interdiction|contrainte|fermeture|desactivation|gel|mesure|filtrage|quota"
    r"|blocage|obligation)s?(?![\w-])"
)
_PUT_BACK = pattern_of(r"(?:retabli|reactive|restaure|remise? en (?:place|vigueur|service)|relance|reconduit)\w*$")
#: "La phase 5 est close": of a program, and of no works.
_PHASE = pattern_of(r"phases? (?:n° ?)?(?:[4-9]|transitoire|de transition|pilote)\b")
#: What is said of works, of talks and of trainings as much as of troubles.
_CLOSED = pattern_of(r"(?:leve|clos|close|cloture|termine|acheve|fini|pris fin|prend fin|prennent fin)e?s?\b")
_PASSES = pattern_of(rf"(?<!\ba )(?<!\bont )\b{HANDLED_FORMS}")


def is_of_no_service(
    predicate: Predicate, folded: str, mentions: Sequence[tuple[int, int]], *, in_trouble: bool
) -> bool:
    """Whether a return is told of a subject that is none of a service's; `mentions` are the spans of names and modes.

    So it is of what is said to be there ("le support reste joignable"), as long as the sentence tells of no trouble.
    A service that is named in the subject makes it one of a service's ("la brique EDI de DELTA T est rétablie"), but
    for what is merely closed ("la formation DELTA T est terminée").
    """
    words = folded[predicate.start : predicate.end]
    states = (State.UP,) if in_trouble else (State.UP, State.OPEN, State.FINE)
    is_return = predicate.state in states and predicate.sort is Sort.VERB
    if not is_return or _WITH_AN_OBJECT.match(words) or _PASSES.search(words):
        return False
    told = _SUBJECT.search(folded, 0, predicate.start)
    if told is None or AND_THE_SERVICE.match(folded[predicate.end :]):
        return False
    if _MACHINE.match(told["head"]) and (_STARTED.search(words) or _STARTS.match(folded[predicate.end :])):
        return True
    if _BARRIER.match(told["head"]) and _PUT_BACK.search(words):
        return True
    if _PHASE.match(folded, told.start("head")) and _CLOSED.search(words):
        return True
    is_ours = _KNOWN.match(folded, told.start("head")) is not None or _WHEN.fullmatch(told["head"]) is not None
    return not (is_ours or _is_named(told, words, mentions))


def _is_named(told: re.Match[str], words: str, mentions: Sequence[tuple[int, int]]) -> bool:
    """Whether a subject is a service or a mode by name, or is restored, and not merely closed, beside such a name."""
    start, end = told.span("head")
    if any(first < end and start < last for first, last in mentions):
        return True
    return _CLOSED.search(words) is None and any(told.start() <= first < told.end() for first, _ in mentions)
