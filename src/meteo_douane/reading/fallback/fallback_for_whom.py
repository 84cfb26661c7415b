"""Whether leave of the fallback is for some alone, whom no service, mode or side tells: persons, places, goods."""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.fallback_cuts import SIDE
from meteo_douane.reading.vocabulary.fallback_whom import BY_AN_OFFICE, BY_SOME, FOR_SOME, ON_A_CONDITION

#: What names a service, a mode or a side, once each of them has become "service".
NAMED = pattern_of(r"\b(?:(?:mode|volet|cote|sens|flux|service|teleservice|teleprocedure|application)s? )+service\b")


def is_for_some(clause: Clause) -> bool:
    """Whether leave is given to some of those who use the services, modes or sides that its clause names, if any."""
    words = _without_names(clause)
    return any((FOR_SOME.search(words), BY_SOME.match(words), BY_AN_OFFICE.match(words), ON_A_CONDITION.search(words)))


def _without_names(clause: Clause) -> str:
    """Return the words of a clause with "service" for each service, mode and side: that it tells for whom is enough."""
    words = clause.folded
    for start, end in sorted(((each.start, each.end) for each in clause.mentions), reverse=True):
        words = words[: max(start - clause.start, 0)] + "service" + words[end - clause.start :]
    return NAMED.sub("service", SIDE.sub("service", words))
