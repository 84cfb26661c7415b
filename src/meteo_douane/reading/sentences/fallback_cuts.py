"""Where a sentence is cut around what it says of the fallback."""

from __future__ import annotations

import re
from collections.abc import Iterator

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.fallback_tables import answer_cuts
from meteo_douane.reading.vocabulary.fallback_staying import FOR_THE_NEXT, ITS_SUBJECT, LEAVE_ALONE, SECOND_VERB
from meteo_douane.reading.vocabulary.fallback_stems import FALLBACK, GRANT
from meteo_douane.reading.vocabulary.states import Predicate

ITS_USERS = r"(?:les|aux) (?:operateurs?|declarants?|usagers?|utilisateurs?|titulaires?|transporteurs?)\b"
#: Where what is said of the fallback may begin: "le dysfonctionnement | ne justifie pas la procédure de secours".
JOINTS = pattern_of(
    r",(?!\d) ?| et | mais | - |\. |\((?!.*\))"
    r"| (?=(?:ne |n')(?:justifi|necessit|permet|requier|implique|appel|ouvr|donn)\w* (?:\w+ )?(?:pas|aucun)\b)"
    # Without a full stop: "… depuis 7h50 | les titres peuvent être établis en procédure de secours".
    r"|(?<=\d) (?=(?:l[ae]s? |l'|il )(?:(?:\w+ ){0,8}?(?:peu(?:t|vent)|pourr(?:a|ont)|doi(?:t|vent)|sont|convient)\b"
    # "Très lent en DTI et EDI | pas de procédure de secours": without a comma.
    rf"|$))| (?=(?:pas de|aucune) $)| (?={ITS_USERS})| (?=il (?:convient|importe|faut|y a lieu|n'y a)\b)"
)

#: "Non autorisé pour DELTA IE, | autorisé à compter de 9h45 pour DELTA T": two answers, below a heading.
REFUSED_THEN_GRANTED = pattern_of(
    rf"\W*(?:non {GRANT}\w*|(?:refus|interdi|ferme|clos|leve|termine|suspendu|arrete)\w*|pas|non)\b[^;:]*?"
    rf"(?:, (?:mais |et )?| (?:mais|et) )(?=(?:{GRANT}|mainten|prolong|(?:reste|toujours) {GRANT})\w*[^,;:]{{0,30}}? "
    r"(?:pour|en|dans|sur)\b)"
)
#: "À compter de 9h30 et jusqu'à la reprise, le recours à la procédure de secours est obligatoire": its own hours.
HOURS_FIRST = pattern_of(
    r"\W*(?:a (?:compter|partir) d|des |depuis |jusqu'|de \d|entre \d)[^,;:]{0,60}?(?:,? (?:et )?jusqu'[^,;:]{3,60})?, "
    r"(?=[^,;:]*$|(?:(?:le|la|les|l'|toutes?|tous)\b|l')[^;:]*$)"
)
#: "Le retour n'interviendra qu'à 22h00, | la procédure de secours demeurant ouverte": that hour is none of its own.
ABSOLUTE = pattern_of(
    r",? (?=(?:l[ae] |le recours a la )procedure de secours (?:\w+ )?(?:demeurant|restant|etant|continuant)\b)"
)
#: "Les opérateurs | continuent de bénéficier de la procédure de secours": a verb of its users, and of no service.
OF_ITS_USERS = pattern_of(
    r"\w+(?: \w+){0,2} (?:de |d'|a )?(?:beneficier|recourir|utiliser|user|appliquer|disposer|travailler|fonctionner"
    r"|declarer|passer|employer|s'appuyer)(?: [\w']+){0,3} ?"
)
BY_USERS = pattern_of(ITS_USERS)
#: "La procédure de secours est autorisée | car le service DELTA T ne répond plus".
BECAUSE = pattern_of(
    r",? (?=(?:car|parce qu|puisqu|etant donne qu|du fait qu|vu qu|en raison d|suite a|a la suite d|compte tenu d)\w*)"
)
#: What is neither a service nor a mode, and yet one of two: "autorisée à l'import, refusée à l'export".
SIDE = pattern_of(r"\b(?P<side>import|export)(?:ation|ateur)?s?\b")


def fallback_cuts(folded: str, predicates: tuple[Predicate, ...], mentions: list[tuple[int, int]]) -> Iterator[int]:
    """Yield where a sentence is cut before the fallback, and between what it says of one mode and of another."""
    for mention in FALLBACK.finditer(folded):
        yield from _cut_before(folded, mention.start(), predicates, mentions)
        yield from _cut_behind(folded, mention.end(), predicates, mentions)
    yield from (each.end() for each in ABSOLUTE.finditer(folded))
    yield from _second_verb_cuts(folded, mentions)
    yield from answer_cuts(folded, mentions)
    answered = REFUSED_THEN_GRANTED.match(folded)
    if answered and any(end <= answered.end() for _, end in mentions):
        yield answered.end()


def _cut_before(
    folded: str, place: int, predicates: tuple[Predicate, ...], mentions: list[tuple[int, int]]
) -> Iterator[int]:
    """Find where what is said of the fallback begins, behind what is told of a service."""
    hours = HOURS_FIRST.match(folded, 0, place)
    earlier = [
        each.end
        for each in predicates
        if each.end <= place and not (hours and each.end <= hours.end())
        if not OF_ITS_USERS.fullmatch(folded, each.start, place)
    ]
    if not earlier:
        return
    joints = JOINTS.finditer(folded, 0, place)
    separators = [each.end() for each in joints if each.end() > earlier[-1]]
    separators = [cut for cut in separators if not any(start < cut < end for start, end in mentions)]
    # "Alerte SDS - EDI - depuis le 16/12 à 8h50 - | procédure de secours autorisée".
    is_of_dashes = all(folded.endswith(" - ", 0, cut) for cut in separators)
    of_users = [cut for cut in separators if BY_USERS.match(folded, cut)]
    if separators:
        yield of_users[-1] if of_users else separators[-1 if is_of_dashes else 0]


def _cut_behind(
    folded: str, place: int, predicates: tuple[Predicate, ...], mentions: list[tuple[int, int]]
) -> Iterator[int]:
    """Find where a sentence goes on from the fallback to why there is one, if that names what is in trouble."""
    joint = BECAUSE.search(folded, place)
    if joint is None:
        return
    is_told = any(each.start >= joint.end() and not each.is_noun for each in predicates)
    if is_told and any(start >= joint.end() for start, _ in mentions):
        yield joint.end()


def _second_verb_cuts(folded: str, mentions: list[tuple[int, int]]) -> Iterator[int]:
    """Find where what is said of the fallback for one mode, service or side goes on with what is said for another."""
    sides = [(side.start(), side.end()) for side in SIDE.finditer(folded)]
    told = [*mentions, *(each for each in sides if not any(start <= each[0] < end for start, end in mentions))]
    for joint in SECOND_VERB.finditer(folded):
        subject = ITS_SUBJECT.search(folded, 0, joint.start()) or LEAVE_ALONE.match(folded)
        if subject is not None and _is_for_another(folded, told, subject.end(), joint):
            yield joint.end()
    for joint in FOR_THE_NEXT.finditer(folded):
        if ITS_SUBJECT.search(folded, 0, joint.start()) and _is_for_another(folded, told, 0, joint):
            yield joint.end()


def _is_for_another(folded: str, told: list[tuple[int, int]], begin: int, joint: re.Match[str]) -> bool:
    """Whether something is named before a joint, and something else behind it."""
    before = {folded[start:end] for start, end in told if begin <= start < joint.start()}
    return bool(before) and any(start >= joint.end() and folded[start:end] not in before for start, end in told)
