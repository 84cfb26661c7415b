"""Ctrl-C, SIGTERM, a terminal that has gone: what is under way is put in order, and one line says that it stopped."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import click

#: What ends a command as Ctrl-C does; left alone, they would end it with its drafts lying about.
_OTHERS = (signal.SIGTERM, signal.SIGHUP)
#: The exit status where a question found nobody.
UNANSWERED = 2
_WORDS = {signal.SIGINT: "Ctrl-C", signal.SIGTERM: "SIGTERM", signal.SIGHUP: "SIGHUP"}


class _Told(SystemExit):
    """A signal, raised where the main thread is: all that has something to put in order does, as after Ctrl-C."""

    def __init__(self, number: int) -> None:
        super().__init__(status_of(number))
        self.number = signal.Signals(number)


def status_of(number: int) -> int:
    """Return the exit status that a shell shows of what a signal has ended."""
    return 128 + number


def heed_signals() -> None:
    """Let what the system would end at once be put in order first; a second one of a kind ends it all the same."""
    for number in _OTHERS:
        if signal.getsignal(number) is signal.SIG_DFL:  # what is ignored (nohup) stays so
            signal.signal(number, _raise)


@contextmanager
def stop_told(is_its_end: Callable[[], bool]) -> Iterator[None]:
    """Run a command, and say so if it is stopped; for one that runs until then, that is how it ends."""
    try:
        yield
    except (KeyboardInterrupt, _Told) as stop:
        number = stop.number if isinstance(stop, _Told) else signal.SIGINT
        if is_its_end():
            raise click.exceptions.Exit(0) from stop
        raise _stopped(number) from stop
    except click.Abort as abort:
        if isinstance(abort.__context__, KeyboardInterrupt):
            raise _stopped(signal.SIGINT) from abort
        _say("the input has ended before the question was answered; nothing was done")
        raise click.exceptions.Exit(UNANSWERED) from abort


def _stopped(number: signal.Signals) -> click.exceptions.Exit:
    _say(f"stopped by {_WORDS[number]} before it was done")
    return click.exceptions.Exit(status_of(number))


def _say(words: str) -> None:
    """Print on standard error, on a terminal below the ^C or the question."""
    click.echo(f"{chr(10) if sys.stderr.isatty() else ''}meteo-douane: {words}", err=True)


def _raise(number: int, _frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_DFL)
    raise _Told(number)
