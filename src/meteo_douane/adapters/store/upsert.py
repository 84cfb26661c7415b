"""`INSERT … ON CONFLICT`, which both databases know and SQLAlchemy spells once for each."""

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from meteo_douane.adapters.store.tables import Row


def insert(connection: Connection, row: type[Row]) -> postgresql.Insert | sqlite.Insert:
    """Return an insert that can be told what to do with rows that are there already."""
    return postgresql.insert(row) if connection.dialect.name == "postgresql" else sqlite.insert(row)
