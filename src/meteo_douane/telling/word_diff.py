"""What changed between two texts, word by word, as a person reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

#: Comparing takes the square of that; a message of the administration has rarely over 300 words.
MOST_WORDS = 1500
#: Below this share of common words two texts are two texts, and what they have in common says nothing.
LEAST_LIKENESS = 0.3
_WORDS = re.compile(r"\S+|\n+")


class Fate(StrEnum):
    """What became of a piece."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row that share a fate."""

    fate: Fate
    words: str


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """Return how one text became the other, in order; nothing if they are equal, or too unlike or long to compare."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if old == new or max(len(old), len(new)) > MOST_WORDS:
        return ()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < LEAST_LIKENESS:
        return ()
    return tuple(piece for piece in _pieces(matcher, old, new) if piece.words)


def _pieces(matcher: SequenceMatcher[str], old: list[str], new: list[str]) -> Iterator[Piece]:
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(Fate.KEPT, _joined(new[k:m]))
        else:
            yield Piece(Fate.REMOVED, _joined(old[i:j]))
            yield Piece(Fate.ADDED, _joined(new[k:m]))


def _joined(words: list[str]) -> str:
    return re.sub(r" ?(\n+) ?", r"\1", " ".join(words))
