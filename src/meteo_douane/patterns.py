"""Regular expressions that are compiled when they are first used, and tried only where the words stand that they need.

Reading has some 1,750 of them, which take as long to compile as a third of a start. What reads no message (`status`, or
`healthcheck` twice a minute in a container) never pays for them, and `run` does after its first reading. From then on
nine of ten that a message is asked are not tried: what they need is not there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any, AnyStr, Generic, TypeVar, cast
from weakref import WeakSet

from meteo_douane.needed_words import needed_words

Row = TypeVar("Row")


class _Pattern(Generic[AnyStr]):
    """An expression that gets what it is asked for from the compiled one: once, and then it is its own."""

    __slots__ = (
        "__weakref__", "compiled", "findall", "finditer", "flags", "fullmatch", "groupindex", "groups", "match",
        "others", "pattern", "scanner", "search", "split", "sub", "subn", "words",
    )  # fmt: skip

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        """Compile nothing yet."""
        self.pattern: AnyStr = pattern
        self.flags = flags
        self.words: tuple[str, ...] = ()
        self.others: tuple[str, ...] = ()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a compiled one has under that name
        """Return what Python does not find: all but the words and flags, when it is first asked for."""
        if name == "compiled":
            found: Any = re.compile(self.pattern, self.flags)
        elif name in GATED and self.words:
            found = GATED[name](self)
        else:
            found = getattr(self.compiled, name)
        setattr(self, name, found)
        return found

    def gate(self) -> None:
        """Compile what is not compiled, and look for the words that it needs before it is asked from now on."""
        _ = self.compiled
        self.words, self.others, *_ = (*needed_words(self.pattern, self.flags), (), ())
        for name in GATED:
            with suppress(AttributeError):  # it was never asked for
                delattr(self, name)


Search = Callable[..., "re.Match[str] | None"]
FindIter = Callable[..., Iterator["re.Match[str]"]]
Sub = Callable[..., str]


def _stands(words: tuple[str, ...], string: str) -> bool:
    """Whether one of some words stands in a text; where there are none, none has to."""
    for word in words:
        if word in string:
            return True
    return not words


def _search_of(pattern: _Pattern[Any]) -> Search:
    search, words, others = cast(Search, pattern.compiled.search), pattern.words, pattern.others

    def search_if_there(string: str, *span: int) -> re.Match[str] | None:
        if span:
            return search(string, *span)
        for word in words:
            if word in string:
                return search(string) if _stands(others, string) else None
        return None

    return search_if_there


def _finditer_of(pattern: _Pattern[Any]) -> FindIter:
    finditer, words, others = cast(FindIter, pattern.compiled.finditer), pattern.words, pattern.others

    def find_if_there(string: str, *span: int) -> Iterator[re.Match[str]]:
        if span:
            return finditer(string, *span)
        for word in words:
            if word in string:
                return finditer(string) if _stands(others, string) else iter(())
        return iter(())

    return find_if_there


def _sub_of(pattern: _Pattern[Any]) -> Sub:
    sub, words, others = cast(Sub, pattern.compiled.sub), pattern.words, pattern.others

    def sub_if_there(by: str | Callable[[re.Match[str]], str], string: str, count: int = 0) -> str:
        for word in words:
            if word in string:
                return sub(by, string, count) if _stands(others, string) else string
        return string

    return sub_if_there


#: What goes all through a text, and so takes longest where there is nothing. Asked of a span it is tried at once: the
#: words are looked for in the whole, and a text of a thousand dates is asked around each of them.
GATED: dict[str, Callable[[_Pattern[Any]], Search | FindIter | Sub]] = {
    "search": _search_of,
    "finditer": _finditer_of,
    "sub": _sub_of,
}

#: What was made since all of them were compiled.
_made: WeakSet[_Pattern[Any]] = WeakSet()


class Table(Generic[Row]):
    """Expressions in their order, each with what it stands for.

    Their words are looked for together: a text is asked once for each word, by however many of them it is needed.
    """

    def __init__(self, rows: Iterable[tuple[Row, str]]) -> None:
        """Compile nothing yet."""
        self.rows = tuple((row, pattern_of(pattern)) for row, pattern in rows)
        self._places: dict[str, list[int]] | None = None
        _tables.add(self)

    def look_for_words(self) -> None:
        """Ask a text for words from now on, which are known once all expressions are compiled."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, (_, pattern) in enumerate(self.rows):
            for word in cast(_Pattern[str], pattern).words or ("",):
                places[word].append(place)
        self._places = dict(places)

    def possible_in(self, text: str) -> Sequence[tuple[Row, re.Pattern[str]]]:
        """Return those that may find something in a text, in their order."""
        if self._places is None:
            return self.rows
        found = {place for word, places in self._places.items() if word in text for place in places}
        return [self.rows[place] for place in sorted(found)]


_tables: WeakSet[Table[Any]] = WeakSet()


def pattern_of(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return an expression that is compiled when it is first used.

    It is used by its methods, as every compiled one, and cannot be given to the functions of `re`. One that cannot be
    compiled raises `re.error` when it is used, or by `compile_all`.
    """
    made = _Pattern(pattern, flags)
    _made.add(made)
    return cast("re.Pattern[AnyStr]", made)


def compile_all() -> None:
    """Compile what was not used until now, so that no message waits for it, and look for words before each is tried."""
    while _made:
        _made.pop().gate()
    while _tables:
        _tables.pop().look_for_words()
