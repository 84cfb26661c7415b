"""Elements of a parsed page, without the cost of a search by name for each of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from bs4 import Tag
from bs4.element import NavigableString, PageElement, PreformattedString

from meteo_douane.formats.datelines import is_dateline

#: Characters of an element of a page's own making that may be but some words of a sentence.
_LONGEST_RUN = 60


class _Names(Protocol):
    def __contains__(self, name: object, /) -> bool: ...


def elements_in(root: Tag) -> Iterator[Tag]:
    """Yield every element inside of another, in the order of the page.

    That is `root.descendants` without its texts, at half the cost; no element may be taken out meanwhile.
    """
    last: PageElement = root
    while isinstance(last, Tag) and last.contents:
        last = last.contents[-1]
    node, stop = root.contents[0] if root.contents else None, last.next_element
    while node is not None and node is not stop:
        following = node.next_element
        if isinstance(node, Tag):
            yield node
        node = following


def stands_in(element: Tag, names: _Names) -> bool:
    """Whether one of the elements around it has one of these names."""
    return any(parent.name in names for parent in element.parents)


def stands_alone(element: Tag, running: _Names) -> bool:
    """Whether no text stands beside an element, nor is it in one of these names, whose text is one run."""
    parent = element.parent
    if parent is None or parent.name in running:
        return False
    texts = (one for one in parent.contents if isinstance(one, NavigableString))
    return all(isinstance(one, PreformattedString) or not one.strip() for one in texts)


def are_blocks(parent: Tag | None) -> bool:
    """Whether elements of a page's own making are blocks: one of them is a date, or longer than words of a sentence."""
    own = (one for one in parent.contents if isinstance(one, Tag) and "-" in one.name) if parent else ()
    texts = (" ".join(one.get_text(" ").split()) for one in own)
    return any(len(text) > _LONGEST_RUN or is_dateline(text) for text in texts)


def anchor_of(element: Tag) -> str:
    """Return the id of an element, or nothing."""
    value = element.attrs.get("id")
    return value if isinstance(value, str) else ""
