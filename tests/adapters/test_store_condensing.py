"""What a month makes of the log of readings, on either database: it grows by the hour and not by the reading."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import select

from builders import NOON, a_notice, a_watch, an_end, seen
from commits import MINUTE, a_commit, a_reading
from meteo_douane.adapters.store import SqlStore
from meteo_douane.adapters.store.tables import READINGS
from meteo_douane.domain.chain import Walk, record_of
from meteo_douane.domain.condensing import AGE
from meteo_douane.domain.observation import Observation, Outcome, Source, Unchanged
from meteo_douane.domain.step import advance
from stories import some_rules

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
A_MONTH_LATER = NOON + AGE + HOUR


def reads(store: SqlStore, now: datetime, *observations: Observation) -> None:
    """Read page and feed, of which one says something now and then."""
    before = store.known()
    after = advance(before, observations or (Unchanged(Source.PAGE),), some_rules(a_watch()), now)
    readings = tuple(a_reading(now, Outcome.UNCHANGED, source=source) for source in Source)
    store.commit(a_commit(readings=readings, before=before, after=after.known, decisions=after.decisions))


def reads_for(store: SqlStore, since: datetime, time: timedelta) -> None:
    for number in range(int(time / (10 * MINUTE))):
        reads(store, since + number * 10 * MINUTE)


def rows(store: SqlStore) -> list[tuple[str, int | None]]:
    with store._engines.reading() as connection:
        query = select(READINGS.c.source, READINGS.c.folded).order_by(READINGS.c.number)
        return [(source, folded) for source, folded in connection.execute(query)]


def test_an_hour_that_is_a_month_old_is_one_row_for_each_source(store: SqlStore) -> None:
    reads_for(store, NOON, 2 * HOUR)
    reads(store, NOON + 2 * HOUR)
    assert len(rows(store)) == 26

    reads(store, A_MONTH_LATER)
    assert rows(store)[:2] == [("page", 6), ("feed", 6)]
    assert len(rows(store)) == 18

    reads(store, A_MONTH_LATER + DAY)
    assert rows(store) == [("page", 6), ("feed", 6)] * 2 + [("page", None), ("feed", None)] * 3


def test_what_follows_goes_on_from_the_last_digest_of_what_was_folded(store: SqlStore) -> None:
    reads_for(store, NOON, 2 * HOUR)
    reads(store, A_MONTH_LATER)

    with store.past.traces() as traces:
        stretch = traces.stretch(NOON + HOUR, None)
        walk = Walk(stretch.before)
        for link in traces.readings(stretch):
            walk = walk.on(record_of(link.reading), link.chain)

    assert walk.readings == 14
    assert walk.broken_at is None


def test_the_evidence_of_an_episode_stays_as_it_was_written(store: SqlStore) -> None:
    reads(store, NOON, seen())
    reads(store, NOON + 10 * MINUTE, seen(a_notice("a")))
    reads(store, NOON + 20 * MINUTE, seen(an_end("e"), a_notice("a")))
    reads_for(store, NOON + 30 * MINUTE, 30 * MINUTE)
    reads_for(store, NOON + 3 * DAY, HOUR)

    reads(store, A_MONTH_LATER + 4 * DAY)

    assert rows(store) == [("page", None), ("feed", None)] * 6 + [("page", 6), ("feed", 6)] + [
        ("page", None),
        ("feed", None),
    ]


def test_while_an_episode_is_in_force_nothing_since_its_beginning_is_folded(store: SqlStore) -> None:
    reads(store, NOON, seen())
    reads(store, NOON + 10 * MINUTE, seen(a_notice("a")))
    reads_for(store, NOON + 5 * DAY, HOUR)

    reads(store, A_MONTH_LATER + 6 * DAY)

    assert {folded for _, folded in rows(store)} == {None}


def test_a_reading_of_which_a_body_is_kept_stays_as_it_was_written(store: SqlStore) -> None:
    reads_for(store, NOON, 30 * MINUTE)
    body = b"a page that says something else"
    one = a_reading(NOON + 30 * MINUTE, sha256=hashlib.sha256(body).hexdigest())
    store.commit(a_commit(readings=(one,), bodies=(body,)))
    reads_for(store, NOON + 40 * MINUTE, 20 * MINUTE)

    reads(store, A_MONTH_LATER)

    assert rows(store)[:5] == [("page", 3), ("feed", 3), ("page", None), ("page", 2), ("feed", 2)]
