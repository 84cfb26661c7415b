"""Which clauses leave a return less than whole, or say of its message that it is none: each a doubt beside an end."""

from __future__ import annotations

from meteo_douane.domain.catalogue import PORTAL
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.asides import COURTESY, OF_AN_END
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.cues import is_part
from meteo_douane.reading.sentences.denials import OF_TROUBLE
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.sentences.others_down import is_elsewhere
from meteo_douane.reading.vocabulary.denied_words import DISREGARD
from meteo_douane.reading.vocabulary.hedge_words import WITHOUT_REMEDY
from meteo_douane.reading.vocabulary.limit_words import (
    AS_EVER,
    BY_ITSELF,
    DENIED,
    DO_NOT,
    FOR_A_TIME,
    HOPED,
    IN_FEW_WORDS,
    LESS,
    LIMITED,
    NO_DEED,
    NO_MORE,
    NOT_WHOLE,
    OF_ANOTHER_DAY,
    ONLY,
    REMAINS,
    REMAINS_ANYHOW,
    UNNAMED_LATER,
    UNPROVED,
    UNTIL,
    WHOSE_END,
    WILL_STOP,
)
from meteo_douane.reading.vocabulary.reservation_words import OF_COURSE
from meteo_douane.reading.vocabulary.state_stems import TROUBLES
from meteo_douane.reading.vocabulary.states import State
from meteo_douane.reading.vocabulary.took_place import AN_END, NOT_ALL_OVER

#: What a limit may be of, besides a service.
A_TROUBLE = pattern_of(rf"\b{TROUBLES}")
AN_END_ITSELF = pattern_of(rf"\b{AN_END}")
SAYING = (ONLY, IN_FEW_WORDS, NO_DEED, LESS, HOPED, UNPROVED)


def is_limit(clause: Clause, restored: tuple[str, ...]) -> bool:
    """Whether a clause of the text says that what an end restores is not all there, not for long, or not sure."""
    if _tells_of_modes(clause) or COURTESY.search(clause.folded) or AS_EVER.search(clause.folded):
        return False
    named = {name.service for name in clause.names}
    if named and named != set(restored) and WHOSE_END.search(clause.folded):
        return True
    if not all(_is_restored(each, restored) for each in named) or is_elsewhere(clause):
        return False
    if clause.topic is Topic.TITLE:
        return any(words.search(clause.folded) for words in (ONLY, IN_FEW_WORDS))
    is_said = any(words.search(clause.folded) for words in SAYING)
    is_less = _is_not_whole(clause) or _is_not_to_be_done(clause) or _remains(clause) or _is_bounded(clause)
    is_said = is_said or BY_ITSELF.fullmatch(clause.sentence.words.folded) is not None
    is_said = is_said or (not clause.mentions and UNNAMED_LATER.search(clause.folded) is not None)
    return is_said or is_less or _will_stop(clause)


def _tells_of_modes(clause: Clause) -> bool:
    """Whether a clause tells one mode from the others, which the scope of an end has: "seul l'EDI fonctionne"."""
    only = ONLY.search(clause.folded)
    is_alone = only is not None and any(only.start() <= each.start - clause.start < only.end() for each in clause.modes)
    return bool(clause.modes) and (is_alone or clause.state in (State.DOWN, State.SAME))


def _is_restored(service: str, restored: tuple[str, ...]) -> bool:
    return PORTAL in restored or any(service == each or is_part(service, each) for each in restored)


def _is_not_whole(clause: Clause) -> bool:
    """Whether something is not all there yet, but for what any return may bring with it."""
    return NOT_WHOLE.search(clause.folded) is not None and OF_COURSE.search(clause.folded) is None


def _is_not_to_be_done(clause: Clause) -> bool:
    """Whether people are told not to use it, or less: and not that they need not any more."""
    return DO_NOT.search(clause.folded) is not None and NO_MORE.search(clause.folded) is None


def _remains(clause: Clause) -> bool:
    """Whether what is not understood says of what it is that it remains as it should not."""
    if clause.state is not State.NOTHING or REMAINS_ANYHOW.search(clause.folded):
        return False
    return REMAINS.search(clause.folded) is not None


def _is_bounded(clause: Clause) -> bool:
    """Whether it is limited in what it does, or in time."""
    if FOR_A_TIME.search(clause.folded) and clause.state is not State.DOWN:
        return True
    is_of_else = any(words.search(clause.folded) for words in (OF_AN_END, AN_END_ITSELF, A_TROUBLE))
    if LIMITED.search(clause.folded) and clause.state is not State.FINE and not is_of_else:
        return True
    back = (each for each in clause.predicates if each.state is State.UP)
    return any(UNTIL.match(clause.folded[each.end - clause.start :]) for each in back)


def _will_stop(clause: Clause) -> bool:
    """Whether it tells another stop, of today."""
    if DENIED.search(clause.folded) or OF_ANOTHER_DAY.search(clause.folded):
        return False
    return WILL_STOP.search(clause.folded) is not None


def is_of_its_end(clause: Clause) -> bool:
    """Whether a clause says of the end, or of its message, that it is a mistake, or still to come."""
    is_of_it = clause.topic is not Topic.TITLE
    words = clause.sentence.words.folded
    return is_of_it and any(pattern.search(words) for pattern in (DISREGARD, WITHOUT_REMEDY, NOT_ALL_OVER))


def is_going_on(clause: Clause) -> bool:
    """Whether a clause says of the alert or the trouble that it goes on, or that its end is to come."""
    return clause.topic is not Topic.TITLE and OF_TROUBLE.search(clause.folded) is not None
