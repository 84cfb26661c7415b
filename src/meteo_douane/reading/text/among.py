"""Words beside which a mode or a side stands for others, or for less than itself: "bloqué, notamment en EDI"."""

from __future__ import annotations

import re

from meteo_douane.patterns import pattern_of

AMONG_OTHERS = (
    r"\b(?:y compris|notamment|principalement|essentiellement|majoritairement|surtout|en particulier"
    r"|(?:plus )?particulierement|specialement|entre autres|par exemple|en premier lieu|a commencer par)\b"
)
#: "En EDI notamment, …"; "les messages EDI, notamment les réponses, …" is of the responses.
AMONG_BEHIND = rf",? ?\(?{AMONG_OTHERS}(?= ?(?:[.,;:)]|$)| (?:est|sont)\b)"
#: "Indisponible, notamment à l'export", "à l'export notamment", "export compris": the service is.
BEFORE_A_SIDE = pattern_of(rf"{AMONG_OTHERS},?(?: (?:pour|sur|dans|a|de|cote))? ?\Z")
BEHIND_A_SIDE = pattern_of(rf"{AMONG_BEHIND}| (?:compris|inclus)e?s?(?= ?(?:[.,;:)]|$))")
#: What is done with declarations of a side, and is less than the side: "l'impression des titres d'exportation".
OF_A_FUNCTION = pattern_of(
    r"\b(?:consultation|impression|edition|visualisation|recherche|affichage|historique|telechargement|extraction"
    r"|duplication|statistique|archivage)s? (?:d[eu]s? |d'|de la |de l')[\w' ]{0,30}\Z"
)
REACH = 90
"""How many characters before a side may say that it is none."""


def is_no_side(sides: re.Match[str]) -> bool:
    """Whether words for sides stand for others that are not named, or for less than a side."""
    words, first = sides.string, max(0, sides.start() - REACH)
    is_before = BEFORE_A_SIDE.search(words, first, sides.start()) or OF_A_FUNCTION.search(words, first, sides.end())
    return is_before is not None or BEHIND_A_SIDE.match(words, sides.end()) is not None
