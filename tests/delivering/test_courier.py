"""Delivering what is owed, and writing down what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest

from commits import NOON, a_commit, an_event
from commits import a_delivery as a_delivery_of
from meteo_douane.adapters.store import SqlStore, open_store
from meteo_douane.delivering.courier import Courier
from meteo_douane.domain.delivery import (
    FEWEST_ATTEMPTS,
    PATIENCE,
    Delivery,
    DeliveryState,
    Refused,
    Result,
    Sent,
    Unknown,
    Words,
    owed,
)
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.handing_out import CLAIM
from meteo_douane.domain.handover import Aftermath, Deputies
from meteo_douane.ports import Hands

DEPUTIES = Deputies({"astreinte": "bureau"}, ("exploitation",))


@dataclass
class Channel:
    """A channel that answers what it is told to, and keeps what it was sent."""

    results: list[Result] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    by_channel: list[str] = field(default_factory=list)

    def __call__(self, channel: str, words: Words) -> Result:
        self.titles.append(words.title)
        self.by_channel.append(f"{channel} {words.event}")
        return self.results.pop(0) if self.results else Sent()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    with open_store(f"sqlite:///{tmp_path}/meteo.db") as opened:
        yield opened


def a_delivery(key: str, channel: str = "astreinte") -> Delivery:
    """Of an episode of its own, so that nothing has to wait for its turn."""
    return a_delivery_of(an_event(key, episode=key), channel)


def a_bulletin(key: str) -> Delivery:
    return a_delivery_of(an_event(key, kind=EventKind.CONTINUED, episode=key), "astreinte")


def _episode(delivery: Delivery) -> str:
    return delivery.message.decisions[0].event.episode


def as_episode(delivery: Delivery, now: object) -> Words:
    del now
    mark = " again" if delivery.may_repeat else ""
    return Words(_episode(delivery) + mark, "", "", "", delivery.message.event_kind, "")


def a_courier(store: SqlStore, channel: Channel, now: timedelta = timedelta()) -> Courier:
    names = frozenset({"astreinte", "bureau", "exploitation"})
    return Courier(names, DEPUTIES, as_episode, channel, store, lambda: NOON + now, lambda: 0.0)


def test_everything_due_is_sent_oldest_first_and_settled(store: SqlStore) -> None:
    channel = Channel()
    store.commit(a_commit(deliveries=(a_delivery("one"), a_delivery("two"))))

    attempts = a_courier(store, channel).deliver("astreinte")

    assert (attempts, channel.titles) == (2, ["one", "two"])
    assert store.owed() == ()


def given_out(store: SqlStore, key: str) -> Delivery:
    """Owe it, and give it out as a commit does to whoever sends at once."""
    hands = Hands({"astreinte"}, lambda _: None)
    [given] = store.commit(a_commit(deliveries=(a_delivery(key),)), hands)
    return given


def test_what_is_given_out_already_is_sent_first_and_settled_with_the_rest(store: SqlStore) -> None:
    channel = Channel()
    given = given_out(store, "one")
    store.commit(a_commit(deliveries=(a_delivery("two"),)))

    attempts = a_courier(store, channel).deliver("astreinte", given)

    assert (attempts, channel.titles) == (2, ["one", "two"])
    assert store.owed() == ()


def test_what_is_given_out_already_is_the_last_thing_sent_when_all_is_being_stopped(store: SqlStore) -> None:
    channel = Channel()
    given = given_out(store, "one")
    store.commit(a_commit(deliveries=(a_delivery("two"),)))

    a_courier(store, channel).deliver("astreinte", given, is_stopping=lambda: True)

    assert channel.titles == ["one"]
    assert [(_episode(one), one.state) for one in store.owed()] == [("two", DeliveryState.PENDING)]


def test_words_are_prepared_for_what_is_about_to_be_sent(store: SqlStore) -> None:
    courier, prepared = a_courier(store, Channel()), list[tuple[str, object]]()
    courier.prepare = lambda delivery, at: prepared.append((_episode(delivery), at))

    courier.get_ready((a_delivery("one"), a_delivery("two")))

    assert prepared == [("one", NOON), ("two", NOON)]


def test_what_was_refused_is_tried_again_later_and_not_at_once(store: SqlStore) -> None:
    channel = Channel([Refused("status 500")])
    store.commit(a_commit(deliveries=(a_delivery("one"),)))

    a_courier(store, channel).deliver("astreinte")
    owed = store.owed()
    a_courier(store, channel, timedelta(minutes=1)).deliver("astreinte")

    assert [(one.state, one.attempts, one.last_error) for one in owed] == [(DeliveryState.FAILED, 1, "status 500")]
    assert channel.titles == ["one", "one"]
    assert store.owed() == ()


def test_what_may_have_arrived_is_sent_again_and_marked(store: SqlStore) -> None:
    channel = Channel([Unknown("no answer")])
    store.commit(a_commit(deliveries=(a_delivery("one"),)))

    a_courier(store, channel).deliver("astreinte")
    a_courier(store, channel, timedelta(minutes=1)).deliver("astreinte")

    assert channel.titles == ["one", "one again"]


def test_a_send_that_was_cut_off_is_done_again_once_its_claim_runs_out(store: SqlStore) -> None:
    channel = Channel()
    store.commit(a_commit(deliveries=(a_delivery("one"),)))
    store.claim("astreinte", NOON, NOON + CLAIM, limit=1)

    early = a_courier(store, channel, CLAIM - timedelta(seconds=1)).deliver("astreinte")
    late = a_courier(store, channel, CLAIM).deliver("astreinte")

    assert (early, late, channel.titles) == (0, 1, ["one again"])


def test_one_that_was_stopped_until_its_claim_ran_out_leaves_the_message_to_whoever_claims_it_now(
    store: SqlStore,
) -> None:
    channel, other = Channel(), Channel()
    store.commit(a_commit(deliveries=(a_delivery("one"),)))
    clock = iter([NOON, NOON])

    def render_and_be_stopped(delivery: Delivery, now: object) -> Words:
        a_courier(store, other, CLAIM).deliver("astreinte")
        return as_episode(delivery, now)

    stopped = a_courier(store, channel)
    stopped.clock = lambda: next(clock, NOON + CLAIM)
    stopped.render = render_and_be_stopped
    stopped.deliver("astreinte")

    assert (channel.titles, other.titles) == ([], ["one again"])
    assert store.owed() == ()


def test_a_stop_leaves_the_rest_owed(store: SqlStore) -> None:
    channel = Channel()
    store.commit(a_commit(deliveries=(a_delivery("one"), a_delivery("two"))))

    a_courier(store, channel).deliver("astreinte", is_stopping=lambda: bool(channel.titles))

    assert channel.titles == ["one"]
    assert [_episode(one) for one in store.owed()] == ["two"]


GONE = Refused("error 410", is_final=True)


def owed_to(store: SqlStore) -> list[tuple[str, str, str]]:
    return [(one.message.channel, one.message.event_kind, one.message.instead_of) for one in store.owed()]


def test_the_fallback_takes_over_what_a_dead_channel_refuses_and_the_operator_is_told_once(store: SqlStore) -> None:
    channel = Channel([GONE, GONE])
    store.commit(a_commit(deliveries=(a_delivery("one"), a_delivery("two"))))

    a_courier(store, channel).deliver("astreinte")

    assert owed_to(store) == [
        ("bureau", "opened", "astreinte"),
        ("exploitation", "channel_dead", ""),
        ("bureau", "opened", "astreinte"),
    ]
    [told] = [one.message.decisions[0].event for one in store.owed() if one.message.channel == "exploitation"]
    assert (told.source, told.detail) == ("astreinte", "error 410")


def test_a_fallback_that_is_told_anyway_is_not_told_twice(store: SqlStore) -> None:
    delivery = a_delivery("one")
    decisions = tuple(replace(one, channels=("astreinte", "bureau")) for one in delivery.message.decisions)
    store.commit(a_commit(deliveries=(replace(delivery, message=replace(delivery.message, decisions=decisions)),)))

    a_courier(store, Channel([GONE])).deliver("astreinte")

    assert owed_to(store) == [("exploitation", "channel_dead", "")]


def test_a_channel_that_takes_something_again_is_told_to_be_back_once(store: SqlStore) -> None:
    channel = Channel([GONE])
    store.commit(a_commit(deliveries=(a_delivery("one"),)))
    a_courier(store, channel).deliver("astreinte")
    a_courier(store, channel).deliver("exploitation")

    store.commit(a_commit(deliveries=(a_delivery("two"), a_delivery("three"))))
    a_courier(store, channel, timedelta(minutes=1)).deliver("astreinte")
    a_courier(store, channel, timedelta(minutes=1)).deliver("exploitation")

    told = [line for line in channel.by_channel if line.startswith("exploitation")]
    assert told == ["exploitation channel_dead", "exploitation channel_back"]


def test_what_nobody_took_for_a_day_is_dead_and_told_to_the_operator(store: SqlStore) -> None:
    store.commit(a_commit(deliveries=(a_delivery("one"),)))
    [tried] = store.claim("astreinte", NOON, NOON + CLAIM, limit=1)
    failed = replace(tried, state=DeliveryState.FAILED, attempts=FEWEST_ATTEMPTS, next_at=NOON)
    store.settle(failed, Aftermath())

    a_courier(store, Channel([Refused("error 503")]), PATIENCE).deliver("astreinte")

    assert owed_to(store) == [("bureau", "opened", "astreinte"), ("exploitation", "channel_dead", "")]


def test_the_operator_is_not_told_through_the_dead_channel_itself_but_through_its_fallback(store: SqlStore) -> None:
    store.commit(a_commit(deliveries=(a_delivery("one"),)))

    courier = a_courier(store, Channel([GONE]))
    courier.deputies = Deputies({"astreinte": "bureau"}, ("astreinte",))
    courier.deliver("astreinte")

    assert owed_to(store) == [("bureau", "opened", "astreinte"), ("bureau", "channel_dead", "")]


def keeps_trying(store: SqlStore, channel: Channel, until: timedelta) -> None:
    """Deliver to the channel whenever something is due, up to a moment."""
    now = timedelta()
    while (due := store.next_due("astreinte")) is not None and max(due - NOON, now) <= until:
        now = max(due - NOON, now)
        a_courier(store, channel, now).deliver("astreinte")


REFUSED = Refused("the host refuses the connection or cannot be reached")


def test_the_fallback_says_meanwhile_what_a_channel_does_not_take_for_ten_minutes_and_the_operator_is_told_once(
    store: SqlStore,
) -> None:
    store.commit(a_commit(deliveries=(a_delivery("one"),)))

    keeps_trying(store, Channel([REFUSED] * 50), timedelta(minutes=3))
    too_early = owed_to(store)
    keeps_trying(store, Channel([REFUSED] * 50), timedelta(hours=2))

    assert too_early == [("astreinte", "opened", "")]
    assert owed_to(store) == [
        ("astreinte", "opened", ""),
        ("exploitation", "channel_dead", ""),
        ("bureau", "opened", "astreinte"),
    ]
    [told] = [one.message.decisions[0].event for one in store.owed() if one.message.channel == "exploitation"]
    assert (told.opened_at, told.detail) == (NOON, REFUSED.detail)


def test_what_is_sent_again_on_request_says_that_it_comes_late_and_who_had_it(store: SqlStore) -> None:
    store.commit(a_commit(deliveries=(a_delivery("one"), a_delivery("two", "bureau"))))
    a_courier(store, Channel([GONE])).deliver("astreinte")
    a_courier(store, Channel([GONE, Sent()])).deliver("bureau")

    count = store.retry({"astreinte", "bureau"}, NOON, NOON + timedelta(hours=1))

    again = {one.message.channel: one.message for one in store.owed() if one.message.event_kind is EventKind.OPENED}
    assert count == 2
    assert [(again[name].is_sent_again, again[name].lent_to) for name in ("astreinte", "bureau")] == [
        (True, "bureau"),
        (True, ""),
    ]


def test_a_channel_that_asks_for_an_hour_of_rest_is_stood_in_for_at_once_and_for_all_that_is_owed_to_it(
    store: SqlStore,
) -> None:
    store.commit(a_commit(deliveries=(a_bulletin("one"), a_bulletin("two"))))
    asks = Channel([Refused("error 429", retry_after=timedelta(hours=1))] * 2)

    a_courier(store, asks).deliver("astreinte")
    lent_at_once = [_episode(one) for one in store.owed() if one.message.channel == "bureau"]
    a_courier(store, asks, timedelta(minutes=10)).deliver("astreinte")
    lent_in_the_end = [_episode(one) for one in store.owed() if one.message.channel == "bureau"]

    assert (lent_at_once, lent_in_the_end) == (["one"], ["one", "two"])


def test_what_comes_late_after_all_says_that_the_fallback_had_it_and_the_channel_is_back(store: SqlStore) -> None:
    store.commit(a_commit(deliveries=(a_delivery("one"),)))
    keeps_trying(store, Channel([REFUSED] * 8), timedelta(hours=2))

    arrived = store.past.delivery("one/astreinte")

    assert arrived is not None
    assert (arrived.state, arrived.message.lent_to) == (DeliveryState.SENT, "bureau")
    assert owed_to(store)[-1] == ("exploitation", "channel_back", "")


def test_what_is_new_for_a_channel_that_takes_nothing_is_lent_at_its_first_failure(store: SqlStore) -> None:
    store.commit(a_commit(deliveries=(a_delivery("one"),)))
    keeps_trying(store, Channel([REFUSED] * 50), timedelta(minutes=20))
    now = timedelta(minutes=21)
    store.commit(a_commit(deliveries=(a_delivery("two"),)))

    a_courier(store, Channel([REFUSED] * 50), now).deliver("astreinte")

    lent = [_episode(one) for one in store.owed() if one.message.channel == "bureau"]
    assert lent == ["one", "two"]


def test_the_fallback_that_has_said_an_opening_is_lent_only_what_came_after_it(store: SqlStore) -> None:
    store.commit(a_commit(deliveries=(a_delivery("one"),)))
    keeps_trying(store, Channel([REFUSED] * 50), timedelta(minutes=20))
    a_courier(store, Channel(), timedelta(minutes=20)).deliver("bureau")
    answered = an_event("two", kind=EventKind.ACKNOWLEDGED, episode="one")
    store.commit(a_commit(deliveries=(a_delivery_of(answered, "astreinte"),)))

    a_courier(store, Channel([REFUSED]), timedelta(minutes=40)).deliver("astreinte")

    [lent] = [one.message for one in store.owed() if one.message.channel == "bureau"]
    assert lent.event_kind is EventKind.ACKNOWLEDGED
    assert [one.event.key for one in lent.said] == ["two"]


def test_whoever_told_the_opening_in_its_place_is_told_the_end_too_once_the_channel_is_back(store: SqlStore) -> None:
    store.commit(a_commit(deliveries=(a_delivery("one"), a_delivery("two"))))
    a_courier(store, Channel([GONE])).deliver("astreinte")
    a_courier(store, Channel()).deliver("bureau")
    bulletin = an_event("bulletin", kind=EventKind.CONTINUED, episode="one")
    ends = [an_event(f"end of {one}", kind=EventKind.ENDED, episode=one) for one in ("one", "two")]

    channel = Channel()
    for event in (bulletin, *ends):
        store.commit(a_commit(deliveries=(a_delivery_of(event, "astreinte"),)))
        a_courier(store, channel).deliver("astreinte")
    a_courier(store, channel).deliver("bureau")

    assert channel.by_channel == ["astreinte opened", "astreinte ended", "astreinte ended", "bureau ended"]
    assert channel.titles[-1] == "one"


def test_the_end_that_the_fallback_has_told_already_is_not_told_again_when_it_arrives_late(store: SqlStore) -> None:
    store.commit(a_commit(deliveries=(a_delivery("one"),)))
    keeps_trying(store, Channel([REFUSED] * 50), timedelta(minutes=20))
    a_courier(store, Channel(), timedelta(minutes=20)).deliver("bureau")
    store.commit(
        a_commit(deliveries=(a_delivery_of(an_event("end", kind=EventKind.ENDED, episode="one"), "astreinte"),))
    )
    a_courier(store, Channel([REFUSED]), timedelta(minutes=40)).deliver("astreinte")
    a_courier(store, Channel(), timedelta(minutes=40)).deliver("bureau")

    keeps_trying(store, Channel(), timedelta(hours=3))

    assert [one for one in owed_to(store) if one[0] == "bureau"] == []


def test_a_first_failure_of_what_waited_while_our_machine_was_off_makes_nothing_late(store: SqlStore) -> None:
    store.commit(a_commit(deliveries=(a_delivery("one"),)))

    a_courier(store, Channel([REFUSED]), timedelta(hours=8)).deliver("astreinte")

    assert owed_to(store) == [("astreinte", "opened", "")]


def test_an_opening_waits_for_no_long_limit_and_is_lent_in_ten_minutes(store: SqlStore) -> None:
    limited = Refused("error 429", retry_after=timedelta(hours=1))
    channel = Channel([limited] * 50)
    store.commit(a_commit(deliveries=(a_delivery("one"), a_delivery("two"))))

    a_courier(store, channel).deliver("astreinte")
    attempts_at_once = len(channel.titles)
    keeps_trying(store, channel, timedelta(minutes=11))

    assert attempts_at_once == 2
    assert [_episode(one) for one in store.owed() if one.message.channel == "bureau"] == ["one", "two"]


def test_a_channel_that_asks_for_rest_is_left_alone_but_by_a_new_message(store: SqlStore) -> None:
    channel = Channel([Refused("error 429", retry_after=timedelta(minutes=5))])
    store.commit(a_commit(deliveries=(a_bulletin("one"), a_bulletin("two"))))

    a_courier(store, channel).deliver("astreinte")
    due = store.next_due("astreinte")
    store.commit(a_commit(deliveries=(a_delivery("first alert"),)))
    a_courier(store, channel, timedelta(minutes=1)).deliver("astreinte")

    assert due == NOON + timedelta(minutes=5)
    assert channel.titles == ["one", "first alert"]


def test_what_is_owed_to_a_channel_that_no_longer_exists_is_given_up_and_taken_over_by_the_operator(
    store: SqlStore,
) -> None:
    store.commit(a_commit(deliveries=(a_delivery("one", channel="former"),)))

    lost = a_courier(store, Channel()).give_up_on_unknown_channels()

    assert [_episode(one) for one in lost] == ["one"]
    given_up = store.past.delivery("one/former")
    assert given_up is not None
    assert (given_up.state, given_up.last_error) == (
        DeliveryState.DEAD,
        "the configuration no longer defines this channel",
    )
    assert owed_to(store) == [("exploitation", "opened", "former"), ("exploitation", "channel_dead", "")]


def test_what_is_being_sent_by_a_channel_that_no_longer_exists_is_left_to_whoever_sends_it(store: SqlStore) -> None:
    store.commit(a_commit(deliveries=(a_delivery("one", channel="former"),)))
    store.claim("former", NOON, NOON + CLAIM, limit=1)

    assert a_courier(store, Channel()).give_up_on_unknown_channels() == ()
    assert owed_to(store) == [("former", "opened", "")]

    lost = a_courier(store, Channel(), CLAIM).give_up_on_unknown_channels()
    assert [_episode(one) for one in lost] == ["one"]


def a_held_delivery(key: str, channel: str = "astreinte") -> Delivery:
    return owed(replace(a_delivery(key, channel).message, not_before=NOON + timedelta(hours=5)), NOON)


def test_what_is_held_is_sent_after_a_restart_when_its_quiet_hours_end(tmp_path: Path) -> None:
    channel, url = Channel(), f"sqlite:///{tmp_path}/restarted.db"
    with open_store(url) as before:
        before.commit(a_commit(deliveries=(a_held_delivery("one"),)))
        a_courier(before, channel, timedelta(hours=4)).deliver("astreinte")
        assert channel.titles == []

    with open_store(url) as after:
        a_courier(after, channel, timedelta(hours=5)).deliver("astreinte")

        assert channel.titles == ["one"]
        assert after.owed() == ()


def test_what_is_held_for_a_channel_that_no_longer_exists_is_told_to_the_operator_in_the_morning(
    store: SqlStore,
) -> None:
    channel = Channel()
    store.commit(a_commit(deliveries=(a_held_delivery("one", "former"),)))

    a_courier(store, channel).give_up_on_unknown_channels()
    a_courier(store, channel).deliver("exploitation")
    a_courier(store, channel, timedelta(hours=5)).deliver("exploitation")

    assert channel.by_channel == ["exploitation channel_dead", "exploitation opened"]


def test_what_is_due_and_is_tried_by_nobody_is_stuck_and_what_is_refused_is_not(store: SqlStore) -> None:
    now = [NOON]
    channel = Channel([Refused("status 500")])
    courier = Courier(
        frozenset({"astreinte", "bureau"}), DEPUTIES, as_episode, channel, store, lambda: now[0], lambda: 0.0
    )
    store.commit(a_commit(deliveries=(a_delivery("one"), a_delivery("two", "bureau"))))
    now[0] += timedelta(hours=1)

    courier.deliver("astreinte")

    assert courier.stuck(store.next_dues() | {"of nobody here": NOON}) == {"bureau"}


def test_an_attempt_that_never_comes_back_is_stuck_once_its_claim_has_run_out(store: SqlStore) -> None:
    now, stuck = [NOON], []

    def hangs(channel: str, words: Words) -> Result:
        del channel, words
        for minutes in (1, 4, 10):
            now[0] = NOON + timedelta(minutes=minutes)
            stuck.append(set(courier.stuck(store.next_dues())))
        return Sent()

    courier = Courier(frozenset({"astreinte"}), DEPUTIES, as_episode, hangs, store, lambda: now[0], lambda: 0.0)
    store.commit(a_commit(deliveries=(a_delivery("one"),)))
    courier.deliver("astreinte")

    assert stuck == [set(), set(), {"astreinte"}]
    assert courier.stuck(store.next_dues()) == set()


@pytest.mark.parametrize("result", [Sent(), Refused("error 500")])
def test_a_line_of_the_log_says_which_message_it_is_about(
    store: SqlStore, caplog: pytest.LogCaptureFixture, result: Result
) -> None:
    store.commit(a_commit(deliveries=(a_delivery("2026-02-03-01"),)))
    courier = a_courier(store, Channel([result]))
    courier.render = lambda delivery, _: Words(
        "Alerte\u202f· DELTA\u00a0T", "", "", "", delivery.message.event_kind, ""
    )

    with caplog.at_level("INFO"):
        courier.deliver("astreinte")

    [line] = [one.getMessage() for one in caplog.records if one.getMessage().startswith("delivery ")]
    assert ' episode=2026-02-03-01 title="Alerte · DELTA T"' in line
