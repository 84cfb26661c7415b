"""Where a sentence that has told its state lists one more service: "l'export est bloqué, | DELTA T en EDI aussi"."""

from __future__ import annotations

from collections.abc import Iterator

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.vocabulary.states import Predicate

#: "Le blocage EDI | touche DELTA X et DELTA H7": a mode of the trouble, and none of the services that it strikes.
OF_MODES = pattern_of(r"(?:[\w']+ )*?(?:dti|edi)\+?|(?:les )?(?:deux|trois|tous les) modes")
#: "…, | de même que DELTA T, également, en EDI aussi": before a name, between it and its mode, and behind that.
ONE_MORE = pattern_of(r" (?:(?:et|de meme que|ainsi que|(?:tout )?comme|puis) )?(?:l[ae] |l')?")
OF_ITS_MODE = pattern_of(
    r"(?:,? (?:aussi|egalement),?)? ?(?:[-–(/] ?)?(?:en |via |par )?(?:l[ae] |l')?(?:modes? |flux )?"
)
AT_LAST = pattern_of(r"\)?(?:,? (?:aussi|egalement|idem))?\W*")
#: "Rétabli, | y compris ECS", "service rétabli, | ECS compris": beside all that the rest is of.
INCLUDING = pattern_of(r"(?P<comma>,? ?\(?)(?P<lead>y compris (?:pour |sur |dans )?|incluant )?(?:l[ae]s? |l')?$")
INCLUDED = pattern_of(r"(?P<included> (?:compris|inclus)e?s?)?\W*")


def before_one_more(folded: str, predicates: tuple[Predicate, ...], mentions: list[tuple[int, int]]) -> Iterator[int]:
    """Yield where one more service is listed behind what a sentence tells, in a mode of its own or as included."""
    yield from _before_one_in_its_mode(folded, predicates, mentions)
    yield from _before_one_that_is_included(folded, predicates, mentions)


def _before_one_in_its_mode(
    folded: str, predicates: tuple[Predicate, ...], mentions: list[tuple[int, int]]
) -> Iterator[int]:
    """Find the comma behind which one more service is listed, in a mode that is not that of those before it."""
    if len(mentions) <= len(("its name", "its mode")):
        return
    (start, end), (mode, last) = mentions[-2:]
    is_named = OF_MODES.fullmatch(folded, start, end) is None and OF_MODES.fullmatch(folded, mode, last) is not None
    comma = folded.rfind(",", mentions[-3][1], start)
    is_told = any(each.end <= comma for each in predicates) and not any(each.start > comma for each in predicates)
    is_last = OF_ITS_MODE.fullmatch(folded, end, mode) is not None and AT_LAST.fullmatch(folded, last) is not None
    is_listed = ":" in folded[:start]
    if is_named and is_told and is_last and not is_listed and ONE_MORE.fullmatch(folded, comma + 1, start):
        yield comma + len(", ")


def _before_one_that_is_included(
    folded: str, predicates: tuple[Predicate, ...], mentions: list[tuple[int, int]]
) -> Iterator[int]:
    """Find where one service is told to be included, in a sentence that names nothing else: it is not all of it."""
    if len(mentions) != 1 or not predicates:
        return
    [(start, end)] = mentions
    before, behind = INCLUDING.search(folded, 0, start), INCLUDED.fullmatch(folded, end)
    if before is None or behind is None or predicates[-1].end > start:
        return
    is_apart_and_included = bool(before["comma"].strip()) and behind["included"] is not None
    if before["lead"] is not None or is_apart_and_included:
        yield before.end("comma")
