"""Forgetting the past: what is in force, owed or evidence stays, and the chain of what is kept still holds."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Table, func, select

from builders import EDI
from commits import a_commit, a_decision, a_delivery, a_reading, an_event
from dossiers import DAY, EIGHT, EPISODE, UNCHANGED, a_page, gathered, live
from invented import ALERT, CALM
from meteo_douane.adapters.dossier import verified
from meteo_douane.adapters.store import SqlStore
from meteo_douane.adapters.store.tables import BODIES, DECISIONS, EDITIONS, EVENTS, READINGS
from meteo_douane.domain.delivery import DeliveryState
from meteo_douane.domain.drill import Drill
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.observation import Source
from meteo_douane.domain.providers import ProviderState
from meteo_douane.domain.pruning import cutoff
from meteo_douane.domain.recourse import Entry, EntryKind
from meteo_douane.domain.triage_record import Triage
from meteo_douane.domain.verification import Intact
from meteo_douane.ports import Answer, Commit
from stores import deliveries_of

LATER = EIGHT + timedelta(days=60)
NEXT = "2026-08-09-01"
IN_FORCE: tuple[Answer, ...] = (a_page(CALM), a_page(ALERT.replace("10/06", "09/08")), *[UNCHANGED] * 6)


@pytest.fixture
def two_days(store: SqlStore) -> SqlStore:
    """A day that is long over, and one two months later that is not."""
    live(store)
    live(store, IN_FORCE, LATER)
    return store


def count(store: SqlStore, table: Table) -> int:
    with store._engines.reading() as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0


def pruned(store: SqlStore, wanted: datetime) -> None:
    store.pruning.prune(cutoff(store.pruning.spans(), wanted).at)


def test_what_is_long_over_goes_with_all_that_is_about_it(two_days: SqlStore) -> None:
    gone = two_days.pruning.prune(cutoff(two_days.pruning.spans(), LATER - timedelta(days=2)).at)

    assert two_days.past.episode(EPISODE) is None
    assert two_days.past.decisions_of(EPISODE) == ()
    assert deliveries_of(two_days, EPISODE) == ()
    assert (gone.episodes, gone.readings) == (1, len(DAY) - 1)
    assert gone.bodies > 0
    assert gone.decisions > 0
    assert gone.messages > 0
    assert count(two_days, READINGS) == len(IN_FORCE) + 1


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

    store.pruning.prune(LATER)

    [owed] = store.claim("astreinte", LATER, LATER, limit=1)
    assert owed.message.decisions[0].event.key == event.key


def test_what_was_pruned_once_has_nothing_left_to_prune(two_days: SqlStore) -> None:
    moment = cutoff(two_days.pruning.spans(), LATER - timedelta(days=2)).at
    two_days.pruning.prune(moment)
    rows = [count(two_days, table) for table in (READINGS, BODIES, EDITIONS, EVENTS, DECISIONS)]

    gone = two_days.pruning.prune(moment)

    assert (gone.readings, gone.bodies, gone.episodes, gone.messages) == (0, 0, 0, 0)
    assert [count(two_days, table) for table in (READINGS, BODIES, EDITIONS, EVENTS, DECISIONS)] == rows


def test_where_all_is_long_over_the_last_reading_stays_for_the_chain(store: SqlStore) -> None:
    live(store)
    last = store.recent_readings(1)

    store.pruning.prune(LATER)

    assert store.recent_readings(9) == last
    assert store.past.last_good_reading(Source.PAGE) is not None
    assert store.delivery_counts()[DeliveryState.SENT] >= 0


def test_drills_that_are_over_go_and_the_last_one_keeps_its_name_taken(store: SqlStore) -> None:
    for _ in range(3):
        store.drills.begin(Drill("", "le-havre", EIGHT, EIGHT + timedelta(minutes=10)))

    gone = store.pruning.prune(LATER)

    assert gone.drills == 2
    assert store.drills.drill("exercice-1") is None
    assert store.drills.begin(Drill("", "le-havre", LATER, LATER)).id == "exercice-4"


def test_a_drill_that_is_not_over_stays(store: SqlStore) -> None:
    for _ in range(2):
        store.drills.begin(Drill("", "le-havre", EIGHT, LATER + timedelta(minutes=10)))

    assert store.pruning.prune(LATER).drills == 0


def an_opening(triage: str = "") -> Entry:
    return Entry("", EntryKind.OPENED, EIGHT, "Claire", EIGHT, "Motif.", service="delta-t", mode=EDI, triage=triage)


def test_a_triage_goes_unless_it_led_to_a_fallback_and_the_last_one_keeps_its_name_taken(store: SqlStore) -> None:
    for _ in range(3):
        store.ledger.begin_triage(Triage("", EIGHT, "delta-t", EDI))
    store.ledger.open_recourse(an_opening(triage="triage-2"))

    gone = store.pruning.prune(LATER)

    assert gone.triages == 1
    assert store.ledger.triage("triage-1") is None
    assert store.ledger.triage("triage-2") is not None
    assert store.ledger.begin_triage(Triage("", LATER, "delta-t", EDI)).id == "triage-4"
    assert [one.id for one in store.ledger.recourses()] == ["secours-1"]


def test_a_fallback_that_is_not_over_keeps_the_readings_of_its_time(store: SqlStore) -> None:
    store.commit(a_commit(readings=(a_reading(EIGHT),)))
    store.ledger.open_recourse(an_opening())

    found = cutoff(store.pruning.spans(), LATER)
    store.pruning.prune(found.at)

    assert found.held_by == "secours-1"
    assert len(store.recent_readings(9)) == 1


def a_trouble(provider: str) -> Commit:
    event = an_event(
        f"20260610T080000Z/provider_trouble/{provider}",
        kind=EventKind.PROVIDER_TROUBLE,
        at=EIGHT,
        episode="",
        notice=None,
        source=provider,
    )
    told = replace(a_delivery(event, at=EIGHT), state=DeliveryState.SENT, settled_at=EIGHT)
    return a_commit(decisions=(a_decision(event),), deliveries=(told,))


def test_what_was_told_of_a_provider_stays_as_long_as_it_is_in_trouble(store: SqlStore) -> None:
    ill = ProviderState("ill", is_in_trouble=True, since=EIGHT)
    store.commit(replace(a_trouble("ill"), after=Known(providers={"ill": ill, "well": ProviderState("well", False)})))
    store.commit(a_trouble("well"))

    gone = store.pruning.prune(LATER)

    assert (gone.decisions, gone.messages) == (1, 1)
    assert store.known().providers["ill"] == ill
    assert store.deliveries(tuple(DeliveryState), limit=9)[0].message.decisions[0].event.source == "ill"
