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

#: "Numéro : 3", in the form of a bulletin; a telephone number goes on.
_LABELLED = pattern_of(
    r"(?:^|; )\W*(?:numero|n ?[°o]\.?|num\.?)(?: d[eu'] ?(?:la |l')?(?:bulletin|bip|message|point|ordre))? ?: ?"
    r"(?P<number>\d{1,3})(?= ?(?:;|$))"
)
_OF_BULLETINS = pattern_of(r"\b(?:bip|bulletin|point de situation)\b")
_FIGURES = pattern_of(r"\d+")


def number_in(cues: Cues, clauses: Sequence[Clause]) -> tuple[int | None, str]:
    """Return the number of a bulletin, and the folded words that say it; None and nothing where it has none."""
    places = (cues.title, cues.nature, cues.status, cues.body[:FIRST_WORDS])
    names = {normalised(quote) for quote in {name.quote for clause in clauses for name in clause.names}}
    found = (bulletin_number(_without_figures_of(names, words)) for words in places)
    labelled = _LABELLED.search(cues.body) if _OF_BULLETINS.search(cues.title) else None
    told = (int(labelled["number"]), labelled["number"]) if labelled else (None, "")
    return next(((number, quote) for number, quote in found if number is not None), told)


def _without_figures_of(names: Iterable[str], words: str) -> str:
    """Return words without the figures of services that they name: "GAMMA 2" is no second bulletin."""
    for name in names:
        words = words.replace(name, _FIGURES.sub("x", name))
    return words
