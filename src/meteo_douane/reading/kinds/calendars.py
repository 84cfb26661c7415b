"""A calendar of works that tells their days and hours: works, and no mere information."""

from __future__ import annotations

import re

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.cues import Cues
from meteo_douane.reading.vocabulary.works_words import WORKS

CALENDAR = pattern_of(r"^\W*(?:calendriers?|plannings?)\b")
DATED_HOURS = pattern_of(
    r"\b\d{1,2}(?:er)? ?(?:/\d|janv|fev|mars|avr|mai|juin|juil|aout|sept|oct|nov|dec)[^\n;.]{0,60}?\b\d{1,2} ?h"
)


def calendar_of_works(cues: Cues) -> str:
    """Return the word for works of a title, if it is that of a calendar and the text dates those of a service."""
    works = re.search(WORKS, cues.title) if CALENDAR.match(cues.title) else None
    is_dated = any(each.names for each in cues.told) and DATED_HOURS.search(cues.body) is not None
    return works.group() if works and is_dated else ""
