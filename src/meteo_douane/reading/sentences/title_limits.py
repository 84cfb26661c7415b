"""Titles that tell an end of a part that is no service, mode or side: "Fin d'alerte DELTA T pour Le Havre"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.vocabulary.kind_words import END, NOT_END
from meteo_douane.reading.vocabulary.part_words import STRUCK_OUT
from meteo_douane.reading.vocabulary.states import State
from meteo_douane.reading.vocabulary.title_part_words import (
    A_TROUBLE,
    ALONE,
    AT_A_PLACE,
    FOR_A_PART,
    HARMLESS,
    OF_A_CAUSE,
    OF_THIS_END,
    PART_BY_NAME,
    SHUT,
    TO_DO,
    UNKNOWN_ONE,
    UNKNOWN_WORD,
)
from meteo_douane.reading.vocabulary.works_words import OF_WORKS


def with_limits(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Mark the end that a title tells of a part that nobody can name: it leaves all the rest as it was."""
    of_this_end = list(map(_is_of_this_end, clauses))
    is_of_an_end = any(of_this_end) and any(map(_names_an_end, clauses))
    shut = list(_shut_files(clauses))
    for index, each in enumerate(clauses):
        if (is_of_an_end and of_this_end[index]) or each in shut:
            yield replace(each, state=State.NOTHING, predicates=())
            continue
        is_limited = _is_open(each) and _is_limited(_behind_the_end(clauses[index:])) and _is_end(each)
        yield replace(each, is_part_left=True) if is_limited else each


def _shut_files(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Yield "Statut : FERMÉ" where a form tells when the alert of its title ended: of its file, and of no service."""
    shut = [each for each in clauses if each.topic is Topic.STATE and SHUT.fullmatch(each.folded)]
    if shut and any(each.topic is Topic.END for each in clauses):
        is_of_an_alert = any(_names_an_end(each) and not OF_WORKS.search(each.folded) for each in clauses)
        yield from (shut if is_of_an_alert else ())


def _is_of_this_end(clause: Clause) -> bool:
    is_of_the_text = clause.topic is not Topic.TITLE and not clause.is_bound
    return is_of_the_text and OF_THIS_END.match(clause.folded) is not None


def parts_of_a_title(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Yield the ends of a title that name a part of a service which has no code: that may be all that is back.

    So may it be where a title tells the trouble of a place, or of a mode that nobody knows, and its text the return.
    """
    titled = [each for each in clauses if each.topic is Topic.TITLE]
    at_a_place = [AT_A_PLACE.search(_struck_out(each)) is not None for each in titled]
    is_of_an_end = any(at_a_place) and any(map(_names_an_end, titled))
    for index, each in enumerate(titled):
        is_of_a_place = at_a_place[index] and not is_of_an_end
        may_be_limited = _is_open(each) and _may_be_limited(_behind_the_end(titled[index:]))
        if is_of_a_place or (may_be_limited and _is_end(each)):
            yield each


def _names_an_end(clause: Clause) -> bool:
    return _is_open(clause) and END.search(clause.folded) is not None and _is_end(clause)


def _is_open(clause: Clause) -> bool:
    """Whether a title may tell an end, of whatever: one "pour Le Havre" tells no return of a service by itself."""
    is_open = clause.state in (State.UP, State.NOTHING) and not clause.is_fallback
    return clause.topic is Topic.TITLE and is_open


def _is_end(clause: Clause) -> bool:
    """Whether no words of a title make its end none: asked last, for many have to be looked for."""
    return NOT_END.search(clause.folded) is None


def _behind_the_end(clauses: Sequence[Clause]) -> str:
    """Return what a title says behind the words of its end, with a mark in the place of what it names.

    So is what it only adds to them: "Fin d'alerte DELTA T : les mouvements au départ".
    """
    added = takewhile(lambda each: _is_added(each, clauses[0]), clauses[1:])
    told = _struck_out(clauses[0]) + "".join(map(_struck_out, added))
    found = END.search(told)
    return _before(told[found.end() :], TO_DO) if found else ""


def _is_added(clause: Clause, end: Clause) -> bool:
    is_bare = clause.state is State.NOTHING and not (clause.names or clause.is_exception)
    return is_bare and clause.topic is Topic.TITLE and clause.sentence is end.sentence


def _struck_out(clause: Clause) -> str:
    words = list(clause.folded)
    for each in clause.mentions:
        start, end = each.start - clause.start, min(each.end - clause.start, len(words))
        words[start:end] = STRUCK_OUT + "\0" * (end - start - 1)
    return "".join(words).replace("\0", "")


def _is_limited(behind: str) -> bool:
    told = _before(_before(behind, OF_A_CAUSE), A_TROUBLE)
    return any(words.search(told) for words in (FOR_A_PART, ALONE, UNKNOWN_ONE))


def _may_be_limited(behind: str) -> bool:
    """Whether it names a part of a service by its noun, or where its trouble was, which may have been all of it."""
    told = _before(behind, OF_A_CAUSE)
    is_a_part = any(each.search(told) for each in (PART_BY_NAME, UNKNOWN_WORD)) and not HARMLESS.search(told)
    return is_a_part or any(words.search(told) for words in (FOR_A_PART, ALONE))


def _before(told: str, words: re.Pattern[str]) -> str:
    found = words.search(told)
    return told[: found.start()] if found else told
