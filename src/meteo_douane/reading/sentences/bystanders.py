"""What a message says beside its own matter of services that are all right: "les autres services ne sont pas touchés".

It says nothing of the service in the title, neither that it works again nor that it does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from meteo_douane.domain.catalogue import PORTAL
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.cues import is_kin
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.text.names import NameMention
from meteo_douane.reading.vocabulary.states import State

#: "Les autres téléprocédures", "le reste des services": not the one in the title.
THE_OTHERS = pattern_of(
    r"\b(?:autres? |reste d[eu]s? |reste de l'|ensemble des autres )"
    r"(?:tele)?(?:services?|procedures?|applications?|applicatifs?|systemes?)\b"
)
#: They are all right: nothing is said to be back.
ALL_RIGHT = (State.FINE, State.OPEN)


def without_bystanders(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """Return clauses without the sentences of a text that only say that other services than the message's work.

    Its services are those of the title, or else those of which something else is told.
    """
    listed = tuple(clauses)
    titled = _named(each for each in listed if each.topic is Topic.TITLE)
    own = titled or _named(each for each in listed if each.state not in (*ALL_RIGHT, State.NOTHING))
    return tuple(_left(listed, own)) if own else listed


def _named(clauses: Iterable[Clause]) -> set[str]:
    return {name.service for each in clauses for name in each.names}


def _left(clauses: tuple[Clause, ...], own: set[str]) -> Iterator[Clause]:
    for _, told in groupby(clauses, key=lambda each: id(each.sentence)):
        said = tuple(told)
        if not all(_is_of_others(each, own) for each in said):
            yield from said


def _is_of_others(clause: Clause, own: set[str]) -> bool:
    if clause.topic is Topic.TITLE or clause.state not in ALL_RIGHT:
        return False
    if not clause.names:
        return THE_OTHERS.search(clause.folded) is not None
    return all(_is_other(name, clause, own) for name in clause.names)


def _is_other(name: NameMention, clause: Clause, own: set[str]) -> bool:
    if name.is_collective:
        return THE_OTHERS.search(clause.folded) is not None
    if PORTAL in own:
        return False
    return not any(is_kin(name.service, each) for each in own)
