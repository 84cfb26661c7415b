"""What a message says of services: clause by clause, and which of them it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from meteo_douane.domain.catalogue import PORTAL, Catalogue
from meteo_douane.domain.notice import Kind, Mode
from meteo_douane.patterns import pattern_of
from meteo_douane.reading.sentences.clause import Clause
from meteo_douane.reading.sentences.headings import Topic
from meteo_douane.reading.sentences.said import (
    Modes,
    Said,
    are_told_apart,
    by_its_ordinal,
    by_ordinal,
    distinct,
    is_stating,
    said_by,
    union,
)
from meteo_douane.reading.sentences.setbacks import with_relapses
from meteo_douane.reading.vocabulary.kind_words import END_OF_A_PART
from meteo_douane.reading.vocabulary.states import State

MODE_LABEL = pattern_of(r"^\W*modes? (?:de transmission )?(?:touche|concerne|impacte|affecte)e?s? ?:")
"""What such a label states holds for all that the message names."""

#: "Fin d'alerte DELTA T, maintien de la vigilance sur DELTA IE": no end of what is only watched.
WATCHED = pattern_of(r"\b(?:vigilance|(?:sous|en) (?:surveillance|observation)|surveillance)\b")

#: "Sur le portail et sur DELTA T": the portal, and not only what stands for it.
AND_ALSO = pattern_of(
    r"(?: ?\([^)]*\))?,? (?:et|ainsi que|comme|de meme que|tout comme) (?:(?:sur|dans|pour|de|d'|du|le|la|l'|celui) ?)*"
)

#: Not "plusieurs services", nor "les services suivants".
ALL_OF_THEM = pattern_of(
    r"\b(?:tou(?:s|tes) (?:les|nos)|l'(?:ensemble|integralite|acces au portail)|aucune?|le (?:portail|site)"
    r"|la totalite)\b"
)

TWO = 2
"""Services that may be told apart as the first and the second."""


class Testimony:
    """What the clauses of a message say of services, as far as they state anything, and what it is about."""

    def __init__(self, kind: Kind, clauses: Sequence[Clause], catalogue: Catalogue) -> None:
        self.kind = kind
        self.catalogue = catalogue
        self.clauses = tuple(map(_ends_no_whole, with_relapses(clauses))) if kind is Kind.BULLETIN else clauses
        self.said = [said for clause in self.clauses if is_stating(clause) for said in said_by(clause)]
        self.said = [each for each in self.said if not self._is_told_of_a_side(each)]
        self.former = [said for clause in clauses if clause.topic is Topic.FORMER for said in said_by(clause)]
        self.topic = self._topic()
        self.said = [said for each in self.said for said in by_ordinal(each, self.topic)]
        if len(self.topic) == TWO and are_told_apart(clauses):
            self.said = [said for each in self.said for said in by_its_ordinal(each, self.topic)]

    def _is_told_of_a_side(self, said: Said) -> bool:
        """Whether the clause goes on to say of which side of a service it speaks: "DELTA IE est rétabli à l'export"."""
        named = (self.catalogue.services[each.service] for each in said.clause.names)
        return any(each.side is not None and each.parent == said.service for each in named)

    def _topic(self) -> tuple[str, ...]:
        """Return the services that the message is about: of its title, of a label, or of what it says first."""
        titled, labelled = (self._about(topic) for topic in (Topic.TITLE, Topic.SERVICES))
        if titled or labelled:
            return self._without_covered(self.refined(titled, labelled) if titled else labelled)
        wanted = (State.UP,) if self.kind is Kind.END else (State.DOWN, State.SAME)
        for states in (wanted, (State.DOWN, State.UP, State.AHEAD, State.SAME), (State.NOTHING, State.OPEN)):
            services = distinct(
                each.service
                for each in self.said
                if each.state in states and not each.clause.is_exception and not self._is_beside_an_end(each)
            )
            if services:
                return self._without_covered(services)
        places = (Topic.TITLE, Topic.FORMER)
        named = (name.service for each in self.clauses if each.topic in places for name in each.names)
        return self._without_covered(distinct(named))

    def _is_beside_an_end(self, said: Said) -> bool:
        """Whether an end names it only as still down, without any mode that is back: the end is of something else."""
        is_left = said.state is State.DOWN and said.clause.is_standing
        back = any(each.state is State.UP and each.service is None and each.modes for each in self.said)
        return self.kind is Kind.END and is_left and not back

    def _about(self, topic: Topic) -> tuple[str, ...]:
        """Return what the title, or the label for services, names as being in question."""
        said = (each for each in self.of(topic) if each.state is not State.FINE and not each.clause.is_exception)
        if self.kind is Kind.END:
            said = (each for each in said if each.state is State.UP or not WATCHED.search(each.clause.folded))
        return distinct(each.service for each in said)

    def of(self, topic: Topic) -> list[Said]:
        """Return what is said under a heading, or in the title."""
        return [each for each in self.said if each.clause.topic is topic]

    def body(self, *states: State) -> list[Said]:
        """Return what the text says in some states, beside its title and its label for services."""
        return [
            each
            for each in self.said
            if each.clause.topic not in (Topic.TITLE, Topic.SERVICES) and each.state in states
        ]

    def _without_covered(self, services: Iterable[str]) -> tuple[str, ...]:
        """Leave out a service of which a part is named: the part is more precise."""
        listed = tuple(services)
        return tuple(
            each
            for each in listed
            if not any(other != each and self.catalogue.within(other, each) for other in listed)
            or (each == PORTAL and (self._is_listed_with_others(each) or self._is_down_as_a_whole()))
        )

    def _is_down_as_a_whole(self) -> bool:
        """Whether a sentence of the text tells of all services, or of the portal, that they do not work, and no more.

        "Tous les services en ligne sont inaccessibles. SOPRANO est également touché.": all of them still.
        """
        told = [each for each in self.body(State.DOWN) if each.service == PORTAL and each.clause.is_standing]
        return any(each.clause.has_verb and ALL_OF_THEM.search(each.clause.sentence.words.folded) for each in told)

    def _is_listed_with_others(self, service: str) -> bool:
        """Whether a service stands beside another one, joined by "et": "lenteurs sur le portail et sur DELTA T"."""
        return any(
            AND_ALSO.fullmatch(clause.folded[one.end - clause.start : other.start - clause.start]) is not None
            for clause in self.clauses
            if is_stating(clause)
            for one, other in pairwise(clause.names)
            if service in (one.service, other.service) and not (one.is_collective or other.is_collective)
        )

    def is_kin(self, one: str, other: str) -> bool:
        """Whether one service is the other, or a part of it."""
        return self.catalogue.within(one, other) or self.catalogue.within(other, one)

    def refined(self, topic: tuple[str, ...], others: Iterable[str]) -> list[str]:
        """Return the topic, its services replaced by their parts where only those are told, and what else is told."""
        listed = list(others)
        refined: list[str] = []
        for service in topic:
            parts = [each for each in listed if each != service and self.catalogue.within(each, service)]
            refined += [service] if service in listed or not parts else parts
        beside = [each for each in listed if not any(self.is_kin(each, known) for known in (*topic, *refined))]
        return list(distinct([*refined, *beside]))

    def modes_of_title(self, service: str) -> frozenset[Mode]:
        """Return the modes that the title and the labels state for a service."""
        spared = (State.FINE, State.UP) if self.kind is Kind.BULLETIN else (State.FINE,)
        named = [
            each
            for each in self.said
            if each.clause.topic in (Topic.TITLE, Topic.MODES, Topic.SERVICES)
            and each.state not in spared
            and not (self.kind is Kind.END and (each.clause.is_exception or self._is_left_by_a_title(each)))
        ]
        return union(each.modes for each in named if self.is_about(each, service))

    def modes_of_bulletin(self, service: str) -> Modes:
        """Return the modes that the title of a bulletin states for a service; none where it tells an end itself."""
        tells_an_end = any(each.state is State.UP for each in self.of(Topic.TITLE))
        return None if tells_an_end else self.modes_of_title(service) or None

    def _is_left_by_a_title(self, said: Said) -> bool:
        """Whether a title tells an end, and then a mode that it leaves: "Fin des travaux GAMMA 2 - EDI non rouvert".

        So does "Fin d'alerte DELTA IE, l'EDI suit".
        """
        is_left = said.state in (State.AHEAD, State.SAME) or (said.state is State.DOWN and said.clause.is_standing)
        return is_left and not said.clause.names and any(each.state is State.UP for each in self.of(Topic.TITLE))

    def modes_in(self, service: str, *states: State) -> frozenset[Mode]:
        """Return the modes in which a service is told to be in some states."""
        return union(
            each.modes
            for each in self.said
            if each.state in states and self.is_about(each, service) and each.clause.topic is not Topic.MODES
        )

    def is_about(self, said: Said, service: str) -> bool:
        """Whether what is said is said of a service, or of what the message is about."""
        if said.clause.topic is Topic.MODES and any(self._is_other_side(service, each) for each in self.topic):
            return True
        if said.service is None and MODE_LABEL.match(said.clause.sentence.words.folded):
            return True
        if said.service is None or said.is_collective:
            return service in self.topic or any(self.is_kin(service, each) for each in self.topic)
        return self.is_kin(said.service, service)

    def _is_other_side(self, service: str, titled: str) -> bool:
        """Whether one is the import and the other the export side of a service: a label of modes holds for both."""
        one, other = self.catalogue.services[service], self.catalogue.services[titled]
        return one.side is not None and other.side is not None and one.parent == other.parent


def _ends_no_whole(clause: Clause) -> Clause:
    """Return the title of a bulletin that tells the end of a part as restoring nothing by itself."""
    is_of_a_part = clause.topic is Topic.TITLE and clause.state is State.UP and not clause.modes
    return replace(clause, state=State.NOTHING) if is_of_a_part and END_OF_A_PART.search(clause.folded) else clause
