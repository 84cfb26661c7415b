"""What is made due again: because somebody asks for it, or because only a wrong clock has put it off."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, exists, or_, select, update

from meteo_douane.adapters.store.deliveries import ARRIVED, of_rows
from meteo_douane.adapters.store.literals import among
from meteo_douane.adapters.store.outbox import rewrite
from meteo_douane.adapters.store.tables import DELIVERIES
from meteo_douane.domain.delivery import LONGEST_WAITS, DeliveryState, Message
from meteo_douane.domain.event import EventKind

_LATER = DELIVERIES.alias().c
_IS_WORTH_IT = (
    DELIVERIES.c.channel.in_(bindparam("of_channels", expanding=True)),
    DELIVERIES.c.event_kind != EventKind.TEST,
    ~exists().where(
        _LATER.channel == DELIVERIES.c.channel,
        _LATER.thread == DELIVERIES.c.thread,
        _LATER.number > DELIVERIES.c.number,
        among(_LATER.state, ARRIVED),
    ),
)
_IS_DEAD_SINCE = (DELIVERIES.c.state == DeliveryState.DEAD) & (DELIVERIES.c.created_at >= bindparam("since"))
_GIVEN_UP = select(DELIVERIES).where(*_IS_WORTH_IT, _IS_DEAD_SINCE)
_RETRY = (
    update(DELIVERIES)
    .where(*_IS_WORTH_IT, or_(DELIVERIES.c.state == DeliveryState.FAILED, _IS_DEAD_SINCE))
    .values(state=DeliveryState.PENDING, next_at=bindparam("now"), attempts=0, settled_at=None)
)


def retry(connection: Connection, channels: Collection[str], since: datetime, now: datetime) -> int:
    """Owe again what failed, and what was given up and is from no earlier than `since`; return how much that is.

    What a later one of its thread that has arrived has gone past stays as it is. What was given up says that it comes
    late, and who had it.
    """
    asked = {"of_channels": list(channels), "since": since}
    for delivery in of_rows(connection, connection.execute(_GIVEN_UP, asked).mappings().all()):
        rewrite(connection, replace(delivery, message=_sent_again(connection, delivery.message)))
    return connection.execute(_RETRY, {**asked, "now": now}).rowcount


def _sent_again(connection: Connection, message: Message) -> Message:
    is_of_an_heir = DELIVERIES.c.key.startswith(f"{message.stem_of_heirs}>", autoescape=True)
    of_heirs = select(DELIVERIES.c.channel).where(is_of_an_heir)
    said_by = connection.scalar(of_heirs.where(among(DELIVERIES.c.state, ARRIVED)))
    return replace(message, is_sent_again=True, lent_to=said_by or message.lent_to)


def mend_dues(connection: Connection, now: datetime) -> None:
    """Make due what waits for longer than any delivery in its state has to."""
    for state, longest in LONGEST_WAITS.items():
        too_far = (DELIVERIES.c.state == state) & (DELIVERIES.c.next_at > now + longest)
        connection.execute(update(DELIVERIES).where(too_far).values(next_at=now))
