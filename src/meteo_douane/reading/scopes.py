"""Which services a message is about, in which modes, and in what part: down, restored, at the origin, mentioned."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from meteo_douane.domain.catalogue import GATEWAY, PORTAL, Catalogue
from meteo_douane.domain.notice import ALL_MODES, Kind, Mode, Scope, ServiceScope
from meteo_douane.reading.causes import THEREFORE, is_cause
from meteo_douane.reading.clause import Clause
from meteo_douane.reading.cuts import EXCEPT
from meteo_douane.reading.passages import Topic
from meteo_douane.reading.said import Modes, Said, by_ordinal, distinct, either, is_stating, said_by, union
from meteo_douane.reading.states import State

MODE_LABEL = re.compile(r"^\W*modes? (?:de transmission )?(?:touche|concerne|impacte|affecte)e?s? ?:")
"""What such a label states holds for all that the message names."""
BACK_END = ("trigo", "intercom", "gun")
"""Services that nobody declares in: others depend on them (domain §2)."""


#: Kinds that are about something: if all that they name is said to be fine ("il restera donc ouvert"), that was of
#: another day or part.
CERTAIN = (Kind.ALERT, Kind.MAINTENANCE, Kind.CANCELLATION)


@dataclass(frozen=True, slots=True)
class Parts:
    """The part of every service that a message names."""

    affects: Scope = field(default_factory=Scope)
    restores: Scope = field(default_factory=Scope)
    mentions: tuple[str, ...] = ()
    cause: tuple[str, ...] = ()


class Cast:
    """Gives every service of a message its part."""

    def __init__(self, kind: Kind, clauses: Sequence[Clause], catalogue: Catalogue, *, is_over: bool) -> None:
        self._kind = kind
        self._catalogue = catalogue
        self._is_over = is_over
        self._all = clauses
        self._said = [said for clause in clauses if is_stating(clause) for said in said_by(clause)]
        self._former = [said for clause in clauses if clause.topic is Topic.FORMER for said in said_by(clause)]
        self.cause = self._causes()
        self.topic = self._topic()
        self._said = [said for each in self._said for said in by_ordinal(each, self.topic)]

    def parts(self) -> Parts:
        """Return who is affected, restored, at the origin, and only mentioned."""
        if self._kind in (Kind.INFORMATION, Kind.UNCLASSIFIED):
            return Parts(mentions=self._mentions(()))
        if self._is_over:
            restores, affects = self._affected(), Scope()
        elif self._kind is Kind.END:
            restores, affects = self._restored_by_end(), self._left_by_end()
        else:
            restores = self._restored_beside() if self._kind is Kind.BULLETIN else Scope()
            affects = self._affected()
        cause = self._cause_beside(affects)
        return Parts(affects, restores, self._mentions((*affects.services, *restores.services, *cause)), cause)

    # What it is about

    def _topic(self) -> tuple[str, ...]:
        """Return the services that the message is about: of its title, of a label, or of what it says first."""
        titled, labelled = (self._about(topic) for topic in (Topic.TITLE, Topic.SERVICES))
        if titled or labelled:
            return self._without_covered(self._refined(titled, labelled) if titled else labelled)
        wanted = (State.UP,) if self._kind is Kind.END else (State.DOWN, State.SAME)
        for states in (wanted, (State.DOWN, State.UP, State.AHEAD, State.SAME), (State.NOTHING, State.OPEN)):
            services = distinct(
                each.service for each in self._said if each.state in states and not each.clause.is_exception
            )
            if services:
                return self._without_covered(services)
        places = (Topic.TITLE, Topic.FORMER)
        named = (name.service for each in self._all if each.topic in places for name in each.names)
        return self._without_covered(distinct(named))

    def _about(self, topic: Topic) -> tuple[str, ...]:
        """Return what the title, or the label for services, names as being in question."""
        said = (each for each in self._of(topic) if each.state is not State.FINE and not each.clause.is_exception)
        return distinct(each.service for each in said)

    def _of(self, topic: Topic) -> list[Said]:
        return [each for each in self._said if each.clause.topic is topic]

    def _body(self, *states: State) -> list[Said]:
        return [
            each
            for each in self._said
            if each.clause.topic not in (Topic.TITLE, Topic.SERVICES) and each.state in states
        ]

    def _without_covered(self, services: Iterable[str]) -> tuple[str, ...]:
        """Leave out a service of which a part is named: the part is more precise."""
        listed = tuple(services)
        return tuple(
            each
            for each in listed
            if not any(other != each and self._catalogue.within(other, each) for other in listed)
        )

    def _is_kin(self, one: str, other: str) -> bool:
        return self._catalogue.within(one, other) or self._catalogue.within(other, one)

    # In trouble

    def _affected(self) -> Scope:
        """Return what is down: what it is about and what is said to be down, without what is fine or restored."""
        down = [each for each in self._body(State.DOWN) if each.service and self._may_be_affected(each)]
        states = (State.AHEAD, State.NOTHING) if self._kind is Kind.MAINTENANCE else (State.AHEAD,)
        foreseen = [each for each in self._body(*states) if each.service and self._is_part_of_topic(each.service)]
        services = self._refined(self.topic, distinct(each.service for each in (*down, *foreseen)))
        left = [each for each in self._taking_place(services) if not self._is_spared(each)]
        if not left and self._kind in CERTAIN:
            left = services
        struck = [each for each in left if not self._is_worked_on(each)]
        return Scope(tuple(ServiceScope(each, self._modes_down(each)) for each in struck or left))

    def _taking_place(self, services: list[str]) -> list[str]:
        """Return the services of works that are upheld, where others beside them are called off."""
        upheld = distinct(each.service for each in self._said if each.clause.is_upheld and not each.is_collective)
        called_off = {each.service for each in self._said if each.clause.is_called_off}
        if self._kind is not Kind.MAINTENANCE or not upheld or not called_off:
            return services
        return list(distinct((*(each for each in services if each not in called_off), *upheld)))

    def _is_part_of_topic(self, service: str) -> bool:
        return any(service != each and self._catalogue.within(service, each) for each in self.topic)

    def _may_be_affected(self, said: Said) -> bool:
        if said.is_collective:
            return not self.topic or self.topic == (PORTAL,) or len(said.clause.names) == 1
        return True

    def _refined(self, topic: tuple[str, ...], others: Iterable[str]) -> list[str]:
        """Return the topic, its services replaced by their parts where only those are told, and what else is told."""
        listed = list(others)
        refined: list[str] = []
        for service in topic:
            parts = [each for each in listed if each != service and self._catalogue.within(each, service)]
            refined += [service] if service in listed or not parts else parts
        beside = [each for each in listed if not any(self._is_kin(each, known) for known in (*topic, *refined))]
        return list(distinct([*refined, *beside]))

    def _is_spared(self, service: str) -> bool:
        """Whether it is named as fine or restored as a whole, and nowhere as down."""
        if self._kind is Kind.CANCELLATION:
            return False
        own = [each for each in self._said if each.service == service]
        down = [each for each in own if each.state in (State.DOWN, State.SAME) and each.clause.topic is not Topic.TITLE]
        if down and not self._is_cleared_after(service, down, own):
            return False
        if self._is_ended_beside_another(service) or (self._kind is Kind.BULLETIN and service in self._all_but_some()):
            return True
        spared = (State.FINE, State.UP) if self._kind is Kind.BULLETIN else (State.FINE,)
        whole = [each for each in own if each.modes is None and not self._mode_of_sentence(each)]
        return any(each.state in spared or self._is_titled_as_open(each) for each in whole)

    def _is_titled_as_open(self, said: Said) -> bool:
        """Whether the title of a bulletin tells it apart from what is in trouble: "DELTA X : import OK, export KO"."""
        titled = self._of(Topic.TITLE) if self._kind is Kind.BULLETIN else []
        return said in titled and said.state is State.OPEN and any(each.state is State.DOWN for each in titled)

    def _is_cleared_after(self, service: str, down: list[Said], own: list[Said]) -> bool:
        """Whether it only stood beside a trouble of the title's service, and is then said to be fine by itself."""
        fine = [each for each in own if each.state is State.FINE and each.clause.has_verb and each.modes is None]
        is_titled = any(each.service == service for each in self._of(Topic.TITLE))
        stands_alone = any(each.service != service for each in self._of(Topic.TITLE) if each.service)
        return bool(fine) and not is_titled and stands_alone and fine[-1].clause.start > down[-1].clause.start

    def _is_ended_beside_another(self, service: str) -> bool:
        """Whether a title ends the trouble of this service and tells that of another one."""
        titled = [each for each in self._of(Topic.TITLE) if each.service]
        ended = any(each.service == service and each.state is State.UP and each.modes is None for each in titled)
        return ended and any(each.service != service and each.state is State.DOWN for each in titled)

    def _mode_of_sentence(self, said: Said) -> bool:
        return bool(said.clause.modes)

    def _is_worked_on(self, service: str) -> bool:
        """Whether it is only the place of the works that make another one unavailable."""
        if service not in self.cause or self._kind is not Kind.MAINTENANCE:
            return False
        if any(each.service == service for each in self._of(Topic.SERVICES)):
            return False
        return not any(
            each.service == service and each.state is State.DOWN and each.clause.is_planned for each in self._said
        )

    def _modes_down(self, service: str) -> Modes:
        if service == GATEWAY:
            return None
        stated = self._modes_in(service, State.DOWN, State.SAME) | self._modes_of_title(service)
        stated = stated or self._modes_in(service, State.AHEAD, State.NOTHING) or self._modes_before(service)
        spared = self._modes_in(service, State.FINE, State.UP, State.OPEN)
        if stated:
            return stated - spared or stated
        return ALL_MODES - spared if spared and spared != ALL_MODES else None

    def _modes_of_title(self, service: str) -> frozenset[Mode]:
        spared = (State.FINE, State.UP) if self._kind is Kind.BULLETIN else (State.FINE,)
        named = [
            each
            for each in self._said
            if each.clause.topic in (Topic.TITLE, Topic.MODES, Topic.SERVICES) and each.state not in spared
        ]
        return union(each.modes for each in named if self._is_about(each, service))

    def _modes_in(self, service: str, *states: State) -> frozenset[Mode]:
        return union(
            each.modes
            for each in self._said
            if each.state in states and self._is_about(each, service) and each.clause.topic is not Topic.MODES
        )

    def _modes_before(self, service: str) -> frozenset[Mode]:
        """Return the modes that the older entries of a log tell, where the newest one tells none."""
        return union(each.modes for each in self._former if each.state is State.DOWN and self._is_about(each, service))

    def _is_about(self, said: Said, service: str) -> bool:
        if said.clause.topic is Topic.MODES and any(self._is_other_side(service, each) for each in self.topic):
            return True
        if said.service is None and MODE_LABEL.match(said.clause.sentence.words.folded):
            return True
        if said.service is None or said.is_collective:
            return service in self.topic or any(self._is_kin(service, each) for each in self.topic)
        return self._is_kin(said.service, service)

    def _is_other_side(self, service: str, titled: str) -> bool:
        """Whether one is the import and the other the export side of a service: a label of modes holds for both."""
        one, other = self._catalogue.services[service], self._catalogue.services[titled]
        return one.side is not None and other.side is not None and one.parent == other.parent

    # Up again

    def _restored_by_end(self) -> Scope:
        """Return what an end restores: never more than its words state, nor what they say to be still down."""
        up = distinct(each.service for each in self._body(State.UP) if each.service and not each.is_collective)
        services = self._refined(self.topic, up)
        return Scope(tuple(self._restored(each) for each in services if not self._is_left(each)))

    def _restored(self, service: str) -> ServiceScope:
        if service == GATEWAY:
            return ServiceScope(service)
        titled = self._modes_of_title(service)
        up = self._modes_in(service, State.UP, State.OPEN) or self._modes_in(service, State.FINE)
        stated = (titled & up or up) if titled and up else (titled or up)
        left = union(each.modes for each in self._left() if self._is_about(each, service))
        if stated:
            return ServiceScope(service, stated - left or stated)
        return ServiceScope(service, ALL_MODES - left if left and left != ALL_MODES else None)

    def _left(self) -> list[Said]:
        """Return what an end says to be still down."""
        return [each for each in self._said if each.state is State.DOWN and each.clause.is_standing]

    def _is_left(self, service: str) -> bool:
        own = [each for each in self._left() if each.service and self._catalogue.within(service, each.service)]
        up = [each for each in self._body(State.UP) if each.service in (service, None)]
        if any(each.modes is None for each in own):
            return not any(each.service == service and each.modes for each in up)
        return bool(own) and not up

    def _left_by_end(self) -> Scope:
        left: dict[str, Modes] = {}
        for each in self._left():
            for service in [each.service] if each.service else self.topic if each.modes else ():
                left[service] = (
                    None
                    if each.modes is None or (service in left and left[service] is None)
                    else (left.get(service) or frozenset()) | each.modes
                )
        return Scope(tuple(ServiceScope(service, modes) for service, modes in left.items()))

    def _restored_beside(self) -> Scope:
        """Return what a bulletin says to work again while something else does not."""
        restored: dict[str, Modes] = {}
        told = [each for each in self._said if each.state is State.UP and not each.is_collective]
        precise = {each.service for each in told if each.clause.topic is not Topic.TITLE}
        for each in told:
            if each.clause.topic is Topic.TITLE and each.service in precise:
                continue
            for service in [each.service] if each.service else self.topic if each.modes else ():
                restored[service] = each.modes if service not in restored else either(restored[service], each.modes)
        precisely = tuple(
            ServiceScope(service, self._less_down(service, modes))
            for service, modes in restored.items()
            if modes or not self._is_down(service)
        )
        beside = (ServiceScope(each) for each in self._all_but_some() if each not in restored)
        return Scope((*precisely, *beside))

    def _all_but_some(self) -> tuple[str, ...]:
        """Return what is up again where all is but what is named: "tous les services ont repris, sauf OLGA"."""
        is_whole = any(
            each.state is State.UP and each.is_collective and each.modes is None and self._has_exception(each.clause)
            for each in self._said
        )
        if not is_whole:
            return ()
        down = [each.service for each in self._body(State.DOWN) if each.service]
        titled = [each for each in self.topic if each != PORTAL and not any(self._is_kin(each, one) for one in down)]
        return tuple(titled) or (PORTAL,)

    def _has_exception(self, clause: Clause) -> bool:
        """Whether what a sentence excepts from a clause are services, which are named."""
        return any(
            each.sentence is clause.sentence and each.names and each.state is State.DOWN and EXCEPT.match(each.folded)
            for each in self._all
        )

    def _is_down(self, service: str) -> bool:
        return any(
            each.state is State.DOWN and each.service and self._is_kin(each.service, service) for each in self._said
        )

    def _less_down(self, service: str, modes: Modes) -> Modes:
        down = self._modes_in(service, State.DOWN)
        if modes is None:
            return ALL_MODES - down if down and down != ALL_MODES else None
        return modes - down or modes

    # At the origin, and only mentioned

    def _causes(self) -> tuple[str, ...]:
        found: list[str] = []
        for index, clause in enumerate(self._all):
            if is_stating(clause) and clause.state is not State.FINE:
                found += (
                    name.service
                    for name in clause.names
                    if not name.is_collective and is_cause(name.start, name.end, clause, self._all)
                )
            if THEREFORE.match(clause.folded) and clause.names and index:
                found += (
                    name.service for name in self._all[index - 1].names if self._all[index - 1].state is State.DOWN
                )
        found += self._back_end()
        return distinct(found)

    def _back_end(self) -> Iterator[str]:
        """Yield what other services work with and is itself down: whatever else is down, is so for that."""
        for said in self._said:
            if (
                said.service in BACK_END
                and said.state in (State.DOWN, State.NOTHING)
                and said.clause.topic is Topic.TITLE
            ):
                yield said.service

    def _cause_beside(self, affects: Scope) -> tuple[str, ...]:
        """Return the causes if another service is their victim."""
        victims = [each for each in affects.services if each not in self.cause]
        return tuple(each for each in self.cause if any(not self._is_kin(each, victim) for victim in victims))

    def _mentions(self, cast: Iterable[str]) -> tuple[str, ...]:
        taken = tuple(cast)
        fine = {each.service for each in self._said if each.state is State.FINE and not each.is_collective}
        named = (name.service for clause in self._all for name in clause.names if not name.is_collective)
        mentions = [each for each in distinct(named) if each not in taken and (each != PORTAL or each in fine)]
        return tuple(
            each
            for each in mentions
            if each in fine or not any(self._is_kin(each, known) for known in taken if known != PORTAL)
        )
