"""People are reminded of what a fallback still asks of them: once, on the channels of those who use the service."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time

import pytest

from builders import CATALOGUE, DTI, EDI, a_watch
from meteo_douane.adapters.store import SqlStore
from meteo_douane.agenda.reminders import Reminders
from meteo_douane.domain.delivery import DeliveryState
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.quiet import Quiet, Span
from meteo_douane.domain.recourse import Recourse
from meteo_douane.ports import ReminderStore
from recourses import REGISTERED, at

WATCHES = (
    a_watch("le-havre", "delta-g", modes=[EDI], channels=("quai", "astreinte")),
    a_watch("lyon", "delta-g", modes=[DTI], channels=("lyon",)),
    a_watch("roissy", "delta-t", channels=("roissy",)),
)


@dataclass
class Office:
    """A database with a request that was registered, and a clock that we turn."""

    store: SqlStore
    minutes: int = 20

    def a_program(self) -> Reminders:
        return Reminders(WATCHES, ("exploitation",), CATALOGUE, self.store.ledger, lambda: at(self.minutes))

    @property
    def told(self) -> list[tuple[str, str]]:
        messages = (one.message for one in self.store.owed())
        return [
            (message.channel, message.fallback_reminder.kind.value) for message in messages if message.fallback_reminder
        ]


@pytest.fixture
def office(store: SqlStore) -> Office:
    opened = store.ledger.open_recourse(REGISTERED.entries[0])
    store.ledger.append(opened, (replace(REGISTERED.entries[1], recourse=opened.id),))
    return Office(store)


class WithoutRecords:
    """A store in which nobody keeps a record of a fallback, and of which nothing else may be asked."""

    def recourses(self) -> tuple[Recourse, ...]:
        return ()


def test_where_nobody_keeps_a_record_nothing_else_is_read_every_minute() -> None:
    store: ReminderStore = WithoutRecords()  # type: ignore[assignment] # all that may be asked

    assert Reminders(WATCHES, ("exploitation",), CATALOGUE, store, lambda: at(20)).make_due() == frozenset()


def test_nobody_is_reminded_before_it_is_time(office: Office) -> None:
    assert office.a_program().make_due() == frozenset()
    assert office.told == []


def test_those_who_use_the_service_in_the_mode_and_the_operator_are_reminded_once(office: Office) -> None:
    office.minutes = 25

    owed_to = office.a_program().make_due()
    again = [office.a_program().make_due() for office.minutes in (26, 300)]

    assert owed_to == {"exploitation", "quai", "astreinte"}
    assert again == [frozenset(), frozenset()]
    assert office.told == [(channel, "office_not_informed") for channel in ("exploitation", "quai", "astreinte")]
    assert {one.message.event_kind for one in office.store.owed()} == {EventKind.FALLBACK_REMINDER}


def test_no_quiet_hours_hold_a_reminder(office: Office) -> None:
    office.minutes = 25
    always = Quiet(spans=(Span(time(0), time(0)),), wakes=frozenset())
    program = office.a_program()
    program.watches = tuple(replace(watch, quiet=always) for watch in WATCHES)

    program.make_due()

    assert {one.state for one in office.store.owed()} == {DeliveryState.PENDING}


def test_the_record_says_of_what_and_when_somebody_was_reminded(office: Office) -> None:
    office.minutes = 25
    office.a_program().make_due()

    [recourse] = office.store.ledger.recourses()

    assert (recourse.entries[-1].by, recourse.entries[-1].at) == ("meteo-douane", at(25))
    assert recourse.reminded == {"secours-1/office_not_informed"}
