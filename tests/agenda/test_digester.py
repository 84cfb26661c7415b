"""Digests made when they are due: once, across restarts, changes of the configuration and several programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from builders import CATALOGUE, a_notice, a_scope, a_watch, an_end, seen
from commits import a_commit, a_reading
from meteo_douane.adapters.store import SqlStore, open_store
from meteo_douane.agenda.digester import Digester
from meteo_douane.desk import Desk
from meteo_douane.domain.delivery import owed
from meteo_douane.domain.digest import Digest, Gap
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.interventions import Deed, Person, Wish
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import Notice
from meteo_douane.domain.observation import Outcome
from meteo_douane.domain.schedule import WEEK, Plan, Schedule
from meteo_douane.domain.step import Rules, advance

PARIS = ZoneInfo("Europe/Paris")
MINUTE = timedelta(minutes=1)
MONDAY = date(2026, 5, 4)
WATCH = a_watch()
RULES = Rules((WATCH,), ("exploitation",), CATALOGUE)


def in_paris(hour: str, *, days: int = 0) -> datetime:
    return datetime.combine(MONDAY + timedelta(days=days), time.fromisoformat(hour), tzinfo=PARIS).astimezone(UTC)


def a_plan(*times: str, name: str = "point", when_empty: bool = True, channels: tuple[str, ...] = ("equipe",)) -> Plan:
    hours = tuple(time.fromisoformat(each) for each in times or ("07:00", "19:00"))
    return Plan(name, Schedule(hours, WEEK, PARIS), channels, Language.FR, when_empty=when_empty)


@dataclass
class Office:
    """A database, a clock that we turn, and programs that make digests from it."""

    url: str
    store: SqlStore
    now: datetime = field(default_factory=lambda: in_paris("06:00"))

    def a_program(self, *plans: Plan, store: SqlStore | None = None) -> Digester:
        chosen = plans or (a_plan(),)
        return Digester(chosen, (WATCH,), CATALOGUE, 5 * MINUTE, (store or self.store).digests, lambda: self.now)

    def reads(self, *notices: Notice) -> None:
        """Read the page well, with these notices on it."""
        before = self.store.known()
        step = advance(before, (seen(*notices),), RULES, self.now)
        self.store.commit(
            a_commit(
                readings=(a_reading(self.now),),
                before=before,
                after=step.known,
                decisions=step.decisions,
                deliveries=tuple(owed(message, self.now) for message in step.messages),
            )
        )

    def fails_to_read(self) -> None:
        self.store.commit(
            a_commit(
                readings=(a_reading(self.now, Outcome.FAILED),), before=self.store.known(), after=self.store.known()
            )
        )

    def at(self, hour: str, *, days: int = 0) -> Office:
        self.now = in_paris(hour, days=days)
        return self

    @property
    def digests(self) -> list[Digest]:
        return [one.message.digest for one in self.store.owed() if one.message.digest is not None]

    @property
    def due_hours(self) -> list[str]:
        moments = [digest.due_at for digest in self.digests]
        return [f"{moment.astimezone(PARIS):%d %H:%M}" for moment in moments if moment is not None]


@pytest.fixture
def office(url: str) -> Iterator[Office]:
    with open_store(url) as store:
        yield Office(url, store)


def test_it_is_made_at_its_hours_and_owed_to_its_channels(office: Office) -> None:
    program = office.a_program(a_plan(channels=("equipe", "chef")))
    program.make_due()
    office.at("06:59").reads()
    assert program.next_due() == in_paris("07:00")

    channels = office.at("07:00").a_program(a_plan(channels=("equipe", "chef"))).make_due()

    assert channels == {"equipe", "chef"}
    assert office.due_hours == ["04 07:00", "04 07:00"]
    assert {one.message.event_kind for one in office.store.owed()} == {EventKind.DIGEST}
    assert program.next_due() == in_paris("19:00")


def test_asked_again_it_makes_nothing_twice(office: Office) -> None:
    program = office.a_program()
    program.make_due()
    office.at("07:00")

    assert [program.make_due(), program.make_due(), office.a_program().make_due()] == [{"equipe"}, set(), set()]
    assert office.due_hours == ["04 07:00"]


def test_a_new_one_makes_up_for_no_hour_that_passed_before(office: Office) -> None:
    office.at("10:00").a_program().make_due()
    office.at("18:59").a_program().make_due()

    assert office.due_hours == []


def test_a_program_that_was_off_makes_the_newest_alone_late_and_says_which_were_missed(office: Office) -> None:
    office.a_program().make_due()

    office.at("09:12", days=1).a_program().make_due()

    [digest] = office.digests
    assert office.due_hours == ["05 07:00"]
    assert digest.is_late
    assert digest.missed == (in_paris("07:00"), in_paris("19:00"))


def test_two_programs_on_one_database_make_one(office: Office) -> None:
    office.a_program().make_due()
    office.at("07:00")

    with open_store(office.url) as second_store:
        owed_by = [office.a_program().make_due(), office.a_program(store=second_store).make_due()]

    assert owed_by == [{"equipe"}, set()]
    assert office.due_hours == ["04 07:00"]


CHANGES = [
    pytest.param(a_plan("09:00", "19:00"), id="an hour moved to one that has passed"),
    pytest.param(a_plan("07:00", "09:00", "19:00"), id="an hour added that has passed"),
    pytest.param(replace(a_plan(), language=Language.EN), id="another language"),
    pytest.param(a_plan(channels=("autre",)), id="another channel"),
    pytest.param(replace(a_plan(), watches=("le-havre",)), id="other watches"),
    pytest.param(a_plan(name="matin"), id="another name"),
    pytest.param(
        replace(a_plan(), schedule=replace(a_plan().schedule, zone=ZoneInfo("Europe/London"))), id="another zone"
    ),
]


@pytest.mark.parametrize("changed", CHANGES)
def test_a_change_of_the_configuration_sends_none_twice(changed: Plan, office: Office) -> None:
    office.a_program().make_due()
    office.at("07:00").a_program().make_due()

    for hour in ("10:00", "10:01", "12:00"):
        office.at(hour).a_program(changed).make_due()

    assert office.due_hours == ["04 07:00"]


def test_a_change_made_while_the_program_was_off_loses_none(office: Office) -> None:
    office.a_program().make_due()

    office.at("09:00").a_program(a_plan("12:00")).make_due()

    [digest] = office.digests
    assert (office.due_hours, digest.is_late) == (["04 07:00"], True)
    office.at("12:00").a_program(a_plan("12:00")).make_due()
    assert office.due_hours == ["04 07:00", "04 12:00"]


def test_one_that_is_taken_out_and_put_back_makes_up_for_nothing(office: Office) -> None:
    office.a_program().make_due()
    office.at("10:00").a_program(a_plan("06:00", name="autre")).make_due()

    office.at("10:00", days=20).a_program().make_due()

    assert office.due_hours == []


def test_what_ended_is_told_in_the_next_one_and_in_no_other(office: Office) -> None:
    office.a_program().make_due()
    alert = a_notice(starts_at=in_paris("06:00"))
    office.at("06:10").reads()
    office.at("06:30").reads(alert)
    office.at("07:00").a_program().make_due()
    # Stated for before the digest of the morning, and seen after it.
    office.at("07:05").reads(an_end("e", "delta-ie", ends_at=in_paris("06:55")), alert)
    office.at("19:00").a_program().make_due()
    office.at("07:00", days=1).a_program().make_due()

    assert [(len(digest.open), len(digest.ended)) for digest in office.digests] == [(1, 0), (0, 1), (0, 0)]


def test_what_a_person_closed_while_nothing_could_be_read_is_told_in_the_next_one_and_in_no_other(
    office: Office,
) -> None:
    office.reads()
    program = office.a_program(a_plan("07:00"))
    program.make_due()
    office.at("06:10").reads(a_notice("a", affects=a_scope("delta-ie")))
    office.at("06:12").reads()
    office.at("06:14").reads()
    office.at("06:30").fails_to_read()
    desk = Desk(RULES, office.store, lambda: office.now)
    episode = next(iter(office.store.known().episodes))
    desk.carry_out(Wish(episode, Deed.CLOSED, Person("Zoé", "les échanges passent", "command")))

    for days in (0, 1):
        office.at("07:00", days=days).reads() if days else office.at("07:00")
        program.make_due()

    assert [[one.closed_by for one in digest.ended] for digest in office.digests] == [["Zoé"], []]


def test_a_gap_that_lasts_over_a_digest_is_whole_in_the_next_one(office: Office) -> None:
    office.a_program().make_due()
    office.at("06:10").reads()
    office.at("06:50").fails_to_read()
    office.at("07:00").a_program().make_due()
    for hour in range(8, 20):
        office.at(f"{hour:02}:00").reads()
    office.at("19:00").a_program().make_due()

    morning, evening = office.digests
    assert morning.readings.longest_gap.length == 50 * MINUTE
    assert not morning.is_fresh
    assert evening.readings.longest_gap == Gap(in_paris("06:10"), in_paris("08:00"))


def test_without_anything_to_say_nothing_is_sent_if_that_is_asked_and_the_next_tells_of_all_the_time(
    office: Office,
) -> None:
    plan = a_plan(when_empty=False)
    program = office.a_program(plan)
    office.reads()
    program.make_due()
    minutes = int((in_paris("07:00") - office.now) / MINUTE)
    for minute in range(0, minutes, 4):
        office.now = in_paris("06:00") + minute * MINUTE
        office.reads()
    office.at("07:00")

    assert program.make_due() == set()
    assert office.digests == []
    office.at("19:00")
    assert program.make_due() == {"equipe"}
    [digest] = office.digests
    assert digest.since == in_paris("06:00")


def test_one_that_is_asked_for_is_owed_at_once_and_changes_nothing_about_the_next(office: Office) -> None:
    program = office.a_program()
    program.make_due()
    office.at("06:30")

    [delivery] = program.owe_now(a_plan())
    office.at("07:00").a_program().make_due()

    asked, due = office.digests
    assert (delivery.message.digest, asked.due_at) == (asked, None)
    assert due.since == in_paris("06:00")


def test_a_preview_writes_and_owes_nothing(office: Office) -> None:
    digest = office.at("07:00").a_program().made_now(a_plan())

    assert digest.since == in_paris("07:00", days=-1)
    assert office.store.last_runs() == {}
    assert office.store.owed() == ()
