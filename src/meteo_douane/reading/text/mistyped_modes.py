"""Modes that are mistyped: "mode EID", "DTI et EDII": so short that only their place tells that they are one."""

from __future__ import annotations

from collections.abc import Iterator

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.text.distances import distance
from meteo_douane.reading.text.words import Text

MODES = ("dti", "edi")
#: Words that stand behind "mode" and are none of a mode's letters in disorder: "le mode dit de secours".
WORDS = frozenset({"dit", "dits", "dite", "edit", "edits"})

BEHIND_MODE = pattern_of(r"\bmodes? (?P<word>[a-z]{2,5})(?![\w@'])")
#: "– EID", "(DIT)", "en EDII", "flux EID", "DTI/EID": where a title or a text names a mode by itself.
BY_ITSELF = pattern_of(
    r"(?:(?:^|\n|[-–—(:,/+&])[ ]?|\b(?:en|et|ou|flux|messages?|echanges?|saisie|pour|via|par|l[ae])[ ]|\b[ld]')"
    r"(?P<word>[a-z]{3,5})(?=[+ ]?(?:[)/,.;:–—+&-]|$|\n)|[ ](?:et|ou|uniquement|seulement|seule?|est|reste)\b)"
)


def mistyped_modes(text: Text) -> Iterator[tuple[int, int, str]]:
    """Yield where a mode is mistyped, with the mode that it can only be."""
    found: dict[int, tuple[int, int, str]] = {}
    for words in (BEHIND_MODE, BY_ITSELF):
        for word in words.finditer(text.folded):
            start, end = word.span("word")
            right = _meant(text.raw[start:end], word["word"], is_named=words is BEHIND_MODE)
            if right:
                found.setdefault(start, (start, end, right.upper()))
    yield from found.values()


def _meant(raw: str, word: str, *, is_named: bool) -> str | None:
    """Return the mode that a word can only be: by itself it is one whose letters are exchanged, or typed twice."""
    if word in MODES or (word in WORDS and not raw.isupper()):
        return None
    near = [mode for mode in MODES if distance(word, mode) == 1]
    if not is_named:
        near = [mode for mode in near if set(word) == set(mode) and raw.isupper()]
    return near[0] if len(near) == 1 else None
