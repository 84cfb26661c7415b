"""The SHA-256 of a copy, in a file beside it that `sha256sum --check` reads.

SQLite finds a page or a reference that is not whole; a byte that has changed inside a text is a text for it.
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from meteo_douane.adapters.private_files import look_at
from meteo_douane.adapters.store.errors import StoreError

#: A line of `sha256sum`: a backslash before it says that the name is written with some.
_SUM = re.compile(rb"\\?([0-9a-fA-F]{64})(?:\s|$)")
_ESCAPES = {b"\\": b"\\\\", b"\n": b"\\n", b"\r": b"\\r"}
_LONGEST_LINE = 8192


def sums_of(copy: Path) -> Path:
    """Return where the checksum of a copy is."""
    return copy.with_name(f"{copy.name}.sha256")


def line_for(descriptor: int, copy: Path) -> bytes:
    """Return what the checksum file of a copy says, which is open and whole."""
    name = os.fsencode(copy.name)
    escaped = re.sub(rb"[\\\n\r]", lambda found: _ESCAPES[found.group()], name)
    mark = b"\\" if escaped != name else b""
    return mark + _digest(os.dup(descriptor)).encode() + b"  " + escaped + b"\n"


def has_its_checksum(copy: Path) -> bool:
    """Look whether a copy has the checksum beside it, or beside what it is a link to; False if there is none.

    Raises StoreError if it has another one, or if that cannot be read: ForeignFileError and OSError, too.
    """
    sums = sums_of(copy.resolve())
    if not (copy.is_file() and sums.is_file()):
        return False
    for file in (copy, sums):
        look_at(file)
    with sums.open("rb") as lines:
        found = _SUM.match(lines.read(_LONGEST_LINE))
    if found is None:
        raise StoreError(f"{sums}: there is no SHA-256 in it: put back the one of {copy}, or remove the file")
    if found[1].decode().lower() != _digest(os.open(copy, os.O_RDONLY | os.O_CLOEXEC)):
        raise StoreError(
            f"{copy}: it is not as it was written (its SHA-256 is not the one in {sums}): take another copy,"
            f" or remove {sums} if that belongs to another file"
        )
    return True


def _digest(descriptor: int) -> str:
    with os.fdopen(descriptor, "rb") as file:
        file.seek(0)
        return hashlib.file_digest(file, "sha256").hexdigest()
