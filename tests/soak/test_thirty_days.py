"""A month of troubles, faults and deaths: nothing is lost, nothing is told twice, and nothing grows (`make soak`)."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from conservation import Law
from fates import OF_A_FILE, OF_A_SERVER, Point
from meteo_douane.adapters.store import SqlStore, open_store
from misfortunes import Fault, Manner
from month_databases import on_a_turned_clock
from postgres import Server
from soaking import DAY, Soak

SEED = int(os.environ.get("SOAK_SEED", "1"))
MONTH = timedelta(days=30)
#: Two programs cost more than one.
LESS = timedelta(days=6)
MEBIBYTE = 1 << 20
#: Thirty days across each change of the clocks.
SPRING = datetime(2026, 3, 14, 9, tzinfo=UTC)
AUTUMN = datetime(2026, 10, 5, 9, tzinfo=UTC)
ACROSS = datetime(2026, 10, 22, 9, tzinfo=UTC)

pytestmark = [pytest.mark.soak, pytest.mark.timeout(1800)]


@pytest.fixture(autouse=True)
def _records_of_words_alone() -> Iterator[None]:
    """Let a record keep its words: by an error among its arguments pytest would keep a whole program of the month."""
    made = logging.getLogRecordFactory()

    def in_words(*args: object, **named: object) -> logging.LogRecord:
        record = made(*args, **named)
        record.msg, record.args = record.getMessage(), ()
        return record

    logging.setLogRecordFactory(in_words)
    yield
    logging.setLogRecordFactory(made)


@pytest.mark.parametrize("starts_at", [pytest.param(SPRING, id="spring"), pytest.param(AUTUMN, id="autumn")])
def test_in_a_month_in_which_everything_fails_each_change_is_told_once_or_explained(
    tmp_path: Path, starts_at: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    soak = Soak(tmp_path, SEED, starts_at, MONTH, f"sqlite:///{tmp_path}/meteo.db", look=so_far)

    soak.run()

    assert what_broke(soak, caplog) == []
    assert set(OF_A_FILE) | WHAT_FAILS | {"second program", "borne in memory"} <= what_was_met(soak)
    assert what_grew(soak) == []


@pytest.mark.needs("postgresql")
def test_two_programs_on_a_server_that_fails_tell_each_change_once_or_explain_it(
    tmp_path: Path, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    soak = Soak(tmp_path, SEED, ACROSS, LESS, on_a_turned_clock(server.new_database()), look=so_far)
    soak.cuts = server.drop_connections

    soak.run()

    assert what_broke(soak, caplog) == []
    assert {*OF_A_SERVER, *Point, "lease lost", "cut off"} <= what_was_met(soak)


#: What a month has, of whatever seed: what is rarer is met by one or the other.
WHAT_FAILS = {
    *Fault, *Manner, *Point, "stopped", "frozen", "clock forward", "clock back", "reload", "reload rejected",
}  # fmt: skip


def what_broke(soak: Soak, caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what broke the law, and the faults of ours; the seed is printed with them."""
    print(f"SOAK_SEED={soak.seed}")  # noqa: T201 - to be run again
    with open_store(soak.url) as store:
        broken = Law(soak, store).violations()
    return broken + [record.getMessage() for record in caplog.records if record.exc_info]


def so_far(soak: Soak, store: SqlStore) -> list[str]:
    return Law(soak, store).violations_so_far()


def what_was_met(soak: Soak) -> set[object]:
    faults = {fault for fault, _ in soak.site.met} | {manner for manner, _ in soak.post.met}
    return {*faults, *soak.fate.met, *soak.met}


def what_grew(soak: Soak) -> list[str]:
    """Return what takes more and more: the last ten days are held against the ten before."""
    first, second, third = (soak.size_at(10 * number * DAY - 2 * DAY) for number in (1, 2, 3))
    memory, before = third.resident - second.resident, second.kept - first.kept
    found = [f"{memory} bytes of memory in the last ten days"] if memory > 8 * MEBIBYTE else []
    if third.kept - second.kept > before * 1.5:
        found.append(f"{third.kept - second.kept} bytes in the database in the last ten days, {before} in those before")
    log = max(size.log for size in soak.sizes)
    return [*found, f"{log} bytes of write-ahead log"] if log > 16 * MEBIBYTE else found
