"""An alert is repeated until somebody answers: the program as a person runs it, over real HTTP, with real commands."""

import re
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from invented import ALERT, CALM, ENDED
from programs import LINK, SECRET, Program
from receivers import Http, a_closed_port
from waiting import until

pytestmark = [pytest.mark.one_python, pytest.mark.timeout(120)]


@pytest.fixture
def program(tmp_path: Path, url: str) -> Iterator[Program]:
    with Http().serving() as site, Http().serving() as hook:
        program = Program(tmp_path, site, hook, a_closed_port())
        program.write(url, repeat_every="2s")
        program.shows(CALM)
        yield program


def test_a_link_in_a_repeat_ends_the_repeats_by_its_button_and_not_by_a_look(program: Program) -> None:
    with program.running() as process:
        until(lambda: program.readings > 1)
        program.shows(ALERT)
        until(lambda: program.events[:2] == ["opened", "repeated"])
        repeat = program.hook.received[1].json
        (link,) = set(LINK.findall(repeat["message"]))
        assert "Rappel 1/100 – non acquittée · Alerte" in " ".join(repeat["title"].split())
        assert httpx.get(link).status_code == 200
        assert httpx.head(link).status_code == 200
        until(lambda: program.events.count("repeated") >= 2)

        assert httpx.post(link, data={"name": "Marc", "why": "j'appelle"}).status_code == 303
        until(lambda: "acknowledged" in program.events)
        told = len(program.events)
        program.goes_on_reading()
        program.shows(ENDED)
        until(lambda: len(program.events) > told)
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0

    assert program.events[told - 1 :] == ["acknowledged", "ended"]
    assert "stopped cleanly" in program.log
    assert SECRET not in program.log
    assert link.rpartition("/")[2] not in program.log


def test_a_command_is_taken_in_by_the_program_that_runs(program: Program) -> None:
    with program.running():
        until(lambda: program.readings > 1)
        program.shows(ALERT)
        until(lambda: program.events == ["opened"])
        episode = re.findall(r"--by|(\d{4}-\d\d-\d\d-\d\d)", program.hook.received[0].json["message"])[0]

        ran = program.command("ack", episode, "--by", "Marc")
        until(lambda: program.events[-1] == "acknowledged")
        program.goes_on_reading()

    assert ran.returncode == 0
    assert program.events.count("acknowledged") == 1
    assert program.events[-1] == "acknowledged"
    assert "failed" not in program.log


def test_a_program_that_is_killed_inside_the_wait_repeats_when_it_runs_again(program: Program, url: str) -> None:
    program.write(url, repeat_every="10s")
    with program.running() as process:
        until(lambda: program.readings > 1)
        program.shows(ALERT)
        until(lambda: "event=opened state=sent" in program.log)
        process.kill()
        process.wait(10)

    with program.running():
        until(lambda: program.events[:2] == ["opened", "repeated"], seconds=30)


def test_a_port_that_is_busy_stops_no_watching(program: Program) -> None:
    with socket.create_server(("127.0.0.1", program.port)), program.running() as process:
        until(lambda: program.readings > 1)
        program.shows(ALERT)
        until(lambda: "opened" in program.events)
        until(lambda: "Address already in use" in program.log)
        process.send_signal(signal.SIGTERM)

        assert process.wait(10) == 0
