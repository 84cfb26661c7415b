"""Services that are only spoken of beside the subject: "DELTA IE, qui a remplacé DELTA G", "ex-DELTA G"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from meteo_douane.reading.clause import Clause
from meteo_douane.reading.names import NameMention
from meteo_douane.reading.passages import Topic
from meteo_douane.reading.states import State

#: What tells which service is meant by naming another one.
RELATED = (
    r"(?:qui (?:\w+ )?(?:remplac|succed|supplant)\w*|qui (?:a pris|prend|avait pris) la (?:suite|place)"
    r"|successeurs?|heriti(?:er|ere)s?|remplacante?s?|a ne pas confondre|a distinguer|qu'il ne faut pas confondre"
    r"|distincte?s?|differente?s?|ex|ancien\w*|anciennement|jadis|precedemment|naguere)"
)
APPOSITION = re.compile(rf"(?:, ?|\( ?){RELATED}\b[^,;.()]*(?:[,)]|(?=[;.])|$)")


def with_appositions(pieces: Iterable[Clause]) -> list[Clause]:
    """Take services of an apposition out of what a clause says; those of a text are told as clauses of their own."""
    told: list[Clause] = []
    beside: list[Clause] = []
    for piece in pieces:
        spans = [(each.start() + piece.start, each.end() + piece.start) for each in APPOSITION.finditer(piece.folded)]
        asides = tuple(each for each in piece.names if any(start <= each.start < end for start, end in spans))
        subjects = tuple(each for each in piece.names if each not in asides)
        if not asides or not subjects:
            told.append(piece)
            continue
        told.append(replace(piece, names=subjects))
        if piece.topic is not Topic.TITLE:
            beside.append(_aside(piece, asides))
    return told + beside


def _aside(piece: Clause, names: tuple[NameMention, ...]) -> Clause:
    start, end = names[0].start, names[-1].end
    return replace(
        piece,
        start=start,
        end=end,
        folded=piece.folded[start - piece.start : end - piece.start],
        state=State.NOTHING,
        predicates=(),
        names=names,
        modes=(),
        is_exception=True,
    )
