"""A text made to fit where it goes, without a cut word or address."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from html import escape

_GAP = re.compile(r"\s+")


def fitted(text: str, limit: int, *, rest: str) -> str:
    """Return a text whose JSON is at most `limit` bytes long.

    A longer one is cut between two words, and ends with the line `rest`, which says where to read on.
    """
    if weight(text) <= limit:
        return text
    tail = f"\n\n{rest}\n" if rest else " …"
    room = limit - weight(tail)
    gaps = [0, *(gap.start() for gap in _GAP.finditer(text))]
    fits = bisect_right(gaps, room, key=lambda end: weight(text[:end]))
    return text[: gaps[max(fits - 1, 0)]] + tail


def as_html(text: str, rest: str) -> str:
    """Return a fitted text as HTML: a paragraph for each line, and as a link only the address that ends `rest`."""
    lines = [line for line in text.splitlines() if line]
    return "\n".join(f"<p>{_linked(line) if line == rest else escape(line)}</p>" for line in lines)


def _linked(rest: str) -> str:
    words, _, address = rest.rpartition(" ")
    return f'{escape(words)} <a href="{escape(address)}">{escape(address)}</a>'


def weight(text: str) -> int:
    """How long a text is as it travels: escaped to ASCII, as Apprise writes JSON, backslashes included."""
    return len(json.dumps(text))
