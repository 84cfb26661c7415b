"""Ends of the fallback that are still to come: "la procédure de secours prendra fin dès le rétablissement".

Until then it is what it was. Only an end of the trouble itself makes such words an end of today.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.vocabulary import nouns
from meteo_douane.reading.vocabulary.fallback_stems import ALLOWED, CONDITIONAL, ENDED, ENDS, GRANT, Judgement

THE = r"(?:l'|la |le |les |cette |cet |ce |leur |son |un )?"
#: What the trouble comes to, as a noun.
OVER = (
    r"(?:retour|retablissement|resolution|reprise|remise en service|reouverture|fin|levee|cloture|achevement|issue"
    r"|publication|diffusion|annonce|stabilisation)\b"
)
#: An event, and no hour, that the end waits for.
ONCE = (
    rf"(?:\b(?:des|avec|apres|lors d(?:e|u)|a compter d(?:e|u)|a partir d(?:e|u)|suivant) ?{THE}{OVER}"
    rf"|\b(?:avec|en meme temps que) {THE}(?:{nouns.INCIDENT}|alerte|perturbation)s?\b"
    rf"|\b(?:au|a|qu'au|qu'a) {THE}(?:{OVER}|moment ou)"
    r"|\b(?:des qu|lorsqu|quand\b|aussitot qu|une fois|si\b(?! brexit| comptable)|s'il)"
    r"|\bsous reserve\b|\bsur (?:instruction|ordre|decision|avis|message|consigne|signal|notification"
    r"|indication|annonce)\b)"
)
WILL_END = (
    rf"\b(?:(?:sera|seront|va etre|vont etre) (?:\w+ ){{0,2}}?{ENDS}|(?:prendra|prendront) (?:\w+ )?fin"
    r"|cessera|cesseront|s'achevera|se terminera|expirera|s'arretera|finira)\b"
)
ENDS_THEN = (
    r"\b(?:prend|prennent) (?:\w+ )?fin|\bcesse(?:nt)?\b|\bs'acheve\b|\bse termine\b|\bexpire\b"
    r"|\best (?:\w+ )?levee\b"
)
#: "La procédure de secours sera levée": a future without an hour or a part of a day.
UNDATED = pattern_of(
    r"^(?!.*(?:\d|\bmidi\b|\bminuit\b|\b(?:demain|soir|soiree|matin|matinee|apres-midi|nuit|journee|jour"
    r"|immediatement)\b))"
    rf".*(?<!\bne )(?:{WILL_END})"
)
TO_COME = pattern_of(rf"{ONCE}[^.;]*?(?:{WILL_END})|(?:{WILL_END}|{ENDS_THEN})[^.;]*?{ONCE}")
#: An hour of its own makes an end of it, whatever was to come before; a condition does not.
AT_AN_HOUR = pattern_of(rf"(?:{WILL_END}|{ENDS_THEN})[^.;,]{{0,25}}?\b(?:a|des|vers) \d")
IF = pattern_of(r"\b(?:si\b(?! brexit| comptable)|s'il|sous reserve)")
#: "Si les contrôles sont concluants, la fin de l'alerte sera prononcée et la procédure de secours levée".
IF_FIRST = pattern_of(rf"^\W*{IF.pattern}[^.;]*,")
#: "Autorisée depuis 9h, prendra fin dès le retour".
GIVEN = pattern_of(rf"\bsecours,? (?:\w+ )?{GRANT}\w*")


def until_then(clause: Clause, judgement: Judgement) -> Judgement:
    """Return what holds before an end that waits for what is still to come: the leave beside it, or nothing new."""
    sentence = clause.sentence.words.folded
    if judgement is ENDED and IF_FIRST.match(sentence):
        return CONDITIONAL
    if judgement is not ENDED or not (TO_COME.search(sentence) or UNDATED.match(clause.folded)):
        return judgement
    if AT_AN_HOUR.search(sentence) and not IF.search(sentence):
        return judgement
    return ALLOWED if GIVEN.search(sentence) else CONDITIONAL
