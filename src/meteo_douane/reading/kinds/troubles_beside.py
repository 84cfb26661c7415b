"""What a message says beside its own matter of other services that are in trouble: "par ailleurs, ROSA ne répond plus".

It is no trouble of the service in the title, and that one's return is no return of the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from meteo_douane.domain.catalogue import GATEWAY, PORTAL
from meteo_douane.domain.notice import Kind
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.kinds.elsewhere import is_elsewhere
from meteo_douane.reading.kinds.kinds import kind_of
from meteo_douane.reading.kinds.told_kinds import Finding
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.cues import SILENT, Cues, is_kin
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.sentences.passages import Sentence
from meteo_douane.reading.vocabulary.alert_words import A_TRIAL
from meteo_douane.reading.vocabulary.kind_words import ends_works
from meteo_douane.reading.vocabulary.states import State

#: "La cause a été trouvée : TRIGO ne répond plus", "de ce fait, ECS est bloqué": no matter of its own.
OF_A_CAUSE = pattern_of(
    r"\b(?:cause|origine|raison|responsable|consequen\w+|consecuti\w+|fait|suite|ricochet|contrecoup|liee?s?|due?s?"
    r"|provoqu\w+|provien\w+|provenai\w+|vien(?:t|nent) d|faute d|entrain\w+|depend\w*|donc)\b"
)


@dataclass(frozen=True, slots=True)
class Matter:
    """What a message is, and what its own matter is without the troubles of other services that it tells beside it."""

    finding: Finding
    own: Kind
    beside: tuple[Clause, ...] = ()
    """The clauses that tell those troubles."""
    is_apart: bool = False
    """Whether its own matter and those troubles have nothing to do with each other."""


def matter_of(whole: Cues, own: Cues, beside: tuple[Clause, ...]) -> Matter:
    """Return what a message is: an end or a bulletin stays what it is, and nothing becomes one by another's trouble.

    `own` are its cues without the clauses `beside`. An information that tells of a trouble is one of that; what else
    there is may have its cause in it, and is read with it.
    """
    of_own = kind_of(own)
    if not beside:
        return Matter(of_own, of_own.kind)
    of_all, ends = kind_of(whole), (Kind.END, Kind.BULLETIN)
    # What stands still behind works may well come of them.
    is_of_works = of_own.kind is Kind.END and any(ends_works(each.sentence.words.folded) for each in own.titled)
    if is_of_works and of_all.kind in ends:
        return Matter(of_all, of_own.kind, beside, is_apart=True)
    is_no_end = of_own.kind in (Kind.ALERT, Kind.MALFUNCTION) and of_all.kind in ends
    if (of_own.kind in ends and not is_of_works) or is_no_end or of_own.is_of_fallback:
        return Matter(of_own, of_own.kind, beside, is_apart=True)
    if of_own.kind is Kind.INFORMATION and not (is_elsewhere(whole) or A_TRIAL.search(whole.whole)):
        return Matter(Finding(Kind.MALFUNCTION, beside[0].folded.strip()), of_own.kind, beside, is_apart=True)
    return Matter(of_all, of_own.kind, beside)


def troubles_beside(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Return the clauses of sentences that tell, of no service of the title, a trouble that goes on."""
    own = {name.service for each in clauses if each.topic is Topic.TITLE for name in each.names}
    if not own or own & {PORTAL, GATEWAY}:
        return ()
    sentences = (tuple(told) for _, told in groupby(clauses, key=lambda each: id(each.sentence)))
    return tuple(each for told in sentences if _are_of_others(told, own) for each in told)


def without(beside: Sequence[Clause], sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the sentences that are left of a message without those that clauses stand in."""
    taken = [each.sentence for each in beside]
    return tuple(each for each in sentences if not any(each is one for one in taken))


def _are_of_others(clauses: tuple[Clause, ...], own: set[str]) -> bool:
    if any(each.topic is Topic.TITLE or each.topic in SILENT or each.is_fallback for each in clauses):
        return False
    if OF_A_CAUSE.search(clauses[0].sentence.words.folded):
        return False
    named = [name for each in clauses for name in each.names]
    is_of_own = any(name.is_collective or any(_are_of_one(name.service, one) for one in own) for name in named)
    states = {each.state for each in clauses} - {State.NOTHING}
    return not is_of_own and states == {State.DOWN} and any(map(_is_struck, clauses)) and all(map(_may_be, clauses))


def _are_of_one(one: str, other: str) -> bool:
    """Whether two codes are of one service: the import of DELTA IE is no other service than its export."""
    return is_kin(*(each.removesuffix("-import").removesuffix("-export") for each in (one, other)))


def _is_struck(clause: Clause) -> bool:
    """Whether a clause tells a trouble of a service that it names, and that is there now."""
    return bool(clause.names) and clause.state is State.DOWN and clause.is_standing and not clause.is_planned


def _may_be(clause: Clause) -> bool:
    """Whether a clause may stand beside one that tells it: "autre alerte :", or nothing."""
    return _is_struck(clause) or clause.state is State.NOTHING or not (clause.names or clause.has_verb)
