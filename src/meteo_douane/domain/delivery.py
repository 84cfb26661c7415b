"""The life of a delivery: a message that we owe to a channel, until it has arrived or nobody can deliver it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from meteo_douane.domain.event import Decision, EventKind


class DeliveryState(StrEnum):
    """Where a delivery stands; `ACCEPTED` is a relay's word for having taken it, not for having delivered it."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    ACCEPTED = "accepted"
    FAILED = "failed"
    DEAD = "dead"

    @property
    def is_owed(self) -> bool:
        """Whether something is still to be done."""
        return self in {DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.FAILED}


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be said to one channel about one event: the told decisions of all its watches that use the channel.

    `key` is unique for each event, side and channel: the last defence against telling twice.
    """

    key: str
    channel: str
    event_kind: EventKind
    created_at: datetime
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Delivery:
    """A message with what has come of sending it. Moments are aware and in UTC.

    `next_at` is when to try (again); while `SENDING`, it is the moment from which the attempt counts as lost.
    `may_repeat` says that an earlier attempt may have arrived: what is sent then is marked as a possible repeat.
    `last_error` is a short phrase without secrets.
    """

    message: Message
    state: DeliveryState
    next_at: datetime
    attempts: int = 0
    may_repeat: bool = False
    last_error: str = ""
    settled_at: datetime | None = None
