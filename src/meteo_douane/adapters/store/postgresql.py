"""How PostgreSQL is spoken to, so that nobody waits for ever: not for a program that stands still, nor for a server.

The figures belong together. Whoever waits for a lock may have renewed its lease (15 s) five seconds before: it goes on
waiting until whoever stands still is cut off, and gives up before its lease runs out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen
from psycopg.pq import TransactionStatus
from sqlalchemy import URL, Engine, event
from sqlalchemy import Connection as SqlConnection

T = TypeVar("T")

#: A session that says nothing for so long in the midst of a transaction is ended by the server: what it held is free.
IDLE_SECONDS = 5
#: How long a statement waits for a lock: longer than that, and shorter than a lease that was not renewed meanwhile.
LOCK_SECONDS = 8
#: How long we wait for the answer to a statement: a server that is frozen takes what is sent to it and says nothing.
ANSWER_SECONDS = 30.0
#: What a URL may say otherwise. A connection whose other end is gone is known to be dead after ten seconds and a bit.
DEFAULTS = {
    "connect_timeout": 5,
    "tcp_user_timeout": 10_000,
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
}

#: The session is told, and not the server at the connection: what stands in between may refuse to pass that on.
SESSION = f"SET idle_in_transaction_session_timeout = '{IDLE_SECONDS}s'; SET lock_timeout = '{LOCK_SECONDS}s'"


class Session(psycopg.Connection[Any]):
    """A connection that is given up where the server says nothing for so many seconds; None is for ever."""

    patience: float | None = ANSWER_SECONDS

    def wait(self, gen: PQGen[T], interval: float = 0.1, timeout: float | None = None) -> T:
        """Wait for an answer; raises OperationalError."""
        limit = self.patience if timeout is None else timeout
        try:
            return super().wait(gen, interval, limit)
        except psycopg.OperationalError as error:
            if limit is None or self.pgconn.transaction_status != TransactionStatus.ACTIVE:
                raise
            self.close()  # an answer that comes after all would be taken for that to the next statement
            raise psycopg.OperationalError(f"the server gave no answer within {limit:g} s") from error


def arguments(url: URL) -> Mapping[str, Any]:
    """Return what a connection is made with, beside what its URL says."""
    return {name: value for name, value in DEFAULTS.items() if name not in url.query}


def prepare(engine: Engine) -> None:
    """Let every connection of an engine be such a session."""

    @event.listens_for(engine, "do_connect")
    def connected(_dialect: object, _record: object, given: list[Any], named: dict[str, Any]) -> Session:
        session = Session.connect(*given, autocommit=True, **named)
        session.execute(SESSION)
        session.autocommit = False
        return session


@contextmanager
def slow_answers(connection: SqlConnection) -> Iterator[None]:
    """Wait within this block however long a statement takes: a migration, or years that are forgotten."""
    session = connection.connection.driver_connection
    assert isinstance(session, Session)  # noqa: S101 - `prepare` gives nothing else
    session.patience = None
    try:
        yield
    finally:
        session.patience = ANSWER_SECONDS
