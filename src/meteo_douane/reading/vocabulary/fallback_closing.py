"""The words for when a fallback that was given is or will be closed: "autorisée depuis 8h, close à 9h30"."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.fallback_stems import ENDS, GRANT
from meteo_douane.reading.vocabulary.fallback_to_come import NO_NOUN

_SHUT = (
    r"(?:(?:levee|close|cloturee|terminee|achevee|desactivee|suspendue|interrompue|(?:re)?fermee|arretee|stoppee|coupee"
    r"|retiree|finie|abrogee|revoquee)"
    # "Secours autorisé à 8h, suspendu à 8h30": behind the leave alone, for a flow is "coupé" as well.
    r"|(?:(?<=, )|(?<=puis )|(?<=et ))(?:leve|clos|suspendu|interrompu|ferme|arrete|retire))\b"
)
_CLOSES = (
    rf"(?:{_SHUT}|(?:fin|fermeture|cloture|levee|expiration|echeance|desactivation)\b"
    r"|(?:prend(?:ra|re)?|pris|prennent) fin\b|(?:cesse|expire|s'acheve|se termine|s'arrete)(?:ra|e|nt)?\b|finira\b"
    r"|terminera\b|achevera\b|cessera\b)"
)
#: "Levée à 9h30", in a sentence of its own.
SHUT_ALONE = pattern_of(rf"^\W*{_SHUT} (?:(?:a|depuis|ce jour a|ce matin a|des) )?\d")
#: What else may be closed, beside a leave: a service, an alert, declarations.
_ANOTHER = (
    r"\b(?:car|apres|parce|puisque|comme|suite|cause|raison|services?|applications?|incidents?|alertes?|pannes?|maintenances?"
    r"|interventions?|systemes?|teleservices?|etant|ayant|restant|declarations?|operations?|envois?|depuis (?:l[ae]\b"
    r"|l'))"
)
#: Between the end and its hour.
_BETWEEN = (
    r"(?: ?(?::|=|\(|-)| (?:est|etait|a ete|sera|ce jour|ce matin|ce soir|prevue?s?|estimee?s?|attendue?s?"
    r"|programmee?s?"
    r"|fixee?s?|effective|interviendra|aura lieu|initialement|donc|desormais|definitivement|de (?:l'autorisation"
    r"|la procedure(?: de secours)?"
    r"|ce(?:tte)? \w+)|du (?:recours|dispositif)|a compter de|a partir de|qu'(?:a(?: compter de| partir de)?)?"
    r"|a|des|vers|pour|depuis|l'heure de))*"
)
#: Stands before an hour at which a fallback is closed, and nothing denies it.
CLOSES_AT = pattern_of(rf"(?<!pas )(?<!plus )(?<!jamais )(?<!pas ete )(?<!sans )\b{_CLOSES}{_BETWEEN}[ :]*$")
#: What has closed by now, as its words tell it: the hour only dates it.
HAS_CLOSED = pattern_of(rf"\b(?:a|ont|ayant) (?:\w+ment )?(?:pris fin|cesse|expire)\b|\b(?:a|ont) ete (?:\w+ )?{ENDS}")
#: "A été autorisée de 8h à 9h30": what was.
WAS_GIVEN = pattern_of(rf"\b(?:a|ont|avai(?:t|ent)) ete (?:\w+ment )?(?:{GRANT})|\bfu(?:t|rent) (?:{GRANT})")
#: Leave before the end in the same sentence, and nothing else that may be closed between the two.
GIVEN_BEFORE = pattern_of(
    r"^(?!.*\b(?:ne|n'|pas|non|aucune?|refus\w*|interdi\w*|suspension)\b)"
    rf"(?:(?!{_CLOSES})[^.;])*?\b(?:{NO_NOUN}(?:{GRANT})|(?:debut|ouverture)\b)(?:(?!{_ANOTHER})[^;])*$"
)
#: "La procédure de secours ouverte ce matin prend fin à 18h30": what is told is the end, of leave that was.
IT_ENDS = pattern_of(
    rf"\bsecours,? (?:(?!est|sera|a\b|reste)\w+ )?(?:{GRANT})\w*[^;,]*?,? (?:(?:\w+ment )?(?:prend(?:ra)? fin|cesse"
    r"|s'ach|se termine|expire"
    r"|s'arrete)|est|sera|a (?:ete|pris|cesse))\b"
)
#: An end that is yet to come: it ends no leave of now.
TO_COME = pattern_of(r"\b(?:\w+(?:era|eront)|\w+(?:dra|dront)|pourr(?:a|ont)|va|vont|fera|feront|aura|auront)\b")
