"""What a former version of the program wrote is still read, by all that has become of the types since.

A new field with a default needs nothing here; one without, or a field of another name or type, needs a migration that
rewrites the payloads. The files in `written` are what such a version left, and are never renewed.
"""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, insert

from builders import NOON
from commits import a_commit
from meteo_douane.adapters.store import SqlStore
from meteo_douane.adapters.store.columns import Utc
from meteo_douane.adapters.store.engine import connect
from meteo_douane.adapters.store.schema import bring_up_to_date
from meteo_douane.adapters.store.tables import METADATA
from meteo_douane.domain.chain import Walk, record_of
from meteo_douane.domain.delivery import DeliveryState
from meteo_douane.domain.episodes import EpisodeState
from meteo_douane.domain.schedule import Slot

FOLDER = Path(__file__).parent / "written"
WRITTEN: dict[str, Any] = json.loads((FOLDER / "schema_0001.json").read_text())
EVIDENCE: dict[str, Any] = json.loads((FOLDER / "schema_0005_evidence.json").read_text())
RECOURSES: dict[str, Any] = json.loads((FOLDER / "schema_0006_recourses.json").read_text())
DIGESTS: dict[str, Any] = json.loads((FOLDER / "schema_0002_digests.json").read_text())


def restore(connection: Connection, rows_of: dict[str, Any]) -> None:
    for table in METADATA.sorted_tables:
        moments = [column.name for column in table.columns if isinstance(column.type, Utc)]
        for row in rows_of.get(table.name, ()):
            read = {name: datetime.fromisoformat(row[name]) for name in moments if row[name]}
            packed = {name: json.dumps(row[name]) for name in ("payload", "message") if name in row}
            connection.execute(insert(table).values(numberless(row) | read | packed))


def numberless(row: dict[str, Any]) -> dict[str, Any]:
    """The database numbers its rows itself, in the same order."""
    return {name: fact for name, fact in row.items() if name != "number"}


@pytest.fixture
def inherited(url: str) -> Iterator[SqlStore]:
    """A database as the first version left it."""
    engines = connect(url)
    bring_up_to_date(engines)
    with engines.writing() as connection:
        restore(connection, WRITTEN)
    yield SqlStore(engines)
    engines.close()


def test_what_was_known_is_still_known(inherited: SqlStore) -> None:
    known = inherited.known()

    states = {episode.opening.key: episode.state for episode in known.episodes.values()}
    assert states == {"a": EpisodeState.ENDED, "m": EpisodeState.VANISHED}
    assert set(known.publications) == {row["key"] for row in WRITTEN["beliefs"] if row["name"] == "publications"}
    assert known.last_good_at is not None


def test_what_was_known_can_be_changed(inherited: SqlStore) -> None:
    known = inherited.known()
    changed = type(known)()

    inherited.commit(a_commit(before=known, after=changed))

    assert inherited.known() == changed


def test_what_was_decided_and_owed_is_still_there(inherited: SqlStore) -> None:
    assert len(inherited.past.decisions_since(NOON)) == len(WRITTEN["decisions"])
    assert [one.message.key for one in inherited.owed()] == [row["key"] for row in WRITTEN["deliveries"]]
    assert inherited.delivery_counts()[DeliveryState.PENDING] == len(WRITTEN["deliveries"])


def test_what_was_published_is_still_there(inherited: SqlStore) -> None:
    assert [one.notice.revision for one in inherited.past.editions()] == ["r1"]
    assert len(inherited.recent_readings(10)) == len(WRITTEN["readings"])


def test_a_digest_that_was_owed_is_still_owed_whole_and_is_not_made_again(url: str) -> None:
    engines = connect(url)
    bring_up_to_date(engines)
    with engines.writing() as connection:
        restore(connection, DIGESTS)

    store = SqlStore(engines)
    [delivery] = store.owed()
    run = store.last_runs()["point"]
    engines.close()
    digest = delivery.message.digest
    assert digest is not None
    assert (len(digest.open), len(digest.ended), len(digest.planned)) == (3, 2, 2)
    assert (run.slot, run.schedule.zone.key) == (Slot(date(2026, 5, 4), time(7)), "Europe/Paris")


def test_a_chain_of_readings_is_still_whole(url: str) -> None:
    engines = connect(url)
    bring_up_to_date(engines)
    with engines.writing() as connection:
        restore(connection, EVIDENCE)

    walk = Walk()
    with SqlStore(engines).past.traces() as traces:
        for link in traces.readings(traces.stretch(datetime.min.replace(tzinfo=UTC), None)):
            walk = walk.on(record_of(link.reading), link.chain)
        appearances = traces.appearances(["n000001", "n000002"])

    engines.close()
    assert (walk.readings, walk.unchained, walk.broken_at) == (len(EVIDENCE["readings"]), 0, None)
    assert [one.last_seen_at for one in appearances] == [None, None]


def test_the_record_of_a_fallback_is_still_read_line_by_line(url: str) -> None:
    engines = connect(url)
    bring_up_to_date(engines)
    with engines.writing() as connection:
        restore(connection, RECOURSES)

    store = SqlStore(engines)
    [recourse] = store.ledger.recourses()
    triage = store.ledger.triage("triage-1")
    [delivery] = store.owed()
    engines.close()
    assert (recourse.number, recourse.state.value, recourse.left) == ("2026-004217", "ended", ("26FR0001", "26FR0002"))
    assert triage is not None
    assert triage.conclusion is not None
    assert (triage.conclusion.outcome.value, len(triage.answered)) == ("not_needed", 1)
    assert delivery.message.fallback_reminder is not None
    assert recourse.reminded == {delivery.message.fallback_reminder.key}
