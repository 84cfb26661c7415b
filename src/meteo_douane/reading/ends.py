"""The end that a title, a label or a first sentence declares."""

from __future__ import annotations

import re

from meteo_douane.reading.answers import is_unanswered
from meteo_douane.reading.bygones import is_described
from meteo_douane.reading.denials import is_denied
from meteo_douane.reading.kind_words import END, NOT_END


def end_in(words: str) -> re.Match[str] | None:
    """Return the words that declare an end, if they are no question, deny none and do not only speak of one."""
    if words.rstrip().endswith("?") or NOT_END.search(words) or is_denied(words):
        return None
    found = END.search(words)
    if found is None or is_unanswered(found.group(), words[found.end() :]):
        return None
    return None if is_described(found.group(), words[: found.start()], words[found.end() :]) else found
