"""Lists of what a delivery has mended: none of their lines tells a trouble of today."""

from __future__ import annotations

from collections.abc import Sequence

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.headings import LISTED

#: "Anomalies corrigées :", "Corrections apportées par la version 2.4 :", "Cette livraison corrige :".
HEAD = pattern_of(
    r"^\W*(?:(?:principales?|liste d[eu]s?|les|des) )*(?:anomalies?|dysfonctionnements?|corrections?|correctifs?"
    r"|evolutions?|nouveautes?|ameliorations?|incidents?|points?) (?:\w+ )?"
    r"(?:corrige|apporte|livre|integre|resolu|traite|embarque|deploye)e?s?\b(?! en cours)[^.;:]{0,50}:\W*$"
    r"|^\W*(?:cette|la|notre) (?:livraison|version|mise a jour)\b[^.;:]{0,50}"
    r" (?:corrige|apporte|integre|comprend|contient)\b[^.;:]{0,60}:\W*$"
)


def mended_lines(lines: Sequence[str]) -> frozenset[int]:
    """Return which lines of a text, folded, head such a list or stand in it."""
    found: set[int] = set()
    for index, line in enumerate(lines):
        if HEAD.match(line) or (index - 1 in found and LISTED.match(line)):
            found.add(index)
    return frozenset(found)
