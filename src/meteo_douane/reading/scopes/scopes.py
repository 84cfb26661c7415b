"""The part of every service that a message names: down, restored, at the origin, or only mentioned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from meteo_douane.domain.catalogue import PORTAL, Catalogue
from meteo_douane.domain.notice import Kind, Scope
from meteo_douane.reading.scopes.affected import affected
from meteo_douane.reading.scopes.causes import causes_beside, causes_of
from meteo_douane.reading.scopes.restored import left_by_end, restored_beside, restored_by_end
from meteo_douane.reading.scopes.testimony import Testimony
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.sentences.said import distinct
from meteo_douane.reading.vocabulary.states import State


@dataclass(frozen=True, slots=True)
class Parts:
    """The part of every service that a message names."""

    affects: Scope = field(default_factory=Scope)
    restores: Scope = field(default_factory=Scope)
    mentions: tuple[str, ...] = ()
    cause: tuple[str, ...] = ()

    def with_troubles(self, other: Parts) -> Parts:
        """Return the same with what is affected, at the origin and mentioned in what is told beside it."""
        affects = Scope((*self.affects.parts, *other.affects.parts))
        cause = distinct((*self.cause, *other.cause))
        taken = (*affects.services, *self.restores.services, *cause)
        mentions = (each for each in distinct((*self.mentions, *other.mentions)) if each not in taken)
        return Parts(affects, self.restores, tuple(mentions), cause)

    def with_affected(self, other: Parts) -> Parts:
        """Return the same with what is affected in another reading, and has no part in this one but a mention."""
        known = (*self.affects.services, *self.restores.services, *self.cause)
        more = tuple(each for each in other.affects.parts if each.service not in known)
        mentions = (each for each in self.mentions if each not in other.affects.services)
        return Parts(Scope((*more, *self.affects.parts)), self.restores, tuple(mentions), self.cause)


def parts_of(kind: Kind, clauses: Sequence[Clause], catalogue: Catalogue, *, is_over: bool = False) -> Parts:
    """Return who is affected, restored, at the origin, and only mentioned."""
    message = Testimony(kind, clauses, catalogue)
    causes = causes_of(message)
    if kind in (Kind.INFORMATION, Kind.UNCLASSIFIED):
        return Parts(mentions=_mentions(message, ()))
    if is_over:
        restores, affects = affected(message, causes), Scope()
    elif kind is Kind.END:
        restores, affects = restored_by_end(message), left_by_end(message)
    else:
        restores = restored_beside(message) if kind is Kind.BULLETIN else Scope()
        affects = _without_mended(affected(message, causes), restores, message)
    cause = causes_beside(message, causes, affects)
    return Parts(affects, restores, _mentions(message, (*affects.services, *restores.services, *cause)), cause)


def _without_mended(affects: Scope, restores: Scope, message: Testimony) -> Scope:
    """Return what is affected without what only the title names, and whose sides are both back, if nothing is left."""
    back = {each.service for each in restores.parts if each.modes is None}
    left = []
    for each in affects.parts:
        sides = set(message.catalogue.children(each.service))
        is_back = bool(sides) and sides <= back and not _tells_more(message, {each.service, *sides})
        left += [] if is_back else [each]
    return Scope(tuple(left))


def _tells_more(message: Testimony, services: set[str]) -> bool:
    """Whether a text tells a trouble of one of these services, or of no service, or of a fallback for whomever."""
    told = [each for each in message.clauses if each.topic is not Topic.TITLE]
    bad = [each for each in told if any(one.state in (State.DOWN, State.SAME) for one in each.predicates)]
    named = [{name.service for name in each.names} for each in (*bad, *(each for each in told if each.is_fallback))]
    return any(not each or each & services for each in named)


def _mentions(message: Testimony, cast: Iterable[str]) -> tuple[str, ...]:
    taken = tuple(cast)
    fine = {each.service for each in message.said if each.state is State.FINE and not each.is_collective}
    named = (name.service for clause in message.clauses for name in clause.names if not name.is_collective)
    mentions = [each for each in distinct(named) if each not in taken and (each != PORTAL or each in fine)]
    return tuple(
        each
        for each in mentions
        if each in fine or not any(message.is_kin(each, known) for known in taken if known != PORTAL)
    )
