"""Which sentences of an end, or of a return, leave something out: a part that nobody can name, a mode, a service."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.said import is_stating
from meteo_douane.reading.vocabulary.hedge_words import LEAVES_OUT, NOT_CONCERNED
from meteo_douane.reading.vocabulary.states import State

Span = tuple[int, int]


def parts_left(clauses: Sequence[Clause]) -> tuple[Span, ...]:
    """Return the sentences that except from a return a part that nobody can name."""
    return tuple(dict.fromkeys(_sentence(each) for each in clauses if each.is_part_left))


def left_out(clauses: Sequence[Clause], folded: str) -> tuple[Span, ...]:
    """Return the sentences of an end that names no service, as far as they leave something out."""
    worded = [_around(each, clauses) for each in LEAVES_OUT.finditer(folded)]
    told = [_sentence(each) for each in clauses if each.sentence.is_heard and is_stating(each) and _leaves_out(each)]
    return tuple(sorted(dict.fromkeys((*worded, *told))))


def _leaves_out(clause: Clause) -> bool:
    """Whether a clause leaves a mode or a service in trouble, or says that it is not concerned, by whatever."""
    is_of_some = bool(clause.names or clause.modes)
    is_down = clause.state is State.DOWN and clause.is_standing
    is_spared = clause.state is State.FINE and NOT_CONCERNED.search(clause.folded) is not None
    return clause.is_part_left or (is_of_some and (is_down or is_spared))


def _around(found: re.Match[str], clauses: Sequence[Clause]) -> Span:
    """Return the sentence that words stand in, or the place of the words alone."""
    around: Iterator[Span] = (_sentence(each) for each in clauses if each.start <= found.start() < each.end)
    return next(around, (found.start(), found.end()))


def _sentence(clause: Clause) -> Span:
    return clause.sentence.start, clause.sentence.end
