"""Leaving the fallback, told of as what is to be done, what is not to be done, or what is yet to come."""

from __future__ import annotations

from dataclasses import replace

from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.fallback_places import all_behind
from meteo_douane.reading.vocabulary.fallback_deeds import NO_DUTY_ALONE, OPTIONAL
from meteo_douane.reading.vocabulary.fallback_leaving import (
    BEFORE_AN_END,
    BIDDEN,
    ENDING,
    IN_VIEW,
    LEAVES,
    LEFT_TO_COME,
    OF_A_BAN,
    ONCE_OVER,
    ONLY_ONCE,
    TO_STAY,
    TOLD_TO,
    WITHOUT_AN_HOUR,
)
from meteo_douane.reading.vocabulary.fallback_stems import ADVISED, ALLOWED, CONDITIONAL, ENDED, UNKNOWN, Judgement


def leaving(clause: Clause) -> Judgement | None:
    """Return what a clause says by telling of leaving the fallback, if it does: that it is to be left ends it."""
    words = clause.folded
    if OF_A_BAN.search(words):
        return None
    if TO_STAY.search(words):
        return ALLOWED
    if ONCE_OVER.search(words):
        return CONDITIONAL
    if LEAVES.search(words) or BIDDEN.search(words):
        before = clause.sentence.words.folded[: clause.end - clause.sentence.start]
        is_told = BIDDEN.search(words) or (TOLD_TO.search(words) and not IN_VIEW.search(words))
        return ENDED if is_told and not ONLY_ONCE.search(before) else CONDITIONAL
    return CONDITIONAL if _is_an_end_to_come(clause) else None


def optional(clause: Clause) -> Judgement | None:
    """Return what a clause says of a fallback that nobody has to use: "n'est pas obligatoire mais possible"."""
    words = clause.folded + all_behind(clause)
    given = OPTIONAL.search(words)
    if given is not None:
        leave = ADVISED if given["advice"] else ALLOWED
        return replace(leave, is_conditional=bool(given["limit"]))
    return UNKNOWN if NO_DUTY_ALONE.search(words) else None


def _is_an_end_to_come(clause: Clause) -> bool:
    """Whether the end of the fallback is a noun, and what stands around it leaves it to come."""
    words = clause.folded
    if words.rstrip().endswith(":"):
        words += all_behind(clause)
    noun = ENDING.search(words)
    if noun is None:
        return False
    behind = words[noun.end() :]
    patterns = (LEFT_TO_COME, WITHOUT_AN_HOUR)
    return BEFORE_AN_END.search(words[: noun.start()]) is not None or any(each.match(behind) for each in patterns)
