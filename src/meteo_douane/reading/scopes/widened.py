"""A trouble that is wider than its title: "Alerte DELTA IE EDI", and "l'ensemble du service est indisponible"."""

from __future__ import annotations

from collections.abc import Iterator

from meteo_douane.domain.notice import Kind, Mode
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.scopes.testimony import Testimony
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.sentences.said import Said
from meteo_douane.reading.vocabulary.bounds_words import NOT_ALONE, WIDENED
from meteo_douane.reading.vocabulary.nouns import INCIDENT, SERVICES
from meteo_douane.reading.vocabulary.states import State

_IT = rf"(?:{SERVICES}|teleservices?|systemes?|plate-?formes?|dispositif|perimetre|circuit)\b"
_NOW = r"(?:desormais|maintenant|a present|dorenavant)"
_WHOLLY = r"(?:totalement|entierement|completement|integralement|en totalite)"
#: "L'ensemble du service", "tout DELTA IE", "le service dans son intégralité", "aucun mode ne fonctionne".
ALL_OF_IT = pattern_of(
    rf"\b(?:l'ensemble|la totalite|l'integralite) d(?:u |e la |e l'|es |e ce |e cette |e )(?:\w+ )?{_IT}"
    rf"|\btoute? (?:l[ea] |l')?{_IT}|\b{_IT}[^.;:,]{{0,20}}? (?:tout entier|toute entiere|dans (?:son|sa|leur) "
    r"(?:ensemble|totalite|integralite|globalite))\b"
    r"|\b(?:plus )?aucun mode(?: de (?:transmission|depot|declaration))? (?:ne |n')"
    rf"|\b{_NOW}\b[^.;:]*\b{_WHOLLY}\b|\b{_WHOLLY}\b[^.;:]*\b{_NOW}\b"
)
#: "La panne s'est généralisée", "l'alerte est étendue à l'ensemble du service", whatever that tells by itself.
SPREADS = pattern_of(
    rf"\b(?:{INCIDENT}|alerte|blocage|probleme|lenteur|perimetre|il|elle|situation)s?\b[^.;:]{{0,40}}? "
    r"(?:s'etend(?:ent)?|s'est etendue?s?|(?:est|a ete) (?:etendu|elargi)e?s?|se generalise(?:nt)?|s'est generalisee?s?"
    r"|(?:est|sont) generalisee?s?|se propage(?:nt)?|s'est propagee?s?|gagne(?:nt)?|a gagne)\b(?! (?:pas|plus)\b)"
)
GENERAL = pattern_of(r"\bgeneralise")
#: "Validation impossible, y compris en DTI", below a title of the EDI.
INCLUDED = r"\by compris (?:(?:en|pour|par|via|le|les|l') ?)*(?:modes? |flux )?(?:dti\+?|edi)\b"
NO_LIMIT = pattern_of(rf"{WIDENED}|{NOT_ALONE}|{INCLUDED}")
#: "Toute la famille Delta est touchée".
FAMILY = pattern_of(
    r"\b(?:toute la|l'ensemble de la|l'integralite de la) (?:famille|gamme)\b"
    r"|\b(?:tou(?:s|tes) les|l'ensemble des) (?:services?|teleprocedures?|applications?|teleservices?)"
    r" (?:de la famille )?delta\b"
)
OTHER_MODE = pattern_of(r"\b(?:l'autre mode|les autres modes)\b")
#: "Si l'incident s'étend à l'ensemble du service".
IF = pattern_of(r"\b(?:si|s'il|s'ils|en cas|au cas|des lors|tant)\b")
BOTH_MODES = frozenset({Mode.DTI, Mode.EDI})
STRUCK = (State.DOWN, State.SAME)
NO_STRUCK = (State.UP, State.OPEN, State.FINE, State.AHEAD)


def is_widened(message: Testimony, service: str) -> bool:
    """Whether a text tells the trouble of all of a service, in no mode and at no side of it."""
    return any(_tells_all(each, message) for each in message.said if message.is_about(each, service))


def without_their_sides(message: Testimony, services: list[str]) -> Iterator[str]:
    """Yield services, each as a whole where a title names one side of it and the text tells of all of it."""
    for service in services:
        above = _family_struck(message, service)
        if above:
            yield above
            continue
        told = message.catalogue.services[service]
        family = told.parent if told.side is not None else None
        is_whole = family is not None and is_widened(message, service) and not _is_a_side_spared(message, family)
        yield family if family and is_whole else service


def _family_struck(message: Testimony, service: str) -> str | None:
    """Return the family of services above one, where a text tells that all of it is in trouble."""
    down = [each for each in message.body(State.DOWN) if each.service and FAMILY.search(each.clause.folded)]
    above = (each.service for each in down if each.service != service)
    return next((each for each in above if each and message.catalogue.within(service, each)), None)


def _is_a_side_spared(message: Testimony, family: str) -> bool:
    """Whether a side of a service is told to be well."""
    sides = message.catalogue.children(family)
    return any(each.service in sides for each in message.body(State.FINE, State.OPEN, State.UP))


def _tells_all(said: Said, message: Testimony) -> bool:
    clause = said.clause
    is_of_now = not clause.is_planned or message.kind is Kind.MAINTENANCE
    if clause.topic is Topic.TITLE or clause.state in NO_STRUCK or not is_of_now:
        return False
    if NO_LIMIT.search(clause.folded) or (clause.state in STRUCK and OTHER_MODE.search(clause.folded)):
        return True
    words = _with_its_services(said)
    is_all = said.is_collective or ALL_OF_IT.search(words) is not None
    is_told = clause.state in STRUCK and clause.has_verb and is_all
    is_in_all_modes = any(each >= BOTH_MODES for each in _modes(said, message))
    is_to_all = is_all or is_in_all_modes or GENERAL.search(words) is not None
    is_spread = SPREADS.search(words) is not None and is_to_all
    return (is_told or is_spread) and not (IF.search(words) or _is_of_a_part(said, message))


def _is_of_a_part(said: Said, message: Testimony) -> bool:
    """Whether its sentence names a mode that is not one of all, or a side."""
    others = _of_its_sentence(said, message)
    sided = (message.catalogue.services[each.service].side for each in others if each.service)
    is_of_a_mode = any(not each >= BOTH_MODES for each in _modes(said, message))
    return is_of_a_mode or any(side is not None for side in sided)


def _modes(said: Said, message: Testimony) -> list[frozenset[Mode]]:
    """Return the modes of each clause of its sentence that names some."""
    return [each.modes for each in _of_its_sentence(said, message) if each.modes]


def _of_its_sentence(said: Said, message: Testimony) -> list[Said]:
    return [each for each in message.said if each.clause.sentence is said.clause.sentence]


def _with_its_services(said: Said) -> str:
    """Return the words of a clause with "service" in the place of each name: "tout DELTA IE" is all of the service."""
    words, end = "", 0
    for each in said.clause.names:
        words += said.clause.folded[end : each.start - said.clause.start] + "service"
        end = each.end - said.clause.start
    return words + said.clause.folded[end:]
