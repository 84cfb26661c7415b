"""What is remembered (SQLAlchemy)."""

from meteo_douane.adapters.store.copies import Copy, back_up, check, restore
from meteo_douane.adapters.store.engine import file_of, is_there, shown
from meteo_douane.adapters.store.errors import FullError, PassingError, SchemaError, StaleError, StoreError
from meteo_douane.adapters.store.opening import open_existing, open_in_memory, open_store
from meteo_douane.adapters.store.pruning import Pruned
from meteo_douane.adapters.store.schema import Migrated, migrate
from meteo_douane.adapters.store.store import SqlStore

__all__ = [
    "Copy",
    "FullError",
    "Migrated",
    "PassingError",
    "Pruned",
    "SchemaError",
    "SqlStore",
    "StaleError",
    "StoreError",
    "back_up",
    "check",
    "file_of",
    "is_there",
    "migrate",
    "open_existing",
    "open_in_memory",
    "open_store",
    "restore",
    "shown",
]
