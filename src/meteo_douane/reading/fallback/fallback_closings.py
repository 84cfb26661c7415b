"""Ends of a fallback beside its leave: "autorisée depuis 8h, close à 9h30", "… depuis 8h. Elle a pris fin à 9h30".

An hour that has passed makes an end of it; one that is to come is until when it is given.
"""

from __future__ import annotations

from collections.abc import Sequence

from meteo_douane.domain.notice import Permission
from meteo_douane.reading.fallback.fallback_scopes import Decided
from meteo_douane.reading.hours.dated_returns import Moment
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.times.moments import Shape, TimeMention
from meteo_douane.reading.vocabulary.fallback_closing import (
    CLOSES_AT,
    GIVEN_BEFORE,
    HAS_CLOSED,
    IT_ENDS,
    TO_COME,
    WAS_GIVEN,
)

GRANTED = (Permission.ALLOWED, Permission.ADVISED)


def with_closings(decided: Decided, times: Sequence[TimeMention], now: Moment) -> Decided:
    """Return what is said with an end where a leave has been closed by now, and leave where it is yet to be closed."""
    told = [(clause, _by_now(clause, found, times, now)) for clause, found in decided]
    ahead = [
        place
        for place, (clause, found) in enumerate(told)
        if found is Permission.ENDED and _is_given_until_then(clause, told[:place], times, now)
    ]
    told = [(clause, Permission.ALLOWED if place in ahead else found) for place, (clause, found) in enumerate(told)]
    return _without_ended_later(told)


def _by_now(clause: Clause, found: Permission, times: Sequence[TimeMention], now: Moment) -> Permission:
    """Return what a leave is by now that its own clause closes at an hour, or tells as one that was."""
    if found not in GRANTED:
        return found
    closing = closing_in(clause, times)
    if closing is not None and GIVEN_BEFORE.search(_before(clause, closing)) and _has_come(closing, now):
        return Permission.ENDED
    windows = (each for each in _own(clause, times) if each.shape in (Shape.WINDOW, Shape.UNTIL))
    is_past = any(each.ends_at is not None and not now.precedes(each.ends_at, each.quote) for each in windows)
    return Permission.ENDED if is_past and WAS_GIVEN.search(clause.folded) else found


def closing_in(clause: Clause, times: Sequence[TimeMention]) -> TimeMention | None:
    """Return the hour at which a clause says that the fallback is or will be closed."""
    return next((each for each in _own(clause, times) if CLOSES_AT.search(_before(clause, each))), None)


def _is_given_until_then(clause: Clause, before: Decided, times: Sequence[TimeMention], now: Moment) -> bool:
    """Whether an end is told of a leave that is given in the same breath, at an hour that has not come."""
    closing = closing_in(clause, times)
    if closing is None or _has_come(closing, now) or HAS_CLOSED.search(clause.folded):
        return False
    is_given = GIVEN_BEFORE.search(_before(clause, closing)) is not None and not IT_ENDS.search(clause.folded)
    return is_given or any(found in GRANTED for _, found in before[-1:])


def _has_come(closing: TimeMention, now: Moment) -> bool:
    return closing.starts_at is None or not now.precedes(closing.starts_at, closing.quote)


def _own(clause: Clause, times: Sequence[TimeMention]) -> list[TimeMention]:
    return [each for each in times if clause.start <= each.start < clause.end and each.has_hour]


def _before(clause: Clause, time: TimeMention) -> str:
    return clause.folded[: max(0, time.start - clause.start)]


def _without_ended_later(decided: Decided) -> Decided:
    """Return what is said without leave that a later sentence of the text ends for all: "elle a pris fin à 9h30"."""
    ends = [place for place, (clause, found) in enumerate(decided) if found is Permission.ENDED and _is_for_all(clause)]
    last = ends[-1] if ends and ends[-1] == len(decided) - 1 else -1
    return [
        (clause, found)
        for place, (clause, found) in enumerate(decided)
        if place > last or found not in GRANTED or clause.names or clause.modes or clause.topic is Topic.TITLE
    ]


def _is_for_all(clause: Clause) -> bool:
    """Whether an end has come, and is that of no service, mode or exception."""
    return not (clause.names or clause.modes or clause.is_exception or TO_COME.search(clause.folded))
