"""Which fallbacks that we started ourselves still ask for something, since when, and what that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from meteo_douane.domain.recourse import Recourse, RecourseState


class Missing(StrEnum):
    """What is still to be done about one."""

    REGISTRATION = "registration"
    OFFICE = "office"
    END = "end"
    REFERENCES = "references"


@dataclass(frozen=True, slots=True)
class OpenRecourse:
    """One that is not done with: where it has stood `since`, and what is missing."""

    recourse: Recourse
    since: datetime
    missing: tuple[Missing, ...]


def open_recourses(recourses: Iterable[Recourse]) -> tuple[OpenRecourse, ...]:
    """Return those that are not over, and those of which a declaration is still to be regularised, oldest first."""
    found = ((one, _missing(one)) for one in recourses)
    return tuple(OpenRecourse(one, _since(one), missing) for one, missing in found if missing)


def _missing(recourse: Recourse) -> tuple[Missing, ...]:
    state = recourse.state
    holds = {
        Missing.REGISTRATION: state is RecourseState.PREPARED,
        Missing.OFFICE: state is RecourseState.REGISTERED,
        Missing.END: state is RecourseState.ACTIVE,
        Missing.REFERENCES: bool(recourse.left),
    }
    return tuple(one for one, is_so in holds.items() if is_so)


def _since(recourse: Recourse) -> datetime:
    reached = {
        RecourseState.PREPARED: recourse.opened_at,
        RecourseState.REGISTERED: recourse.registered_at,
        RecourseState.ACTIVE: recourse.usable_from,
    }
    return reached.get(recourse.state, recourse.ended_at) or recourse.opened_at
