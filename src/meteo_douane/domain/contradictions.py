"""Reasons that contradict the request (DA) in which they stand: they are said before it is pasted, never changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from meteo_douane.domain.notice import Mode

_NAMED = {
    Mode.DTI: re.compile(r"\bDTI\b(?! ?\+)", re.IGNORECASE),
    Mode.DTI_PLUS: re.compile(r"\bDTI ?\+", re.IGNORECASE),
    Mode.EDI: re.compile(r"\bEDI\b", re.IGNORECASE),
}
#: What only who transmits in EDI has: a gateway, and somebody who connects them to it.
_OF_EDI = re.compile(r"\b(?:passerelle|prestataire|MAREVA)\b", re.IGNORECASE)


class ContradictionCode(StrEnum):
    """What does not go together."""

    OTHER_MODE = "other_mode"
    PROVIDER = "provider"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A reason that speaks of another way of transmitting than the request: `found` is what it names."""

    code: ContradictionCode
    reason: str
    found: str


def contradictions(reasons: str, mode: Mode) -> tuple[Contradiction, ...]:
    """Return what in the reasons, a line for each, contradicts the mode of the request."""
    return tuple(found for reason in reasons.splitlines() for found in _in(reason, mode))


def _in(reason: str, mode: Mode) -> Iterator[Contradiction]:
    named = [one for one, words in _NAMED.items() if words.search(reason)]
    if mode in named:
        return  # it compares the modes, and may name what belongs to the other one
    if named:
        yield Contradiction(ContradictionCode.OTHER_MODE, reason, named[0].value.upper())
    elif mode is not Mode.EDI and (of_edi := _OF_EDI.search(reason)):
        yield Contradiction(ContradictionCode.PROVIDER, reason, of_edi[0])
