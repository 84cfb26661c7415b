"""The deliveries: owed from the commit of their event on, given out to one sender at a time, settled at last."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, bindparam, exists, func, select, update
from sqlalchemy.orm import aliased

from meteo_douane.adapters.store import decisions
from meteo_douane.adapters.store.codec import decode_message, encode_message, events_of
from meteo_douane.adapters.store.tables import DeliveryRow
from meteo_douane.adapters.store.upsert import insert
from meteo_douane.domain.delivery import Delivery, DeliveryState, Message
from meteo_douane.domain.event import EventKind

_OWED = [state for state in DeliveryState if state.is_owed]
_ARRIVED = [DeliveryState.SENT, DeliveryState.ACCEPTED]


def _first_in_its_thread() -> tuple[ColumnElement[bool], ...]:
    """Hold back what would overtake: an end its opening; what is dead or has arrived stands in nobody's way."""
    earlier = aliased(DeliveryRow)
    overtaken = exists().where(
        earlier.channel == DeliveryRow.channel,
        earlier.thread == DeliveryRow.thread,
        earlier.number < DeliveryRow.number,
        earlier.state.in_(_OWED),
    )
    return DeliveryRow.channel == bindparam("of_channel"), DeliveryRow.state.in_(_OWED), ~overtaken


# Made once: every delivery asks them, and making one costs more than asking it.
_DUE = (
    select(DeliveryRow.number)
    .where(DeliveryRow.next_at <= bindparam("now"), *_first_in_its_thread())
    .order_by(DeliveryRow.number)
    .limit(bindparam("at_most"))
    # SQLite leaves this out: there nobody else is writing at all.
    .with_for_update(skip_locked=True)
    .cte("due")
)
_CLAIM = (
    update(DeliveryRow)
    .where(DeliveryRow.number.in_(select(_DUE.c.number)))
    .values(
        state=DeliveryState.SENDING,
        next_at=bindparam("until"),
        may_repeat=DeliveryRow.may_repeat | (DeliveryRow.state == DeliveryState.SENDING),
    )
    .returning(DeliveryRow.__table__)
)
_NEXT_DUE = select(func.min(DeliveryRow.next_at)).where(*_first_in_its_thread())


def add(connection: Connection, deliveries: Sequence[Delivery]) -> None:
    """Owe these; one whose key is there already is left as it is."""
    for delivery in deliveries:
        decisions.add_events(connection, delivery.message.decisions)
    if deliveries:
        rows = [_row(delivery) for delivery in deliveries]
        connection.execute(insert(connection, DeliveryRow).on_conflict_do_nothing(), rows)


def claim(connection: Connection, channel: str, *, now: datetime, until: datetime, limit: int) -> tuple[Delivery, ...]:
    """Give out what is due and first in its thread; what is given out comes back after `until` unless it is settled."""
    asked = {"of_channel": channel, "now": now, "until": until, "at_most": limit}
    return _deliveries(connection, connection.execute(_CLAIM, asked).mappings().all())


def settle(connection: Connection, delivery: Delivery) -> None:
    """Write what came of an attempt; what has arrived stays so, whatever a later attempt met."""
    settled = update(DeliveryRow).where(DeliveryRow.key == delivery.message.key, DeliveryRow.state.not_in(_ARRIVED))
    connection.execute(settled.values(_progress(delivery)))


def next_due(connection: Connection, channel: str) -> datetime | None:
    """Return when `claim` will have something to give out."""
    return connection.scalar(_NEXT_DUE, {"of_channel": channel})


def owed(connection: Connection) -> tuple[Delivery, ...]:
    """Return all that is owed, oldest first."""
    return _deliveries(connection, _mappings(connection, DeliveryRow.state.in_(_OWED)))


def delivery(connection: Connection, key: str) -> Delivery | None:
    """Return the delivery of a message, or None if it was never owed."""
    return next(iter(_deliveries(connection, _mappings(connection, DeliveryRow.key == key))), None)


def deliveries_of(connection: Connection, episode_id: str) -> tuple[Delivery, ...]:
    """Return the deliveries about an episode, oldest first."""
    return _deliveries(connection, _mappings(connection, DeliveryRow.thread == episode_id))


def deliveries_touching(connection: Connection, episode_id: str, since: datetime) -> tuple[Delivery, ...]:
    """Return the deliveries about an episode, oldest first, and with them what was told of several at a start."""
    keys = frozenset(decisions.starts_with(connection, episode_id, since))
    of_several = (DeliveryRow.event_kind == EventKind.STATE_AT_START) & (DeliveryRow.created_at >= since)
    rows = _mappings(connection, (DeliveryRow.thread == episode_id) | of_several) if keys else ()
    found = [row for row in rows if row["thread"] == episode_id or keys.intersection(events_of(row["message"]))]
    return _deliveries(connection, found) if keys else deliveries_of(connection, episode_id)


def undelivered(connection: Connection, since: datetime) -> tuple[Delivery, ...]:
    """Return what was given up at or after a moment, and what was tried in vain and will be tried again."""
    given_up = (DeliveryRow.state == DeliveryState.DEAD) & (DeliveryRow.settled_at >= since)
    return _deliveries(connection, _mappings(connection, given_up | (DeliveryRow.state == DeliveryState.FAILED)))


def counts(connection: Connection) -> dict[DeliveryState, int]:
    """Return how many deliveries stand in each state."""
    query = select(DeliveryRow.state, func.count()).group_by(DeliveryRow.state)
    found = {DeliveryState(state): count for state, count in connection.execute(query)}
    return {state: found.get(state, 0) for state in DeliveryState}


def _thread(message: Message) -> str:
    """Return what orders the message: its episode, or its source; what is about neither waits for nothing."""
    event = message.decisions[0].event if message.decisions else None
    if event is None:
        return message.key
    return event.episode or (f"source {event.source}" if event.source else message.key)


def _row(delivery: Delivery) -> dict[str, object]:
    message = delivery.message
    return {
        "key": message.key,
        "channel": message.channel,
        "thread": _thread(message),
        "event_kind": message.event_kind,
        "created_at": message.created_at,
        "message": encode_message(message),
        **_progress(delivery),
    }


def _progress(delivery: Delivery) -> dict[str, object]:
    return {
        "state": delivery.state,
        "next_at": delivery.next_at,
        "attempts": delivery.attempts,
        "may_repeat": delivery.may_repeat,
        "last_error": delivery.last_error,
        "settled_at": delivery.settled_at,
    }


def _mappings(connection: Connection, wanted: ColumnElement[bool]) -> Sequence[RowMapping]:
    return connection.execute(select(DeliveryRow.__table__).where(wanted)).mappings().all()


def _deliveries(connection: Connection, rows: Sequence[RowMapping]) -> tuple[Delivery, ...]:
    keys = {key for row in rows for key in events_of(row["message"])}
    events = decisions.events(connection, keys)
    return tuple(
        Delivery(
            message=decode_message(row["message"], events),
            state=DeliveryState(row["state"]),
            next_at=row["next_at"],
            attempts=row["attempts"],
            may_repeat=row["may_repeat"],
            last_error=row["last_error"],
            settled_at=row["settled_at"],
        )
        for row in sorted(rows, key=lambda row: row["number"])
    )
