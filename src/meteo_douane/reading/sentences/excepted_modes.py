"""Modes that are excepted from what works: "tout fonctionne, sauf l'EDI" tells that the EDI does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from meteo_douane.domain.notice import ALL_MODES
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.text.modes import ModeMention
from meteo_douane.reading.text.words import normalised
from meteo_douane.reading.vocabulary.states import State

WORKS = (State.FINE, State.OPEN)
#: "Sauf en | EDI", "hormis le mode | DTI"; what is excepted "pour les envois" is narrower than a mode.
EXCEPTED = pattern_of(
    r"^\W*(?:sauf|hormis|excepte|hors|a part|(?:a l'(?:exception|exclusion)|en dehors) d[eu]?)"
    r"(?: ?(?:en|le|la|l'|du|de|d'|pour|mode|modes|flux|cote|par|via))*[ ']*(?=(?:dti|edi))"
)


def with_excepted_modes(pieces: Iterable[Clause]) -> Iterator[Clause]:
    """Cut off the modes that a clause excepts at its end from what works, as a clause that tells them to be down."""
    for piece in pieces:
        excepted = _excepted(piece)
        if excepted is None:
            yield piece
        else:
            yield from _cut(piece, excepted)


def _excepted(piece: Clause) -> ModeMention | None:
    """Return the modes that stand excepted at the end of a clause of what works."""
    if piece.state not in WORKS or not piece.modes or piece.is_exception or piece.is_fallback:
        return None
    last = piece.modes[-1]
    is_at_the_end = not piece.folded[last.end - piece.start :].strip(" .!;,)")
    return last if is_at_the_end and EXCEPTED.match(normalised(last.quote)) else None


def _cut(piece: Clause, excepted: ModeMention) -> Iterator[Clause]:
    cut = excepted.start - piece.start
    yield replace(piece, end=excepted.start, folded=piece.folded[:cut], modes=piece.modes[:-1])
    named = EXCEPTED.match(normalised(excepted.quote))
    skipped = named.end() if named else 0
    modes = replace(
        excepted, start=excepted.start + skipped, quote=excepted.quote[skipped:], modes=ALL_MODES - excepted.modes
    )
    yield replace(
        piece,
        start=excepted.start,
        folded=piece.folded[cut:],
        state=State.DOWN,
        predicates=(),
        names=(),
        modes=(modes,),
        inherited=piece.names or piece.inherited,
        is_exception=True,
    )
