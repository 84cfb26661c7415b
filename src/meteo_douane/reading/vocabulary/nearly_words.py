"""A return that is near, partial or left to be confirmed: no end, whatever the title calls it.

Words meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.state_stems import MENDED

#: "On y est presque", "plus que quelques minutes".
NEARLY = (
    r"(?:\b(?:on|nous) y (?:est|sommes) (?:presque|quasiment|pratiquement|bientot)\b"
    r"|\b(?:touch|approch)(?:ons|e) (?:au but|du but|de la fin|a la fin)\b"
    r"|\bc'est (?:presque|quasiment|bientot) (?:fini|termine|regle|bon|retabli|gagne)\b"
    r"|\b(?:plus|reste) que quelques (?:minutes|instants|heures)\b|\bencore un peu de patience\b"
    r"|\bsur le point d(?:e |')(?:aboutir|conclure|finir|terminer)\b|\bbout du tunnel\b|\ben bonne voie\b)"
)
_RETURN = r"(?:reprise|retour|retablissement|reouverture|redemarrage|remise en \w+|fonctionnement)"
_BACK = rf"(?:{MENDED}|repris|redemarre|rouvert)"
#: "Reprise partielle des flux", "les flux ont partiellement repris".
PARTLY = pattern_of(
    rf"\b{_RETURN} (?:\w+ )?partiel(?:le)?\b|\b(?:partiellement|en partie) {_BACK}"
    rf"|\b{_BACK}e?s? (?:que |qu')?(?:partiellement|en partie)\b"
)
#: "DELTA T sera bientôt rétabli", "le retour à la normale est imminent".
NEAR = pattern_of(
    rf"{NEARLY}|\b(?:bientot|prochainement|incessamment) (?:\w+ )?{_BACK}"
    rf"|\b(?:sera|seront|va etre|vont etre) {_BACK}e?s? (?:bientot|prochainement|sous peu|incessamment)\b"
    rf"|\b{_RETURN}\b[^.;:,]{{0,30}} (?:est|semble|s'annonce|parait) (?:\w+ )?(?:imminent|proche|tres proche)e?\b"
    rf"|\b{_RETURN} progressi\w+ (?:est )?en cours\b"
)
_CHECK = r"(?:confirmation|validation|verification|tests?|controles?|surveillance)"
#: "DELTA T est rouvert sous réserve de confirmation", "a rouvert à 9h, à confirmer".
TO_BE_CONFIRMED = (
    rf"(?:{_BACK}|accessible|disponible|operationnel(?:le)?|fonctionne|constatee?|effectif|effective)(?:nt|e?s?)\b"
    r"[^.;]{0,60}?\b(?:sous (?:toutes? )?(?:les )?reserves?"
    rf"(?= ?(?:[.,;)]|$)| d(?:e |'|es ?|e l)[^.;,]{{0,25}}?{_CHECK}\b)"
    rf"|a confirmer\W*$|(?:dans l'attente|en attente) d(?:e |'|es )(?:la |une |notre |nos )?{_CHECK}\b)"
)

_A_PART = r"(?:l[ae] |l')?(?:modes? )?(?:dti|edi|delta|delt@|ecs|import|export|volet)"
_SOON = (
    r"(?:bientot|prochainement|sous peu|incessamment|d'ici (?:peu|une|quelques|\d)|presque|ensuite|a son tour"
    r"|dans (?:une?|quelques|\d+|deux|trois|la|l[ae]s?|l')|demain|en phase d[e'] ?(?:tests?|validation|verification"
    r"|recette|essais?))\b"
)
#: "EDI rétabli, DTI | dans une heure": one that has nothing of a return yet but when it is to come.
SOON_THERE = (
    rf"(?:(?<=[,;(] dti )|(?<=[,;(] edi )|(?<=[,;(] le dti )|(?<=[,;(] l'edi )|(?<=\(dti )|(?<=\(edi )"
    rf"|(?<=[,;(] import )|(?<=[,;(] export )|(?<=[,;(] l'import )|(?<=[,;(] l'export )|(?<=\(import )|(?<=\(export )"
    rf"|(?<=[,;(] le dti est )|(?<=[,;(] l'edi est )|(?<=\bdelta [gtx] )|(?<=[,;(] ecs )){_SOON}"
)
#: "Rétabli en EDI, | bientôt en DTI".
SOON_IN = rf"{_SOON} (?=(?:en|pour|sur|dans|a) {_A_PART}\b)"
SOON_IN_ANOTHER = rf"(?:(?<=, )|(?<=, et )|(?<=\()){SOON_IN}"

#: "Débloquées progressivement", "rétabli peu à peu": begun, and not done.
BY_DEGREES = (
    r"\b(?:doucement|timidement|en douceur|pas a pas|etape par etape|par etapes"
    r"|progressivement|graduellement|au fur et a mesure|(?:peu|petit) a (?:peu|petit)|par paliers|par vagues)\b"
)
GOING_ON = pattern_of(rf"^[^.;:,]{{0,25}}?{BY_DEGREES}")
GOES_ON = pattern_of(BY_DEGREES)
