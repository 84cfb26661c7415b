"""Standard output that takes no more: one sentence for a full disk, silence for a reader who has left."""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

#: The exit status where the output cannot be written (EX_IOERR of sysexits.h).
CANNOT_BE_WRITTEN = 74
#: The one of a program that SIGPIPE has ended, as a shell shows it.
READER_HAS_LEFT = 128 + signal.SIGPIPE


class OutputLostError(OSError):
    """Standard output takes no more.

    Its own number is no EPIPE: Click makes 1 of that, which means something else in several commands.
    """

    def __init__(self, error: OSError) -> None:
        super().__init__(errno.EIO, error.strerror)
        self.is_left = error.errno == errno.EPIPE


class _Output(io.FileIO):
    """Standard output as a file that says so when it is lost."""

    def write(self, data: object, /) -> int:
        try:
            return super().write(data)  # type: ignore[arg-type]
        except OSError as error:
            raise OutputLostError(error) from error


@contextmanager
def loss_of_output_told() -> Iterator[None]:
    """Run what prints; end it with one sentence, or silently, if nobody can have what it prints."""
    _guard()
    try:
        try:
            yield
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except OutputLostError as lost:
        _let_go()
        if lost.is_left:
            sys.exit(READER_HAS_LEFT)
        remedy = "make room there, or write it elsewhere"
        click.echo(f"meteo-douane: the output cannot be written: {lost.strerror}; {remedy}", err=True)
        sys.exit(CANNOT_BE_WRITTEN)


def _guard() -> None:
    """Put a file that says when it is lost in the place of standard output, if there is one."""
    before = sys.stdout
    if not isinstance(before, io.TextIOWrapper):
        return
    before.flush()
    written = io.BufferedWriter(_Output(before.fileno(), "w", closefd=False))
    sys.stdout = io.TextIOWrapper(
        written, encoding=before.encoding, errors=before.errors, line_buffering=before.line_buffering
    )


def _let_go() -> None:
    """Have what is still to be written go nowhere: Python would try, and complain, when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
