"""Limits of a leave that stand in the sentence behind it: "La procédure est autorisée. L'export n'est pas concerné."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from meteo_douane.domain.notice import DoubtCode
from meteo_douane.reading.fallback.fallback_scopes import side_of, side_of_service
from meteo_douane.reading.scopes.scopes import Parts
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.cues import is_kin
from meteo_douane.reading.vocabulary.fallback_limit_words import LEFT_OUT, LIMITED_TO

#: So many sentences behind a leave may limit it: the next, or the one behind it.
SENTENCES = 2


@dataclass(frozen=True, slots=True)
class Limit:
    """What limits a leave, whether by leaving something out, and whether nothing of what is in trouble is left."""

    clause: Clause
    code: DoubtCode
    is_total: bool = False


def limit_behind(granting: Sequence[Clause], clauses: Sequence[Clause], parts: Parts) -> Limit | None:
    """Return what the sentence behind a leave limits it to, or takes out of it."""
    behind = (each for clause in granting for each in _behind(clause, clauses))
    return next((limit for each in behind if (limit := _limit_of(each, parts)) is not None), None)


def _behind(clause: Clause, clauses: Sequence[Clause]) -> Iterator[Clause]:
    """Yield the clauses that follow a clause, to the end of the next sentences."""
    later = [each for each in clauses if each.start >= clause.end]
    sentences = {each.sentence.start: each for each in later if each.sentence is not clause.sentence}
    last = sorted(sentences)[:SENTENCES]
    return (each for each in later if each.sentence is clause.sentence or each.sentence.start in last)


def _limit_of(clause: Clause, parts: Parts) -> Limit | None:
    if LIMITED_TO.search(clause.folded):
        return Limit(clause, DoubtCode.CONDITION)
    if not LEFT_OUT.match(clause.folded):
        return None
    services = (*parts.affects.services, *parts.restores.services)
    if clause.names:
        left = [one for one in services if any(is_kin(each.service, one) for each in clause.names)]
        is_total = all(any(one == each.service for each in clause.names) for one in services)
        return Limit(clause, DoubtCode.FALLBACK_DIFFERS_BY_SERVICE, is_total) if left else None
    if clause.modes:
        return _limit_of_modes(clause, parts)
    side = side_of(clause)
    sides = {side_of_service(one) for one in services}
    if side is not None and services and sides.isdisjoint({side, None}):
        return None
    return Limit(clause, DoubtCode.FALLBACK_DIFFERS_BY_SERVICE, side is not None and sides == {side})


def _limit_of_modes(clause: Clause, parts: Parts) -> Limit | None:
    """Return the limit that modes are, unless nothing is in trouble or back in them."""
    named = {mode for each in clause.modes for mode in each.modes}
    touched = [part.modes for part in (*parts.affects.parts, *parts.restores.parts)]
    if touched and all(modes is not None and named.isdisjoint(modes) for modes in touched):
        return None
    is_total = bool(touched) and all(modes is not None and modes <= named for modes in touched)
    return Limit(clause, DoubtCode.FALLBACK_DIFFERS_BY_MODE, is_total)
