"""Answering a drill: by the rules of a real acknowledgement, in rows of its own, and nothing that is real changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from builders import CATALOGUE, EDI, NOON, a_notice, a_scope, a_watch, seen
from commits import a_commit
from meteo_douane.adapters.store import SqlStore
from meteo_douane.desk import Desk
from meteo_douane.domain.drill import Drill, drilled, is_drill
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.interventions import DeclineCode, Declined, Deed, Done, Outcome, Person, Wish
from meteo_douane.domain.step import Rules, advance
from meteo_douane.domain.watch import Repetition
from meteo_douane.drills.desk import DrillDesk

MINUTE = timedelta(minutes=1)
ALERT = a_notice("a", affects=a_scope("delta-ie", modes=[EDI]))
MARC, JEAN = Person("Marc", "", "link"), Person("Jean", "", "command")


def a_desk(store: SqlStore, now: datetime) -> DrillDesk:
    rules = Rules((a_watch(),), (), CATALOGUE)
    return DrillDesk(Desk(rules, store, lambda: now).carry_out, Rules((), (), CATALOGUE), store.drills, lambda: now)


def begun(store: SqlStore) -> Drill:
    drill = store.drills.begin(Drill("", "le-havre", NOON, NOON + 10 * MINUTE))
    rules = Rules((a_watch(),), (), CATALOGUE, drill=drill.id)
    calm = advance(Known(), (seen(),), rules, NOON).known
    known = advance(calm, (seen(ALERT),), rules, NOON).known
    shown = replace(drill, episode=known.episodes[drill.id])
    store.drills.show(shown)
    return shown


def answered(
    store: SqlStore, person: Person = MARC, at: datetime = NOON + MINUTE, deed: Deed = Deed.ACKNOWLEDGED
) -> Outcome:
    return a_desk(store, at).carry_out(Wish("exercice-1", deed, person))


def declined(outcome: Outcome) -> DeclineCode:
    assert isinstance(outcome, Declined)
    return outcome.code


def test_the_one_episode_of_a_drill_has_the_name_of_the_drill(store: SqlStore) -> None:
    first, second = begun(store), begun(store)

    assert (first.id, second.id) == ("exercice-1", "exercice-2")
    assert first.episode is not None
    assert (first.episode.id, is_drill(first.episode.id), is_drill("2026-06-10-01")) == ("exercice-1", True, False)


def test_a_drill_is_answered_once_and_others_are_told_by_whom(store: SqlStore) -> None:
    begun(store)

    first, second = answered(store), answered(store, JEAN, NOON + 2 * MINUTE)

    assert isinstance(first, Done)
    assert declined(second) is DeclineCode.ACKNOWLEDGED
    drill = store.drills.drill("exercice-1")
    assert drill is not None
    assert drill.answer == first.intervention
    assert (drill.answer.by, drill.answer.via, drill.answer.at) == ("Marc", "link", NOON + MINUTE)


def test_of_two_at_once_the_first_to_write_has_answered(store: SqlStore) -> None:
    begun(store)
    first = answered(store)
    assert isinstance(first, Done)

    late = replace(first.intervention, by="Jean")

    assert not store.drills.answer(late, first.episode)
    drill = store.drills.drill("exercice-1")
    assert drill is not None
    assert drill.answer == first.intervention


@pytest.mark.parametrize("how", ["held to its end", "killed, and its time has passed"])
def test_a_drill_that_is_over_takes_no_answer(store: SqlStore, how: str) -> None:
    begun(store)
    if how == "held to its end":
        store.drills.end("exercice-1")

    at = NOON + MINUTE if how == "held to its end" else NOON + 10 * MINUTE

    assert declined(answered(store, at=at)) is DeclineCode.OVER
    shown = a_desk(store, at).episode("exercice-1")
    assert shown is not None
    assert not shown.is_in_force


@pytest.mark.parametrize("deed", [Deed.CLOSED, Deed.REOPENED])
def test_a_drill_can_be_acknowledged_and_nothing_else(store: SqlStore, deed: Deed) -> None:
    begun(store)

    assert declined(answered(store, deed=deed)) is DeclineCode.UNKNOWN


def test_one_that_was_never_held_is_unknown(store: SqlStore) -> None:
    assert declined(answered(store)) is DeclineCode.UNKNOWN
    assert a_desk(store, NOON).episode("exercice-1") is None


def test_nothing_that_is_real_changes(store: SqlStore) -> None:
    store.commit(a_commit())
    before = (store.known(), store.past.episodes(in_force=None, limit=10), store.owed(), store.meanwhile())

    begun(store)
    answered(store)
    store.drills.end("exercice-1")

    assert (store.known(), store.past.episodes(in_force=None, limit=10), store.owed(), store.meanwhile()) == before


def test_what_is_real_goes_to_the_real_desk(store: SqlStore) -> None:
    begun(store)

    outcome = a_desk(store, NOON).carry_out(Wish("2026-06-10-01", Deed.ACKNOWLEDGED, MARC))

    assert declined(outcome) is DeclineCode.UNKNOWN


def test_a_drill_asks_for_an_answer_where_nothing_is_repeated() -> None:
    repeated = replace(a_watch(), repetition=Repetition(MINUTE, 4))

    assert drilled(repeated) == repeated
    asked = drilled(a_watch()).repetition
    assert asked is not None
    assert (asked.at_most, asked.then) == (0, ())
