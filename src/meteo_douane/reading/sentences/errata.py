"""Errata that put one service, or mode, in the place of another: "il fallait lire DELTA IE au lieu de DELTA T"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.text.names import NameMention
from meteo_douane.reading.vocabulary.kind_words import END
from meteo_douane.reading.vocabulary.nouns import MESSAGE
from meteo_douane.reading.vocabulary.states import Predicate, State

ERRATUM = pattern_of(
    r"\b(?:errat(?:um|a)|rectificati(?:f|on)|correctif)\b"
    rf"|\bcorrection (?:d[eu]|a|-|:) ?(?:la |l'|notre )?(?:{MESSAGE}|alerte|annonce)\b"
)
#: "Lire DELTA X et non DELTA G": an erratum, whether or not it is called one.
READ_AS = pattern_of(
    r"\b(?:lire|lisez|comprendre|comprenez|il s'agi(?:t|ssait))\b[^.;]{0,60}?\b(?:et non|et pas|au lieu d"
    r"|en lieu et place d|plutot qu|a la place d)"
    r"|\b(?:au lieu d|en lieu et place d|a la place d)[^.;]{0,60}?\b(?:lire|lisez|comprendre|comprenez)\b"
)
WHICH = (
    r"[ ]?:?[ ]?(?:d[eu'] ?|de la |le |la |l'|en )?(?:\"[ ]?)?"
    r"(?:service |teleprocedure |application |modes? |flux )?\"?[ ]?\Z"
)
#: What stands before the service that is meant, and before the one that is not.
MEANT = pattern_of(
    r"(?:\b(?:il (?:fallait|faut|convient de|convenait de) )?(?:lire|lisez|comprendre|comprenez)(?: plutot)?"
    r"|\bil s'agi(?:t|ssait)(?: (?:en realite|en fait|bien))?"
    r"|\b(?:concerne|concernait|vise|porte sur) (?:en realite|en fait)|\ben realite,?)" + WHICH
)
#: "L'alerte de 8h15 concerne DELTA X et non DELTA G": what it is of, in a sentence that takes another one back.
IT_IS_OF = pattern_of(
    rf"(?<!fin d')(?<!fin de l')(?<!levee de l')\b(?:{MESSAGE}|alerte|annonce|incident|panne)s?\b[^.;:,]{{0,40}}? "
    r"(?:concerne|vise|touche|porte sur)" + WHICH
)
#: What takes the other one back.
AND_NOT = pattern_of(r"\bet non\b|\bet pas\b|\bau lieu d|\ben lieu et place d|\ba la place d")
#: "L'alerte ne concerne pas ECS mais DELTA T."
NOT_OF = pattern_of(
    rf"(?<!fin d')(?<!fin de l')(?<!levee de l')\b(?:{MESSAGE}|alerte|incident|panne)s?\b[^.;:,]{{0,40}}? "
    r"(?:ne |n')(?:concerne|vise|touche|affecte) (?:donc )?pas\b"
)
BUT_OF = pattern_of(r"\bmais (?:bien |plutot )?(?:(?:l[ea] |l'|en )?(?:mode )?(?:dti\+?|edi) (?:de |sur )?)?" + WHICH)
#: "La fin d'alerte de 8h15 concerne ECS et non DELTA T": that one is still in alert.
AN_END_IS_OF = pattern_of(
    r"\b(?:fin d'|(?:fin|levee) de l')alerte\b[^.;:,]{0,40}? (?:concerne|vise|porte sur)\b[^.;]{0,60}?"
    r"\bet (?:non|pas)\b"
)
NOT_MEANT = pattern_of(
    r"(?:\b(?:ne |n')(?:concerne|vise|touche|affecte) (?:donc )?pas"
    r"|\bau lieu|\ben lieu et place|\bet non(?: pas)?|\bet pas|\bplutot qu[e']|\bpar erreur|\ba la place"
    r"|\bla ou (?:nous |il |l'on |on )?(?:ecriv|indiqu|annonc|lisai|etait (?:ecrit|indique))\w*)" + WHICH
)
#: Names of one list have one part: "DELTA IE et DELTA G".
LISTED = pattern_of(r"[ ]?(?:,|/|&|\bet\b|\bou\b|\bainsi que\b)[ ]?(?:le |la |l'|de )?")


@dataclass(frozen=True, slots=True)
class _Parts:
    """The services that an erratum means, and those that were named in their place."""

    meant: frozenset[str]
    not_meant: frozenset[str]


def corrected(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return clauses in which what an erratum means is in question, and what it takes back is not."""
    clauses = tuple(_end_mistaken(each) for each in clauses)
    titled = [each for each in clauses if each.topic is Topic.TITLE]
    is_one = any(ERRATUM.search(each.folded) for each in clauses)
    if not is_one and not any(
        found.search(each.sentence.words.folded) for each in clauses for found in (READ_AS, NOT_OF)
    ):
        return tuple(clauses)
    state = State.UP if any(END.search(each.folded) for each in titled) else State.DOWN
    clauses = _with_modes_meant(clauses, state)
    parts = _parts(clauses, [name.service for each in titled for name in each.names])
    if not parts.meant:
        return tuple(clauses)
    return tuple(found for each in clauses for found in _told_anew(each, parts, state))


def _end_mistaken(clause: Clause) -> Clause:
    """Return what an end was told of by mistake as what is still in trouble: "… concerne ECS et non DELTA T"."""
    is_mistaken = AN_END_IS_OF.search(clause.sentence.words.folded) is not None
    if not is_mistaken or not any(_stands_behind(NOT_MEANT, each, clause) for each in clause.names):
        return clause
    return _stating(clause, State.DOWN)


def _with_modes_meant(clauses: Sequence[Clause], state: State) -> tuple[Clause, ...]:
    """Return clauses with the modes that an erratum means alone: "il fallait lire DTI et non EDI"."""
    text = [each for each in clauses if each.topic is not Topic.TITLE]
    meant = [(each, mode) for each in text for mode in each.modes if _leads_to(MEANT, mode.start, each)]
    wrong = {mode for each in text for listed in each.modes for mode in listed.modes if _is_wrong(listed.start, each)}
    if not meant or not wrong or any(wrong & mode.modes for _, mode in meant):
        return tuple(clauses)
    kept = (replace(each, modes=tuple(one for one in each.modes if not one.modes & wrong)) for each in clauses)
    saying = {each.start for each, _ in meant}
    return tuple(_stating(each, state) if each.start in saying and not each.names else each for each in kept)


def _is_wrong(start: int, clause: Clause) -> bool:
    return _leads_to(NOT_MEANT, start, clause)


def _leads_to(words: re.Pattern[str], start: int, clause: Clause) -> bool:
    return words.search(clause.sentence.words.folded[: start - clause.sentence.start]) is not None


def _parts(clauses: Iterable[Clause], titled: Iterable[str]) -> _Parts:
    meant: set[str] = set()
    not_meant: set[str] = set()
    for clause in clauses:
        for name in clause.names if clause.topic is not Topic.TITLE else ():
            meant |= {name.service} if _is_meant(name, clause) else set()
            not_meant |= {name.service} if _stands_behind(NOT_MEANT, name, clause) else set()
    return _Parts(frozenset(meant - not_meant), frozenset((not_meant or set(titled)) - meant))


def _is_meant(name: NameMention, clause: Clause) -> bool:
    sentence = clause.sentence.words.folded
    is_of_it = AND_NOT.search(sentence) is not None and _stands_behind(IT_IS_OF, name, clause)
    is_nothing_told = clause.state is State.NOTHING and NOT_OF.search(sentence) is not None
    return is_of_it or (is_nothing_told and _stands_behind(BUT_OF, name, clause)) or _stands_behind(MEANT, name, clause)


def _stands_behind(words: re.Pattern[str], name: NameMention, clause: Clause) -> bool:
    """Whether words, or a list that begins behind them, lead to a name."""
    start = clause.sentence.start
    folded = clause.sentence.words.folded
    if words.search(folded[: name.start - start]):
        return True
    before = next((each for each in reversed(clause.names) if each.end <= name.start), None)
    gap = folded[before.end - start : name.start - start] if before else ""
    return before is not None and LISTED.fullmatch(gap) is not None and _stands_behind(words, before, clause)


def _told_anew(clause: Clause, parts: _Parts, state: State) -> Iterator[Clause]:
    """Yield a clause without the names that are taken back, and these by themselves, as not in trouble."""
    back = tuple(each for each in clause.names if each.service in parts.not_meant)
    kept = tuple(each for each in clause.names if each not in back)
    if clause.topic is Topic.TITLE:
        yield replace(clause, names=kept)
        return
    if kept or not back:
        is_said = any(each.service in parts.meant and _is_meant(each, clause) for each in kept)
        yield replace(_stating(clause, state) if is_said else clause, names=kept)
    if back:
        yield replace(clause, names=back, modes=(), state=State.FINE, predicates=())


def _stating(clause: Clause, state: State) -> Clause:
    predicates = (*clause.predicates, Predicate(clause.start, clause.end, state))
    return replace(clause, state=state, predicates=predicates, is_exception=False)
