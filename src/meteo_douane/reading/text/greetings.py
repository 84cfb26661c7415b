"""How a letter begins: what follows a greeting is read as the beginning of the text that it is."""

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
    rf"\n[ \n]*(?:(?:bonjour|bonsoir)\b|(?:mesdames|messieurs|madame|monsieur|chers?|cheres?)\b)"
    rf"(?:,? ?\b{_WHOM}\b){{0,12}} ?(?:[,.!]+(?=\s)|(?=\n))\s*"
)


def greeting_in(message: Text) -> Iterator[tuple[int, int, str]]:
    """Yield where a greeting stands at the head of a message's text, below its title, with nothing in its place."""
    first = message.folded.find("\n")
    found = _GREETING.match(message.folded, first) if first >= 0 else None
    if found:
        yield found.start() + 1, found.end(), ""
