"""Returns that are told of some of those who use a service, at some places, or of a part of what it does."""

from __future__ import annotations

import re

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.hedge_words import FOR_SOME, IN_PART, OF_SOME, ONLY_SOME
from meteo_douane.reading.vocabulary.part_words import AT_A_PART
from meteo_douane.reading.vocabulary.state_stems import MENDED, TROUBLES

BACK = pattern_of(rf"\b(?:{MENDED}e?s?|repris|redemarre|(?:de|a) nouveau|fonctionne\w*)\b")
#: "Fin de l'alerte pour Le Havre": what a text declares over.
DECLARED = pattern_of(rf"\b(?:fin|levee|cloture) d(?:e l'|e la |e |u |'){TROUBLES}")


def is_of_some(folded: str) -> bool:
    """Whether a return is told, but of a part alone, or for a part of those who use the service."""
    return _tells_some(folded, BACK)


def declares_some(folded: str) -> bool:
    """Whether an end is declared, but of a part alone."""
    return _tells_some(folded, DECLARED)


def _tells_some(folded: str, words: re.Pattern[str]) -> bool:
    """Whether words of a return stand behind some of those who use a service, or before them."""
    told = [(folded[: each.start()], folded[each.end() :]) for each in words.finditer(folded)]
    is_before = any(one.search(before) for before, _ in told for one in (OF_SOME, ONLY_SOME))
    return is_before or any(one.match(behind) for _, behind in told for one in (FOR_SOME, IN_PART, AT_A_PART))
