"""Quiet hours, dead channels, and people who answer: what each is told, and when, on either database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from builders import CATALOGUE, a_watch
from desks import QUARTER, World
from meteo_douane.adapters.store import SqlStore
from meteo_douane.domain.delivery import DeliveryState, Message, Refused
from meteo_douane.domain.handover import Deputies
from meteo_douane.domain.interventions import Deed, Done
from meteo_douane.domain.quiet import Quiet, Span, Wake
from meteo_douane.domain.step import Rules
from meteo_douane.domain.watch import Repetition

EVENING = datetime(2026, 2, 2, 21, 50, tzinfo=UTC)
NIGHT = datetime(2026, 2, 2, 23, 0, tzinfo=UTC)
MORNING = datetime(2026, 2, 3, 6, 30, tzinfo=UTC)
SPANS = (Span(time(22), time(6, 30)),)
GONE = Refused("error 410", is_final=True)


def rules_of(*, wakes: set[Wake], at_most: int = 4, then: tuple[str, ...] = ()) -> Rules:
    quiet = Quiet(SPANS, wakes=frozenset(wakes))
    return Rules((replace(a_watch(), quiet=quiet, repetition=Repetition(QUARTER, at_most, then)),), (), CATALOGUE)


LIGHT = rules_of(wakes={Wake.OPENING, Wake.END})
DEEP = rules_of(wakes=set())
AWAKE = Rules((replace(a_watch(), repetition=Repetition(QUARTER, 4)),), (), CATALOGUE)


def a_night(store: SqlStore, rules: Rules, now: datetime = NIGHT) -> World:
    return World(store, now, rules=rules)


def gathered(message: Message) -> list[str]:
    return [one.event_kind.value for one in message.gathered]


def is_asking(message: Message) -> bool:
    return any(one.reminder is not None for one in message.decisions)


def test_a_repeat_of_an_opening_that_woke_wakes_too_and_so_does_the_end(store: SqlStore) -> None:
    world = a_night(store, LIGHT)
    world.reads("alerte")
    assert world.sends() == ["opened"]

    world.waits(QUARTER)
    assert world.sends() == ["repeated"]
    world.reads("fin", "alerte")
    assert world.sends() == ["ended"]


def test_a_repeat_of_an_opening_of_the_evening_wakes_whom_an_opening_wakes_and_then_the_end_does(
    store: SqlStore,
) -> None:
    world = a_night(store, LIGHT, EVENING)
    world.reads("alerte")
    world.sends()

    world.waits(QUARTER)
    assert world.sends() == ["repeated"]
    world.reads("fin", "alerte")
    assert world.sends() == ["ended"]


def test_an_opening_that_is_held_is_not_repeated_before_it_was_told(store: SqlStore) -> None:
    world = a_night(store, DEEP)
    world.reads("alerte")

    assert [world.waits(QUARTER) for _ in range(6)] == [[]] * 6
    assert world.sends() == []
    assert world.monitor.known.next_repeat == MORNING + QUARTER
    world.now = MORNING
    assert world.waits(timedelta(0)) == []
    assert world.sends() == ["opened"]
    assert world.waits(QUARTER) == ["repeated"]
    assert world.sends() == ["repeated"]


def test_an_alert_of_the_evening_is_repeated_again_when_the_quiet_hours_end(store: SqlStore) -> None:
    world = a_night(store, DEEP, EVENING)
    world.reads("alerte")
    world.sends()

    assert [world.waits(QUARTER) for _ in range(2)] == [[], []]
    assert world.monitor.known.next_repeat == MORNING
    world.now = MORNING
    assert world.waits(timedelta(0)) == ["repeated"]
    assert world.sends() == ["repeated"]


def test_a_night_of_silence_is_no_reason_for_the_last_resort(store: SqlStore) -> None:
    world = a_night(store, rules_of(wakes=set(), at_most=1, then=("chef",)))
    world.reads("alerte")
    for _ in range(4):
        world.waits(QUARTER)

    assert world.sends("chef") == []


def test_who_was_woken_hears_at_once_that_somebody_has_it_in_hand(store: SqlStore) -> None:
    world = a_night(store, LIGHT)
    world.reads("alerte")
    world.sends()

    assert isinstance(world.does(Deed.ACKNOWLEDGED), Done)

    assert world.sends() == ["acknowledged"]


def test_who_was_not_woken_hears_in_the_morning_that_somebody_has_it_in_hand(store: SqlStore) -> None:
    world = a_night(store, LIGHT, EVENING)
    world.reads("alerte")
    world.sends()
    world.now = NIGHT
    world.does(Deed.ACKNOWLEDGED)

    assert world.sends() == []
    world.now = MORNING
    assert world.sends() == ["acknowledged"]


def test_an_acknowledgement_of_what_is_held_is_told_with_it_and_nobody_is_asked(store: SqlStore) -> None:
    world = a_night(store, DEEP)
    world.reads("alerte")
    world.does(Deed.ACKNOWLEDGED)
    assert world.sends() == []

    world.now = MORNING
    world.waits(timedelta(0))
    assert world.sends() == ["opened"]

    assert gathered(world.sent[-1]) == ["opened", "acknowledged"]
    assert not is_asking(world.sent[-1])
    assert [world.waits(QUARTER) for _ in range(2)] == [[], []]


def test_a_bulletin_that_is_held_does_not_disappear_behind_an_acknowledgement(store: SqlStore) -> None:
    world = a_night(store, LIGHT)
    world.reads("alerte")
    world.sends()
    world.reads("plus large")
    world.does(Deed.ACKNOWLEDGED)

    assert world.sends() == ["continued"]
    assert gathered(world.sent[-1]) == ["continued", "acknowledged"]
    assert not is_asking(world.sent[-1])


def test_growth_wakes_as_an_opening_does_and_the_next_repeat_asks_for_an_answer(store: SqlStore) -> None:
    world = a_night(store, LIGHT)
    world.reads("alerte")
    world.sends()
    world.reads("plus large")

    assert world.sends() == ["continued"]
    assert world.waits(QUARTER) == ["repeated"]
    assert world.sends() == ["repeated"]

    assert is_asking(world.sent[-1])
    assert world.store.owed() == ()


def test_a_change_that_is_held_goes_out_with_the_repeat_that_wakes_and_asks_for_an_answer(store: SqlStore) -> None:
    world = a_night(store, LIGHT)
    world.reads("alerte")
    world.sends()
    world.reads("plus longue")
    assert world.sends() == []

    assert world.waits(QUARTER) == ["repeated"]
    assert world.sends() == ["continued"]

    assert is_asking(world.sent[-1])
    assert world.store.owed() == ()


def test_what_a_person_closed_before_it_was_told_is_told_as_closed(store: SqlStore) -> None:
    world = a_night(store, DEEP)
    world.reads("alerte")
    world.reads()
    world.reads()
    assert isinstance(world.does(Deed.CLOSED), Done)
    assert world.sends() == []

    world.now = MORNING
    assert world.sends() == ["closed_by_person"]
    assert gathered(world.sent[-1]) == ["opened", "vanished", "closed_by_person"]
    assert not is_asking(world.sent[-1])


def test_what_a_person_closed_and_reopened_before_it_was_told_is_told_as_going_on(store: SqlStore) -> None:
    world = a_night(store, DEEP)
    world.reads("alerte")
    world.reads()
    world.reads()
    world.does(Deed.CLOSED)
    assert isinstance(world.does(Deed.REOPENED), Done)

    world.now = MORNING
    assert world.sends() == ["opened"]
    assert gathered(world.sent[-1]) == ["opened", "vanished", "closed_by_person", "reopened_by_person"]
    assert world.sent[-1].decisions[0].event.scope.parts


def test_an_alert_that_is_over_when_it_is_told_asks_nobody_to_take_it_in_hand(store: SqlStore) -> None:
    world = a_night(store, DEEP)
    world.reads("alerte")
    world.reads("fin", "alerte")

    world.now = MORNING
    assert world.sends() == ["ended"]
    assert not is_asking(world.sent[-1])


def test_what_was_withdrawn_is_neither_owed_nor_failed_and_is_not_owed_again(store: SqlStore) -> None:
    world = a_night(store, AWAKE)
    world.reads("alerte")
    world.sends()
    world.waits(QUARTER)
    world.does(Deed.ACKNOWLEDGED)
    assert world.sends() == ["acknowledged"]

    assert world.store.delivery_counts()[DeliveryState.WITHDRAWN] == 1
    assert world.store.next_dues() == {}
    assert world.store.digests.undelivered(NIGHT - timedelta(days=1)) == ()
    assert world.store.retry({"astreinte"}, EVENING, world.now) == 0


def test_the_fallback_of_a_dead_channel_is_told_the_alert_and_its_repeats_as_one(store: SqlStore) -> None:
    world = a_night(store, AWAKE)
    world.deputies = Deputies({"astreinte": "courriel"})
    world.reads("alerte")
    world.results = [GONE] * 2
    world.sends()
    world.waits(QUARTER)
    world.sends()

    assert world.sends("courriel") == ["opened"]
    assert is_asking(world.sent[-1])
    assert world.store.owed() == ()


def test_the_fallback_of_a_dead_channel_repeats_until_somebody_answers(store: SqlStore) -> None:
    world = a_night(store, AWAKE)
    world.deputies = Deputies({"astreinte": "courriel"})
    world.reads("alerte")
    world.sends()
    world.results = [GONE]
    world.waits(QUARTER)
    world.sends()
    assert world.sends("courriel") == ["repeated"]
    world.results = [GONE]
    world.waits(QUARTER)
    world.sends()
    world.does(Deed.ACKNOWLEDGED)

    assert world.sends("courriel") == []
    assert world.store.delivery_counts()[DeliveryState.WITHDRAWN] == 1


@pytest.fixture
def unanswered(store: SqlStore) -> World:
    """An alert of which those of last resort are to be told."""
    rules = Rules((replace(a_watch(), repetition=Repetition(QUARTER, 1, ("chef",))),), (), CATALOGUE)
    world = a_night(store, rules)
    world.reads("alerte")
    for _ in range(2):
        world.waits(QUARTER)
    return world


def test_to_those_of_last_resort_a_bulletin_behind_their_first_message_is_part_of_an_opening(
    unanswered: World,
) -> None:
    unanswered.reads("plus large")

    assert unanswered.sends("chef") == ["opened"]
    assert gathered(unanswered.sent[-1]) == ["repeated", "continued"]
    assert unanswered.sent[-1].decisions[0].reason.value == "nobody_answered"
    assert is_asking(unanswered.sent[-1])


def test_those_of_last_resort_hear_of_an_answer_alone_if_it_was_faster(unanswered: World) -> None:
    unanswered.does(Deed.ACKNOWLEDGED)

    assert unanswered.sends("chef") == ["acknowledged"]
    assert unanswered.store.delivery_counts()[DeliveryState.WITHDRAWN] == 1
