"""The databases of a simulated month: made ready for it, and measured."""

from __future__ import annotations

import ctypes
import gc
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from meteo_douane.adapters.store import SqlStore
from meteo_douane.adapters.store.engine import connect


@dataclass(frozen=True, slots=True)
class Size:
    """What the program takes at one moment, in bytes: memory, what is in the database, its write-ahead log."""

    at: datetime
    resident: int
    kept: int
    log: int


def on_a_turned_clock(url: str) -> str:
    """Let the leases of a server go by the clock of the soak; return its URL."""
    engines = connect(url)
    with engines.writing() as connection:
        for statement in TURNED.split(";;"):
            connection.exec_driver_sql(statement.format(name=engines.url.database))
    engines.close()
    return url


#: Before the server's own function of that name comes ours, which says what a transaction was told (fates.py).
TURNED = """CREATE SCHEMA soak;;
CREATE FUNCTION soak.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS
$$ SELECT coalesce(nullif(current_setting('soak.now', true), '')::timestamptz, pg_catalog.clock_timestamp()) $$;;
ALTER DATABASE {name} SET search_path = public, soak, pg_catalog"""


def without_waiting_for_the_disk(store: SqlStore) -> None:
    """Leave writing to the system: processes die here, and no power fails. It is half of the time of a soak."""
    connection = store._engines.writer.raw_connection()
    connection.cursor().execute("PRAGMA synchronous=OFF")
    connection.close()


def resident() -> int:
    """Return how much memory this process has."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)  # what is free is not the program's
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def kept(store: SqlStore) -> int:
    """Return how much is in the database: what its file takes once the write-ahead log is in it."""
    if store.is_shared:
        with store._engines.reading() as connection:
            return int(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar() or 0)
    with store._engines.reading() as connection:
        pages, size = (connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("page_count", "page_size"))
    assert isinstance(pages, int)
    assert isinstance(size, int)
    return pages * size
