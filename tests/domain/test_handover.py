"""Who says what a channel does not take."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import NOON
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
