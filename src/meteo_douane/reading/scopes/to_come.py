"""What an end leaves to come or in trouble without naming it as down: a mode, a side, the other services."""

from __future__ import annotations

import re
from collections.abc import Iterator

from meteo_douane.domain.catalogue import PORTAL
from meteo_douane.domain.notice import ALL_MODES, Mode, ServiceScope
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.scopes.testimony import Testimony
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.headings import THING, Topic
from meteo_douane.reading.sentences.said import Modes, Said, is_stating, union
from meteo_douane.reading.vocabulary.states import State
from meteo_douane.reading.vocabulary.told_later import IS_LATER
from meteo_douane.reading.vocabulary.took_place import NO_SERVICE, ONLY_NAMED, WILL_BE_BACK

#: What is to be done with declarations behind a return, other works, and what has taken place: none takes it back.
BESIDE_A_RETURN = pattern_of(
    r"\b(?:stocks?|retards?|en attente|en souffrance|reliquats?|files? d'attente|accumul\w+|arrieres?|rattrapage\w*"
    r"|regularis\w+|resorption|apurement|bilan|ressaisie"
    r"|(?:prochaine|nouvelle) (?:maintenance|intervention|operation)"
    # "La reprise de l'import a eu lieu à 8h": it has taken place.
    r"|(?:a|ont) eu lieu|(?:est|sont) (?:\w+ )?(?:effective|intervenue|acquise|totale|complete|achevee|terminee)s?)\b"
)
#: "TRIGO sera rétabli à 12h", "le rétablissement de TRIGO est attendu".
TO_COME_BACK = pattern_of(
    rf"{WILL_BE_BACK.pattern}|\b(?:retablissement|retour a la normale|reouverture|reprise|remise en service)\b"
)
#: "L'autre mode reste bloqué", "les autres services suivront": all that nothing else was said of.
OTHER_MODES = pattern_of(r"\b(?:l'autre|les autres|d'un autre|des autres|le second|le deuxieme) modes?\b")
OTHER_SERVICES = pattern_of(
    r"\b(?:(?:l'|les |des |aux |tous les |toutes les )autres? |l[ea] reste des )"
    rf"{THING}\b"
)
#: "Fin d'alerte DELTA IE et | maintenance DELTA T à 14h".
WORKS = pattern_of(r"\W*(?:une |la )?(?:nouvelle )?(?:maintenance|intervention|operation)\b")
#: "L'alerte ECS (EDI) est maintenue": whatever works again.
IN_ALERT = pattern_of(
    r"\balerte\b[^.;:]{0,60}?\b(?:(?:est|sera) (?:\w+ )?maintenue|reste\b|demeure\b|se poursuit|en vigueur)"
)


def is_of_a_part(message: Testimony, said: Said, service: str) -> bool:
    """Whether it is said of a part of a service alone: that says nothing of the modes of the whole."""
    return said.service is not None and said.service != service and message.catalogue.within(said.service, service)


def are_others_left(message: Testimony, others: re.Pattern[str]) -> bool:
    """Whether a text leaves the other modes, or services, without a name, in trouble or still to come."""
    told = (each for each in message.clauses if is_stating(each) and each.topic is not Topic.TITLE)
    return any(others.search(each.folded) and not (each.names or each.modes) and _is_left(each) for each in told)


def _is_left(clause: Clause) -> bool:
    return clause.state is State.AHEAD or (clause.state is State.DOWN and clause.is_standing)


def modes_to_come(message: Testimony, service: str) -> frozenset[Mode]:
    """Return the modes whose return a text tells as still to come, behind one that took place: that of the others."""
    up = [each for each in message.body(State.UP) if message.is_about(each, service)]
    begun = min((each.clause.start for each in up), default=None)
    ahead = [each for each in _returns_to_come(message) if message.is_about(each, service)]
    titled = [each for each in message.of(Topic.TITLE) if message.is_about(each, service)]
    follows = union(each.modes for each in titled if each.state is State.AHEAD and _follows(each.clause))
    if any(each.state is State.UP for each in titled) and begun is None:
        return follows | union(each.modes for each in ahead if IS_LATER.search(each.clause.folded))
    to_come = union(each.modes for each in ahead if begun is not None and each.clause.start > begun)
    return (follows | to_come) - union(each.modes for each in up)


def _follows(clause: Clause) -> bool:
    """Whether a title tells the return of a mode as one to come, rather than naming it: "EDI : reprise"."""
    return not clause.names and ONLY_NAMED.fullmatch(clause.unnamed) is None


def is_still_to_return(message: Testimony, service: str) -> bool:
    """Whether its return is told as still to come beside that of another one, which has taken place."""
    back = message.body(State.UP, State.OPEN)
    up = [each.service for each in back if each.service]
    if _follows_in_the_title(message, service):
        return not any(message.is_kin(each, service) for each in up)
    ahead = [each for each in message.body(State.AHEAD) if each.service]
    own = [each for each in ahead if message.catalogue.within(service, each.service or "")]
    # "Rétablissement effectif ; pour ROSA, un message suivra": of the others that the title names.
    is_whole = any(each.modes is None and each in own for each in _returns_to_come(message))
    # "Fin d'alerte DELTA IE et DELTA T", and "DELTA T fera l'objet d'un prochain message".
    is_ended = any(each.state is State.UP for each in message.of(Topic.TITLE))
    is_left = is_ended and any(IS_LATER.search(each.clause.folded) for each in own)
    others = (each for each in message.topic if not any(message.is_kin(each, one.service or "") for one in ahead))
    beside = (*up, *(others if (back or is_left) and is_whole else ()))
    is_beside = any(not message.is_kin(each, service) for each in beside)
    return bool(own) and is_beside and not any(message.is_kin(each, service) for each in up)


def _follows_in_the_title(message: Testimony, service: str) -> bool:
    """Whether the title tells its return, or its works, as to come beside an end: "fin DELTA T, DELTA IE suivra"."""
    titled = [each for each in message.of(Topic.TITLE) if each.service]
    ahead = {each.service for each in titled if each.state is State.AHEAD or _is_of_works(each.clause)}
    up = {each.service for each in titled if each.state is State.UP}
    return bool(up) and service in ahead - up


def _is_of_works(clause: Clause) -> bool:
    """Whether a clause names works, and tells nothing of them."""
    return not clause.predicates and WORKS.match(clause.folded) is not None


def without_parts_to_come(message: Testimony, back: ServiceScope, left: list[Said]) -> Iterator[ServiceScope]:
    """Yield what is back, or its other parts where one is told later, or left: "le volet Export suivra"."""
    whole = (each for each in left if each.modes is None)
    of_parts = (each for each in whole if is_of_a_part(message, each, back.service))
    parts_left = {each.service for each in of_parts if not each.clause.is_exception or _is_a_side(message, each)}
    told = {each.service for each in message.body(State.UP, State.OPEN)}
    ahead = {each.service for each in _returns_to_come(message) if is_of_a_part(message, each, back.service)}
    gone = (ahead - told) | parts_left
    modes = _modes_left_of_sides(message, back, left)
    if not (gone or modes) or back.service == PORTAL:
        yield back
        return
    for part in message.catalogue.children(back.service):
        of_it = (back.modes or ALL_MODES) - modes.get(part, frozenset())
        if of_it and not any(message.is_kin(part, each) for each in gone if each):
            yield ServiceScope(part, of_it if part in modes else back.modes)


def _modes_left_of_sides(message: Testimony, back: ServiceScope, left: list[Said]) -> dict[str, frozenset[Mode]]:
    """Return the modes in which sides of what is back are left: "l'export reste bloqué en EDI"."""
    own = [
        each for each in left if each.modes and is_of_a_part(message, each, back.service) and _is_a_side(message, each)
    ]
    sides = {each.service for each in own if each.service}
    return {side: union(each.modes for each in own if each.service == side) for side in sides}


def _is_a_side(message: Testimony, said: Said) -> bool:
    """Whether it is said of the import or the export side of a service, which leaves the other one."""
    return said.service is not None and message.catalogue.services[said.service].side is not None


def _returns_to_come(message: Testimony) -> list[Said]:
    ahead = message.body(State.AHEAD)
    return [each for each in ahead if not BESIDE_A_RETURN.search(each.clause.sentence.words.folded)]


def others_to_come(message: Testimony) -> list[Said]:
    """Return the returns of other services than the title's that a text tells as still to come: "TRIGO suivra"."""
    ahead = [each for each in _returns_to_come(message) if TO_COME_BACK.search(each.clause.folded)]
    back = (each for each in ahead if not NO_SERVICE.search(each.clause.folded))
    return [each for each in back if each.service and not _is_of_the_topic(message, each.service)]


def _is_of_the_topic(message: Testimony, service: str) -> bool:
    return any(message.is_kin(service, each) for each in message.topic)


def is_in_alert(message: Testimony, service: str, modes: Modes) -> bool:
    """Whether the alert of a service is held in the modes in which it is back."""
    if not modes:
        return False
    held = [each for each in message.body(State.DOWN) if IN_ALERT.search(each.clause.folded) and each.service]
    back = max((each.clause.start for each in message.body(State.UP) if message.is_about(each, service)), default=0)
    later = union(each.modes for each in held if each.clause.start > back and message.is_about(each, service))
    return modes <= later


#: "La fin d'alerte publiée à 9h30 ne concerne pas DELTA IE".
NOT_OF_THIS_END = pattern_of(r"\b(?:ne |n')(?:concern|vis|couvr|port|appliqu|engag|inclu)\w* (?:\w+ )?pas\b")


def begins_beside_an_end(message: Testimony, said: Said) -> bool:
    """Whether a title tells the trouble of one service, and the end of another's: "Fin d'alerte X, alerte Y"."""
    titled = message.of(Topic.TITLE)
    own = [each for each in message.said if each.service == said.service]
    if said not in titled or not said.service or any(each.state is State.UP for each in own):
        return False
    return any(each.state is State.UP and each.service and each.clause is not said.clause for each in titled)
