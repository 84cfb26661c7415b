"""A month of troubles, faults and deaths: nothing is lost, nothing is told twice, and nothing grows (`make soak`)."""

from __future__ import annotations

import logging
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from conservation import Law
from meteo_douane.adapters.store import open_store
from misfortunes import Fault, Manner, Point
from soaking import DAY, Soak

SEED = int(os.environ.get("SOAK_SEED", "1"))
MONTH = timedelta(days=30)
MEBIBYTE = 1 << 20
#: Thirty days across each change of the clocks.
SPRING = datetime(2026, 3, 14, 9, tzinfo=UTC)
AUTUMN = datetime(2026, 10, 5, 9, tzinfo=UTC)


@pytest.mark.soak
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("starts_at", [pytest.param(SPRING, id="spring"), pytest.param(AUTUMN, id="autumn")])
def test_in_a_month_in_which_everything_fails_each_change_is_told_once_or_explained(
    tmp_path: Path, starts_at: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    soak = Soak(tmp_path, SEED, starts_at, MONTH)

    soak.run()

    with open_store(soak.url) as store:
        assert Law(soak, store).violations() == []
    assert [record.getMessage() for record in caplog.records if record.exc_info] == []
    assert what_was_met(soak) >= WHAT_FAILS
    assert what_grew(soak) == []


WHAT_FAILS = {*Fault, *Manner, *Point, "database is locked", "database or disk is full"}


def what_was_met(soak: Soak) -> set[object]:
    return {fault for fault, _ in soak.site.met} | {manner for manner, _ in soak.post.met} | soak.fate.met


def what_grew(soak: Soak) -> list[str]:
    """Return what takes more and more: the last ten days are held against the ten before."""
    first, second, third = (soak.size_at(10 * number * DAY - DAY) for number in (1, 2, 3))
    memory, before = third.resident - second.resident, second.kept - first.kept
    found = [f"{memory} bytes of memory in the last ten days"] if memory > 8 * MEBIBYTE else []
    if third.kept - second.kept > before * 1.5:
        found.append(f"{third.kept - second.kept} bytes in the database in the last ten days, {before} in those before")
    log = max(size.log for size in soak.sizes)
    return [*found, f"{log} bytes of write-ahead log"] if log > 16 * MEBIBYTE else found
