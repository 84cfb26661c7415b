"""Lines that each begin with a label, as a record."""

from __future__ import annotations

from dataclasses import replace

from meteo_douane.formats.titles import is_mark
from meteo_douane.formats.tree import Box, Field, Line, Node, Record
from meteo_douane.formats.words import folded, label_of
from meteo_douane.patterns import pattern_of

#: Labels that a message has and the body of a message has not.
_OF_A_MESSAGE = pattern_of(
    r"(?:objet|titre|intitule|sujet|nature|type|categorie|(?:tele)?services?|applications?|teleprocedures?)\b"
)
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
    return Record([_fact(line) for line in lines], anchor=node.anchor)


def _fact(line: Line) -> Field:
    label = label_of(line.text)
    value = line.text.partition(":")[2].strip() if label else line.text
    stamp = "Publié le" if is_mark(line) and not label else label
    return Field(stamp, [replace(line, text=value)])
