"""The first words of a document, whatever it is: for a person who asks what came in place of what was expected."""

from __future__ import annotations

import html
import re

from meteo_douane.patterns import pattern_of

LONGEST = 400
#: Beyond it nothing is looked at: a document may be anything, and this must cost next to nothing.
_LOOKED_AT = 20_000
_TITLE = pattern_of(r"<title[^<>]{0,200}>([^<]{0,300})", re.IGNORECASE)
_CONTENT = pattern_of(r"<(?:main|article|h1)\b", re.IGNORECASE)
_HIDDEN = pattern_of(
    r"<(script|style|template|svg|nav|head)\b[^<>]{0,500}>.{0,5000}?</\1\s*>|<!--.{0,5000}?-->",
    re.IGNORECASE | re.DOTALL,
)
_TAG = pattern_of(r"<[^<>]{0,2000}>")


def excerpt_of(text: str) -> str:
    """Return the title of a document and its first visible words in one line, at most `LONGEST` characters."""
    title = _TITLE.search(text[:_LOOKED_AT])
    content = _CONTENT.search(text)
    start = content.start() if content else 0
    body = _TAG.sub(" ", _HIDDEN.sub(" ", text[start : start + _LOOKED_AT]))
    words = f"{title[1]} – {body}" if title and title[1].strip() else body
    return " ".join(html.unescape(words).split())[:LONGEST].strip(" –")
