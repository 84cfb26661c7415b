"""Titles whose date is a heading of its own, below them."""

from __future__ import annotations

from dataclasses import replace

from meteo_douane.formats.datelines import is_dateline
from meteo_douane.formats.furniture import is_furniture, is_help
from meteo_douane.formats.headings import is_heading
from meteo_douane.formats.tree import BOLD, Line, Node
from meteo_douane.formats.words import is_label


def with_dates_of_titles(nodes: list[Node]) -> list[Node]:
    """Return the nodes with a date that is a heading right below the title of a message as a line of that message.

    A day under which titles stand, and one below a section, remains the heading of what was published then.
    """
    done = list(nodes)
    for index in range(1, len(done)):
        title, date = done[index - 1], done[index]
        if is_heading(title) and isinstance(date, Line) and _is_date_of(title, date) and not _heads(done, index):
            done[index] = replace(date, level=0)
    return done


def _is_date_of(title: Node, date: Line) -> bool:
    is_deeper = isinstance(title, Line) and 1 < title.level < date.level < BOLD
    return is_deeper and is_dateline(date.text) and isinstance(title, Line) and not is_dateline(title.text)


def _heads(nodes: list[Node], index: int) -> bool:
    """Whether a title of a message stands under a heading."""
    head = nodes[index]
    below = (node for node in nodes[index + 1 :] if is_heading(node) and isinstance(node, Line))
    titles = (each for each in below if not (is_label(each.text) or is_furniture(each.text) or is_help(each.text)))
    following = next(titles, None)
    return following is not None and isinstance(head, Line) and following.level > head.level
