"""Signals: each is obeyed, whatever the main thread does at that moment."""

import os
import signal
from collections.abc import Callable, Iterator
from threading import Event
from typing import cast

import pytest

from meteo_douane.cli.signals import Signals
from meteo_douane.daemon import Daemon

PATIENCE = 10.0


class Obedient:
    """Stands for the daemon: it stops, and carries out what it is given."""

    def __init__(self) -> None:
        self.stopping = Event()

    def carry_out(self, work: Callable[[], None], name: str) -> None:
        assert name == "reload"
        work()


@pytest.fixture
def handlers() -> Iterator[None]:
    """Leave the signals of the test run as they were."""
    numbers = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)
    before = [signal.getsignal(number) for number in numbers]
    yield
    for number, handler in zip(numbers, before, strict=True):
        signal.signal(number, handler)


@pytest.mark.usefixtures("handlers")
def test_a_signal_that_comes_while_the_main_thread_holds_the_lock_of_what_it_waits_for_is_obeyed() -> None:
    daemon, reloaded = Obedient(), Event()
    signals = Signals.of_reload()
    signals.obeyed_by(cast("Daemon", daemon), reloaded.set)

    with daemon.stopping._cond:  # type: ignore[attr-defined] # as it does for a moment at the beginning of a wait
        os.kill(os.getpid(), signal.SIGTERM)

    assert daemon.stopping.wait(PATIENCE)


@pytest.mark.usefixtures("handlers")
def test_a_reload_that_was_asked_for_too_early_comes_when_the_program_is_ready() -> None:
    daemon, reloaded = Obedient(), Event()
    signals = Signals.of_reload()
    os.kill(os.getpid(), signal.SIGHUP)

    signals.obeyed_by(cast("Daemon", daemon), reloaded.set)

    assert reloaded.wait(PATIENCE)
    assert not daemon.stopping.is_set()
