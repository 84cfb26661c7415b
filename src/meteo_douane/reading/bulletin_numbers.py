"""The number of a bulletin: "BIP n°3", "bulletin 12", "troisième point de situation"."""

from __future__ import annotations

import re

NUMBER = re.compile(
    r"\b(?:bip|bulletin[\w' ()-]{0,45}?|point[\w' ]{0,35}?)\s*[-–:(]?\s*(?:n ?[°o]\.? ?|numero |num\. ?|#|no ?)?"
    r"(\d{1,3})\b(?! ?(?:h|/ ?\d|heures|:\d))"
)
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
ORDINAL = re.compile(
    rf"\b(?:({'|'.join(ORDINALS)}|seconde?)|(\d{{1,2}})(?:e|eme|er|nd))\b[^.;:]{{0,12}}\b(?:bip|bulletin|point)"
)


def bulletin_number(title: str) -> tuple[int | None, str]:
    """Return the number of a bulletin, with its words."""
    found = NUMBER.search(title)
    if found:
        return int(found[1]), found.group()
    ordinal = ORDINAL.search(title)
    if ordinal is None:
        return None, ""
    word = ordinal[1]
    number = int(ordinal[2]) if word is None else 2 if word.startswith("second") else ORDINALS.index(word) + 1
    return number, ordinal.group()
