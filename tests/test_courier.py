"""Delivering what is owed, and writing down what came of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from commits import NOON, a_commit, an_event
from commits import a_delivery as a_delivery_of
from meteo_douane.adapters.store import SqlStore, open_store
from meteo_douane.courier import CLAIM, Courier
from meteo_douane.domain.delivery import Delivery, DeliveryState, Refused, Result, Sent, Unknown, Words


@dataclass
class Channel:
    """A channel that answers what it is told to, and keeps what it was sent."""

    results: list[Result] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)

    def __call__(self, channel: str, words: Words) -> Result:
        del channel
        self.titles.append(words.title)
        return self.results.pop(0) if self.results else Sent()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    with open_store(f"sqlite:///{tmp_path}/meteo.db") as opened:
        yield opened


def a_delivery(key: str, channel: str = "astreinte") -> Delivery:
    """Of an episode of its own, so that nothing has to wait for its turn."""
    return a_delivery_of(an_event(key, episode=key), channel)


def _episode(delivery: Delivery) -> str:
    return delivery.message.decisions[0].event.episode


def as_episode(delivery: Delivery, now: object) -> Words:
    del now
    mark = " again" if delivery.may_repeat else ""
    return Words(_episode(delivery) + mark, "", "", "", delivery.message.event_kind, "")


def a_courier(store: SqlStore, channel: Channel, now: timedelta = timedelta()) -> Courier:
    return Courier(frozenset({"astreinte"}), as_episode, channel, store, lambda: NOON + now, lambda: 0.0)


def test_everything_due_is_sent_oldest_first_and_settled(store: SqlStore) -> None:
    channel = Channel()
    store.commit(a_commit(deliveries=(a_delivery("one"), a_delivery("two"))))

    attempts = a_courier(store, channel).deliver("astreinte")

    assert (attempts, channel.titles) == (2, ["one", "two"])
    assert store.owed() == ()


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


def test_a_stop_leaves_the_rest_owed(store: SqlStore) -> None:
    channel = Channel()
    store.commit(a_commit(deliveries=(a_delivery("one"), a_delivery("two"))))

    a_courier(store, channel).deliver("astreinte", is_stopping=lambda: bool(channel.titles))

    assert channel.titles == ["one"]
    assert [_episode(one) for one in store.owed()] == ["two"]


def test_what_is_owed_to_a_channel_that_no_longer_exists_is_given_up_with_a_reason(store: SqlStore) -> None:
    store.commit(a_commit(deliveries=(a_delivery("one", channel="former"),)))

    lost = a_courier(store, Channel()).give_up_on_unknown_channels()

    assert [_episode(one) for one in lost] == ["one"]
    given_up = store.delivery("one/former")
    assert given_up is not None
    assert (given_up.state, given_up.last_error) == (
        DeliveryState.DEAD,
        "the configuration no longer defines this channel",
    )
