"""Whether a trouble or works are still to come, or befell a service unplanned."""

from __future__ import annotations

from meteo_douane.reading.cues import Cues
from meteo_douane.reading.kind_words import FORESEEN, GOES_ON, NOT_FORESEEN, OF_WORKS, SUDDEN, UNPLANNED
from meteo_douane.reading.states import State


def is_foreseen(cues: Cues) -> bool:
    """Whether a trouble stands where the page shows what is to come."""
    return is_shown_as_foreseen(cues) and not GOES_ON.search(cues.body) and not SUDDEN.search(cues.whole)


def is_shown_as_foreseen(cues: Cues) -> bool:
    """Whether its section or status is for what is to come."""
    return any(FORESEEN.search(each) and not NOT_FORESEEN.search(each) for each in (cues.status, cues.section))


def is_sudden(works: str, cues: Cues) -> bool:
    """Whether what may be works ("coupure") befell a service instead: it is said so, or it began unplanned."""
    began = any(each.state is State.DOWN and each.has_verb and GOES_ON.search(each.folded) for each in cues.told)
    is_unplanned = began and not OF_WORKS.search(cues.whole)
    return (
        UNPLANNED.match(works) is not None
        and (is_unplanned or SUDDEN.search(cues.whole) is not None)
        and not any(each.is_planned for each in cues.heard)
    )
