"""When work is done that is due this moment."""

from __future__ import annotations

from datetime import UTC, datetime
from threading import Barrier, Event, current_thread

import pytest

from meteo_douane.agenda.timetable import Job, Timetable

PATIENCE = 10.0


def test_work_that_is_due_this_moment_is_done_beside_whoever_gives_it(caplog: pytest.LogCaptureFixture) -> None:
    timetable, threads, is_done = Timetable(1, Event()), list[object](), Event()
    timetable.begin()

    def work() -> None:
        threads.append(current_thread())
        is_done.set()
        raise RuntimeError("a fault of ours")

    timetable.do_now(work, "deliver astreinte")
    assert is_done.wait(PATIENCE)
    assert timetable.end(first=lambda: None, last=lambda: None)

    assert threads != [current_thread()]
    assert "job deliver astreinte failed" in caplog.text


def test_where_no_thread_can_be_had_whoever_gives_work_away_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    timetable, done = Timetable(1, Event()), list[str]()
    timetable.begin()
    assert timetable.end(first=lambda: None, last=lambda: None)

    timetable.do_now(lambda: done.append("work"), "deliver astreinte")

    assert done == []
    assert "job deliver astreinte: cannot schedule new futures after shutdown" in caplog.text


def test_an_end_waits_for_work_that_was_given_away() -> None:
    timetable, may_end, done = Timetable(1, Event()), Event(), list[str]()
    timetable.begin()

    def work() -> None:
        may_end.wait(PATIENCE)
        done.append("work")

    timetable.do_now(work, "deliver astreinte")
    assert timetable.end(first=may_end.set, last=lambda: done.append("last"))

    assert done == ["work", "last"]


def test_work_that_is_given_away_while_all_is_being_stopped_is_done_side_by_side_and_waited_for() -> None:
    timetable, all_there, is_closing, done = Timetable(3, Event()), Barrier(3), Event(), list[str]()
    timetable.begin()

    def work() -> None:
        all_there.wait(PATIENCE)  # nobody comes through alone
        done.append("work")

    def reading() -> None:
        timetable.stopping.set()
        is_closing.wait(PATIENCE)
        for channel in ("astreinte", "bureau", "courriel"):
            timetable.do_now(work, f"deliver {channel}")

    timetable.put(reading, Job.READING, datetime.now(UTC))
    assert timetable.stopping.wait(PATIENCE)
    assert timetable.end(first=is_closing.set, last=lambda: done.append("last"))

    assert done == ["work", "work", "work", "last"]
