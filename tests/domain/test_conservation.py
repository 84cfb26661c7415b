"""Whatever the source does, nothing that was told is lost, closed without words, or told twice (contract §5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from builders import (
    CATALOGUE,
    DTI,
    DTI_PLUS,
    EDI,
    NOON,
    a_bulletin,
    a_fallback,
    a_maintenance,
    a_notice,
    a_watch,
    nonsense,
    seen,
    silence,
)
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.event import Decision, EventKind
from meteo_douane.domain.notice import Kind, Notice, Permission, Scope, ServiceScope
from meteo_douane.domain.observation import Failure, Source, Unchanged
from meteo_douane.domain.scopes import cells
from meteo_douane.domain.step import Rules, Step, advance

MODES = st.none() | st.frozensets(st.sampled_from([DTI, EDI]), min_size=1) | st.just(frozenset({DTI_PLUS}))
PARTS = st.builds(ServiceScope, st.sampled_from(["delta", "delta-ie", "delta-ie-import", "delta-t", "ciel"]), MODES)
SCOPES = st.lists(PARTS, min_size=1, max_size=2, unique_by=lambda part: part.service).map(lambda one: Scope(tuple(one)))
HOURS = st.none() | st.integers(-5, 30).map(lambda hours: NOON + timedelta(hours=hours))
FALLBACKS = st.sampled_from([a_fallback(permission) for permission in Permission])
WATCHES = (
    a_watch("ie", "delta-ie", modes=[EDI]),
    a_watch("import", "delta-ie-import"),
    a_watch("transit", "delta-t", modes=[DTI]),
    a_watch("cave", "ciel"),
    a_watch("tout", "delta", "ciel"),
)
OPENING = {EventKind.OPENED, EventKind.PLANNED, EventKind.REOPENED, EventKind.STATE_AT_START}
CLOSING = {EventKind.ENDED, EventKind.CANCELLED}
RULES = Rules(WATCHES, ("exploitation",), CATALOGUE)


class Stories(RuleBasedStateMachine):
    """A page that somebody writes, beside a world in which some readings of it fail and one in which none does."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOON
        self.page: list[Notice] = []
        self.known = self.untroubled = Known()
        self.decisions: list[Decision] = []
        self.keys: set[str] = set()
        self.named = 0

    # What is written

    def publish(self, notice: Notice) -> None:
        self.page.insert(0, replace(notice, revision=f"{notice.revision} {self.named}"))

    def name(self) -> str:
        self.named += 1
        return f"n{self.named}"

    @rule(affects=SCOPES, ends_at=HOURS, fallback=FALLBACKS)
    def alert(self, affects: Scope, ends_at: object, fallback: object) -> None:
        name = self.name()
        words: dict[str, Any] = {"title": f"Alerte {name}", "text": f"Panne {name} constatée."}
        self.publish(
            a_notice(name, affects=affects, ends_at=ends_at, fallback=fallback, published_at=self.now, **words)
        )

    @rule(affects=SCOPES, restores=st.just(Scope()) | SCOPES, number=st.integers(1, 3))
    def bulletin(self, affects: Scope, restores: Scope, number: int) -> None:
        name = self.name()
        facts = {
            "affects": affects,
            "restores": restores,
            "published_at": self.now,
            "text": f"Suite {name} de la panne.",
        }
        self.publish(a_bulletin(name, number, title=f"BIP {name}", **facts))

    @rule(restores=st.just(Scope()) | SCOPES, is_dated=st.booleans())
    def end(self, restores: Scope, is_dated: bool) -> None:  # noqa: FBT001
        name = self.name()
        words = {"title": f"Fin {name}", "text": f"Message {name} de rétablissement."}
        published_at = self.now if is_dated else None
        self.publish(a_notice(name, Kind.END, restores=restores, published_at=published_at, **words))

    @rule(affects=SCOPES, starts_at=HOURS, ends_at=HOURS)
    def maintenance(self, affects: Scope, starts_at: object, ends_at: object) -> None:
        name = self.name()
        facts = {"affects": affects, "starts_at": starts_at, "ends_at": ends_at, "title": f"Travaux {name}"}
        self.publish(a_maintenance(name, text=f"Opération {name} programmée.", **facts))

    @rule(affects=SCOPES)
    def cancellation(self, affects: Scope) -> None:
        name = self.name()
        words = {"title": f"Annulation {name}", "text": f"Message {name} d'annulation."}
        self.publish(a_notice(name, Kind.CANCELLATION, affects=affects, published_at=self.now, **words))

    @rule()
    def gibberish(self) -> None:
        name = self.name()
        self.publish(a_notice(name, Kind.UNCLASSIFIED, title=f"Lot {name}", text=f"Bascule {name}, cf. tableau."))

    @precondition(lambda self: self.page)
    @rule(place=st.integers(0, 99), kind=st.sampled_from(Kind), affects=SCOPES, ends_at=HOURS)
    def edit(self, place: int, kind: Kind, affects: Scope, ends_at: object) -> None:
        old = self.page[place % len(self.page)]
        self.named += 1
        names = {"restores": affects} if kind is Kind.END else {"affects": affects}
        new = a_notice(old.key, kind, title=old.title, text=f"Édition {self.named}.", ends_at=ends_at, **names)
        self.page[place % len(self.page)] = new

    @precondition(lambda self: any(notice.kind.value is not Kind.UNCLASSIFIED for notice in self.page))
    @rule(place=st.integers(0, 99))
    def say_the_same_in_other_words(self, place: int) -> None:
        self.read(2)
        self.read(2)  # what was withdrawn before has vanished by now
        places = [at for at, notice in enumerate(self.page) if notice.kind.value is not Kind.UNCLASSIFIED]
        at = places[place % len(places)]
        self.named += 1
        again = replace(self.page[at], text=f"{self.page[at].text} Relu.", revision=f"relu {self.named}")
        self.page[at] = again
        before, told = states_in(self.known), len(self.decisions)
        self.take(advance(self.known, (seen(*self.page),), RULES, self.now))
        self.untroubled = advance(self.untroubled, (seen(*self.page),), RULES, self.now).known
        assert [one for one in self.decisions[told:] if one.told] == []
        assert states_in(self.known) == before

    @precondition(lambda self: self.page)
    @rule(place=st.integers(0, 99))
    def withdraw(self, place: int) -> None:
        del self.page[place % len(self.page)]

    @precondition(lambda self: len(self.page) > 1)
    @rule(random=st.randoms(use_true_random=False))
    def reorder(self, random: object) -> None:
        random.shuffle(self.page)  # type: ignore[attr-defined]

    # What is read

    @rule(minutes=st.sampled_from([2, 60, 600, 4000]))
    def read(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        self.take(advance(self.known, (seen(*self.page),), RULES, self.now))
        self.untroubled = advance(self.untroubled, (seen(*self.page),), RULES, self.now).known

    @rule(failure=st.sampled_from([silence(), nonsense()]))
    def fail(self, failure: Failure) -> None:
        self.now += timedelta(minutes=1)
        self.take(advance(self.known, (failure,), RULES, self.now))

    @precondition(lambda self: self.known.listed)
    @rule()
    def read_the_same_again(self) -> None:
        for observation in (Unchanged(Source.PAGE), Unchanged(Source.PAGE)):
            self.take(advance(self.known, (observation,), RULES, self.now))
            self.untroubled = advance(self.untroubled, (observation,), RULES, self.now).known
        again = advance(self.known, (Unchanged(Source.PAGE),), RULES, self.now)
        assert again.decisions == ()
        assert again.known == self.known

    def take(self, step: Step) -> None:
        self.known = step.known
        self.decisions += step.decisions
        keys = [message.key for message in step.messages]
        assert len(keys) == len(set(keys))
        assert self.keys.isdisjoint(keys)
        self.keys.update(keys)

    # What must hold

    @invariant()
    def an_opening_has_one_end_or_is_in_force(self) -> None:
        following: set[tuple[str, str]] = set()
        for decision in self.decisions:
            if decision.told and decision.event.episode:
                which = (decision.watch, decision.event.episode)
                is_again = (
                    decision.event_kind is EventKind.REOPENED
                )  # an alert anew, of what had vanished or in part ended
                assert is_again or (which in following) == (decision.event_kind not in OPENING)
                following = following - {which} if decision.event_kind in CLOSING else following | {which}
        in_force = {episode.id for episode in self.known.in_force}
        assert {episode for _, episode in following} <= in_force

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


def episodes_without_ledger(known: Known) -> list[object]:
    return [replace(episode, told={}) for episode in known.episodes.values()]


def states_in(known: Known) -> list[object]:
    return [(one.id, one.state, one.remaining, one.starts_at, one.ends_at, one.fallback) for one in known.in_force]


#: Shrinking what it finds takes longer than a test may on a busy machine.
TestConservation = pytest.mark.timeout(600)(Stories.TestCase)
TestConservation.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
