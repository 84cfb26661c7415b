"""The clock of the machine jumps hours ahead and back under the real program: nothing waits or is told twice."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from invented import ALERT, CALM, ENDED
from receivers import Http
from supervised import COMMAND, Program, a_manager
from waiting import until

pytestmark = [pytest.mark.one_python, pytest.mark.timeout(180), pytest.mark.needs("faketime")]

PARIS = ZoneInfo("Europe/Paris")
NIGHT = datetime(2026, 6, 10, 23, 0, tzinfo=PARIS)
MORNING = datetime(2026, 6, 11, 8, 0, tzinfo=PARIS)


@dataclass
class Clock:
    """What the program takes for the time; the clock that never jumps is left as it is."""

    file: Path

    def shows(self, moment: datetime) -> None:
        self.file.write_text(f"{round((moment - datetime.now(UTC)).total_seconds()):+d}", encoding="utf-8")

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "LD_PRELOAD": str(next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))),
            "FAKETIME_TIMESTAMP_FILE": str(self.file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }


@dataclass
class World:
    """The program on such a clock, the site that it reads, and who is told."""

    program: Program
    clock: Clock
    site: Http
    hook: Http

    @property
    def events(self) -> list[str]:
        return [received.json["event"] for received in self.hook.received]

    def goes_on(self) -> None:
        """Wait for three more readings that the service manager hears of."""
        before = self.program.manager.count("WATCHDOG=1")
        until(lambda: self.program.manager.count("WATCHDOG=1") >= before + 3)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with Http(body=CALM.encode()).serving() as site, Http().serving() as hook, a_manager(tmp_path) as manager:
        clock = Clock(tmp_path / "clock")
        clock.shows(NIGHT)
        program = Program(tmp_path, manager, clock.environment, (COMMAND,))
        program.writes(
            f"""
            [source]
            page = "http://127.0.0.1:{site.port}/meteo"
            feed = ""
            every = "1s"
            every_in_alert = "1s"
            [channels.astreinte]
            url = "json://127.0.0.1:{hook.port}/hook"
            [[watches]]
            name = "transit"
            services = ["delta-t"]
            channels = ["astreinte"]
            quiet = ["22:00-06:30"]
            wakes = []
            [[digests]]
            name = "matin"
            times = ["07:00"]
            channels = ["astreinte"]
            [operator]
            channels = ["astreinte"]
            """
        )
        yield World(program, clock, site, hook)


def test_hours_ahead_end_the_quiet_hours_make_the_digest_and_tell_nothing_twice(world: World) -> None:
    with world.program.running():
        world.goes_on()
        world.site.body = ALERT.encode()
        world.goes_on()
        assert world.events == []  # it is night

        world.clock.shows(MORNING)
        until(lambda: len(world.events) > 1 and "jumped seconds=32" in world.program.log)
        world.goes_on()

    assert sorted(world.events) == ["digest", "opened"]
    assert "Traceback" not in world.program.log


def test_hours_back_hold_no_reading_up_and_what_was_made_is_not_made_again(world: World) -> None:
    with world.program.running():
        world.goes_on()
        world.clock.shows(MORNING)
        until(lambda: world.events == ["digest"] and "jumped seconds=32" in world.program.log)

        world.clock.shows(NIGHT + timedelta(minutes=5))
        until(lambda: "jumped seconds=-32" in world.program.log)
        world.goes_on()
        world.site.body = ALERT.encode()
        world.goes_on()
        assert world.events == ["digest"]  # it is night again

        world.clock.shows(MORNING + timedelta(minutes=5))
        until(lambda: "opened" in world.events)
        world.site.body = ENDED.encode()
        until(lambda: "ended" in world.events)
        world.goes_on()

    assert world.events == ["digest", "opened", "ended"]
    assert "Traceback" not in world.program.log
