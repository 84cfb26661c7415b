"""One reading after the other, against a real database."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from builders import EDI, a_catalogue, a_notice, a_scope, a_watch
from meteo_douane.adapters.store import SqlStore, StaleError, StoreError, open_store
from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.notice import Kind, Notice
from meteo_douane.domain.observation import Cause, Outcome, Source
from meteo_douane.domain.polling import LONGEST_REST_OF_A_HOST
from meteo_douane.domain.step import Rules
from meteo_douane.formats.item import Document, Format, Item, Readability
from meteo_douane.monitor import Cadence, Monitor
from meteo_douane.observing.observer import Observer
from meteo_douane.ports import Answer, Body, Commit, Hands, NoAnswer, Request

NINE = datetime(2026, 2, 3, 9, 0, tzinfo=UTC)
PAGE = frozenset({Source.PAGE})
REQUEST = Request(Source.PAGE, "http://127.0.0.1/meteo")
CADENCE = Cadence(timedelta(minutes=1), timedelta(seconds=20))


@dataclass
class World:
    """A page whose words we write and a clock that we turn."""

    now: datetime = NINE
    answer: Answer = field(default_factory=lambda: Body(REQUEST, b""))

    def clock(self) -> datetime:
        return self.now

    def fetch(self, request: Request) -> Answer:
        del request
        return self.answer

    def shows(self, *titles: str) -> None:
        self.answer = Body(REQUEST, "\n".join(titles).encode())


def cut(content: bytes, source: Source, content_type: str) -> Document:
    del source, content_type
    items = tuple(Item(title, title) for title in content.decode().splitlines())
    return Document(Format.PAGE, Readability.PARSED if items else Readability.EMPTY, items)


class Reader:
    """Knows two words: "alerte" and "fin"."""

    def read(self, item: Item, seen_at: datetime) -> Notice:
        del seen_at
        kind, side = (Kind.END, "restores") if item.title == "fin" else (Kind.ALERT, "affects")
        scope = a_scope("delta-t", modes=[EDI])
        notice = a_notice(item.title, kind, title=item.title, **{side: scope})
        return replace(notice, revision=item.title)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    with open_store(f"sqlite:///{tmp_path}/meteo.db") as opened:
        yield opened


def a_monitor(world: World, store: SqlStore) -> Monitor:
    observer = Observer(Source.PAGE, REQUEST.url, world.fetch, cut, Reader(), world.clock)
    rules = Rules((a_watch("transit", "delta-t", modes=[EDI]),), ("operator",), a_catalogue())
    return Monitor((observer,), rules, store, world.clock)


def test_what_a_reading_changes_is_committed_with_what_is_owed_for_it(world: World, store: SqlStore) -> None:
    monitor = a_monitor(world, store)
    monitor.read(PAGE)

    world.shows("alerte")
    step = monitor.read(PAGE)

    assert [decision.event_kind for decision in step.decisions] == [EventKind.OPENED]
    assert store.known() == step.known
    assert [one.message for one in store.owed()] == list(step.messages)
    assert [reading.outcome for reading in store.recent_readings(9)] == [Outcome.UNDERSTOOD] * 2


def test_who_sends_at_once_is_given_what_is_owed_for_a_reading(world: World, store: SqlStore) -> None:
    monitor, told = a_monitor(world, store), list[Delivery]()
    monitor.read(PAGE)

    world.shows("alerte")
    taken = monitor.read_for(Hands({"astreinte"}, told.extend), PAGE)

    assert [one.message for one in taken.given] == list(taken.step.messages)
    assert store.owed() == taken.given == tuple(told)


def test_a_restart_tells_nothing_twice_and_the_end_still_follows(world: World, store: SqlStore) -> None:
    monitor = a_monitor(world, store)
    monitor.read(PAGE)
    world.shows("alerte")
    monitor.read(PAGE)

    restarted = a_monitor(world, store)
    assert restarted.read(PAGE).decisions == ()
    world.shows("fin", "alerte")
    step = restarted.read(PAGE)

    assert [(one.event_kind, one.watch, one.told) for one in step.decisions] == [(EventKind.ENDED, "transit", True)]


class FailingOnce:
    """A store whose next commit fails, as a locked database does."""

    def __init__(self, store: SqlStore) -> None:
        self._store = store
        self.is_failing = False

    def commit(self, commit: Commit, hands: Hands | None = None) -> tuple[Delivery, ...]:
        if self.is_failing:
            self.is_failing = False
            raise StoreError("the database is locked")
        return self._store.commit(commit, hands)

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)


def test_an_alert_that_could_not_be_written_down_is_seen_again_and_told(world: World, store: SqlStore) -> None:
    failing = FailingOnce(store)
    monitor = a_monitor(world, failing)  # type: ignore[arg-type] # the rest of it is the store's
    monitor.read(PAGE)
    world.shows("alerte")
    failing.is_failing = True
    with pytest.raises(StoreError):
        monitor.read(PAGE)

    step = monitor.read(PAGE)

    assert [decision.event_kind for decision in step.decisions] == [EventKind.OPENED]


def test_what_another_program_has_written_meanwhile_is_not_written_over_but_taken_up(
    world: World, store: SqlStore
) -> None:
    monitor, other = a_monitor(world, store), a_monitor(world, store)
    monitor.read(PAGE)
    world.shows("alerte")
    with pytest.raises(StaleError):
        other.read(PAGE)
    other.read(PAGE)
    with pytest.raises(StaleError):
        monitor.read(PAGE)

    step = monitor.read(PAGE)

    assert step.decisions == ()
    assert len(store.known().episodes) == 1
    assert len(store.owed()) == 1


def test_a_host_that_asks_for_rest_is_left_alone_but_not_for_ever(world: World, store: SqlStore) -> None:
    monitor = a_monitor(world, store)
    world.answer = NoAnswer(REQUEST, Cause.THEIR_HOST, "status 503", 503, retry_after=timedelta(hours=5))

    monitor.read(PAGE)

    assert monitor.due(NINE + timedelta(minutes=9)) == frozenset()
    assert monitor.due(NINE + LONGEST_REST_OF_A_HOST) == PAGE


@pytest.mark.parametrize(
    ("shown", "seconds"), [pytest.param((), 60, id="calm"), pytest.param(("alerte",), 20, id="an alert in force")]
)
def test_the_sources_are_read_more_often_while_something_is_in_force(
    world: World, store: SqlStore, shown: tuple[str, ...], seconds: int
) -> None:
    monitor = a_monitor(world, store)
    world.shows(*shown)

    monitor.read(PAGE)

    assert monitor.next_reading(CADENCE, NINE, jitter=0.0) == NINE + timedelta(seconds=seconds)
    assert monitor.next_reading(CADENCE, NINE, jitter=1.0) == NINE + timedelta(seconds=seconds * 1.1)


def test_a_configuration_taken_up_decides_from_the_next_reading_on_and_what_is_known_stays(
    world: World, store: SqlStore
) -> None:
    monitor = a_monitor(world, store)
    world.shows("alerte")
    monitor.read(PAGE)
    new = a_monitor(world, store)
    rules = replace(monitor.rules, watches=(a_watch("import", "delta-ie", modes=[EDI]),))

    monitor.take_up(observers=new.observers, rules=rules, inquiry=None)
    world.shows("fin", "alerte")
    step = monitor.read(PAGE)

    assert [(one.event_kind, one.watch) for one in step.decisions if one.told] == [(EventKind.ENDED, "transit")]
    assert not monitor.known.in_force


def test_a_host_that_asked_to_be_left_alone_is_so_after_a_new_configuration_too(world: World, store: SqlStore) -> None:
    monitor = a_monitor(world, store)
    world.answer = NoAnswer(REQUEST, Cause.THEIR_HOST, "status 503", 503, retry_after=timedelta(minutes=5))
    monitor.read(PAGE)
    observer = Observer(Source.PAGE, REQUEST.url, world.fetch, cut, Reader(), world.clock)
    elsewhere = Observer(Source.PAGE, "http://127.0.0.1/new", world.fetch, cut, Reader(), world.clock)

    monitor.take_up(observers=(observer,), rules=monitor.rules, inquiry=None)
    same_host = monitor.due(world.now)
    monitor.take_up(observers=(elsewhere,), rules=monitor.rules, inquiry=None)

    assert same_host == frozenset()
    assert monitor.due(world.now) == PAGE
