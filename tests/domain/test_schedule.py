"""When a digest is due, in weeks of every kind and in the nights when the clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from meteo_douane.domain.schedule import WEEK, Day, Due, Mark, Run, Schedule, Slot, beginning, due, ended, slot_at

PARIS = ZoneInfo("Europe/Paris")
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
#: The nights in which French clocks change, from 2026 to 2028.
FORWARD = [date(2026, 3, 29), date(2027, 3, 28), date(2028, 3, 26)]
BACK = [date(2026, 10, 25), date(2027, 10, 31), date(2028, 10, 29)]
MONDAY = date(2026, 5, 4)


def a_schedule(*times: str, days: tuple[Day, ...] = WEEK) -> Schedule:
    return Schedule(tuple(time.fromisoformat(each) for each in times or ("07:00", "19:00")), days, PARIS)


def in_paris(day: date, hour: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(hour), tzinfo=PARIS).astimezone(UTC)


def a_run(made_at: datetime, schedule: Schedule | None = None) -> Run:
    return Run("point", slot_at(made_at, PARIS), made_at, Mark(made_at, made_at), schedule or a_schedule())


def made_from(run: Run, until: datetime, *, every: timedelta = MINUTE) -> list[tuple[Slot, datetime]]:
    """Ask again and again, as the program does, and make what is due; return each slot with the moment of making."""
    made = []
    now = run.made_at
    while now < until:
        now += every
        if (found := due(run, now)) is not None:
            made.append((found.slot, now))
            run = Run(run.digest, found.slot, now, Mark(now, now), run.schedule)
    return made


def test_a_digest_is_due_at_its_hour_and_not_before() -> None:
    run = a_run(in_paris(MONDAY, "00:00"))
    seven = in_paris(MONDAY, "07:00")

    assert due(run, seven - timedelta(microseconds=1)) is None
    assert due(run, seven) == Due(Slot(MONDAY, time(7)), seven)


def test_what_was_made_is_not_due_again_and_the_next_is_in_the_evening() -> None:
    run = a_run(in_paris(MONDAY, "07:00"))

    assert due(run, in_paris(MONDAY, "18:59")) is None
    assert run.schedule.next_due(run.made_at) == in_paris(MONDAY, "19:00")


def test_of_several_that_were_missed_the_newest_is_due_and_knows_of_the_others() -> None:
    run = a_run(in_paris(MONDAY, "07:00"))

    found = due(run, in_paris(MONDAY + timedelta(days=1), "09:12"))

    tuesday = MONDAY + timedelta(days=1)
    missed = (in_paris(MONDAY, "19:00"),)
    assert found == Due(Slot(tuesday, time(7)), in_paris(tuesday, "07:00"), missed)


def test_on_other_days_nothing_is_due() -> None:
    schedule = a_schedule("07:00", days=(Day.MON, Day.FRI))

    slots = schedule.between(in_paris(MONDAY, "00:00"), in_paris(MONDAY + timedelta(days=14), "00:00"))

    assert [WEEK[slot.day.weekday()] for slot in slots] == [Day.MON, Day.FRI, Day.MON, Day.FRI]


def test_the_next_of_one_day_a_week_is_found_a_week_ahead() -> None:
    schedule = a_schedule("07:00", days=(Day.MON,))

    assert schedule.next_due(in_paris(MONDAY, "07:00")) == in_paris(MONDAY + timedelta(days=7), "07:00")


@pytest.mark.parametrize("night", FORWARD, ids=str)
@pytest.mark.parametrize("hour", ["01:59", "02:00", "02:30", "02:59", "03:00", "03:30"])
def test_when_clocks_go_forward_every_hour_comes_once_though_the_clock_leaves_it_out(night: date, hour: str) -> None:
    run = a_run(in_paris(night, "00:00"), a_schedule(hour))

    made = made_from(run, in_paris(night, "12:00"))

    [(slot, at)] = made
    assert slot == Slot(night, time.fromisoformat(hour))
    shown = at.astimezone(PARIS).strftime("%H:%M")
    assert shown == (hour.replace("02:", "03:") if hour.startswith("02:") else hour)


@pytest.mark.parametrize("night", BACK, ids=str)
@pytest.mark.parametrize("hour", ["01:59", "02:00", "02:30", "02:59", "03:00"])
def test_when_clocks_go_back_an_hour_that_comes_twice_is_due_the_first_time_alone(night: date, hour: str) -> None:
    run = a_run(in_paris(night, "00:00"), a_schedule(hour))

    made = made_from(run, in_paris(night, "12:00"))

    [(slot, at)] = made
    assert slot == Slot(night, time.fromisoformat(hour))
    assert at == in_paris(night, hour)
    assert at.astimezone(PARIS).fold == 0


@pytest.mark.parametrize("night", FORWARD + BACK, ids=str)
def test_hours_on_both_sides_of_a_change_come_in_the_order_of_time_and_each_once(night: date) -> None:
    run = a_run(in_paris(night, "00:00"), a_schedule("01:00", "02:15", "03:00", "04:00"))

    made = made_from(run, in_paris(night, "12:00"))

    assert len(made) == len({slot for slot, _ in made}) == 4
    assert [at for _, at in made] == sorted(at for _, at in made)


def test_two_hours_that_fall_together_when_clocks_go_forward_make_one_digest() -> None:
    run = a_run(in_paris(FORWARD[0], "00:00"), a_schedule("02:30", "03:30"))

    made = made_from(run, in_paris(FORWARD[0], "12:00"))

    assert [at for _, at in made] == [in_paris(FORWARD[0], "03:30")]


def test_of_two_hours_that_fall_together_neither_was_missed() -> None:
    run = a_run(in_paris(FORWARD[0], "00:00"), a_schedule("02:30", "03:30"))

    found = due(run, in_paris(FORWARD[0], "03:30"))

    assert found is not None
    assert found.missed == ()


@pytest.mark.parametrize("every", [MINUTE, 7 * MINUTE, HOUR], ids=str)
def test_three_years_have_two_digests_a_day_however_often_one_asks(every: timedelta) -> None:
    first, last = date(2026, 1, 1), date(2026, 4, 15) if every < HOUR else date(2028, 12, 31)
    run = a_run(in_paris(first, "00:00"), a_schedule("02:30", "19:00"))

    made = made_from(run, in_paris(last, "23:59"), every=every)

    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    assert [slot for slot, _ in made] == [Slot(day, hour) for day in days for hour in (time(2, 30), time(19))]


def test_a_clock_that_is_set_back_makes_nothing_twice() -> None:
    run = a_run(in_paris(MONDAY, "07:00") + timedelta(seconds=1))

    assert due(run, in_paris(MONDAY, "06:59")) is None
    assert due(run, in_paris(MONDAY, "07:00") + timedelta(seconds=2)) is None


def test_a_new_schedule_counts_from_when_it_is_first_seen() -> None:
    now = in_paris(MONDAY, "10:00")

    begun = beginning("point", a_schedule(), None, None, now)

    assert begun is not None
    assert due(begun, now) is None
    found = due(begun, in_paris(MONDAY, "19:00"))
    assert found is not None
    assert found.missed == ()


def test_an_hour_moved_to_one_that_has_passed_is_not_made_up_for() -> None:
    before, now = a_run(in_paris(MONDAY, "07:00")), in_paris(MONDAY, "10:00")

    begun = beginning("point", a_schedule("09:00"), before, None, now)

    assert begun is not None
    assert begun.told == before.told
    assert due(begun, in_paris(MONDAY, "23:00")) is None


def test_the_same_schedule_goes_on_counting() -> None:
    assert beginning("point", a_schedule(), a_run(in_paris(MONDAY, "07:00")), None, in_paris(MONDAY, "10:00")) is None


def test_a_digest_that_is_configured_anew_after_a_month_makes_up_for_nothing() -> None:
    gone = ended(a_run(in_paris(MONDAY, "07:00")), in_paris(MONDAY, "10:00"))
    now = in_paris(MONDAY + timedelta(days=30), "10:00")

    assert gone is not None
    assert due(gone, now) is None
    assert ended(gone, now) is None
    begun = beginning("point", a_schedule(), gone, None, now)
    assert begun is not None
    assert begun.told == Mark(now, now)
    assert due(begun, now) is None
