"""Services that are only spoken of beside the subject: "DELTA IE, qui a remplacé DELTA G", "ex-DELTA G".

So are those of another trouble that this one is compared with: "un blocage semblable à celui de DELTA X est en cours".

One name at a time: what an "et" adds behind it may be a subject, and is kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.cues import is_kin
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.text.names import NameMention
from meteo_douane.reading.vocabulary.compared_words import compared_in, is_within
from meteo_douane.reading.vocabulary.state_stems import TROUBLES
from meteo_douane.reading.vocabulary.states import State

#: What tells which service is meant by naming another one.
RELATED = (
    r"(?:qui (?:\w+ )?(?:remplac|succed|supplant)\w*|qui (?:a pris|prend|avait pris) la (?:suite|place)"
    r"|successeurs?|heriti(?:er|ere)s?|remplacante?s?|a ne pas confondre|a distinguer|qu'il ne faut pas confondre"
    r"|(?:distinct|different)e?(?= (?:de |du |d'))|ex|ancien(?:ne)?|anciennement|jadis|precedemment|naguere)"
)
#: Words between these and the name that they bring: any other one might make another subject of it.
LINK = r"(?:[ -](?:(?:a|au|aux|de|du|avec|le|la|les|systeme|service|teleservice|application) |[dl]')*| (?=[dl]'))"
APPOSITION = pattern_of(rf"(?:, ?|\( ?){RELATED}{LINK}")
#: Nothing is told of the name itself: "qui remplace DELTA G en panne" would be.
CLOSED = pattern_of(r" ?(?:(?:en|depuis|des) (?:\w+ )?\d{4} ?)?(?:[,;.)]|$|(?:et|ou|ainsi que) )")

#: "Rétabli à 9h40 après une panne de TRIGO": below the title of another service, what is back is that one.
OF_ITS_TROUBLE = pattern_of(
    r"\b(?:apres|a la suite|suite a|consecuti\w+ a) ?(?:de |d')?(?:une? |la |l'|cette |cet |le )?(?:\w+ )?"
    rf"{TROUBLES} (?:\w+ )?(?:de |du |d'|sur |chez )(?:l[ae] |l'|notre )?$"
)


def with_appositions(pieces: Iterable[Clause], before: Iterable[Clause] = ()) -> list[Clause]:
    """Take the one service of each apposition out of what a clause says; a text tells it as a clause of its own.

    `before` are the clauses of the sentences before, of which the title tells what the message is about.
    """
    told: list[Clause] = []
    beside: list[Clause] = []
    titled = {name.service for each in before if each.topic is Topic.TITLE for name in each.names}
    for piece in pieces:
        others = compared_in(piece.folded)
        brought = {each.end() + piece.start for each in APPOSITION.finditer(piece.folded)}
        asides = tuple(each for each in piece.names if each.start in brought and _is_closed(piece, each))
        compared = tuple(each for each in piece.names if is_within(each.start - piece.start, others))
        compared = compared or _of_its_trouble(piece, titled)
        asides = compared or asides
        subjects = tuple(each for each in piece.names if each not in asides)
        own_modes = tuple(each for each in piece.modes if not is_within(each.start - piece.start, others))
        if not asides or not (subjects or compared):
            told.append(replace(piece, modes=own_modes))
            continue
        told.append(replace(piece, names=subjects, modes=own_modes))
        if piece.topic is not Topic.TITLE:
            beside.append(_aside(piece, asides))
    return told + beside


def _of_its_trouble(piece: Clause, titled: Collection[str]) -> tuple[NameMention, ...]:
    """Return the services whose trouble a return came after, where the title names others alone."""
    if piece.state is not State.UP or piece.topic is Topic.TITLE or not titled:
        return ()
    return tuple(
        each
        for each in piece.names
        if OF_ITS_TROUBLE.search(piece.folded[: each.start - piece.start])
        and not any(is_kin(each.service, one) for one in titled)
    )


def _is_closed(piece: Clause, name: NameMention) -> bool:
    return CLOSED.match(piece.folded, name.end - piece.start) is not None


def _aside(piece: Clause, names: tuple[NameMention, ...]) -> Clause:
    start, end = names[0].start, names[-1].end
    return replace(
        piece,
        start=start,
        end=end,
        folded=piece.folded[start - piece.start : end - piece.start],
        state=State.NOTHING,
        predicates=(),
        names=names,
        modes=(),
        is_exception=True,
    )
