"""Who says what a channel does not take."""

from __future__ import annotations

from dataclasses import replace

import pytest

from commits import NOON, a_delivery, an_event
from meteo_douane.domain.delivery import Delivery, DeliveryState, Message, Refused, owed
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.handover import Deputies, aftermath
from occasions import EMPTY_DIGEST

DEPUTIES = Deputies({"astreinte": "bureau"})


def a_dead_digest(*channels: str) -> Delivery:
    message = Message("d/astreinte", "astreinte", EventKind.DIGEST, NOON, (), EMPTY_DIGEST, channels=channels)
    return replace(owed(message, NOON), state=DeliveryState.DEAD, attempts=1, settled_at=NOON)


@pytest.mark.parametrize(
    ("channels", "heirs"),
    [
        pytest.param(("astreinte",), ["bureau"], id="it has no digest of its own"),
        pytest.param(("astreinte", "bureau"), [], id="it has the same one itself"),
    ],
)
def test_a_fallback_has_each_digest_once(channels: tuple[str, ...], heirs: list[str]) -> None:
    found = aftermath(a_dead_digest(*channels), Refused("error 404", is_final=True), DEPUTIES, NOON)

    assert [one.message.channel for one in found.handed_over] == heirs


def test_a_digest_that_a_fallback_has_said_because_it_was_late_is_not_given_to_it_again() -> None:
    dead = a_dead_digest("astreinte")
    lent = replace(dead, message=replace(dead.message, lent_to="bureau"))

    found = aftermath(lent, Refused("error 404", is_final=True), DEPUTIES, NOON)

    assert found.handed_over == ()


def test_a_fallback_of_two_dead_channels_has_each_digest_once() -> None:
    deputies = Deputies({"astreinte": "bureau", "nuit": "bureau"})
    one = a_dead_digest("astreinte", "nuit")
    other = replace(one, message=replace(one.message, key="d/nuit", channel="nuit"))

    found = [aftermath(each, Refused("error 404", is_final=True), deputies, NOON) for each in (one, other)]

    assert [[each.message.key for each in one.handed_over] for one in found] == [["d>bureau"], ["d>bureau"]]


def refused_for_good(deputies: Deputies) -> tuple[list[str], tuple[str, ...]]:
    """Who gets an opening that a channel refuses for good, and who the operator is told to have it."""
    dead = replace(a_delivery(an_event("one")), state=DeliveryState.DEAD, attempts=1, settled_at=NOON)
    found = aftermath(dead, Refused("error 401", is_final=True), deputies, NOON)
    [news] = found.if_newly_dead
    return [one.message.channel for one in found.handed_over], news.message.decisions[0].event.taken_over_by


@pytest.mark.parametrize(
    ("fallbacks", "heirs"),
    [
        pytest.param({"astreinte": "bureau"}, ["bureau"], id="its fallback"),
        pytest.param({}, ["exploitation"], id="the operator, where it has none"),
    ],
)
def test_what_a_channel_refuses_for_good_is_lost_to_nobody(fallbacks: dict[str, str], heirs: list[str]) -> None:
    handed_over, said = refused_for_good(Deputies(fallbacks, ("exploitation",)))

    assert handed_over == heirs
    assert said == tuple(heirs)
