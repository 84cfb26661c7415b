"""The words for leave of the fallback that is taken back, that only was, and for a use of it that is to come."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.fallback_stems import (
    ALLOWED,
    CLOSED,
    CONDITIONAL,
    ENDED,
    ENDS,
    GRANT,
    INCIDENT,
    MADE_OUT,
    REFUSED,
    SILENT,
    STATE,
    UNDER_IT,
    Judgement,
)

THE = r"(?:l[ae] |l'|cette |cet |ce |une? |votre |leur |toute )?"
#: What is taken back: leave as a noun, or the fallback itself.
LEAVE = (
    rf"{THE}(?:autorisation|accord|feu vert|possibilite|faculte|permission|tolerance|derogation|droit|recours"
    r"|procedure de secours|mode (?:de )?secours|dispositif de secours)s?\b"
)
BACK = r"(?:retrait|revocation|abrogation|suppression|suspension|annulation|abandon|cessation|expiration|echeance)"
#: "Immédiat", "à 16h30", "à compter de 16h30": between the noun or verb and what it takes back.
WHEN = (
    r"(?: (?:immediat|anticipe|definitif|total|effectif|provisoire)\w*| \(?(?:ce jour |des |a compter de |a partir de"
    r" |a |depuis |ce matin a )\d[\dh:]*(?: [\dh:]+)*\)?"
    r"| (?:ce jour|ce matin(?! a \d)|ce soir|desormais|donc|des a present))*"
)
#: One that is over, or that others are to come after, is none; nor is one that is denied.
WITHDRAWAL = (
    r"(?<!apres le )(?<!apres la )(?<!apres l')(?<!depuis le )(?<!depuis la )(?<!pas de )(?<!aucun )(?<!aucune )"
    r"(?<!sans )"
    rf"\b{BACK}{WHEN} (?:de |du |d'|des ){LEAVE}"
)
TAKING = r"(?:retir|suspend|revoqu|annul|supprim|abrog|rapport|interromp)(?:e|es|er|ons|ent|u|re|ez)\b"
OFF = r"(?:annule|supprime|abroge|abandonne|retire|leve|rapporte)e?s?\b"
#: Not on a condition, and not only thought of.
DECIDED = (
    r"^(?!.*(?:\bsi\b|\bs'ils?\b|\bdes que\b|\blorsqu|\bquand\b|\ben cas d|\bau cas\b|\ba defaut\b|\bavant d"
    r"|\bpourr(?:a|ont|ai)|\bdevrai|\bserai(?:t|ent)\b|\benvisag|\beventuel|\bsouhait))"
)
OUTRIGHT = rf"{DECIDED}(?!.*(?:\bne\b|\bn'|\bpas\b|\baucun|\bsans\b))"
#: A ban or a suspension that is lifted is leave.
NO_BAN = r"(?!.*\b(?:interdiction|suspension|fermeture|gel)s? d)"
#: What is told of a withdrawal that does not come, or that is undone.
UNDONE = (
    r"(?:(?:n'est|n'a|ne sera|n'interviendra) (?:\w+ )?(?:pas|plus)\b"
    rf"|{STATE} (?:\w+ment |donc )?{OFF}|est sans objet\b)"
)
STAYS_GIVEN = rf"{WITHDRAWAL}[^.;]{{0,60}}? {UNDONE}"
#: "La procédure de secours n'est pas remise en cause": it stays as it was given.
NOT_QUESTIONED = (
    r"\b(?:ne|n') ?(?:est|sont|sera|seront) (?:\w+ )?(?:pas|nullement|aucunement|en rien) (?:\w+ment )?"
    r"remise?s? en (?:cause|question)\b"
)
#: "La procédure de secours, qui n'avait pas été levée, reste autorisée".
NEVER_TAKEN_BACK = (
    r",? ?\b(?:qui|laquelle) n'(?:avait|a|est|etait) (?:\w+ )?(?:pas|jamais) (?:encore )?(?:ete )?"
    rf"(?:{ENDS}|{CLOSED}|refus\w*|interdi\w*|exclu\w*)[^,.;]*,?|, jamais (?:{ENDS}|{CLOSED}),"
)
_NO_REFUSAL = r"^(?!.*\b(?:refus|interdiction|suspension|fermeture|fin|levee|retrait|arret)\b)"
#: An event that the message awaits.
AWAITED = rf"\b(?:des|apres|avec|lors d[eu]|a) (?:{INCIDENT})"
WHO_WILL_USE = (
    r"\b(?:utiliser|appliquer|emploier|recourr|suivr|declencher|activer)(?:ont|ez)\b[^.;,]{0,12}?"
    r"|\b(?:passer|basculer|travailler|declarer|operer|dedouaner)(?:ont|ez)\b[^.;,]{0,25}?\b(?:en|sous|a|vers|selon)\b"
    r"|\b(?:pass|bascul)(?:e|ent|era)\b(?: \w+ment)? (?:en|sous)\b"
    r"|\b(?:aur(?:ont|ez)|feront|ferez) (?:\w+ )?(?:recours|appel|usage)\b"
)

ROWS: tuple[tuple[Judgement, str], ...] = (
    (ALLOWED, STAYS_GIVEN),
    (ALLOWED, rf"{_NO_REFUSAL}.*{NOT_QUESTIONED}"),
    (CONDITIONAL, rf"{WITHDRAWAL}[^.;]*? (?:interviendra|aura lieu|sera|fera)\b[^.;\d]*(?:{AWAITED}|$)"),
    (ENDED, rf"{DECIDED}.*{WITHDRAWAL}"),
    (ENDED, rf"{DECIDED}.*(?<!ne )(?<!sans )\b{TAKING}{WHEN} {LEAVE}(?=.*\bsecours\b)"),
    (ENDED, rf"{DECIDED}.*\b(?:avons|ont|a|est) retiree?{WHEN} {LEAVE}"),
    (ENDED, (
        rf"{DECIDED}{NO_BAN}.*\b{LEAVE}(?:(?! et | ou | mais )[^.;,]){{0,60}}?"
        rf" (?:est|a ete|sera) (?:\w+ment |donc )?{OFF}"
    )),
    # What those who use it are to do afterwards gives no leave.
    (SILENT, (
        rf"\b(?:qui|ayant)\b[^.;,]{{0,12}}?(?:{WHO_WILL_USE}|\b(?:utilis|recour|appliqu|bascul)\w*)[^.;]*?\bsecours\b"
        r"[^.;]*? (?:devront|doivent|devrez|sont (?:tenu|invite|prie)e?s|veilleront|ressaisiront|saisiront)\b"
    )),
    (ALLOWED, rf"\b(?:ne |n')(?:{WHO_WILL_USE})[^.;]*\bqu(?:e |')(?:a|en|pour|dans|sur|des)\b[^.;]*"),
    (ENDED, rf"\b(?:ne |n')(?:{WHO_WILL_USE}) ?(?:\w+ment )?plus\b"),
    (REFUSED, rf"\b(?:ne |n')(?:{WHO_WILL_USE})"),
    (ALLOWED, (
        rf"{OUTRIGHT}.*(?<!qui )(?<!ayant )(?<!qui en )(?:{WHO_WILL_USE})"
        r"(?: \w+){0,3}? (?:procedure|mode|dispositif) (?:de )?secours\b"
    )),
    (ALLOWED, rf"{OUTRIGHT}.*\b(?:seront|sera) (?:\w+ment )?{MADE_OUT} {UNDER_IT}"),
)  # fmt: skip

#: "La procédure de secours, qui était autorisée depuis 19h, est close": what it was, before what it is.
PERMITTED_BEFORE = pattern_of(
    rf"(?:, |\()(?:qui )?(?:(?:etait|avait ete|a ete|fut) )(?:\w+ment )?{GRANT}[^,;.()]*[,)]"
    rf"(?= (?:\w+ment |donc )?(?:{STATE}|prend|prendra|a pris|cesse|a cesse|s'acheve|expire|n'est|ne l'est|l'est)\b)"
)
_REFUSED = (
    r"(?:refuse|interdit|non (?:autorise|ouvert|admis|permis|accorde)|pas (?:autorise|ouvert)|suspendu|exclu)e?s?\b"
)
_IS_GIVEN = (
    rf"(?= (?:\w+ment |donc )?(?:(?:{STATE}|devient|redevient|peut|pourra) (?:\w+ ){{0,3}}?(?:etre )?(?:{GRANT}"
    r"|utilise)"
    r"|l'est (?:desormais|aujourd'hui|maintenant|a present|depuis|finalement)))"
)
#: "La procédure de secours, refusée dans notre BIP n° 1, est désormais autorisée", "… refusée ce matin est désormais".
REFUSED_BEFORE = pattern_of(
    rf"(?:, |\()(?:qui )?(?:(?:etait|avait ete|a ete|fut) )?(?:\w+ment )?{_REFUSED}[^,;.()]*[,)]{_IS_GIVEN}"
    rf"|(?<=secours) (?:qui (?:etait|avait ete|a ete|fut) )?(?:\w+ment )?{_REFUSED}[^,;.()]{{0,50}}?{_IS_GIVEN}"
)
