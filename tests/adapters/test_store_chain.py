"""The chain of readings and the appearances of editions, as the store writes them with each commit."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from sqlalchemy import select

from builders import NOON, a_notice, a_watch, seen, silence
from commits import MINUTE, a_commit, a_reading
from meteo_douane.adapters.store import SqlStore, open_store
from meteo_douane.adapters.store.archive import reading_of
from meteo_douane.adapters.store.engine import connect
from meteo_douane.adapters.store.tables import APPEARANCES, READINGS
from meteo_douane.domain.chain import BEGINNING, linked, record_of
from meteo_douane.domain.observation import Observation, Outcome, Source, Unchanged
from meteo_douane.domain.step import advance
from stories import some_rules

ALERT = a_notice("a")


def chain_of(url: str) -> list[tuple[str | None, str]]:
    """Each row's digest, as it is and as it should be."""
    engines = connect(url)
    found, before = [], BEGINNING
    with engines.reading() as connection:
        for row in connection.execute(select(READINGS).order_by(READINGS.c.number)):
            found.append((row.chain, linked(before, record_of(reading_of(row)))))
            before = row.chain or before
    engines.close()
    return found


def test_each_reading_is_chained_to_the_one_before(store: SqlStore, url: str) -> None:
    headers = (("etag", '"v1"'), ("server", "Apache – é"))
    store.commit(a_commit(readings=(a_reading(NOON, headers=headers), a_reading(NOON, source=Source.FEED, headers=()))))
    store.commit(a_commit(readings=(a_reading(NOON + MINUTE, Outcome.FAILED, detail="timeout"),)))

    chain = chain_of(url)

    assert len(chain) == 3
    assert all(is_ == should_be for is_, should_be in chain)
    assert store.past.readings_since(NOON)[0].headers == headers


def test_programs_that_write_at_once_make_one_chain(store: SqlStore, url: str) -> None:
    with open_store(url) as other, ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda n: (store, other)[n % 2].commit(a_commit()), range(40)))

    chain = chain_of(url)

    assert len(chain) == 40
    assert all(is_ == should_be for is_, should_be in chain)


def follow(store: SqlStore, *readings: tuple[Observation, ...]) -> None:
    for number, observations in enumerate(readings):
        now, before = NOON + number * MINUTE, store.known()
        after = advance(before, observations, some_rules(a_watch()), now).known
        outcomes = (Outcome.FAILED if one == silence() else Outcome.UNDERSTOOD for one in observations)
        ended = tuple(
            a_reading(now - timedelta(seconds=1), outcome, source=one.source)
            for one, outcome in zip(observations, outcomes, strict=True)
        )
        store.commit(a_commit(readings=ended, before=before, after=after))


def appearances(url: str) -> list[tuple[str, datetime, datetime | None]]:
    engines = connect(url)
    columns = APPEARANCES.c.source, APPEARANCES.c.first_seen_at, APPEARANCES.c.last_seen_at
    with engines.reading() as connection:
        rows = [(source, first, last) for source, first, last in connection.execute(select(*columns))]
    engines.close()
    return rows


def test_an_edition_was_seen_from_the_first_to_the_last_reading_that_listed_it(store: SqlStore, url: str) -> None:
    follow(store, (seen(),), (seen(ALERT),), (Unchanged(Source.PAGE),), (silence(),), (seen(),))

    first, last = (NOON + n * MINUTE - timedelta(seconds=1) for n in (1, 2))
    assert appearances(url) == [("page", first, last)]


def test_an_edition_that_is_listed_has_no_last_sight_yet(store: SqlStore, url: str) -> None:
    follow(store, (seen(),), (seen(ALERT), seen(ALERT, source=Source.FEED)), (seen(ALERT), seen(source=Source.FEED)))

    page, feed = appearances(url)
    assert (page[0], page[2]) == ("page", None)
    assert (feed[0], feed[2]) == ("feed", feed[1])


def test_an_edition_that_comes_back_appears_a_second_time(store: SqlStore, url: str) -> None:
    follow(store, (seen(),), (seen(ALERT),), (seen(),), (seen(ALERT),))

    assert [last is None for _, _, last in appearances(url)] == [False, True]
