from commits import MINUTE, NOON, a_commit, a_decision, an_event
from meteo_douane.adapters.store import SqlStore
from meteo_douane.domain.event import Change, EventKind

OPENED = an_event("e1/opened", changes=(Change("scope", "", "delta-ie"),), opened_at=NOON - MINUTE)
ENDED = an_event("e1/ended", kind=EventKind.ENDED, at=NOON + MINUTE)
OTHER = an_event("e2/opened", episode="e2", at=NOON + MINUTE)


def test_decisions_are_kept_for_no_as_for_yes(store: SqlStore) -> None:
    decisions = (a_decision(OPENED, "le-havre"), a_decision(OPENED, "roissy", told=False))

    store.commit(a_commit(decisions=decisions))

    assert store.past.decisions_of("e1") == decisions


def test_decisions_are_found_by_episode_and_by_time(store: SqlStore) -> None:
    opened, ended, other = (a_decision(event) for event in (OPENED, ENDED, OTHER))
    store.commit(a_commit(decisions=(opened, ended, other)))

    assert store.past.decisions_of("e1") == (opened, ended)
    assert store.past.decisions_since(NOON + MINUTE) == (ended, other)


def test_a_decision_that_is_committed_again_is_still_one(store: SqlStore) -> None:
    store.commit(a_commit(decisions=(a_decision(OPENED),)))

    store.commit(a_commit(decisions=(a_decision(OPENED),)))

    assert len(store.past.decisions_of("e1")) == 1


def test_decisions_of_one_event_share_it(store: SqlStore) -> None:
    store.commit(a_commit(decisions=(a_decision(OPENED, "le-havre"), a_decision(OPENED, "roissy"))))

    first, second = store.past.decisions_of("e1")

    assert first.event is second.event
