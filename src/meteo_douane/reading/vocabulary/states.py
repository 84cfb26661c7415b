"""What a verb or a noun says of a service: down, up again, fine, or a return that is only foreseen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What is said of a service in some of its modes."""

    DOWN = "down"
    UP = "up"
    FINE = "fine"
    OPEN = "open"
    AHEAD = "ahead"
    SAME = "same"
    NOTHING = "nothing"


class Sort(StrEnum):
    """What words for a state are: a verb or adjective, one of the future, one with an object behind it, or a noun."""

    VERB = "verb"
    PLANNED = "planned"
    OBJECT = "object"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Predicate:
    """Words that assert a state, and where they stand."""

    start: int
    end: int
    state: State
    sort: Sort = Sort.VERB

    @property
    def is_noun(self) -> bool:
        """Whether a verb may still say otherwise: "l'incident est résolu"."""
        return self.sort is Sort.NOUN
