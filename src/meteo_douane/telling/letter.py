"""What every message is made of, before it becomes plain text or HTML."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from meteo_douane.telling.quoting import LONGEST_QUOTE_IN_CHAT

_SHORTEST_QUOTE = 200


class Style(StrEnum):
    """How the lines of a section are shown."""

    PLAIN = "plain"
    TITLE = "title"
    LIST = "list"
    NUMBERED = "numbered"
    QUOTE = "quote"
    LINK = "link"
    ACTION = "action"
    """A link whose address says nothing to a reader: the heading is what to press."""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a message; `heading` may be empty. `notes` stand between the heading and the lines."""

    style: Style
    heading: str
    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """A message: its first line, its parts, none of them empty, and where to read on."""

    title: str
    sections: tuple[Section, ...]
    link: str


def abridged(letter: Letter, rest: str) -> Letter:
    """Return a letter for a chat, its quotations cut between words so that all of them together are not too long.

    A quotation that was cut ends with the line `rest`, which says where to read on.
    """
    count = sum(section.style is Style.QUOTE for section in letter.sections)
    longest = max(LONGEST_QUOTE_IN_CHAT // max(count, 1), _SHORTEST_QUOTE)
    return replace(letter, sections=tuple(_cut(section, longest, rest) for section in letter.sections))


def _cut(section: Section, longest: int, rest: str) -> Section:
    words = "\n".join(section.lines)
    if section.style is not Style.QUOTE or len(words) <= longest:
        return section
    kept = words[:longest].rsplit(None, 1)[0]
    return replace(section, lines=(*kept.splitlines(), rest))
