"""Headings and heads of cards: by what stands beside them, and not by their words."""

from __future__ import annotations

from dataclasses import replace

from meteo_douane.formats.datelines import is_dateline
from meteo_douane.formats.furniture import is_furniture
from meteo_douane.formats.states import is_progress, is_status
from meteo_douane.formats.titles import NamesAService, is_mark, is_titleish, opens_by_itself
from meteo_douane.formats.tree import BOLD, Box, Line, Node, lines_in
from meteo_douane.formats.words import (
    asserts,
    folded,
    is_label,
    is_modes,
    is_section,
    is_section_of_messages,
    opens_message,
    speaks_of_trouble,
)

_MOST_MARKS = 8
#: Its kind, and the service that it is of.
_OF_A_HEAD = 2
_OF_A_LIST = 6
#: Headings that the title of a page, or of its only article, has.
_LEVELS_OF_A_PAGE = 2
_LONGEST_DETAIL = 60
#: Words.
_LONGEST_AUTHOR = 3


def flat(nodes: list[Node], names_a_service: NamesAService) -> list[Node]:
    """Return the nodes with the lines of boxes that hold nothing but dates and states, or the head of what follows."""
    flat: list[Node] = []
    for index, node in enumerate(nodes):
        if isinstance(node, Box):
            flat += (
                (node.nodes if _is_box_of_marks(node) else [])
                or (_head(node, nodes[1:]) if index == 0 else [])
                or _details_above(node, flat[-1] if flat else None, nodes[index + 1 : index + 2], names_a_service)
                or [node]
            )
        else:
            flat.append(node)
    return flat


def _details_above(box: Box, before: Node | None, after: list[Node], names_a_service: NamesAService) -> list[Line]:
    """Return the lines of a box that is a title with its date and other details, or these below their title.

    The text that they belong to stands beside the box.
    """
    inner = [each for node in box.nodes for each in (node.nodes if isinstance(node, Box) else [node])]
    is_of_lines = len(inner) <= _MOST_MARKS and all(isinstance(each, Line) for each in inner)
    if not is_of_lines or not after or any(map(is_heading, lines_in(after))):
        return []
    lines = list(lines_in(box.nodes))
    details = lines[1:] if lines and is_heading(lines[0]) else lines
    heading = before if details is lines else lines[0]
    if not is_heading(heading) or not any(map(is_stamp, details)):
        return []
    if all(map(_is_detail, details)):
        return lines
    details = [_as_byline(each, names_a_service) for each in details]
    return [*lines[: len(lines) - len(details)], *details] if all(map(_is_detail, details)) else []


def _as_byline(line: Line, names_a_service: NamesAService) -> Line:
    """Take a kind with its author beside a date for the kind that it is: "Alerte SAU", below the title of an alert."""
    words = line.text.split()
    author = next((len(words) - at for at, word in enumerate(words) if word.isupper() and len(word) > 1), 0)
    kind, whom = " ".join(words[: len(words) - author]), words[len(words) - author :]
    is_named = 0 < author <= _LONGEST_AUTHOR and all(map(str.isupper, whom)) and not is_modes(" ".join(whom))
    is_byline = is_named and not line.level and is_status(kind) and opens_message(kind) and not is_progress(kind)
    is_byline = is_byline and not any(is_progress(word) for word in words) and not folded(kind).startswith("fin ")
    return replace(line, text="", states=(line.text,)) if is_byline and not names_a_service(line.text) else line


def is_heading(node: Node | None) -> bool:
    """Whether a node is a heading, and none of a section."""
    return isinstance(node, Line) and 0 < node.level < BOLD and not is_section(node.text)


def is_head_of_a_page(heading: Line | None, beside: list[Line], names_a_service: NamesAService) -> bool:
    """Whether the title of a message stands in a box with details alone, and its text in another: an article's."""
    if heading is None or heading.level > _LEVELS_OF_A_PAGE:
        return False
    is_told = names_a_service(heading.text) and speaks_of_trouble(heading.text) and asserts(heading.text)
    return (is_told or opens_by_itself(heading, names_a_service)) and all(map(_is_detail, beside))


def _is_detail(line: Line) -> bool:
    """Whether a line beside a date tells no more than who wrote a message, or where it was filed."""
    text = line.text
    if is_mark(line) or is_furniture(text):
        return True
    told = asserts(text) or speaks_of_trouble(text) or opens_message(text)
    return not (line.level or told) and len(text) <= _LONGEST_DETAIL and not text.endswith((".", ":"))


def _head(box: Box, below: list[Node]) -> list[Line]:
    """Return the lines of a box that is the head of the one that it stands in: a name beside its kind, or its date."""
    if not below or not 1 < len(box.nodes) <= _MOST_MARKS:
        return []
    lines = [node for node in box.nodes if isinstance(node, Line) and node.level in (0, BOLD)]
    if len(lines) != len(box.nodes):
        return []
    names = [line for line in lines if not is_mark(line)]
    told = [line for line in names if not is_furniture(line.text)]
    if len(told) == 1 and len(names) > 1 and is_titleish(told[0]):
        return [line for line in lines if line not in names or line in told]
    if not isinstance(below[0], Line) or any(isinstance(node, Box) for node in below):
        return []
    if len(names) == 1:
        return lines if is_titleish(names[0]) else []
    bold = [line for line in names if line.level]
    others = [line for line in lines if line not in bold]
    is_titled = len(bold) == 1 and is_titleish(bold[0]) and any(map(is_stamp, others)) and all(map(_is_detail, others))
    # Its title right above its date, as it is looked for.
    return [*bold, *filter(is_mark, others), *(line for line in others if not is_mark(line))] if is_titled else []


def head_of_a_card(nodes: list[Node]) -> list[Node]:
    """Return the lines of the box that is the head of a card: its kind, and the service that it is of.

    Below it stands the box with the title, and below that nothing but dates and states, of which one is a date.
    """
    match nodes:
        case [Box() as head, Box() as body, _, *_]:
            foot = nodes[2:]
        case _:
            return []
    titles = [is_heading(each) for each in lines_in(body.nodes)]
    if titles[:1] != [True] or any(titles[1:]):
        return []
    marks = [each for each in foot if isinstance(each, Line) and is_mark(each)]
    lines = [each for each in head.nodes if isinstance(each, Line) and not each.level]
    kinds = [each for each in lines if is_status(each.text) and opens_message(each.text)]
    is_card = len(marks) == len(foot) and sum(map(is_stamp, marks)) == 1
    return [*lines] if is_card and len(lines) == len(head.nodes) == _OF_A_HEAD and len(kinds) == 1 else []


def _is_box_of_marks(box: Box) -> bool:
    lines = [node for node in box.nodes if isinstance(node, Line) and not 0 < node.level < BOLD and is_mark(node)]
    return 0 < len(box.nodes) <= _MOST_MARKS and len(lines) == len(box.nodes)


def below_their_titles(nodes: list[Node]) -> list[Node]:
    """Put dates and states below the headings that they stand above, where they stand above each of a level."""
    heads = [index for index, node in enumerate(nodes) if isinstance(node, Line) and 0 < node.level < BOLD]
    for level in {node.level for node in nodes if isinstance(node, Line) and 0 < node.level < BOLD}:
        of_level = [index for index in heads if _is_heading_of(nodes[index], level)]
        marks = [_marks_above(nodes, index) for index in of_level]
        if marks and all(marks):
            for index, count in zip(of_level, marks, strict=True):
                nodes[index - count : index + 1] = [nodes[index], *nodes[index - count : index]]
    return nodes


def _is_heading_of(node: Node, level: int) -> bool:
    return isinstance(node, Line) and node.level == level and not is_section(node.text) and not is_label(node.text)


def _marks_above(nodes: list[Node], index: int) -> int:
    """Count the lines right above a heading that are dates and states."""
    count = 0
    while count < min(index, _MOST_MARKS):
        node = nodes[index - count - 1]
        if not isinstance(node, Line) or 0 < node.level < BOLD or not is_mark(node):
            break
        count += 1
    return count


def with_headed_lists(nodes: list[Node]) -> list[Node]:
    """Take a word for how far things are ("Terminé"), or the name of a part, for the heading of the list below it."""
    first, below = (nodes[0], nodes[1:]) if nodes else (None, [])
    if (
        below
        and all(map(_is_list, below))
        and isinstance(first, Line)
        and first.level in (0, BOLD)
        and (is_progress(first.text) or is_section_of_messages(first.text))
    ):
        return [replace(first, level=_OF_A_LIST), *below]
    return nodes


def _is_list(node: Node) -> bool:
    if isinstance(node, Box):
        return node.is_own or all(_is_entry(inner) for inner in node.nodes)
    return _is_entry(node)


def _is_entry(node: Node) -> bool:
    return (isinstance(node, Line) and node.is_entry) or (isinstance(node, Box) and node.is_own)


def is_stamp(line: Line) -> bool:
    """Whether a line is the date of publication of what stands beside it."""
    return is_dateline(line.text) or (line.moment is not None and is_mark(line))
