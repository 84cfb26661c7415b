"""`INSERT … ON CONFLICT`, which both databases know and SQLAlchemy spells once for each.

Statements are made once: making one costs more than what it does.
"""

from functools import cache

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from meteo_douane.adapters.store.tables import Row

Insert = postgresql.Insert | sqlite.Insert


def insert(connection: Connection, row: type[Row]) -> Insert:
    """Return an insert that can be told what to do with rows that are there already."""
    return _insert(connection.dialect.name, row)


def insert_new(connection: Connection, row: type[Row]) -> Insert:
    """Return an insert that leaves what is there already as it is."""
    return _insert_new(connection.dialect.name, row)


def insert_or_change(connection: Connection, row: type[Row], key: tuple[str, ...], changed: tuple[str, ...]) -> Insert:
    """Return an insert that changes some columns of a row whose key is there already."""
    return _insert_or_change(connection.dialect.name, row, key, changed)


@cache
def _insert(dialect: str, row: type[Row]) -> Insert:
    return postgresql.insert(row) if dialect == "postgresql" else sqlite.insert(row)


@cache
def _insert_new(dialect: str, row: type[Row]) -> Insert:
    return _insert(dialect, row).on_conflict_do_nothing()


@cache
def _insert_or_change(dialect: str, row: type[Row], key: tuple[str, ...], changed: tuple[str, ...]) -> Insert:
    statement = _insert(dialect, row)
    return statement.on_conflict_do_update(
        index_elements=list(key), set_={name: statement.excluded[name] for name in changed}
    )
