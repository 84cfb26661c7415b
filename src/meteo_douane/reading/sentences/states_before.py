"""What a participle at the head of a sentence says of a service that its verb says to work again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.vocabulary.state_stems import BROKEN_FORMS
from meteo_douane.reading.vocabulary.states import State

#: "Fermé depuis hier à 21h à la suite d'une avarie, | DELTA H7 a rouvert": it was.
WAS = pattern_of(
    rf"^\W*(?:totalement |partiellement )?(?:{BROKEN_FORMS}) (?!mais|et)[^.;:]*,\W*$"
    # "Après trois jours de fermeture, OLGA a rouvert".
    r"|^\W*apres (?:\w+ ){1,4}d(?:e |')(?:fermeture|interruption|indisponibilite|coupure|panne|arret|suspension"
    r"|blocage)"
    r"(?: \w+)?,\W*$"
)


def without_states_before(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Yield clauses, a participle of a trouble as telling nothing where the subject behind it is back."""
    told = list(clauses)
    for each, following in pairwise(told):
        is_one = following.sentence is each.sentence and each.start == each.sentence.start
        is_bare = each.state is State.DOWN and not (each.names or each.modes) and WAS.match(each.folded) is not None
        is_former = is_one and is_bare and following.state is State.UP and bool(following.names)
        yield replace(each, state=State.NOTHING) if is_former else each
    yield from told[-1:]
