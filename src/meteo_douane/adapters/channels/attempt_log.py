"""What Apprise logs in the course of an attempt: it has no other way to say why a message was not taken.

Its log holds addresses, tokens and whole messages: it is heard here, and goes nowhere else.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class _Attempts(threading.local):
    """The records of the attempt that a thread makes; None while it makes none."""

    records: list[logging.LogRecord] | None = None


_attempts = _Attempts()


class _AttemptLog(logging.Handler):
    """Keeps what is logged in a thread that makes an attempt; what others log is not its affair."""

    def handle(self, record: logging.LogRecord) -> bool:
        """Keep a record, without the lock that all threads would wait for."""
        if _attempts.records is not None:
            _attempts.records.append(record)
        return True


_HANDLER = _AttemptLog()


def hear_attempts() -> None:
    """Take in, and keep to ourselves, what Apprise and what it sends with log.

    Apprise's own logger is left at its finest level: what it says of one attempt is how we know what came of it.
    """
    for library in ("apprise", "urllib3"):
        logger = logging.getLogger(library)
        logger.propagate = False
        if _HANDLER not in logger.handlers:
            logger.addHandler(_HANDLER)
    logging.getLogger("apprise").setLevel(logging.DEBUG)


@contextmanager
def heard() -> Iterator[list[logging.LogRecord]]:
    """Give a list that is filled with what is logged in this thread."""
    records: list[logging.LogRecord] = []
    _attempts.records = records
    try:
        yield records
    finally:
        _attempts.records = None
