"""A run of inline markup into lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby

from bs4 import Tag

from meteo_douane.formats.datelines import is_dateline, is_hour, is_timed, is_update, machine_moment
from meteo_douane.formats.furniture import is_furniture
from meteo_douane.formats.states import is_progress, is_status
from meteo_douane.formats.tree import Line, Node
from meteo_douane.patterns import pattern_of

_BOLD = frozenset({"b", "strong", "u", "big"})
_BOLD_STYLE = pattern_of(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
#: Elements that stand side by side as cells do where nothing but blanks is between them.
_CELLS = frozenset({"span", "time", "small", "a", "label", "em", "strong", "b", "i", "code", "mark", "ins"})
#: Elements in which a date stands apart from the sentence before it, whatever that ends with.
_APART = frozenset({"time", "small"})
_ENDS_A_SENTENCE = (".", "!", "?", "…", "»", ")")
_SEPARATORS = " \t\n\xa0·•|–—-/,"
#: Words after which a date belongs to the sentence.
_LEADS_TO_A_DATE = pattern_of(r"(?:\b(?:le|du|au|des|de|dès|depuis|à|jusqu'au|et|ou)|:)$", re.IGNORECASE)
#: The number of a message or a ticket, which says nothing of it: "2026-031", "#0045213", "INC-4711".
_REFERENCE = pattern_of(r"\W{0,2}(?:(?:ref|ticket|n°|no)[ .:°-]{0,3}|[a-z]{2,5}-)?\d[\d/_-]{2,14}", re.IGNORECASE)
_LINK_OF_A_WIKI = pattern_of(r" ?\[ ?(?:modifier|éditer|edit)(?: ?\| ?[^\]]{1,40})? ?\]$", re.IGNORECASE)
_SPACES = pattern_of(r"\s+")
_OF_A_BOLD_LINE = 7
#: Where markup writes the moment that it shows as a date: `<time datetime>`, and the `<abbr title>` of hAtom.
_OF_A_MOMENT = {"time": "datetime", "abbr": "title"}
_LONGEST_AROUND_A_DATE = 60


@dataclass(slots=True)
class _Piece:
    text: str
    is_bold: bool
    href: str
    cell: int
    moment: datetime | None = None
    is_apart: bool = False
    is_in_heading: bool = False


@dataclass(slots=True)
class Run:
    """Collects text between two blocks. With `is_cells`, elements side by side are lines of their own."""

    is_cells: bool
    is_heading: bool = False
    pieces: list[_Piece] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    moment: datetime | None = None
    bold: int = 0
    apart: int = 0
    hrefs: list[str] = field(default_factory=list)
    depth: int = 0
    cell: int = 0

    def add(self, text: str) -> None:
        """Add text as it stands in the markup."""
        href = self.hrefs[-1] if self.hrefs else ""
        cell = self.cell if self.depth else 0
        self.pieces.append(_Piece(text, self.bold > 0, href, cell, self.moment, self.apart > 0, self.is_heading))

    def enter(self, tag: Tag) -> None:
        """Go into an inline element."""
        if self.depth == 0 and tag.name in _CELLS:
            self.cell += 1
        self.depth += 1
        self.bold += _is_bold(tag)
        self.apart += tag.name in _APART
        if tag.name == "a":
            self.hrefs.append(str(tag.attrs.get("href", "")))
        if tag.name in _OF_A_MOMENT:
            self.moment = machine_moment(str(tag.attrs.get(_OF_A_MOMENT[tag.name], "")))
            self.add("")

    def leave(self, tag: Tag) -> None:
        """Come out of an inline element."""
        self.depth -= 1
        self.bold -= _is_bold(tag)
        self.apart -= tag.name in _APART
        if tag.name == "a":
            self.hrefs.pop()
        if tag.name in _OF_A_MOMENT:
            self.moment = None

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
            line = _line_of(pieces, tuple(self.states))
            if line.text:
                self.lines += _without_date(_without_progress(line))
                self.states = []
        self.pieces = []

    def _groups(self) -> list[list[_Piece]]:
        if not any(piece.text.strip() for piece in self.pieces):
            return []
        marks = _marks_of(_cells_of(self.pieces, between=_SEPARATORS))
        if marks:
            return marks
        cells = _cells_of(self.pieces, between=None) if self.is_cells else []
        return cells if _stand_side_by_side(cells) else _without_dates_apart(self.pieces)


def _without_date(line: Line) -> list[Line]:
    """Split a title from the date of publication beside it ("<b>Alerte NSTI</b> <i>12/03/2019 10h40</i>")."""
    rest = line.text[len(line.lead) :].strip(" :–—-|()")
    if not line.lead or line.lead == line.text or not line.text.startswith(line.lead) or not is_dateline(rest):
        return [line]
    if _LEADS_TO_A_DATE.search(line.lead):
        return [line]
    title = replace(line, text=line.lead, level=_OF_A_BOLD_LINE, moment=None, is_linked=bool(line.href))
    return [title, Line(rest, moment=line.moment)]


def _without_progress(line: Line) -> Line:
    """Take what stands bold before a sentence and only says how far things are for a state ("<b>Résolu</b> – …")."""
    rest = line.text[len(line.lead) :].lstrip(" :–—-|.")
    if not rest or line.lead == line.text or not line.text.startswith(line.lead) or not is_progress(line.lead):
        return line
    return replace(line, text=rest, lead="", states=(*line.states, line.lead))


def _without_dates_apart(pieces: list[_Piece]) -> list[list[_Piece]]:
    """Split what begins or ends with an element that is a date of publication, or a link to the whole text."""
    cells = [cell for cell, group in groupby(pieces, key=_cell_of) if any(piece.text.strip() for piece in group)]
    for cell, is_first in ((cells[0], True), (cells[-1], False)) if len(cells) > 1 else ():
        edge = [piece for piece in pieces if piece.cell == cell]
        inner = [piece for piece in pieces if piece.cell != cell]
        if cell and cells.count(cell) == 1 and _is_no_part_of(inner, edge, is_first=is_first):
            return [edge, inner] if is_first else [inner, edge]
    return [pieces]


def _cell_of(piece: _Piece) -> int:
    return piece.cell


def _is_no_part_of(inner: list[_Piece], edge: list[_Piece], *, is_first: bool) -> bool:
    text = _joined(edge)
    if edge[0].href and not is_first and is_furniture(text):
        return True
    return is_dateline(text) and _stands_apart(_joined(inner), edge[0], is_first=is_first)


def _stands_apart(around: str, date: _Piece, *, is_first: bool) -> bool:
    if is_first:
        start = around.lstrip(_SEPARATORS)
        return start[:1].isupper() or start[:1].isdigit()
    before = around.rstrip(_SEPARATORS)
    is_apart = date.is_apart or before.endswith(_ENDS_A_SENTENCE) or (date.is_in_heading and is_timed(date.text))
    return is_apart and not _LEADS_TO_A_DATE.search(before)


def _is_bold(tag: Tag) -> bool:
    return tag.name in _BOLD or ("style" in tag.attrs and _BOLD_STYLE.search(str(tag.attrs["style"])) is not None)


def _cells_of(pieces: list[_Piece], *, between: str | None) -> list[list[_Piece]]:
    """Return the pieces by element, or nothing if more than blanks, or these characters, stand between the elements."""
    cells: dict[int, list[_Piece]] = {}
    for piece in pieces:
        if piece.cell == 0 and piece.text.strip(between):
            return []
        if piece.cell:
            cells.setdefault(piece.cell, []).append(piece)
    return [cell for cell in cells.values() if any(piece.text.strip() for piece in cell)]


def _marks_of(cells: list[list[_Piece]]) -> list[list[_Piece]]:
    """Return the elements if each is a state or a date of publication, whatever holds them and stands between.

    The number of a message that stands before these is left out.
    """
    texts = [_joined(cell) for cell in cells] if len(cells) > 1 else []
    if not texts or not all(map(_is_mark, texts[1:])):
        return []
    if _is_mark(texts[0]):
        return cells
    return cells[1:] if not cells[0][0].href and _REFERENCE.fullmatch(texts[0]) else []


def _is_mark(text: str) -> bool:
    return is_status(text) or _is_stamp(text)


def _is_stamp(text: str) -> bool:
    return is_dateline(text) or is_hour(text) or is_update(text)


def _stand_side_by_side(cells: list[list[_Piece]]) -> bool:
    """Whether elements are facts of their own and not a sentence in several pieces."""
    if len(cells) < 2:  # noqa: PLR2004
        return False
    texts = ["".join(piece.text for piece in cell).strip() for cell in cells]
    starts = all(text[0].isupper() or text[0].isdigit() for text in texts)
    return starts and not any(text.endswith((":", ",", "–", "-", "(")) for text in texts[:-1])


def _line_of(pieces: list[_Piece], states: tuple[str, ...]) -> Line:
    text = _joined(pieces).strip("·•|–—¶ ")
    text = _LINK_OF_A_WIKI.sub("", text) if text[-1:] == "]" else text
    solid = [piece for piece in pieces if piece.text.strip()]
    is_bold = bool(solid) and all(piece.is_bold for piece in solid)
    is_linked = bool(solid) and all(piece.href for piece in solid)
    return Line(
        text,
        level=_OF_A_BOLD_LINE if is_bold else 0,
        states=states,
        lead=_lead(solid),
        href=next((piece.href for piece in solid if piece.href and "action=edit" not in piece.href), ""),
        is_linked=is_linked,
        moment=_moment_of(solid) or next((piece.moment for piece in pieces if not solid and piece.moment), None),
    )


def _moment_of(solid: list[_Piece]) -> datetime | None:
    """Return the moment that a line is the date of, and not one that a sentence in it begins or ends with."""
    around = _joined([piece for piece in solid if piece.moment is None])
    is_sentence = len(around) > _LONGEST_AROUND_A_DATE or around.endswith(_ENDS_A_SENTENCE[:3])
    is_date = is_sentence and is_dateline(_joined(solid))
    return None if is_sentence and not is_date else next((piece.moment for piece in solid if piece.moment), None)


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
        if last and last.text and line.text[:1].islower() and last.text[-1].isalnum() and not _ends(last, line):
            last.text = f"{last.text} {line.text}"
        else:
            joined.append(line)
    return joined


def _ends(last: Line, line: Line) -> bool:
    """Whether a line in lower case belongs to no sentence above it: below a heading, or a date of its own."""
    return bool(last.level) or _is_stamp(line.text)
