"""Verifying a dossier from the file alone: nothing is unpacked, and no more is read than a dossier can hold."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from meteo_douane.adapters.dossier.documents import FACTS_FORM, MANIFEST_FORM, sums
from meteo_douane.domain.chain import Walk, line_of
from meteo_douane.domain.evidence import FACTS, FORMATS, MANIFEST, READINGS, SUMS, Evidence, FileFacts, Manifest
from meteo_douane.domain.notice import revision_of_words
from meteo_douane.domain.verification import Fault, Finding, Intact, Verification

#: More than any dossier has; what says more of itself is a trap for whoever unpacks it.
MOST_FILES = 10_000
MOST_BYTES = 2 << 30
MOST_BYTES_OF_JSON = 64 << 20
LONGEST_LINE = 1 << 16
PIECE = 1 << 16
#: What a zip has around its files: a header before each and one in its directory, and the end.
LOCAL_HEADER, DIRECTORY_HEADER, END = 30, 46, 22
IS_ENCRYPTED = 0x1
FOLDER = "bodies/"
SAFE = re.compile(r"(?:bodies/)?[A-Za-z0-9][A-Za-z0-9._-]*")
#: What reading a zip that was tampered with can raise.
BROKEN = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError)


class _Found(Exception):  # noqa: N818 - it ends the search
    """The first fault."""

    def __init__(self, fault: Fault, place: str = "") -> None:
        super().__init__(fault, place)
        self.finding = Finding(fault, place)


def verified(path: Path) -> Verification:
    """Return whether the file is as it was made, or the first thing that is not; raises nothing for what it holds."""
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            return _verified(_opened(file), size)
    except _Found as found:
        return found.finding
    except OSError as error:
        return Finding(Fault.CANNOT_BE_READ, f"{path}: {error.strerror}" if error.strerror else str(error))


def _opened(file: IO[bytes]) -> ZipFile:
    try:
        return ZipFile(file)
    except BROKEN as error:
        raise _Found(Fault.NO_ZIP) from error


def _verified(archive: ZipFile, size: int) -> Intact:
    entries = archive.infolist()
    _check_bounds(entries)
    manifest = _manifest(archive)
    found = tuple(_read_through(archive, entry) for entry in entries if not _is_folder(entry))
    _check_readings(archive, manifest)
    _check_files(found, manifest)
    if _content(archive, SUMS) != sums(_in_order(found, manifest)):
        raise _Found(Fault.CHANGED, SUMS)
    _check_facts(_facts(archive), manifest)
    _check_container(archive, entries, size)  # last: all that has a digest is as it was made, and that can be said
    return Intact(manifest, next(file.sha256 for file in found if file.name == MANIFEST))


def _is_folder(entry: ZipInfo) -> bool:
    """Return whether it is the folder of the bodies alone, which whoever packs a dossier again may add."""
    return entry.orig_filename == FOLDER and not entry.file_size and not entry.compress_size


def _in_order(found: tuple[FileFacts, ...], manifest: Manifest) -> Iterator[FileFacts]:
    """Yield the files in the order in which the dossier was made, whatever that of the zip is."""
    by_name = {file.name: file for file in found}
    yield from (by_name[name] for name in (*(file.name for file in manifest.files), MANIFEST))


def _check_bounds(entries: list[ZipInfo]) -> None:
    """Refuse what would cost more to go through than a dossier does, or could harm whoever unpacks it."""
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise _Found(Fault.TOO_LARGE)
    for entry in entries:
        if not SAFE.fullmatch(entry.orig_filename) and not _is_folder(entry):
            raise _Found(Fault.UNSAFE_NAME, repr(entry.orig_filename)[:200])
        if entry.flag_bits & IS_ENCRYPTED:
            raise _Found(Fault.ENCRYPTED, entry.filename)
    for name, count in Counter(entry.filename for entry in entries).items():
        if count > 1:
            raise _Found(Fault.DOUBLE, name)


def _check_container(archive: ZipFile, entries: list[ZipInfo], size: int) -> None:
    """Refuse bytes that belong to no file: they would be in no digest."""
    end = 0
    for entry in entries:
        if entry.header_offset != end or entry.extra or entry.comment:
            raise _Found(Fault.STRAY_BYTES)
        end += LOCAL_HEADER + len(entry.filename) + entry.compress_size
    directory = sum(DIRECTORY_HEADER + len(entry.filename) for entry in entries)
    if archive.comment or end + directory + END != size:
        raise _Found(Fault.STRAY_BYTES)


def _manifest(archive: ZipFile) -> Manifest:
    if MANIFEST not in archive.namelist():
        raise _Found(Fault.NO_MANIFEST)
    content = _content(archive, MANIFEST)
    try:
        stated = json.loads(content)["format"]
        if stated not in FORMATS:
            raise _Found(Fault.OTHER_FORMAT, str(stated)[:200])
        return MANIFEST_FORM.load(content)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _Found(Fault.BAD_MANIFEST) from error


def _read_through(archive: ZipFile, entry: ZipInfo) -> FileFacts:
    """Return what a file really is: its size and its digest."""
    digest, size = hashlib.sha256(), 0
    for piece in _pieces(archive, entry.filename):
        digest.update(piece)
        size += len(piece)
    return FileFacts(entry.filename, size, digest.hexdigest())


def _pieces(archive: ZipFile, name: str) -> Iterator[bytes]:
    try:
        with archive.open(name) as file:
            while piece := file.read(PIECE):
                yield piece
    except BROKEN as error:
        raise _Found(Fault.DAMAGED, name) from error


def _content(archive: ZipFile, name: str) -> bytes:
    """Return a document whole, if it is of a bearable size; nothing for one that is missing."""
    if name not in archive.namelist():
        return b""
    if archive.getinfo(name).file_size > MOST_BYTES_OF_JSON:
        raise _Found(Fault.TOO_LARGE)
    return b"".join(_pieces(archive, name))


def _check_readings(archive: ZipFile, manifest: Manifest) -> None:
    """Walk along the chain: it tells where, which the digest of the whole file does not."""
    if READINGS not in archive.namelist():
        raise _Found(Fault.REMOVED, READINGS)
    walk = Walk(manifest.chain.before)
    for line in _lines(archive, READINGS):
        walk = _walked(walk, line)
        if walk.broken_at is not None:
            raise _Found(Fault.CHAIN_BROKEN, str(walk.broken_at))
    chain = manifest.chain
    if (walk.digest, walk.readings, walk.unchained) != (chain.after, chain.readings, chain.unchained):
        raise _Found(Fault.CHAIN_OTHERWISE)


def _walked(walk: Walk, line: bytes) -> Walk:
    try:
        entry = json.loads(line)
        record, chain = entry["reading"], entry["chain"]
        if line == line_of(record, chain).encode() and isinstance(chain, str | None):
            return walk.on(record, chain)
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise _Found(Fault.CHAIN_BROKEN, str(walk.readings + 1))


def _lines(archive: ZipFile, name: str) -> Iterator[bytes]:
    rest = b""
    for piece in _pieces(archive, name):
        *lines, rest = (rest + piece).split(b"\n")
        yield from lines
        if len(rest) > LONGEST_LINE:
            raise _Found(Fault.CHANGED, name)
    if rest:
        raise _Found(Fault.CHANGED, name)


def _check_files(found: tuple[FileFacts, ...], manifest: Manifest) -> None:
    listed = {file.name: file for file in manifest.files}
    present = {file.name: file for file in found if file.name not in {MANIFEST, SUMS}}
    for name in sorted(listed.keys() - present.keys()):
        raise _Found(Fault.REMOVED, name)
    for name in sorted(present.keys() - listed.keys()):
        raise _Found(Fault.ADDED, name)
    for name, file in present.items():
        if file != listed[name]:
            raise _Found(Fault.CHANGED, name)
        if name.startswith("bodies/") and Path(name).stem != file.sha256:
            raise _Found(Fault.BODY_RENAMED, name)
    if SUMS not in {file.name for file in found}:
        raise _Found(Fault.REMOVED, SUMS)


def _facts(archive: ZipFile) -> Evidence:
    try:
        return FACTS_FORM.load(_content(archive, FACTS))
    except (ValueError, RecursionError) as error:
        raise _Found(Fault.CHANGED, FACTS) from error


def _check_facts(evidence: Evidence, manifest: Manifest) -> None:
    """Hold the facts to the files that they name: whoever made the manifest anew may have forgotten that."""
    stated = (evidence.format, evidence.subject, evidence.program, evidence.chain)
    files = {(file.name, file.size) for file in manifest.files if file.name.startswith("bodies/")}
    if stated != (manifest.format, manifest.subject, manifest.program, manifest.chain) or files != {
        (body.file, body.size) for body in evidence.bodies
    }:
        raise _Found(Fault.FACTS_OTHERWISE)
    for edition in evidence.editions:
        words = edition.published
        if words.revision != revision_of_words(words.title, words.text, words.dateline, words.section, words.status):
            raise _Found(Fault.EDITION_CHANGED, words.revision)
