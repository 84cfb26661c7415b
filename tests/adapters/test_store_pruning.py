"""Forgetting the past: what is in force, owed or evidence stays, and the chain of what is kept still holds."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from commits import a_commit, a_delivery, a_reading, an_event
from dossiers import DAY, EIGHT, EPISODE, UNCHANGED, a_page, gathered, live
from invented import ALERT, CALM
from meteo_douane.adapters.dossier import verified
from meteo_douane.adapters.store import SqlStore
from meteo_douane.adapters.store.tables import BodyRow, DecisionRow, EditionRow, EventRow, ReadingRow
from meteo_douane.domain.delivery import DeliveryState
from meteo_douane.domain.observation import Source
from meteo_douane.domain.pruning import cutoff
from meteo_douane.domain.verification import Intact
from meteo_douane.ports import Answer

LATER = EIGHT + timedelta(days=60)
NEXT = "2026-08-09-01"
IN_FORCE: tuple[Answer, ...] = (a_page(CALM), a_page(ALERT.replace("10/06", "09/08")), *[UNCHANGED] * 6)


@pytest.fixture
def two_days(store: SqlStore) -> SqlStore:
    """A day that is long over, and one two months later that is not."""
    live(store)
    live(store, IN_FORCE, LATER)
    return store


def count(store: SqlStore, row: type) -> int:
    with store._engines.reading() as connection:
        return connection.scalar(select(func.count()).select_from(row)) or 0


def pruned(store: SqlStore, wanted: datetime) -> None:
    store.prune(cutoff(store.spans(), wanted).at)


def test_what_is_long_over_goes_with_all_that_is_about_it(two_days: SqlStore) -> None:
    gone = two_days.prune(cutoff(two_days.spans(), LATER - timedelta(days=2)).at)

    assert two_days.episode(EPISODE) is None
    assert two_days.decisions_of(EPISODE) == ()
    assert two_days.deliveries_of(EPISODE) == ()
    assert (gone.episodes, gone.readings) == (1, len(DAY) - 1)
    assert gone.bodies > 0
    assert gone.decisions > 0
    assert gone.messages > 0
    assert count(two_days, ReadingRow) == len(IN_FORCE) + 1


def test_what_is_in_force_stays_with_its_evidence_which_still_verifies(two_days: SqlStore, tmp_path: Path) -> None:
    known, before = two_days.known(), gathered(two_days, tmp_path / "before.zip", episode_id=NEXT)

    pruned(two_days, LATER + timedelta(days=300))

    after = gathered(two_days, tmp_path / "after.zip", episode_id=NEXT)
    assert two_days.known() == known
    assert [one.id for one in known.in_force] == [NEXT]
    assert after == before
    assert after.editions_not_kept == ()
    assert isinstance(verified(tmp_path / "after.zip"), Intact)


def test_an_episode_that_is_kept_keeps_all_of_its_evidence(two_days: SqlStore, tmp_path: Path) -> None:
    in_the_midst = EIGHT + timedelta(minutes=50)
    before = gathered(two_days, tmp_path / "before.zip")

    pruned(two_days, in_the_midst)

    assert gathered(two_days, tmp_path / "after.zip") == before
    assert isinstance(verified(tmp_path / "after.zip"), Intact)


def test_the_chain_goes_on_from_the_last_reading_that_was_forgotten(two_days: SqlStore, tmp_path: Path) -> None:
    pruned(two_days, LATER - timedelta(days=2))
    live(two_days, [UNCHANGED] * 2, LATER + timedelta(days=1))

    evidence = gathered(two_days, tmp_path / "after.zip", episode_id=NEXT)

    assert evidence.chain.broken_at is None
    assert evidence.chain.before != "0" * 64  # it says that something came before


def test_what_is_owed_is_never_forgotten(store: SqlStore) -> None:
    event = an_event(at=EIGHT)
    store.commit(a_commit(readings=(a_reading(EIGHT),), deliveries=(a_delivery(event, at=EIGHT),)))

    store.prune(LATER)

    [owed] = store.claim("astreinte", LATER, LATER, limit=1)
    assert owed.message.decisions[0].event.key == event.key


def test_what_was_pruned_once_has_nothing_left_to_prune(two_days: SqlStore) -> None:
    moment = cutoff(two_days.spans(), LATER - timedelta(days=2)).at
    two_days.prune(moment)
    rows = [count(two_days, row) for row in (ReadingRow, BodyRow, EditionRow, EventRow, DecisionRow)]

    gone = two_days.prune(moment)

    assert (gone.readings, gone.bodies, gone.episodes, gone.messages) == (0, 0, 0, 0)
    assert [count(two_days, row) for row in (ReadingRow, BodyRow, EditionRow, EventRow, DecisionRow)] == rows


def test_where_all_is_long_over_the_last_reading_stays_for_the_chain(store: SqlStore) -> None:
    live(store)
    last = store.recent_readings(1)

    store.prune(LATER)

    assert store.recent_readings(9) == last
    assert store.last_good_reading(Source.PAGE) is not None
    assert store.delivery_counts()[DeliveryState.SENT] >= 0
