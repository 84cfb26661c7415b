"""Words of a return that are bad news of their subject: a trouble that resumes, an alert that is opened again.

Words meet sentences that are folded and spelled right.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.bygones import without_description
from meteo_douane.reading.vocabulary.state_stems import TROUBLES

#: What ceases is good news of a trouble, and bad news of a service.
CEASED = pattern_of(r"\b(?:cesse|disparu)\w*$")
TROUBLE_BEFORE = pattern_of(rf"\b(?:{TROUBLES})")
#: An alert that is opened again is the contrary of a service that is.
AGAIN = pattern_of(r"\b(?:r[eo]uvert|reouvert|reactive|relance|redemarre|redeclenche|reprend|a repris)\w*$")
#: "Les dysfonctionnements de DELTA H7 ont repris": they, and no service; "le blocage est effectif".
RESUMES = pattern_of(
    r"\b(?:(?:a|ont) (?:\w+ )?(?:repris|redemarre)|reprend|reprennent|redemarre(?:nt)?"
    r"|(?:est|sont|a ete|ont ete) (?:\w+ )?(?:reactive|relance|reparti|effecti[fv]|acti[fv]|ouvert)e?s?)$"
)
OF_A_TROUBLE = pattern_of(
    rf"(?:^|[,;:.(-]|\b(?:mais|et|puis|que))\W*(?P<article>l[ea]s?|l'|une?|des|ces|cet|cette|de nouve\w+) ?(?:\w+ )??"
    rf"{TROUBLES}(?! de traitement)(?P<between>(?:(?! (?:les|la|le|nos|vos|tous) )[^.;:,]){{0,60}})$"
)
MANY = pattern_of(r"^(?:les|des|ces|de nouve\w+)$|^(?:ont|sont)\b|(?:nen|ren)t$")
#: "Les lenteurs qui avaient cessé ont repris": the verb of a relative clause is not theirs.
OF_WHICH = pattern_of(r"\bqui (?:(?:ne|se|les|nous) |[nsl]')*(?:(?:avai|etai)\w+ |(?:ont|a|est|sont) )?(?:ete )?\w+")
#: "Les incidents sont clos et DELTA T a repris": they have a verb of their own, and the return another subject.
ANOTHER_SUBJECT = pattern_of(r"\b(?:est|sont|etai(?:t|ent)|a|ont|avai(?:t|ent)) (?:\w+ )?\w+e?e?s?\b|\b(?:mais|donc) ")
COMPLETED = pattern_of(rf"\b(?:d[eu]s?|sur|dans|en|avec|pour|entre|aux?|d'\w+) [^.;:,]*\bet |\bet {TROUBLES}")
TROUBLE_AGAIN = pattern_of(
    rf"^re(?:prise|demarrage|montee|lance|activation)s? (?:d[eu]s? ?|d')(?:l'|la |les |ces )?{TROUBLES}"
)
AN_ALERT = pattern_of(r"\balertes? (?:[\w'-]+ ){0,4}$")
OPEN_AGAIN = pattern_of(r"\b(?:ouverte|active|en cours|en vigueur|publiee|emise)s?\b")
#: "Incident clos à 8h, rouvert à 9h".
REOPENED = pattern_of(r"\br[eo]*uvert\w*$")
OF_AN_INCIDENT = pattern_of(r"\b(?:incident|ticket|dossier)s?\b[^.;:]{0,60}$")
#: "Des trois services en alerte, seul DELTA H7 a redémarré": a service has.
OF_AN_ALERT = pattern_of(r"(?<!\ben )\balertes?\b(?! (?:levee|close|terminee))(?:(?!, seule?s? )[^.;:]){0,60}$")
#: "L'alerte levée hier soir est réactivée".
AN_ENDED_ALERT = pattern_of(
    r"\balertes? (?:levee|close|terminee|cloturee)s?(?: (?:[\w']+)){0,4}? (?:est|sont|a ete|ont ete) (?:\w+ )?\w+$"
)


def is_of_the_contrary(words: str, before: str) -> bool:
    """Whether words of a return are said of what makes them bad news: a service that ceases, an alert that reopens."""
    if CEASED.search(words) and not TROUBLE_BEFORE.search(before):
        return True
    if OPEN_AGAIN.search(words) and AN_ALERT.search(before):
        return True
    if TROUBLE_AGAIN.match(words) or (RESUMES.search(words) and _is_of_a_trouble(words, before)):
        return True
    if REOPENED.search(words) and OF_AN_INCIDENT.search(before):
        return True
    if AGAIN.search(words) is None:
        return False
    return OF_AN_ALERT.search(before) is not None or AN_ENDED_ALERT.search(before + words) is not None


def _is_of_a_trouble(words: str, before: str) -> bool:
    """Whether a trouble is itself the subject of the verb: it agrees, and only its complements stand between."""
    subject = OF_A_TROUBLE.search(without_description(before))
    if subject is None or bool(MANY.search(subject["article"])) is not bool(MANY.search(words)):
        return False
    between = OF_WHICH.sub("", subject["between"])
    is_of_one_subject = " et " not in between or COMPLETED.search(between) is not None
    return ANOTHER_SUBJECT.search(between) is None and is_of_one_subject
