"""The number of a bulletin: "BIP n°3", "bulletin 12", "troisième point de situation"."""

from __future__ import annotations

import re

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.times.days import MONTHS, WD_ANY

SIGN = r"(?:n ?[°o]\.? ?|n\.? ?(?=\d)|numero |num\. ?|# ?)"
NUMBER = pattern_of(
    rf"\b(?:bip|bulletin[\w' ()-]{{0,45}}?|point[\w' ]{{0,35}}?)\s*[-–:(]?\s*(?:{SIGN}|no ?)?"
    r"(\d{1,3})\b(?! ?(?:h|/ ?\d|heures|:\d))"
)
BULLETIN = pattern_of(r"bip|bulletin|point")
#: "BIP du 10 mars – n° 2": the number stands behind the day.
BEHIND_ITS_DAY = pattern_of(
    r"\b(?:bip|bulletin|point)\b(?:(?!alerte|incident|ticket|demande|dossier)[^.;:\d]){0,60}"
    rf"[-(,: ]{SIGN}(\d{{1,3}})\b"
)
#: Figures that are a day, an hour, or how many: "du 5 février", "au 12/03", "10.03.2026", "sur les 2 incidents".
FIGURES_OF_SOMETHING = pattern_of(
    rf"(?P<number>{SIGN}\d+)|\b\d{{1,2}}(?:er)? (?:{'|'.join(MONTHS)})\b|\b\d{{4}}(?:-\d\d-\d\d)?\b"
    r"|\b\d{1,2}(?:[/.]\d{1,2}(?:[/.]\d{2,4})?|-\d{1,2}-\d{2,4})\b"
    r"|\b\d{1,2} ?h(?:eures?)?(?: ?\d\d)?\b|\b\d{1,2}:\d\d\b"
    r"|\b(?:phase|etape|lot|palier|vague|tranche|niveau|version) \d{1,2}\b"
    rf"|\b(?:du|au|le|de|des|les|ces|nos|ce|a|sur|depuis|{WD_ANY}) \d{{1,3}}\b(?![/.-]\d)"
)
FIGURE = pattern_of(r"\d")
ORDINALS = (
    "premier",
    "deuxieme",
    "troisieme",
    "quatrieme",
    "cinquieme",
    "sixieme",
    "septieme",
    "huitieme",
    "neuvieme",
    "dixieme",
)
ORDINAL = pattern_of(
    rf"\b(?:({'|'.join(ORDINALS)}|seconde?)|(\d{{1,2}})(?:e|eme|er|nd))\b[^.;:]{{0,12}}\b(?:bip|bulletin|point)"
)


def bulletin_number(title: str) -> tuple[int | None, str]:
    """Return the number of a bulletin, with its words."""
    if not BULLETIN.search(title):
        return None, ""
    bare = FIGURES_OF_SOMETHING.sub(_without_figures, title)
    found = NUMBER.search(bare) or BEHIND_ITS_DAY.search(bare)
    if found:
        return int(found[1]), title[found.start() : found.end()]
    ordinal = ORDINAL.search(title)
    if ordinal is None:
        return None, ""
    word = ordinal[1]
    number = int(ordinal[2]) if word is None else 2 if word.startswith("second") else ORDINALS.index(word) + 1
    return number, ordinal.group()


def _without_figures(found: re.Match[str]) -> str:
    return found.group() if found["number"] else FIGURE.sub("x", found.group())
