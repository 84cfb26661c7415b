"""The names of a catalogue as one pattern: longest first, separators optional, no fuzziness."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from meteo_douane.domain.catalogue import Catalogue, Name
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.text.words import Text, normalised

#: What may stand in a text for each separator of a name, and for the change from letters to figures.
SEPARATORS = {
    " ": r"[ _-]{0,3}",
    "-": r"[ _-]{0,3}",
    "/": r" ?/ ?",
    "(": r" ?\( ?",
    ")": r" ?\)?",
    "'": r" ?'? ?",
    ".": r"\.?",
}
PIECE = pattern_of(r"[^\W\d_]+|\d+|[^\w]+|_+")
IGNORED = pattern_of(r"[\s_.'/()-]+")

#: A name is never part of a longer word, nor of an elision ("DELTA d'entrée" is not DELTA D).
START = r"(?<![\w@])"
END = r"(?![\w@])(?!'\w)"

#: Addresses name no service. Bounded, so that a hostile text costs no more than its length.
ADDRESS = pattern_of(
    r"\b(?:https?|ftp)://[^\s<>\"]+"
    r"|\bwww\.[^\s<>\"]+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,5}[a-z]{2,10}\b"
    r"|(?<![\w.@/-])(?:[\w-]{1,40}\.){1,4}(?:fr|eu|com|org|net)/[^\s<>\"]*"
)

#: "Le ciel est bleu", "un quota de lait": a word, however little its writer cares for capitals.
ARTICLE = pattern_of(r"(?:\b(?:l[ea]s?|une?|d[eu]s?|aux?|ce|cette|ces|nos|vos|sa|son|ses) |\b[ld]')\Z")

LONGEST_ARTICLE = 8
"""Letters before a name among which an article stands, if one does."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A name of a service; without a service, a phrase that names none."""

    name: Name
    service: str | None
    is_collective: bool = False

    def is_met_by(self, plain: str, *, has_capitals: bool = True) -> bool:
        """Whether the words of a text, with their capitals, are this name; who writes none leaves them out of names."""
        if not (self.name.is_case_sensitive and has_capitals):
            return True
        return _squeezed(plain) == _squeezed(Text.of(self.name.words).plain)


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in a text."""

    start: int
    end: int
    entry: Entry


class Lexicon:
    """All names of a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        for entry in _entries(catalogue):
            self._entries[_squeezed(normalised(entry.name.words))].insert(0, entry)
        self._pattern = _pattern(entry.name for entries in self._entries.values() for entry in entries)

    def find(self, text: Text) -> Iterator[Hit]:
        """Yield the names in a text in their order, outside of addresses; phrases that name no service are left out."""
        addresses = [match.span() for match in ADDRESS.finditer(text.folded)]
        title, _, body = text.plain.partition("\n")
        in_title = _has_capitals(title)
        in_body = in_title or _has_capitals(body)
        for match in self._pattern.finditer(text.folded):
            before = text.folded[max(match.start() - LONGEST_ARTICLE, 0) : match.start()]
            has_capitals = in_title if match.start() <= len(title) else in_body
            is_strict = has_capitals or ARTICLE.search(before) is not None
            entry = self.entry_of(text.plain[match.start() : match.end()], has_capitals=is_strict)
            while addresses and addresses[0][1] <= match.start():
                addresses.pop(0)
            in_address = bool(addresses) and addresses[0][0] <= match.start()
            if entry is not None and entry.service is not None and not in_address:
                yield Hit(match.start(), match.end(), entry)

    def entry_of(self, plain: str, *, has_capitals: bool = True) -> Entry | None:
        """Return the entry whose name these words are, of a text with capitals or without, the last added first."""
        entries = self._entries.get(_squeezed(plain.lower()), ())
        return next((entry for entry in entries if entry.is_met_by(plain, has_capitals=has_capitals)), None)


def _entries(catalogue: Catalogue) -> Iterator[Entry]:
    for service in catalogue.services.values():
        yield from (Entry(name, service.code) for name in service.names)
        yield from (Entry(name, service.code, is_collective=True) for name in service.names_of_all)
    yield from (Entry(name, None) for name in catalogue.not_names)


def _pattern(names: Iterator[Name]) -> re.Pattern[str]:
    """Return one pattern for folded text; alternatives go by first letter, which `re` skips at once."""
    by_letter = defaultdict(set)
    for name in names:
        words = normalised(name.words).strip()
        by_letter[words[0]].add(words)
    letters = (
        re.escape(letter)
        + "(?:"
        + "|".join(_rest(words) for words in sorted(group, key=lambda each: (-len(each), each)))
        + ")"
        for letter, group in sorted(by_letter.items())
    )
    return pattern_of(f"{START}(?:{'|'.join(letters) or '(?!)'}){END}")


def _rest(words: str) -> str:
    """Return the pattern for a name without its first letter."""
    parts: list[str] = []
    pieces: list[str] = PIECE.findall(words.replace("@", "a"))
    for before, piece in zip(["", *pieces], pieces, strict=False):
        if not piece[0].isalnum():
            parts.append("".join(SEPARATORS.get(character, re.escape(character)) for character in dict.fromkeys(piece)))
            continue
        if before[-1:].isalnum():
            parts.append(SEPARATORS["-"])
        parts.append(re.escape(piece))
    return _with_spellings("".join(parts))[1:]


def _with_spellings(pattern: str) -> str:
    """Allow the spellings of the administration: Delt@, Gamm@, Prodou@ne, télé-procédure."""
    return re.sub(r"tele(?=proc|serv)", "tele[ -]?", re.sub(r"(?<=elt|amm|dou)a", "[a@]", pattern))


def _squeezed(words: str) -> str:
    return IGNORED.sub("", words).replace("@", "a")


def _has_capitals(text: str) -> bool:
    """Whether a title, or a text, has capitals of its writer's: "bip 3" is spelled "BIP 3" by us."""
    return any(map(str.isupper, text.replace("BIP", "")))
