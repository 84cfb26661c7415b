"""What came of an attempt, and what follows from it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, literal_column, or_, select, update

from meteo_douane.adapters.store import outages
from meteo_douane.adapters.store.deliveries import ARRIVED, OWED, PROGRESS, is_one_of, of_rows, progress_of, thread_of
from meteo_douane.adapters.store.literals import among
from meteo_douane.adapters.store.outbox import add, rewrite
from meteo_douane.adapters.store.tables import DELIVERIES
from meteo_douane.domain.delivery import Delivery, DeliveryState, Message
from meteo_douane.domain.event import OPENINGS, EventKind
from meteo_douane.domain.handover import Aftermath
from meteo_douane.domain.sequels import has_sequel, sequels

# Made once: every delivery asks them, and making one costs more than asking it.
_STATE = select(DELIVERIES.c.state).where(DELIVERIES.c.key == bindparam("of_key"))
_SETTLE = (
    update(DELIVERIES)
    .where(DELIVERIES.c.key == bindparam("of_key"), ~among(DELIVERIES.c.state, ARRIVED))
    .values({name: bindparam(name) for name in PROGRESS})
)
#: What was folded or given up meanwhile is not owed again because an attempt that was taken for lost has failed.
_SETTLE_IN_VAIN = _SETTLE.where(among(DELIVERIES.c.state, OWED))
_REST = (
    update(DELIVERIES)
    .where(
        DELIVERIES.c.channel == bindparam("of_channel"),
        among(DELIVERIES.c.state, (DeliveryState.PENDING, DeliveryState.FAILED)),
        DELIVERIES.c.next_at < bindparam("until"),
        ~among(DELIVERIES.c.event_kind, sorted(OPENINGS)),
    )
    .values(next_at=bindparam("until"))
)
_TOLD_INSTEAD = select(DELIVERIES).where(
    DELIVERIES.c.instead_of == bindparam("of_channel"),
    DELIVERIES.c.instead_of != literal_column("''"),  # as the index has it
    among(DELIVERIES.c.state, (*OWED, *ARRIVED)),
    or_(
        DELIVERIES.c.thread == bindparam("of_thread"),
        (DELIVERIES.c.event_kind == EventKind.STATE_AT_START) & is_one_of(bindparam("of_thread"), DELIVERIES.c.thread),
    ),
)


def settle(connection: Connection, delivery: Delivery, aftermath: Aftermath) -> None:
    """Write what came of an attempt and what follows; what has arrived stays so, whatever a later attempt met."""
    statement = _SETTLE if delivery.state.has_arrived else _SETTLE_IN_VAIN
    if not connection.execute(statement, {"of_key": delivery.message.key, **progress_of(delivery)}).rowcount:
        return
    channel = delivery.message.channel
    add(connection, aftermath.handed_over)
    if not delivery.state.is_owed and has_sequel(delivery.message):
        add(connection, sequels(delivery, _told_instead(connection, delivery.message)))
    if aftermath.dead_since is not None:
        if outages.has_died(connection, channel, aftermath.dead_since, delivery.last_error):
            add(connection, aftermath.if_newly_dead)
    elif delivery.state.has_arrived and outages.has_come_back(connection, channel):
        add(connection, aftermath.if_back)
    if aftermath.lent and outages.is_known(connection, channel):
        _lend(connection, delivery, aftermath.lent)
    if aftermath.rest_until is not None:
        connection.execute(_REST, {"of_channel": channel, "until": aftermath.rest_until})


def rehearse(connection: Connection, now: datetime) -> None:
    """Do to a channel that there is not what is done after each message: making the statements takes some time."""
    nothing = {"state": "", "next_at": now, "attempts": 0, "may_repeat": False, "last_error": "", "settled_at": now}
    connection.execute(_SETTLE, {"of_key": "", **nothing})
    outages.has_come_back(connection, "")


def take_back(connection: Connection, delivery: Delivery) -> None:
    """Write what a delivery has become in another store, and what it says by now; what has arrived here stays so."""
    settle(connection, delivery, Aftermath())
    if connection.scalar(_STATE, {"of_key": delivery.message.key}) == delivery.state:
        rewrite(connection, delivery)


def _told_instead(connection: Connection, message: Message) -> tuple[Delivery, ...]:
    """Return what others have told, or are to tell, of the same thing in place of the channel of a message."""
    asked = {"of_channel": message.channel, "of_thread": thread_of(message)}
    return of_rows(connection, connection.execute(_TOLD_INSTEAD, asked).mappings().all())


def _lend(connection: Connection, delivery: Delivery, lent: Sequence[Delivery]) -> None:
    """Owe to others, once, what goes on being tried, and remember in the message that they say it."""
    add(connection, lent)
    said = dict.fromkeys(one.event.key for one in delivery.message.said)
    message = replace(delivery.message, lent_to=lent[0].message.channel, lent=tuple(said))
    rewrite(connection, replace(delivery, message=message))
