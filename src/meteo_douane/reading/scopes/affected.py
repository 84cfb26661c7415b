"""Which services a message tells to be down, degraded or planned to be, and in which modes."""

from __future__ import annotations

import re

from meteo_douane.domain.catalogue import GATEWAY, PORTAL
from meteo_douane.domain.notice import ALL_MODES, Kind, Mode, Scope, ServiceScope
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.scopes.bound_to import bound_by, is_all_that_is_left
from meteo_douane.reading.scopes.modes_beside import is_of_a_side, is_side_beside, modes_beside, struck_modes
from meteo_douane.reading.scopes.restored import all_but_some
from meteo_douane.reading.scopes.testimony import Testimony
from meteo_douane.reading.scopes.widened import is_widened, without_their_sides
from meteo_douane.reading.scopes.works_in_part import modes_of_works, services_of_works
from meteo_douane.reading.sentences.clause import FOR_IT_ALONE
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.sentences.said import Modes, Said, distinct, union
from meteo_douane.reading.text.among import AMONG_OTHERS
from meteo_douane.reading.vocabulary.exception_words import SERVICE
from meteo_douane.reading.vocabulary.states import State

#: Kinds that are about something: if all that they name is said to be fine ("il restera donc ouvert"), that was of
#: another day or part.
CERTAIN = (Kind.ALERT, Kind.MAINTENANCE, Kind.CANCELLATION)

#: "C'est DELTA X qui …", "… mais DELTA X qui …"; "ce n'est pas DELTA G".
IT_IS = pattern_of(r"\b(?:c'est|mais)(?: (?:bien|en fait|plutot|uniquement|seulement))? (?:l[ae] |l'|le service )?$")
NOT_IT = pattern_of(r"\bce n'est (?:\w+ )?pas (?:l[ae] |l'|le service )?$")
#: That it works, and no more: not that it did, nor how slowly.
WORKS = pattern_of(
    r"\b(?:fonctionne|marche|est (?:\w+ )?(?:disponible|accessible|operationnelle?))"
    r"(?: (?:bien|normalement|correctement|parfaitement))?\W*$"
)
BUT = pattern_of(
    r"\W*(?:mais|toutefois|bien que|quoique|meme si)\b(?! c'est)"
    rf"(?! pas (?:{SERVICE})\b)"
)
OF_DTI_PLUS = pattern_of(r"\bdti ?(?:\+|plus\b)")
#: Kinds whose titles tell what is in trouble.
IN_TROUBLE = (Kind.BULLETIN, Kind.ALERT, Kind.MALFUNCTION)
#: "Seul le volet Export est concerné".
ONLY_ONE = pattern_of(
    r"^\W*(?:mais |finalement,? |en fait,? |en realite,? )?seule?s? (?:le |la |l'|les )?[^.;:,]{2,60}?"
    r"(?:est|sont|reste|restent) (?:\w+ment )?(?:concerne|touche|impacte|affecte|vise)e?s?\b"
)
#: "Tous les téléservices sont bloqués, notamment ECS": all of them.
AMONG_THEM = pattern_of(rf"{AMONG_OTHERS}|\bdont\b")
#: "Seul l'EDI reste bloqué".
ALONE = pattern_of(
    r"^\W*(?:desormais,? |maintenant,? )?seule?s? (?:le |la |les |l')?(?:modes? |flux |envois? |saisies? |messages? )?"
    r"(?:en |par )?(?:dti\+?|edi) (?:reste|demeure)"
)


def affected(message: Testimony, causes: tuple[str, ...]) -> Scope:
    """Return what is down: what it is about and what is said to be down, without what is fine or restored."""
    down = [each for each in message.body(State.DOWN) if each.service and _may_be_affected(message, each)]
    told = [each for each in (*down, *_parts_ahead(message)) if not is_side_beside(message, each)]
    topic = distinct(without_their_sides(message, [*message.topic]))
    services = message.refined(topic, distinct(each.service for each in told))
    services = _with_all(message, _alone(message, services))
    left = [each for each in services_of_works(message, services) if not _is_spared(message, each)]
    if not left and (message.kind in CERTAIN or _is_of_its_title(message, services)):
        left = services
    struck = [each for each in left if not _is_worked_on(message, each, causes)]
    modes = {each: modes_of_works(message, each, _modes_down(message, each)) for each in struck or left}
    return Scope(tuple(ServiceScope(each, modes[each]) for each in modes))


def _parts_ahead(message: Testimony) -> list[Said]:
    """Return what is told of parts of the topic that is to come, or of the one part whose works are called off."""
    told = message.body(State.AHEAD, State.NOTHING)
    parts = [each for each in told if each.service and _is_part_of_topic(message, each.service)]
    if message.kind is Kind.MAINTENANCE:
        return parts
    return [each for each in parts if each.state is State.AHEAD or _is_alone_called_off(message, each)]


def _is_alone_called_off(message: Testimony, said: Said) -> bool:
    is_alone = FOR_IT_ALONE.search(said.clause.folded) is not None or is_of_a_side(said, message)
    return message.kind is Kind.CANCELLATION and said.clause.is_called_off and is_alone


def _alone(message: Testimony, services: list[str]) -> list[str]:
    """Return the services that a text says to be the only ones concerned, or called off; else all of them."""
    down = [each for each in message.body(State.DOWN) if each.service]
    off = [each for each in message.body(State.NOTHING) if each.service and _is_alone_called_off(message, each)]
    is_called_off = message.kind is Kind.CANCELLATION
    bound = {each.service for each in down if is_all_that_is_left(each) and not is_called_off}
    alone = bound | {each.service for each in (*down, *off) if ONLY_ONE.match(each.clause.folded) or each in off}
    others = (each for each in message.body(State.DOWN, State.SAME) if each.service and not bound_by(each.clause))
    is_of_others = any(each.service in services and each.service not in alone for each in others)
    return services if is_of_others or not alone <= set(services) or not alone else [*distinct(alone)]


def _with_all(message: Testimony, services: list[str]) -> list[str]:
    """Return the services with all the others where they only stand for these: "tous les services, notamment ECS"."""
    of_all = [each for each in message.body(State.DOWN) if each.is_collective]
    is_among = any(AMONG_THEM.search(each.clause.folded) for each in of_all)
    return [*distinct((PORTAL, *services))] if is_among else services


def _is_of_its_title(message: Testimony, services: list[str]) -> bool:
    """Whether a title tells the trouble of a service, and the text goes on to tell one without a name."""
    titled = any(each.service in services and each.state is State.DOWN for each in message.of(Topic.TITLE))
    return titled and any(each.service is None and each.clause.has_verb for each in message.body(State.DOWN))


def _is_part_of_topic(message: Testimony, service: str) -> bool:
    return any(service != each and message.catalogue.within(service, each) for each in message.topic)


def _may_be_affected(message: Testimony, said: Said) -> bool:
    if said.clause.is_exception and _is_excepted_from_a_mode(message, said):
        return False
    if said.is_collective:
        return not message.topic or message.topic == (PORTAL,) or len(said.clause.names) == 1
    return True


def _is_excepted_from_a_mode(message: Testimony, said: Said) -> bool:
    """Whether it is left out of a mode that works: "le DTI est en panne ; l'EDI fonctionne, sauf à l'export"."""
    base = (each for each in message.said if each.clause.sentence is said.clause.sentence and each.modes)
    return not said.modes and any(each.state in (State.OPEN, State.FINE) for each in base)


def _is_spared(message: Testimony, service: str) -> bool:
    """Whether it is named as fine or restored as a whole, and nowhere as down."""
    if message.kind is Kind.CANCELLATION:
        return False
    own = [each for each in message.said if each.service == service]
    down = [each for each in own if each.state in (State.DOWN, State.SAME) and each.clause.topic is not Topic.TITLE]
    in_a_mode = (each for each in message.body(State.DOWN) if each.service is None and each.modes)
    if message.topic == (service,) and any(each.clause.is_standing for each in in_a_mode):
        return False
    if down and not _is_cleared_after(message, service, down, own):
        return False
    if (
        _is_ended_beside_another(message, service)
        or _is_back_beside_another(message, service)
        or (message.kind is Kind.BULLETIN and service in all_but_some(message))
        or _is_set_against_a_cleft(message, service, own)
        or _is_well_beside_another(message, service, own)
    ):
        return True
    spared = (State.FINE, State.UP) if message.kind is Kind.BULLETIN else (State.FINE,)
    whole = [each for each in own if each.modes is None and not each.clause.modes and not _is_to_return(each, own)]
    return any(each.state in spared or _is_titled_as_open(message, each) for each in whole)


def _is_to_return(said: Said, own: list[Said]) -> bool:
    """Whether a return is told of a service that is then said to be still to come."""
    later = (each for each in own if each.clause.start > said.clause.start)
    return said.state is State.UP and any(each.state is State.AHEAD for each in later)


def _is_titled_as_open(message: Testimony, said: Said) -> bool:
    """Whether a title tells it apart from what is in trouble: "import OK, export KO", "Fin d'alerte X, alerte Y"."""
    titled = message.of(Topic.TITLE) if message.kind in IN_TROUBLE else []
    is_well = said in titled and said.state in (State.OPEN, State.UP)
    others = (each for each in titled if each.service not in (None, said.service))
    return is_well and any(each.state is State.DOWN for each in others)


def _is_cleared_after(message: Testimony, service: str, down: list[Said], own: list[Said]) -> bool:
    """Whether it only stood beside a trouble of the title's service, and is then said to be fine by itself."""
    fine = [each for each in own if each.state is State.FINE and each.clause.has_verb and each.modes is None]
    is_titled = any(each.service == service for each in message.of(Topic.TITLE))
    stands_alone = any(each.service != service for each in message.of(Topic.TITLE) if each.service)
    return bool(fine) and not is_titled and stands_alone and fine[-1].clause.start > down[-1].clause.start


def _is_set_against_a_cleft(message: Testimony, service: str, own: list[Said]) -> bool:
    """Whether it works, or is not the one, and another one is: "DELTA G fonctionne. C'est DELTA X qui est en panne"."""
    told = [each for each in own if each.clause.topic is not Topic.TITLE]
    works = any(_works(each) and each.clause.has_verb and not each.modes for each in told)
    is_not_it = any(_stands_between(each, NOT_IT, (" mais ", " qui ", ",", ".", " ;")) for each in told)
    others = [each for each in message.body(State.DOWN) if each.service and not message.is_kin(each.service, service)]
    return (works or is_not_it) and any(_stands_between(each, IT_IS, (" qui ",)) for each in others)


def _is_well_beside_another(message: Testimony, service: str, own: list[Said]) -> bool:
    """Whether all that is said of a service that no title names is that it works, where another one does not."""
    works = bool(own) and all(_works(each) and each.clause.has_verb and not each.modes for each in own)
    down = [each.service for each in message.body(State.DOWN) if each.service]
    return works and bool(down) and not any(message.is_kin(each, service) for each in down)


def _works(said: Said) -> bool:
    """Whether it is said to work, and no more in the same breath: "fonctionne avec des lenteurs"."""
    clause = said.clause
    is_plain = said.state in (State.OPEN, State.FINE) and WORKS.search(clause.folded) is not None
    return is_plain and BUT.match(clause.sentence.words.folded, clause.end - clause.sentence.start) is None


def _stands_between(said: Said, before: re.Pattern[str], after: tuple[str, ...]) -> bool:
    """Whether certain words stand right before the name of a service in its clause, and others right behind it."""
    for name in said.clause.names:
        start, end = name.start - said.clause.start, name.end - said.clause.start
        rest = said.clause.folded[end:]
        is_behind = rest.startswith(after) or not rest.strip()  # cut off at "mais"
        if name.service == said.service and is_behind and before.search(said.clause.folded[:start]):
            return True
    return False


def _is_ended_beside_another(message: Testimony, service: str) -> bool:
    """Whether a title ends the trouble of this service and tells that of another one."""
    titled = [each for each in message.of(Topic.TITLE) if each.service]
    ended = any(each.service == service and each.state is State.UP and each.modes is None for each in titled)
    return ended and any(each.service != service and each.state is State.DOWN for each in titled)


def _is_back_beside_another(message: Testimony, service: str) -> bool:
    """Whether it is named as back in all modes of the title, while what is still down is of another service."""
    back = [each for each in message.body(State.UP) if each.service == service]
    left = message.modes_of_title(service) - union(each.modes for each in back)
    if message.kind is not Kind.BULLETIN or not back or left:
        return False
    down = message.body(State.DOWN, State.SAME, State.AHEAD)
    return bool(down) and not any(message.is_about(each, service) for each in down)


def _is_worked_on(message: Testimony, service: str, causes: tuple[str, ...]) -> bool:
    """Whether it is only the place of the works that make another one unavailable."""
    if service not in causes or message.kind is not Kind.MAINTENANCE:
        return False
    if any(each.service == service for each in message.of(Topic.SERVICES)):
        return False
    return not any(
        each.service == service and each.state is State.DOWN and each.clause.is_planned for each in message.said
    )


def _modes_down(message: Testimony, service: str) -> Modes:
    if service == GATEWAY:
        return None
    titled = frozenset() if is_widened(message, service) else message.modes_of_title(service)
    stated = struck_modes(message, service) | titled
    stated = stated or modes_beside(message, service) or _modes_before(message, service)
    spared = _modes_spared(message, service)
    if message.kind is Kind.CANCELLATION:
        return stated or spared or None  # "n'aura pas lieu, le service restera ouvert en DTI": it was to close in DTI
    only = _modes_alone(message, service)
    if only or stated:
        return only or stated - spared or stated
    return _left_of(message, spared)


def _modes_spared(message: Testimony, service: str) -> frozenset[Mode]:
    """Return the modes in which a service works; that another one does in one says nothing of the portal's."""
    fine = (State.FINE, State.UP, State.OPEN)
    if service != PORTAL:
        return message.modes_in(service, *fine)
    own = (each for each in message.said if each.state in fine and each.clause.topic is not Topic.MODES)
    return union(each.modes for each in own if each.service in (None, PORTAL))


def _left_of(message: Testimony, spared: frozenset[Mode]) -> Modes:
    """Return the modes that are left by what works; "DTI et EDI fonctionnent" leaves no DTI+ that nobody names."""
    left = ALL_MODES - spared
    is_named = left != {Mode.DTI_PLUS} or any(OF_DTI_PLUS.search(each.folded) for each in message.clauses)
    return left if spared and left and is_named else None


def _modes_alone(message: Testimony, service: str) -> frozenset[Mode]:
    """Return the modes that a bulletin says to be down alone: "seul l'EDI reste bloqué"."""
    down = [each for each in message.body(State.DOWN) if message.is_about(each, service)]
    is_alone = len(down) == 1 and message.kind is Kind.BULLETIN and ALONE.match(down[0].clause.folded) is not None
    return union(each.modes for each in down) if is_alone else frozenset()


def _modes_before(message: Testimony, service: str) -> frozenset[Mode]:
    """Return the modes that the older entries of a log tell, where the newest one tells none."""
    return union(each.modes for each in message.former if each.state is State.DOWN and message.is_about(each, service))
