"""Lines that each begin with a label, as a record."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from meteo_douane.formats.titles import is_mark
from meteo_douane.formats.tree import Box, Field, Line, Node, Record
from meteo_douane.formats.words import folded, label_of, tidy
from meteo_douane.patterns import pattern_of

#: Labels that a message has and the body of a message has not.
_OF_A_MESSAGE = pattern_of(
    r"(?:objet|titre|intitule|sujet|nature|type|categorie|(?:tele)?services?|applications?|teleprocedures?)\b"
)
_BEGINS = pattern_of(r"du ?: ?\d")
_ENDS = pattern_of(r"au ?: ?\d")
#: Hours below these are theirs.
_OF_NO_WORKS = pattern_of(r"\b(?:secours|valable|validite|permanence|assistance|support|telephon\w+|standard|sau)\b")
_FEWEST = 3


def as_record(node: Node) -> Node:
    """Return a box of lines "Label : value" as the record that it is, and any other node as it was."""
    if not isinstance(node, Box):
        return node
    lines = [inner for inner in node.nodes if isinstance(inner, Line) and inner.text]
    if len(lines) != len(node.nodes) or any(0 < line.level < 7 for line in lines):  # noqa: PLR2004
        return node
    labels = [label_of(line.text) for line in lines if not is_mark(line)]
    if len(lines) < _FEWEST or not labels or not labels[0] or 2 * sum(map(bool, labels)) < len(labels):
        return node
    if not any(_OF_A_MESSAGE.match(folded(label)) for label in labels):
        return node
    return Record(list(map(_fact, _with_window(lines))), anchor=node.anchor)


def _with_window(lines: list[Line]) -> list[Line]:
    """Join "du : 20/08/2026 20:00" with the line below it, "au : 21/08/2026 02:00": hours of works, no publication."""
    for place, (first, second) in enumerate(pairwise(lines)):
        is_of_else = place > 0 and _OF_NO_WORKS.search(folded(lines[place - 1].text)) is not None
        if not is_of_else and _BEGINS.match(folded(first.text)) and _ENDS.match(folded(second.text)):
            words = " ".join(each.text.replace(":", "", 1) for each in (first, second))
            window = replace(first, text=f"Période : {tidy(words)}", moment=None)
            return [*lines[:place], window, *lines[place + 2 :]]
    return lines


def _fact(line: Line) -> Field:
    label = label_of(line.text)
    value = line.text.partition(":")[2].strip() if label else line.text
    stamp = "Publié le" if is_mark(line) and not label else label
    return Field(stamp, [replace(line, text=value)])
