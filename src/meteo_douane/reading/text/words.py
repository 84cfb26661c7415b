"""Words made comparable: one character for one, so that what is found in them can be quoted from the original."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

#: What typography varies and meaning does not; everything else is folded by its Unicode decomposition.
TYPOGRAPHY = {
    **dict.fromkeys("‐‑‒–—―−⁃﹣－", "-"),
    **dict.fromkeys("’‘‛ʼʹ′`´＇", "'"),
    **dict.fromkeys("«»“”„‟″＂", '"'),
    **dict.fromkeys("\u2028\u2029\x0b\x0c\x85", "\n"),
    **dict.fromkeys("\t\r", " "),
    "＠": "@",
    "⁄": "/",
    "∕": "/",
    "º": "°",
    "˚": "°",
}

#: Characters that nobody sees: they cut words in two ("DEL\u00adTA") and carry no meaning.
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c"))

CHARACTERS = 1_000
"""How many characters are remembered folded: French has some two hundred with its signs."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text in three forms of equal length: a span found in one is a span of the others.

    `raw` is as published, without invisible characters and with its accents composed. `plain` has ordinary spaces,
    quotes and dashes and no accents; `folded` is `plain` in lower case.
    """

    raw: str
    plain: str
    folded: str

    @classmethod
    def of(cls, text: str) -> Text:
        """Return the three forms of a text."""
        raw = unicodedata.normalize("NFC", text).translate(INVISIBLE)
        characters = set(raw)
        plain = {ord(character): _plain(character) for character in characters}
        folded = {code: _lower(character) for code, character in plain.items()}
        return cls(raw, raw.translate(plain), raw.translate(folded))

    def part(self, start: int, end: int) -> Text:
        """Return a part of the text; its spans count from `start`."""
        return Text(self.raw[start:end], self.plain[start:end], self.folded[start:end])

    def __len__(self) -> int:
        return len(self.raw)


def normalised(text: str) -> str:
    """Return a text without accents and capitals, with ordinary spaces, quotes and dashes."""
    return Text.of(text).folded


@lru_cache(maxsize=CHARACTERS)
def _plain(character: str) -> str:
    if character in TYPOGRAPHY:
        return TYPOGRAPHY[character]
    if character == "\n":
        return character
    if character.isspace():
        return " "
    return unicodedata.normalize("NFKD", character)[0]


@lru_cache(maxsize=CHARACTERS)
def _lower(character: str) -> str:
    return character.lower()[0]
