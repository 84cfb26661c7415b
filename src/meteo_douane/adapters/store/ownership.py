"""Whose the files of a database are: the service's user must be able to open what root was the first to make."""

import os
from contextlib import suppress
from pathlib import Path


def give_to_the_owner_of(place: Path, file: int | Path) -> None:
    """Let the owner of a place have a file (or what is open as it), where we are root; nobody else can give it.

    On a file system that knows no owners (vfat) all is everybody's.
    """
    if os.geteuid() == 0:
        owner = place.stat()
        with suppress(PermissionError):
            os.chown(file, owner.st_uid, owner.st_gid)
