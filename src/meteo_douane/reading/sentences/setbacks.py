"""Returns that their own sentence takes back: "de nouveau accessible, mais des lenteurs subsistent"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import PAST, Clause
from meteo_douane.reading.sentences.denials import is_denied
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.vocabulary.kind_words import END
from meteo_douane.reading.vocabulary.states import State

#: What takes back the words before it.
BUT = pattern_of(r"^\W*(?:mais|toutefois|cependant|neanmoins|en revanche|quoique|bien que)\b")
#: "Résolu... puis KO": one line, or another sentence.
THEN = pattern_of(r"^\W*(?:(?:et |mais )?puis|ensuite)\b")
#: How a service works again: "mais avec deux heures de retard".
HOW = pattern_of(r"^\W*(?:mais|toutefois|cependant|quoique)[, ]+(?:\w+ )?(?:avec|par|dans un|a un)\b")
#: "Au prix de délais de deux heures."
AT_A_PRICE = pattern_of(r"^\W*(?:mais |et )?au prix d")
#: "Des messages restent bloqués bien que DELTA IE soit rétabli": the trouble is what is told.
CONCEDES = pattern_of(r"^\W*(?:bien que|bien qu'|quoiqu|alors (?:meme )?qu|meme si|malgre|en depit d)")
#: "Les messages EDI sont de nouveau reçus. | Les réponses ne sont pas encore renvoyées": half of a way.
SENT = pattern_of(r"\b(?:messages?|declarations?|dae|envois?|flux|depots?|titres?|demandes?)\b")
ANSWERS = pattern_of(
    r"^\W*(?:(?:mais|toutefois|cependant|en revanche),? )?(?:(?:l[ae]s?|leurs?|nos|vos) |l')?"
    r"(?:reponses?|accuses?(?: de reception)?|retours?|acquittements?|comptes? rendus?|notifications?|bae|mrn)\b"
)
REACH = 3
"""Clauses, from a return on, in which it may be taken back without a name."""


def with_setbacks(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Take a return for trouble that its sentence takes back."""
    for clause, following in zip_longest(clauses, clauses[1:]):
        is_back = clause.state in (State.UP, State.OPEN)
        is_taken_back = following is not None and (
            (is_back and _takes_back(following, clause)) or _is_unanswered(following, clause)
        )
        yield replace(clause, state=State.DOWN) if is_taken_back else clause


def without_concessions(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return clauses with a return that only sets off the trouble before it in its sentence as saying nothing."""
    return tuple(
        replace(each, state=State.NOTHING) if before is not None and _is_conceded(each, before) else each
        for before, each in zip((None, *clauses), clauses, strict=False)
    )


def _is_conceded(clause: Clause, before: Clause) -> bool:
    if clause.state not in (State.UP, State.OPEN) or before.sentence is not clause.sentence:
        return False
    is_set_off = before.state is State.DOWN and before.is_standing and CONCEDES.match(clause.folded) is not None
    return is_set_off and not _names_another(clause, before)


def _names_another(clause: Clause, before: Clause) -> bool:
    """Whether two clauses name different services, or different modes of the same."""
    services, others = ({name.service for name in each.names} for each in (clause, before))
    modes, other_modes = ({mode for listed in each.modes for mode in listed.modes} for each in (clause, before))
    is_other_service = bool(services and others) and not services & others
    return is_other_service or (bool(modes and other_modes) and not modes & other_modes)


def _takes_back(following: Clause, clause: Clause) -> bool:
    is_of_another = following.names or following.modes or following.is_fallback
    if following.state is State.DOWN and THEN.match(following.folded) and not is_of_another:
        return True
    if following.sentence is clause.sentence and AT_A_PRICE.match(following.folded):
        return True
    if (
        following.sentence is not clause.sentence
        or following.state is not State.DOWN
        or not BUT.match(following.folded)
    ):
        return False
    is_how = HOW.match(following.folded) is not None and not PAST.search(following.folded)
    return (following.is_standing or is_how) and not is_of_another


def _is_unanswered(following: Clause, clause: Clause) -> bool:
    """Whether messages are handled again, or well, and what is said next is that their answers do not come."""
    is_back = clause.state in (State.UP, State.OPEN, State.FINE) and SENT.search(clause.folded) is not None
    is_of_another = following.names or following.modes or following.is_fallback
    if not is_back or is_of_another or not ANSWERS.match(following.folded):
        return False
    return following.state is State.DOWN and (following.is_standing or not PAST.search(following.folded))


def with_relapses(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Take the return of a service for trouble if what is said next of it, without a name, is that it goes on badly."""
    told = [each for each in with_setbacks(clauses) if each.folded.strip()]
    for clause, *later in (told[index : index + REACH] for index in range(len(told))):
        following = next((each for each in later if each.state is not State.NOTHING), None)
        is_back = clause.state is State.UP and clause.names and not clause.modes and clause.topic is not Topic.TITLE
        yield replace(clause, state=State.DOWN) if is_back and following and _is_of_the_same(following) else clause


def _is_of_the_same(following: Clause) -> bool:
    is_of_another = following.names or following.modes or following.inherited or following.is_fallback
    return following.state is State.DOWN and following.is_standing and not is_of_another


def without_setbacks(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return clauses with what is taken back taken for trouble, if no title tells an end outright."""
    title = " ".join(each.folded for each in clauses if each.topic is Topic.TITLE)
    return tuple(clauses) if END.search(title) and not is_denied(title) else tuple(with_setbacks(clauses))
