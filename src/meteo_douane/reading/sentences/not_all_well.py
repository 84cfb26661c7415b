"""What a message tells to work, and not as it should, or beside what does not: "le DTI fonctionne tant bien que mal".

Where a part works, every other word may be about what does not: a message tells no peace by its good half. Of a message
that tells a return this is asked only of the services that it names beside it: what an end leaves behind is weighed
with the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from meteo_douane.domain.notice import Mode
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause, settled
from meteo_douane.reading.sentences.cues import is_kin
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.sentences.said import is_stating
from meteo_douane.reading.vocabulary.bounds_words import NOT_ALONE as WORDS_FOR_OTHERS
from meteo_douane.reading.vocabulary.hampered_words import (
    ANOTHER_SUBJECT,
    HAMPERED,
    LABELLED,
    LEAD,
    MEANWHILE,
    NO_MODE,
    NOT_ALL,
    NOT_OF_IT,
    OF_A_THING,
    ONLY,
    ONLY_THERE,
    OTHERS_ARE,
    WORKED_ON,
)
from meteo_douane.reading.vocabulary.states import Predicate, Sort, State

NOT_ALONE = pattern_of(WORDS_FOR_OTHERS)
WELL = (State.OPEN, State.FINE)
OPEN_STILL = (State.AHEAD, State.SAME, State.NOTHING)
OTHER_SIDE = {"import": "export", "export": "import"}


def with_what_fails(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return clauses with the trouble of what works badly, or does not beside what does, told as one."""
    back = [each for each in clauses if each.state is State.UP and each.sentence.is_heard]
    if back:
        return tuple(_beside_a_return(clauses, back))
    pieces = [piece for each in clauses for one in _by_subject(each) for piece in _meanwhile(one)]
    hampered = [_hampered(each, before) for each, before in zip(pieces, [None, *pieces], strict=False)]
    return tuple(_set_apart(tuple(_among_others(tuple(_left_behind(hampered))))))


def _beside_a_return(clauses: Sequence[Clause], back: Sequence[Clause]) -> Iterator[Clause]:
    """Take for down what works badly beside what is back, where both are named: "import rétabli, DELTA T lent"."""
    named = {name.service for each in back for name in each.names}
    is_by_name = all(each.names and not any(name.is_collective for name in each.names) for each in back)
    for each in clauses:
        own = {name.service for name in each.names}
        is_other = is_by_name and bool(own) and not any(is_kin(one, other) for one in own for other in named)
        is_badly = is_other and each.state in WELL and _is_told(each) and _works_badly(each)
        yield _down(each) if is_badly else each


def _is_told(clause: Clause) -> bool:
    return clause.sentence.is_heard and is_stating(clause) and not clause.is_planned


def _down(clause: Clause) -> Clause:
    """Return a clause as one that tells a trouble of what it names."""
    told = Predicate(clause.start, clause.start, State.DOWN, Sort.VERB)
    return replace(clause, state=State.DOWN, predicates=(told,), is_exception=False)


def _cut(clause: Clause, place: int) -> tuple[Clause, Clause]:
    """Return the two parts of a clause before and behind a place of the message, each with its own state."""
    first, second = (
        tuple(each for each in clause.predicates if (each.start < place) is is_first) for is_first in (True, False)
    )
    return (
        replace(
            clause,
            end=place,
            folded=clause.folded[: place - clause.start],
            state=settled(first),
            predicates=first,
            names=tuple(each for each in clause.names if each.start < place),
            modes=tuple(each for each in clause.modes if each.start < place),
        ),
        replace(
            clause,
            start=place,
            folded=clause.folded[place - clause.start :],
            state=settled(second),
            predicates=second,
            names=tuple(each for each in clause.names if each.start >= place),
            modes=tuple(each for each in clause.modes if each.start >= place),
        ),
    )


def _by_subject(clause: Clause) -> Iterator[Clause]:
    """Cut a clause before what is said of the others: "H7 est indisponible, | le reste fonctionne"."""
    found = ANOTHER_SUBJECT.search(clause.folded) if clause.state in WELL and _is_told(clause) else None
    cut = clause.start + found.end() if found else clause.start
    told = (each for each in clause.predicates if clause.start <= each.start < cut)
    yield from _cut(clause, cut) if any(each.state is not State.NOTHING for each in told) else (clause,)


def _meanwhile(clause: Clause) -> Iterator[Clause]:
    """Cut off what does not work behind what does: "le DTI est disponible en attendant le rétablissement de l'EDI"."""
    found = MEANWHILE.search(clause.folded) if clause.state in WELL and _is_told(clause) else None
    cut = clause.start + found.end() if found else clause.start
    if cut == clause.start or not any(each.start >= cut for each in clause.mentions):
        yield clause
        return
    first, second = _cut(clause, cut)
    yield replace(first, state=clause.state)
    yield _down(replace(second, inherited=clause.names or clause.inherited))


def _hampered(clause: Clause, before: Clause | None) -> Clause:
    """Return a clause as one of a trouble where what it tells to work does so badly, in part, or for some alone."""
    if not _is_told(clause):
        return clause
    if clause.state is State.DOWN:
        return _but_the_other(clause) if ONLY_THERE.search(clause.folded) else clause
    is_of_others = before is not None and before.state in WELL and OTHERS_ARE.fullmatch(clause.folded) is not None
    if is_of_others or _works_badly(clause) or _is_without_a_mode(clause):
        return _down(clause)
    is_alone = ONLY.search(clause.folded) is not None and OF_A_THING.search(clause.folded) is None
    return _but_the_other(clause) if is_alone else clause


def _works_badly(clause: Clause) -> bool:
    """Whether a service, or a part of it, is told to work badly, whatever the rest of the sentence says of how."""
    begins = clause.start - clause.sentence.start
    sentence = clause.sentence.words.folded
    is_about_it = _is_about_its_name(clause)
    is_of_a_service = clause.state in WELL or is_about_it
    for words in (HAMPERED, NOT_ALL):
        found = words.search(sentence, begins)
        if found and is_of_a_service and found.start() < clause.end - clause.sentence.start:
            return True
    return is_about_it and clause.state not in WELL and LABELLED.fullmatch(_behind(clause)) is not None


def _is_about_its_name(clause: Clause) -> bool:
    """Whether a clause begins with a service or a mode; "l'assistance DTI" is about neither."""
    first = min((each.start for each in clause.mentions), default=None)
    return first is not None and LEAD.fullmatch(clause.folded, 0, first - clause.start) is not None


def _is_without_a_mode(clause: Clause) -> bool:
    return bool(clause.mentions) and NO_MODE.fullmatch(clause.folded) is not None


def _behind(clause: Clause) -> str:
    """Return the words behind the last name or mode of a clause."""
    last = max(each.end for each in clause.mentions)
    return clause.folded[last - clause.start :]


def _but_the_other(clause: Clause) -> Clause:
    """Return what one side alone works for as the trouble of the other one: "seul l'import est épargné".

    Of a mode that works at one side alone ("le DTI ne fonctionne qu'à l'import") it is a trouble of the mode.
    """
    named = clause.names[0] if len(clause.names) == 1 else None
    side = named.service.rpartition("-")[2] if named else ""
    if named is None or side not in OTHER_SIDE:
        return clause
    if clause.modes:
        return _down(replace(clause, names=()))
    other = named.service.removesuffix(side) + OTHER_SIDE[side]
    return _down(replace(clause, names=(replace(named, service=other),)))


def _left_behind(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Take what is worked on for a part, beside another one that works, for the trouble that it is."""
    told = [each for each in clauses if _is_told(each)]
    is_down = any(each.state is State.DOWN for each in told)
    well = [each for each in told if each.state in WELL and not OF_A_THING.search(each.folded)]
    known = _parts_of(well)
    for each in clauses:
        parts = _parts_of([each])
        is_left = not is_down and bool(known and parts) and not parts & known and _is_told(each)
        yield _down(each) if is_left and _is_worked_on(each) else each


def _among_others(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Take a part that is not the only one in trouble, where no other one is named, for the whole of it."""
    down = [each for each in clauses if each.state is State.DOWN and each.mentions and each.topic is not Topic.TITLE]
    for each in clauses:
        is_not_alone = down == [each] and NOT_ALONE.search(each.sentence.words.folded) is not None
        yield replace(each, names=(), modes=(), inherited=()) if is_not_alone else each


def _set_apart(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Take services that work for untouched, where all that is told to be down is others: "DELTA IE : OK, ECS : KO"."""
    down = [each for each in clauses if each.state is State.DOWN and _is_told(each)]
    struck = {name.service for each in down for name in each.names or each.inherited}
    are_named = bool(down) and all(each.names for each in down)
    for each, behind in zip(clauses, [*clauses[1:], None], strict=False):
        own = {name.service for name in each.names}
        is_other = are_named and each.state is State.OPEN and bool(own) and not each.modes
        is_other = is_other and not (behind and behind.sentence is each.sentence and not behind.mentions)
        is_other = is_other and not any(is_kin(one, other) for one in own for other in struck)
        yield replace(each, state=State.FINE) if is_other else each


def _is_worked_on(clause: Clause) -> bool:
    if clause.state not in OPEN_STILL or clause.topic is Topic.TITLE:
        return False
    if clause.state is not State.NOTHING:
        return True
    return WORKED_ON.search(clause.folded) is not None and NOT_OF_IT.search(clause.folded) is None


def _parts_of(clauses: Iterable[Clause]) -> set[str | Mode]:
    """Return the modes and services that clauses name, each as what it is a part of a message by."""
    parts: set[str | Mode] = set()
    for clause in clauses:
        modes = {mode for each in clause.modes for mode in each.modes}
        parts |= modes or {each.service for each in clause.names}
    return parts
