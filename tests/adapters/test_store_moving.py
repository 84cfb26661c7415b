"""A history moves whole from one database into another, which goes on where the first one was."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from commits import a_commit, a_delivery, a_reading, an_event
from meteo_douane.adapters.store import SqlStore, StoreError, open_store
from meteo_douane.adapters.store.moving import move, rows
from meteo_douane.domain.delivery import DeliveryState
from meteo_douane.domain.event import EventKind
from test_monitor import PAGE, World, a_monitor


@pytest.fixture
def old_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/old.db"


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def old(old_url: str, world: World) -> Iterator[SqlStore]:
    """A history in which an alert is in force, and its message is owed."""
    with open_store(old_url) as store:
        monitor = a_monitor(world, store)
        monitor.read(PAGE)
        world.shows("alerte")
        monitor.read(PAGE)
        yield store


def test_all_that_was_kept_is_in_the_new_database_and_still_in_the_old_one(
    old: SqlStore, old_url: str, empty_url: str
) -> None:
    counted: list[int] = []

    moved = move(old_url, empty_url, counted.append)

    with open_store(empty_url) as new:
        for store in (new, old):
            assert store.known().episodes.keys() == {"2026-02-03-01"}
            assert [one.message.event_kind for one in store.owed()] == [EventKind.OPENED]
            assert len(store.recent_readings(9)) == 2
        assert new.known() == old.known()
        assert new.owed() == old.owed()
        assert new.recent_readings(9) == old.recent_readings(9)
        assert new.past.editions() == old.past.editions()
        assert new.past.decisions_of("2026-02-03-01") == old.past.decisions_of("2026-02-03-01")
    assert moved.total == sum(counted) == rows(empty_url) == rows(old_url)
    assert moved.rows["readings"] == 2


@pytest.mark.usefixtures("old")
def test_the_new_database_goes_on_numbering_and_chaining_after_the_last_row(
    old_url: str, empty_url: str, world: World
) -> None:
    move(old_url, empty_url, lambda _: None)

    with open_store(empty_url) as new:
        world.shows("fin", "alerte")
        step = a_monitor(world, new).read(PAGE)
        with new.past.traces() as traces:
            episode = traces.episode("2026-02-03-01")
            assert episode is not None
            links = list(traces.readings(traces.stretch(episode.opened_at, None)))

        assert [one.event_kind for one in step.decisions] == [EventKind.ENDED]
        assert all(link.chain for link in links)
        assert new.delivery_counts()[DeliveryState.PENDING] == 2


def test_a_database_that_holds_something_is_not_moved_into(old: SqlStore, old_url: str, empty_url: str) -> None:
    with open_store(empty_url) as new:
        new.commit(a_commit(readings=(a_reading(),), deliveries=(a_delivery(an_event()),)))

        with pytest.raises(StoreError, match="holds something already"):
            move(old_url, empty_url, lambda _: None)

        assert len(new.recent_readings(9)) == 1
    assert len(old.recent_readings(9)) == 2


@pytest.mark.usefixtures("old")
def test_of_a_move_that_breaks_off_nothing_stays(old_url: str, empty_url: str) -> None:
    def break_off(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        move(old_url, empty_url, break_off)

    assert rows(empty_url) == 0
