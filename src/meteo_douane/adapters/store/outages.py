"""Which channels are known to be dead: told once, and once when they are back."""

from datetime import datetime

from sqlalchemy import Connection, delete

from meteo_douane.adapters.store.tables import DeadChannelRow
from meteo_douane.adapters.store.upsert import insert


def has_died(connection: Connection, channel: str, since: datetime | None, detail: str) -> bool:
    """Write that a channel is dead; return whether that was not known."""
    row = {"channel": channel, "since": since, "detail": detail}
    return connection.execute(insert(connection, DeadChannelRow).values(row).on_conflict_do_nothing()).rowcount > 0


def has_come_back(connection: Connection, channel: str) -> bool:
    """Write that something arrived through a channel; return whether it was known to be dead."""
    return connection.execute(delete(DeadChannelRow).where(DeadChannelRow.channel == channel)).rowcount > 0
