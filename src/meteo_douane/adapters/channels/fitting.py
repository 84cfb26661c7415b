"""A text made to fit where it goes, without a cut word or address."""

from __future__ import annotations

import json
import re
from bisect import bisect_right

_ADDRESS = re.compile(r"https?://\S+")
_GAP = re.compile(r"\s+")


def fitted(text: str, limit: int) -> str:
    """Return a text whose JSON is at most `limit` bytes long.

    A longer one is cut between two words, and ends with the last address that stood in it: where to read the rest.
    """
    if weight(text) <= limit:
        return text
    addresses = _ADDRESS.findall(text)
    tail = f"\n\n… → {addresses[-1]}\n" if addresses else " …"
    room = limit - weight(tail)
    gaps = [0, *(gap.start() for gap in _GAP.finditer(text))]
    fits = bisect_right(gaps, room, key=lambda end: weight(text[:end]))
    return text[: gaps[max(fits - 1, 0)]] + tail


def weight(text: str) -> int:
    """How long a text is as it travels: escaped to ASCII, as Apprise writes JSON, backslashes included."""
    return len(json.dumps(text))
