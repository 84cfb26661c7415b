"""How far programs go: a thousand messages by one on SQLite, and by several that share a PostgreSQL.

`python -m bench.scaling [URL…]`; each URL is an empty database of a PostgreSQL (postgresql+psycopg://…). The first one
is filled for one program, the second for two that share it, and so on.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.outbox import PAGE, Site, of_another_episode
from bench.receiver import Receiver, receiving
from bench.world import Setup, a_page, an_alert, configured
from meteo_douane.adapters.store import open_store
from meteo_douane.cli.beginning import configured as understood
from meteo_douane.cli.beginning import now
from meteo_douane.cli.senders import courier_of
from meteo_douane.cli.sources import monitor_of
from meteo_douane.cli.warming import warming_of

MESSAGES = 1_000
WATCHES = 10
ON_SQLITE = (1, 5, 20, 100)
CHANNELS_SHARED = 20


def main(*urls: str) -> None:
    """Print a row for each number of channels, and of programs that share the work."""
    for channels in ON_SQLITE:
        _print(f"one program on SQLite, {channels} channels", *_measured(channels, 1))
    for programs, url in enumerate(urls, start=1):
        name = f"programs on one PostgreSQL, {CHANNELS_SHARED} channels: {programs}"
        _print(name, *_measured(CHANNELS_SHARED, programs, url))


def _print(name: str, per_second: float, cpu: float) -> None:
    print(f"{name:55} {per_second:6.0f} /s {cpu * 1000:6.1f} ms of CPU for each message")


def _measured(channels: int, programs: int, url: str = "") -> tuple[float, float]:
    """Return how many messages were sent in a second, and the seconds of CPU that the programs took for each."""
    with receiving() as receiver, _owing(receiver, channels, url) as setup, ExitStack() as running:
        senders = [running.enter_context(_sender(setup.config)) for _ in range(programs)]
        for one in senders:
            _answer(one)
        began = time.perf_counter()
        for one in senders:
            _tell(one)
        receiver.wait_for(MESSAGES)
        took = time.perf_counter() - began
        return MESSAGES / took, sum(float(_answer(one)) for one in senders) / MESSAGES


@contextmanager
def _owing(receiver: Receiver, channels: int, url: str) -> Iterator[Setup]:
    """Give a configuration whose database owes a thousand messages, as many to each channel."""
    with configured("http://127.0.0.1/meteo", receiver, watches=WATCHES, channels=channels) as setup:
        if url:
            _, _, rest = setup.config.read_text(encoding="utf-8").partition("\n")
            setup.config.write_text(f'database = "{url}"\n{rest}', encoding="utf-8")
        config, site = understood(setup.config), Site()
        with open_store(config.database.reveal()) as store:
            monitor = monitor_of(config, fetch=site.fetch, store=store, clock=now)
            monitor.read(PAGE)
            site.page = a_page(an_alert("DELTA T"))
            messages = monitor.read(PAGE).messages
            for number in range(1, MESSAGES // channels):
                store.owe(tuple(of_another_episode(one, number) for one in messages))
        yield setup


@contextmanager
def _sender(config: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", f"from bench.scaling import send; send({str(config)!r})"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield process


def _tell(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("go\n")
    process.stdin.flush()


def _answer(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


def send(path: str) -> None:
    """Send all that is owed, in a process of its own: say when ready, begin when told, and say what CPU it took."""
    config = understood(Path(path))
    with open_store(config.database.reveal()) as store:
        courier = courier_of(config, store=store, clock=now)
        warming_of(config, lambda: store.rehearse_sending(now()))()
        print("ready", flush=True)
        sys.stdin.readline()
        began = time.process_time()
        with ThreadPoolExecutor(len(courier.channels)) as pool:
            while store.next_dues():
                sum(pool.map(courier.deliver, sorted(courier.channels)))
        print(time.process_time() - began, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
