"""Files for the service's user alone: root may be the first to make one, and is led to nobody else's by a link.

That user can put into its folder whatever it likes, so a name there proves nothing: what counts is what was opened.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

#: Opens the file itself and no link to it, without waiting for who is at the other end of a pipe.
_ITSELF = os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class ForeignFileError(Exception):
    """A file is not what its name promises: one sentence for a person."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} is a link, or no plain file, and may be somebody else's: nothing was done to it;"
            " see who put it there (ls -li), and remove it"
        )


def opened(path: Path) -> int:
    """Open a file to read and write it, made if it is not there; raises ForeignFileError or OSError."""
    with _folder_of(path) as folder:
        try:
            return _made_for_the_owner_of(folder, path)
        except FileExistsError:
            return _found(path, os.O_RDWR, folder)


def put_on_the_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, would outlast a power failure."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def made(path: Path) -> int:
    """Make a file, for this user alone; raises OSError: FileExistsError for whatever has that name."""
    with _folder_of(path) as folder:
        return _made(path, folder)


def made_for_the_owner_of_its_folder(path: Path) -> int:
    """Make a file, for the owner of its folder alone where we are root; raises OSError like `made`."""
    with _folder_of(path) as folder:
        return _made_for_the_owner_of(folder, path)


def opened_to_read(path: Path) -> int:
    """Open a file to read it; raises ForeignFileError or OSError."""
    with _folder_of(path) as folder:
        return _found(path, os.O_RDONLY, folder)


def give_to(owner: os.stat_result, descriptor: int) -> None:
    """Let an owner have a file that this process has made, where we are root; nobody else can give it.

    On a file system that knows no owners (vfat) all is everybody's.
    """
    if os.geteuid() == 0:
        with suppress(PermissionError):
            os.fchown(descriptor, owner.st_uid, owner.st_gid)


def look_at(path: Path) -> None:
    """Raise ForeignFileError for what root must not work on, where it is opened by its name alone (as SQLite does).

    Root follows the links that it made itself. A second name is a trap if the file is not of the folder's owner.
    """
    with suppress(OSError):  # what cannot be looked at is told by whoever opens it
        if os.geteuid() == 0 and _is_a_trap(path):
            raise ForeignFileError(path)


@contextmanager
def _folder_of(path: Path) -> Iterator[int]:
    """Give the folder itself: it may be exchanged for another while we are at work."""
    folder = os.open(path.parent, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield folder
    finally:
        os.close(folder)


def _made_for_the_owner_of(folder: int, path: Path) -> int:
    descriptor = _made(path, folder)
    give_to(os.fstat(folder), descriptor)
    return descriptor


def _made(path: Path, folder: int) -> int:
    with _named_whole(path):
        return os.open(path.name, os.O_RDWR | os.O_CREAT | os.O_EXCL | _ITSELF, mode=0o600, dir_fd=folder)


@contextmanager
def _named_whole(path: Path) -> Iterator[None]:
    """Let an error name a file by its path: within its folder it is opened by its name alone."""
    try:
        yield
    except OSError as error:
        error.filename = str(path)
        raise


def _found(path: Path, way: int, folder: int) -> int:
    try:
        with _named_whole(path):
            descriptor = os.open(path.name, way | _ITSELF, dir_fd=folder)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise ForeignFileError(path) from error
        raise
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
        os.close(descriptor)
        raise ForeignFileError(path)
    return descriptor


def _is_a_trap(path: Path) -> bool:
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        return found.st_uid != 0 or _is_a_trap(path.parent / path.readlink())
    return found.st_nlink > 1 and stat.S_ISREG(found.st_mode) and found.st_uid != path.parent.stat().st_uid
