"""What is over and only spoken of: "la maintenance terminée ce matin a provoqué une panne" tells no end.

A participle that describes its noun asserts nothing where the noun goes on to be the subject of a verb, or stands
behind a preposition.
"""

from __future__ import annotations

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.bygone_words import (
    ABSOLUTE,
    AND_HARMS,
    AUXILIARY,
    CAME_AT,
    COMPLEMENT,
    DESCRIPTION,
    DONE_TO_IT,
    GOES_ON,
    HARMS,
    HELPED,
    IN_VAIN,
    NO_LONGER,
    OF_A_HAPPENING,
    OVER,
    RELATIVE,
    STANDS,
    SUBJECT,
    SUBORDINATE,
    WITH_ARTICLE,
    WORKS_WELL,
)
from meteo_douane.reading.vocabulary.state_stems import DONE

IS_OVER = pattern_of(rf"\b{OVER}$")
OF_WORKS = pattern_of(rf"\b{DONE_TO_IT}")
#: Participles that are said of much else than works and troubles.
BARE = pattern_of(DONE)
#: What a trouble did before it was over.
STILL = pattern_of(r"\b(?:toujours|encore|dure(?:nt)?|persiste(?:nt)?|subsiste(?:nt)?|continue(?:nt)?)\b")
BEFORE_THAT = pattern_of(r"(?:avait|avaient)\b")


def is_described(words: str, before: str, after: str) -> bool:
    """Whether words for what is over only describe it, where more is told of it, or stand beside what is told."""
    whole = before + words
    if OF_WORKS.search(whole) and AND_HARMS.match(after):
        return True
    over = IS_OVER.search(words)
    lead = before + words[: over.start()] if over else before
    if over and (SUBORDINATE.search(lead) or (ABSOLUTE.search(lead) and not WORKS_WELL.search(after))):
        return True
    if RELATIVE.search(lead):
        return _is_said_of(whole, after, otherwise=OF_A_HAPPENING.search(lead) is not None)
    if not over or AUXILIARY.search(lead):
        return False
    if COMPLEMENT.search(whole) or (not before.strip() and NO_LONGER.match(after)):
        return True
    return _is_said_of(whole, after, otherwise=WITH_ARTICLE.search(whole) is not None)


def stands(words: str, before: str, after: str) -> bool:
    """Whether what is described as over is a trouble that is said to go on: "le problème réglé hier persiste"."""
    goes_on = GOES_ON.match(after)
    is_trouble = OF_WORKS.search(before + words) is None and IS_OVER.search(words) is not None
    return is_trouble and goes_on is not None and STANDS.match(goes_on["verb"]) is not None


def _is_said_of(whole: str, after: str, *, otherwise: bool) -> bool:
    """Whether what is over is the subject of a verb that tells no help of it; `otherwise` where it has no verb."""
    goes_on = GOES_ON.match(after)
    if goes_on is None:
        return otherwise
    if HELPED.match(goes_on["verb"]):
        return False
    is_past = BEFORE_THAT.match(goes_on["verb"]) is not None and STILL.search(goes_on["verb"]) is None
    return OF_WORKS.search(whole) is not None or not is_past


def is_of_nothing(words: str, before: str) -> bool:
    """Whether a mere participle has no works and no trouble for its subject."""
    is_told = SUBJECT.search(before) and not AUXILIARY.search(before)
    return BARE.fullmatch(words) is not None and not is_told


def does_harm(words: str, before: str, after: str) -> bool:
    """Whether a return that a noun names is when a trouble came, or did harm, or, of works, no help."""
    if CAME_AT.search(before):
        return True
    goes_on = GOES_ON.match(without_description(after))
    if goes_on is None:
        return False
    is_of_works = OF_WORKS.fullmatch(words) is not None
    return HARMS.match(goes_on["verb"]) is not None or (is_of_works and not HELPED.match(goes_on["verb"]))


def without_description(before: str) -> str:
    """Return what stands before a verb without the participle that describes its subject: "la panne terminée à 6h"."""
    return DESCRIPTION.sub(" ", before)


def helps_nothing(words: str, before: str, after: str) -> bool:
    """Whether works are over, and are said to have helped nothing."""
    return OF_WORKS.search(before + words) is not None and IN_VAIN.match(after) is not None
