"""Forms with boxes to tick: "Mode EDI : [x] indisponible  [ ] rétabli" tells what is ticked, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.text.words import Text
from meteo_douane.reading.vocabulary.state_stems import BROKEN_FORMS, MENDED_FORMS

BOX = pattern_of(r"\[ ?(?P<square>[xv*✓✔✗✘]?) ?\]|\( ?(?P<round>[xv✓✔✗✘]?) ?\)|(?P<drawn>[☐☑☒□■⬜✅])")
TICKED = frozenset("☑☒■✅")
#: Where what a box stands beside ends, if no other box follows.
END_OF_LABEL = pattern_of(r"[.;|\n]|$")
#: Where it begins, if no other box stands before it.
HEAD = pattern_of(r".*[:|;]")
SEVERAL = 2
"""Boxes of one line from which on it is a choice."""
#: "[x] indisponible [x] rétabli": in doubt it is not restored.
BACK = pattern_of(rf"\W*{MENDED_FORMS}\W*")
DOWN = pattern_of(rf"\b{BROKEN_FORMS}")


@dataclass(frozen=True, slots=True)
class _Option:
    """A box with what it stands beside."""

    box: re.Match[str]
    start: int
    end: int

    @property
    def is_ticked(self) -> bool:
        """Whether somebody ticked it."""
        return bool(self.box["square"] or self.box["round"]) or self.box["drawn"] in TICKED


def without_unticked(text: Text) -> Iterator[tuple[int, int, str]]:
    """Yield the spans of boxes, and of what stands beside those that are not ticked, each with nothing in its place."""
    place = 0
    for line in text.folded.splitlines(keepends=True):
        boxes = list(BOX.finditer(line))
        options = list(_options(line, boxes)) if _is_choice(line, boxes) else []
        for option in options:
            is_kept = option.is_ticked and not _is_contradicted(option, options, line)
            start, end = option.box.span() if is_kept else (option.start, option.end)
            yield place + start, place + end, ""
        place += len(line)


def _is_choice(line: str, boxes: Sequence[re.Match[str]]) -> bool:
    """Whether boxes stand beside words: several of them, or one before its words; "( )" may be much else."""
    if len(boxes) != 1:
        return len(boxes) >= SEVERAL
    is_first = not line[: boxes[0].start()].strip(" -*•")
    is_before = boxes[0]["round"] is None and bool(line[boxes[0].end() :].strip(" .;\n"))
    return is_first or is_before


def _is_contradicted(option: _Option, options: Sequence[_Option], line: str) -> bool:
    """Whether it ticks a return, and another one of the same line a trouble."""
    words = BOX.sub("", line[option.start : option.end])
    ticked = (line[each.start : each.end] for each in options if each.is_ticked)
    return BACK.fullmatch(words) is not None and any(DOWN.search(each) for each in ticked)


def _options(line: str, boxes: Sequence[re.Match[str]]) -> Iterator[_Option]:
    """Yield each box with the words behind it, or before it where the last one has none behind."""
    if line[boxes[-1].end() :].strip(" .;\n"):
        starts = [each.start() for each in boxes]
        for box, (start, limit) in zip(boxes, pairwise((*starts, len(line))), strict=True):
            stop = END_OF_LABEL.search(line, box.end(), limit)
            yield _Option(box, start, stop.start() if stop else limit)
        return
    head = HEAD.match(line, 0, boxes[0].start())
    ends = [each.end() for each in boxes]
    for box, (start, end) in zip(boxes, pairwise((head.end() if head else 0, *ends)), strict=True):
        yield _Option(box, start, end)
