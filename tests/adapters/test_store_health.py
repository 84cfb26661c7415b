"""How reading has gone lately, in bounded queries."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from builders import NOON
from commits import a_commit, a_decision, a_reading, an_event
from meteo_douane.adapters.store import SqlStore
from meteo_douane.domain.hours import Attempt
from meteo_douane.domain.observation import Outcome, Source

MINUTE = timedelta(minutes=1)
BODY = b"<p>Aucune perturbation</p>"
DIGEST = hashlib.sha256(BODY).hexdigest()
GOOD = a_reading(NOON, sha256=DIGEST)
REPEATED = a_reading(NOON + MINUTE, Outcome.UNCHANGED)
BAD = a_reading(NOON + 2 * MINUTE, Outcome.FAILED, status=503, detail="status 503")


def kept_in(store: SqlStore) -> SqlStore:
    store.commit(a_commit(readings=(GOOD, REPEATED, BAD), bodies=(BODY,)))
    return store


def test_attempts_are_the_latest_first_from_a_moment_on(store: SqlStore) -> None:
    assert kept_in(store).past.attempts_since(NOON + MINUTE) == (
        Attempt(Source.PAGE, BAD.ended_at, Outcome.FAILED),
        Attempt(Source.PAGE, REPEATED.ended_at, Outcome.UNCHANGED),
    )


def test_the_last_reading_is_good_or_bad_and_its_body_kept_if_that_is_asked(store: SqlStore) -> None:
    kept_in(store)

    assert store.past.last_reading(Source.PAGE, NOON, is_good=True, is_kept=True) == GOOD
    assert store.past.last_reading(Source.PAGE, NOON, is_good=True, is_kept=False) == REPEATED
    assert store.past.last_reading(Source.PAGE, NOON, is_good=False, is_kept=False) == BAD
    assert store.past.last_reading(Source.PAGE, NOON, is_good=False, is_kept=True) is None
    assert store.past.last_reading(Source.PAGE, NOON + 3 * MINUTE, is_good=False, is_kept=False) is None


def test_the_last_reading_is_that_of_the_source_that_is_asked_for(store: SqlStore) -> None:
    of_the_feed = a_reading(NOON + 3 * MINUTE, Outcome.FAILED, source=Source.FEED)
    kept_in(store).commit(a_commit(readings=(of_the_feed,)))

    assert store.past.last_reading(Source.PAGE, NOON, is_good=False, is_kept=False) == BAD
    assert store.past.last_reading(Source.FEED, NOON, is_good=False, is_kept=False) == of_the_feed
    assert store.past.last_reading(Source.FEED, NOON, is_good=True, is_kept=False) is None


def test_the_latest_decisions_are_for_a_watch_or_for_any(store: SqlStore) -> None:
    first = a_decision(an_event("e1/opened"))
    others = a_decision(an_event("e1/opened"), "roissy", told=False)
    last = a_decision(an_event("e1/ended", at=NOON + MINUTE))
    store.commit(a_commit(decisions=(first, others, last)))

    assert store.past.recent_decisions(None, limit=2) == (last, others)
    assert store.past.recent_decisions("le-havre", limit=9) == (last, first)
    assert store.past.recent_decisions("nobody", limit=9) == ()
