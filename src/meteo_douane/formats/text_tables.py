"""Tables that were typed: cells between bars or tabs, the names of the columns in the first row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from meteo_douane.formats.words import folded, is_modes, tidy
from meteo_douane.patterns import pattern_of

_BETWEEN = pattern_of(r"\s*\|\s*|\t+")
_OF_THE_FALLBACK = pattern_of(r"(?:procedure de |mode )?secours\b")
_NAMELESS = pattern_of(r"(?:modes?|etats?|statuts?|situations?)\b[^|]*")
_FEWEST_CELLS = 3


def without_tables(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines with the rows of tables as sentences: "Import : DTI rétabli ; EDI coupé".

    What a column says of the fallback is a line of its own, behind the service or side that the row is about.
    """
    for _, group in groupby(lines, key=lambda line: len(_cells(line))):
        listed = list(group)
        head, *rows = (_cells(line) for line in listed)
        if rows and len(head) >= _FEWEST_CELLS and _names_columns(head):
            for row in rows:
                yield from _sentences(head, row)
        else:
            yield from listed


def _cells(line: str) -> list[str]:
    return [tidy(cell) for cell in _BETWEEN.split(line.strip().strip("|"))]


def _names_columns(row: Sequence[str]) -> bool:
    """Whether a row names columns of modes, states and the fallback alone; a table with others stays as it is."""
    return all(row) and all(
        is_modes(folded(cell)) or _NAMELESS.fullmatch(folded(cell)) or _OF_THE_FALLBACK.match(folded(cell))
        for cell in row[1:]
    )


def _is_mode(name: str) -> bool:
    """Whether a column is that of a mode ("DTI"), and not the one that names it ("Mode")."""
    return is_modes(folded(name)) and _NAMELESS.fullmatch(folded(name)) is None


def _sentences(head: Sequence[str], row: Sequence[str]) -> Iterator[str]:
    told = [(name, cell) for name, cell in zip(head[1:], row[1:], strict=False) if any(map(str.isalnum, cell))]
    fallback = [cell for name, cell in told if _OF_THE_FALLBACK.match(folded(name))]
    modes = [f"{name} {cell}" for name, cell in told if _is_mode(name)]
    # "EDI | interrompu": the state of a mode stands in the column behind it.
    nameless = " ".join(cell for name, cell in told if _NAMELESS.fullmatch(folded(name)))
    words = " ; ".join([*modes, *([nameless] if nameless else [])])
    yield f"{row[0]} : {words}" if words else row[0]
    yield from (f"Procédure de secours pour {row[0]} : {cell}" for cell in fallback)
