"""The family DELTA, and members of it that no catalogue has: "DELTA K" is not the family, whatever it is."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of

FAMILY = "delta"

#: "DELTA K", "DELTA X1": no article or elision that lost its mark ("DELTA A 10H", "DELTA N EST PLUS …").
_UNKNOWN = pattern_of(r"[ _-]{0,3}(?:[BFKQRVWZ]|[B-Z]\d)(?![\w@'])")


def is_head_of_another(service: str, plain: str, end: int) -> bool:
    """Whether the family's name, which ends at a place of a text with its capitals, is the head of another one."""
    return service == FAMILY and _UNKNOWN.match(plain, end) is not None
