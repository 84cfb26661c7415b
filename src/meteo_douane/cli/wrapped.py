"""Paragraphs for a terminal of any width: plain lines, without colours, read in their order by a screen reader."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator

from meteo_douane.telling.letter import Section, Style
from meteo_douane.telling.voice import Phrase, Voice

WIDEST = 100
NARROWEST = 40
_COLON = Phrase(" :", ":")
_MARKS = {Style.LIST: "- ", Style.QUOTE: "> "}


def width() -> int:
    """Return how wide lines may be here."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size().columns))


def shown(sections: tuple[Section, ...], voice: Voice) -> str:
    """Return sections as lines, a blank one between two."""
    return "\n\n".join("\n".join(_lines(section, voice)) for section in sections) + "\n"


def paragraph(words: str, mark: str = "") -> str:
    """Return words folded to the width, further lines indented by the mark of the first; no word is broken."""
    return textwrap.fill(
        words,
        width(),
        initial_indent=mark,
        subsequent_indent=" " * len(mark) if mark.strip() != ">" else mark,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _lines(section: Section, voice: Voice) -> Iterator[str]:
    if section.heading:
        yield paragraph(section.heading + _COLON.to(voice.language))
    for number, line in enumerate(section.lines, start=1):
        yield paragraph(line, f"{number}. " if section.style is Style.NUMBERED else _MARKS.get(section.style, ""))
