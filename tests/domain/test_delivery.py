from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from meteo_douane.domain.delivery import (
    FEWEST_ATTEMPTS,
    LATE_AFTER,
    LONGEST_REST_OF_A_CHANNEL,
    LONGEST_REST_OF_AN_OPENING,
    PATIENCE,
    Delivery,
    DeliveryState,
    Message,
    Refused,
    Result,
    Sent,
    Unknown,
    after,
    dues_with,
    late_since,
    owed,
)
from meteo_douane.domain.event import EventKind

NIGHT = datetime(2026, 2, 3, 1, 14, tzinfo=UTC)
A_MESSAGE = Message("e1/opened/astreinte", "astreinte", EventKind.OPENED, NIGHT, ())


A_BULLETIN = Message("e1/continued/astreinte", "astreinte", EventKind.CONTINUED, NIGHT, ())


def attempted(
    *outcomes: Result, every: timedelta = timedelta(minutes=1), jitter: float = 1.0, message: Message = A_MESSAGE
) -> Delivery:
    delivery = owed(message, NIGHT)
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
        pytest.param(timedelta(days=1), LONGEST_REST_OF_A_CHANNEL, id="not for ever"),
    ],
)
def test_a_channel_that_asks_for_rest_is_left_alone(asked: timedelta, wait: timedelta) -> None:
    delivery = attempted(Refused("error 429", retry_after=asked), message=A_BULLETIN)

    assert (delivery.state, delivery.next_at) == (DeliveryState.FAILED, NIGHT + wait)


def test_an_opening_does_not_wait_for_the_end_of_a_long_rest() -> None:
    delivery = attempted(Refused("error 429", retry_after=timedelta(hours=1)))

    assert delivery.next_at == NIGHT + LONGEST_REST_OF_AN_OPENING


def late(attempts: int, *, now: timedelta, next_at: timedelta) -> datetime | None:
    failed = replace(owed(A_MESSAGE, NIGHT), state=DeliveryState.FAILED, attempts=attempts, next_at=NIGHT + next_at)
    return late_since(failed, NIGHT + now)


@pytest.mark.parametrize(
    ("attempts", "now", "next_at", "is_late"),
    [
        pytest.param(5, LATE_AFTER / 2, LATE_AFTER * 0.9, False, id="there is time for another attempt"),
        pytest.param(6, LATE_AFTER * 0.8, LATE_AFTER * 1.5, True, id="the next attempt would be late"),
        pytest.param(7, LATE_AFTER * 1.5, LATE_AFTER * 2.5, False, id="it was late before"),
        pytest.param(
            1,
            LATE_AFTER * 50,
            LATE_AFTER * 50.1,
            False,
            id="our machine was off, and the first attempt fails",
        ),
        pytest.param(
            1,
            LATE_AFTER * 50,
            LATE_AFTER * 51,
            True,
            id="our machine was off, and it asks for ten minutes",
        ),
        pytest.param(
            2,
            LATE_AFTER * 0.5,
            LATE_AFTER * 1.1,
            True,
            id="what it asks for the second time is too much",
        ),
        pytest.param(
            3,
            LATE_AFTER * 50,
            LATE_AFTER * 51,
            True,
            id="our machine was off, and the third attempt fails",
        ),
        pytest.param(
            1,
            LATE_AFTER * 0,
            LATE_AFTER * 6,
            True,
            id="the channel asks for an hour at the first attempt",
        ),
        pytest.param(1, LATE_AFTER * 0, LATE_AFTER * 0.9, False, id="it asks for less than is tolerated"),
    ],
)
def test_a_message_becomes_late_once(attempts: int, now: timedelta, next_at: timedelta, *, is_late: bool) -> None:
    assert late(attempts, now=now, next_at=next_at) == (NIGHT if is_late else None)


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


def test_a_new_message_is_due_at_once_or_when_it_is_held_until_and_later_than_nothing_that_was_due_before() -> None:
    held = replace(A_MESSAGE, not_before=NIGHT + timedelta(hours=5))
    to_others = (replace(held, channel="bureau"), replace(A_MESSAGE, channel="equipe"))
    before = {"astreinte": NIGHT + timedelta(minutes=2), "equipe": NIGHT + timedelta(minutes=2)}

    assert dues_with(before, (held, *to_others), NIGHT) == {
        "astreinte": NIGHT + timedelta(minutes=2),
        "bureau": NIGHT + timedelta(hours=5),
        "equipe": NIGHT,
    }
