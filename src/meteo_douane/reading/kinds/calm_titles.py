"""Titles of news that are believed only where the text tells of no trouble, or counts those of a time."""

from __future__ import annotations

from collections.abc import Sequence

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.cues import Cues
from meteo_douane.reading.vocabulary.kind_words import ABOUT_IF_CALM
from meteo_douane.reading.vocabulary.states import State

#: "99,2 % (3 alertes, 7h10 d'indisponibilité)".
COUNTED = pattern_of(r"\d ?%")


def news_of_a_calm_title(cues: Cues, told: Sequence[Clause]) -> str:
    """Return the words of a title of news, if what is `told` of troubles and returns is only counted; else nothing.

    One that names a trouble itself ("Retour sur la panne de …") is believed if the text says that all is well by now.
    """
    calm = ABOUT_IF_CALM.search(cues.title)
    titled = [each for each in cues.titled if each.state is State.DOWN]
    is_well = not titled or any(each.state in (State.FINE, State.OPEN) for each in cues.told)
    is_counted = all(each.state is State.DOWN and COUNTED.search(each.folded) for each in told)
    is_of_a_trouble = any(each.has_verb for each in titled) or not is_well
    return calm.group() if calm and is_counted and not is_of_a_trouble else ""
