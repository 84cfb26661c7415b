"""Days that stand behind what they are of: "fin à 22h au lieu de 20h, samedi", "la nuit de samedi (14 au 15 mars)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.times.phrases import Phrase, phrases_of
from meteo_douane.reading.times.tokens import tokens_of

#: Words before an hour that no longer holds: the day behind it is that of the hour that does.
INSTEAD = pattern_of(r"\b(?:au lieu|et non|et non pas|plutot que|contre)(?: de| d'| a| le| du)* ?\Z")
SENTENCE_END = pattern_of(r"[.!?;](?=\s)|\n")
IN_BRACKETS = pattern_of(r",? ?[(:-]? ?(?:soit )?")
REACH = 30


@lru_cache(maxsize=8)
def phrases_in(folded: str) -> tuple[Phrase, ...]:
    """Return the phrases of a text, remembered: it is read for its publication first, and then beside that."""
    return _with_days_behind(folded, tuple(phrases_of(folded, tokens_of(folded))))


def _with_days_behind(folded: str, phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Give the hours of a sentence the day that stands behind the last hour that they replace."""
    told = list(_with_nights(folded, phrases))
    for index, each in enumerate(told):
        if not _is_replaced(folded, each):
            continue
        for place in range(index - 1, -1, -1):
            before = told[place]
            if before.begins.day is not None or SENTENCE_END.search(folded, before.end, each.start):
                break
            told[place] = replace(before, begins=replace(before.begins, day=each.begins.day))
    return tuple(told)


def _with_nights(folded: str, phrases: Sequence[Phrase]) -> Iterator[Phrase]:
    """Yield phrases, the dates behind the weekdays of a night as a night: "de samedi à dimanche (14 au 15 mars)"."""
    before: Phrase | None = None
    for each in phrases:
        is_beside = before is not None and IN_BRACKETS.fullmatch(folded, before.end, each.start) is not None
        is_night = is_beside and before is not None and before.is_night and _is_of_days(before) and _is_of_days(each)
        before = replace(each, is_night=True) if is_night else each
        yield before


def _is_of_days(phrase: Phrase) -> bool:
    """Whether a phrase goes from one day to another one, and tells no hour."""
    ends = phrase.ends
    return ends is not None and ends.day is not None and phrase.begins.clock is None and ends.clock is None


def _is_replaced(folded: str, phrase: Phrase) -> bool:
    """Whether a phrase is an hour that no longer holds, with a day behind it."""
    is_dated = phrase.begins.day is not None and phrase.begins.clock is not None and phrase.ends is None
    return is_dated and is_instead(folded, phrase.start)


def is_instead(folded: str, start: int) -> bool:
    """Whether what begins at a place of a text is told to hold no longer: "le 18 juin, et non le | 16 juin"."""
    return INSTEAD.search(folded[max(0, start - REACH) : start]) is not None
