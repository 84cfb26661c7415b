"""Which new deliveries are given out in the very transaction in which they are owed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from commits import MINUTE, NOON, a_delivery, an_event
from meteo_douane.domain.delivery import Delivery, DeliveryState, owed
from meteo_douane.domain.handing_out import AT_ONCE, CLAIM, given_out

DUE = a_delivery(an_event("e1/opened"))
ANOTHER = a_delivery(an_event("e2/opened", episode="e2"))
HELD = owed(replace(ANOTHER.message, not_before=NOON + MINUTE), NOON)


def test_what_is_due_and_alone_for_its_channel_is_given_out_until_its_claim_ends() -> None:
    assert given_out((DUE,), {"astreinte"}) == (replace(DUE, state=DeliveryState.SENDING, next_at=NOON + CLAIM),)


@pytest.mark.parametrize(
    "deliveries",
    [
        pytest.param((DUE, ANOTHER), id="two at once: it is to be looked at which goes first"),
        pytest.param((DUE, HELD), id="one of two is held: the other takes it along"),
        pytest.param((HELD,), id="it is held"),
        pytest.param((replace(DUE, state=DeliveryState.SENT),), id="it has arrived elsewhere"),
        pytest.param((a_delivery(an_event("e1/opened"), "bureau"),), id="it goes to a channel of somebody else's"),
    ],
)
def test_nothing_else_is(deliveries: tuple[Delivery, ...]) -> None:
    assert given_out(deliveries, {"astreinte"}) == ()


def test_no_more_is_given_out_than_can_be_sent_at_once() -> None:
    channels = [f"canal-{number}" for number in range(AT_ONCE + 1)]

    given = given_out([a_delivery(an_event("e1/opened"), channel) for channel in channels], channels)

    assert [one.message.channel for one in given] == channels[:AT_ONCE]
