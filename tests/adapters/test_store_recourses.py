"""The records of recourses and the triages: kept line by line, by whichever program writes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import EDI, NOON
from commits import a_delivery, an_event
from meteo_douane.adapters.store import SqlStore, StaleError, open_store
from meteo_douane.domain.delivery import Message, owed
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.fallback_reminders import FallbackReminder, ReminderKind
from meteo_douane.domain.fiche import Passage
from meteo_douane.domain.recourse import Recourse
from meteo_douane.domain.triage_record import Answered, Conclusion, Triage
from meteo_douane.domain.triage_terms import Answer, Outcome, Question
from recourses import ENDED, an_opening, at, by, written

REMINDER = FallbackReminder(
    "secours-1/alert_ended/e1",
    ReminderKind.ALERT_ENDED,
    at(60),
    "secours-1",
    "delta-g",
    EDI,
    number="2026-004217",
    registered_at=at(10),
    left=("26FR0001",),
    ending=an_event().notice,
)
DELIVERY = owed(
    Message(
        f"{REMINDER.key}/astreinte", "astreinte", EventKind.FALLBACK_REMINDER, at(60), (), fallback_reminder=REMINDER
    ),
    at(60),
)


def keep(store: SqlStore, recourse: Recourse) -> Recourse:
    kept = store.ledger.open_recourse(recourse.entries[0])
    for entry in recourse.entries[1:]:
        kept = store.ledger.append(kept, (replace(entry, recourse=kept.id),))
    return kept


def test_a_record_is_found_again_line_by_line(store: SqlStore) -> None:
    kept = keep(store, ENDED)

    assert kept == ENDED
    assert store.ledger.recourse("secours-1") == ENDED
    assert store.ledger.recourses() == (ENDED,)


def test_records_are_named_one_after_the_other(store: SqlStore) -> None:
    names = [store.ledger.open_recourse(an_opening(name="")).id for _ in range(3)]

    assert names == ["secours-1", "secours-2", "secours-3"]
    assert [one.id for one in store.ledger.recourses()] == names


def test_a_record_that_was_never_opened_is_none(store: SqlStore) -> None:
    assert store.ledger.recourse("secours-9") is None


def test_a_line_is_not_written_below_lines_that_its_writer_has_not_seen(store: SqlStore) -> None:
    seen = store.ledger.open_recourse(an_opening())
    store.ledger.append(seen, (written(by(10).registration(seen, "42", at(10))),))

    with pytest.raises(StaleError, match="secours-1 was changed by somebody else meanwhile"):
        store.ledger.append(seen, (written(by(11).registration(seen, "43", at(10))),))

    [recourse] = store.ledger.recourses()
    assert recourse.number == "42"


def test_a_reminder_is_owed_once_by_several_programs(url: str) -> None:
    with open_store(url) as one, open_store(url) as other:
        one.ledger.open_recourse(an_opening())

        owed_by = [store.ledger.remind(REMINDER.entry, (DELIVERY,)) for store in (one, other, one)]

        assert owed_by == [True, False, False]
        assert [delivery.message for delivery in other.owed()] == [DELIVERY.message]
        assert other.ledger.recourses()[0].reminded == {REMINDER.key}


def test_a_reminder_waits_for_no_episode(store: SqlStore) -> None:
    store.owe((a_delivery(an_event()),))
    store.ledger.remind(REMINDER.entry, (DELIVERY,))

    claimed = store.claim("astreinte", at(60), at(61), limit=10)

    assert [one.message.event_kind for one in claimed] == [EventKind.OPENED, EventKind.FALLBACK_REMINDER]


# Triages


TRIAGE = Triage("", NOON, "delta-g", EDI, "Claire Martin")
ANSWERED = TRIAGE.with_answer(Answered(Question.SYMPTOM, Answer.OTHER, at(1), seen=("e1 r1",)))
CONCLUSION = Conclusion(at(2), Outcome.NOT_NEEDED, (Passage.AUBETTE, Passage.RELEASED), at(1), ("e1 r1",))


def test_what_was_answered_is_kept_and_can_be_resumed(store: SqlStore) -> None:
    begun = store.ledger.begin_triage(TRIAGE)
    answered = replace(ANSWERED, id=begun.id)
    store.ledger.keep_triage(answered)

    assert begun.id == "triage-1"
    assert store.ledger.triage() == answered
    assert store.ledger.triage("triage-1") == answered
    assert store.ledger.triage("triage-2") is None


def test_a_triage_that_is_over_is_kept_and_no_longer_resumed(store: SqlStore) -> None:
    first, second = store.ledger.begin_triage(TRIAGE), store.ledger.begin_triage(TRIAGE)
    over = replace(ANSWERED, id=second.id, conclusions=(CONCLUSION,))
    store.ledger.keep_triage(over)

    assert store.ledger.triage() == first
    assert store.ledger.triage(second.id) == over
