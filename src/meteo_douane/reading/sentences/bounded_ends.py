"""Short sentences behind an end, or a return, whose subject is the end: "Hors volet export.", "Limitée à l'EDI."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from meteo_douane.domain.catalogue import PORTAL
from meteo_douane.domain.notice import ALL_MODES, Mode
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.cues import is_kin
from meteo_douane.reading.sentences.exceptions import NO_PART
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.text.blanks import blanked
from meteo_douane.reading.text.modes import ModeMention
from meteo_douane.reading.text.names import NameMention
from meteo_douane.reading.text.words import normalised
from meteo_douane.reading.vocabulary.end_bounds_words import (
    ASIDE,
    IS_NOT_OF_IT_ALONE,
    IS_OF_IT_ALONE,
    LEAVES_A_PART_OUT,
    LEAVES_OUT,
    WAS_NOT_OF_IT,
    WAS_OF_IT_ALONE,
)
from meteo_douane.reading.vocabulary.exception_words import EXCEPT
from meteo_douane.reading.vocabulary.hedge_words import NOT_CONCERNED
from meteo_douane.reading.vocabulary.part_words import STRUCK_OUT
from meteo_douane.reading.vocabulary.states import State

BACK = (State.UP, State.OPEN)
#: What sets a bound apart within the sentence of its end: "Fin d'alerte DELTA IE – limitée à l'EDI".
APART = pattern_of(r" - | ?\(|, |(?<=[a-z\d]) : ")
LONGEST_BOUND = 120
"""Characters of a sentence, or of its end, that does no more than bound an end."""
MOST_PARTS = 8
"""Places of a sentence behind which a bound is looked for."""
#: Between a side and the mode in which it is left out: "export en EDI"; others are a list.
IN_A_MODE = pattern_of(r"(?: ?(?:en|par|via)) (?:mode )?")
_BLANKS = pattern_of(r" {2,}")


def with_bounds(
    clauses: Sequence[Clause], names: Sequence[NameMention], modes: Sequence[ModeMention]
) -> Iterator[Clause]:
    """Give a sentence that bounds the end before it the state of what it leaves out, or of what alone is back."""
    before: list[Clause] = []
    for _, group in groupby(clauses, key=lambda each: each.sentence.start):
        pieces = list(group)
        if not any(each.is_fallback for each in pieces):
            named = _Named(pieces[0].sentence.start, pieces, names, modes)
            is_behind = _is_behind_an_end(pieces[0], before)
            pieces = [*(_bounded if is_behind else _bounded_within)(pieces, named, before)]
        before += pieces
        yield from pieces


class _Named:
    """The services and modes that a sentence names from some place on, and its words there without them."""

    def __init__(
        self, start: int, pieces: list[Clause], names: Sequence[NameMention], modes: Sequence[ModeMention]
    ) -> None:
        sentence = pieces[0].sentence
        self.start = start
        self.names = tuple(each for each in names if start <= each.start < sentence.end)
        self.modes = tuple(each for each in modes if start <= each.start < sentence.end)
        self.folded = sentence.words.folded[start - sentence.start :]
        words = ASIDE.sub("", _BLANKS.sub(" ", blanked(self.folded, start, self.mentions, mark=STRUCK_OUT))).strip()
        self.words = words if len(words) <= LONGEST_BOUND else ""

    @property
    def mentions(self) -> tuple[NameMention | ModeMention, ...]:
        """All that it names, the services first."""
        return (*self.names, *self.modes)

    @property
    def excepts(self) -> bool:
        """Whether it names modes with the words that except others from them: "hors DTI" is EDI and DTI+."""
        return any(EXCEPT.match(normalised(each.quote)) for each in self.modes)

    @property
    def is_of_sides_in_modes(self) -> bool:
        """Whether what it names is a service or a side in some modes, and no list of both."""
        if len(self.names) != 1 or len(self.modes) != 1:
            return False
        first, last = self.names[0].end - self.start, self.modes[0].start - self.start
        return IN_A_MODE.fullmatch(self.folded[first:last]) is not None


def _is_behind_an_end(piece: Clause, before: list[Clause]) -> bool:
    """Whether a sentence of the text stands below the title of an end, or right behind a return."""
    if piece.topic is not Topic.BODY or not piece.sentence.is_heard:
        return False
    if any(each.topic is Topic.TITLE and each.state is State.UP for each in before):
        return True
    told = [each for each in before if each.topic is not Topic.TITLE and each.state is not State.NOTHING]
    return bool(told) and (told[-1].state is State.UP or told[-1].is_bound)


def _bounded(pieces: list[Clause], named: _Named, before: list[Clause]) -> Iterator[Clause]:
    """Yield the clauses of a sentence, as one that bounds the end before it where all of its words do."""
    if not (named.names or named.modes):
        yield from _without_a_part(pieces)
    elif named.excepts and not named.names:
        yield from pieces
    elif LEAVES_OUT.fullmatch(named.words):
        yield from _left_out(pieces, named, before) or pieces
    elif _is_of_it_alone(named, before):
        is_told = any(each.state is State.UP for each in pieces)
        yield from (replace(each, is_bound=True) for each in pieces) if is_told else (_whole(pieces, named, State.UP),)
    elif any(each.fullmatch(named.words) for each in (IS_NOT_OF_IT_ALONE, WAS_NOT_OF_IT)):
        yield replace(_whole(pieces, named, State.NOTHING), names=(), modes=())
    else:
        yield from _bounded_within(pieces, named, before)


def _bounded_within(pieces: list[Clause], named: _Named, before: list[Clause]) -> Iterator[Clause]:
    """Yield the clauses of a sentence that tells an end and bounds it: "Fin d'alerte DELTA IE – limitée à l'EDI"."""
    first = next((each for each in pieces if each.state is State.UP and each.predicates), None)
    if first is None or not first.sentence.is_heard or named.excepts:
        yield from pieces
        return
    if not named.mentions:
        yield from _without_a_part(pieces)
        return
    words, start = first.sentence.words.folded, first.sentence.start
    places = [each.end() + start for each in APART.finditer(words, first.predicates[0].end - start)][:MOST_PARTS]
    for place in places:
        rest = _Named(place, pieces, named.names, named.modes)
        head = [_until(each, place) for each in pieces if each.start < place]
        tail = _bound_at_its_end(pieces, rest, [*before, *head]) if rest.mentions else []
        if tail:
            yield from (*head, *tail)
            return
    yield from pieces


def _bound_at_its_end(pieces: list[Clause], rest: _Named, before: list[Clause]) -> list[Clause]:
    """Return what the rest of a sentence bounds the end with that its head tells; nothing if it does not."""
    if LEAVES_OUT.fullmatch(rest.words) and not _is_excepted(pieces, rest.start):
        return _left_out(pieces, rest, before)
    return [_whole(pieces, rest, State.UP)] if IS_OF_IT_ALONE.fullmatch(rest.words) else []


def _is_excepted(pieces: list[Clause], place: int) -> bool:
    """Whether what stands at a place is known as an exception: "rétabli (sauf export)"."""
    return any(each.is_exception and each.end > place for each in pieces)


def _until(piece: Clause, place: int) -> Clause:
    """Return a clause without what stands behind a place."""
    if piece.end <= place:
        return piece
    told = tuple(each for each in piece.predicates if each.start < place)
    return replace(
        piece,
        end=place,
        folded=piece.folded[: place - piece.start],
        state=State.UP if any(each.state is State.UP for each in told) else piece.state,
        predicates=told,
        names=tuple(each for each in piece.names if each.start < place),
        modes=tuple(each for each in piece.modes if each.start < place),
    )


def _is_of_it_alone(named: _Named, before: list[Clause]) -> bool:
    """Whether an end, or the trouble that it ends, is told to be of what a sentence names and of nothing else."""
    back = [each for each in before if each.topic is not Topic.TITLE and each.state in BACK]
    is_told_apart = any(each.names or each.modes for each in back)
    return any(each.fullmatch(named.words) for each in (IS_OF_IT_ALONE, WAS_OF_IT_ALONE)) and not is_told_apart


def _whole(pieces: list[Clause], named: _Named, state: State) -> Clause:
    """Return a sentence, from the place of what it names on, as one clause of all that it names."""
    return replace(
        pieces[0],
        start=named.start,
        end=pieces[0].sentence.end,
        folded=named.folded,
        state=state,
        predicates=(),
        names=named.names,
        modes=named.modes,
        inherited=(),
        is_exception=state is State.DOWN,
        is_part_left=False,
        is_bound=True,
    )


def _left_out(pieces: list[Clause], named: _Named, before: list[Clause]) -> list[Clause]:
    """Return what a sentence leaves out of the end: services and sides as not back, of the modes the other ones.

    Of a service that the end is not about it only says what anybody would: "DELTA T n'est pas concerné".
    """
    is_told = any(each.state is State.DOWN and each.has_verb for each in pieces)
    of_the_end = {name.service for each in before for name in each.names}
    is_of_all = PORTAL in of_the_end
    own = tuple(each for each in named.names if is_of_all or any(is_kin(each.service, one) for one in of_the_end))
    is_of_others = bool(named.names) and not own
    is_known = NOT_CONCERNED.search(named.folded) is not None and not own
    if is_told or is_of_others or is_known:
        return []
    whole = _whole(pieces, named, State.DOWN)
    if own and (named.is_of_sides_in_modes or not named.modes):
        return [replace(whole, names=own)]
    services = [replace(whole, names=own, modes=())] if own else []
    left = frozenset().union(*map(_excluded, named.modes))
    others = replace(named.modes[0], modes=ALL_MODES - left)
    modes = replace(whole, state=State.FINE, names=(), modes=(others,), is_exception=False)
    return [*services, modes if others.modes else replace(whole, names=())]


def _excluded(mention: ModeMention) -> frozenset[Mode]:
    """Return the modes that are named, though the words for an exception stand with them: "hors DTI"."""
    return ALL_MODES - mention.modes if EXCEPT.match(normalised(mention.quote)) else mention.modes


def _without_a_part(pieces: list[Clause]) -> Iterator[Clause]:
    """Yield a sentence that leaves out a part which nobody can name as one that does: "hors transit."."""
    words = pieces[0].sentence.words.folded
    is_left = LEAVES_A_PART_OUT.fullmatch(words) is not None and NO_PART.search(words.strip()) is None
    for each in pieces:
        yield replace(each, state=State.NOTHING, predicates=(), is_part_left=True) if is_left else each
