"""Recordings: what the sources answered, kept in a folder and played back (contract §4)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from meteo_douane.domain.kept_phrases import Unanswered, said
from meteo_douane.domain.observation import Cause, Source
from meteo_douane.ports import Answer, Body, Clock, Fetch, NoAnswer, NotModified, Request

STAMP = "%Y%m%dT%H%M%SZ"
SUFFIXES = {Source.PAGE: "html", Source.FEED: "xml"}
PARTS = tuple(f"{source}.{suffix}" for source in Source for suffix in ("json", SUFFIXES[source]))
#: What is asked later than this belongs to another reading: page and feed together take less.
ONE_READING = timedelta(minutes=1)
#: Of a session and no concern of whoever receives a recording.
PRIVATE_HEADERS = frozenset({"set-cookie", "set-cookie2"})
OK, NOT_MODIFIED, FIRST_ERROR = 200, 304, 400


class RecordingError(Exception):
    """A recording that cannot be read or written; says which file, and why."""


# Writing


class Recorder:
    """A `Fetch` that keeps what another one answers.

    Page and feed of one reading share the stamp of its beginning. A reading begins when a source is asked again or the
    last one is over; `begin` says so expressly. No secret of a URL is written: neither its user nor the values of its
    query, nor cookies.
    """

    def __init__(self, fetch: Fetch, folder: Path, clock: Clock) -> None:
        """Make the folder, if it is missing; raise RecordingError."""
        self._fetch = fetch
        self._folder = folder
        self._clock = clock
        self._at: datetime | None = None
        self._asked: set[Source] = set()
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except FileExistsError as error:
            raise RecordingError(f"{folder}: it is a file; name a folder, which is made if it is not there") from error
        except OSError as error:
            raise RecordingError(f"{folder}: {error.strerror}") from error

    def begin(self, at: datetime) -> None:
        """Let a reading begin (aware, UTC); one that began within the same second gets the next second."""
        at = at.replace(microsecond=0)
        if self._at is not None:
            at = max(at, self._at + timedelta(seconds=1))
        while any((self._folder / f"{at:{STAMP}}.{part}").exists() for part in PARTS):
            at += timedelta(seconds=1)
        self._at = at
        self._asked = set()

    def __call__(self, request: Request) -> Answer:
        """Ask, keep the answer and return it; raise RecordingError if it cannot be written."""
        stem = self._folder / f"{self._stamp(request.source)}.{request.source}"
        answer = self._fetch(request)
        facts = json.dumps(_facts(answer), ensure_ascii=False, indent=1).encode()
        try:
            _write_all(_files(stem, request.source, answer, facts))
        except OSError as error:
            raise RecordingError(f"{stem}: {error.strerror}") from error
        return answer

    def _stamp(self, source: Source) -> str:
        now = self._clock()
        if self._at is None or source in self._asked or now - self._at > ONE_READING:
            self.begin(now)
        self._asked.add(source)
        return f"{self._at:{STAMP}}"


def _files(stem: Path, source: Source, answer: Answer, facts: bytes) -> tuple[tuple[Path, bytes], ...]:
    """Return what to write, in an order that is true at every moment: a body alone means status 200."""
    described = (Path(f"{stem}.json"), facts)
    match answer:
        case Body(content=content):
            return (Path(f"{stem}.{SUFFIXES[source]}"), content), described
        case NoAnswer(content=content) if content:
            return described, (Path(f"{stem}.{SUFFIXES[source]}"), content)
        case _:
            return (described,)


def _write_all(files: tuple[tuple[Path, bytes], ...]) -> None:
    for path, content in files:
        draft = path.with_name(f".{path.name}.draft")
        try:
            draft.write_bytes(content)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)


def _facts(answer: Answer) -> dict[str, object]:
    url: dict[str, object] = {"url": without_secrets(answer.request.url)}
    match answer:
        case Body(headers=headers):
            return url | {"status": OK, "headers": _shareable(headers)}
        case NotModified(headers=headers):
            return url | {"status": NOT_MODIFIED, "headers": _shareable(headers)}
        case NoAnswer(status=int(status), headers=headers) if status >= FIRST_ERROR:
            return url | {"status": status, "headers": _shareable(headers)}
        case NoAnswer(detail=detail, cause=cause):
            return url | {"error": detail, "cause": cause}


def _shareable(headers: tuple[tuple[str, str], ...]) -> dict[str, str]:
    kept: dict[str, str] = {}
    for name, value in headers:
        if name not in PRIVATE_HEADERS:
            kept[name] = f"{kept[name]}, {value}" if name in kept else value
    return kept


def without_secrets(url: str) -> str:
    """Return a URL without its user, its fragment and the values of its query; nothing of one that cannot be parsed."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    names = [(name, "") for name, value in parse_qsl(parts.query, keep_blank_values=True) if value]
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, urlencode(names), ""))


# Reading


@dataclass(frozen=True, slots=True)
class RecordedReading:
    """One reading of a recording; `at` is when it began (aware, UTC). Its files are read when `answers` are asked."""

    at: datetime
    folder: Path
    names: tuple[str, ...]

    @property
    def answers(self) -> tuple[Answer, ...]:
        """Return what the page answered, then the feed; raise RecordingError."""
        return self._answers(_content)

    def check(self) -> None:
        """Raise RecordingError if a part is missing or cannot be understood; no body is read for that."""
        self._answers(_no_content)

    def _answers(self, content_of: Callable[[Path], bytes]) -> tuple[Answer, ...]:
        sources = (source for source in Source if any(f".{source}." in name for name in self.names))
        return tuple(_answer(self, source, content_of) for source in sources)


def readings(folder: Path) -> tuple[RecordedReading, ...]:
    """Return the readings of a folder in the order of time, all of them checked; raise RecordingError.

    Other files may lie beside them (a README, a configuration). One that is named like a part of a recording and is
    none is refused: it would silently be missing.
    """
    found: dict[datetime, list[str]] = {}
    for name in _names(folder):
        found.setdefault(_moment(folder / name), []).append(name)
    if not found:
        raise RecordingError(f"{folder}: no recording, expected files like 20251017T160500Z.page.html")
    recorded = tuple(RecordedReading(at, folder, tuple(names)) for at, names in sorted(found.items()))
    for reading in recorded:
        reading.check()
    return recorded


LOOKS_RECORDED = re.compile(r"\d{8}T\d|.*\.(page|feed)\.(json|html|xml)$")
RECORDED = re.compile(r"(?P<stamp>\d{8}T\d{6}Z)\.(page\.(json|html)|feed\.(json|xml))", re.ASCII)


def _names(folder: Path) -> Iterator[str]:
    try:
        names = [path.name for path in folder.iterdir()]
    except NotADirectoryError as error:
        raise RecordingError(f"{folder}: it is a file; name the folder that `record` has made") from error
    except OSError as error:
        raise RecordingError(f"{folder}: {error.strerror}") from error
    return (name for name in names if LOOKS_RECORDED.match(name) and not name.startswith("."))


def _moment(path: Path) -> datetime:
    recorded = RECORDED.fullmatch(path.name)
    if not recorded:
        raise RecordingError(f"{path}: expected a name like 20251017T160500Z.page.html or 20251017T160500Z.feed.xml")
    try:
        return datetime.strptime(recorded["stamp"], STAMP).replace(tzinfo=UTC)
    except ValueError as error:
        raise RecordingError(f"{path}: {recorded['stamp']} is no moment") from error


def _answer(reading: RecordedReading, source: Source, content_of: Callable[[Path], bytes]) -> Answer:
    stem = f"{reading.at:{STAMP}}.{source}"
    body, described = f"{stem}.{SUFFIXES[source]}", f"{stem}.json"
    content = content_of(reading.folder / body) if body in reading.names else None
    if described not in reading.names:
        return Body(Request(source, ""), content or b"")
    return _described(reading.folder / described, source, content)


def _described(path: Path, source: Source, content: bytes | None) -> Answer:
    facts = _facts_of(path)
    request = Request(source, _url(path, facts))
    headers = _headers(path, facts)
    match facts.get("error"), facts.get("status"):
        case str(detail), _:
            return NoAnswer(request, _cause(path, facts), detail)
        case None, 200 if content is None:
            raise RecordingError(f"{path}: status 200, and the body is missing (.{SUFFIXES[source]})")
        case None, 200:
            return Body(request, content or b"", headers)
        case None, 304 if content is not None:
            raise RecordingError(f"{path}: status 304, and there is a body (.{SUFFIXES[source]})")
        case None, 304:
            return NotModified(request, headers)
        case None, int(status) if status in range(100, 600):
            return NoAnswer(request, Cause.THEIR_HOST, said(Unanswered.STATUS, status), status, headers, content or b"")
        case _:
            raise RecordingError(f"{path}: expected a status from 100 to 599, or an error in words")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RecordingError(f"{path}: {error.strerror}") from error


def _no_content(path: Path) -> bytes:
    if not path.is_file():
        raise RecordingError(f"{path}: not a file")
    return b""


def _facts_of(path: Path) -> Mapping[str, object]:
    try:
        facts = json.loads(_content(path))
    except (ValueError, RecursionError) as error:
        raise RecordingError(f"{path}: not JSON ({error})") from error
    if not isinstance(facts, dict):
        raise RecordingError(f"{path}: expected an object, found {type(facts).__name__}")
    return facts


def _url(path: Path, facts: Mapping[str, object]) -> str:
    url = facts.get("url", "")
    if not isinstance(url, str):
        raise RecordingError(f"{path}: url: expected a text, found {url!r}")
    return url


def _headers(path: Path, facts: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    headers = facts.get("headers", {})
    if not isinstance(headers, dict) or not all(isinstance(value, str) for value in headers.values()):
        raise RecordingError(f"{path}: headers: expected texts by name, found {headers!r}")
    return tuple((name.lower(), value) for name, value in headers.items())


def _cause(path: Path, facts: Mapping[str, object]) -> Cause:
    """Return whose fault an error was: our own key, which recordings of others do not have."""
    try:
        return Cause(str(facts.get("cause", Cause.THEIR_HOST)))
    except ValueError as error:
        raise RecordingError(f"{path}: cause: {error}") from error
