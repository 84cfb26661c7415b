"""Who does for all what only one may do: a lease in a row, on the database's own clock, with a number that fences.

Whoever holds a lease renews it in time; one that was not renewed is taken by whoever asks first. Each new holder gets a
higher number: what is written under a lower one comes from somebody who was stopped, and does not know it.
"""

from datetime import timedelta
from typing import Any

from sqlalchemy import Connection, Float, case, or_, select, update
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from meteo_douane.adapters.store.tables import LEASES
from meteo_douane.adapters.store.upsert import insert


class database_now(FunctionElement[float]):  # noqa: N801 - a function of SQL, spelt like one
    """The moment on the database's own clock, in seconds since 1970: programs on two machines share no other."""

    type = Float()
    inherit_cache = True


@compiles(database_now, "postgresql")
def _on_postgresql(element: database_now, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - its signature
    del element, compiler, options
    return "extract(epoch from clock_timestamp())::float8"  # not now(): that is when the transaction began


@compiles(database_now, "sqlite")
def _on_sqlite(element: database_now, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - its signature
    del element, compiler, options
    return "((julianday('now') - 2440587.5) * 86400.0)"


def take(connection: Connection, name: str, holder: str, lifetime: timedelta) -> int | None:
    """Take or renew a lease for so long from now; return its fence, or None if somebody else holds it.

    One that is held for longer than anybody may is nobody's: the database's clock was wrong when it was taken.
    """
    unheld = insert(connection, LEASES).values(name=name, holder="", expires_at=0.0, fence=0)
    connection.execute(unheld.on_conflict_do_nothing())
    is_ours = LEASES.c.holder == holder
    until = database_now() + lifetime.total_seconds()
    is_free = or_(LEASES.c.expires_at < database_now(), LEASES.c.expires_at > until + lifetime.total_seconds())
    taken = (
        update(LEASES)
        .where(LEASES.c.name == name, or_(is_ours, is_free))
        .values(
            holder=holder,
            expires_at=until,
            fence=LEASES.c.fence + case((is_ours, 0), else_=1),
        )
        .returning(LEASES.c.fence)
    )
    return connection.scalar(taken)


def give_up(connection: Connection, name: str, holder: str) -> None:
    """Let the next one have a lease at once, if it is still ours."""
    connection.execute(
        update(LEASES).where(LEASES.c.name == name, LEASES.c.holder == holder).values(holder="", expires_at=0.0)
    )


def is_current(connection: Connection, name: str, fence: int) -> bool:
    """Return whether nobody has taken a lease since; nobody will before the end of this transaction."""
    held = select(LEASES.c.fence).where(LEASES.c.name == name).with_for_update()
    return connection.scalar(held) == fence
