"""What the words of a sentence assert, each with what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_left

from meteo_douane.reading.state_words import AHEAD_AFTER, AHEAD_BEFORE, NOT_BEFORE, STATES, TROUBLES
from meteo_douane.reading.states import Predicate, Sort, State

#: What ceases is good news of a trouble, and bad news of a service.
CEASED = re.compile(r"\b(?:cesse|disparu)\w*$")
TROUBLE_BEFORE = re.compile(rf"\b(?:{TROUBLES})")
THANKS_TO = re.compile(r"\bgrace (?:a|au|aux) (?:la |l'|les )?$")
#: An alert that is opened again is the contrary of a service that is.
AGAIN = re.compile(r"\b(?:r[eo]uvert|reouvert|reactive|relance|redemarre|redeclenche|reprend|a repris)\w*$")
OF_AN_ALERT = re.compile(r"\balertes?\b(?! (?:levee|close|terminee))[^.;:]{0,60}$")

COMPILED = tuple((state, sort, re.compile(words)) for state, sort, words in STATES)


def predicates_in(folded: str) -> tuple[Predicate, ...]:
    """Return what the words of a sentence assert, in the order of the words."""
    taken: list[tuple[int, int]] = []
    found: list[Predicate] = []
    for state, sort, pattern in COMPILED:
        for match in pattern.finditer(folded):
            if match.start() < match.end() and _is_free(match.span(), taken):
                taken.insert(bisect_left(taken, match.span()), match.span())
                state_here = _state_among(state, match.group(), folded[: match.start()], folded[match.end() :], sort)
                found.append(Predicate(match.start(), match.end(), state_here, sort))
    return tuple(sorted(found, key=lambda predicate: predicate.start))


def _is_free(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return not any(span[0] < end and start < span[1] for start, end in taken)


def _state_among(state: State, words: str, before: str, after: str, sort: Sort) -> State:
    """Return what is asserted, given a negation, a future or a condition around it."""
    if state is State.DOWN and NOT_BEFORE.search(before):
        return State.UP if re.search(r"\bplus(?: \w+ment)?\s*$", before) else State.FINE
    if state is State.UP and CEASED.search(words) and not TROUBLE_BEFORE.search(before):
        return State.DOWN
    if state is State.UP and AGAIN.search(words) and OF_AN_ALERT.search(before):
        return State.DOWN
    if state in (State.UP, State.OPEN):
        if NOT_BEFORE.search(before):
            return State.DOWN
        if (AHEAD_BEFORE.search(before) and not THANKS_TO.search(before)) or (
            sort is Sort.NOUN and AHEAD_AFTER.match(after)
        ):
            return State.AHEAD
    return state
