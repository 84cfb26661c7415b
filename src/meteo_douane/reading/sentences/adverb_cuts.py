"""Where a clause begins whose adverb sets it against the one before: "…, | GAMMA 2 en revanche reste coupé"."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.states import Predicate

ADVERB = pattern_of(
    r"(?:mais )?(?:en revanche|toutefois|cependant|neanmoins|par contre|au contraire|a l'inverse)(?P<comma>,?) "
)
BEFORE_ITS_SUBJECT = pattern_of(r", (?:et |mais )?| ?; | - | et | mais | tandis qu(?:e |')| alors qu(?:e |')")
#: "En EDI en revanche, les rejets continuent": no subject, and yet of this clause.
PLACE = pattern_of(r"(?:en|pour|via|sur|dans|par|cote|du cote|quant) ")
#: "Nous recommandons en revanche le passage en procédure de secours": one verb with its object.
OF_A_VERB = pattern_of(r"\b(?P<subject>nous (?:vous )?\w+ons|vous (?:\w+ )?\w+ez),?\Z")
OF_THE_FALLBACK = pattern_of(r"\bsecours\Z")
#: "En revanche reste coupé DELTA T".
SUBJECT_BEHIND = pattern_of(r" (?:l[ea] |les |l')?(?:service |mode )?")


def before_its_clause(folded: str, cut: int, predicates: tuple[Predicate, ...], mentions: list[tuple[int, int]]) -> int:
    """Return where the clause of an adverb begins that has its subject or its mode before it; else the place itself.

    "Rétabli en DTI, en revanche bloqué en EDI" is cut at the adverb, and so is what tells its subject behind it.
    """
    adverb = ADVERB.match(folded, cut)
    if adverb is None:
        return cut
    if adverb["comma"] and mentions and mentions[0][1] <= cut and not any(each.start < cut for each in predicates):
        return 0
    verb = OF_A_VERB.search(folded[:cut].rstrip())
    if verb is not None:
        return verb.start("subject")
    end = len(folded[:cut].rstrip(", "))
    told = max((each.end for each in predicates if each.end <= end), default=0)
    begin = max((each.end() for each in BEFORE_ITS_SUBJECT.finditer(folded, told, end)), default=-1 if told else 0)
    if begin < 0 or OF_THE_FALLBACK.search(folded, 0, end):
        return cut if begin < 0 else begin
    is_named = any(begin <= start < end for start, _ in mentions)
    is_of_what_is_before = PLACE.match(folded, begin) and end + 1 < cut and not adverb["comma"]
    is_before_it = is_named and not is_of_what_is_before and not _has_subject_behind(folded, cut, predicates, mentions)
    return begin if is_before_it else cut


def _has_subject_behind(
    folded: str, cut: int, predicates: tuple[Predicate, ...], mentions: list[tuple[int, int]]
) -> bool:
    verb = next((each for each in predicates if each.start >= cut), None)
    if verb is None or any(cut <= start < verb.start for start, _ in mentions):
        return True
    following = next((start for start, _ in mentions if start >= verb.end), -1)
    return following >= 0 and SUBJECT_BEHIND.fullmatch(folded, verb.end, following) is not None
