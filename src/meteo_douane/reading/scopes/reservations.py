"""Which sentences of an end take something back of what it says works again: told with it, and it ends all the same."""

from __future__ import annotations

from collections.abc import Sequence

from meteo_douane.domain.catalogue import PORTAL
from meteo_douane.domain.notice import Scope
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.scopes.buts import buts
from meteo_douane.reading.scopes.left_out import Span
from meteo_douane.reading.scopes.left_waiting import left_waiting
from meteo_douane.reading.scopes.limits import is_going_on, is_limit, is_of_its_end
from meteo_douane.reading.scopes.unaccounted import parts_unaccounted, unaccounted
from meteo_douane.reading.sentences.aftermaths import is_of_works_over
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.cues import is_kin
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.sentences.said import is_stating
from meteo_douane.reading.sentences.title_limits import parts_of_a_title
from meteo_douane.reading.vocabulary.kind_words import WITHDRAWN
from meteo_douane.reading.vocabulary.reservation_words import (
    BEFORE_A_RETURN,
    BEHIND_A_RETURN,
    HELD_BACK,
    NOT_ITSELF,
    OF_COURSE,
)
from meteo_douane.reading.vocabulary.return_fates import ODD
from meteo_douane.reading.vocabulary.return_words import OPENING
from meteo_douane.reading.vocabulary.states import State
from meteo_douane.reading.vocabulary.took_place import NO_SERVICE, OF_A_BACKLOG, OF_ELSE, PLANNED

#: "…, hormis l'export, prévu à 11h": of that one.
EXCEPTS = pattern_of(r"\b(?:sauf|hormis|hors|excepte|exception|exclusion|a part)\b")
#: "Le service est rétabli ; ouverture aux usagers à 11h."
OPENS = pattern_of(rf"\b{OPENING}")
#: "Le service DELTA T", "et DELTA T".
SUBJECT = pattern_of(r"\W*(?:et |seule?s? )?(?:l[ae]s? |l')?(?:(?:tele)?services? |application |teleprocedure )?")
BACK = (State.UP, State.OPEN, State.FINE)


def reservations(clauses: Sequence[Clause], scope: Scope) -> tuple[Span, ...]:
    """Return the places of the sentences of an end that take something back of the services that it restores."""
    restored = scope.services
    told = [each for each in clauses if each.sentence.is_heard and is_stating(each)]
    back = [each for each in told if each.state in BACK and each.topic is not Topic.TITLE]
    since = min((each.start for each in back), default=None)
    found = [each for each in told if _goes_on(each, restored, since) or _is_qualified(each)]
    found += [each for each in told if _is_not_itself(each, restored) or is_limit(each, restored)]
    found += [each for each in told if each.topic is not Topic.TITLE and HELD_BACK.search(each.folded)]
    found += [*parts_of_a_title(told), *buts(told), *_of_fewer(told, restored)]
    is_untold = all(is_of_works_over(each) for each in back)
    found += [each for each in told if (is_untold and _is_planned(each, restored)) or _is_opened_later(each, restored)]
    places = ((each.sentence.start, each.sentence.end) for each in (*found, *_of_the_end(told, restored)))
    parts = (*unaccounted(clauses), *parts_unaccounted(clauses), *left_waiting(clauses, scope))
    return tuple(dict.fromkeys((*places, *parts)))


def _of_fewer(told: Sequence[Clause], restored: tuple[str, ...]) -> list[Clause]:
    """Return what tells by name the return of some of what a title ends, where no word is of the others."""
    text = [each for each in told if each.topic is not Topic.TITLE]
    returned = [each for each in text if each.state is State.UP]
    named = {name.service for each in text for name in each.names}
    others = [each for each in restored if not any(is_kin(each, one) for one in named)]
    is_by_name = bool(returned) and all(map(_begins_with_its_name, returned))
    return returned if is_by_name and others and PORTAL not in restored else []


def _begins_with_its_name(clause: Clause) -> bool:
    """Whether a service is the subject of a clause, and no more of it than a part: "les délais de DELTA T" are none."""
    first = clause.names[0] if clause.names else None
    if first is None or first.is_collective:
        return False
    return SUBJECT.fullmatch(clause.folded[: first.start - clause.start]) is not None


def _of_the_end(told: Sequence[Clause], restored: tuple[str, ...]) -> list[Clause]:
    """Return what says of the very end that it is a mistake, is still to come, or that its alert goes on."""
    if any(WITHDRAWN.search(each.sentence.words.folded) for each in told if each.topic is Topic.TITLE):
        return []  # the alert was a mistake, and its end is none
    of_some = {each.sentence.start for each in told if not _is_of_the_whole(each, restored)}
    found = [each for each in told if is_going_on(each) and each.sentence.start not in of_some]
    return [*found, *(each for each in told if is_of_its_end(each))]


def _goes_on(clause: Clause, restored: tuple[str, ...], since: int | None) -> bool:
    """Whether a clause says of no part in particular, or by name behind its return, that it does not work still."""
    is_down = clause.state is State.DOWN and clause.is_standing
    if clause.names and (since is None or clause.start < since):
        return False  # what the trouble was, of one that its place on the page shows as over
    return is_down and _is_of_the_whole(clause, restored) and OF_COURSE.search(clause.folded) is None


def _is_of_the_whole(clause: Clause, restored: tuple[str, ...]) -> bool:
    """Whether a clause is of what an end restores, or of nothing that has a name."""
    is_of_some = clause.modes or clause.is_exception or clause.is_part_left or clause.is_fallback
    is_of_it = clause.topic is not Topic.TITLE and {name.service for name in clause.names} <= set(restored)
    return not is_of_some and (is_of_it or not clause.names)


def _is_qualified(clause: Clause) -> bool:
    """Whether words around a return say that it is provisional, in part of its strength, or slow."""
    words = clause.folded
    for each in clause.predicates if clause.state in BACK else ():
        start, end = each.start - clause.start, each.end - clause.start
        behind = clause.sentence.words.folded[each.end - clause.sentence.start :]
        is_back = each.state in (State.UP, State.OPEN)
        if is_back and (BEFORE_A_RETURN.search(words[:start]) or BEHIND_A_RETURN.match(behind)):
            return True
        if is_back and ("provisoirement" in words[start:end] or ODD.match(clause.unnamed[start:])):
            return True
    return False


def _is_not_itself(clause: Clause, restored: tuple[str, ...]) -> bool:
    """Whether a clause says, with or without a word of trouble, that something is not as it was yet."""
    is_of_it = _is_of_the_whole(clause, restored)
    return is_of_it and NOT_ITSELF.search(clause.folded) is not None and OF_COURSE.search(clause.folded) is None


def _is_planned(clause: Clause, restored: tuple[str, ...]) -> bool:
    """Whether a clause plans the return, of which no more than the title says that it took place."""
    is_else = any(words.search(clause.folded) for words in (OF_A_BACKLOG, NO_SERVICE, OF_ELSE))
    is_ahead = clause.state is State.AHEAD and PLANNED.search(clause.folded) is not None
    is_excepting = EXCEPTS.search(clause.sentence.words.folded) is not None
    return is_ahead and _is_of_the_whole(clause, restored) and not (is_else or is_excepting)


def _is_opened_later(clause: Clause, restored: tuple[str, ...]) -> bool:
    """Whether what is back is opened to people only at an hour that has not come."""
    is_later = clause.is_announced and OPENS.search(clause.folded) is not None
    return is_later and _is_of_the_whole(clause, restored)
