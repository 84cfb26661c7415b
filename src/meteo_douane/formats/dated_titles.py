"""Titles whose date is a heading of its own, below them."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from meteo_douane.formats.datelines import is_dateline, is_hour
from meteo_douane.formats.furniture import is_furniture, is_help
from meteo_douane.formats.headings import is_heading
from meteo_douane.formats.tree import BOLD, Line, Node
from meteo_douane.formats.words import is_label, opens_message


def with_dates_of_titles(nodes: list[Node]) -> list[Node]:
    """Return the nodes with a date that is a heading right below the title of a message as a line of that message.

    A day under which titles stand, and one below a section, remains the heading of what was published then.
    """
    done = list(nodes)
    for index in range(1, len(done)):
        title, date = done[index - 1], done[index]
        if not (isinstance(title, Line) and isinstance(date, Line)):
            continue
        if _is_date_of(title, date) and not _heads(date, done[index + 1 :]):
            done[index] = replace(date, level=0)
    return done


def _is_date_of(title: Line, date: Line) -> bool:
    is_deeper = is_heading(title) and 1 < title.level < date.level < BOLD
    return is_deeper and is_dateline(date.text) and not is_dateline(title.text)


def _heads(head: Line, below: list[Node]) -> bool:
    """Whether a message stands under a heading, by its title or first line, or another day or hour stands beside it."""
    if _opens_a_message(below):
        return True
    headings = (node for node in below if isinstance(node, Line) and 0 < node.level < BOLD)
    following = next((each for each in headings if _is_dated(each) or not _is_around(each)), None)
    if following is None:
        return False
    return (following.level == head.level and _is_dated(following)) or following.level > head.level


def _opens_a_message(below: list[Node]) -> bool:
    body = takewhile(lambda node: not is_heading(node), below)
    return any(isinstance(node, Line) and opens_message(node.text) for node in body)


def _is_dated(line: Line) -> bool:
    return is_dateline(line.text) or is_hour(line.text)


def _is_around(line: Line) -> bool:
    return is_label(line.text) or is_furniture(line.text) or is_help(line.text)
