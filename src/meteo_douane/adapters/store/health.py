"""How reading has gone lately: bounded queries, however many readings there are."""

from datetime import datetime

from sqlalchemy import Connection, select

from meteo_douane.adapters.store.archive import reading_of
from meteo_douane.adapters.store.tables import BODIES, READINGS
from meteo_douane.domain.hours import Attempt
from meteo_douane.domain.observation import Outcome, Reading, Source

#: Two sources every 15 seconds, for a day and a bit.
MOST_ATTEMPTS = 12_000
_GOOD = [outcome for outcome in Outcome if outcome.is_good]


def attempts_since(connection: Connection, at: datetime) -> tuple[Attempt, ...]:
    """Return the readings that ended at or after a moment, the latest first."""
    counted = select(READINGS.c.source, READINGS.c.ended_at, READINGS.c.outcome).where(READINGS.c.ended_at >= at)
    latest = counted.order_by(READINGS.c.ended_at.desc()).limit(MOST_ATTEMPTS)
    return tuple(
        Attempt(Source(source), ended, Outcome(outcome)) for source, ended, outcome in connection.execute(latest)
    )


def last_reading(
    connection: Connection, source: Source, since: datetime, *, is_good: bool, is_kept: bool
) -> Reading | None:
    """Return the last good or bad reading of a source since a moment; `is_kept` asks for one whose body is."""
    wanted = READINGS.c.outcome.in_(_GOOD) if is_good else READINGS.c.outcome.not_in(_GOOD)
    query = select(READINGS).where(READINGS.c.source == source.value, READINGS.c.ended_at >= since, wanted)
    if is_kept:
        query = query.where(READINGS.c.sha256.in_(select(BODIES.c.sha256)))
    row = connection.execute(query.order_by(READINGS.c.ended_at.desc()).limit(1)).one_or_none()
    return None if row is None else reading_of(row)
