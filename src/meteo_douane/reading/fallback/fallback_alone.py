"""Messages that tell of nothing but the fallback of a service: "Procédure de secours DELTA T autorisée dès 9h".

Who allows it, prolongs it or ends it tells of a trouble that goes on; an end of the fallback is none of the trouble.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from meteo_douane.domain.notice import Kind, Permission
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.fallback.fallback_ends import until_then
from meteo_douane.reading.fallback.fallbacks import is_general, judgements
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.vocabulary.states import State

#: Leave that was given before: the message goes on with what is known.
GOES_ON = pattern_of(
    r"\b(?:prolong|recondui|renouvel|elargi|etendu|extension|re-?activ|rouver|reouver|mainten|maintien)\w*"
    r"|\b(?:reste|demeure|continue|toujours|encore|(?:de|a) nouveau)\b"
)
GIVEN = (Permission.ALLOWED, Permission.ADVISED)


def kind_by_fallback(clauses: Iterable[Clause], *, given: bool) -> tuple[Kind, str] | None:
    """Return what kind a message is that tells no more than the fallback of a service, and the words that say so.

    If it must be `given`, or have been, a refusal tells nothing.
    """
    listed = tuple(clauses)
    silent = (None, Permission.REFUSED) if given else (None,)
    told = [(each, found) for each, found in _told(listed) if found is not None and found not in silent]
    named = any(each.names for each, _ in told) or any(each.names for each in listed if each.topic is Topic.TITLE)
    if not told or not named:
        return None
    clause, permission = next((one for one in told if one[0].topic is not Topic.TITLE), told[0])
    is_new = permission in GIVEN and not any(GOES_ON.search(each.folded) for each, _ in told)
    return Kind.MALFUNCTION if is_new else Kind.BULLETIN, clause.folded


def as_troubles(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """Yield clauses with those that tell of the fallback as a trouble of the services and modes that they name.

    Modes count only where all that is said of the fallback names some: leave without a mode may be for any.
    """
    listed = tuple(clauses)
    told = [each for each, found in _told(listed) if found is not None]
    of_text = [each for each in told if each.topic is not Topic.TITLE] or told
    are_of_modes = bool(of_text) and all(each.modes for each in of_text)
    for each in listed:
        modes = each.modes if are_of_modes else ()
        is_told = any(each is one for one in told)
        yield replace(each, state=State.DOWN, is_fallback=False, modes=modes) if is_told else each


def _told(clauses: tuple[Clause, ...]) -> Iterator[tuple[Clause, Permission | None]]:
    """Yield each clause on the fallback of today with what it says of it."""
    for clause, judgement in judgements(clauses):
        if not is_general(clause):
            yield clause, until_then(clause, judgement).permission
