"""A long list in pieces: which piece is shown, and where those beside it are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from meteo_douane.telling.voice import Phrase, Voice

PARAMETER = "page"

_SHOWN = Phrase(
    "{first} à {last} sur {all}, les plus récents d'abord.", "{first} to {last} of {all}, the latest first."
)
_NONE_HERE = Phrase("Il n'y en a pas autant : {all} en tout.", "There are not that many: {all} in all.")
_LATER = Phrase("Plus récents", "More recent")
_EARLIER = Phrase("Plus anciens", "Older")


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a list: which entries, what it says, and the questions that lead to those beside."""

    begins: int
    ends: int
    words: str
    links: tuple[tuple[str, str], ...]


def piece_of(count: int, number: int, size: int, asked: Mapping[str, str], voice: Voice) -> Piece:
    """Return the piece of this number, from 1, of a list of so many entries; what fits into one says nothing."""
    begins, ends = (number - 1) * size, min(number * size, count)
    if number == 1 and count <= size:
        return Piece(0, count, "", ())
    phrase = _SHOWN if begins < count else _NONE_HERE
    words = phrase.to(voice.language, first=begins + 1, last=ends, all=count)
    beside = ((_LATER, number - 1, number > 1), (_EARLIER, number + 1, ends < count))
    links = tuple((_question(asked, other), label.to(voice.language)) for label, other, is_there in beside if is_there)
    return Piece(begins, ends, words, links)


def _question(asked: Mapping[str, str], number: int) -> str:
    """Return the same question for another piece."""
    return urlencode({**without_page(asked), PARAMETER: str(number)})


def without_page(asked: Mapping[str, str]) -> dict[str, str]:
    """Return what is asked of the whole list."""
    return {name: value for name, value in asked.items() if name != PARAMETER and value}
