"""Messages whose pieces stand apart: in two columns, below a day or a division of a list, above the foot of a card."""

from __future__ import annotations

from dataclasses import replace

from meteo_douane.formats.datelines import is_hour, is_timed
from meteo_douane.formats.headings import is_stamp
from meteo_douane.formats.states import is_status
from meteo_douane.formats.titles import NamesAService, is_mark, is_name
from meteo_douane.formats.tree import BOLD, Box, Line, Node, lines_in
from meteo_douane.formats.words import asserts, is_modes, is_section_of_messages, opens_message

#: Its kind, its service, its mode.
_MOST_OF_A_HEAD = 4
_A_HEADING = 6


def in_one(nodes: list[Node], names_a_service: NamesAService) -> list[Node]:
    """Return the nodes of a row of two columns as those of one message, the service that it is of for its title."""
    match nodes:
        case [Box() as left, Box() as right]:
            head, told = _lines_of(left), _lines_of(right)
        case _:
            return nodes
    named = [line for line in head if is_name(line, names_a_service)]
    kinds = [line for line in head if is_status(line.text) and opens_message(line.text)]
    others = [line for line in head if line not in named and line not in kinds]
    is_head = (
        len(named) == len(kinds) == 1 and len(head) <= _MOST_OF_A_HEAD and all(is_modes(each.text) for each in others)
    )
    is_told = any(map(is_stamp, told[:1])) and any(asserts(each.text) or not is_mark(each) for each in told[1:])
    is_told = is_told and not any(is_name(each, names_a_service) or opens_message(each.text) for each in told[1:])
    return [replace(named[0], level=_A_HEADING), *kinds, told[0], *others, *told[1:]] if is_head and is_told else nodes


def _lines_of(box: Box) -> list[Line]:
    """Return the lines of a box that holds no heading and no box, or nothing."""
    lines = [node for node in box.nodes if isinstance(node, Line) and node.level in (0, BOLD)]
    return lines if len(lines) == len(box.nodes) else []


def with_divisions(nodes: list[Node]) -> list[Node]:
    """Take the name of a part of the page that stands among the entries of a list for the heading of those below it."""
    entries = [isinstance(node, Box) and node.is_own for node in nodes]
    return [
        replace(node, level=_A_HEADING)
        if isinstance(node, Line) and not node.level and _divides(node, entries[:at], entries[at + 1 :])
        else node
        for at, node in enumerate(nodes)
    ]


def _divides(line: Line, before: list[bool], after: list[bool]) -> bool:
    """Whether a line names messages, and is no link and no state of the entry above it."""
    return (
        is_section_of_messages(line.text)
        and line.is_entry
        and not line.is_linked
        and any(before)
        and after[:1] == [True]
    )


def with_hours(nodes: list[Node]) -> list[Node]:
    """Return the nodes with a day and the hour below it in one line."""
    done: list[Node] = []
    for node in nodes:
        day = done[-1] if done else None
        is_of_it = isinstance(node, Line) and isinstance(day, Line) and is_hour(node.text) and is_stamp(day)
        if is_of_it and isinstance(node, Line) and isinstance(day, Line) and not is_timed(day.text) and day.text:
            done[-1] = replace(day, text=f"{day.text} à {node.text}")
        else:
            done.append(node)
    return done


def with_feet(nodes: list[Node]) -> list[Node]:
    """Return the nodes of a card with its foot in the card: the date in it, and the modes below the text."""
    match nodes:
        case [*head, Box() as body, Box() as foot] if foot.shape.startswith("footer"):
            lines = [line for line in lines_in(foot.nodes) if not line.is_linked]
            if not all(is_mark(line) or is_modes(line.text) for line in lines):
                return nodes
            modes = [line for line in lines if is_modes(line.text)]
            return [*head, replace(body, nodes=[*body.nodes, *modes]), *filter(is_mark, lines)]
        case _:
            return nodes
