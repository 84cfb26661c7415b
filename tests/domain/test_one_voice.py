"""Page and feed are one voice, and words count for when they were written, however we see them (rules 2 and 8)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from builders import CATALOGUE, NOON, a_notice, an_end, seen
from examples import drawing
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.identity import listing_of
from meteo_douane.domain.notice import Notice, Read, Scope
from meteo_douane.domain.observation import Source, Unchanged
from meteo_douane.domain.scopes import Cell, cells
from meteo_douane.domain.step import Rules, Step, advance
from newsroom import STATED, WATCHES, Newsroom, scopes_in

RULES = Rules(WATCHES, ("exploitation",), CATALOGUE)


class Copies(Newsroom):
    """A feed that copies the page, whole or cut, and is behind it, beside a world in which there is the page alone."""

    def __init__(self) -> None:
        super().__init__()
        self.feed: list[Notice] = []
        self.known = self.of_the_page = Known()

    @rule(minutes=st.sampled_from([2, 60, 600, 4000]))
    def read(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        both = advance(self.known, (seen(*self.page),), RULES, self.now)
        self.compare(both, advance(self.of_the_page, (seen(*self.page),), RULES, self.now))

    @precondition(lambda self: self.known.listed.get(Source.PAGE) == listing_of(tuple(self.page)))
    @rule(is_cut=st.booleans())
    def copy(self, *, is_cut: bool) -> None:
        self.feed = [_copied(notice, is_cut=is_cut) for notice in self.page]

    @precondition(lambda self: self.known.listed)
    @rule(minutes=st.sampled_from([2, 60, 600, 4000]))
    def read_the_feed(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        both = advance(self.known, (seen(*self.feed, source=Source.FEED),), RULES, self.now)
        self.compare(both, advance(self.of_the_page, (Unchanged(Source.PAGE),), RULES, self.now))

    def compare(self, both: Step, of_the_page: Step) -> None:
        self.known, self.of_the_page = both.known, of_the_page.known
        assert list(_beliefs(both.known)) == list(_beliefs(of_the_page.known))
        assert list(_told(both)) == list(_told(of_the_page))


def _copied(notice: Notice, *, is_cut: bool) -> Notice:
    text = notice.text[: len(notice.text) // 2] if is_cut else notice.text
    return replace(notice, key=f"feed-{notice.key}", text=text, revision=f"{notice.revision} {is_cut}")


def _beliefs(known: Known) -> Iterator[object]:
    for one in known.episodes.values():
        yield one.id, one.state, cells(one.remaining, CATALOGUE), one.starts_at, one.ends_at, one.fallback


def _told(step: Step) -> Iterator[object]:
    for one in step.decisions:
        if one.told and one.event.kind is not EventKind.SOURCES_DISAGREE:
            yield one.event.key, one.event_kind, one.watch


class Dates(RuleBasedStateMachine):
    """Alerts and ends that say when they were written, and are listed in any order.

    What is in trouble is what the latest words about it say. It may be told as such where it is not; never the reverse.
    """

    def __init__(self) -> None:
        super().__init__()
        self.now = NOON
        self.page: list[Notice] = []
        self.known = advance(Known(), (seen(),), RULES, self.now).known

    @rule(affects=scopes_in(STATED), hours=st.sampled_from([0, 0, 1, 3, 10, 100]))
    def alert(self, affects: Scope, hours: int) -> None:
        self.publish(a_notice(affects=affects), f"Panne {len(self.page)}", hours)

    @rule(restores=scopes_in(st.none() | STATED), hours=st.sampled_from([0, 0, 1, 3, 10, 100]))
    def end(self, restores: Scope, hours: int) -> None:
        self.publish(replace(an_end(), restores=Read(restores)), f"Retour {len(self.page)}", hours)

    def publish(self, notice: Notice, title: str, hours: int) -> None:
        """List it; no two are of the same moment."""
        moment = self.now - timedelta(hours=hours) + timedelta(seconds=len(self.page))
        named = replace(notice, key=title, title=title, text=f"{title}.", revision=title)
        self.page.insert(0, replace(named, published_at=Read(moment)))

    @rule(minutes=st.sampled_from([2, 60, 600, 4000]))
    def read(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)
        self.known = advance(self.known, (seen(*self.page),), RULES, self.now).known

    @precondition(lambda self: self.known.listed.get(Source.PAGE) == listing_of(tuple(self.page)))
    @invariant()
    def what_the_latest_words_say_to_be_in_trouble_is_in_force(self) -> None:
        in_force = frozenset[Cell]().union(*(cells(one.remaining, CATALOGUE) for one in self.known.in_force))
        assert self._in_trouble() <= in_force

    def _in_trouble(self) -> set[Cell]:
        found: set[Cell] = set()
        for notice in sorted(self.page, key=lambda one: one.published_at.value or NOON):
            found |= cells(notice.affects.value, CATALOGUE)
            found -= cells(notice.restores.value, CATALOGUE)
        return found


TestCopies = pytest.mark.timeout(600)(Copies.TestCase)
TestCopies.settings = drawing(examples=0.6, steps=0.6)
TestDates = pytest.mark.timeout(600)(Dates.TestCase)
TestDates.settings = drawing(examples=1, steps=0.4)
