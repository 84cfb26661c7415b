"""Texts that are hard for an expression: what one of its repeats takes, again and again, and then what it does not.

An expression that can take the same words in two ways tries all ways before it gives up, and of thirty words there are
more than anybody can wait for: "1er mars – – – – – –" held the whole reading. The texts are made of Python's own parse
of the expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from random import Random
from typing import Any

LONG = 600
"""Letters of a text: more than a sentence has, and far more than are needed where the ways double with each word."""
MANY = 6
"""Times that are worth trying: fewer are told at once."""
FURTHER = 2
"""Times beyond the least that a repeat within is drawn for."""
NO_SUCH = ("\x00", " zzz.")
"""What stands behind, so that nothing fits."""
CATEGORIES = {
    "CATEGORY_DIGIT": "7",
    "CATEGORY_NOT_DIGIT": "a",
    "CATEGORY_SPACE": " ",
    "CATEGORY_NOT_SPACE": "a",
    "CATEGORY_WORD": "a",
    "CATEGORY_NOT_WORD": " ",
}
SIGNS = "ae7-s ,lh."
REPEATS = ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
Parsed = Sequence[tuple[Any, Any]]


def hostile_texts(pattern: str, flags: int, *, tries: int, seed: int) -> Iterator[str]:
    """Yield texts for each repeat of more than a letter in an expression, drawn so many times each."""
    random = Random(f"{seed} {pattern}")
    parsed = import_module("re._parser").parse(pattern, flags).data
    for before, body in _loops(parsed, ()):
        for attempt in range(tries):
            pump = _drawn(body, random) + (_drawn(body, random) if attempt % 2 else "")
            text = (_drawn(before, random) + pump * (LONG // max(1, len(pump))))[:LONG]
            yield from (text + end for end in NO_SUCH if pump)


def _loops(parsed: Parsed, before: tuple[tuple[Any, Any], ...]) -> Iterator[tuple[Parsed, Parsed]]:
    """Yield what may be repeated many times, with what stands before it."""
    for index, (kind, value) in enumerate(parsed):
        here = (*before, *parsed[:index])
        if kind.name in {"MAX_REPEAT", "MIN_REPEAT"} and value[1] >= MANY and _is_more_than_a_letter(value[2].data):
            yield here, value[2].data
        for part in _parts(kind.name, value):
            yield from _loops(part, here)


def _is_more_than_a_letter(body: Parsed) -> bool:
    return len(body) > 1 or body[0][0].name not in {"IN", "ANY", "LITERAL", "NOT_LITERAL", "CATEGORY"}


def _parts(kind: str, value: Any) -> list[Parsed]:
    match kind:
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return [value[2].data]
        case "SUBPATTERN":
            return [value[3].data]
        case "BRANCH":
            return [branch.data for branch in value[1]]
        case "ASSERT" | "ASSERT_NOT":
            return [value[1].data]
        case "ATOMIC_GROUP":
            return [value.data]
        case _:
            return []


def _drawn(parsed: Parsed, random: Random) -> str:
    """Return some text that an expression takes, but for what stands around it."""
    return "".join(_of(kind.name, value, random) for kind, value in parsed)


def _of(kind: str, value: Any, random: Random) -> str:
    if kind in {"LITERAL", "NOT_LITERAL", "ANY", "CATEGORY", "IN"}:
        return _letter(kind, value, random)
    if kind in REPEATS:
        times = random.randint(value[0], min(value[1], value[0] + FURTHER))
        return "".join(_drawn(value[2].data, random) for _ in range(times))
    is_to_be_drawn = kind not in {"ASSERT", "ASSERT_NOT"} and bool(_parts(kind, value))
    return _drawn(random.choice(_parts(kind, value)), random) if is_to_be_drawn else ""


def _letter(kind: str, value: Any, random: Random) -> str:
    match kind:
        case "LITERAL":
            return chr(value)
        case "CATEGORY":
            return CATEGORIES[value.name]
        case "IN":
            return _one_of(value, random)
        case _:
            return random.choice(SIGNS.replace(chr(value), "") if kind == "NOT_LITERAL" else SIGNS)


def _one_of(listed: Parsed, random: Random) -> str:
    """Return a letter of a set: of one that is told by what it has not, any sign that is not in it."""
    if listed[0][0].name == "NEGATE":
        kept = [sign for sign in SIGNS if not any(_holds(kind.name, value, sign) for kind, value in listed[1:])]
        return random.choice(kept or ["z"])
    kind, value = random.choice(listed)
    if kind.name == "RANGE":
        return chr(random.randint(*value))
    return chr(value) if kind.name == "LITERAL" else CATEGORIES[value.name]


def _holds(kind: str, value: Any, sign: str) -> bool:
    if kind == "LITERAL":
        return chr(value) == sign
    if kind == "RANGE":
        return bool(value[0] <= ord(sign) <= value[1])
    held = {"CATEGORY_DIGIT": r"\d", "CATEGORY_SPACE": r"\s", "CATEGORY_WORD": r"\w", "CATEGORY_NOT_WORD": r"\W"}
    return re.fullmatch(held.get(value.name, r"\b"), sign) is not None
