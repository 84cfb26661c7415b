"""What came of verifying a file of evidence: intact, or the first thing that is wrong with it, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from meteo_douane.domain.evidence import Manifest


class Fault(StrEnum):
    """What can be wrong; the sentence is in `telling.verification`."""

    CANNOT_BE_READ = "cannot_be_read"
    NO_ZIP = "no_zip"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too_large"
    UNSAFE_NAME = "unsafe_name"
    NO_MANIFEST = "no_manifest"
    BAD_MANIFEST = "bad_manifest"
    OTHER_FORMAT = "other_format"
    STRAY_BYTES = "stray_bytes"
    DOUBLE = "double"
    ADDED = "added"
    REMOVED = "removed"
    DAMAGED = "damaged"
    CHANGED = "changed"
    BODY_RENAMED = "body_renamed"
    CHAIN_BROKEN = "chain_broken"
    CHAIN_OTHERWISE = "chain_otherwise"
    FACTS_OTHERWISE = "facts_otherwise"
    EDITION_CHANGED = "edition_changed"

    @property
    def is_of_the_file(self) -> bool:
        """Whether nothing can be said of the contents: it is no dossier, or one that cannot be gone through."""
        return self in _UNUSABLE


_UNUSABLE = {
    Fault.CANNOT_BE_READ,
    Fault.NO_ZIP,
    Fault.ENCRYPTED,
    Fault.TOO_LARGE,
    Fault.UNSAFE_NAME,
    Fault.NO_MANIFEST,
    Fault.BAD_MANIFEST,
    Fault.OTHER_FORMAT,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """The first fault; `place` is the name of the file, a reading's number (from 1), or why it cannot be read."""

    fault: Fault
    place: str = ""


@dataclass(frozen=True, slots=True)
class Intact:
    """Everything is as the manifest says; `fingerprint` is the manifest's SHA-256."""

    manifest: Manifest
    fingerprint: str


Verification = Intact | Finding
