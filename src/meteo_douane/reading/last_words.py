"""An alert that was edited in place: its last words tell the return, with an hour that has passed.

"DELTA T est indisponible depuis 9h05. Service rétabli à 10h50." What stands before is told as an older entry of a log.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from meteo_douane.domain.notice import Mode
from meteo_douane.reading.clause import Clause
from meteo_douane.reading.joints import Shape
from meteo_douane.reading.mentions import TimeMention
from meteo_douane.reading.passages import Topic
from meteo_douane.reading.states import State

#: What a return without a name is said of: the service that the message is about, and nothing else.
SUBJECT = re.compile(
    r"^\W*(?:(?:mise a jour|maj|edit|mis a jour|actualise|ajout|complement)\b[^:]{0,25}:\s*)?"
    r"(?:(?:le|la|l'|les|cet|ce) ?)?(?:tele)?(?:services?|procedures?|applications?|incident|situation|probleme|panne"
    r"|dysfonctionnement|alerte|retour a la normale|retablissement|il est|elle est|tout est)\b"
)
TELLING = (Topic.BODY, Topic.REASON, Topic.STATE, Topic.NATURE)
BOTH_MODES = frozenset({Mode.DTI, Mode.EDI})
DATING = (Shape.POINT, Shape.SINCE, Shape.FROM)


def with_last_words(clauses: Sequence[Clause], times: Sequence[TimeMention], seen_at: datetime) -> tuple[Clause, ...]:
    """Return clauses in which a trouble that a last word ends is told as an older entry, or without what that ends."""
    told = [each for each in clauses if _is_telling(each) and each.state is not State.NOTHING]
    last, before = (told[-1], told[:-1]) if told else (None, [])
    if last is None or not _ends_them(last, before) or not _has_happened(last, before, times, seen_at):
        return tuple(clauses)
    return tuple(_without_what_ended(each, last) if _is_telling(each) else each for each in clauses)


def _is_telling(clause: Clause) -> bool:
    return clause.topic in TELLING and not clause.is_fallback


def _ends_them(last: Clause, before: Sequence[Clause]) -> bool:
    """Whether it is a plain return of what was told to be down before it, in other sentences, or of a part of that."""
    down = {name.service for each in before for name in each.names}
    named = {name.service for name in last.names}
    is_of_them = bool(named & down) if named else bool(last.modes) or SUBJECT.match(last.folded) is not None
    is_plain = last.state is State.UP and last.has_verb and last.is_finished and not last.is_exception
    is_one_story = bool(before) and all(each.state is State.DOWN for each in before)
    return is_plain and is_of_them and is_one_story and all(each.sentence is not last.sentence for each in before)


def _has_happened(last: Clause, before: Sequence[Clause], times: Sequence[TimeMention], seen_at: datetime) -> bool:
    """Whether its hour has passed, and is later than every hour of the trouble."""
    hours = list(_hours(last, times))
    began = [hour for each in before for hour in _hours(each, times)]
    return bool(hours) and all(hour <= seen_at for hour in hours) and all(hour < min(hours) for hour in began)


def _hours(clause: Clause, times: Sequence[TimeMention]) -> Iterator[datetime]:
    for time in times:
        if time.has_hour and clause.sentence.start <= time.start < clause.sentence.end and time.shape in DATING:
            yield from (each for each in (time.starts_at, time.ends_at) if each is not None)


def _without_what_ended(clause: Clause, last: Clause) -> Clause:
    """Return an earlier clause with what is left of it; one of which nothing is left is an older entry."""
    if clause.start >= last.start:
        return clause
    returned = {name.service for name in last.names}
    modes = frozenset[Mode]().union(*(each.modes for each in last.modes))
    names = tuple(each for each in clause.names if returned and each.service not in returned)
    left = tuple(replace(each, modes=each.modes - modes) for each in clause.modes if modes and each.modes - modes)
    if names and not modes:
        return replace(clause, names=names)
    if left and not names:
        return replace(clause, modes=left)
    is_of_a_part = bool(names) or (bool(modes) and not clause.modes and modes < BOTH_MODES)
    return clause if is_of_a_part else replace(clause, sentence=replace(clause.sentence, topic=Topic.FORMER))
