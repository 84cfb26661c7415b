"""Words that say the same of another service, or deny it: "ce n'est pas le cas d'ECS", "il en va de même d'ECS"."""

from __future__ import annotations

import re

from meteo_douane.reading.exceptions import INVERSE
from meteo_douane.reading.states import State

LEAD = r"(?:(?:mais|et|toutefois|en revanche|cependant),? )?(?:ce|cela|ceci|tel|il)(?: qui)? "
SO = (
    r"(?:(?:n'est|est|ne sera|sera|serait)(?: \w+){0,3}? le cas\b|(?:n'en|en) (?:va|est|sera|ira)(?: \w+){0,3}?"
    r" (?:de meme|autrement)\b)"
)
CASE = re.compile(rf"^\W*(?:{LEAD}{SO}|(?:mais |et )?c'est (?:\w+ ){{0,2}}le cas\b)")
DENIED = re.compile(r"\bn(?:'|e )|\bautrement\b")
TO_COME = re.compile(r"\b(?:sera|serait|devrait|ira|bientot)\b")


def of_another_case(folded: str, told: State) -> State | None:
    """Return what a clause says of its service by pointing at what was told before it, if it does so."""
    if CASE.match(folded) is None or told is State.NOTHING:
        return None
    if DENIED.search(folded):
        return INVERSE.get(told, State.NOTHING)
    return State.AHEAD if TO_COME.search(folded) and told in (State.UP, State.OPEN) else told
