"""The words of a sentence behind a leave of the fallback that limits it: "L'export n'est pas concerné."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.fallback_stems import GRANT

_CONSENT = r"(?:accord|autorisation|validation|avis|visa|aval|feu vert|agrement|numero d'autorisation)"
_OUT = r"(?:concern|inclu|compri|couver|eligibl|autoris|vis|benefici|admi|accept|compt|ouver|possibl|permi|touch)\w*"
_ALONE = r"(?:uniquement|seulement|exclusivement|seule?s?)"
_LEAD = (
    r"^\W*(?:(?:attention|nb|n\.b\.?|nota(?: bene)?|rappel|precision|important|a noter)\b\W*)?(?:(?:mais|et|toutefois"
    r"|cependant|en revanche|neanmoins),? )?"
)
_HELP = r"(?!.*\b(?:telephone|mail|courriel|messagerie|contact|assistance|hotline|urgence absolue)\b)"

#: What is said not to be part of it: for it there is no leave.
LEFT_OUT = pattern_of(
    rf"{_LEAD}(?!.*\b(?:autres?|incident|panne|maintenance|alerte|perturb\w+|dysfonctionnement)\b)(?:"
    r"(?!(?:elle|celle-ci|cela|il)\b)[^,;.]{1,60}? (?:n'est|ne sont|n'en est"
    rf"|n'en sont) (?:\w+ )?pas (?:\w+ment )?{_OUT}"
    r"|[^,;.]{1,60}? (?:en |y )?(?:est|sont|reste|restent|demeure|demeurent) (?:\w+ )?(?:exclu|excepte|ecarte)e?s?\b"
    r"|(?:sauf|hors|hormis|excepte|a l'exception|a l'exclusion)\b"
    r"(?! (?:si|cas|indication|avis|contre-?ordre|mention|instruction|message|erreur|imprevu|modification)\b))"
)
#: What it is for alone, or what has to be had first.
LIMITED_TO = pattern_of(
    rf"{_LEAD}(?:{_HELP}(?:{_ALONE} (?!une? )[^;]{{3,}}|[^,;.]{{2,50}} {_ALONE}\W*$)"
    rf"|[^,;.]{{1,60}} {_ALONE} (?:est|sont|peu\w*|pourr\w*) "
    r"|[^;]{0,60}?\b(?:ne |n')(?:vaut|valent|concern\w+|s'appliqu\w+|s'adress\w+|vis\w+|couvr\w+|porte\w*) qu"
    r"|(?:elle|celle-ci|cela|l'autorisation|cette \w+|le recours)\b[^;]{0,20}? (?:est|reste|demeure|sera) (?:\w+ment )?"
    r"(?:limite|restreint|reserve|circonscrit|subordonne|soumis|conditionne|assujetti)e?\b)"
    rf"|(?<!sans )(?<!aucun )(?<!aucune )(?<!pas d')\b{_CONSENT} (?:\w+ )??(?:prealable|expresse?"
    r"|ecrite?)\b(?![^.;]*\bn'est\b)"
    r"|(?<!sans )(?<!necessaire de )(?<!necessaire d')(?<!besoin de )(?<!besoin d')\b(?:obtenir|demander|solliciter"
    rf"|recueillir|attendre|avoir) (?:au prealable )?(?:l'|un |une |votre |leur |cet )?{_CONSENT}\b"
    rf"|(?<!aucun )(?<!aucune )\b{_CONSENT}\b(?:(?!\bn'|\bne\b)[^.;])* (?:necessaire|obligatoire|requise?|exigee?"
    r"|indispensable)\b"
    rf"|\b(?:{GRANT})\w* (?:uniquement|seulement|exclusivement) "
)
