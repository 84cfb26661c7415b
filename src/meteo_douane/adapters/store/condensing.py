"""The log of readings, folded by hour once it is a month old, a few hours at a time."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, func, or_, select, update

from meteo_douane.adapters.store.archive import reading_of
from meteo_douane.adapters.store.chronicle import OVER, standing
from meteo_douane.adapters.store.tables import BODIES, EPISODES, EVENTS, READINGS
from meteo_douane.domain.condensing import AGE, Logged, Span, condensed, held_back, hours_aged

#: So many rows are named by one statement.
AT_A_TIME = 500


def condense(connection: Connection, before: datetime, now: datetime) -> None:
    """Fold what has become old since the reading before, in a transaction that writes alone."""
    aged = hours_aged(before, now)
    if aged is None:
        return
    log = _log(connection, *aged)
    after = condensed(held_back(log, _spans(connection, aged[0]))) if log else ()
    _write(connection, log, after)


def _log(connection: Connection, since: datetime, until: datetime) -> tuple[Logged, ...]:
    """Return the rows from the first to the last of a time; what is of another time between them stays."""
    within = (READINGS.c.ended_at >= since, READINGS.c.ended_at < until)
    first, last = connection.execute(
        select(func.min(READINGS.c.number), func.max(READINGS.c.number)).where(*within)
    ).one()
    if first is None:
        return ()
    query = (
        select(READINGS, BODIES.c.sha256.label("kept"))
        .outerjoin(BODIES, (BODIES.c.sha256 == READINGS.c.sha256) & (READINGS.c.sha256 != ""))
        .where(READINGS.c.number.between(first, last))
        .order_by(READINGS.c.number)
    )
    return tuple(
        Logged(
            row.number,
            reading_of(row),
            row.chain,
            row.folded or 0,
            stays=row.kept is not None or not since <= row.ended_at < until,
        )
        for row in connection.execute(query)
    )


def _spans(connection: Connection, since: datetime) -> tuple[Span, ...]:
    """Return the times of the episodes that may reach into a time or beyond it."""
    query = (
        select(
            EPISODES.c.state, EPISODES.c.opened_at, EPISODES.c.ended_at, func.min(EVENTS.c.at), func.max(EVENTS.c.at)
        )
        .outerjoin(EVENTS, EVENTS.c.episode == EPISODES.c.id)
        .where(or_(standing(in_force=True), EPISODES.c.ended_at >= since - AGE))
        .group_by(EPISODES.c.number)
    )
    return tuple(_span(state, moments) for state, *moments in connection.execute(query))


def _span(state: str, moments: Iterable[datetime | None]) -> Span:
    known = [at for at in moments if at is not None]
    return Span(min(known), max(known) if state in OVER else None)


def _write(connection: Connection, before: tuple[Logged, ...], after: tuple[Logged, ...]) -> None:
    written = {one.number: one for one in before}
    for one in after:
        if one.folded != written.pop(one.number).folded:
            values = {"started_at": one.reading.started_at, "folded": one.folded}
            connection.execute(update(READINGS).where(READINGS.c.number == one.number).values(values))
    gone = list(written)
    for at in range(0, len(gone), AT_A_TIME):
        connection.execute(delete(READINGS).where(READINGS.c.number.in_(gone[at : at + AT_A_TIME])))
