"""The one program that runs on a database file: known to others by a locked file beside it, with a few words in it."""

from __future__ import annotations

import errno
import fcntl
import json
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from meteo_douane.adapters.private_files import look_at, opened, opened_to_read

#: What is added to the name of the database.
SUFFIX = ".running"
#: What fits into the file on a full disk: the room that its first words have taken (the least that a disk gives out).
FITS = 1000
#: Somebody who only looks holds the file for a moment: a start tries so often, with this rest between.
ATTEMPTS, REST_SECONDS = 10, 0.05


class AlreadyRunningError(Exception):
    """Another program runs on the same database: one sentence for a person."""


class ForeignProcessError(Exception):
    """A process is not of the user whose file names it: one sentence for a person."""

    def __init__(self, pid: int, named_by: Path) -> None:
        super().__init__(
            f"process {pid} is another user's than {named_by}, which names it: nothing was sent to it;"
            f" if it is the program all the same, kill -HUP {pid}"
        )


@dataclass(frozen=True, slots=True)
class Words:
    """What a running program says of itself; `rejected` is why it did not take up its last new configuration, if so."""

    pid: int
    namespace: str
    reloads: int = 0
    rejected: str = ""

    @property
    def is_here(self) -> bool:
        """Whether its number means that process here, too: that of a container means another one outside."""
        return self.namespace == _namespace()


@dataclass(slots=True)
class Mark:
    """The file of a program that runs: locked as long as it does, however it ends."""

    _descriptor: int
    words: Words

    def say(self, rejected: str) -> None:
        """Write what came of one more reload."""
        self.words = Words(self.words.pid, self.words.namespace, self.words.reloads + 1, rejected)
        self.write()

    def write(self) -> None:
        """Write what is to be known of this program; on a full disk what is longer is cut."""
        try:
            self._put(self.words)
        except OSError:
            with suppress(OSError):  # nobody is told here, and the log has it
                self._put(replace(self.words, rejected=f"{self.words.rejected[:FITS]}…"))

    def _put(self, words: Words) -> None:
        text = json.dumps(asdict(words)).encode()
        # Over what was there: that needs no room on a full disk.
        if os.pwrite(self._descriptor, text, 0) < len(text):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        os.ftruncate(self._descriptor, len(text))


def mark_of(database: Path) -> Path:
    """Return the file that marks a program which runs on a database file, by whatever name that is known."""
    file = database.resolve()
    return file.with_name(file.name + SUFFIX)


@contextmanager
def marked(database: Path) -> Iterator[Mark]:
    """Be the program that runs on this database.

    Raises AlreadyRunningError, ForeignFileError, or OSError where nothing can be kept.
    """
    look_at(database)
    descriptor = opened(mark_of(database))
    try:
        if not _is_ours(descriptor):
            raise AlreadyRunningError(_refusal(database))
        mark = Mark(descriptor, Words(os.getpid(), _namespace()))
        mark.write()
        yield mark
    finally:
        os.close(descriptor)


def running_on(database: Path) -> Words | None:
    """Return what the program that runs on a database says of itself, or None; raises ForeignFileError or OSError."""
    try:
        descriptor = opened_to_read(mark_of(database))
    except FileNotFoundError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _words(descriptor)
    finally:
        os.close(descriptor)
    return None


def hang_up(database: Path, words: Words) -> None:
    """Send SIGHUP to the program that said these words of itself on a database.

    Whoever owns the file that names a process can write any number into it: root signals none that is somebody else's.
    Raises ForeignProcessError, ForeignFileError or OSError.
    """
    if os.geteuid() != 0:  # the system itself lets nobody else signal what is not theirs
        os.kill(words.pid, signal.SIGHUP)
        return
    process = os.pidfd_open(words.pid)  # whatever has this number later
    try:
        if Path(f"/proc/{words.pid}").stat().st_uid != _owner_of(mark_of(database)):
            raise ForeignProcessError(words.pid, mark_of(database))
        signal.pidfd_send_signal(process, signal.SIGHUP)
    finally:
        os.close(process)


def _owner_of(path: Path) -> int:
    descriptor = opened_to_read(path)
    try:
        return os.fstat(descriptor).st_uid
    finally:
        os.close(descriptor)


def _is_ours(descriptor: int) -> bool:
    for _ in range(ATTEMPTS):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(REST_SECONDS)
        else:
            return True
    return False


def _words(descriptor: int) -> Words:
    """Return what is written, as far as we know it: it may come from another version of the program.

    What is being written at this very moment is nothing to go by.
    """
    try:
        written = json.loads(os.pread(descriptor, 1_000_000, 0))
        known = {field.name: written[field.name] for field in fields(Words) if field.name in written}
        return Words(**known)
    except (ValueError, TypeError):
        return Words(0, "")


def _refusal(database: Path) -> str:
    words = running_on(database)
    who = f"process {words.pid}" if words and words.is_here else "in another container"
    return f"database {database}: another meteo-douane runs on it ({who}); stop that one, or give each its own database"


def _namespace() -> str:
    """Return what tells the numbers of processes here from those of another container; empty where nothing does."""
    try:
        return str(Path("/proc/self/ns/pid").readlink())
    except OSError:
        return ""
