"""Leave of the fallback that hangs on what becomes of the trouble: "si DELTA T n'est pas rétabli à 21h"."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.vocabulary.fallback_undecided import TOO_LONG
from meteo_douane.reading.vocabulary.nouns import INCIDENT

TROUBLE = (
    rf"(?:{INCIDENT}|retour|retablissement|reprise|situation|indisponibilite|service|interruption|blocage|alerte|"
    r"coupure|probleme|correctif|maintenance|intervention|operation)s?\b"
)
RETURN = r"(?:retour|retablissement|resolution|reprise|remise en service|reouverture|amelioration|evolution)\b"
NOT_BACK = (
    r"[^,.;]*\b(?:ne |n')[^,.;]*\b(?:retabli(?:e?s?|r)|resolue?s?|resoudre|revien\w*|revenue?s?|repren\w*|reprise?s?"
    r"|rouv\w*|corrigee?s?|corriger|redemarr\w*|fonctionn\w*|repond\w*|intervien\w*|levee?s?|evolu\w*|amelior\w*)\b"
)
STILL_BAD = (
    r"[^,.;]*\b(?:rest\w+|demeur\w+|persist\w+|perdur\w+|dur(?:e|ent|ait|aient|era|eront)|se prolong\w+|se poursui\w+"
    r"|s'aggrav\w+|depass\w+|exced\w+)\b"
)
#: What is to come of the trouble, whoever reads it; what those who read cannot do is a case of their own.
IF_IT_GOES_ON = (
    r"(?<!meme )(?<!compris )\b(?:si|s'il|s'ils|au cas ou|dans le cas ou|des lors que|des lors qu'|pour autant que"
    r"|pour peu que) ?(?!vous\b|votre\b|vos\b)"
    rf"(?:(?:l'|le |la |les |cette |cet |ce |un |une |aucune? )?{TROUBLE}|(?:aucune? |nul )(?:\w+ )?{RETURN}"
    rf"|{NOT_BACK}|{STILL_BAD})"
)
#: "En l'absence de reprise prévue cette nuit": what is foreseen is known now, and is a reason.
NOT_FORESEEN = (
    r"(?! (?:\w+ment )?(?:prevu|attendu|annonce|connu|estime|envisage|programme)e?s?\b"
    r"(?! (?:a|avant|d'ici|pour|vers) \d))"
)
#: It tells a reason as well as a condition: of what holds already, the reason.
WITHOUT_A_RETURN = (
    r"\b(?:sans|a defaut|faute|en l'absence|sauf|hors|a moins)(?: de| d'| du)? ?"
    rf"(?:un |une |le |la |l'|tout |toute )?(?:\w+ )?{RETURN}{NOT_FORESEEN}"
)
CONDITION = rf"(?:{IF_IT_GOES_ON}|{WITHOUT_A_RETURN})[^,.;]*"
#: The condition stands before the leave, or closes the sentence behind it.
BEFORE = pattern_of(rf"(?:{CONDITION})(?:,[^.;:]*)?$")
IF_BEFORE = pattern_of(rf"(?:{IF_IT_GOES_ON})[^.;:]*$")
GIVEN_FIRST = pattern_of(rf"^\W*(?:{IF_IT_GOES_ON})[^.;:]*?,")
WITHIN = pattern_of(CONDITION)
BEHIND = pattern_of(rf"^[\s,]*(?:{CONDITION})\W*$")

#: What is to come may wait for a case that is not told to be today's.
IN_A_CASE = pattern_of(
    r"^\W*(?:\w+ ){0,3}?(?:en cas d(?:e |')|a defaut d(?:e |')|lors d(?:'une |e la prochaine |e toute )"
    r"|(?:des|apres|a compter de) (?:la |l')(?:publication|annonce|autorisation|accord|parution|diffusion))"
    r"[^.;:]*(?:,|$)"
)
TO_COME = pattern_of(r"\b(?:sera|pourra|pourrez|deviendra|s'appliquera|\w+ront|\w+erez)\b")
#: An hour by which it is to be better makes a condition of a leave in the present: "… avant 21h, elle est autorisée".
BY_AN_HOUR = pattern_of(
    r"\b(?:avant|d'ici|passe|au-dela|a|dans|pendant plus|plus) (?:de |d')?(?:l'heure|une?|deux|trois|\d|midi|minuit"
    r"|demain|ce soir)"
)
#: "En cas d'indisponibilité supérieure à 2 heures, …": whether the leave is in the present or the future.
LASTS_FIRST = pattern_of(TOO_LONG)
#: "À défaut de reprise à 11h, secours autorisé": a reason would be told by another word.
FAILING_A_RETURN = pattern_of(
    r"\b(?:a defaut d(?:e |')|sans |faute d(?:e |')|en l'absence d(?:e |'))(?:un |une |la |l'|tout |toute )?"
    rf"(?:\w+ )?{RETURN}{NOT_FORESEEN}[^.;:]*(?:,|$)"
)
#: What has begun hangs on nothing.
HAS_BEGUN = pattern_of(
    r"\b(?:autoris|ouvert|activ|declench|applicable|permis|possible|en vigueur|admis)\w* depuis\b"
    r"|^(?!.*\b(?:si|s'ils?|en cas d|lorsqu|quand|tant qu)).*"
    r"\best desormais (?:autoris|ouvert|activ|declench|applicable|permis|possible|admis)"
)


def hangs_on_the_trouble(clause: Clause) -> bool:
    """Whether a leave is given for the case that the trouble goes on."""
    words = clause.sentence.words.folded
    start, end = clause.start - clause.sentence.start, clause.end - clause.sentence.start
    if HAS_BEGUN.search(words):
        return False
    if TO_COME.search(clause.folded):
        before = BEFORE.search(words[:start]) or IN_A_CASE.match(words[:start] or clause.folded)
        return any((before, WITHIN.search(clause.folded), BEHIND.match(words[end:])))
    if LASTS_FIRST.search(words[:start]) or LASTS_FIRST.search(clause.folded):
        return True
    condition = IF_BEFORE.search(words[:start]) or GIVEN_FIRST.search(clause.folded)
    condition = condition or FAILING_A_RETURN.search(words[:start]) or FAILING_A_RETURN.search(clause.folded)
    return condition is not None and BY_AN_HOUR.search(condition.group()) is not None
