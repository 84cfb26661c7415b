"""Which new deliveries are given to who sends them at the very moment at which they are owed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import timedelta

from meteo_douane.domain.delivery import Delivery, DeliveryState

#: An attempt that has said nothing for so long is lost: longer than any channel's own time-out.
CLAIM = timedelta(seconds=90)
#: What is given out is sent at once, so no more than can be: the rest is claimed when its turn has come.
AT_ONCE = 40


def given_out(deliveries: Iterable[Delivery], channels: Collection[str]) -> tuple[Delivery, ...]:
    """Return those of new deliveries that can be given out to who sends over these channels, as they are then.

    That is what is due at once, and alone: where several are owed to a channel it has to be looked at which of them
    goes first, and what is folded into one.
    """
    owed = [one for one in deliveries if one.state.is_owed]
    counts = Counter(one.message.channel for one in owed)
    alone = [
        replace(one, state=DeliveryState.SENDING, next_at=one.next_at + CLAIM)
        for one in owed
        if one.state is DeliveryState.PENDING and counts[one.message.channel] == 1 and one.message.channel in channels
    ]
    return tuple(alone[:AT_ONCE])
