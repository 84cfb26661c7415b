"""What was published: the log of readings, the bodies and the editions of notices."""

import gzip
import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, Select, select, update

from meteo_douane.adapters.store.codec import Codec
from meteo_douane.adapters.store.tables import BodyRow, EditionRow, ReadingRow
from meteo_douane.adapters.store.upsert import insert
from meteo_douane.domain.observation import Outcome, Reading, Source
from meteo_douane.ports import Edition

_EDITION = Codec[Edition](Edition)
_GOOD = [outcome for outcome in Outcome if outcome.is_good]


def add_readings(connection: Connection, readings: Sequence[Reading]) -> None:
    """Write a row for each, whatever came of it."""
    if readings:
        connection.execute(insert(connection, ReadingRow), [_row(reading) for reading in readings])


def add_bodies(connection: Connection, bodies: Iterable[bytes], seen_at: datetime) -> None:
    """Keep what is new, compressed; of what is known, when it was last seen."""
    for body in bodies:
        sha256 = hashlib.sha256(body).hexdigest()
        seen_again = update(BodyRow).where(BodyRow.sha256 == sha256).values(last_seen_at=seen_at)
        if connection.execute(seen_again).rowcount == 0:
            gz = gzip.compress(body, mtime=0)
            row = {"sha256": sha256, "gz": gz, "first_seen_at": seen_at, "last_seen_at": seen_at}
            connection.execute(insert(connection, BodyRow).values(row))


def add_editions(connection: Connection, editions: Sequence[Edition]) -> None:
    """Keep the words of a notice once per revision, as they were read first."""
    if not editions:
        return
    revisions = [edition.notice.revision for edition in editions]
    known = set(connection.scalars(select(EditionRow.revision).where(EditionRow.revision.in_(revisions))))
    new = {edition.notice.revision: edition for edition in reversed(editions) if edition.notice.revision not in known}
    rows = [_edition_row(edition) for edition in reversed(new.values())]
    if rows:
        connection.execute(insert(connection, EditionRow), rows)


def last_good_reading(connection: Connection, source: Source) -> datetime | None:
    """Return when we last knew what the source says."""
    query = select(ReadingRow.ended_at).where(ReadingRow.source == source, ReadingRow.outcome.in_(_GOOD))
    return connection.scalar(query.order_by(ReadingRow.ended_at.desc()).limit(1))


def readings_since(connection: Connection, at: datetime) -> tuple[Reading, ...]:
    """Return the readings that ended at or after a moment, oldest first."""
    return _readings(connection, select(ReadingRow).where(ReadingRow.ended_at >= at).order_by(ReadingRow.number))


def recent_readings(connection: Connection, limit: int) -> tuple[Reading, ...]:
    """Return the last readings, latest first."""
    return _readings(connection, select(ReadingRow).order_by(ReadingRow.number.desc()).limit(limit))


def editions(connection: Connection) -> tuple[Edition, ...]:
    """Return every edition of every notice, in the order of their first sight."""
    payloads = connection.scalars(select(EditionRow.payload).order_by(EditionRow.number))
    return tuple(_EDITION.decode(payload) for payload in payloads)


def body(connection: Connection, sha256: str) -> bytes | None:
    """Return a body as it came, or None if it was not kept."""
    gz = connection.scalar(select(BodyRow.gz).where(BodyRow.sha256 == sha256))
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
    }


def _edition_row(edition: Edition) -> dict[str, object]:
    return {
        "revision": edition.notice.revision,
        "source": edition.source,
        "first_seen_at": edition.seen_at,
        "payload": _EDITION.encode(edition),
    }


def _readings(connection: Connection, query: Select[ReadingRow]) -> tuple[Reading, ...]:
    return tuple(
        Reading(
            source=Source(row.source),
            started_at=row.started_at,
            ended_at=row.ended_at,
            outcome=Outcome(row.outcome),
            status=row.status,
            detail=row.detail,
            sha256=row.sha256,
            size=row.size,
        )
        for row in connection.execute(query)
    )
