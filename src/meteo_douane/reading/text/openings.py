"""How a text begins before it tells anything: with its title once more, and with a greeting.

What follows is read as the beginning of the text that it is.
"""

from __future__ import annotations

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
#: "INFO - ", "[URGENT]", "Flash info :" before a title: how it was sent, and nothing of what it says.
_LABEL = pattern_of(
    r"(?:[^\w\n]{0,4}(?:(?:flash[ -]?)?info|flash|urgent|important|attention|message important)"
    r"(?: ?\](?: ?[:–-])?| ?:| [–-]) *(?=[^\s:–-])){1,3}"
)
#: A line of the text that repeats the title may call it so, and end or be marked as nobody would a title.
_LINE = pattern_of(r"\s*(?:(?:objet|titre|sujet) ?: ?)?(?P<words>[^\n]*?)[ .:!-]*(?=\n)\s*")
#: A date that only one of the two has: of publication, or of the day.
_DATED = pattern_of(
    r"(?<![ (,;:/-])[ (,;:/-]*(?:\b(?:le|du|publiee? le) )?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}"
    r"(?:,? (?:a )?\d{1,2} ?[h:] ?\d{0,2})?[ ).,;:!-]*$"
)
_PUBLISHED = pattern_of(r"\s*(?:publiee?|mise? en ligne|diffusee?|message du|date ?:)[^\n.]{0,60}\d[^\n.]{0,20}\n\s*")
_MOST = 5
_WORDS = pattern_of(r"\w+")


def without_date(title: str) -> str:
    """Return a title without the date that stands behind it: what its words mean does not hang on that."""
    return _DATED.sub("", title)


def opening_of(message: Text) -> Iterator[tuple[int, int, str]]:
    """Yield where a title has a label of how it was sent, and its text that title once more, or a greeting.

    Nothing stands in the place of each.

    The title is the first line; its words count, and not how they are set. A line with the date of publication, which
    is read elsewhere, may stand above or between them.
    """
    place = message.folded.find("\n") + 1
    label = _LABEL.match(message.folded) if place else None
    if label:
        yield label.start(), label.end(), ""
    title = _told(message.folded[label.end() if label else 0 : place])
    for _ in range(_MOST if place else 0):
        again = _LINE.match(message.folded, place)
        found = again if again and title and _told(again["words"]) == title else None
        found = found or _GREETING.match(message.folded, place)
        published = _PUBLISHED.match(message.folded, place) if found is None else None
        if published:
            place = published.end()
            continue
        if found is None:
            return
        yield place, found.end(), ""
        place = found.end()


def _told(line: str) -> list[str]:
    """Return the words of a line without the dates at its end: its own, and the day on which it is shown."""
    return _WORDS.findall(_DATED.sub("", _DATED.sub("", line)))
