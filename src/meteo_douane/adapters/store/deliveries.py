"""Deliveries as rows and back, and what is asked of them by whoever shows them or proves something by them."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, func, literal, select

from meteo_douane.adapters.store import decisions
from meteo_douane.adapters.store.codec import decode_message, encode_message, events_of
from meteo_douane.adapters.store.literals import among
from meteo_douane.adapters.store.tables import DELIVERIES
from meteo_douane.domain.delivery import Delivery, DeliveryState, Message
from meteo_douane.domain.event import EventKind

#: The columns that an attempt changes.
PROGRESS = ("state", "next_at", "attempts", "may_repeat", "last_error", "settled_at")
OWED = tuple(state for state in DeliveryState if state.is_owed)
ARRIVED = tuple(state for state in DeliveryState if state.has_arrived)


def latest(connection: Connection, states: Collection[DeliveryState], *, limit: int) -> tuple[Delivery, ...]:
    """Return the latest deliveries in these states, oldest first."""
    in_them = select(DELIVERIES).where(DELIVERIES.c.state.in_(sorted(states)))
    query = in_them.order_by(DELIVERIES.c.number.desc()).limit(limit)
    return of_rows(connection, connection.execute(query).mappings().all())


def owed(connection: Connection) -> tuple[Delivery, ...]:
    """Return all that is owed, oldest first."""
    return of_rows(connection, _mappings(connection, among(DELIVERIES.c.state, OWED)))


def everything(connection: Connection) -> tuple[Delivery, ...]:
    """Return every delivery in whatever state, oldest first."""
    return of_rows(connection, connection.execute(select(DELIVERIES)).mappings().all())


def forget_everything(connection: Connection) -> None:
    """Forget every delivery: another store has them."""
    connection.execute(delete(DELIVERIES))


def by_key(connection: Connection, key: str) -> Delivery | None:
    """Return the delivery of a message, or None if it was never owed."""
    return next(iter(of_rows(connection, _mappings(connection, DELIVERIES.c.key == key))), None)


def of_episode(connection: Connection, episode_id: str) -> tuple[Delivery, ...]:
    """Return the deliveries about an episode, oldest first."""
    return of_rows(connection, _mappings(connection, is_one_of(episode_id, DELIVERIES.c.thread)))


def reminders_of(connection: Connection, recourse: str) -> tuple[Delivery, ...]:
    """Return the messages that reminded somebody of a recourse, oldest first."""
    found = of_rows(connection, _mappings(connection, DELIVERIES.c.event_kind == EventKind.FALLBACK_REMINDER))
    reminders = ((one, one.message.fallback_reminder) for one in found)
    return tuple(one for one, reminder in reminders if reminder is not None and reminder.recourse == recourse)


def undelivered(connection: Connection, since: datetime) -> tuple[Delivery, ...]:
    """Return what was given up at or after a moment, and what was tried in vain and will be tried again."""
    given_up = (DELIVERIES.c.state == DeliveryState.DEAD) & (DELIVERIES.c.settled_at >= since)
    return of_rows(connection, _mappings(connection, given_up | (DELIVERIES.c.state == DeliveryState.FAILED)))


def counts(connection: Connection) -> dict[DeliveryState, int]:
    """Return how many deliveries stand in each state; test messages are not counted."""
    real = select(DELIVERIES.c.state, func.count()).where(DELIVERIES.c.event_kind != EventKind.TEST)
    query = real.group_by(DELIVERIES.c.state)
    found = {DeliveryState(state): count for state, count in connection.execute(query)}
    return {state: found.get(state, 0) for state in DeliveryState}


def is_one_of(thread: ColumnElement[str] | str, threads: ColumnElement[str]) -> ColumnElement[bool]:
    """Return whether a thread is one of those of a message about several episodes."""
    return (literal(" ") + threads + " ").like(literal("% ") + thread + " %")


def _mappings(connection: Connection, wanted: ColumnElement[bool]) -> Sequence[RowMapping]:
    return connection.execute(select(DELIVERIES).where(wanted)).mappings().all()


def of_rows(connection: Connection, rows: Sequence[RowMapping]) -> tuple[Delivery, ...]:
    """Return the deliveries of some rows, oldest first."""
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


# Rows


def thread_of(message: Message) -> str:
    """Return what orders the message: its episodes, or its source; what is about neither waits for nothing."""
    if not message.decisions:
        return message.key
    episodes = dict.fromkeys(decision.event.episode for decision in message.decisions)
    if all(episodes):
        return " ".join(episodes)
    event = message.decisions[0].event
    if event.kind is EventKind.NAMES_UNKNOWN:
        return message.key  # each word is told once: none may be folded into what speaks of others
    about = "channel" if (event.reminds_of or event.kind).is_about_a_channel else "source"
    return f"{about} {event.source}" if event.source else message.key


def row_of(delivery: Delivery) -> dict[str, object]:
    """Return the row of a new delivery."""
    message = delivery.message
    return {
        "key": message.key,
        "channel": message.channel,
        "thread": thread_of(message),
        "created_at": message.created_at,
        **content_of(message),
        **progress_of(delivery),
    }


def content_of(message: Message) -> dict[str, object]:
    """Return the columns that change when a message is told otherwise."""
    return {
        "event_kind": message.event_kind,
        "instead_of": message.instead_of,
        "message": encode_message(message),
    }


def progress_of(delivery: Delivery) -> dict[str, object]:
    """Return the columns that an attempt changes."""
    return {name: getattr(delivery, name) for name in PROGRESS}
