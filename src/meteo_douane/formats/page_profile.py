"""Where the messages of a page are, in CSS selectors, for the day on which the page was made anew."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageProfile:
    """CSS selectors: `item` in the page, the others inside an item; what is None is found by words and structure."""

    item: str
    title: str | None = None
    date: str | None = None
    body: str | None = None
