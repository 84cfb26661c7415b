"""What was published: the log of readings, the bodies and the editions of notices."""

import gzip
import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, select, update

from meteo_douane.adapters.store.codec import EDITION
from meteo_douane.adapters.store.literals import among
from meteo_douane.adapters.store.tables import APPEARANCES, BODIES, EDITIONS, READINGS
from meteo_douane.adapters.store.upsert import insert, insert_new, insert_or_change
from meteo_douane.domain.appearance import Listed, Turnover
from meteo_douane.domain.chain import BEGINNING, linked, record_of
from meteo_douane.domain.observation import Outcome, Reading, Source
from meteo_douane.ports import Edition

#: How hard a body is compressed: the hardest (9) takes three times as long, on a message's way, for a hundredth less.
LEVEL = 6

_GOOD = [outcome for outcome in Outcome if outcome.is_good]
# Made once: every reading asks them.
_LAST_WRITTEN = select(READINGS.c.chain, READINGS.c.ended_at).order_by(READINGS.c.number.desc()).limit(1)
_LAST_GOOD = (
    select(READINGS.c.ended_at)
    .where(READINGS.c.source == bindparam("of_source"), among(READINGS.c.outcome, _GOOD))
    .order_by(READINGS.c.ended_at.desc())
    .limit(1)
)
_GONE = (
    update(APPEARANCES)
    .where(
        APPEARANCES.c.publication == bindparam("of_publication"),
        APPEARANCES.c.revision == bindparam("of_revision"),
        APPEARANCES.c.source == bindparam("of_source"),
        APPEARANCES.c.last_seen_at.is_(None),
    )
    .values(last_seen_at=bindparam("last"))
)


def last_written(connection: Connection) -> tuple[str, datetime] | None:
    """Return the digest and the moment of the last reading, or None if there is none."""
    row = connection.execute(_LAST_WRITTEN).first()
    return None if row is None else (row.chain or BEGINNING, row.ended_at)


def add_readings(connection: Connection, readings: Sequence[Reading], last: tuple[str, datetime] | None) -> None:
    """Write a row for each, whatever came of it, in a transaction that writes alone: each goes on from the last."""
    chain = last[0] if last else BEGINNING
    rows = []
    for reading in readings:
        chain = linked(chain, record_of(reading))
        rows.append({**_row(reading), "chain": chain})
    connection.execute(insert(connection, READINGS), rows)


def add_bodies(connection: Connection, bodies: Iterable[bytes], seen_at: datetime) -> None:
    """Keep what is new, compressed; of what is known, when it was last seen."""
    rows = [
        {
            "sha256": hashlib.sha256(body).hexdigest(),
            "gz": gzip.compress(body, LEVEL, mtime=0),
            "first_seen_at": seen_at,
            "last_seen_at": seen_at,
        }
        for body in bodies
    ]
    if rows:
        connection.execute(insert_or_change(connection, BODIES, ("sha256",), ("last_seen_at",)), rows)


def add_editions(connection: Connection, editions: Sequence[Edition]) -> None:
    """Keep the words of a notice once per revision, as they were read first."""
    if editions:
        connection.execute(insert_new(connection, EDITIONS), [_edition_row(edition) for edition in editions])


def add_appearances(connection: Connection, turnover: Turnover, readings: Sequence[Reading]) -> None:
    """Write since when what has come is listed, and until when what has gone was; before these readings are written."""
    ended = {reading.source: reading.ended_at for reading in readings}
    rows = [_appearance_row(one, ended[one.source]) for one in turnover.came if one.source in ended]
    if rows:
        connection.execute(insert(connection, APPEARANCES), rows)
    for one in turnover.went:
        it = {"of_publication": one.publication, "of_revision": one.revision, "of_source": one.source}
        connection.execute(_GONE, {**it, "last": last_good_reading(connection, one.source)})


def last_good_reading(connection: Connection, source: Source) -> datetime | None:
    """Return when we last knew what the source says."""
    return connection.scalar(_LAST_GOOD, {"of_source": source})


def first_good_reading(connection: Connection) -> datetime | None:
    """Return since when what any source says is known, as far as readings are kept."""
    query = select(READINGS.c.ended_at).where(READINGS.c.outcome.in_(_GOOD))
    return connection.scalar(query.order_by(READINGS.c.ended_at).limit(1))


def readings_since(connection: Connection, at: datetime) -> tuple[Reading, ...]:
    """Return the readings that ended at or after a moment, oldest first."""
    return _readings(connection, select(READINGS).where(READINGS.c.ended_at >= at).order_by(READINGS.c.number))


def recent_readings(connection: Connection, limit: int) -> tuple[Reading, ...]:
    """Return the last readings, latest first."""
    return _readings(connection, select(READINGS).order_by(READINGS.c.number.desc()).limit(limit))


def editions(connection: Connection, revisions: Collection[str] | None = None) -> tuple[Edition, ...]:
    """Return these editions, or every edition of every notice, in the order of their first sight."""
    query = select(EDITIONS.c.payload).order_by(EDITIONS.c.number)
    wanted = query if revisions is None else query.where(EDITIONS.c.revision.in_(revisions))
    return tuple(EDITION.decode(payload) for payload in connection.scalars(wanted))


def body(connection: Connection, sha256: str) -> bytes | None:
    """Return a body as it came, or None if it was not kept."""
    gz = connection.scalar(select(BODIES.c.gz).where(BODIES.c.sha256 == sha256))
    return None if gz is None else gzip.decompress(gz)


def _row(reading: Reading) -> dict[str, object]:
    return {
        "source": reading.source,
        "started_at": reading.started_at,
        "ended_at": reading.ended_at,
        "outcome": reading.outcome,
        "status": reading.status,
        "detail": reading.detail,
        "sha256": reading.sha256,
        "size": reading.size,
        "headers": None if reading.headers is None else json.dumps(reading.headers, ensure_ascii=False),
    }


def _appearance_row(listed: Listed, at: datetime) -> dict[str, object]:
    return {
        "publication": listed.publication,
        "source": listed.source,
        "revision": listed.revision,
        "first_seen_at": at,
    }


def _edition_row(edition: Edition) -> dict[str, object]:
    return {
        "revision": edition.notice.revision,
        "source": edition.source,
        "first_seen_at": edition.seen_at,
        "payload": EDITION.encode(edition),
    }


def _readings(connection: Connection, query: Select[*tuple[Any, ...]]) -> tuple[Reading, ...]:
    return tuple(reading_of(row) for row in connection.execute(query))


def reading_of(row: Row[Any]) -> Reading:
    """Return what a row of the log of readings says."""
    return Reading(
        source=Source(row.source),
        started_at=row.started_at,
        ended_at=row.ended_at,
        outcome=Outcome(row.outcome),
        status=row.status,
        detail=row.detail,
        sha256=row.sha256,
        size=row.size,
        headers=None if row.headers is None else tuple((name, value) for name, value in json.loads(row.headers)),
    )
