"""Clauses that go on with an alert of which a part is over: where it is in force, they tell a trouble."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.cues import is_kin, modes_of
from meteo_douane.reading.sentences.fate_cuts import A_BULLETIN, IN_FORCE, ONLY_HELD, POINTS_AT, REMAINS
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.vocabulary.states import Predicate, State

#: What may stand within such a verb.
BETWEEN = r"(?:(?:\w+ment|\w+|en revanche|par contre|quant a elle|pour (?:sa part|l'instant)|a ce stade),? )?"
#: "L'alerte est levée en DTI. Elle est maintenue en EDI": the alert goes on.
STILL_ALERT = pattern_of(
    rf"^\W*(?:mais |et |toutefois |cependant )?(?:elle|celle-ci),? {BETWEEN}(?:est|reste|demeure),? {BETWEEN}"
    rf"(?:{IN_FORCE}|(?:en cours|ouverte)\b)|^\W*(?:elle|celle-ci) se poursuit\b"
    r"|^\W*(?:mais )?(?:elle|celle-ci) (?:\w+ )?(?:reste|demeure) (?:pour|en|sur|dans)\b"
)
OF_AN_ALERT = pattern_of(r"\balerte\b")
#: "L'alerte est levée en DTI | et maintenue en EDI".
HELD_THERE = pattern_of(rf"^\W*(?:et |mais |toutefois )?(?:(?:est|reste|demeure),? )?{BETWEEN}{IN_FORCE}")

#: "BIP n°3 ECS, | fin d'alerte DELTA T": what goes on, beside what is over.
_HEAD = rf"^\W*(?:{POINTS_AT}|(?:(?:la|le|une|un|nouvelle) |l')*)"
_WATCH = r"(?:vigilance|surveillance|observation|suivi)\b"
OF_A_BULLETIN = pattern_of(
    rf"{_HEAD}(?:{A_BULLETIN}|(?:maintien|poursuite|prolongation)\b(?! d[eu] (?:la )?{_WATCH}))|^\W*{REMAINS}"
    rf"|^(?![^,;.:]*\b{_WATCH})[^,;.:]*\b{ONLY_HELD}\W*$"
)


def still_in_alert(piece: Clause, before: Sequence[Clause]) -> Clause:
    """Return a clause as telling a trouble that goes on if it says so of the alert of the sentence before."""
    is_of_alert = bool(before) and OF_AN_ALERT.search(before[0].folded) and not any(each.is_fallback for each in before)
    if piece.is_fallback or not is_of_alert or not STILL_ALERT.match(piece.folded):
        return piece
    return _in_force(piece, STILL_ALERT)


def held_there(told: Sequence[Clause]) -> Iterator[Clause]:
    """Yield the later clauses of a sentence, each that goes on with its alert, where it is in force, as a trouble."""
    is_of_alert = OF_AN_ALERT.search(told[0].folded) is not None
    for one, other in pairwise(told):
        is_held = is_of_alert and not (one.is_fallback or other.is_fallback) and bool(other.names or other.modes)
        yield _in_force(other, HELD_THERE) if is_held and HELD_THERE.match(other.folded) else other


def beside_an_end(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Yield clauses, those of a title that are a bulletin, or an alert, beside the end of another one as a trouble."""
    back = [each for each in clauses if each.state is State.UP]
    for each in clauses:
        yield _of_what_is_left(each, back) if _is_beside_an_end(each, back) else each


def _is_beside_an_end(piece: Clause, back: Sequence[Clause]) -> bool:
    """Whether a title has a bulletin or an alert, and the end of a service or a mode that it names."""
    is_titled = piece.topic is Topic.TITLE and piece.state is not State.UP and not piece.is_fallback
    ended = [each for each in back if each.topic is Topic.TITLE]
    if not is_titled or not ended or not OF_A_BULLETIN.match(piece.folded):
        return False
    return all(each.names or each.modes for each in ended)


def _of_what_is_left(piece: Clause, back: Sequence[Clause]) -> Clause:
    """Return what a title has beside an end as telling the trouble of what nothing says to be back."""
    over = {name.service for each in back for name in each.names}
    left = tuple(each for each in piece.names if not any(is_kin(each.service, one) for one in over))
    ended = modes_of(back)
    if ended and piece.modes and not left and not modes_of([piece]) & ended:
        return _in_force(piece, OF_A_BULLETIN)
    return replace(_in_force(piece, OF_A_BULLETIN), names=left) if left else piece


def _in_force(piece: Clause, words: re.Pattern[str]) -> Clause:
    """Return a clause as telling an alert that is in force, by the verb that words find at its head."""
    verb = words.match(piece.folded)
    end = piece.start + (verb.end() if verb else 0)
    return replace(piece, state=State.DOWN, predicates=(Predicate(piece.start, end, State.DOWN),))
