"""The number that a message says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

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
    names = {normalised(quote) for quote in {name.quote for clause in clauses for name in clause.names}}
    found = (bulletin_number(_without_figures_of(names, words)) for words in places)
    return next(((number, quote) for number, quote in found if number is not None), (None, ""))


def _without_figures_of(names: Iterable[str], words: str) -> str:
    """Return words without the figures of services that they name: "GAMMA 2" is no second bulletin."""
    for name in names:
        words = words.replace(name, _FIGURES.sub("x", name))
    return words
