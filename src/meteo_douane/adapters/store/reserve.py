"""Room on the disk, set aside for bad days: a file of nothing, given back when the disk is full."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from meteo_douane.adapters.private_files import ForeignFileError, opened
from meteo_douane.adapters.store.errors import FullError, UnusableError

SUFFIX = ".reserve"
SIZE = 4 << 20
"""Enough for some hundred messages with what became of them."""
NO_SPACE = (errno.ENOSPC, errno.EDQUOT)
TOO_LITTLE = f"less than {SIZE >> 20} MiB are free on its disk: make room on it"


def reserve_of(database: Path) -> Path:
    """Return the file that holds the room for a database file."""
    return database.with_name(database.name + SUFFIX)


def set_aside(database: Path) -> None:
    """Hold the room, if it is not held yet, where the file system can.

    Raises FullError if there is not that much: the disk is as good as full. Raises UnusableError for a file that is not
    ours. What else is wrong with the disk is told by whatever is written to the database itself.
    """
    descriptor = -1
    try:
        descriptor = opened(reserve_of(database))
        os.posix_fallocate(descriptor, 0, SIZE)
    except ForeignFileError as error:
        raise UnusableError(str(error)) from error
    except OSError as error:
        give_back(database)
        if error.errno not in NO_SPACE:
            return
        raise FullError(f"database {database}: {TOO_LITTLE}") from error
    finally:
        if descriptor >= 0:
            os.close(descriptor)


def give_back(database: Path) -> None:
    """Let go of the room, for what must be written now; a disk that does not even let it go says so when written to."""
    with suppress(OSError):
        reserve_of(database).unlink(missing_ok=True)
