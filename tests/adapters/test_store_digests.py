"""What was done for digests, and what a digest asks of the past."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from commits import MINUTE, NOON, a_commit, a_decision, a_delivery, a_reading, an_event
from meteo_douane.adapters.store import SqlStore, open_store
from meteo_douane.domain.delivery import Delivery, DeliveryState, Message, owed
from meteo_douane.domain.digest import Digest, Gap, Readings, Tally
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.observation import Outcome, Source
from meteo_douane.domain.schedule import WEEK, Mark, Run, Schedule, Slot, due
from occasions import FULL_DIGEST

PARIS = ZoneInfo("Europe/Paris")
SCHEDULE = Schedule((time(7), time(19)), WEEK, PARIS)
HOUR = timedelta(hours=1)


def a_run(digest: str = "point", day: int = 4, hour: int = 7, *, made_at: datetime = NOON) -> Run:
    return Run(digest, Slot(date(2026, 5, day), time(hour)), made_at, Mark(made_at, made_at - MINUTE), SCHEDULE)


def an_owed_digest(channel: str = "astreinte", digest: Digest = FULL_DIGEST) -> Delivery:
    message = Message(f"digest point 2026-05-04T07:00/{channel}", channel, EventKind.DIGEST, NOON, (), digest)
    return owed(message, NOON)


def test_the_last_run_of_each_digest_is_found_again(store: SqlStore) -> None:
    evening = a_run(hour=19, made_at=NOON + HOUR)
    for run in (a_run(), evening, a_run("relève")):
        assert store.digests.record_run(run, ())

    assert store.last_runs() == {"point": evening, "relève": a_run("relève")}


def test_a_schedule_that_is_read_again_is_the_same_schedule(store: SqlStore) -> None:
    store.digests.record_run(a_run(), ())

    assert store.last_runs()["point"].schedule == SCHEDULE
    assert due(store.last_runs()["point"], NOON) is None


def test_the_same_hour_of_the_same_day_is_written_once_and_owes_once(store: SqlStore) -> None:
    first = store.digests.record_run(a_run(), (an_owed_digest(),))
    again = store.digests.record_run(a_run(made_at=NOON + MINUTE), (an_owed_digest("autre"),))

    assert (first, again) == (True, False)
    assert [delivery.message.channel for delivery in store.owed()] == ["astreinte"]
    assert store.last_runs()["point"].made_at == NOON


def test_a_digest_that_is_owed_at_a_stop_is_owed_after_the_start_and_says_the_same(url: str) -> None:
    with open_store(url) as before:
        before.digests.record_run(a_run(), (an_owed_digest(),))

    with open_store(url) as after:
        [delivery] = after.claim("astreinte", NOON, NOON + HOUR, limit=10)
        assert delivery.message == an_owed_digest().message
        assert not after.digests.record_run(a_run(), (an_owed_digest(),))


def test_a_digest_waits_for_no_episode_and_no_episode_for_it(store: SqlStore) -> None:
    store.commit(a_commit(deliveries=(a_delivery(an_event()),)))
    store.digests.record_run(a_run(), (an_owed_digest(),))

    claimed = store.claim("astreinte", NOON, NOON + HOUR, limit=10)

    assert [one.message.event_kind for one in claimed] == [EventKind.OPENED, EventKind.DIGEST]


def test_ends_that_were_told_are_found_by_when_they_were_seen(store: SqlStore) -> None:
    ended = an_event("e1/ended", kind=EventKind.ENDED, at=NOON + MINUTE)
    cancelled = an_event("e2/cancelled", episode="e2", kind=EventKind.CANCELLED, at=NOON + 2 * MINUTE)
    opened = an_event("e3/opened", episode="e3", at=NOON + MINUTE)
    untold = an_event("e4/ended", episode="e4", kind=EventKind.ENDED, at=NOON + MINUTE)
    decisions = (a_decision(ended), a_decision(cancelled), a_decision(opened), a_decision(untold, told=False))
    store.commit(a_commit(decisions=decisions))

    assert store.digests.endings_told(NOON, NOON + HOUR) == (a_decision(ended), a_decision(cancelled))
    assert store.digests.endings_told(NOON + MINUTE, NOON + HOUR) == (a_decision(cancelled),)
    assert store.digests.endings_told(NOON, NOON + MINUTE) == (a_decision(ended),)


def test_what_was_given_up_since_then_or_is_tried_in_vain_is_undelivered(store: SqlStore) -> None:
    states = {
        "given up before": (DeliveryState.DEAD, NOON - MINUTE),
        "given up since": (DeliveryState.DEAD, NOON + MINUTE),
        "tried in vain": (DeliveryState.FAILED, None),
        "not tried yet": (DeliveryState.PENDING, None),
        "sent": (DeliveryState.SENT, NOON + MINUTE),
    }
    for name, (state, settled_at) in states.items():
        delivery = a_delivery(an_event(name, episode=name))
        store.commit(a_commit(deliveries=(replace(delivery, state=state, settled_at=settled_at),)))

    found = store.digests.undelivered(NOON)

    assert [one.message.decisions[0].event.episode for one in found] == ["given up since", "tried in vain"]


def test_readings_are_counted_for_each_source_and_page_and_feed_break_each_others_gaps(store: SqlStore) -> None:
    page = {
        0: Outcome.UNDERSTOOD,
        1: Outcome.UNCHANGED,
        2: Outcome.FAILED,
        3: Outcome.UNREADABLE,
        60: Outcome.UNCHANGED,
    }
    readings = [a_reading(NOON + minute * MINUTE, outcome) for minute, outcome in page.items()]
    readings.append(a_reading(NOON + 20 * MINUTE, source=Source.FEED))
    store.commit(a_commit(readings=tuple(readings)))

    found = store.digests.readings_between(NOON, NOON + HOUR)

    assert found.tallies == (Tally(Source.PAGE, good=2, missed=2), Tally(Source.FEED, good=1, missed=0))
    assert found.longest_gap == Gap(NOON + 20 * MINUTE, NOON + HOUR)


def test_without_any_reading_all_of_the_time_is_a_gap(store: SqlStore) -> None:
    assert store.digests.readings_between(NOON, NOON + HOUR) == Readings((), Gap(NOON, NOON + HOUR))


def test_what_is_owed_for_no_run_is_owed_once(store: SqlStore) -> None:
    store.owe((an_owed_digest(),))
    store.owe((an_owed_digest(),))

    assert len(store.owed()) == 1
