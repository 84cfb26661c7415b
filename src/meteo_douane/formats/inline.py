"""A run of inline markup into lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import datetime

from bs4 import Tag

from meteo_douane.formats.datelines import is_dateline, machine_moment
from meteo_douane.formats.tree import Line, Node

_BOLD = frozenset({"b", "strong"})
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
#: Elements that stand side by side as cells do where nothing but blanks is between them.
_CELLS = frozenset({"span", "time", "small", "a", "label", "em", "strong", "b"})
#: Words after which a date belongs to the sentence.
_LEADS_TO_A_DATE = re.compile(r"(?:\b(?:le|du|au|des|de|dès|depuis|à|jusqu'au|et|ou)|:)$", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_OF_A_BOLD_LINE = 7


@dataclass(slots=True)
class _Piece:
    text: str
    is_bold: bool
    href: str
    cell: int


@dataclass(slots=True)
class Run:
    """Collects text between two blocks. With `is_cells`, elements side by side are lines of their own."""

    is_cells: bool
    pieces: list[_Piece] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    moment: datetime | None = None
    bold: int = 0
    hrefs: list[str] = field(default_factory=list)
    depth: int = 0
    cell: int = 0

    def add(self, text: str) -> None:
        """Add text as it stands in the markup."""
        self.pieces.append(
            _Piece(text, self.bold > 0, self.hrefs[-1] if self.hrefs else "", self.cell if self.depth else 0)
        )

    def enter(self, tag: Tag) -> None:
        """Go into an inline element."""
        if self.depth == 0 and tag.name in _CELLS:
            self.cell += 1
        self.depth += 1
        self.bold += _is_bold(tag)
        if tag.name == "a":
            self.hrefs.append(str(tag.attrs.get("href", "")))
        if tag.name == "time":
            self.moment = self.moment or machine_moment(str(tag.attrs.get("datetime", "")))

    def leave(self, tag: Tag) -> None:
        """Come out of an inline element."""
        self.depth -= 1
        self.bold -= _is_bold(tag)
        if tag.name == "a":
            self.hrefs.pop()

    def picture(self, words: str) -> None:
        """Note the words that stand for a picture."""
        if words and words not in self.states:
            self.states.append(words)

    def newline(self) -> None:
        """End the line."""
        self._end()

    def flush(self) -> list[Node]:
        """End the last line and return all, joined where a line was only broken."""
        self._end()
        if self.states:
            self.lines.append(Line("", states=tuple(self.states)))
        done, self.lines, self.states = _unbroken(self.lines), [], []
        return list(done)

    def _end(self) -> None:
        for pieces in self._groups():
            line = _line_of(pieces, tuple(self.states), self.moment)
            if line.text:
                self.lines += _without_date(line)
                self.states, self.moment = [], None
        self.pieces = []

    def _groups(self) -> list[list[_Piece]]:
        cells = _cells_of(self.pieces) if self.is_cells else []
        return cells if _stand_side_by_side(cells) else [self.pieces]


def _without_date(line: Line) -> list[Line]:
    """Split a title from the date of publication beside it ("<b>Alerte NSTI</b> <i>12/03/2019 10h40</i>")."""
    rest = line.text[len(line.lead) :].strip(" :–—-|(")
    if not line.lead or line.lead == line.text or not line.text.startswith(line.lead) or not is_dateline(rest):
        return [line]
    if _LEADS_TO_A_DATE.search(line.lead):
        return [line]
    title = replace(line, text=line.lead, level=_OF_A_BOLD_LINE, moment=None, is_linked=bool(line.href))
    return [title, Line(rest, moment=line.moment)]


def _is_bold(tag: Tag) -> bool:
    return tag.name in _BOLD or ("style" in tag.attrs and _BOLD_STYLE.search(str(tag.attrs["style"])) is not None)


def _cells_of(pieces: list[_Piece]) -> list[list[_Piece]]:
    """Return the pieces by element, or nothing if words stand between the elements."""
    cells: dict[int, list[_Piece]] = {}
    for piece in pieces:
        if piece.text.strip() and piece.cell == 0:
            return []
        if piece.cell:
            cells.setdefault(piece.cell, []).append(piece)
    return [cell for cell in cells.values() if any(piece.text.strip() for piece in cell)]


def _stand_side_by_side(cells: list[list[_Piece]]) -> bool:
    """Whether elements are facts of their own and not a sentence in several pieces."""
    if len(cells) < 2:  # noqa: PLR2004
        return False
    texts = ["".join(piece.text for piece in cell).strip() for cell in cells]
    starts = all(text[0].isupper() or text[0].isdigit() for text in texts)
    return starts and not any(text.endswith((":", ",", "–", "-", "(")) for text in texts[:-1])


def _line_of(pieces: list[_Piece], states: tuple[str, ...], moment: datetime | None) -> Line:
    text = _joined(pieces)
    solid = [piece for piece in pieces if piece.text.strip()]
    is_bold = bool(solid) and all(piece.is_bold for piece in solid)
    is_linked = bool(solid) and all(piece.href for piece in solid)
    return Line(
        text,
        level=_OF_A_BOLD_LINE if is_bold else 0,
        states=states,
        lead=_lead(solid),
        href=next((piece.href for piece in solid if piece.href), ""),
        is_linked=is_linked,
        moment=moment,
    )


def _joined(pieces: list[_Piece]) -> str:
    joined: list[str] = []
    before: _Piece | None = None
    for piece in pieces:
        if (
            before
            and piece.cell
            and before.cell
            and piece.cell != before.cell
            and _would_stick(before.text, piece.text)
        ):
            joined.append(" ")
        joined.append(piece.text)
        before = piece
    return _SPACES.sub(" ", "".join(joined)).strip()


def _would_stick(left: str, right: str) -> bool:
    """Whether two elements without a blank between them would make one word of two."""
    return len(left) > 1 and len(right) > 1 and left[-1].isalnum() and right[0].isalnum()


def _lead(solid: list[_Piece]) -> str:
    """Return what stands bold or linked at the beginning."""
    if not solid or not (solid[0].is_bold or solid[0].href):
        return ""
    lead: list[_Piece] = []
    for piece in solid:
        if piece.is_bold != solid[0].is_bold or piece.href != solid[0].href:
            break
        lead.append(piece)
    return _joined(lead).rstrip(" :–-")


def _unbroken(lines: list[Line]) -> list[Line]:
    """Join a line that was broken in the middle of a sentence with its rest."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and last.text and line.text[:1].islower() and last.text[-1].isalnum() and not last.level:
            last.text = f"{last.text} {line.text}"
        else:
            joined.append(line)
    return joined
