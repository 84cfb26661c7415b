"""What an end is of alone, as a sentence without a verb says below its title: "DTI uniquement.", "Pour l'import."."""

from __future__ import annotations

from meteo_douane.domain.notice import Mode
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.scopes.modes_beside import is_label
from meteo_douane.reading.scopes.testimony import Testimony
from meteo_douane.reading.scopes.to_come import is_of_a_part
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.sentences.said import Said, distinct, union
from meteo_douane.reading.vocabulary.states import State

#: "Seul DELTA X est rétabli": the others of the title are not.
ALONE = pattern_of(r"^\W*(?:(?:mais|toutefois|a ce stade),? )?seule?s? (?:l[ea]s? |l')?(?!modes?\b|dti\b|edi\b)")


def is_alone(said: Said) -> bool:
    """Whether it is told to be all that is back."""
    if said.state is not State.UP:
        return False
    is_of_the_text = said.clause.topic not in (Topic.TITLE, Topic.SERVICES)
    return said.clause.is_bound or (is_of_the_text and ALONE.match(said.clause.folded) is not None)


def modes_alone(message: Testimony, service: str) -> frozenset[Mode]:
    """Return the modes that are all that some sentence of an end tells."""
    told = [each for each in message.body(State.NOTHING) if message.is_about(each, service)]
    return union(each.modes for each in told if is_label(each.clause))


def parts_alone(message: Testimony) -> tuple[str, ...]:
    """Return the sides that are all that some sentence of an end tells, of a service that its title names."""
    told = [each for each in message.body(State.NOTHING) if each.service and is_label(each.clause)]
    is_part = [each for each in told if any(is_of_a_part(message, each, titled) for titled in message.topic)]
    return distinct(each.service for each in is_part)


def without_sides_of_the_whole(message: Testimony, up: tuple[str, ...]) -> list[str]:
    """Return what is back without the sides of a service that is told to be back as a whole, and on both of them."""
    is_whole = any(each.service is None and not each.modes for each in message.body(State.UP))
    sides = (frozenset(message.catalogue.children(each)) for each in message.topic if is_whole)
    whole = {side for both in sides if both and both <= set(up) for side in both}
    return [each for each in up if each not in whole]
