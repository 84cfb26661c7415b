"""How we speak: in which language, with whose clock, and how a phrase is written in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import Scope


@dataclass(frozen=True, slots=True)
class Voice:
    """What every sentence depends on.

    `page` is where people read the météo for themselves (an http(s) URL); `phones` are numbers of providers, by name.
    """

    language: Language
    zone: ZoneInfo
    catalogue: Catalogue
    page: str
    phones: dict[str, str] = field(default_factory=dict)
    ack_link: Callable[[str, Scope, datetime], str] | None = None
    """Makes the link by which somebody takes an episode, in this scope, in hand; None if there is no page for it."""
    drill: str = ""
    """The drill that all of it belongs to, and says so; empty for what is real."""


class Phrase(NamedTuple):
    """One sentence, or piece of one, in both languages; `{names}` stand for values."""

    fr: str
    en: str

    def to(self, language: Language, **values: object) -> str:
        """Return it in one language, with that language's typography, the values as they are."""
        return _typeset(self, language).format(**values)


@lru_cache(maxsize=2048)
def _typeset(phrase: Phrase, language: Language) -> str:
    """Return a phrase's words in one language; kept, for a message has a hundred of them, and they are few."""
    return unbroken(spaced(phrase.fr) if language is Language.FR else phrase.en)


QUOTED = Phrase("« {words} »", "“{words}”")


class Counted(NamedTuple):
    """A number of things: one, or several."""

    one: Phrase
    several: Phrase

    def to(self, language: Language, count: int) -> str:
        """Return "2 alertes en cours"; in French, none is written like one."""
        is_one = count == 1 or (count == 0 and language is Language.FR)
        return (self.one if is_one else self.several).to(language, count=count)


#: A telephone number stays on one line.
_FIGURES = re.compile(r"(?<=\d) (?=\d)")
_NARROW = re.compile(r" (?=[;!?])")
_WIDE = re.compile(r" (?=[:»])|(?<=«) |(?<=n°) ")


def unbroken(words: str) -> str:
    """Return words whose telephone numbers, and other figures in groups, stay on one line."""
    return _FIGURES.sub("\N{NO-BREAK SPACE}", words)


def spaced(words: str) -> str:
    """Return French words with the non-breaking spaces that they want around their punctuation."""
    return _WIDE.sub("\N{NO-BREAK SPACE}", _NARROW.sub("\N{NARROW NO-BREAK SPACE}", words))


def listed(words: tuple[str, ...], language: Language) -> str:
    """Return "a, b et c"."""
    if len(words) < 2:  # noqa: PLR2004 - two make a list
        return "".join(words)
    last = Phrase(" et ", " and ").to(language)
    return f"{', '.join(words[:-1])}{last}{words[-1]}"


def capitalised(words: str) -> str:
    """Return the words with a capital at the start and the rest as it is."""
    return words[:1].upper() + words[1:]


def decapitalised(words: str) -> str:
    """Return a sentence as it stands after a colon."""
    return words[:1].lower() + words[1:]
