"""Words without what they name: as long as they were, so that places in them stay what they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

BLANK = " "


class Placed(Protocol):
    """Something that a text names, from a place to another."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """The place behind it."""


def blanked(folded: str, begin: int, mentions: Iterable[Placed], *, mark: str = BLANK) -> str:
    """Return words that begin at a place of a text with blanks for what they name, each after a mark of one sign."""
    words = list(folded)
    for each in mentions:
        start, end = max(each.start - begin, 0), min(each.end - begin, len(words))
        if start < end:
            words[start:end] = [mark, *BLANK * (end - start - 1)]
    return "".join(words)
