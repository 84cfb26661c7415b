"""`INSERT … ON CONFLICT`, which both databases know and SQLAlchemy spells once for each.

Statements are made once: making one costs more than what it does. Only the spelling of the database in use is loaded.
"""

from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from sqlalchemy import Connection, Table

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

Insert: TypeAlias = "postgresql.Insert | sqlite.Insert"


def insert(connection: Connection, table: Table) -> Insert:
    """Return an insert that can be told what to do with rows that are there already."""
    return _insert(connection.dialect.name, table)


def insert_new(connection: Connection, table: Table) -> Insert:
    """Return an insert that leaves what is there already as it is."""
    return _insert_new(connection.dialect.name, table)


def insert_or_change(connection: Connection, table: Table, key: tuple[str, ...], changed: tuple[str, ...]) -> Insert:
    """Return an insert that changes some columns of a row whose key is there already."""
    return _insert_or_change(connection.dialect.name, table, key, changed)


@cache
def _insert(dialect: str, table: Table) -> Insert:
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)
    from sqlalchemy.dialects import sqlite

    return sqlite.insert(table)


@cache
def _insert_new(dialect: str, table: Table) -> Insert:
    return _insert(dialect, table).on_conflict_do_nothing()


@cache
def _insert_or_change(dialect: str, table: Table, key: tuple[str, ...], changed: tuple[str, ...]) -> Insert:
    statement = _insert(dialect, table)
    return statement.on_conflict_do_update(
        index_elements=list(key), set_={name: statement.excluded[name] for name in changed}
    )
