"""Which channels are known to be dead: told once, and once when they are back."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, select

from meteo_douane.adapters.store.tables import DEAD_CHANNELS
from meteo_douane.adapters.store.upsert import insert

# Made once: every reading asks the one, every delivery that arrives the other.
_DEAD = select(DEAD_CHANNELS.c.channel, DEAD_CHANNELS.c.since)
_BACK = delete(DEAD_CHANNELS).where(DEAD_CHANNELS.c.channel == bindparam("of_channel"))

_KNOWN = select(DEAD_CHANNELS.c.channel).where(DEAD_CHANNELS.c.channel == bindparam("of_channel"))


def has_died(connection: Connection, channel: str, since: datetime, detail: str) -> bool:
    """Write that a channel is dead; return whether that was not known."""
    row = {"channel": channel, "since": since, "detail": detail}
    # What is returned is what is new; the count of rows of an insert is not to be had from every driver.
    new = insert(connection, DEAD_CHANNELS).values(row).on_conflict_do_nothing().returning(DEAD_CHANNELS.c.channel)
    return connection.scalar(new) is not None


def dead(connection: Connection) -> dict[str, datetime]:
    """Return the channels that are known to be dead, each with since when."""
    return {row.channel: row.since for row in connection.execute(_DEAD)}


def is_known(connection: Connection, channel: str) -> bool:
    """Return whether a channel is known to be dead."""
    return connection.scalar(_KNOWN, {"of_channel": channel}) is not None


def has_come_back(connection: Connection, channel: str) -> bool:
    """Write that something arrived through a channel; return whether it was known to be dead."""
    return connection.execute(_BACK, {"of_channel": channel}).rowcount > 0
