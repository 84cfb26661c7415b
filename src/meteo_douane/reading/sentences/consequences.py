"""What is down because of what its sentence names before it: "ROSA et, de ce fait, DELTA T sont indisponibles"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.vocabulary.states import State

#: Words that make what follows a victim of what stands before them.
THEREBY = (
    r"(?:par (?:voie de )?consequen(?:ce|t)|en consequence|de ce fait|du coup|par ricochet|par contrecoup"
    r"|par suite|par repercussion|par effet domino)\b"
)
VICTIM = pattern_of(rf"^\W*(?:et,? )?{THEREBY}")
AND = pattern_of(r"\bet,?\s*$")


def with_victims(pieces: Iterable[Clause]) -> Iterator[Clause]:
    """Give what "et, de ce fait," joins one verb: the one that stands before both, or behind both."""
    told = list(pieces)
    for index, (one, other) in enumerate(pairwise(told)):
        if not (AND.search(one.folded) and VICTIM.match(other.folded)):
            continue
        if one.state is State.DOWN and other.names and not other.predicates:
            told[index + 1] = _as_told(other, one)
        elif other.state is State.DOWN and one.names and not one.predicates:
            told[index] = _as_told(one, other)
    yield from told


def _as_told(clause: Clause, base: Clause) -> Clause:
    """Return a clause with the verb of another one."""
    predicates = tuple(replace(each, start=clause.start, end=clause.start) for each in base.predicates)
    return replace(clause, state=base.state, predicates=predicates)
