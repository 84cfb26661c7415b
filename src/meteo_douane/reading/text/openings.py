"""How a text begins before it tells anything: with its title once more, and with a greeting.

What follows is read as the beginning of the text that it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.text.words import Text

_WHOM = (
    r"(?:a|toutes?|tous|et|chers?|cheres?|mesdames|messieurs|mesdames-messieurs|madame|monsieur|mme|m|collegues?"
    r"|partenaires?|operateurs?|declarants?|usagers?|utilisateurs?|clients?|les|l'|aux|de|du|notre|nos)"
)
#: "Bonjour,", "Mesdames, Messieurs,", "Bonjour à toutes et à tous." above a text or at its head.
_GREETING = pattern_of(
    rf"\s*(?:(?:bonjour|bonsoir)\b|(?:mesdames|messieurs|madame|monsieur|chers?|cheres?)\b)"
    rf"(?:,? ?\b{_WHOM}\b){{0,12}} ?(?:[,.!]+(?=\s)|(?=\n))\s*"
)
#: A line of the text that repeats the title may call it so, and end or be marked as nobody would a title.
_LINE = pattern_of(r"\s*(?:(?:objet|titre|sujet) ?: ?)?(?P<words>[^\n]*?)[ .:!-]*(?=\n)\s*")
#: A date that only one of the two has: of publication, or of the day.
_DATED = pattern_of(
    r"\W*(?:\b(?:le|du|publiee? le) )?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?:,? (?:a )?\d{1,2} ?[h:] ?\d{0,2})?\W*$"
)
_WORDS = re.compile(r"\w+")


def opening_of(message: Text) -> Iterator[tuple[int, int, str]]:
    """Yield where the text of a message has its title once more or a greeting, with nothing in its place.

    The title is the first line; its words count, and not how they are set.
    """
    end = message.folded.find("\n") + 1
    if not end:
        return
    start, title = end, _told(message.folded[:end])
    again = _LINE.match(message.folded, end)
    if again and title and _told(again["words"]) == title:
        end = again.end()
    greeting = _GREETING.match(message.folded, end)
    end = greeting.end() if greeting else end
    if end > start:
        yield start, end, ""


def _told(line: str) -> list[str]:
    return _WORDS.findall(_DATED.sub("", line))
