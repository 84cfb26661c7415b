"""What has been written since a moment, as figures: each row is counted once, however old the database is."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from meteo_douane.adapters.store.codec import EDITION
from meteo_douane.adapters.store.tables import APPEARANCES, DELIVERIES, EDITIONS, READINGS
from meteo_douane.domain.delivery import DeliveryState
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.observation import Outcome, Source
from meteo_douane.ports import Edition
from meteo_douane.ports.annals import Detected, Mark, News, Settled

_ARRIVED = [state for state in DeliveryState if state.has_arrived]
_UNSETTLED = [state for state in DeliveryState if state.is_owed or state is DeliveryState.DEAD]
#: What is held waits for the end of somebody's quiet hours, as it should.
_OVERDUE = [state for state in DeliveryState if state.is_owed and state is not DeliveryState.HELD]


def mark(connection: Connection, at: datetime) -> Mark:
    """Return where the past ends now."""
    return Mark(_last_reading(connection), _last_edition(connection), at)


def news(connection: Connection, mark: Mark, until: datetime) -> News:
    """Return what was written since a mark, deliveries as far as they were settled by `until`."""
    reading, edition = _last_reading(connection), _last_edition(connection)
    editions = _editions(connection, mark.edition, edition)
    return News(
        Mark(reading, edition, max(until, mark.settled_at)),
        _readings(connection, mark.reading, reading),
        dict(Counter(one.notice.kind.value for one in editions)),
        _detected(connection, editions),
        _settled(connection, mark.settled_at, until),
    )


def counts(connection: Connection) -> dict[DeliveryState, int]:
    """Return how many deliveries are owed or dead: of those there are few, however many have arrived."""
    unsettled = DELIVERIES.c.state.in_(_UNSETTLED) & (DELIVERIES.c.event_kind != EventKind.TEST)
    query = select(DELIVERIES.c.state, func.count()).where(unsettled).group_by(DELIVERIES.c.state)
    found = {DeliveryState(state): count for state, count in connection.execute(query)}
    return {state: found.get(state, 0) for state in _UNSETTLED}


def oldest_owed(connection: Connection) -> dict[str, datetime]:
    """Return, by channel, since when the oldest is owed of what nothing holds back."""
    owed = DELIVERIES.c.state.in_(_OVERDUE) & (DELIVERIES.c.event_kind != EventKind.TEST)
    query = select(DELIVERIES.c.channel, func.min(DELIVERIES.c.created_at).label("oldest")).where(owed)
    return {row.channel: row.oldest for row in connection.execute(query.group_by(DELIVERIES.c.channel))}


def _last_reading(connection: Connection) -> int:
    return connection.scalar(select(func.max(READINGS.c.number))) or 0


def _last_edition(connection: Connection) -> int:
    return connection.scalar(select(func.max(EDITIONS.c.number))) or 0


def _readings(connection: Connection, after: int, until: int) -> dict[tuple[Source, Outcome], int]:
    query = (
        select(READINGS.c.source, READINGS.c.outcome, func.count().label("times"))
        .where(READINGS.c.number > after, READINGS.c.number <= until)
        .group_by(READINGS.c.source, READINGS.c.outcome)
    )
    return {(Source(row.source), Outcome(row.outcome)): row.times for row in connection.execute(query)}


def _editions(connection: Connection, after: int, until: int) -> Sequence[Edition]:
    query = select(EDITIONS.c.payload).where(EDITIONS.c.number > after, EDITIONS.c.number <= until)
    return [EDITION.decode(payload) for payload in connection.scalars(query)]


def _detected(connection: Connection, editions: Sequence[Edition]) -> tuple[Detected, ...]:
    """Return how long it took to see what was new: a later edition of a notice was not published when that was."""
    dated = {one.notice.revision: one for one in editions if _is_dated(one)}
    theirs = select(APPEARANCES.c.publication).where(APPEARANCES.c.revision.in_(dated))
    of_publications = select(func.min(APPEARANCES.c.number)).where(APPEARANCES.c.publication.in_(theirs))
    first = select(APPEARANCES.c.revision).where(
        APPEARANCES.c.number.in_(of_publications.group_by(APPEARANCES.c.publication))
    )
    new = [dated[revision] for revision in set(connection.scalars(first)) & dated.keys()] if dated else []
    return tuple(
        Detected(published_at, max(one.seen_at - published_at, timedelta()))
        for one in new
        if (published_at := one.notice.published_at.value) is not None
    )


def _is_dated(edition: Edition) -> bool:
    return edition.notice.published_at.value is not None and not edition.notice.published_at.doubts


def _settled(connection: Connection, after: datetime, until: datetime) -> tuple[Settled, ...]:
    query = select(DELIVERIES.c.channel, DELIVERIES.c.state, DELIVERIES.c.created_at, DELIVERIES.c.settled_at).where(
        DELIVERIES.c.settled_at > after,
        DELIVERIES.c.settled_at <= until,
        DELIVERIES.c.state.in_([*_ARRIVED, DeliveryState.DEAD]),
        DELIVERIES.c.event_kind != EventKind.TEST,
    )
    return tuple(
        Settled(row.channel, DeliveryState(row.state), row.settled_at - row.created_at)
        for row in connection.execute(query)
    )
