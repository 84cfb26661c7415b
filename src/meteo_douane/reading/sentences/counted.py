"""Returns that are told of a number of services, fewer than the message names: "deux services sont rétablis", of three.

Nobody can say which of them works, so that none does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.vocabulary.nouns import SERVICES
from meteo_douane.reading.vocabulary.states import State

NUMBERS = {
    word: number
    for number, words in enumerate(
        ("un une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"), start=1
    )
    for word in (*words.split(), str(number))
}
#: "Deux services sont rétablis", "trois d'entre eux fonctionnent", "2 de ces applications".
COUNTED = pattern_of(
    rf"(?:^\W*|[,;:(] ?|\bet |\bmais |\bque |\bseule?s? )(?:l[ae]s? |ces )?(?P<number>{'|'.join(NUMBERS)})"
    rf"(?: (?:d'entre (?:eux|elles)|(?:(?:de )?(?:ces|nos|vos) |des )?(?:{SERVICES}|teleservices?))"
    r"(?= ?(?:[.;:,)]|$)| (?:est|sont|a|ont|fonctionne|marche|repond|retabli|rouvert|revenu|remis|disponible|accessible"
    r"|operationnel|de nouveau|a nouveau|seulement|uniquement|desormais|deja))"
    r"| (?=(?:est|sont|ont ete|fonctionnent|repondent)\b))"
)
BACK = (State.UP, State.OPEN)
SIDES = ("-import", "-export")


def with_counted_services(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Yield clauses, those marked as leaving a part out that tell fewer services to be back than are named above."""
    named: set[str] = set()
    for each in clauses:
        yield replace(each, is_part_left=True) if _is_of_fewer(each, named) else each
        named |= {_family(name.service) for name in each.names if not name.is_collective}


def _is_of_fewer(clause: Clause, named: set[str]) -> bool:
    if clause.state not in BACK or clause.names or clause.topic is Topic.TITLE:
        return False
    found = COUNTED.search(clause.folded)
    return found is not None and NUMBERS[found["number"]] < len(named)


def _family(service: str) -> str:
    """Return what a side is a side of, for "les deux services" may count DELTA IE with its two sides as one."""
    for side in SIDES:
        service = service.removesuffix(side)
    return service
