import hashlib
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Select, func, select

from commits import MINUTE, NOON, a_commit, a_reading, an_edition
from meteo_douane.adapters.store import SqlStore
from meteo_douane.adapters.store.engine import connect
from meteo_douane.adapters.store.tables import BODIES, METADATA
from meteo_douane.domain.observation import Outcome, Reading, Source

BODY = b"<html>Aucun incident en cours</html>"
SHA256 = hashlib.sha256(BODY).hexdigest()


def asked(url: str, query: Select[Any]) -> list[tuple[Any, ...]]:
    engines = connect(url)
    with engines.reading() as connection:
        rows = [tuple(row) for row in connection.execute(query)]
    engines.close()
    return rows


def rows_by_table(url: str) -> dict[str, int]:
    return {name: len(asked(url, select(table))) for name, table in METADATA.tables.items()}


def test_every_reading_leaves_a_row(store: SqlStore) -> None:
    readings = (
        a_reading(NOON, Outcome.UNDERSTOOD, status=200, sha256=SHA256, size=len(BODY)),
        a_reading(NOON + MINUTE, Outcome.UNCHANGED, status=304),
        a_reading(NOON + 2 * MINUTE, Outcome.UNREADABLE, status=200, detail="error_page"),
        a_reading(NOON + 3 * MINUTE, Outcome.FAILED, source=Source.FEED, detail="connection refused"),
    )

    for reading in readings:
        store.commit(a_commit(readings=(reading,)))

    assert store.past.readings_since(NOON) == readings
    assert store.recent_readings(2) == (readings[3], readings[2])


def test_readings_are_asked_for_from_a_moment_on(store: SqlStore) -> None:
    early, late = a_reading(NOON), a_reading(NOON + MINUTE)
    store.commit(a_commit(readings=(early, late)))

    assert store.past.readings_since(NOON + MINUTE) == (late,)


@pytest.mark.parametrize(
    ("later", "last_good"),
    [
        pytest.param(a_reading(NOON + MINUTE, Outcome.UNCHANGED), NOON + MINUTE, id="a 304 is good"),
        pytest.param(a_reading(NOON + MINUTE, Outcome.UNREADABLE), NOON, id="what is not understood is not"),
        pytest.param(a_reading(NOON + MINUTE, Outcome.FAILED), NOON, id="no answer is not"),
        pytest.param(a_reading(NOON + MINUTE, source=Source.FEED), NOON, id="another source is another matter"),
    ],
)
def test_the_last_good_reading_is_the_last_that_told_what_the_source_says(
    store: SqlStore, later: Reading, last_good: object
) -> None:
    store.commit(a_commit(readings=(a_reading(NOON),)))
    store.commit(a_commit(readings=(later,)))

    assert store.past.last_good_reading(Source.PAGE) == last_good


def test_there_is_no_last_good_reading_before_the_first(store: SqlStore) -> None:
    assert store.past.last_good_reading(Source.PAGE) is None


def test_a_body_comes_back_byte_for_byte(store: SqlStore) -> None:
    store.commit(a_commit(bodies=(BODY,)))

    assert store.past.body(SHA256) == BODY
    assert store.past.body("0" * 64) is None


def test_a_reading_of_the_same_words_adds_one_row_and_no_body(store: SqlStore, url: str) -> None:
    first = a_commit(readings=(a_reading(NOON, sha256=SHA256),), bodies=(BODY,), editions=(an_edition(),))
    store.commit(first)
    before = rows_by_table(url)

    store.commit(replace(first, readings=(a_reading(NOON + MINUTE, sha256=SHA256),)))

    assert rows_by_table(url) == before | {"readings": before["readings"] + 1}


def test_a_body_is_kept_compressed_with_when_it_was_first_and_last_seen(store: SqlStore, url: str) -> None:
    body = BODY * 1000
    for at in (NOON, NOON + MINUTE):
        store.commit(a_commit(readings=(a_reading(at),), bodies=(body,)))

    ((size, first, last),) = asked(url, select(func.length(BODIES.c.gz), BODIES.c.first_seen_at, BODIES.c.last_seen_at))

    assert size < len(body) / 100
    assert (first, last) == (NOON, NOON + MINUTE)


def test_an_edition_is_kept_once_as_it_was_read_first(store: SqlStore) -> None:
    first, second = an_edition("r1"), an_edition("r2")
    store.commit(a_commit(editions=(first,)))

    store.commit(a_commit(editions=(an_edition("r1", title="ALERTE DELTA IE"), second, second)))

    assert store.past.editions() == (first, second)
