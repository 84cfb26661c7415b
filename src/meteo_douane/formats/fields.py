"""Facts whose label and value are elements beside each other, as the fields of a content management system are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bs4 import Tag

from meteo_douane.formats.datelines import is_dateline
from meteo_douane.formats.tables import with_words_of_pictures
from meteo_douane.formats.tree import Line
from meteo_douane.formats.words import is_label, opens_message

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "summary", "caption", "legend"})
#: What holds messages, and no value of one.
_OF_MESSAGES = ("table", "article", "dl")
_A_PAIR = 2
_A_PAIR_AND_BLANKS = 5


def label_and_value(tag: Tag) -> tuple[Tag, Tag] | tuple[None, None]:
    """Return the two elements that an element holds, and nothing else, if the first names a field of a message."""
    if not _A_PAIR <= len(tag.contents) <= _A_PAIR_AND_BLANKS:
        return None, None
    told = [each for each in tag.contents if isinstance(each, Tag) or str(each).strip()]
    if len(told) != _A_PAIR:
        return None, None
    label, value = told
    if not isinstance(label, Tag) or not isinstance(value, Tag) or label.name in _HEADINGS or value.find(_OF_MESSAGES):
        return None, None
    words = " ".join(label.get_text(" ").split())
    is_named = is_label(words) and not opens_message(words)
    return (label, value) if is_named else (None, None)


def fact_of(label: Tag, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines of a value, the first behind its label, those of a list as one; none if it holds headings."""
    told = with_words_of_pictures([line for line in lines if line.text or line.states])
    if not told or any(line.level for line in told) or len([line for line in told if is_dateline(line.text)]) > 1:
        return ()
    name = " ".join(label.get_text(" ").split()).rstrip(" :")
    first, *rest = told
    if not any(line.text.endswith(".") for line in told):
        states = tuple(state for line in told for state in line.states)
        first, rest = replace(first, text=", ".join(line.text for line in told if line.text), states=states), []
    return (replace(first, text=f"{name} : {first.text}", level=0, lead=""), *rest)
