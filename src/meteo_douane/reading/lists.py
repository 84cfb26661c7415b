"""Lists below a sentence: "Les services suivants sont rétablis :", and what stands line by line under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from meteo_douane.reading.clause import Clause
from meteo_douane.reading.passages import Topic
from meteo_douane.reading.states import State

#: What a sentence may say of all that is listed below it.
SHARED = (State.UP, State.DOWN, State.FINE, State.OPEN)


def with_shared_heads(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Give each item of a list what the sentence above it says, if that names no service and no item says its own."""
    head: Clause | None = None
    for each in clauses:
        if head is not None and _is_item(each, head):
            yield replace(each, state=head.state, predicates=head.predicates)
            continue
        if each.folded.strip():
            head = each if _is_head(each) else None
        yield each


def _is_head(clause: Clause) -> bool:
    is_open = clause.sentence.words.folded.rstrip().endswith(":") and clause.folded.rstrip().endswith(":")
    states = clause.state in SHARED and clause.has_verb
    return is_open and states and not (clause.names or clause.is_fallback) and clause.topic is Topic.BODY


def _is_item(clause: Clause, head: Clause) -> bool:
    is_below = clause.sentence.line > head.sentence.line and clause.topic is head.topic
    return is_below and bool(clause.names) and not (clause.predicates or clause.is_fallback)
