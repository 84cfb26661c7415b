"""A configuration that is changed while the program runs: a real process, a real notify socket, real receivers."""

import os
import pty
import signal
import socket
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from invented import ALERT, CALM, ENDED
from receivers import Http
from supervised import COMMAND, Program, a_manager
from waiting import until

pytestmark = pytest.mark.timeout(120)


@dataclass
class World:
    """The program, the site that it reads, and who is told."""

    program: Program
    site: Http
    watches: Http
    operator: Http

    def configured(self, *, services: str = "delta-t", channel: str = "equipe", hook: str = "hook") -> str:
        return f"""
            [source]
            page = "http://127.0.0.1:{self.site.port}/meteo"
            feed = ""
            every = "1s"
            every_in_alert = "1s"
            contact = "ops@example.org"

            [channels.{channel}]
            url = "json://127.0.0.1:{self.watches.port}/{hook}"

            [channels.exploitation]
            url = "json://127.0.0.1:{self.operator.port}/hook"

            [[watches]]
            name = "transit"
            services = ["{services}"]
            channels = ["{channel}"]

            [operator]
            channels = ["exploitation"]
            """

    def shows(self, page: str) -> None:
        self.site.body = page.encode()

    def events(self, receiver: Http) -> list[str]:
        return [received.json["event"] for received in receiver.received]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with (
        Http().serving() as site,
        Http().serving() as watches,
        Http().serving() as operator,
        a_manager(tmp_path) as manager,
    ):
        world = World(Program(tmp_path, manager), site, watches, operator)
        world.shows(CALM)
        world.program.writes(world.configured())
        yield world


def test_a_changed_watch_is_taken_up_and_what_is_in_force_stays(world: World) -> None:
    world.shows(ALERT)
    with world.program.running():
        until(lambda: world.events(world.watches) == ["state_at_start"])
        world.program.writes(world.configured(services="delta-ie", hook="new"))

        reloaded = world.program.does("reload")

        assert (reloaded.returncode, reloaded.stdout) == (0, "The configuration is taken up.\n"), reloaded.stderr
        world.shows(ENDED)  # it goes to whom the opening was told, though the watch no longer uses the service
        until(lambda: len(world.watches.received) == 2)

    assert world.events(world.watches) == ["state_at_start", "ended"]
    assert [received.path for received in world.watches.received] == ["/hook", "/new"]


def test_a_form_that_is_open_is_still_ours_after_a_reload(world: World) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    world.program.writes(f'{world.configured()}\n[web]\naddress = "127.0.0.1:{port}"\n')
    with world.program.running(), httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
        until(lambda: answers(client) and counted(client.get("/metrics").text) > 0)
        first = client.get("/metrics").text
        assert client.cookies

        assert world.program.does("reload").returncode == 0

        until(lambda: answers(client))
        again = client.get("/")
        assert "set-cookie" not in again.headers
        assert counted(client.get("/metrics").text) >= counted(first)


def answers(client: httpx.Client) -> bool:
    try:
        return client.get("/").status_code == 200
    except httpx.TransportError:
        return False


def counted(metrics: str) -> float:
    figure = 'meteo_douane_readings_total{outcome="understood",source="page"} '
    [line] = [line for line in metrics.splitlines() if line.startswith(figure)]
    return float(line.removeprefix(figure))


def test_the_service_manager_hears_of_each_step(world: World) -> None:
    with world.program.running() as process:
        manager = world.program.manager
        until(lambda: manager.count("WATCHDOG=1") > 0)
        before = time.monotonic_ns() // 1000
        process.send_signal(signal.SIGHUP)
        until(lambda: manager.count("READY=1") == 2)
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0

    states = [state.partition("=")[0] for state in manager.states]
    [reloading] = [state for state in manager.states if state.startswith("RELOADING=1")]
    asked_at = int(reloading.partition("MONOTONIC_USEC=")[2])
    assert next(state for state in states if state != "WATCHDOG") == "READY"
    assert states.index("RELOADING") < len(states) - 1 - states[::-1].index("READY")
    assert states[-1] == "STOPPING" or "STOPPING" in states[-3:]
    assert before <= asked_at <= time.monotonic_ns() // 1000


def test_a_source_that_is_silent_is_told_and_the_program_goes_on_giving_signs_of_life(world: World) -> None:
    world.site.status = 503
    with world.program.running():
        until(lambda: "source_silent" in world.events(world.operator))
        told = world.program.manager.count("WATCHDOG=1")
        until(lambda: world.program.manager.count("WATCHDOG=1") > told + 1)


def test_a_database_that_is_locked_at_the_start_is_tried_again_by_the_service_manager(world: World) -> None:
    with world.program.running():
        pass
    other = sqlite3.connect(world.program.database, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    with closing(other):
        started = world.program.does("run")

    assert started.returncode == 75
    assert "another process is holding it: stop that one, or wait until it has finished" in started.stderr


def test_a_bad_file_changes_nothing_and_is_told_to_the_operator_once_until_a_good_one(world: World) -> None:
    good, bad = world.configured(), world.configured(services="delta-q", hook="new")
    with world.program.running():
        world.program.writes(bad)

        answers = [world.program.does("reload") for _ in range(2)]
        until(lambda: world.events(world.operator) == ["configuration_rejected"])
        world.shows(ALERT)
        until(lambda: len(world.watches.received) == 1)
        world.program.writes(good)
        accepted = world.program.does("reload")
        until(lambda: len(world.operator.received) == 2)

    assert [answer.returncode for answer in answers] == [2, 2]
    assert "the configuration before stays in force" in answers[0].stderr
    assert 'watches[0].services[0]: unknown service "delta-q"' in answers[0].stderr
    assert world.watches.received[0].path == "/hook"
    assert world.events(world.operator) == ["configuration_rejected", "configuration_accepted"]
    assert "watches[0].services[0]" in world.operator.received[0].json["message"]
    assert accepted.returncode == 0


def test_what_is_owed_to_a_channel_that_goes_away_is_told_to_the_operator(world: World) -> None:
    world.watches.status = 503
    world.shows(ALERT)
    with world.program.running():
        until(lambda: "state=failed" in world.program.log)
        world.watches.status = 200
        world.program.writes(world.configured(channel="nouvelle"))
        assert world.program.does("reload").returncode == 0
        until(lambda: "state_at_start" in world.events(world.operator))


def test_another_database_is_used_only_after_a_restart(world: World) -> None:
    with world.program.running() as process:
        world.program.writes('database = "sqlite:///other.db"\n' + world.configured())
        process.send_signal(signal.SIGHUP)
        until(lambda: "configuration_rejected" in world.events(world.operator))

    assert "database: another one is used only after a restart" in world.operator.received[0].json["message"]
    assert not (world.program.folder / "other.db").exists()


def test_without_a_program_that_runs_there_is_nothing_to_reload(world: World) -> None:
    with world.program.running():
        pass

    reloaded = world.program.does("reload")

    assert reloaded.returncode == 1
    assert reloaded.stderr == "meteo-douane: no program runs on meteo-douane.db\n"


def test_a_second_program_on_the_same_database_refuses_to_start_and_the_first_goes_on(world: World) -> None:
    with world.program.running() as first:
        second = world.program.does("run")
        alive = first.poll() is None

    assert alive
    assert second.returncode == 2
    assert f"another meteo-douane runs on it (process {first.pid})" in second.stderr


def test_a_program_that_was_killed_leaves_no_mark_that_stops_the_next_one(world: World) -> None:
    with world.program.running() as first:
        first.kill()
        first.wait(10)

    with world.program.running() as second:
        assert second.poll() is None


def test_a_program_on_a_terminal_stops_with_it(world: World) -> None:
    ours, its = pty.openpty()
    arguments: list[str | Path] = [COMMAND, "run", "--config", "meteo.toml"]
    environment = {**os.environ, "NOTIFY_SOCKET": world.program.manager.address}
    process = subprocess.Popen(arguments, cwd=world.program.folder, stderr=its, env=environment)
    os.close(its)
    try:
        until(lambda: world.program.manager.count("READY=1") == 1)
        os.close(ours)
        process.send_signal(signal.SIGHUP)

        assert process.wait(20) == 0
    finally:
        process.kill()
        process.wait(10)


def test_the_heartbeat_is_given_while_all_is_well_and_says_what_is_not(world: World) -> None:
    with Http().serving() as outside:
        beat = f'\n[heartbeat]\nurl = "http://127.0.0.1:{outside.port}/canary"\nevery = "1s"\n'
        world.program.writes(world.configured() + beat)
        with world.program.running():
            until(lambda: [one.path for one in outside.received].count("/canary") > 1)
            world.site.status = 503
            until(lambda: any(one.path == "/canary/fail" for one in outside.received))
            reasons = [one.body.decode() for one in outside.received if one.path == "/canary/fail"]

    assert reasons[-1].startswith("understanding: ")
    assert "canary" not in world.program.log
