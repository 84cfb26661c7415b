"""Which line beside a date of publication is the title of what the date belongs to."""

from __future__ import annotations

from dataclasses import replace

from meteo_douane.formats.headings import is_heading, is_stamp
from meteo_douane.formats.states import is_status
from meteo_douane.formats.titles import is_mark, is_titleish
from meteo_douane.formats.tree import BOLD, FOUND, Box, Line, Node, lines_in
from meteo_douane.formats.words import is_label, is_modes, is_section, opens_message

_MOST_MARKS = 8
_FEWEST_LINES = 2
_MOST_LINES = 60


def find_title(nodes: list[Node], index: int, *, date_first: bool, is_only: bool) -> None:
    """Mark the line beside a date of publication as the title that it belongs to.

    `date_first` says that dates stand above their messages in this list, `is_only` that it has no other date.
    """
    before = _nearest(nodes, index, -1)
    after = _nearest(nodes, index, 1)
    if before is not None and not date_first:
        line = nodes[before]
        if _is_of_the_page(line) and _is_bold_kind(nodes[index - 1]):
            _take_kind_for_title(nodes, index)
            return
        if isinstance(line, Line) and (0 < line.level < BOLD or _is_mode_of_a_heading(nodes, before)):
            return
        if isinstance(line, Line) and is_titleish(line):
            nodes[before] = replace(line, level=FOUND)
            return
        if _take_first_line(nodes, index):
            return
    if before is None and _take_line_above_boxes(nodes, index):
        return
    if after is not None and isinstance(line := nodes[after], Line) and is_titleish(line):
        if not 0 < line.level < BOLD:
            _move_above(nodes, after, index)
        return
    if not (is_only and (_is_dated_by(nodes, index) or _is_above_a_title(nodes, index))):
        _take_kind_for_title(nodes, index)


def _is_of_the_page(node: Node) -> bool:
    """Whether a heading is that of the page, or of a part of it, and no title of a message."""
    is_heading_of_it = isinstance(node, Line) and (node.level == 1 or is_section(node.text)) and 0 < node.level < BOLD
    return isinstance(node, Line) and is_heading_of_it and not (node.level == 1 and opens_message(node.text))


def _is_bold_kind(node: Node) -> bool:
    """Whether a line is the kind of a message that has no other title: "Fin d'alerte", bold above its date."""
    return isinstance(node, Line) and node.level == BOLD and is_status(node.text) and opens_message(node.text)


def _is_mode_of_a_heading(nodes: list[Node], index: int) -> bool:
    """Whether a line is no more than the modes of the service in the heading above it: a card's tag "EDI"."""
    node, above = nodes[index], _nearest(nodes, index, -1)
    return isinstance(node, Line) and is_modes(node.text) and above is not None and is_heading(nodes[above])


def _is_dated_by(nodes: list[Node], index: int) -> bool:
    """Whether the only date of a list stands below its only heading, as in a card whose badge stands at its foot."""
    lines = [(at, node) for at, node in enumerate(nodes) if isinstance(node, Line)]
    heads = [(at, line) for at, line in lines if 0 < line.level < BOLD]
    if len(heads) != 1:
        return False
    [(place, head)] = heads
    return place < index and not is_section(head.text) and not is_label(head.text)


def _is_above_a_title(nodes: list[Node], index: int) -> bool:
    """Whether the only date of a card stands in its head, and its heading begins the box below that."""
    below = next((node for node in nodes[index:] if not (isinstance(node, Line) and is_mark(node))), None)
    first = next(lines_in(below.nodes), None) if isinstance(below, Box) else None
    return is_heading(first) and not is_label(first.text if first else "")


def _take_first_line(nodes: list[Node], index: int) -> bool:
    """Take the first line above a date that stands below its message for the title, where one more is between them."""
    start = index
    while start and index - start < _MOST_LINES and isinstance(node := nodes[start - 1], Line) and not is_stamp(node):
        start -= 1
    told = [node for node in nodes[start:index] if isinstance(node, Line) and not is_mark(node)]
    if len(told) < _FEWEST_LINES or any(line.level for line in told[1:]):
        return False
    if told[0].level not in (0, BOLD) or not is_titleish(told[0]):
        return False
    nodes[nodes.index(told[0], start)] = replace(told[0], level=FOUND)
    return True


def _take_line_above_boxes(nodes: list[Node], index: int) -> bool:
    """Take the only line above the boxes that a date ends for the title: a card's, above its tags and its text."""
    first = index
    while first and isinstance(nodes[first - 1], Box):
        first -= 1
    if first == index or any(line.level or is_stamp(line) for line in lines_in(nodes[first:index])):
        return False
    told = [at for at in range(first) if not (isinstance(node := nodes[at], Line) and is_mark(node))]
    line = nodes[first - 1] if told == [first - 1] else None
    if not isinstance(line, Line) or line.level not in (0, BOLD) or not is_titleish(line):
        return False
    nodes[first - 1] = replace(line, level=FOUND)
    return True


def _move_above(nodes: list[Node], after: int, index: int) -> None:
    """Put the title found below a date above it."""
    title = nodes.pop(after)
    if isinstance(title, Line):
        nodes.insert(index, replace(title, level=FOUND))


def _take_kind_for_title(nodes: list[Node], index: int) -> None:
    """Take the kind beside a date ("Fin d'alerte") for the title of a message that has no other."""
    for at in (index - 1, index + 1):
        line = nodes[at] if 0 <= at < len(nodes) else None
        if isinstance(line, Line) and is_status(line.text) and opens_message(line.text):
            nodes[at] = replace(line, level=FOUND)
            if at > index:
                _move_above(nodes, at, index)
            return


def _nearest(nodes: list[Node], index: int, step: int) -> int | None:
    """Find the nearest line that is neither a date nor a state, with nothing but those between."""
    for at in range(index + step, index + step * (_MOST_MARKS + 1), step):
        node = nodes[at] if 0 <= at < len(nodes) else None
        if not isinstance(node, Line):
            return None
        if not is_mark(node):
            return at
    return None
