"""Room on the disk, set aside for bad days: a file of nothing, given back when the disk is full."""

import os
from contextlib import suppress
from pathlib import Path

from meteo_douane.adapters.private_files import ForeignFileError, opened
from meteo_douane.adapters.store.errors import UnusableError

SUFFIX = ".reserve"
SIZE = 4 << 20
"""Enough for some hundred messages with what became of them."""


def reserve_of(database: Path) -> Path:
    """Return the file that holds the room for a database file."""
    return database.with_name(database.name + SUFFIX)


def set_aside(database: Path) -> bool:
    """Hold the room, if it is not held yet; return whether it is: otherwise the disk is as good as full.

    Raises UnusableError for a file that is not ours.
    """
    descriptor = -1
    try:
        descriptor = opened(reserve_of(database))
        os.posix_fallocate(descriptor, 0, SIZE)
    except ForeignFileError as error:
        raise UnusableError(str(error)) from error
    except OSError:
        give_back(database)
        return False
    finally:
        if descriptor >= 0:
            os.close(descriptor)
    return True


def give_back(database: Path) -> None:
    """Let go of the room, for what must be written now; a disk that does not even let it go says so when written to."""
    with suppress(OSError):
        reserve_of(database).unlink(missing_ok=True)
