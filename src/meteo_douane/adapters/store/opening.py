"""How a database is opened: a file or a server, one that has to be there, or one in memory."""

from contextlib import ExitStack

from meteo_douane.adapters.store.engine import connect, file_of, is_there
from meteo_douane.adapters.store.errors import StoreError
from meteo_douane.adapters.store.schema import bring_up_to_date
from meteo_douane.adapters.store.senders import Senders
from meteo_douane.adapters.store.store import SqlStore
from meteo_douane.adapters.store.tables import METADATA


def open_store(url: str) -> SqlStore:
    """Connect to a database and bring its schema up to date; raises StoreError with a sentence for a person."""
    engines = connect(url)
    with ExitStack() as on_failure:
        on_failure.callback(engines.close)
        bring_up_to_date(engines)
        on_failure.pop_all()
    return SqlStore(engines, Senders.of(engines.url))


def open_in_memory() -> SqlStore:
    """Open an empty store that dies with the program, with nothing but what is loaded: the disk may give no more.

    So its tables are made as they are known here, and not by migrations.
    """
    engines = connect("sqlite://")
    with engines.writing() as connection:
        METADATA.create_all(connection)
    return SqlStore(engines)


def open_existing(url: str) -> SqlStore:
    """Do the same for a database that is there; raises StoreError for a file that is not: nothing is made by a look."""
    file = file_of(url)
    if file is not None and not is_there(file):
        raise StoreError(
            f"database {file.absolute()}: no such file: nothing was ever read there, or it was moved away; a relative"
            " address in the configuration starts where a command is run"
        )
    return open_store(url)
