"""A page that somebody writes at random, for the state machines that read it (tests/domain/test_conservation.py)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from builders import DTI, DTI_PLUS, EDI, NOON, a_bulletin, a_fallback, a_maintenance, a_notice, a_watch
from meteo_douane.domain.notice import (
    ALERT_KINDS,
    Fallback,
    Kind,
    Mode,
    Notice,
    Permission,
    Read,
    Relation,
    Scope,
    ServiceScope,
)

SERVICES = st.sampled_from(["delta", "delta-ie", "delta-ie-import", "delta-t", "ciel"])
STATED = st.frozensets(st.sampled_from([DTI, EDI]), min_size=1) | st.just(frozenset({DTI_PLUS}))


def scopes_in(modes: st.SearchStrategy[frozenset[Mode] | None]) -> st.SearchStrategy[Scope]:
    parts = st.lists(
        st.builds(ServiceScope, SERVICES, modes), min_size=1, max_size=2, unique_by=lambda one: one.service
    )
    return parts.map(lambda one: Scope(tuple(one)))


SCOPES = scopes_in(st.none() | STATED)
IF_ANY = st.just(Scope()) | SCOPES
HOURS = st.none() | st.integers(-5, 30).map(lambda hours: timedelta(hours=hours))
#: How long before it is listed a notice was written; None if it does not say when.
AGES = st.none() | st.sampled_from([0, 0, 0, 1, 3, 10, 100]).map(lambda hours: timedelta(hours=hours))
FALLBACKS = st.sampled_from([a_fallback(permission) for permission in Permission])
PLACES = st.integers(0, 99)
WATCHES = (
    a_watch("ie", "delta-ie", modes=[EDI]),
    a_watch("import", "delta-ie-import"),
    a_watch("transit", "delta-t", modes=[DTI]),
    a_watch("cave", "ciel"),
    a_watch("tout", "delta", "ciel"),
)


class Newsroom(RuleBasedStateMachine):
    """What is written on the page, the newest first; nobody reads it here."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOON
        self.page: list[Notice] = []
        self.named = 0

    def publish(self, notice: Notice) -> None:
        self.page.insert(0, replace(notice, revision=f"{notice.revision} {self.named}"))

    def name(self) -> str:
        self.named += 1
        return f"n{self.named}"

    def after(self, hours: timedelta | None) -> datetime | None:
        return None if hours is None else self.now + hours

    def before(self, age: timedelta | None) -> datetime | None:
        return None if age is None else self.now - age

    @rule(kind=st.sampled_from(sorted(ALERT_KINDS)), affects=SCOPES, ends=HOURS, fallback=FALLBACKS, age=AGES)
    def alert(
        self, kind: Kind, affects: Scope, ends: timedelta | None, fallback: Fallback, age: timedelta | None
    ) -> None:
        name = self.name()
        words: dict[str, Any] = {"title": f"Alerte {name}", "text": f"Panne {name} constatée."}
        facts = {"affects": affects, "ends_at": self.after(ends), "fallback": fallback}
        self.publish(a_notice(name, kind, published_at=self.before(age), **facts, **words))

    @rule(affects=IF_ANY)
    def alert_anew(self, affects: Scope) -> None:
        name = self.name()
        words: dict[str, Any] = {"title": f"Alerte {name}", "text": f"Panne {name} de nouveau constatée."}
        self.publish(a_notice(name, affects=affects, published_at=self.now, relation=Relation.REOPENS, **words))

    @rule(affects=IF_ANY, restores=IF_ANY, number=st.integers(1, 3), age=AGES, fallback=FALLBACKS)
    def bulletin(self, affects: Scope, restores: Scope, number: int, age: timedelta | None, fallback: Fallback) -> None:
        name = self.name()
        words: dict[str, Any] = {"title": f"BIP {name}", "text": f"Suite {name} de la panne.", "fallback": fallback}
        self.publish(
            a_bulletin(name, number, affects=affects, restores=restores, published_at=self.before(age), **words)
        )

    @rule(restores=IF_ANY, affects=st.just(Scope()) | IF_ANY, age=AGES, fallback=FALLBACKS)
    def end(self, restores: Scope, affects: Scope, age: timedelta | None, fallback: Fallback) -> None:
        name = self.name()
        words: dict[str, Any] = {"title": f"Fin {name}", "text": f"Message {name} de rétablissement."}
        facts = {"restores": restores, "affects": affects, "published_at": self.before(age), "fallback": fallback}
        self.publish(a_notice(name, Kind.END, **facts, **words))

    @rule(affects=SCOPES, restores=st.just(Scope()) | IF_ANY, starts=HOURS, ends=HOURS, is_moved=st.booleans())
    def maintenance(
        self, affects: Scope, restores: Scope, starts: timedelta | None, ends: timedelta | None,
        *, is_moved: bool,
    ) -> None:  # fmt: skip
        name = self.name()
        words: dict[str, Any] = {"title": f"Travaux {name}", "text": f"Opération {name} programmée."}
        facts = {"affects": affects, "restores": restores, "relation": Relation.MOVES if is_moved else None}
        self.publish(a_maintenance(name, starts_at=self.after(starts), ends_at=self.after(ends), **facts, **words))

    @rule(affects=IF_ANY, starts=HOURS)
    def cancellation(self, affects: Scope, starts: timedelta | None) -> None:
        name = self.name()
        words: dict[str, Any] = {"title": f"Annulation {name}", "text": f"Message {name} d'annulation."}
        facts = {"affects": affects, "starts_at": self.after(starts), "published_at": self.now}
        self.publish(a_notice(name, Kind.CANCELLATION, **facts, **words))

    @rule()
    def gibberish(self) -> None:
        name = self.name()
        self.publish(a_notice(name, Kind.UNCLASSIFIED, title=f"Lot {name}", text=f"Bascule {name}, cf. tableau."))

    @precondition(lambda self: self.page)
    @rule(place=PLACES, kind=st.sampled_from(Kind), affects=SCOPES, restores=IF_ANY, ends=HOURS)
    def edit(self, place: int, kind: Kind, affects: Scope, restores: Scope, ends: timedelta | None) -> None:
        """Write other words under the same title and date."""
        old = self.page[place % len(self.page)]
        self.named += 1
        names = {"restores": affects} if kind is Kind.END else {"affects": affects}
        names |= {"restores": restores} if kind is Kind.BULLETIN else {}
        facts: dict[str, Any] = {"ends_at": self.after(ends), "published_at": old.published_at}
        text = f"{old.text} Édition {self.named}."
        self.page[place % len(self.page)] = a_notice(old.key, kind, title=old.title, text=text, **facts, **names)

    @precondition(lambda self: self.page)
    @rule(place=PLACES, starts=HOURS, ends=HOURS)
    def move(self, place: int, starts: timedelta | None, ends: timedelta | None) -> None:
        """State other hours in the same words."""
        old = self.page[place % len(self.page)]
        self.named += 1
        told_anew = replace(old, text=f"{old.text} Horaires {self.named}.", revision=f"moved {self.named}")
        starts_at, ends_at = Read(self.after(starts)), Read(self.after(ends))
        self.page[place % len(self.page)] = replace(told_anew, starts_at=starts_at, ends_at=ends_at)

    @precondition(lambda self: len(self.page) > 1)
    @rule(random=st.randoms(use_true_random=False))
    def reorder(self, random: object) -> None:
        random.shuffle(self.page)  # type: ignore[attr-defined]
