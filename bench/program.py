"""What the whole program costs as it runs: readings that find nothing new, rest, memory, its start."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.request import urlopen

from bench.floor import measured_floor
from bench.receiver import Receiver, receiving
from bench.site import Page
from bench.table import Goal, Row
from bench.world import Setup, a_full_page, an_alert, an_end, configured

#: The program as operators install it, without the tools of development: some libraries load what they find.
PYTHON = os.environ.get("BENCH_PYTHON", sys.executable)
READINGS = 12
STARTS = 5
CALM = "10m"
REST_SECONDS = 60
"""A whole minute, for what is done once a minute is in it once."""
AT_REST_BESIDE_BARE = 4
"""How many times the bare process, where a machine makes waking dear; anywhere else 0.02 s is the goal."""
WARM_UP_AT_MOST = 120
"""Seconds; a busy machine takes a few times the three of an idle one."""
MESSAGES, CHANNELS = 100, 10
MINUTES_A_DAY = 24 * 60


@contextmanager
def running(setup: Setup, notify_socket: Path | None = None) -> Iterator[int]:
    """Run the program on a configuration; give its process."""
    command = [PYTHON, "-m", "meteo_douane", "run", "--config", str(setup.config)]
    environment = {
        **os.environ,
        "MALLOC_ARENA_MAX": "1",
        **({"NOTIFY_SOCKET": str(notify_socket)} if notify_socket else {}),
    }
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment) as process:
        try:
            yield process.pid
        finally:
            process.terminate()


@contextmanager
def at_hand(
    page: Page, *, channels: int = 1, every: str = "1s", site: int | None = None
) -> Iterator[tuple[Setup, Receiver]]:
    """Give a configuration for a page that is served, and who receives what it tells; `site` is a port for ours."""
    with (
        receiving() as receiver,
        page.served() as address,
        configured(address, receiver, watches=1, channels=channels, every=every) as setup,
    ):
        if site is not None:
            setup.config.write_text(f'{setup.config.read_text()}\n[web]\naddress = "127.0.0.1:{site}"\n')
        yield setup, receiver


def cpu_seconds(process: int) -> float:
    """Return the CPU time that a process has taken, by the clock that Linux keeps of each."""
    return time.clock_gettime(~process << 3 | 2)


def wait_until_warm(process: int, *, cpu_at_most: float) -> None:
    """Wait until the process takes no more than this, in seconds of CPU, in two seconds: all is compiled by then.

    TimeoutError if that does not come, for then nothing that is measured would be what it is called.
    """
    until = time.monotonic() + WARM_UP_AT_MOST
    while time.monotonic() < until:
        before = cpu_seconds(process)
        time.sleep(2)
        if cpu_seconds(process) - before <= cpu_at_most:
            return
    raise TimeoutError(f"no two seconds under {cpu_at_most} s of CPU within {WARM_UP_AT_MOST} s")


def unchanged_readings() -> list[Row]:
    """Measure readings of 139 KB that list sixty messages and nothing new, with validators honoured and without."""
    validated, whole = Page(a_full_page(), validates=True), Page(a_full_page())
    cpu_304, moved, floor_304 = _of_a_reading(validated)
    cpu_200, _, floor_200 = _of_a_reading(whole)
    day = moved * MINUTES_A_DAY / 1e6
    return [
        Row("a reading answered 304, at most 5 × bare: CPU", cpu_304, "ms", Goal.AT_MOST, 5 * floor_304, floor_304),
        Row("a whole unchanged body, at most 3 × bare: CPU", cpu_200, "ms", Goal.AT_MOST, 3 * floor_200, floor_200),
        Row("a quiet day, a reading a minute: to and fro", day, "MB", Goal.AT_MOST, 0.6),
    ]


def _of_a_reading(page: Page) -> tuple[float, float, float]:
    """Return what a reading takes, in milliseconds of CPU, the bytes it moves, and what a bare cycle takes."""
    with at_hand(page) as (setup, receiver):
        with running(setup) as process:
            page.wait_for(1)
            wait_until_warm(process, cpu_at_most=0.2)  # two readings are in it
            page.wait_for(1)
            page.moved, began = 0, cpu_seconds(process)
            page.wait_for(READINGS)
            took, moved = cpu_seconds(process) - began, page.moved
        floor = measured_floor(page.url, receiver)
    return took / READINGS * 1000, moved / READINGS, floor.cycle_cpu_ms


def at_rest() -> list[Row]:
    """Measure the program between two readings, beside a bare process that wakes as often."""
    page = Page()
    with at_hand(page, every=CALM) as (setup, _), running(setup) as process, _resting() as bare:
        page.is_read.wait()
        wait_until_warm(process, cpu_at_most=0.004)
        began = [cpu_seconds(each) for each in (process, bare)]
        time.sleep(REST_SECONDS)
        ended = [cpu_seconds(each) for each in (process, bare)]
    took, floor = ((end - start) / REST_SECONDS * 60 for start, end in zip(began, ended, strict=True))
    return [Row("at rest, a minute: CPU", took, "s", Goal.AT_MOST, max(0.02, AT_REST_BESIDE_BARE * floor), floor)]


@contextmanager
def _resting() -> Iterator[int]:
    """Run the bare process; give its number."""
    with subprocess.Popen([sys.executable, "-m", "bench.resting"]) as bare:
        try:
            yield bare.pid
        finally:
            bare.kill()


def starting() -> list[Row]:
    """Measure from the start of the process to the end of its first reading, on a database that is there."""
    with at_hand(Page()) as (setup, _):
        _until_read(setup)
        clock, cpu = (median(found) for found in zip(*(_until_read(setup) for _ in range(STARTS)), strict=True))
    return [
        Row("`run` to the end of its first reading", clock, "s", Goal.AT_MOST, 1.0),
        Row("the same: CPU, which a busy machine does not lengthen", cpu, "s", Goal.AT_MOST, 1.0),
    ]


def _until_read(setup: Setup) -> tuple[float, float]:
    """Return how long it takes by the clock, and in seconds of CPU."""
    address = setup.folder / "notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
        manager.bind(str(address))
        began = time.perf_counter()
        with running(setup, address) as process:
            while b"WATCHDOG=1" not in manager.recv(4096):
                pass
            took = time.perf_counter() - began, cpu_seconds(process)
    address.unlink()
    return took


def memory() -> Iterator[Row]:
    """Measure what is resident after a hundred messages, without the site and with it."""
    for name, port, limit in (("without the site", None, 85), ("with the site", _free_port(), 105)):
        found = _after_messages(port)
        yield Row(f"resident after {MESSAGES} messages, {name}", found, "MiB", Goal.AT_MOST, limit)


def _after_messages(port: int | None) -> float:
    page = Page()
    with at_hand(page, channels=CHANNELS, site=port) as (setup, receiver), _on_tables(setup), running(setup) as process:
        page.is_read.wait()
        for number in range(MESSAGES // CHANNELS):
            page.show(*changes(number))
            receiver.wait_for(CHANNELS)
        for path in ("/", "/history") if port else ():
            urlopen(f"http://127.0.0.1:{port}{path}").read()
        return _resident(process)


@contextmanager
def _on_tables(setup: Setup) -> Iterator[None]:
    """Make the tables first: the one start that makes them also loads what makes them, and no later one does."""
    subprocess.run([PYTHON, "-m", "meteo_douane", "migrate", "--config", str(setup.config)], check=True)
    yield


def changes(number: int) -> tuple[str, ...]:
    """Return an alert and then, beside it, its end; the next ones are on another service."""
    service = ("DELTA G", "DELTA X", "DELTA H7", "DELTA IE", "DELTA T")[number // 2 % 5]
    alert = an_alert(service, number // 2 * 4)
    return (alert,) if number % 2 == 0 else (an_end(service, number // 2 * 4 + 2), alert)


def _resident(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    [line] = [line for line in status.splitlines() if line.startswith("VmRSS")]
    return int(line.split()[1]) / 1024


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port
