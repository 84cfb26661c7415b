"""Which services a message tells to work again: never more than its words state."""

from __future__ import annotations

from meteo_douane.domain.catalogue import GATEWAY, PORTAL
from meteo_douane.domain.notice import ALL_MODES, Mode, Scope, ServiceScope
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.scopes.alone import is_alone, modes_alone, parts_alone, without_sides_of_the_whole
from meteo_douane.reading.scopes.by_name import is_by_name_alone, restored_by_name
from meteo_douane.reading.scopes.causes import OF_ITS_ORIGIN
from meteo_douane.reading.scopes.testimony import Testimony
from meteo_douane.reading.scopes.to_come import (
    NOT_OF_THIS_END,
    OTHER_MODES,
    OTHER_SERVICES,
    are_others_left,
    begins_beside_an_end,
    is_in_alert,
    is_of_a_part,
    is_still_to_return,
    modes_to_come,
    others_to_come,
    without_parts_to_come,
)
from meteo_douane.reading.sentences.clause import RETROSPECT, Clause
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.sentences.said import Modes, Said, distinct, either, union
from meteo_douane.reading.vocabulary.exception_words import EXCEPT
from meteo_douane.reading.vocabulary.hedge_words import NOT_CONCERNED, SPARED
from meteo_douane.reading.vocabulary.state_stems import STANDING
from meteo_douane.reading.vocabulary.states import State

#: "Les autres | Delt@ restent inaccessibles", "le reste de la famille | DELTA"; other people are no other services.
OTHERS = pattern_of(
    r"\b(?:autres |reste d(?:es? |u |'))(?:(?!operateur|usager|utilisateur|declarant|client|bureau|agent|site"
    r"|messages?\b|declaration|flux|fonction|volet|module|modes?\b|et\b|ou\b|dont\b|comme\b)[\w'-]+ ){0,6}(?:[dl]')?$"
)


def restored_by_end(message: Testimony) -> Scope:
    """Return what an end restores: never more than its words state, nor what they say to be still down."""
    up = restored_by_name(message)
    alone = [each.service for each in message.said if each.service and is_alone(each)]
    told = [*without_sides_of_the_whole(message, up), *_parts_open(message), *parts_alone(message)]
    services = message.refined(distinct(alone) or message.topic, told)
    back = (each for each in services if not _is_left(message, each) and not is_still_to_return(message, each))
    if up and (is_by_name_alone(message) or are_others_left(message, OTHER_SERVICES) or _is_of_others(message, up)):
        back = (each for each in back if any(message.is_kin(each, one) for one in up))
    whole = (_restored(message, each) for each in back)
    return Scope(tuple(part for each in whole for part in without_parts_to_come(message, each, _left(message))))


def _is_of_others(message: Testimony, up: tuple[str, ...]) -> bool:
    """Whether a text restores services by name, and none of those of which its title tells a trouble."""
    titled = message.of(Topic.TITLE)
    in_trouble = [each.service for each in titled if each.service]
    if any(each.state in (State.UP, State.AHEAD) for each in titled) or not in_trouble:
        return False
    is_whole = any(each.is_collective or not each.service for each in message.body(State.UP))
    return not (is_whole or any(message.is_kin(one, each) for one in up for each in in_trouble))


def _parts_open(message: Testimony) -> tuple[str, ...]:
    """Return the parts of what an end is of that are told to be open, where the return of another part is to come."""
    parts = [each for each in message.body(State.OPEN, State.AHEAD) if each.service and _is_of_the_topic(message, each)]
    is_ahead = any(each.state is State.AHEAD for each in parts)
    return distinct(each.service for each in parts if each.state is State.OPEN) if is_ahead else ()


def _is_of_the_topic(message: Testimony, said: Said) -> bool:
    """Whether it is said of a part of a service that the message is about."""
    return any(is_of_a_part(message, said, each) for each in message.topic)


def _restored(message: Testimony, service: str) -> ServiceScope:
    if service == GATEWAY:
        return ServiceScope(service)
    titled = message.modes_of_title(service)
    up = message.modes_in(service, State.UP, State.OPEN) or _modes_fine(message, service)
    stated = (titled & up or up) if titled and up else (titled or up)
    if are_others_left(message, OTHER_MODES):
        told = (each.modes for each in message.body(State.UP, State.OPEN) if message.is_about(each, service))
        stated = union(told) or stated
    left = union(
        each.modes
        for each in _left(message)
        if message.is_about(each, service) and not is_of_a_part(message, each, service)
        if not _is_of_the_others(message, each, service)
    )
    ahead = modes_to_come(message, service)
    left |= _modes_not_concerned(message, service) | ahead
    stated = stated or _modes_it_was_in(message, service) or modes_alone(message, service)
    if stated and not stated <= ahead:
        return ServiceScope(service, stated - left or stated)
    return ServiceScope(service, ALL_MODES - left if left and left != ALL_MODES else None)


def _modes_fine(message: Testimony, service: str) -> frozenset[Mode]:
    """Return the modes that an end tells to work, other than by saying that something did not concern them."""
    fine = [each for each in message.said if each.state is State.FINE and each.clause.topic is not Topic.MODES]
    return union(
        each.modes
        for each in fine
        if message.is_about(each, service) and (each.clause.is_bound or not SPARED.search(each.clause.folded))
    )


def _modes_not_concerned(message: Testimony, service: str) -> frozenset[Mode]:
    fine = [each for each in message.body(State.FINE) if NOT_CONCERNED.search(each.clause.folded)]
    return union(each.modes for each in fine if message.is_about(each, service))


def _modes_it_was_in(message: Testimony, service: str) -> frozenset[Mode]:
    """Return the modes of a trouble that an end tells of the past: "étaient rejetés en EDI. Incident résolu".

    So is what stands before its return: "messages EDI rejetés depuis 9h05. Service rétabli à 10h50".
    """
    up = [each for each in message.body(State.UP) if message.is_about(each, service) and not each.modes]
    back = max((each.clause.start for each in up), default=0)
    told = [each for each in message.body(State.DOWN) if message.is_about(each, service)]
    down = [each for each in told if not (each.clause.is_exception or OF_ITS_ORIGIN.search(each.clause.folded))]
    return union(each.modes for each in down if RETROSPECT.search(each.clause.folded) or each.clause.start < back)


def _left(message: Testimony) -> list[Said]:
    """Return what an end says to be still down; a title that knows of no end only tells what the trouble was."""
    titled = message.of(Topic.TITLE)
    is_untold = not any(each.state is State.UP for each in titled)
    is_of_no_name = not any(each.service for each in titled)
    return [
        each
        for each in message.said
        if (
            (each.state is State.DOWN and (each.clause.is_standing or begins_beside_an_end(message, each)))
            or (each.state is State.DOWN and is_of_no_name and NOT_OF_THIS_END.search(each.clause.folded) is not None)
            or (each.state is State.SAME and (each.modes or each.service))
        )
        and not (is_untold and each.clause.topic is Topic.TITLE and not STANDING.search(each.clause.folded))
    ]


def _is_left(message: Testimony, service: str) -> bool:
    if any(each.service == service and NOT_CONCERNED.search(each.clause.folded) for each in message.body(State.FINE)):
        return True
    own = [
        each
        for each in _left(message)
        if each.service
        and message.catalogue.within(service, each.service)
        and not _is_of_the_others(message, each, service)
    ]
    works = [each for each in message.body(State.UP, State.OPEN) if each.state is State.UP or each.modes]
    works += [each for each in message.of(Topic.TITLE) if each.state is State.UP and each.modes]
    up = [each for each in works if each.service in (service, None)]
    if any(each.modes is None for each in own):
        return not any(each.service == service and each.modes for each in up)
    return bool(own) and not up


def left_by_end(message: Testimony) -> Scope:
    """Return what an end says to be still down."""
    left: dict[str, Modes] = {}
    told = _left(message) + others_to_come(message)
    precise = {each.service for each in told if each.clause.topic is not Topic.TITLE}
    for each in told:
        if each.clause.topic is Topic.TITLE and each.service in precise:
            continue
        for service in [each.service] if each.service else message.topic if each.modes else ():
            left[service] = (
                None
                if each.modes is None or (service in left and left[service] is None)
                else (left.get(service) or frozenset()) | each.modes
            )
    return Scope(tuple(ServiceScope(service, modes) for service, modes in left.items()))


def restored_beside(message: Testimony) -> Scope:
    """Return what a bulletin says to work again while something else does not."""
    restored: dict[str, Modes] = {}
    told = [each for each in message.said if each.state is State.UP and not each.is_collective]
    told += _titled_as_back(message)
    precise = {one for each in told if each.clause.topic is not Topic.TITLE for one in _told_of(message, each)}
    for each in told:
        if each.clause.topic is Topic.TITLE and each.service in precise:
            continue
        for service in _told_of(message, each):
            modes = each.modes or message.modes_of_bulletin(service)
            restored[service] = modes if service not in restored else either(restored[service], modes)
    precisely = tuple(
        ServiceScope(service, _less_down(message, service, modes))
        for service, modes in restored.items()
        if not (_is_down_again(message, service) if modes else _is_down(message, service))
        if not is_in_alert(message, service, modes)
    )
    beside = (ServiceScope(each) for each in all_but_some(message) if each not in restored)
    return Scope((*precisely, *beside))


def _titled_as_back(message: Testimony) -> list[Said]:
    """Return the modes of a title that work, where its text tells a return of no mode: "DELTA IE EDI OK"."""
    up = message.body(State.UP)
    is_bare = bool(up) and all(each.service is None and each.modes is None for each in up)
    return [each for each in message.of(Topic.TITLE) if is_bare and each.state is State.OPEN and each.modes]


def _told_of(message: Testimony, said: Said) -> tuple[str, ...]:
    """Return the services that something is said of: those of the message, where it only names a mode."""
    if said.service:
        return (said.service,)
    return message.topic if said.modes else ()


def all_but_some(message: Testimony) -> tuple[str, ...]:
    """Return what is up again where all is but what is named: "tous les services ont repris, sauf OLGA"."""
    is_whole = any(
        each.state is State.UP and each.is_collective and each.modes is None and _has_exception(message, each.clause)
        for each in message.said
    )
    if not is_whole:
        return ()
    down = [each.service for each in message.body(State.DOWN) if each.service]
    titled = [each for each in message.topic if each != PORTAL and not any(message.is_kin(each, one) for one in down)]
    return tuple(titled) or (PORTAL,)


def _has_exception(message: Testimony, clause: Clause) -> bool:
    """Whether what a sentence excepts from a clause are services, which are named."""
    return any(
        each.sentence is clause.sentence and each.names and each.state is State.DOWN and EXCEPT.match(each.folded)
        for each in message.clauses
    )


def _is_down(message: Testimony, service: str) -> bool:
    back = [each for each in message.body(State.UP) if each.service == service]
    is_of_the_others = bool(back) and all(_names_the_others(each, service) for each in back)
    return any(
        each.state is State.DOWN
        and each.service
        and not _is_of_a_list(each)
        and message.is_kin(each.service, service)
        and not _is_of_the_others(message, each, service)
        and not (is_of_the_others and each.service != service)
        for each in message.said
    )


def _is_of_a_list(said: Said) -> bool:
    """Whether a title only names it among others: "Alerte DELTA T et ECS" is of what a text leaves of them."""
    is_noun = said.clause.topic is Topic.TITLE and not said.clause.has_verb and not EXCEPT.match(said.clause.folded)
    return is_noun and len({each.service for each in said.clause.names}) > 1


def _is_down_again(message: Testimony, service: str) -> bool:
    """Whether a service of which some modes are back is then told to be down as a whole, itself or its family."""
    back = max(each.clause.start for each in message.said if each.state is State.UP)
    whole = (
        each for each in message.body(State.DOWN) if each.service and each.modes is None and not each.is_collective
    )
    return any(
        each.clause.start > back
        and message.catalogue.within(service, each.service or "")
        and not _is_of_the_others(message, each, service)
        for each in whole
    )


def _is_of_the_others(message: Testimony, said: Said, service: str) -> bool:
    """Whether it is said of a family but for the member that is named: "les autres Delt@ restent inaccessibles"."""
    family = said.service
    if family is None or family == service or not message.catalogue.within(service, family):
        return False
    is_titled = said.clause.topic is Topic.TITLE
    return _names_the_others(said, family) or (is_titled and _are_others_down(message, family))


def _names_the_others(said: Said, family: str) -> bool:
    """Whether a clause names a family with words for the members of it that nothing else was said of."""
    names = (each for each in said.clause.names if each.service == family)
    return any(OTHERS.search(said.clause.folded[: each.start - said.clause.start]) for each in names)


def _are_others_down(message: Testimony, family: str) -> bool:
    """Whether the text tells the trouble of a title's family again, of its other members."""
    return any(each.service == family and _names_the_others(each, family) for each in message.body(State.DOWN))


def _less_down(message: Testimony, service: str, modes: Modes) -> Modes:
    down = union(
        each.modes
        for each in message.said
        if each.state is State.DOWN and message.is_about(each, service) and each.clause.topic is not Topic.MODES
        if not _is_of_the_others(message, each, service)
    )
    if modes is None:
        # "Fin des travaux GAMMA 2" and "le service est ouvert en DTI", its EDI down: no DTI+ that nobody names.
        told = union(each.modes for each in message.body(State.OPEN) if message.is_about(each, service))
        return (told - down or ALL_MODES - down) if down and down != ALL_MODES else None
    return modes - down or modes
