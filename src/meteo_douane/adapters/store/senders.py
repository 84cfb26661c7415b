"""Which programs send what one SQLite owes: each holds a lock on a file beside it, until it ends, in whatever way.

A claim in a row outlives whoever was killed; a lock does not. Whoever finds no lock knows that nobody is sending.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from sqlalchemy import URL

from meteo_douane.adapters.private_files import ForeignFileError, opened
from meteo_douane.adapters.store.errors import UnusableError


@dataclass(slots=True)
class Senders:
    """The lock of one program; `path` is None where there can be none.

    That is so for a database in memory, and for PostgreSQL: programs on other machines send from it too.
    """

    path: Path | None
    _file: int | None = field(default=None, init=False)

    @classmethod
    def of(cls, url: URL) -> Self:
        """Return the lock beside a database, not taken yet: beside the file itself, whatever name it is known by."""
        is_file = url.get_backend_name() == "sqlite" and url.database not in {None, "", ":memory:"}
        return cls(Path(f"{Path(str(url.database)).resolve()}-senders") if is_file else None)

    @contextmanager
    def joined(self) -> Iterator[bool]:
        """Count among those who send until `leave`; give whether nobody else does, or can begin within this block."""
        if self.path is None or self._file is not None:
            yield False
            return
        is_alone = self._is_alone(self.path)
        try:
            yield is_alone
        finally:
            self._lock(fcntl.LOCK_SH)

    def leave(self) -> None:
        """Send no more."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _is_alone(self, path: Path) -> bool:
        """Return whether the lock is ours alone; where no file can be made or locked, nobody can tell.

        Raises UnusableError for a file that is not ours.
        """
        try:
            self._file = opened(path)
        except ForeignFileError as error:
            raise UnusableError(str(error)) from error
        except OSError:
            return False
        return self._lock(fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _lock(self, kind: int) -> bool:
        try:
            if self._file is not None:
                fcntl.flock(self._file, kind)
        except OSError:  # somebody has it, or the file system has no locks
            return False
        return self._file is not None
