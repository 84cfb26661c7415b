"""What a channel never took of the beginning of a trouble: it is told with what comes of it, once the channel is back.

What was given up stays so, for whoever wants to know why nothing came; a change of something of which nobody was told
the beginning would be half a message.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from meteo_douane.domain.delivery import Delivery, Message
from meteo_douane.domain.event import OPENINGS, EventKind
from meteo_douane.domain.retelling import retold, told_to

#: They tell of the trouble whole, or of nothing that has a beginning.
_WHOLE = OPENINGS | {EventKind.REPEATED, EventKind.TEST}


def may_lack_its_beginning(message: Message) -> bool:
    """Return whether a message tells its own channel what has become of one episode."""
    is_of_one = len({one.event.episode for one in message.decisions}) == 1 and message.decisions[0].event.episode != ""
    return is_of_one and message.event_kind not in _WHOLE and not message.instead_of


def with_its_beginning(delivery: Delivery, given_up: Sequence[Delivery]) -> Delivery:
    """Return a delivery that also says, to each of its watches that heard no opening, what was given up.

    `given_up` are those of its episode and channel after which nothing has arrived there, oldest first.
    """
    before = [said for one in given_up for said in one.message.said]
    watches = dict.fromkeys(one.watch for one in delivery.message.decisions)
    lacking = {watch for watch in watches if any(one.event_kind in OPENINGS for one in told_to(before, watch))}
    known = {(one.event.key, one.watch) for one in delivery.message.said}
    unheard = {
        (one.event.key, one.watch): one
        for one in before
        if one.watch in lacking and (one.event.key, one.watch) not in known
    }
    if not unheard:
        return delivery
    told = (*unheard.values(), *delivery.message.said)
    may_repeat = delivery.may_repeat or any(one.may_repeat for one in given_up)
    return replace(delivery, message=retold(delivery.message, told), may_repeat=may_repeat)
