"""What is owed, as it is written: from the commit of its event on, and anew where it is told otherwise."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, update

from meteo_douane.adapters.store import decisions
from meteo_douane.adapters.store.deliveries import content_of, progress_of, row_of
from meteo_douane.adapters.store.tables import DELIVERIES
from meteo_douane.adapters.store.upsert import insert_new
from meteo_douane.domain.delivery import Delivery, Message
from meteo_douane.domain.event import Decision


def add(connection: Connection, deliveries: Sequence[Delivery], written: Iterable[Decision] = ()) -> None:
    """Owe these; one whose key is there already is left as it is. The events of what was written are there."""
    if not deliveries:
        return
    there = {decision.event.key for decision in written}
    stated = (one for delivery in deliveries for one in _stated(delivery.message))
    decisions.add_events(connection, (one for one in stated if one.event.key not in there))
    rows = [row_of(delivery) for delivery in deliveries]
    connection.execute(insert_new(connection, DELIVERIES), rows)


def rewrite(connection: Connection, delivery: Delivery) -> None:
    """Write what a delivery has become, and what its message says by now."""
    message = delivery.message
    decisions.add_events(connection, _stated(message))
    rewritten = {**content_of(message), **progress_of(delivery)}
    connection.execute(update(DELIVERIES).where(DELIVERIES.c.key == message.key).values(**rewritten))


def _stated(message: Message) -> Sequence[Decision]:
    """Return all that stands in a message: what it gathers may come from another store, with its events."""
    return (*message.decisions, *message.gathered)
