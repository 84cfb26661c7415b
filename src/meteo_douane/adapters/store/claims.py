"""What is given out to one sender at a time: with the commit that owes it, or when it is claimed."""

from collections.abc import Sequence
from datetime import datetime
from itertools import takewhile

from sqlalchemy import ColumnElement, Connection, bindparam, delete, exists, literal_column, or_, select, update

from meteo_douane.adapters.store.deliveries import ARRIVED, OWED, of_rows, thread_of
from meteo_douane.adapters.store.literals import among
from meteo_douane.adapters.store.outbox import add, rewrite
from meteo_douane.adapters.store.tables import DELIVERIES
from meteo_douane.adapters.store.turns import OF_CHANNEL, first_in_its_thread
from meteo_douane.domain.delivery import Delivery, DeliveryState
from meteo_douane.domain.event import OPENINGS
from meteo_douane.domain.folding import folded
from meteo_douane.domain.handing_out import CLAIM
from meteo_douane.domain.unheard import may_lack_its_beginning, with_its_beginning

_WAITING_STATES = (DeliveryState.PENDING, DeliveryState.HELD, DeliveryState.FAILED)


def _waits_with_others() -> ColumnElement[bool]:
    other = DELIVERIES.alias().c
    return exists().where(
        other.channel == DELIVERIES.c.channel,
        other.thread == DELIVERIES.c.thread,
        other.number != DELIVERIES.c.number,
        among(other.state, _WAITING_STATES),
    )


# Made once: every delivery asks them, and making one costs more than asking it.
_FIRST_DUE = (
    select(DELIVERIES.c.number, DELIVERIES.c.key, DELIVERIES.c.thread)
    .where(OF_CHANNEL, DELIVERIES.c.next_at <= bindparam("now"), *first_in_its_thread())
    # An opening goes before the rest, one that failed too; and of each what was never tried: that waits for no others.
    .order_by(~among(DELIVERIES.c.event_kind, sorted(OPENINGS)), DELIVERIES.c.attempts > 0, DELIVERIES.c.number)
    .limit(bindparam("at_most"))
    # SQLite leaves this out: there nobody else is writing at all.
    .with_for_update(skip_locked=True)
)
_DUE = _FIRST_DUE.cte("due")
_CROWDED = _FIRST_DUE.where(_waits_with_others())
_WAITING = (
    select(DELIVERIES)
    .where(
        DELIVERIES.c.channel == bindparam("of_channel"),
        DELIVERIES.c.thread == bindparam("of_thread"),
        or_(among(DELIVERIES.c.state, _WAITING_STATES), DELIVERIES.c.key == bindparam("of_key")),
    )
    .with_for_update()
)
_CLAIM = (
    update(DELIVERIES)
    .where(DELIVERIES.c.number.in_(select(_DUE.c.number)))
    .values(
        state=DeliveryState.SENDING,
        next_at=bindparam("until"),
        may_repeat=DELIVERIES.c.may_repeat | (DELIVERIES.c.state == DeliveryState.SENDING),
    )
    .returning(DELIVERIES)
)
_OTHER = DELIVERIES.alias().c
_HAND_OUT = (
    update(DELIVERIES)
    .where(
        DELIVERIES.c.key.in_(bindparam("of_keys", expanding=True)),
        # That tells what is owed from this transaction on from what has the same key, and was there before.
        DELIVERIES.c.state == literal_column(f"'{DeliveryState.PENDING.value}'"),
        DELIVERIES.c.next_at == bindparam("due"),
        ~exists().where(
            _OTHER.channel == DELIVERIES.c.channel, _OTHER.key != DELIVERIES.c.key, among(_OTHER.state, OWED)
        ),
        # What lacks its beginning is claimed, and gets it then.
        ~exists().where(
            _OTHER.channel == DELIVERIES.c.channel,
            _OTHER.thread == DELIVERIES.c.thread,
            _OTHER.state == DeliveryState.DEAD,
        ),
    )
    .values(state=DeliveryState.SENDING, next_at=bindparam("until"))
    .returning(DELIVERIES.c.key)
)
_NUMBER = select(_OTHER.number).where(_OTHER.key == bindparam("of_key")).scalar_subquery()
_ARRIVED_LATER = DELIVERIES.alias().c
_UNHEARD = (
    select(DELIVERIES)
    .where(
        DELIVERIES.c.channel == bindparam("of_channel"),
        DELIVERIES.c.thread == bindparam("of_thread"),
        DELIVERIES.c.number < _NUMBER,
        DELIVERIES.c.state == DeliveryState.DEAD,
        ~exists().where(
            _ARRIVED_LATER.channel == DELIVERIES.c.channel,
            _ARRIVED_LATER.thread == DELIVERIES.c.thread,
            _ARRIVED_LATER.number > DELIVERIES.c.number,
            among(_ARRIVED_LATER.state, ARRIVED),
        ),
    )
    .order_by(DELIVERIES.c.number)
)


def hand_out(connection: Connection, deliveries: Sequence[Delivery]) -> tuple[Delivery, ...]:
    """Give out, of what is owed from this transaction on, each to whose channel nothing else is owed; return those.

    They are given as if they had been claimed (`given_out`), all at the same moment, and come back like that unless
    they are settled.
    """
    if not deliveries:
        return ()
    until = deliveries[0].next_at
    asked = {"of_keys": [one.message.key for one in deliveries], "due": until - CLAIM, "until": until}
    given = set(connection.scalars(_HAND_OUT, asked))
    return tuple(one for one in deliveries if one.message.key in given)


def claim(connection: Connection, channel: str, *, now: datetime, until: datetime, limit: int) -> tuple[Delivery, ...]:
    """Give out what is due and first in its thread; what is given out comes back after `until` unless it is settled.

    What waits behind or before it in the same thread is folded into one first.
    """
    asked = {"of_channel": channel, "now": now, "until": until, "at_most": limit}
    folded_for: set[str] = set()
    # What is due after a fold may be another one: nothing is given out for which nobody has looked at what waits.
    while crowded := [row for row in connection.execute(_CROWDED, asked).all() if row.key not in folded_for]:
        _fold(connection, channel, crowded[0].thread, crowded[0].key, now)
        folded_for.add(crowded[0].key)
    claimed = of_rows(connection, connection.execute(_CLAIM, asked).mappings().all())
    return tuple(_with_its_beginning(connection, one) for one in claimed)


def _with_its_beginning(connection: Connection, delivery: Delivery) -> Delivery:
    """Return what is given out with what was given up before it, where its channel never had the opening."""
    message = delivery.message
    if not may_lack_its_beginning(message):
        return delivery
    asked = {"of_channel": message.channel, "of_thread": thread_of(message), "of_key": message.key}
    given_up = of_rows(connection, connection.execute(_UNHEARD, asked).mappings().all())
    whole = with_its_beginning(delivery, given_up)
    if whole is not delivery:
        rewrite(connection, whole)
    return whole


def rehearse(connection: Connection, now: datetime) -> None:
    """Do to a channel that there is not what is done before each message: making the statements takes some time."""
    connection.execute(_HAND_OUT, {"of_keys": [""], "due": now, "until": now})
    claim(connection, "", now=now, until=now, limit=1)
    connection.execute(_UNHEARD, {"of_channel": "", "of_thread": "", "of_key": ""})


def _fold(connection: Connection, channel: str, thread: str, due_key: str, now: datetime) -> None:
    rows = (
        connection.execute(_WAITING, {"of_channel": channel, "of_thread": thread, "of_key": due_key}).mappings().all()
    )
    waiting = of_rows(connection, rows)
    [due] = [one for one in waiting if one.message.key == due_key]
    _replace(connection, waiting, folded(waiting, due, now))


def _replace(connection: Connection, before: Sequence[Delivery], after: Sequence[Delivery]) -> None:
    """Write what the rows of a thread have become; from the first new one on all get new numbers, in their order."""
    known = {one.message.key: one for one in before}
    kept = list(takewhile(lambda one: one.message.key in known, after))
    for one in kept:
        if one != known[one.message.key]:
            rewrite(connection, one)
    if anew := after[len(kept) :]:
        connection.execute(delete(DELIVERIES).where(DELIVERIES.c.key.in_([one.message.key for one in anew])))
        add(connection, anew)


def let_claims_run_out(connection: Connection, now: datetime) -> int:
    """Give back what is being sent, as its claim running out would; return how much that is."""
    lost = update(DELIVERIES).where(DELIVERIES.c.state == DeliveryState.SENDING, DELIVERIES.c.next_at > now)
    return connection.execute(lost.values(next_at=now)).rowcount
