"""Several programs on one database: one reads, and another goes on where it was stopped."""

from datetime import timedelta

import pytest

from meteo_douane.adapters.store import SqlStore
from meteo_douane.adapters.store.errors import DeposedError
from meteo_douane.domain.event import EventKind
from meteo_douane.monitor import Monitor
from meteo_douane.observing.leadership import Leadership
from meteo_douane.ports import Answer, Request
from stores import let_leases_end
from test_monitor import PAGE, World, a_monitor

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)


@pytest.fixture
def world() -> World:
    return World()


def a_program(world: World, store: SqlStore, name: str) -> Monitor:
    monitor = a_monitor(world, store)
    monitor.leadership = Leadership(store, name, HOUR)
    return monitor


def leadership_of(monitor: Monitor) -> Leadership:
    assert monitor.leadership is not None
    return monitor.leadership


def test_only_the_one_that_holds_the_lease_reads_and_the_other_knows_what_it_has_found(
    world: World, store: SqlStore
) -> None:
    leader, other = a_program(world, store, "one"), a_program(world, store, "two")
    leader.read(PAGE)
    world.shows("alerte")

    other.read(PAGE)
    leader.read(PAGE)
    seen = other.read(PAGE)

    assert (leader.leads, other.leads) == (True, False)
    assert seen.decisions == ()
    assert other.known == leader.known == store.known()
    assert len(store.owed()) == 1
    assert len(store.recent_readings(9)) == 2


def test_when_one_resigns_the_other_reads_at_once_tells_nothing_twice_and_sees_the_end(
    world: World, store: SqlStore
) -> None:
    leader, other = a_program(world, store, "one"), a_program(world, store, "two")
    other_saw_the_calm = other.read(PAGE)  # it led for a moment, and has seen the page as it was then
    let_leases_end(store, ago=SECOND)
    world.shows("alerte")
    leader.read(PAGE)
    leadership_of(leader).resign()

    taken_over = other.read(PAGE)
    world.shows("fin", "alerte")
    ended = other.read(PAGE)

    assert other_saw_the_calm.decisions == taken_over.decisions == ()
    assert [one.event_kind for one in ended.decisions] == [EventKind.ENDED]


def test_one_that_was_stopped_in_a_reading_and_deposed_writes_nothing(world: World, store: SqlStore) -> None:
    stopped, other = a_program(world, store, "one"), a_program(world, store, "two")
    stopped.read(PAGE)
    fetch = stopped.observers[0].fetch

    def fetch_slowly(request: Request) -> Answer:
        answer = fetch(request)
        world.shows("alerte")
        let_leases_end(store, ago=SECOND)
        other.read(PAGE)
        return answer

    stopped.observers[0].fetch = fetch_slowly
    with pytest.raises(DeposedError):
        stopped.read(PAGE)

    assert store.known() == other.known
    assert [one.message.event_kind for one in store.owed()] == [EventKind.OPENED]
    assert len(store.recent_readings(9)) == 2


def test_it_is_said_when_the_lead_is_newly_ours_and_not_when_it_still_is(world: World, store: SqlStore) -> None:
    first, second = a_program(world, store, "one"), a_program(world, store, "two")

    assert first.seek_lead()
    assert not first.seek_lead()
    assert not second.seek_lead()
    leadership_of(first).resign()
    assert second.seek_lead()


def test_one_that_has_resigned_does_not_take_the_lead_again(world: World, store: SqlStore) -> None:
    program = a_program(world, store, "one")
    program.seek_lead()

    leadership_of(program).resign()

    assert not program.seek_lead()
    assert not program.leads
    assert a_program(world, store, "two").seek_lead()


def test_one_that_starts_beside_another_says_once_that_it_stands_by(
    world: World, store: SqlStore, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    first, second = a_program(world, store, "one"), a_program(world, store, "two")
    for _ in range(2):
        first.seek_lead()
        second.seek_lead()

    said = [record.getMessage() for record in caplog.records if "stands by" in record.getMessage()]

    assert said == ["another program reads the sources: this one delivers and stands by"]


def test_losing_and_taking_the_lead_are_in_the_log(
    world: World, store: SqlStore, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    first, second = a_program(world, store, "one"), a_program(world, store, "two")
    first.seek_lead()
    let_leases_end(store, ago=SECOND)
    second.seek_lead()
    first.seek_lead()

    said = [record.getMessage() for record in caplog.records if "lease" in record.getMessage()]

    assert said == [
        "lease taken holder=one fence=1: this program reads the sources",
        "lease taken holder=two fence=2: this program reads the sources",
        "lease lost: another program reads the sources now; this one delivers and stands by",
    ]
