"""Whether a trouble or works are still to come, or befell a service unplanned."""

from __future__ import annotations

from meteo_douane.reading.clause import Clause
from meteo_douane.reading.cues import Cues
from meteo_douane.reading.kind_words import (
    FOR_WORKS,
    FORESEEN,
    GOES_ON,
    NOT_FORESEEN,
    OF_WORKS,
    SUDDEN,
    SUFFERS,
    UNPLANNED,
    WORKS_AND_TROUBLE,
)
from meteo_douane.reading.states import State


def is_foreseen(cues: Cues) -> bool:
    """Whether a trouble stands where the page shows what is to come, or is foretold for works."""
    down = [each for each in cues.told if each.state is State.DOWN and each.has_verb]
    is_for_works = all(each.is_planned for each in down) and any(_is_for_works(each) for each in down)
    is_to_come = is_shown_as_foreseen(cues) or is_for_works
    return is_to_come and not GOES_ON.search(cues.body) and not SUDDEN.search(cues.whole)


def _is_for_works(clause: Clause) -> bool:
    """Whether a service will be down for works: "sera arrêté pour maintenance"."""
    return clause.state is State.DOWN and clause.is_planned and FOR_WORKS.search(clause.folded) is not None


def is_shown_as_foreseen(cues: Cues) -> bool:
    """Whether its section or status is for what is to come."""
    return any(FORESEEN.search(each) and not NOT_FORESEEN.search(each) for each in (cues.status, cues.section))


def has_gone_wrong(title: str, cues: Cues) -> bool:
    """Whether a title names an incident beside the works, and the text tells a trouble that goes on behind them."""
    down = [each for each in cues.told if each.state is State.DOWN and each.has_verb]
    is_now = bool(down) and not any(each.is_planned for each in cues.heard)
    return WORKS_AND_TROUBLE.search(title) is not None and is_now


def is_sudden(works: str, cues: Cues) -> bool:
    """Whether what may be works ("coupure") befell a service instead: it is said so, or it began unplanned."""
    down = [each for each in cues.told if each.state is State.DOWN and GOES_ON.search(each.folded)]
    began = any(each.has_verb or SUFFERS.search(each.folded) for each in down)
    is_unplanned = began and not OF_WORKS.search(cues.whole)
    return (
        UNPLANNED.match(works) is not None
        and (is_unplanned or SUDDEN.search(cues.whole) is not None)
        and not any(each.is_planned for each in cues.heard)
    )
