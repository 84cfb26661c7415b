"""Bytes into text."""

from __future__ import annotations

import re

from bs4.dammit import UnicodeDammit

from meteo_douane.patterns import pattern_of

_CHARSET = pattern_of(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)


def decoded(content: bytes, content_type: str = "") -> str:
    """Return the text of a body: by its byte order mark, as UTF-8, as its header says, as Windows-1252, in this order.

    What is valid UTF-8 is UTF-8 whatever else was declared: other encodings hardly ever look like it.
    """
    declared = _CHARSET.search(content_type)
    encodings = ["utf-8", *([declared[1]] if declared else []), "windows-1252"]
    text = UnicodeDammit(content, user_encodings=encodings, is_html=False).unicode_markup
    return text if text is not None else content.decode("utf-8", "replace")
