"""Words that must stand in a text, if an expression is to find anything in it: one of each of several groups.

Nearly all that is asked of a text is not there, and `in` says so in a tenth of the time that an expression takes. They
are taken from Python's own parse of the expression, which is no public part of it: what is not known here needs no
words, nor does anything, should that parse be gone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

MOST_WORDS = 150
"""How many words of a group are looked for at most."""
MOST_GROUPS = 2
"""How many groups are looked for at most: what one more spares, in the trying, is less than it costs."""
SHORTEST = 2
"""Letters of a word that is worth looking for: one letter stands in every text."""
LONG_ENOUGH = 5
"""Letters of a word that is rare enough: of longer ones the fewest are the best."""

Words = frozenset[str]
UNKNOWN: Words = frozenset()


def needed_words(pattern: str | bytes, flags: int = 0) -> tuple[tuple[str, ...], ...]:
    """Return groups of words, the rarest first, of each of which one stands wherever an expression finds something.

    Of bytes, and where capitals do not matter, none are known.
    """
    if isinstance(pattern, bytes):
        return ()
    try:
        parsed = import_module("re._parser").parse(pattern, flags)
        groups = () if parsed.state.flags & re.IGNORECASE else dict.fromkeys(_of_each(parsed.data))
    except (ImportError, AttributeError, TypeError, ValueError):  # another Python, with another parse
        return ()
    rarest = sorted(filter(_can_be_looked_for, groups), key=_rarity, reverse=True)
    return tuple(map(_without_longer, rarest[:MOST_GROUPS]))


def _can_be_looked_for(words: Words) -> bool:
    return min(map(len, words), default=0) >= SHORTEST and len(words) <= MOST_WORDS


def _without_longer(words: Words) -> tuple[str, ...]:
    """Return words, the shortest first, without those that hold another one."""
    found: list[str] = []
    for word in sorted(words, key=lambda word: (len(word), word)):
        if not any(other in word for other in found):
            found.append(word)
    return tuple(found)


def _of_all(parsed: Iterable[tuple[Any, Any]]) -> Words:
    """Return what parts need that stand one behind the other: what the one of them needs that is rarest."""
    return max(_of_each(parsed), key=_rarity, default=UNKNOWN)


def _rarity(words: Words) -> tuple[int, int]:
    return min((LONG_ENOUGH, *map(len, words))) if words else 0, -len(words)


def _of_each(parsed: Iterable[tuple[Any, Any]]) -> Iterator[Words]:
    """Yield what each part needs, letters that stand side by side being one word."""
    letters = ""
    for kind, value in parsed:
        if kind.name == "LITERAL":
            letters += chr(value)
        elif kind.name not in {"AT", "ASSERT_NOT"}:  # these take no room: letters before and behind them are one word
            yield frozenset({letters})
            letters = ""
            yield from _of(kind.name, value)
    yield frozenset({letters})


def _of(kind: str, value: Any) -> Iterator[Words]:  # noqa: ANN401 - as Python has it
    """Yield what one part needs."""
    match kind, value:
        case "BRANCH", (_, branches):
            each = [_of_all(branch.data) for branch in branches]
            yield UNKNOWN.union(*each) if all(each) else UNKNOWN
        case "SUBPATTERN", (_, added, _, parsed) if not added & re.IGNORECASE:
            yield from _of_each(parsed.data)
        case "MAX_REPEAT" | "MIN_REPEAT", (least, _, parsed) if least:
            yield from _of_each(parsed.data)
        case "ASSERT", (_, parsed):
            yield from _of_each(parsed.data)
        case _:
            yield UNKNOWN
