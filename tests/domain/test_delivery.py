from datetime import UTC, datetime, timedelta

import pytest

from meteo_douane.domain.delivery import (
    FEWEST_ATTEMPTS,
    LONGEST_REST,
    PATIENCE,
    Delivery,
    DeliveryState,
    Message,
    Refused,
    Result,
    Sent,
    Unknown,
    after,
    owed,
)
from meteo_douane.domain.event import EventKind

NIGHT = datetime(2026, 2, 3, 1, 14, tzinfo=UTC)
A_MESSAGE = Message("e1/opened/astreinte", "astreinte", EventKind.OPENED, NIGHT, ())


def attempted(*outcomes: Result, every: timedelta = timedelta(minutes=1), jitter: float = 1.0) -> Delivery:
    delivery = owed(A_MESSAGE, NIGHT)
    for number, outcome in enumerate(outcomes):
        delivery = after(delivery, outcome, NIGHT + every * number, jitter=jitter)
    return delivery


def test_a_new_message_is_due_at_once() -> None:
    delivery = owed(A_MESSAGE, NIGHT)

    assert delivery == Delivery(A_MESSAGE, DeliveryState.PENDING, next_at=NIGHT)
    assert delivery.state.is_owed


@pytest.mark.parametrize(
    ("result", "state", "may_repeat"),
    [
        pytest.param(Sent(), DeliveryState.SENT, False, id="taken is sent"),
        pytest.param(Sent(is_accepted_only=True), DeliveryState.ACCEPTED, False, id="passed on is accepted, not sent"),
        pytest.param(Refused("error 500"), DeliveryState.FAILED, False, id="refused is tried again"),
        pytest.param(Refused("error 410", is_final=True), DeliveryState.DEAD, False, id="refused for good is dead"),
        pytest.param(Unknown("no answer"), DeliveryState.FAILED, True, id="a lost answer is tried again as a repeat"),
    ],
)
def test_an_attempt_leaves_a_delivery(result: Result, state: DeliveryState, *, may_repeat: bool) -> None:
    delivery = attempted(result)

    assert (delivery.state, delivery.may_repeat, delivery.attempts) == (state, may_repeat, 1)


@pytest.mark.parametrize(
    ("failures", "wait"),
    [
        pytest.param(1, timedelta(seconds=15), id="first"),
        pytest.param(2, timedelta(seconds=30), id="second: twice as long"),
        pytest.param(6, timedelta(minutes=8), id="sixth"),
        pytest.param(7, timedelta(minutes=15), id="seventh: the cap"),
        pytest.param(500, timedelta(minutes=15), id="five-hundredth: still the cap"),
    ],
)
def test_the_wait_doubles_up_to_a_cap(failures: int, wait: timedelta) -> None:
    delivery = attempted(*[Refused("error 503")] * failures, every=timedelta(0))

    assert delivery.next_at == NIGHT + wait


def test_jitter_spreads_attempts_over_the_second_half_of_the_wait() -> None:
    earliest, latest = attempted(Refused("error 503"), jitter=0), attempted(Refused("error 503"), jitter=1)

    assert (earliest.next_at, latest.next_at) == (NIGHT + timedelta(seconds=7.5), NIGHT + timedelta(seconds=15))


@pytest.mark.parametrize(
    ("asked", "wait"),
    [
        pytest.param(timedelta(minutes=5), timedelta(minutes=5), id="longer than our own wait"),
        pytest.param(timedelta(seconds=1), timedelta(seconds=15), id="shorter: our own wait"),
        pytest.param(timedelta(days=1), LONGEST_REST, id="not for ever"),
    ],
)
def test_a_channel_that_asks_for_rest_is_left_alone(asked: timedelta, wait: timedelta) -> None:
    delivery = attempted(Refused("error 429", retry_after=asked))

    assert (delivery.state, delivery.next_at) == (DeliveryState.FAILED, NIGHT + wait)


def test_what_may_have_arrived_once_stays_a_possible_repeat() -> None:
    delivery = attempted(Unknown("no answer"), Refused("error 503"), Sent())

    assert delivery.may_repeat
    assert (delivery.state, delivery.last_error) == (DeliveryState.SENT, "")


@pytest.mark.parametrize(
    ("attempts", "age", "state"),
    [
        pytest.param(FEWEST_ATTEMPTS, PATIENCE, DeliveryState.DEAD, id="old and often tried"),
        pytest.param(FEWEST_ATTEMPTS, PATIENCE / 2, DeliveryState.FAILED, id="often tried in a short time"),
        pytest.param(2, PATIENCE * 3, DeliveryState.FAILED, id="old, but our machine was off"),
    ],
)
def test_we_give_up_after_a_long_time_and_many_attempts(attempts: int, age: timedelta, state: DeliveryState) -> None:
    delivery = attempted(*[Refused("error 503")] * attempts, every=age / (attempts - 1))

    assert delivery.state == state
    assert delivery.last_error == "error 503"


def test_a_settled_delivery_is_no_longer_owed() -> None:
    delivery = attempted(Refused("error 404", is_final=True))

    assert not delivery.state.is_owed
    assert delivery.settled_at == NIGHT
