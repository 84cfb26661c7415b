"""Whatever the source does, nothing that was told is lost, closed without words, or told twice (contract §5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from builders import CATALOGUE, DTI, EDI, a_watch, nonsense, seen, silence
from examples import drawing
from meteo_douane.domain.episodes import Episode, Known
from meteo_douane.domain.event import Decision, EventKind
from meteo_douane.domain.identity import letters
from meteo_douane.domain.interventions import Deed, Done, Person, Wish, carried_out
from meteo_douane.domain.matching import judge_scope
from meteo_douane.domain.notice import Kind, Mode, Notice, Scope
from meteo_douane.domain.observation import Failure, Observation, Source, Unchanged
from meteo_douane.domain.scopes import cells
from meteo_douane.domain.step import Rules, Step, advance
from meteo_douane.domain.watch import VerdictCode, Watch
from newsroom import PLACES, WATCHES, Newsroom

OPENING = {EventKind.OPENED, EventKind.PLANNED, EventKind.REOPENED, EventKind.STATE_AT_START}
#: What may be told to those who follow and to those who do not: an alert anew, what a person holds to go on, or what is
#: in force for a watch that uses more of it from now on.
AGAIN = {EventKind.REOPENED, EventKind.REOPENED_BY_PERSON, EventKind.STATE_AT_START}
CLOSING = {EventKind.ENDED, EventKind.CANCELLED}
#: The modes that a watch may name.
USED = st.frozensets(st.sampled_from([DTI, EDI]), min_size=1)
MARC = Person("Marc", "", "page")


def rules_for(watches: Iterable[Watch]) -> Rules:
    return Rules(tuple(watches), ("exploitation",), CATALOGUE)


class Stories(Newsroom):
    """Those who read a page and act, beside a world without failures, one without answers, and each watch alone."""

    def __init__(self) -> None:
        super().__init__()
        self.withdrawn: list[Notice] = []
        self.watches: tuple[Watch, ...] = WATCHES
        #: By name, what a watch used when it was left out.
        self.left_out: dict[str, Watch] = {}
        self.known = self.untroubled = self.unanswered = Known()
        self.alone = {watch.name: Known() for watch in WATCHES}
        self.decisions: list[Decision] = []
        self.keys: set[str] = set()
        #: By episode, the watches that were told of it in words that nobody understood: they follow it to its end.
        self.in_doubt: set[tuple[str, str]] = set()

    # What is written no more

    @precondition(lambda self: self.page)
    @rule(place=PLACES)
    def withdraw(self, place: int) -> None:
        self.withdrawn.append(self.page.pop(place % len(self.page)))

    @precondition(lambda self: self.withdrawn)
    @rule(place=PLACES)
    def list_again(self, place: int) -> None:
        self.page.insert(0, self.withdrawn.pop(place % len(self.withdrawn)))

    # What is read

    @rule(minutes=st.sampled_from([2, 60, 600, 4000]))
    def read(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        self.observe(seen(*self.page))

    @rule(failure=st.sampled_from([silence(), nonsense()]))
    def fail(self, failure: Failure) -> None:
        self.now += timedelta(minutes=1)
        self.take(advance(self.known, (failure,), rules_for(self.watches), self.now))

    @precondition(lambda self: self.known.listed)
    @rule()
    def read_the_same_again(self) -> None:
        self.now += timedelta(minutes=1)
        self.observe(Unchanged(Source.PAGE))
        self.observe(Unchanged(Source.PAGE))
        again = advance(self.known, (Unchanged(Source.PAGE),), rules_for(self.watches), self.now)
        assert again.decisions == ()
        assert again.known == self.known

    @precondition(lambda self: any(map(says_of_what, self.page)))
    @precondition(lambda self: not any(episode.is_closed_by_person for episode in self.known.unended))
    @rule(place=PLACES)
    def say_the_same_in_other_words(self, place: int) -> None:
        self.read(2)
        self.read(2)  # what was withdrawn before has vanished by now
        places = [at for at, notice in enumerate(self.page) if says_of_what(notice)]
        at = places[place % len(places)]
        if not self.is_in_order(self.page[at]):
            return
        self.named += 1
        again = replace(self.page[at], text=f"{self.page[at].text} Relu.", revision=f"relu {self.named}")
        self.page[at] = again
        before, told = states_in(self.known), len(self.decisions)
        self.observe(seen(*self.page))
        assert [one for one in self.decisions[told:] if one.told] == []
        assert states_in(self.known) == before

    def is_in_order(self, notice: Notice) -> bool:
        """Whether what was said of its episodes since is dated so: out of order nobody can say which words hold."""
        titles = {name: one.notice.title for name, one in self.known.publications.items()}
        own = [one for one in self.known.in_force if notice.title in {titles.get(name) for name in one.publications}]
        written, others = notice.published_at.value, [one.latest for one in own if one.latest.title != notice.title]
        return all(written and one.published_at.value and written <= one.published_at.value for one in others)

    # What people do

    @rule(watch=st.sampled_from(WATCHES))
    def configure(self, watch: Watch) -> None:
        """Leave out a watch, or take it up again."""
        there = [one for one in self.watches if one.name == watch.name]
        self.left_out |= {one.name: one for one in there}
        others = tuple(one for one in self.watches if one not in there)
        self.watches = others if there else (*self.watches, self.left_out[watch.name])

    @rule(watch=st.sampled_from(WATCHES), other=st.sampled_from(WATCHES), modes=st.none() | USED)
    def use_something_else(self, watch: Watch, other: Watch, modes: frozenset[Mode] | None) -> None:
        """Change the services and the modes of a watch, and take that up with the next reading."""
        used = a_watch(watch.name, *other.services, modes=None if modes is None else sorted(modes))
        self.watches = tuple(used if one.name == watch.name else one for one in self.watches)
        self.read(2)

    @precondition(lambda self: self.known.episodes)
    @rule(place=PLACES, deed=st.sampled_from(Deed))
    def do(self, place: int, deed: Deed) -> None:
        self.now += timedelta(minutes=1)
        wish = Wish(tuple(self.known.episodes)[place % len(self.known.episodes)], deed, MARC)
        outcome = carried_out(self.known, wish, rules_for(self.watches), self.now)
        if isinstance(outcome, Done):
            self.take(outcome.step)
        self.untroubled = done_to(self.untroubled, wish, self)
        if deed is not Deed.ACKNOWLEDGED:
            self.unanswered = done_to(self.unanswered, wish, self)
        for watch in WATCHES:
            self.alone[watch.name] = done_to(self.alone[watch.name], wish, self, watch)

    # What comes of it

    def observe(self, observation: Observation) -> None:
        before, step = self.known, advance(self.known, (observation,), rules_for(self.watches), self.now)
        self.take(step)
        assert not before.listed or said_anew(before, self.known) <= {one.event.notice for one in step.decisions}
        self.untroubled = advance(self.untroubled, (observation,), rules_for(self.watches), self.now).known
        unanswered = advance(self.unanswered, (observation,), rules_for(self.watches), self.now)
        self.unanswered = unanswered.known
        of_episodes = [one for one in step.decisions if not one.event.kind.is_about_a_source]
        assert news_in(unanswered.decisions) == news_in(of_episodes), "somebody who has it in hand changes what is told"
        for watch in WATCHES:
            theirs = advance(self.alone[watch.name], (observation,), self.rules_of(watch), self.now)
            self.alone[watch.name] = theirs.known
            assert news_in(theirs.decisions, watch) == news_in(of_episodes, watch), "each watch hears its own story"

    def rules_of(self, watch: Watch) -> Rules:
        return rules_for(one for one in self.watches if one.name == watch.name)

    def take(self, step: Step) -> None:
        self.known = step.known
        self.decisions += step.decisions
        lines = [(one.event.key, one.watch) for one in step.decisions]
        assert len(lines) == len(set(lines))
        keys = [message.key for message in step.messages]
        assert len(keys) == len(set(keys))
        assert self.keys.isdisjoint(keys)
        self.keys.update(keys)
        for one in step.decisions:
            if one.told and one.verdict is not None and one.verdict.code is VerdictCode.NOT_UNDERSTOOD:
                self.in_doubt.add((one.event.episode, one.watch))

    # What must hold

    @invariant()
    def an_opening_has_one_end_or_is_in_force(self) -> None:
        following: set[tuple[str, str]] = set()
        for decision in self.decisions:
            if decision.told and decision.event.episode:
                which = (decision.watch, decision.event.episode)
                is_again = decision.event_kind in AGAIN
                assert is_again or (which in following) == (decision.event_kind not in OPENING)
                following = following - {which} if decision.event_kind in CLOSING else following | {which}
        assert {episode for _, episode in following} <= {episode.id for episode in self.known.unended}

    @invariant()
    def nothing_is_closed_without_words_that_close_it(self) -> None:
        for decision in self.decisions:
            event, notice = decision.event, decision.event.notice
            if event.kind not in {EventKind.ENDED, EventKind.PARTLY_ENDED, EventKind.CANCELLED} or notice is None:
                continue
            named = notice.restores.value if notice.kind.value is not Kind.CANCELLATION else notice.affects.value
            assert notice.kind.value in {Kind.END, Kind.CANCELLATION} or named
            assert not named or cells(event.scope, CATALOGUE) <= cells(named, CATALOGUE)

    @invariant()
    def failures_change_no_episode(self) -> None:
        assert episodes_without_ledger(self.known) == episodes_without_ledger(self.untroubled)

    @invariant()
    def whoever_uses_what_is_left_was_told_of_it_and_not_of_its_end(self) -> None:
        for episode in self.known.in_force:
            for watch in self.watches:
                if watch.name in self.known.watches and touches(episode.remaining, watch):
                    told = episode.told.get(watch.name)
                    assert told is not None, (episode.id, watch.name)
                    assert not told.is_over, (episode.id, watch.name)

    @invariant()
    def whoever_waits_for_an_end_has_something_left_that_can_end(self) -> None:
        for episode in self.known.in_force:
            for name, told in episode.told.items():
                is_left = touches(episode.remaining, told.watch) or touches(episode.withdrawn, told.watch)
                assert told.is_over or is_left or (episode.id, name) in self.in_doubt, (episode.id, name)

    @invariant()
    def what_words_have_closed_was_told_as_over_to_all_who_were_told_of_it(self) -> None:
        for episode in self.known.episodes.values():
            if episode not in self.known.unended:
                assert all(told.is_over for told in episode.told.values()), episode.id

    @invariant()
    def what_is_in_force_is_shown_or_has_vanished(self) -> None:
        """What the source shows no more has vanished, and can be closed by a person: nothing stays for ever."""
        for episode in self.known.in_force:
            assert episode.vanished_since or not is_gone(self.known, episode), episode.id


def says_of_what(notice: Notice) -> bool:
    """Whether somebody can say what a message is about: other words of one that nobody understood are told."""
    names_something = bool(notice.affects.value or notice.restores.value)
    return notice.kind.value is not Kind.UNCLASSIFIED and (notice.kind.value is not Kind.BULLETIN or names_something)


def said_anew(before: Known, after: Known) -> set[Notice]:
    """Return what is new, or said in other words, and so a line: a figure that changes is none."""
    return {one.notice for name, one in after.publications.items() if words_in(before, name) != words_in(after, name)}


def words_in(known: Known, publication: str) -> str:
    one = known.publications.get(publication)
    return "" if one is None else letters(f"{one.notice.title} {one.notice.text}")


def touches(scope: Scope, watch: Watch) -> bool:
    return not scope or judge_scope(scope, watch, CATALOGUE).code.tells


def is_gone(known: Known, episode: Episode) -> bool:
    return all(known.publications[one].is_gone for one in episode.publications if one in known.publications)


def done_to(known: Known, wish: Wish, stories: Stories, watch: Watch | None = None) -> Known:
    """Return what is known in another world after the same deed, if it can be done there."""
    rules = rules_for(stories.watches) if watch is None else stories.rules_of(watch)
    outcome = carried_out(known, wish, rules, stories.now)
    return outcome.step.known if isinstance(outcome, Done) else known


def news_in(decisions: Iterable[Decision], watch: Watch | None = None) -> list[tuple[object, ...]]:
    return [
        (one.watch, one.event.key, one.event_kind, one.told, one.reason, one.channels)
        for one in decisions
        if watch is None or one.watch == watch.name
    ]


def episodes_without_ledger(known: Known) -> list[object]:
    return [replace(episode, told={}) for episode in known.episodes.values()]


def states_in(known: Known) -> list[object]:
    return [(one.id, one.state, one.remaining, one.starts_at, one.ends_at, one.fallback) for one in known.in_force]


#: Shrinking what it finds takes longer than a test may on a busy machine.
TestConservation = pytest.mark.timeout(600)(Stories.TestCase)
TestConservation.settings = drawing(examples=0.6, steps=0.8)
