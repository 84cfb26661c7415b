"""Lists: what a sentence says of all that stands line by line below it, and what stands below the name of a service."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.exceptions import INVERSE
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.vocabulary.states import State

#: What a sentence may say of all that is listed below it.
SHARED = (State.UP, State.DOWN, State.FINE, State.OPEN)
FEWEST_ENTRIES = 2
"""Lines of nothing but services that make a list of entries; one alone only says again what the title says."""


def with_shared_heads(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Give each item of a list what stands above it, or before a colon: "Les services suivants sont rétablis :".

    The sentence names no service of its own, or tells that all of them are back, and the item says nothing of its own.
    """
    head: Clause | None = None
    told: list[Clause] = []
    for each in clauses:
        if head is not None and _is_item(each, head):
            shared = () if each.is_exception else head.predicates
            told.append(
                replace(each, state=INVERSE[head.state] if each.is_exception else head.state, predicates=shared)
            )
            continue
        if each.folded.strip():
            head = each if _is_head(each) else None
        told.append(each)
    for each, following in zip_longest(told, told[1:]):
        is_said_below = _is_head(each) and following is not None and _has_its_state(following, each)
        # "Toujours en panne :" is said of what stands below it, and of nothing above.
        yield replace(each, state=State.NOTHING, predicates=()) if is_said_below else each


def _has_its_state(item: Clause, head: Clause) -> bool:
    return bool(item.names) and item.state is head.state and item.predicates == head.predicates


def _is_head(clause: Clause) -> bool:
    is_open = clause.folded.rstrip().endswith(":")
    states = clause.state in SHARED and clause.has_verb
    is_of_all = clause.state is State.UP and all(each.is_collective for each in clause.names)
    is_whole = not clause.names or is_of_all
    return is_open and states and is_whole and not clause.is_fallback and clause.topic is Topic.BODY


def _is_item(clause: Clause, head: Clause) -> bool:
    is_beside = clause.sentence is head.sentence
    is_open = head.sentence.words.folded.rstrip().endswith(":")
    is_below = (is_beside or (is_open and clause.sentence.line > head.sentence.line)) and clause.topic is head.topic
    is_named = bool(clause.names) or (is_beside and bool(clause.modes))
    return is_below and is_named and not (clause.predicates or clause.is_fallback)


def with_entries(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Give what stands below a line that is only a service to that service: "DELTA X", then "EDI : rétabli"."""
    told = [each for each in clauses if each.folded.strip()]
    below = pairwise(told)
    entries = {each.start for each, following in below if _is_entry(each) and _is_below(following)}
    above: Clause | None = None
    for each in clauses:
        if each.names or each.topic is not Topic.BODY:
            above = each if each.start in entries and len(entries) >= FEWEST_ENTRIES else None
        is_below = above is not None and each is not above and not each.inherited
        yield replace(each, inherited=above.names) if above is not None and is_below else each


def _is_below(clause: Clause) -> bool:
    return clause.topic is Topic.BODY and not clause.names


def _is_entry(clause: Clause) -> bool:
    """Whether a clause is a whole line, and names services and no more."""
    is_alone = clause.start == clause.sentence.start and clause.end == clause.sentence.end
    is_bare = not (clause.predicates or clause.modes or clause.is_fallback)
    words = clause.folded.strip(" -*•·◦–>:.")
    named = sum(each.end - each.start for each in clause.names)
    return is_alone and is_bare and clause.topic is Topic.BODY and bool(clause.names) and len(words) <= named + 12
