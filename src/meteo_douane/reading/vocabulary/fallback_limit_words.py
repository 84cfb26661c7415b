"""The words of a sentence behind a leave of the fallback that limits it: "L'export n'est pas concerné."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.fallback_stems import GRANT

_CONSENT = r"(?:accord|autorisation|validation|avis|visa|aval|feu vert|agrement|numero d'autorisation)"
_OUT = (
    r"(?:concern|inclu|compri|couver|eligibl|autoris|vis(?=e)|benefici|admi|accept|compt|ouver|possibl|permi|touch)\w*"
)
_COVERS = (
    r"(?:concern\w+|inclu\w+|couvr\w+|vaut|valent|s'appliqu\w+|s'etend\w*|benefici\w+|vis(?:e|ent)|compren\w+"
    r"|s'adress\w+)"
)
_ALONE = r"(?:uniquement|seulement|exclusivement|seule?s?)"
_LEAD = (
    r"^\W*(?:(?:attention|nb|n\.b\.?|nota(?: bene)?|rappel|precision|important|a noter)\b\W*)?"
    r"(?:(?:mais|et|toutefois|cependant|en revanche|neanmoins),? )?"
)
#: What is said of the trouble, of others or of help limits no leave.
_OF_ELSE = (
    r"(?!.*\b(?:autres?|incidents?|pannes?|maintenance|alerte|perturb\w+|dysfonctionnements?|origine|cause|ressaisi\w*"
    r"|telephone|mail|courriel|messagerie|contact|assistance|hotline)\b)"
)

#: What is said not to be part of it: for it there is no leave.
LEFT_OUT = pattern_of(
    rf"{_LEAD}{_OF_ELSE}(?:"
    r"(?!(?:elle|celle-ci|il)\b)(?:[^,;.]{1,60}? )?(?:n'est|ne sont|n'en est|n'en sont|n'y est"
    r"|n'y sont) (?:\w+ )?pas "
    rf"(?:\w+ment )?{_OUT}"
    rf"|[^,;.]{{1,60}}? (?:ne |n')(?:en |y )?{_COVERS} (?:\w+ )?pas\b"
    rf"|[^,;.]{{0,60}}?\b(?:non|pas) {_OUT}"
    r"|[^,;.]{0,60}?\b(?:exclu|excepte|ecarte)e?s?\b"
    r"|(?:exception|exclusion|restriction|limite|reserve)s? ?:"
    r"|[^,;.:]{1,40} ?: ?(?:non|pas)\b"
    r"|(?:sauf|hors|hormis|excepte|a l'exception|a l'exclusion)\b"
    r"(?! (?:si|cas|indication|avis|contre-?ordre|mention|instruction|message|erreur|imprevu"
    r"|modification|retablissement|retour|reprise|fin|resolution)\b))"
)
#: What it is for alone, or what has to be had first.
LIMITED_TO = pattern_of(
    rf"{_LEAD}{_OF_ELSE}(?:{_ALONE} (?!une? )[^;]{{3,}}|(?!.*\b(?:est|sont)\b)[^,;.]{{2,50}} {_ALONE}\W*$"
    rf"|[^,;.]{{1,60}} {_ALONE} (?:est|sont|peu\w*|pourr\w*) "
    r"|[^;]{0,60}?\b(?:ne |n')(?:vaut|valent|concern\w+|s'appliqu\w+|s'adress\w+|vis\w+|couvr\w+|porte\w*) qu"
    r"|(?:elle|celle-ci|cela|l'autorisation|cette \w+|le recours|(?:le )?perimetre)\b[^;]{0,20}? "
    r"(?:(?:est|reste|demeure|sera) (?:\w+ment )?)?"
    r"(?:limite|restreint|reserve|circonscrit|subordonne|soumis|conditionne|assujetti)e?\b"
    r"|conditions? ?:)"
    rf"|(?<!sans )(?<!aucun )(?<!aucune )(?<!pas d')\b{_CONSENT} (?:\w+ )??(?:prealable|expresse?|ecrite?)\b"
    r"(?![^.;]*\bn'est\b)"
    r"|(?<!sans )(?<!necessaire de )(?<!necessaire d')(?<!besoin de )(?<!besoin d')"
    r"\b(?:obtenir|demander|solliciter|recueillir|attendre|avoir|donner) (?:au prealable )?"
    rf"(?:l'|un |une |votre |leur |cet |son )?{_CONSENT}\b"
    rf"|(?<!aucun )(?<!aucune )\b{_CONSENT}\b(?:(?!\bn'|\bne\b)[^.;])* "
    r"(?:necessaire|obligatoire|requise?|exigee?|indispensable)\b"
    r"|^(?!.*(?:\bsans\b|\bn'|\bne\b)).*(?:\bau prealable\b|\bprealablement\b"
    r"|\bavant (?:tout|toute) (?:utilisation|recours|usage|depot)\b)"
    rf"|\b(?:{GRANT})\w* (?:uniquement|seulement|exclusivement) "
)
