"""Writing a dossier: the same contents are the same bytes, and no half of it is ever left behind."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from meteo_douane.adapters.dossier.documents import FACTS_FORM, MANIFEST_FORM, sums
from meteo_douane.adapters.private_files import put_on_the_disk
from meteo_douane.domain.evidence import FACTS, MANIFEST, SUMS, Evidence, FileFacts, Manifest

#: The first moment that a zip can state: the real one is in the manifest, once.
NO_MOMENT = (1980, 1, 1, 0, 0, 0)
ANY_FILE = 0o100644 << 16
UNIX = 3


class DossierError(Exception):
    """The file cannot be written; says which, and why."""


@dataclass(slots=True)
class ZipDossier:
    """A `Dossier` in a zip."""

    _zip: ZipFile
    _files: list[FileFacts] = field(default_factory=list)

    def add(self, name: str, content: Iterable[bytes]) -> None:
        """Add a file, its bytes in pieces."""
        digest, size = hashlib.sha256(), 0
        with self._zip.open(_entry(name), "w") as entry:
            for piece in content:
                entry.write(piece)
                digest.update(piece)
                size += len(piece)
        self._files.append(FileFacts(name, size, digest.hexdigest()))

    def seal(self, evidence: Evidence, manifest: Manifest) -> str:
        """Add the facts and the manifest, to which it puts the files; return the SHA-256 of the manifest."""
        self.add(FACTS, (FACTS_FORM.dump(evidence),))
        self.add(MANIFEST, (MANIFEST_FORM.dump(replace(manifest, files=tuple(self._files))),))
        fingerprint = self._files[-1].sha256
        self.add(SUMS, (sums(self._files),))
        return fingerprint


@contextmanager
def written(path: Path) -> Iterator[ZipDossier]:
    """Give a dossier that takes its place at the end, synced, instead of whatever is there; raises DossierError.

    If anything goes wrong, nothing is changed there.
    """
    try:
        with _draft(path) as draft:
            with ZipFile(draft, "w", ZIP_DEFLATED, allowZip64=False) as archive:
                yield ZipDossier(archive)
            draft.flush()
            os.fsync(draft.fileno())
            Path(draft.name).replace(path)
            put_on_the_disk(path.parent)
    except OSError as error:
        raise DossierError(f"{path} cannot be written: {error.strerror or error}") from error


@contextmanager
def _draft(path: Path) -> Iterator[IO[bytes]]:
    """Give a file beside the other one, for its owner alone; it goes, unless it was given another name."""
    with NamedTemporaryFile(dir=path.parent, prefix=".evidence-", suffix=".draft", delete=False) as draft:
        try:
            yield draft
        finally:
            Path(draft.name).unlink(missing_ok=True)


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, NO_MOMENT)
    entry.compress_type = ZIP_DEFLATED
    entry.external_attr = ANY_FILE
    entry.create_system = UNIX
    return entry
