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
NOT_MEANT = pattern_of(
    r"(?:\bau lieu|\ben lieu et place|\bet non(?: pas)?|\bet pas|\bplutot qu[e']|\bpar erreur|\ba la place"
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
    titled = [each for each in clauses if each.topic is Topic.TITLE]
    if not any(ERRATUM.search(each.folded) or READ_AS.search(each.sentence.words.folded) for each in clauses):
        return tuple(clauses)
    state = State.UP if any(END.search(each.folded) for each in titled) else State.DOWN
    clauses = _with_modes_meant(clauses, state)
    parts = _parts(clauses, [name.service for each in titled for name in each.names])
    if not parts.meant:
        return tuple(clauses)
    return tuple(found for each in clauses for found in _told_anew(each, parts, state))


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
            meant |= {name.service} if _stands_behind(MEANT, name, clause) else set()
            not_meant |= {name.service} if _stands_behind(NOT_MEANT, name, clause) else set()
    return _Parts(frozenset(meant - not_meant), frozenset((not_meant or set(titled)) - meant))


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
        is_said = any(each.service in parts.meant and _stands_behind(MEANT, each, clause) for each in kept)
        yield replace(_stating(clause, state) if is_said else clause, names=kept)
    if back:
        yield replace(clause, names=back, modes=(), state=State.FINE, predicates=())


def _stating(clause: Clause, state: State) -> Clause:
    predicates = (*clause.predicates, Predicate(clause.start, clause.end, state))
    return replace(clause, state=state, predicates=predicates, is_exception=False)
