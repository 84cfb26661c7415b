"""What brackets are of: the modes of the service before them, its state, or a sentence of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.states import Predicate, Sort


def bracket_cuts(folded: str, predicates: tuple[Predicate, ...], mentions: list[tuple[int, int]]) -> Iterator[int]:
    """Find the last of several names with its state in brackets: "DELTA G, DELTA X (rétabli)".

    So is cut the service behind one with an exception in brackets of its own: "DELTA IE (sauf export), | DELTA T".
    """
    for found in EXCEPTED.finditer(folded):
        yield from (start for start, _ in mentions if start == found.end())
    beside = OF_THE_OTHERS.search(folded)
    if beside and any(beside.start() < each.start < beside.end() for each in predicates[:1]):
        yield beside.start()
    for bracket in re.finditer(r" ?\((?=[a-z ]+\))", folded):
        names = [start for start, end in mentions if end <= bracket.start()]
        is_state = any(bracket.start() < each.start < folded.find(")", bracket.end()) for each in predicates)
        if is_state and len(names) > 1 and not any(each.start < names[-1] for each in predicates):
            yield names[-1]


#: "Mode : EDI | (DTI et DTI+ non touchés)": a sentence of its own behind a mode of which nothing else is told.
OF_THE_OTHERS = pattern_of(
    r"(?:(?<=edi )|(?<=dti )|(?<=dti\+ ))\((?:(?:le |l'|les )?(?:modes? )?(?:dti ?\+?|edi)(?:,| et|/)? ?){1,2}"
    r"(?:non|pas|hors|toujours|reste|est|sont|ok\b)[^()]*\)"
)
#: An exception in brackets, with what joins another service to that of which it is.
EXCEPTED = pattern_of(r"\((?:sauf|hors|hormis|excepte|a l'ex(?:ception|clusion) d)[^()]{2,40}\),? (?:et )?(?=\w)")


def is_object_with_its_modes(
    folded: str, one: Predicate, separator: re.Match[str], mentions: list[tuple[int, int]]
) -> bool:
    """Whether a bracket tells the modes of what a verb strikes: "affecte DELTA IE (EDI) depuis 8h et …"."""
    if separator.group() != "(" or one.sort is not Sort.OBJECT:
        return False
    first = next((start for start, _ in mentions if start >= one.end), -1)
    return any(start == first and not folded[end : separator.start()].strip() for start, end in mentions)


def before_its_name(folded: str, separator: re.Match[str], mentions: list[tuple[int, int]]) -> int:
    """Return where a subject begins, which for a mode in brackets is the name before them: "DELTA X (EDI), rétabli"."""
    if separator.group() != "(" or ")" not in folded[separator.end() :]:
        return separator.end()
    place = separator.start()
    named = (start for start, end in mentions if end <= place and not folded[end:place].strip())
    return next(named, separator.end())


def is_said_in_bracket(folded: str, bracket: int, other: Predicate, mentions: list[tuple[int, int]]) -> bool:
    """Whether a bracket is a sentence of its own, subject and verb: "(EDI non concerné)"."""
    if ")" in folded[bracket : other.start] or any(start < bracket < end for start, end in mentions):
        return False
    return any(bracket < start < other.start for start, _ in mentions)


#: "Bloquées (EDI seulement, | le DTI répond)".
OWN_MODE_FIRST = pattern_of(
    r"\((?:en )?(?:mode )?(?:dti ?\+?|edi)(?: (?:et|/) (?:dti ?\+?|edi))? "
    r"(?:seulement|uniquement|exclusivement|seul)\b[,;] "
)


def behind_its_mode(folded: str, bracket: int, other: Predicate) -> int:
    """Return where a sentence in brackets begins: behind the mode of what stands before these, if they begin so."""
    own = OWN_MODE_FIRST.match(folded, bracket, other.start)
    return own.end() if own else bracket
