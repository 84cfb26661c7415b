"""Works that are called off for some services or modes and take place on the others: who is who."""

from __future__ import annotations

from collections.abc import Iterable

from meteo_douane.domain.notice import Kind, Mode
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.scopes.testimony import Testimony
from meteo_douane.reading.sentences.clause import A_CANCELLATION, Clause
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.sentences.said import Modes, Said, distinct, union
from meteo_douane.reading.vocabulary.states import State

#: "Maintenance DELTA G et DELTA X annulée pour DELTA X": for no other one.
OFF_FOR = pattern_of(
    r"\b(?:annule|supprime|abandonne)e?s?,? (?:\w+ment )?(?:pour|sur|concernant|cote|en ce qui concerne) (?:l[ae]s? |l'"
    r"|services? )*$"
)

#: "L'intervention sur le premier est annulée."
BY_ITS_PLACE = pattern_of(
    r"\b(?:sur|pour|concernant|d[eu]) (?:l[ae] )?(?:(?P<first>premiere?)|(?P<second>seconde?|deuxieme))"
    r"(?= ?(?:[.;,)]|$)| (?:est|sont|a ete|ont ete|n'aur|uniquement|seulement))"
)


def services_of_works(message: Testimony, services: list[str]) -> list[str]:
    """Return the services that works take place on, or are called off for, where a message tells them apart."""
    kept = distinct(each.service for each in message.said if _is_kept(each, message) and not each.is_collective)
    dropped = {each.service for each in message.said if each.service and each.clause.is_dropped}
    if message.kind is Kind.CANCELLATION:
        alone, spared = _called_off_alone(message), _excepted(message)
        left = [each for each in services if each not in (*kept, *spared) or each in dropped - spared]
        left = [part for each in left for part in _without_parts(message, each, spared)]
        return [each for each in left if not alone or each in alone] or services
    planned = (each.service for each in message.body(State.DOWN) if each.clause.is_planned and each.service)
    kept = kept or distinct(each for each in planned if each not in dropped)
    if message.kind is not Kind.MAINTENANCE or not kept or not dropped:
        return services
    return list(distinct((*(each for each in services if each not in dropped), *kept)))


def _called_off_alone(message: Testimony) -> set[str]:
    """Return the services for which alone a title calls off the works of several: "annulée pour DELTA X"."""
    titled = [each for each in message.clauses if each.topic is Topic.TITLE and each.is_called_off]
    for clause in titled:
        told = [each for each in clause.names if OFF_FOR.search(clause.folded[: each.start - clause.start])]
        if told:
            return {each.service for each in clause.names if each.start >= told[0].start}
    names = {name.service for each in message.clauses if _is_titled_cancellation(each) for name in each.names}
    return set() if titled or len(names) > 1 else _called_off_in_the_text(message)


def _is_titled_cancellation(clause: Clause) -> bool:
    """Whether a title calls off the works of what it names: "annulation de la maintenance TRIGO et DELTA IE"."""
    return clause.topic is Topic.TITLE and A_CANCELLATION.search(clause.folded) is not None


def _called_off_in_the_text(message: Testimony) -> set[str]:
    """Return the services that a text calls off works for, below a title that calls off none: "annulée pour ROSA"."""
    told = [each for each in message.said if each.clause.topic is not Topic.TITLE]
    off = [each for each in told if each.clause.is_called_off or A_CANCELLATION.search(each.clause.folded)]
    meant = [each.service or _meant_by_its_place(each, message) for each in off]
    return {each for each in meant if each} if all(meant) else set()


def _meant_by_its_place(said: Said, message: Testimony) -> str | None:
    """Return the service that words call "le premier" or "le second" of the two of a title."""
    found = BY_ITS_PLACE.search(said.clause.folded)
    titled = distinct(each.service for each in message.of(Topic.TITLE))
    return titled[found.lastgroup == "second"] if found and len(titled) == len(("first", "second")) else None


def _excepted(message: Testimony) -> set[str]:
    """Return the services that are excepted from works that are called off: "annulée, sauf DELTA X"."""
    told = [each for each in message.clauses if not each.is_exception]
    off = [each.sentence for each in told if each.is_called_off or A_CANCELLATION.search(each.folded)]
    excepted = (each for each in message.clauses if each.is_exception and each.sentence in off and not each.modes)
    return {name.service for each in excepted for name in each.names}


def _without_parts(message: Testimony, service: str, spared: set[str]) -> list[str]:
    """Return a service, or its other parts where one of them is excepted: "annulée, sauf DELTA G Export"."""
    parts = message.catalogue.children(service)
    return [each for each in parts if each not in spared] if spared.intersection(parts) else [service]


def modes_of_works(message: Testimony, service: str, modes: Modes) -> Modes:
    """Return the modes in which works take place, or are called off, where a message tells them apart."""
    own = [each for each in message.said if each.modes and message.is_about(each, service)]
    kept, dropped = _modes(each for each in own if _is_kept(each, message)), _modes(_dropped(own))
    if message.kind is Kind.CANCELLATION:
        return dropped - kept or (modes - kept if modes and kept and not dropped else None) or modes
    if message.kind is not Kind.MAINTENANCE or not dropped - kept:
        return modes
    return (modes or frozenset[Mode]()) - (dropped - kept) | kept or modes


def _dropped(said: Iterable[Said]) -> Iterable[Said]:
    return (each for each in said if each.clause.is_dropped)


def _modes(said: Iterable[Said]) -> frozenset[Mode]:
    return union(each.modes for each in said)


def _is_kept(said: Said, message: Testimony) -> bool:
    """Whether works take place on it: by their own words, or by those of the future beside a cancellation."""
    clause = said.clause
    is_planned = clause.state is State.DOWN and clause.is_planned and not clause.is_dropped
    return clause.is_kept or (is_planned and message.kind is Kind.CANCELLATION)
