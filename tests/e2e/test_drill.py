"""A drill, held as a person holds it: the command, the running program's page, a webhook, and nothing real touched."""

import json
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from invented import CALM
from meteo_douane.adapters.store import open_store
from programs import COMMAND, LINK, Program
from receivers import Http, a_closed_port
from waiting import until

pytestmark = [pytest.mark.one_python, pytest.mark.timeout(120)]


@contextmanager
def a_program(folder: Path, database: str) -> Iterator[Program]:
    with Http().serving() as site, Http().serving() as hook:
        program = Program(folder, site, hook, a_closed_port())
        program.write(database, repeat_every="10m")
        program.shows(CALM)
        yield program


@pytest.fixture
def program(tmp_path: Path, url: str) -> Iterator[Program]:
    """With either database: one row of it is written by two processes."""
    with a_program(tmp_path, url) as program:
        yield program


@pytest.fixture
def by_itself(tmp_path: Path) -> Iterator[Program]:
    """For what is the same with any database."""
    with a_program(tmp_path, f"sqlite:///{tmp_path}/meteo.db") as program:
        yield program


@contextmanager
def a_drill(program: Program, *options: str) -> Iterator[subprocess.Popen[str]]:
    """Hold one for as long as it takes, or is waited for."""
    arguments = [str(COMMAND), "drill", "--yes", "--json", *options, "--config", "meteo.toml"]
    with subprocess.Popen(
        arguments, cwd=program.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def report(process: subprocess.Popen[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(process.communicate(timeout=60)[0])
    return found


def real_state(url: str) -> tuple[object, ...]:
    with open_store(url) as store:
        counts = store.delivery_counts()
        return store.past.episodes(in_force=None, limit=10), store.owed(), counts, store.meanwhile()


def told(program: Program) -> list[tuple[str, str]]:
    return [(post.json["event"], post.json["dedup_key"]) for post in program.hook.received]


def test_the_link_in_a_drill_answers_it_on_the_page_of_the_program_that_runs(program: Program, url: str) -> None:
    with program.running():
        until(lambda: program.readings > 1)
        before = real_state(url)
        with a_drill(program, "--wait", "60s") as process:
            until(lambda: program.events == ["opened"])
            (link,) = set(LINK.findall(program.hook.received[0].json["message"]))
            assert "EXERCICE" in httpx.get(link).text
            assert program.events == ["opened"], "to look is not to answer"
            assert httpx.post(link, data={"name": "Marc", "why": "j'y suis"}).status_code == 303

            found = report(process)

        assert process.returncode == 0
        assert (found["answer"]["by"], found["answer"]["via"], found["answer"]["why"]) == ("Marc", "link", "j'y suis")
        assert "terminé" in httpx.get(link).text
        program.goes_on_reading()
        assert real_state(url) == before

    assert sorted(program.events) == ["acknowledged", "continued", "ended", "opened"]
    assert program.events[-1] == "ended"
    assert {key for _, key in told(program)} == {"astreinte/exercice-1"}
    for post in program.hook.received:
        assert post.json["title"].startswith("EXERCICE · ")
        assert post.json["message"].startswith("EXERCICE – ")
        assert post.json["drill"] is True
    assert [one["state"] for one in found["channels"]["astreinte"]] == ["sent"] * 4


def test_the_command_answers_it_too_and_no_program_need_run(program: Program) -> None:
    with a_drill(program, "--wait", "60s") as process:
        until(lambda: program.events == ["opened"])

        first = program.command("ack", "exercice-1", "--by", "Marc")
        found = report(process)
        second = program.command("ack", "exercice-1", "--by", "Jean")

    assert (first.returncode, "EXERCICE exercice-1" in first.stdout) == (0, True)
    assert (found["answer"]["by"], found["answer"]["via"]) == ("Marc", "command")
    assert second.returncode == 2
    assert program.events[-1] == "ended"


def test_when_nobody_answers_it_ends_by_itself_and_says_so(by_itself: Program) -> None:
    with a_drill(by_itself, "--wait", "2s", "--bulletin-after", "1s") as process:
        found = report(process)

    assert process.returncode == 1
    assert (found["answer"], found["is_interrupted"]) == (None, False)
    assert by_itself.events == ["opened", "continued", "ended"]


def test_a_channel_that_refuses_is_in_the_report_and_among_no_real_deliveries(program: Program, url: str) -> None:
    program.hook.status = 404
    with a_drill(program, "--wait", "1s") as process:
        found = report(process)

    assert process.returncode == 1
    assert {(one["state"], one["error"]) for one in found["channels"]["astreinte"]} == {("dead", "error 404")}
    with open_store(url) as store:
        assert sum(store.delivery_counts().values()) == 0


def test_one_that_is_stopped_tells_its_end(by_itself: Program) -> None:
    with a_drill(by_itself, "--wait", "60s") as process:
        until(lambda: by_itself.events == ["opened"])
        process.send_signal(signal.SIGINT)

        found = report(process)

    assert (process.returncode, found["is_interrupted"]) == (1, True)
    assert by_itself.events == ["opened", "ended"]


def test_one_that_is_killed_leaves_nothing_that_looks_real(program: Program, url: str) -> None:
    before = real_state(url)
    with a_drill(program, "--wait", "60s") as process:
        until(lambda: program.events == ["opened"])
        process.kill()
        process.wait(10)

    with program.running():
        until(lambda: program.readings > 2)

    assert program.events == ["opened"]
    assert real_state(url) == before
