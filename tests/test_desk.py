"""What people do while the program works: neither loses what the other wrote, on either database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from builders import CATALOGUE, DTI, EDI, NOON, a_notice, a_scope, a_watch, an_end
from meteo_douane.adapters.store import SqlStore
from meteo_douane.courier import Courier
from meteo_douane.desk import Desk
from meteo_douane.domain.delivery import Delivery, DeliveryState, Refused, Result, Sent, Words
from meteo_douane.domain.handover import Deputies
from meteo_douane.domain.interventions import DeclineCode, Declined, Deed, Done, Intervention, Outcome, Person, Wish
from meteo_douane.domain.notice import Notice
from meteo_douane.domain.observation import Source
from meteo_douane.domain.step import Rules
from meteo_douane.domain.watch import Repetition
from meteo_douane.formats.item import Document, Format, Item, Readability
from meteo_douane.monitor import Monitor
from meteo_douane.observer import Observer
from meteo_douane.ports import Answer, Body, Commit, Request

PAGE = frozenset({Source.PAGE})
REQUEST = Request(Source.PAGE, "http://127.0.0.1/meteo")
QUARTER = timedelta(minutes=15)
MINUTE = timedelta(minutes=1)
MARC = Person("Marc", "j'appelle", "command")
NOTICES = {
    "alerte": a_notice("a", affects=a_scope("delta-ie", modes=[EDI])),
    "plus large": a_notice("a", affects=a_scope("delta-ie", modes=[EDI, DTI])),
    "fin": an_end("e", "delta-ie", modes=[EDI]),
}
RULES = Rules((replace(a_watch(), repetition=Repetition(QUARTER, 4)),), (), CATALOGUE)


class Reader:
    """Knows these notices by the title."""

    def read(self, item: Item, seen_at: datetime) -> Notice:
        del seen_at
        return replace(NOTICES[item.title], title=item.title, revision=item.title)


class Interrupted:
    """A store before whose next commit something else happens."""

    def __init__(self, store: SqlStore) -> None:
        self._store = store
        self.first: Callable[[], object] | None = None

    def commit(self, commit: Commit) -> None:
        first, self.first = self.first, None
        if first is not None:
            first()
        self._store.commit(commit)

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)


@dataclass
class World:
    """A program at work: a page whose words we write, a clock that we turn, a channel that answers as it is told."""

    store: SqlStore
    now: datetime = NOON
    page: tuple[str, ...] = ()
    results: list[Result] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    monitor: Monitor = field(init=False)
    work: Interrupted = field(init=False)

    def __post_init__(self) -> None:
        self.work = Interrupted(self.store)
        self.starts()
        self.reads()

    def starts(self) -> None:
        """As a process does that has just been started."""
        observer = Observer(Source.PAGE, REQUEST.url, self._fetch, _cut, Reader(), self.clock)
        self.monitor = Monitor((observer,), RULES, self.work, self.clock)  # type: ignore[arg-type] # the store's

    def clock(self) -> datetime:
        return self.now

    def _fetch(self, request: Request) -> Answer:
        del request
        return Body(REQUEST, "\n".join(self.page).encode())

    def reads(self, *page: str) -> list[str]:
        self.page = page
        return self._told(PAGE)

    def waits(self, time: timedelta) -> list[str]:
        self.now += time
        return self._told(frozenset())

    def _told(self, sources: frozenset[Source]) -> list[str]:
        self.monitor.heed_people()
        return [decision.event_kind.value for decision in self.monitor.read(sources).decisions if decision.told]

    def does(self, deed: Deed) -> Outcome:
        (episode, *_) = self.store.known().episodes
        return Desk(RULES, self.store, self.clock).carry_out(Wish(episode, deed, MARC))

    def sends(self) -> list[str]:
        """Send what is due, and return what was sent."""
        channels = frozenset({"astreinte"})
        courier = Courier(channels, Deputies(), _titled, self._notify, self.store, self.clock, lambda: 0.0)
        already = len(self.titles)
        courier.deliver("astreinte")
        return self.titles[already:]

    def _notify(self, channel: str, words: Words) -> Result:
        del channel
        self.titles.append(words.title)
        return self.results.pop(0) if self.results else Sent()


def _cut(content: bytes, source: Source, content_type: str) -> Document:
    del source, content_type
    items = tuple(Item(title, title) for title in content.decode().splitlines())
    return Document(Format.PAGE, Readability.PARSED if items else Readability.EMPTY, items)


def _titled(delivery: Delivery, now: datetime) -> Words:
    del now
    return Words(delivery.message.event_kind.value, "", "", "", delivery.message.event_kind, "")


@pytest.fixture
def world(store: SqlStore) -> World:
    return World(store)


def test_an_acknowledgement_is_kept_and_owed_and_ends_the_repeats_of_a_program_that_runs(world: World) -> None:
    world.reads("alerte")
    assert isinstance(world.does(Deed.ACKNOWLEDGED), Done)

    assert world.waits(QUARTER) == []

    assert world.sends() == ["opened", "acknowledged"]
    (episode,) = world.store.known().episodes
    (kept,) = world.store.interventions_of(episode)
    assert kept == Intervention(episode, Deed.ACKNOWLEDGED, "Marc", "j'appelle", "command", NOON)


def test_a_program_learns_once_that_people_did_something(world: World) -> None:
    world.reads("alerte")
    assert not world.monitor.heed_people()
    world.does(Deed.ACKNOWLEDGED)

    assert [world.monitor.heed_people() for _ in range(2)] == [True, False]


def test_a_repeat_that_fell_due_just_as_somebody_answered_is_not_said(world: World) -> None:
    world.reads("alerte")
    world.work.first = lambda: world.does(Deed.ACKNOWLEDGED)

    assert world.waits(QUARTER) == []
    assert world.sends() == ["opened", "acknowledged"]


def test_a_reading_during_which_somebody_acknowledges_is_not_lost_and_tells_once(world: World) -> None:
    world.reads("alerte")
    world.work.first = lambda: world.does(Deed.ACKNOWLEDGED)

    told = world.reads("plus large")

    assert told == ["continued"]
    assert world.sends() == ["opened", "acknowledged", "continued"]
    (episode,) = world.store.known().episodes.values()
    assert episode.acknowledgement is None
    assert world.waits(QUARTER) == ["repeated"]
    assert len(world.store.recent_readings(99)) == 3


def test_somebody_who_acknowledges_during_a_reading_is_answered_by_what_it_brought(world: World) -> None:
    world.reads("alerte")
    slow = Interrupted(world.store)
    slow.first = lambda: world.reads("fin", "alerte")
    (episode,) = world.store.known().episodes
    wish = Wish(episode, Deed.ACKNOWLEDGED, MARC)

    outcome = Desk(RULES, slow, world.clock).carry_out(wish)  # type: ignore[arg-type] # the rest is the store's

    assert isinstance(outcome, Declined)
    assert outcome.code is DeclineCode.OVER
    assert world.store.interventions_of(episode) == ()


def test_what_was_to_be_repeated_is_repeated_by_a_program_that_was_restarted_in_between(world: World) -> None:
    world.reads("alerte")
    world.now += MINUTE
    world.starts()
    world.reads("alerte")

    assert world.waits(QUARTER - 2 * MINUTE) == []
    assert world.waits(MINUTE) == ["repeated"]
    world.starts()
    assert world.waits(QUARTER) == ["repeated"]


def test_an_acknowledgement_outlives_a_restart(world: World) -> None:
    world.reads("alerte")
    world.does(Deed.ACKNOWLEDGED)
    world.starts()

    assert [world.waits(QUARTER) for _ in range(3)] == [[], [], []]


def test_a_long_stop_is_followed_by_one_repeat(world: World) -> None:
    world.reads("alerte")
    world.now += timedelta(hours=9)
    world.starts()

    assert world.reads("alerte") == ["repeated"]
    assert world.sends() == ["opened", "repeated"]


def test_a_repeat_that_waited_for_a_channel_is_withdrawn_once_somebody_has_answered(world: World) -> None:
    world.reads("alerte")
    world.sends()
    world.results = [Refused("status 500")]
    world.waits(QUARTER)
    assert world.sends() == ["repeated"]
    world.does(Deed.ACKNOWLEDGED)
    world.now += QUARTER

    assert world.sends() == ["acknowledged"]
    assert world.store.delivery_counts()[DeliveryState.WITHDRAWN] == 1
    assert world.store.owed() == ()


def test_repeats_that_pile_up_behind_a_dead_channel_arrive_as_one(world: World) -> None:
    world.reads("alerte")
    world.results = [Refused("status 500")] * 3
    for _ in range(3):
        world.sends()
        world.waits(QUARTER)

    world.results = []
    world.now += QUARTER
    assert world.sends() == ["opened", "repeated"]


def test_what_a_person_closed_while_the_program_runs_stays_closed_and_its_end_is_told_once(world: World) -> None:
    world.reads("alerte")
    world.reads()
    world.reads()
    world.does(Deed.CLOSED)

    assert world.reads() == []
    assert world.reads("fin") == ["ended"]
    assert world.sends() == ["opened", "vanished", "closed_by_person", "ended"]


def test_closing_during_the_reading_that_finds_it_again_ends_in_what_the_source_says(world: World) -> None:
    world.reads("alerte")
    world.reads()
    world.reads()
    world.work.first = lambda: world.does(Deed.CLOSED)

    assert world.reads("alerte") == ["reopened"]
    assert world.sends() == ["opened", "vanished", "closed_by_person", "reopened"]
