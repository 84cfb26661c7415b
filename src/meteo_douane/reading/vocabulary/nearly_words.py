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
NEAR = pattern_of(NEARLY)
_CHECK = r"(?:confirmation|validation|verification|tests?|controles?|surveillance)"
#: "DELTA T est rouvert sous réserve de confirmation", "a rouvert à 9h, à confirmer".
TO_BE_CONFIRMED = (
    rf"(?:{_BACK}|accessible|disponible|operationnel(?:le)?|fonctionne|constatee?|effectif|effective)(?:nt|e?s?)\b"
    r"[^.;]{0,60}?\b(?:sous (?:toutes? )?(?:les )?reserves?"
    rf"(?= ?(?:[.,;)]|$)| d(?:e |'|es ?|e l)[^.;,]{{0,25}}?{_CHECK}\b)"
    rf"|a confirmer\W*$|(?:dans l'attente|en attente) d(?:e |'|es )(?:la |une |notre |nos )?{_CHECK}\b)"
)
