"""What a time is the time of: the beginning of the trouble, its end, or nothing of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from meteo_douane.domain.notice import Kind
from meteo_douane.reading.hours.other_hours import (
    BELIEVED,
    DATED_MESSAGE,
    DEADLINE,
    HAD_BEEN_PLANNED,
    NOT_KEPT,
    OF_A_DEADLINE,
    OF_ANOTHER,
    OF_IT,
    OF_THE_FALLBACK,
    OF_WHAT_IS_DONE,
    PUT_BACK,
    RETURN_SEEN,
    SINCE_A_RETURN,
    TO_BE_DONE,
    WHICH_MESSAGE,
    begins,
    is_not_then,
    is_of_what_is_made,
    is_stamp,
    is_vague,
    is_when_works_are,
    is_which_night,
    tells_an_update,
)
from meteo_douane.reading.sentences.aftermaths import WORKS_OVER
from meteo_douane.reading.sentences.asides import AFTER_ANOTHER, LONG_AGO, OFFICE
from meteo_douane.reading.sentences.clause import RETROSPECT, Clause
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.sentences.mistakes import mistakes_in
from meteo_douane.reading.sentences.predicates import predicates_in
from meteo_douane.reading.times.moments import Shape, TimeMention
from meteo_douane.reading.vocabulary.alert_words import IN_FORCE_AT
from meteo_douane.reading.vocabulary.compared_words import compared_in, is_within
from meteo_douane.reading.vocabulary.role_words import (
    A_MESSAGE,
    AGAIN,
    AND_ANOTHER,
    BEGUN,
    BEGUN_AGAIN,
    BEGUN_AT,
    CONDITIONAL,
    ENDED_BEFORE,
    ERRATUM,
    ESTIMATED,
    FINISHED,
    FORESEEN,
    HAS_RETURNED,
    HELD_ON_ANOTHER_DAY,
    MENDED_BEFORE,
    MOVED,
    OF_A_MESSAGE,
    OLD,
    ONLY_UNTIL,
    OPENED,
    OPERATION,
    PUT_OFF_AFTER,
    THE_ALERT,
    WILL_TAKE_PLACE,
)
from meteo_douane.reading.vocabulary.states import State


class Role(StrEnum):
    """What a time is the time of."""

    START = "start"
    END = "end"
    ENDED = "ended"
    WINDOW = "window"
    NOTHING = "nothing"


AROUND = 300
"""How many characters before and behind a time may say what it is the time of."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A time with the clause that it stands in and what it is the time of."""

    time: TimeMention
    clause: Clause
    role: Role


def placed_in(kind: Kind, time: TimeMention, clauses: Sequence[Clause]) -> Placed | None:
    """Return a time with the clause that it stands in and its role there."""
    clause = clause_of(time, clauses)
    return None if clause is None else Placed(time, clause, _role(kind, time, clause))


def clause_of(time: TimeMention, clauses: Sequence[Clause]) -> Clause | None:
    """Return where a time stands; one that begins with its heading ("Depuis : …") stands where it ends."""
    begun = (each for each in clauses if each.start <= time.start < each.end)
    ended = (each for each in clauses if each.start < time.end <= each.end)
    return next(begun, None) or next(ended, None)


def _role(kind: Kind, time: TimeMention, clause: Clause) -> Role:
    before, after = _around(time, clause)
    is_beside = _is_beside_the_trouble(clause) and not is_when_works_are(kind, before)
    is_beside = is_beside or _was_told_wrongly(time, clause) or _is_of_works_before(kind, clause)
    is_beside = is_beside or is_within(time.start - clause.sentence.start, compared_in(clause.sentence.words.folded))
    is_title = clause.topic is Topic.TITLE
    if time.is_of_message or is_beside or is_which_night(kind, time, before, is_title=is_title):
        return Role.NOTHING
    named = {Topic.START: Role.START, Topic.END: Role.ENDED if kind is Kind.END else Role.END}.get(clause.topic)
    if named:
        return Role.NOTHING if OLD.search(before) else named  # "Fin : 22:00 (au lieu de 19:30)"
    if (
        is_stamp(kind, before, after)
        or is_of_what_is_made(kind, time, before, after)
        or _is_of_something_else(kind, time, clause, before, after)
    ):
        return Role.NOTHING
    is_since = SINCE_A_RETURN.search(before) is not None
    if time.shape is Shape.WINDOW or clause.topic is Topic.WINDOW:
        return Role.NOTHING if is_since and HAD_BEEN_PLANNED.search(before) else Role.WINDOW
    if kind is Kind.END and _is_of_its_opening(time, before):
        return Role.START if time.has_hour else Role.NOTHING
    is_of_a_return = is_since and not is_vague(time) and not clause.is_announced
    role = _role_since_a_return(kind, clause, after) if is_of_a_return else _role_of_one(kind, time, clause, before)
    return Role.NOTHING if role is Role.END and begins(time, after) else role


def _is_of_works_before(kind: Kind, clause: Clause) -> bool:
    """Whether it tells of works that were over, and left the trouble behind that a message is about."""
    is_over = clause.state is State.NOTHING and WORKS_OVER.search(clause.folded) is not None
    return kind is Kind.MALFUNCTION and is_over


def _around(time: TimeMention, clause: Clause) -> tuple[str, str]:
    """Return the words of its sentence before and behind a time, as far as they can bear on it."""
    words = clause.sentence.words.folded
    start, end = max(0, time.start - clause.sentence.start), time.end - clause.sentence.start
    return words[max(0, start - AROUND) : start], words[end : end + AROUND]


def _was_told_wrongly(time: TimeMention, clause: Clause) -> bool:
    return mistakes_in(clause.sentence.words.folded).is_wrong(time.start - clause.sentence.start)


def _is_beside_the_trouble(clause: Clause) -> bool:
    """Whether a clause tells of the fallback, of an office, of an earlier message or of what to do."""
    if clause.start == clause.sentence.start and OF_THE_FALLBACK.match(clause.sentence.words.folded):
        return True
    if clause.is_fallback or LONG_AGO.match(clause.folded) or AFTER_ANOTHER.match(clause.folded):
        return True
    if clause.state is State.NOTHING and not clause.names and OFFICE.search(clause.folded):
        return True
    if clause.topic is Topic.FORMER:
        return clause.state is not State.DOWN
    return clause.topic in (Topic.EARLIER, Topic.NEXT, Topic.PUBLISHED, Topic.INSTRUCTIONS, Topic.UNTOUCHED)


def _is_of_something_else(kind: Kind, time: TimeMention, clause: Clause, before: str, after: str) -> bool:
    """Whether the words around a time make it that of a message, of former hours, of a condition or of a duty."""
    is_since = time.quote.lower().startswith(("pour ", "depuis "))
    is_told = time.shape is not Shape.WINDOW and A_MESSAGE.search(before) and not is_since
    is_of_it = kind is Kind.MAINTENANCE and tells_an_update(clause)
    is_told = is_told or (OF_A_MESSAGE.search(_coordinate(time, clause)) and not is_of_it)
    if is_told or OLD.search(before) or ERRATUM.match(after) or BELIEVED.search(before):
        return True
    if time.quote.lower().startswith(("de ", "du ", "d'")) and DATED_MESSAGE.search(before):
        return True
    is_which = WHICH_MESSAGE.search(before) is not None and OF_IT.match(time.quote.lower()) is not None
    is_of_another = any(words.search(before) for words in OF_ANOTHER)
    if is_which or is_of_another or is_not_then(before, after) or NOT_KEPT.match(after):
        return True
    if time.shape is not Shape.SINCE and OF_A_DEADLINE.search(before):
        return True
    if CONDITIONAL.search(before) or _is_of_works_put_off(time, before, after):
        return True
    return time.shape is not Shape.SINCE and TO_BE_DONE.search(before) is not None


def _coordinate(time: TimeMention, clause: Clause) -> str:
    """Return the words of a clause around a time, up to where it goes on with another subject: "et un message …"."""
    joints = [each.end() for each in AND_ANOTHER.finditer(clause.folded)]
    place = time.start - clause.start
    start = max((each for each in joints if each <= place), default=0)
    return clause.folded[start : min((each for each in joints if each > place), default=None)]


def _is_of_works_put_off(time: TimeMention, before: str, after: str) -> bool:
    """Whether a time only tells when works were to take place that take place at another."""
    is_which = time.quote.lower().startswith(("du ", "de ", "d'"))
    if is_which and PUT_OFF_AFTER.match(after):
        return True
    is_moved = MOVED.match(after) is not None or HELD_ON_ANOTHER_DAY.match(after) is not None
    return is_moved and FORESEEN.search(before) is not None


def _role_of_one(kind: Kind, time: TimeMention, clause: Clause, before: str) -> Role:
    """Return the role of a single moment, from its own words, else from the verb that governs it."""
    state = _governing(time, clause)
    is_to_come = PUT_BACK.search(before) or (state is State.NOTHING and ESTIMATED.match(before))
    state = State.AHEAD if is_to_come else state
    is_again = any(words.search(before) for words in (BEGUN_AGAIN, IN_FORCE_AT))
    if (is_again and state is State.DOWN) or (BEGUN_AT.search(before) and not is_vague(time)):
        return Role.START
    is_announced = clause.is_announced and FINISHED.search(before) is not None
    if not is_announced and _is_of_no_trouble(kind, time, before, state):
        return Role.NOTHING
    if time.shape in (Shape.UNTIL, Shape.NOT_BEFORE):
        return Role.START if ONLY_UNTIL.search(before) else Role.END
    is_seen = RETURN_SEEN.search(before) is not None and state is not State.AHEAD
    state = State.UP if is_seen else state
    if is_seen or FINISHED.search(before):
        return _role_of_an_end(kind, state, before)
    if BEGUN.search(before) and state not in (State.UP, State.OPEN) and not _is_to_come(kind, clause):
        return Role.START
    return _role_by_state(kind, time, clause, state)


def _is_to_come(kind: Kind, clause: Clause) -> bool:
    """Whether a bulletin tells works that mend: its trouble has begun before "une livraison est programmée à 13h"."""
    is_of_works = kind is Kind.BULLETIN and clause.state is State.NOTHING
    return is_of_works and WILL_TAKE_PLACE.search(clause.folded) is not None


def _role_since_a_return(kind: Kind, clause: Clause, after: str) -> Role:
    """Return the role of the hour of a return that has taken place: what goes badly since then began with it."""
    told = [each for each in predicates_in(after) if each.state not in (State.NOTHING, State.AHEAD)]
    first = next((each.state for each in told if not each.is_noun), told[0].state if told else clause.state)
    if kind is Kind.END:
        was = RETROSPECT.search(after) is not None
        return Role.ENDED if first is not State.DOWN else Role.START if was else Role.NOTHING
    return Role.START if first in (State.DOWN, State.SAME) else Role.NOTHING


def _role_of_an_end(kind: Kind, state: State, before: str) -> Role:
    """Return the role of a time behind words for an end: it is over, it was of a part, or it is foreseen."""
    if state is State.AHEAD:
        return Role.END
    if kind is Kind.END:
        return Role.ENDED
    return Role.NOTHING if state is State.UP or HAS_RETURNED.search(before) else Role.END


def _is_of_no_trouble(kind: Kind, time: TimeMention, before: str, state: State) -> bool:
    """Whether a moment is of an earlier end, of a duty or of better hours, or only tells which day is meant."""
    if time.shape is Shape.UNTIL and DEADLINE.search(before):
        return True
    if time.shape is Shape.NOT_BEFORE and state in (State.OPEN, State.FINE):
        return True  # "le service fonctionne mieux après 20h"
    if state is State.DOWN and MENDED_BEFORE.search(before):
        return True
    is_beside = state is State.NOTHING and (AGAIN.search(before) or OF_WHAT_IS_DONE.search(before))
    if kind is not Kind.END and (is_beside or ENDED_BEFORE.search(before)):
        return True
    return is_vague(time)


def _is_of_its_opening(time: TimeMention, before: str) -> bool:
    """Whether it tells which alert ends: "l'alerte ouverte hier", "l'alerte d'hier"."""
    is_its_day = time.quote.lower().startswith(("d'", "de ")) and THE_ALERT.search(before) is not None
    return is_its_day or OPENED.search(before) is not None


def _role_by_state(kind: Kind, time: TimeMention, clause: Clause, state: State) -> Role:
    by_state = {
        State.AHEAD: Role.END,
        State.DOWN: Role.START,
        State.UP: Role.NOTHING,
        State.OPEN: Role.NOTHING,
        State.FINE: Role.NOTHING,
    }
    is_dated = time.shape in (Shape.SINCE, Shape.FROM)
    if kind is Kind.MAINTENANCE and time.shape is Shape.POINT and not time.has_hour and clause.is_planned:
        return Role.WINDOW
    if kind is Kind.END and state not in (State.AHEAD, State.DOWN):
        return Role.ENDED if state is not State.FINE or time.shape is Shape.SINCE else Role.NOTHING
    if state in by_state:
        return by_state[state]
    is_operation = OPERATION.search(clause.folded) is not None and not _is_to_come(kind, clause)
    is_of_works = kind in (Kind.MAINTENANCE, Kind.CANCELLATION) or is_operation
    return Role.START if is_dated or is_of_works else Role.NOTHING


def _governing(time: TimeMention, clause: Clause) -> State:
    """Return what the verb before a time says, or the one behind it."""
    predicates = [each for each in clause.predicates if each.state is not State.SAME]
    earlier = [each for each in predicates if each.start < time.start]
    if earlier:
        return earlier[-1].state
    if time.shape is Shape.SINCE and predicates and predicates[0].state is State.AHEAD:
        return State.NOTHING  # "en cours depuis 7h00, réouverture prévue à 12h00"
    return predicates[0].state if predicates and clause.state is not State.NOTHING else clause.state
