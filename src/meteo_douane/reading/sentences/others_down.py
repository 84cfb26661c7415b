"""What stays down beside a return and is none of our services: a test environment, another administration's system.

"DELTA G est rétabli. L'environnement de recette reste indisponible.": it takes nothing back of the return.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from meteo_douane.domain.catalogue import PORTAL
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.vocabulary.elsewhere_words import FOREIGN_OWNER, PRODUCTION, TEST
from meteo_douane.reading.vocabulary.states import State


def without_others_down(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Let what is down elsewhere tell nothing, where the message tells that a service of ours is back."""
    others = [each for each in clauses if _is_of_others(each) and each.is_standing]
    is_beside = bool(others) and any(_is_back(each, others[0]) for each in clauses)
    for each in clauses:
        is_other = is_beside and any(each is one for one in others)
        yield replace(each, state=State.NOTHING, predicates=()) if is_other else each


def _is_of_others(clause: Clause) -> bool:
    """Whether a clause of the text tells a trouble of a test environment, or of another administration by itself."""
    return clause.state is State.DOWN and clause.topic is not Topic.TITLE and is_elsewhere(clause)


def is_elsewhere(clause: Clause) -> bool:
    """Whether a clause is of a test environment, or of another administration by itself."""
    is_ours = any(name.service != PORTAL for name in clause.names) or bool(clause.modes)
    is_foreign = FOREIGN_OWNER.search(clause.folded) is not None and not is_ours
    is_test = TEST.search(clause.folded) is not None and not PRODUCTION.search(clause.folded)
    return is_foreign or is_test


def _is_back(clause: Clause, other: Clause) -> bool:
    """Whether a clause tells a return, by its name, by the title, or before anything is said of others."""
    if clause.state is not State.UP or TEST.search(clause.folded) or FOREIGN_OWNER.search(clause.folded):
        return False
    return bool(clause.names) or clause.start < other.start
