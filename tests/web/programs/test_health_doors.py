"""Whether the program lives, and whether what it knows can be believed: two questions with two answers."""

from __future__ import annotations

from datetime import timedelta

import pytest

from builders import NOON, seen
from doors import TOKEN, Doors
from meteo_douane.adapters.store import SqlStore
from meteo_douane.domain.observation import Source
from meteo_douane.web.programs.health import Health

MINUTE = timedelta(minutes=1)


@pytest.fixture
def doors(sqlite_store: SqlStore) -> Doors:
    return Doors(sqlite_store, token=TOKEN)


def asked(doors: Doors, path: str) -> tuple[int, str]:
    """Ask without the token: who supervises the program has none."""
    health = Health(doors.viewpoint, lambda: NOON, longest_turn=10 * MINUTE)
    with doors.visited(health.router()) as client:
        answer = client.get(path)
    return answer.status_code, answer.text


def test_a_loop_that_comes_round_is_alive_though_its_readings_fail(doors: Doors) -> None:
    doors.reads_nothing(after=9 * MINUTE)

    assert asked(doors, "/healthz") == (200, "alive: the loop came round 2026-02-03T12:00:00Z\n")
    assert asked(doors, "/readyz") == (503, "not ready: there was no good reading yet\n")


def test_a_loop_that_does_not_come_round_is_stuck(doors: Doors) -> None:
    doors.now += 11 * MINUTE

    assert asked(doors, "/healthz") == (503, "stuck: the loop has not come round since 2026-02-03T12:00:00Z\n")


def test_it_is_ready_as_long_as_the_reading_is_fresh(doors: Doors) -> None:
    doors.reads()
    ready = asked(doors, "/readyz")
    doors.now += 6 * MINUTE
    stale = asked(doors, "/readyz")

    assert ready == (200, "ready: last good reading 2026-02-03T12:00:00Z\n")
    assert stale == (503, "not ready: no good reading since 2026-02-03T12:00:00Z\n")


def test_it_is_not_ready_while_only_the_feed_answers(doors: Doors) -> None:
    doors.reads()
    for _ in range(6):
        doors.reads_nothing(seen(source=Source.FEED), after=MINUTE)

    assert asked(doors, "/readyz") == (503, "not ready: no good reading since 2026-02-03T12:00:00Z\n")
