"""Reasons that contradict the request (DA) in which they stand: they are said before it is pasted, never changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.notice import Mode
from meteo_douane.domain.recourse import Recourse

#: The services that are taken for one another; of others a reason may well speak (Aubette, the portal).
FAMILY = "delta"

_NAMED = {
    Mode.DTI: re.compile(r"\bDTI\b(?! ?\+)", re.IGNORECASE),
    Mode.DTI_PLUS: re.compile(r"\bDTI ?\+", re.IGNORECASE),
    Mode.EDI: re.compile(r"\bEDI\b", re.IGNORECASE),
}
#: What only who transmits in EDI has: a gateway, and somebody who connects them to it.
_OF_EDI = re.compile(r"\b(?:passerelle|prestataire|MAREVA)\b", re.IGNORECASE)
_NO_ALERT = re.compile(r"\baucune alerte n['’](?:y )?est publiée\b", re.IGNORECASE)


class ContradictionCode(StrEnum):
    """What does not go together."""

    OTHER_MODE = "other_mode"
    PROVIDER = "provider"
    OTHER_SERVICE = "other_service"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A reason that speaks of another mode or service than the request is for, or denies what is published.

    `found` is what it names, or the title of what is published.
    """

    code: ContradictionCode
    reason: str
    found: str


def contradictions(recourse: Recourse, catalogue: Catalogue, published: Iterable[str]) -> tuple[Contradiction, ...]:
    """Return what in the reasons of a request, a line for each, contradicts its mode, its service or the météo.

    `published` are the titles of what may be about them now; what was filed before may have been true then.
    """
    denied = tuple(published) if recourse.registered_at is None else ()
    return tuple(
        found
        for reason in recourse.reasons.splitlines()
        for found in (
            *_of_modes(reason, recourse.mode),
            *_of_services(reason, recourse.service, catalogue),
            *_of_alerts(reason, denied),
        )
    )


def _of_alerts(reason: str, published: tuple[str, ...]) -> Iterator[Contradiction]:
    if _NO_ALERT.search(reason):
        yield from (Contradiction(ContradictionCode.PUBLISHED, reason, title) for title in published)


def _of_services(reason: str, service: str, catalogue: Catalogue) -> Iterator[Contradiction]:
    """Yield a service of the family that is named where the request's own is not: each has a request of its own."""
    named = [(code, words) for code, words in _family(catalogue) if _names(words, reason)]
    if named and not any(catalogue.overlaps(service, code) for code, _ in named):
        longest = max((words for _, words in named), key=len)
        yield Contradiction(ContradictionCode.OTHER_SERVICE, reason, longest)


def _family(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for code, service in catalogue.services.items():
        if FAMILY in catalogue.lineage(code)[1:]:
            yield from ((code, name.words) for name in service.names)


def _names(words: str, reason: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", reason, re.IGNORECASE) is not None


def _of_modes(reason: str, mode: Mode) -> Iterator[Contradiction]:
    named = [one for one, words in _NAMED.items() if words.search(reason)]
    if mode in named:
        return  # it compares the modes, and may name what belongs to the other one
    if named:
        yield Contradiction(ContradictionCode.OTHER_MODE, reason, named[0].value.upper())
    elif mode is not Mode.EDI and (of_edi := _OF_EDI.search(reason)):
        yield Contradiction(ContradictionCode.PROVIDER, reason, of_edi[0])
