"""What people do while the program works: neither loses what the other wrote, on either database."""

from __future__ import annotations

from datetime import timedelta

import pytest

from builders import NOON
from desks import MARC, MINUTE, QUARTER, RULES, Interrupted, World
from meteo_douane.adapters.store import SqlStore
from meteo_douane.desk import Desk
from meteo_douane.domain.acknowledgement import Reminder
from meteo_douane.domain.delivery import DeliveryState, Refused
from meteo_douane.domain.interventions import DeclineCode, Declined, Deed, Done, Intervention, Wish


@pytest.fixture
def world(store: SqlStore) -> World:
    return World(store)


def test_an_acknowledgement_is_kept_and_owed_and_ends_the_repeats_of_a_program_that_runs(world: World) -> None:
    world.reads("alerte")
    world.sends()
    assert isinstance(world.does(Deed.ACKNOWLEDGED), Done)

    assert world.waits(QUARTER) == []

    assert world.sends() == ["acknowledged"]
    (episode,) = world.store.known().episodes
    (kept,) = world.store.past.interventions_of(episode)
    assert kept == Intervention(episode, Deed.ACKNOWLEDGED, "Marc", "j'appelle", "command", NOON)


def test_a_program_learns_once_that_people_did_something(world: World) -> None:
    world.reads("alerte")
    world.does(Deed.ACKNOWLEDGED)

    before = world.monitor.known
    world.monitor.look()
    learnt = world.monitor.known
    world.monitor.look()

    assert learnt == world.store.known() != before
    assert world.monitor.known is learnt


def test_a_repeat_that_fell_due_just_as_somebody_answered_is_not_said(world: World) -> None:
    world.reads("alerte")
    world.sends()
    world.work.first = lambda: world.does(Deed.ACKNOWLEDGED)

    assert world.waits(QUARTER) == []
    assert world.sends() == ["acknowledged"]


def test_a_reading_during_which_somebody_acknowledges_is_not_lost_and_tells_once(world: World) -> None:
    world.reads("alerte")
    world.sends()
    world.work.first = lambda: world.does(Deed.ACKNOWLEDGED)

    told = world.reads("plus large")

    assert told == ["continued"]
    assert world.sends() == ["continued"]
    assert [one.event_kind.value for one in world.sent[-1].gathered] == ["acknowledged", "continued"]
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
    assert world.store.past.interventions_of(episode) == ()


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
    assert world.sends() == ["opened"]
    assert world.waits(QUARTER) == ["repeated"]
    assert world.sends() == ["repeated"]


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
    world.sends()
    world.results = [Refused("status 500")] * 3
    for _ in range(3):
        world.waits(QUARTER)
        world.sends()

    world.results = []
    world.now += QUARTER
    assert world.sends() == ["repeated"]
    assert world.sent[-1].decisions[0].reminder == Reminder(3, 4, QUARTER)
    assert world.store.delivery_counts()[DeliveryState.WITHDRAWN] == 2


def test_what_a_person_closed_while_the_program_runs_stays_closed_and_its_end_is_told_once(world: World) -> None:
    world.reads("alerte")
    world.reads()
    world.reads()
    world.sends()
    world.does(Deed.CLOSED)
    assert world.sends() == ["closed_by_person"]

    assert world.reads() == []
    assert world.reads("fin") == ["ended"]
    assert world.sends() == ["ended"]


def test_closing_during_the_reading_that_finds_it_again_ends_in_what_the_source_says(world: World) -> None:
    world.reads("alerte")
    world.reads()
    world.reads()
    world.work.first = lambda: world.does(Deed.CLOSED)

    assert world.reads("alerte") == ["reopened"]
    assert world.sends() == ["reopened"]
    told = [one.event_kind.value for one in world.sent[-1].gathered]
    assert told == ["opened", "vanished", "closed_by_person", "reopened"]
