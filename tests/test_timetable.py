"""When work is done that is due this moment."""

from __future__ import annotations

from threading import Event, current_thread

import pytest

from meteo_douane.timetable import Timetable

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


def test_an_end_waits_for_work_that_was_given_away() -> None:
    timetable, may_end, done = Timetable(1, Event()), Event(), list[str]()
    timetable.begin()

    def work() -> None:
        may_end.wait(PATIENCE)
        done.append("work")

    timetable.do_now(work, "deliver astreinte")
    assert timetable.end(first=may_end.set, last=lambda: done.append("last"))

    assert done == ["work", "last"]


def test_while_all_is_being_stopped_it_is_done_by_whoever_gives_it() -> None:
    stopping, threads = Event(), list[object]()
    stopping.set()

    Timetable(1, stopping).do_now(lambda: threads.append(current_thread()), "deliver astreinte")

    assert threads == [current_thread()]
