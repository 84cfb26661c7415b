"""The number that a message says of itself."""

from __future__ import annotations

from collections.abc import Sequence

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.cues import Cues
from meteo_douane.reading.text.words import normalised
from meteo_douane.reading.times.bulletin_numbers import bulletin_number

FIRST_WORDS = 80
"""Where a body may say the number of its bulletin."""

_FIGURES = pattern_of(r"\d+")


def number_in(cues: Cues, clauses: Sequence[Clause]) -> tuple[int | None, str]:
    """Return the number of a bulletin, and the folded words that say it; None and nothing where it has none."""
    places = (cues.title, cues.nature, cues.status, cues.body[:FIRST_WORDS])
    found = (bulletin_number(_without_figures_of_names(words, clauses)) for words in places)
    return next(((number, quote) for number, quote in found if number is not None), (None, ""))


def _without_figures_of_names(words: str, clauses: Sequence[Clause]) -> str:
    """Return words without the figures of services that they name: "GAMMA 2" is no second bulletin."""
    for quote in {normalised(name.quote) for clause in clauses for name in clause.names}:
        if _FIGURES.search(quote):
            words = words.replace(quote, _FIGURES.sub("x", quote))
    return words
