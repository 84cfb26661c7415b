"""Whose turn it is among what is owed to a channel: what may go out next, and when."""

from datetime import datetime

from sqlalchemy import ColumnElement, Connection, bindparam, exists, func, literal_column, or_, select

from meteo_douane.adapters.store.deliveries import OWED, is_one_of
from meteo_douane.adapters.store.literals import among
from meteo_douane.adapters.store.tables import DELIVERIES
from meteo_douane.domain.delivery import DeliveryState
from meteo_douane.domain.event import EventKind

OF_CHANNEL = DELIVERIES.c.channel == bindparam("of_channel")


def first_in_its_thread() -> tuple[ColumnElement[bool], ...]:
    """Hold back what would overtake: an end its opening; what is dead or has arrived stands in nobody's way.

    Nor does what is held, but for what is held too: the rest takes it along.
    """
    earlier = DELIVERIES.alias().c
    overtaken = exists().where(
        earlier.channel == DELIVERIES.c.channel,
        earlier.thread == DELIVERIES.c.thread,
        earlier.number < DELIVERIES.c.number,
        among(earlier.state, OWED),
        or_(earlier.state != DeliveryState.HELD, DELIVERIES.c.state == DeliveryState.HELD),
    )
    return among(DELIVERIES.c.state, OWED), ~overtaken, ~_is_behind_a_start()


def _is_behind_a_start() -> ColumnElement[bool]:
    """Return whether a message about several episodes, one of them this one's, is to arrive first."""
    start = DELIVERIES.alias().c
    return exists().where(
        start.channel == DELIVERIES.c.channel,
        start.event_kind == literal_column(f"'{EventKind.STATE_AT_START.value}'"),  # as the index has it
        start.number < DELIVERIES.c.number,
        among(start.state, OWED),
        start.thread != DELIVERIES.c.thread,
        is_one_of(DELIVERIES.c.thread, start.thread),
    )


# Made once: every delivery asks them, and making one costs more than asking it.
_NEXT_DUE = select(func.min(DELIVERIES.c.next_at)).where(OF_CHANNEL, *first_in_its_thread())
_NEXT_DUES = (
    select(DELIVERIES.c.channel, func.min(DELIVERIES.c.next_at).label("due"))
    .where(*first_in_its_thread())
    .group_by(DELIVERIES.c.channel)
)


def next_due(connection: Connection, channel: str) -> datetime | None:
    """Return when something may go out to a channel."""
    return connection.scalar(_NEXT_DUE, {"of_channel": channel})


def next_dues(connection: Connection) -> dict[str, datetime]:
    """Return the same for every channel that something is owed to."""
    return {row.channel: row.due for row in connection.execute(_NEXT_DUES)}
