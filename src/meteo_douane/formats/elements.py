"""Elements of a parsed page, without the cost of a search by name for each of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from bs4 import Tag
from bs4.element import NavigableString, PreformattedString


class _Names(Protocol):
    def __contains__(self, name: object, /) -> bool: ...


def elements_in(root: Tag) -> Iterator[Tag]:
    """Yield every element inside of another, in the order of the page."""
    return (node for node in root.descendants if isinstance(node, Tag))


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


def anchor_of(element: Tag) -> str:
    """Return the id of an element, or nothing."""
    value = element.attrs.get("id")
    return value if isinstance(value, str) else ""
