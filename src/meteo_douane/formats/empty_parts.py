"""Which parts of a page say that they hold nothing ("Alertes en cours", "Néant"), and are all of it that could."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from meteo_douane.formats.calm import is_nothing
from meteo_douane.formats.selection import Loose, Selection
from meteo_douane.formats.words import is_label, is_list_of_troubles, is_of_another_time, is_section


def empty_parts(found: Selection) -> list[Loose]:
    """Return the lines that say of a part of a page that there is nothing in it.

    Where the names of parts are lines like others, "Néant" says so only if it stands behind each of them. A part for
    troubles under which nothing stands at all may be one that is still being loaded.
    """
    if any(map(is_list_of_troubles, found.bare)):
        return []
    nothings = [line for line in found.loose if is_section(line.section) and is_nothing(line.text)]
    return [line for line in nothings if _is_of_all(line, found.loose)]


def _is_of_all(nothing: Loose, loose: Sequence[Loose]) -> bool:
    texts = [line.text for line in loose if line.section == nothing.section]
    pairs = [(text, below) for text, below in pairwise([*texts, ""]) if is_section(text) and not is_label(text)]
    is_of_now = any(not is_of_another_time(part) for part, _ in pairs)
    return not pairs or (is_of_now and all(is_nothing(below) for _, below in pairs))
