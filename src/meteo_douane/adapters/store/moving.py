"""Move a whole history from one database into another that is empty, row by row and as one transaction."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, Integer, Table, func, insert, select, text

from meteo_douane.adapters.store.engine import connect, may_stand_still
from meteo_douane.adapters.store.errors import StoreError
from meteo_douane.adapters.store.schema import bring_up_to_date
from meteo_douane.adapters.store.tables import METADATA

#: Rows that are held in memory at a time: a body may have a megabyte.
BATCH = 500

Progress = Callable[[int], object]
"""Is told after each batch how many rows it had."""


@dataclass(frozen=True, slots=True)
class Moved:
    """How many rows each table had, in the order in which they were copied."""

    rows: dict[str, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.rows.values())


def move(source_url: str, target_url: str, progress: Progress) -> Moved:
    """Copy all that one database holds into another, empty one; the first is left as it is.

    While it lasts nothing can be written to the first. Raises StoreError, with nothing written: if the second holds
    something already, or if what arrived is not as much as what was there.
    """
    source, target = connect(source_url), connect(target_url)
    try:
        bring_up_to_date(source)
        bring_up_to_date(target)
        with source.writing() as old, target.working_long() as new:
            may_stand_still(old)
            _check_empty(new)
            return Moved({table.name: _copy(table, old, new, progress) for table in METADATA.sorted_tables})
    finally:
        source.close()
        target.close()


def rows(url: str) -> int:
    """Return how many rows a database holds in all; raises StoreError."""
    engines = connect(url)
    try:
        bring_up_to_date(engines)
        with engines.reading() as connection:
            return sum(_count(table, connection) for table in METADATA.sorted_tables)
    finally:
        engines.close()


def _check_empty(connection: Connection) -> None:
    found = next((table.name for table in METADATA.sorted_tables if _count(table, connection)), None)
    if found is not None:
        raise StoreError(f"database: the one to move to holds something already (table {found}): name an empty one")


def _copy(table: Table, old: Connection, new: Connection, progress: Progress) -> int:
    result = old.execution_options(yield_per=BATCH).execute(select(table))
    for batch in result.mappings().partitions():
        new.execute(insert(table), [dict(row) for row in batch])
        progress(len(batch))
    _count_on(table, new)
    there, here = _count(table, old), _count(table, new)
    if there != here:
        raise StoreError(f"database: of {there} rows of the table {table.name} {here} arrived; nothing is moved")
    return here


def _count(table: Table, connection: Connection) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _count_on(table: Table, connection: Connection) -> None:
    """Let PostgreSQL number the next row after the last one that was copied: it counts by itself."""
    [key, *others] = table.primary_key.columns
    if connection.dialect.name != "postgresql" or others or not isinstance(key.type, Integer):
        return
    last = connection.scalar(select(func.max(key)))
    if last is not None:
        sequence = {"table": table.name, "column": key.name, "last": last}
        connection.execute(text("SELECT setval(pg_get_serial_sequence(:table, :column), :last)"), sequence)
