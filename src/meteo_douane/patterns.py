"""Regular expressions that are compiled when they are first used.

Reading has some 1,400 of them, which take as long to compile as a third of a start. What reads no message (`status`, or
`healthcheck` twice a minute in a container) never pays for them, and `run` does after its first reading.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, Generic, cast


class _Pattern(Generic[AnyStr]):
    """An expression that gets what it is asked for from the compiled one: once, and then it is its own."""

    __slots__ = (
        "compiled", "findall", "finditer", "flags", "fullmatch", "groupindex", "groups", "match",
        "pattern", "scanner", "search", "split", "sub", "subn",
    )  # fmt: skip

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        """Compile nothing yet."""
        self.pattern: AnyStr = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a compiled one has under that name
        """Return what Python does not find: all but the words and flags, when it is first asked for."""
        if name == "compiled":
            _not_yet.pop(self, None)
            found: Any = re.compile(self.pattern, self.flags)
        else:
            found = getattr(self.compiled, name)
        setattr(self, name, found)
        return found


#: What was made and not used until now.
_not_yet: dict[_Pattern[Any], None] = {}


def pattern_of(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return an expression that is compiled when it is first used.

    It is used by its methods, as every compiled one, and cannot be given to the functions of `re`. One that cannot be
    compiled raises `re.error` when it is used, or by `compile_all`.
    """
    made = _Pattern(pattern, flags)
    _not_yet[made] = None
    return cast("re.Pattern[AnyStr]", made)


def compile_all() -> None:
    """Compile what was not used until now, so that no message waits for it."""
    for pattern in tuple(_not_yet):
        _ = pattern.compiled
