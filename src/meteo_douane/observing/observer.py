"""Ask one source and understand what it answers: fetch, cut, read."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol, assert_never
from urllib.parse import urljoin

from meteo_douane.domain.notice import Notice
from meteo_douane.domain.observation import (
    Cause,
    Failure,
    Observation,
    Outcome,
    Reading,
    Seen,
    Source,
    Unchanged,
    kept_headers,
)
from meteo_douane.formats.item import Document, Item, Readability
from meteo_douane.ports import Answer, Body, Clock, Edition, Fetch, NoAnswer, NotModified, Request


class ReadItem(Protocol):
    """What the observer asks of `reading`."""

    def read(self, item: Item, seen_at: datetime) -> Notice:
        """Understand one item; never raises."""


Cut = Callable[[bytes, Source, str], Document]
"""Body, source, content type → document."""


@dataclass(frozen=True, slots=True)
class Observed:
    """What one source answered and what of it is kept: the body only where its messages are not those of last time."""

    observation: Observation
    reading: Reading
    body: bytes = b""
    editions: tuple[Edition, ...] = ()


@dataclass(slots=True)
class Observer:
    """Asks a source; remembers its validators and how its present items were read.

    An item is read once, at its first sight: words such as "depuis ce matin" mean that day, not the day of each
    further reading. The memory is of this process: a restart asks without validators and passes `already_read`.
    """

    source: Source
    url: str
    fetch: Fetch
    cut: Cut
    reader: ReadItem
    clock: Clock
    already_read: dict[str, Notice] = field(default_factory=dict)
    """By revision: notices as they were read when they were first listed."""
    was_calm: bool = False
    """Whether it listed nothing when it was last read well, by whatever process: the page of then was kept."""
    _etag: str = ""
    _last_modified: str = ""
    _sha256: str = ""
    _kept: str | None = None
    _read: dict[Item, Notice] = field(default_factory=dict)

    def observe(self) -> Observed:
        """Ask once; what goes wrong is a `Failure`."""
        started = self.clock()
        answer = self.fetch(Request(self.source, self.url, self._etag, self._last_modified))
        return self._observed(answer, started)

    def forget(self) -> None:
        """Ask without validators next time: what was seen last was not kept."""
        self._etag = self._last_modified = self._sha256 = ""
        self._kept = None
        self._read = {}

    def _observed(self, answer: Answer, started: datetime) -> Observed:
        match answer:
            case Body():
                return self._after_body(answer, started)
            case NotModified() if self._sha256:
                return Observed(Unchanged(self.source), self._reading(answer, started, Outcome.UNCHANGED, 304))
            case NotModified():
                return self._after_no_answer(_unasked(answer), started)
            case NoAnswer():
                return self._after_no_answer(answer, started)
            case _:
                assert_never(answer)

    def _after_no_answer(self, answer: NoAnswer, started: datetime) -> Observed:
        failure = Failure(self.source, answer.cause, answer.detail, answer.status, answer.retry_after)
        outcome = Outcome.UNREADABLE if answer.cause is Cause.CONTENT else Outcome.FAILED
        return Observed(failure, self._reading(answer, started, outcome, answer.status, answer.detail))

    def _after_body(self, answer: Body, started: datetime) -> Observed:
        digest = hashlib.sha256(answer.content).hexdigest()
        if digest == self._sha256:
            return Observed(Unchanged(self.source), self._of_body(answer, digest, started, Outcome.UNCHANGED))
        document = self.cut(answer.content, self.source, _header(answer, "content-type"))
        if document.readability is Readability.UNREADABLE:
            return self._unreadable(document, answer, digest, started)
        return self._understood(document, answer, digest, started)

    def _unreadable(self, document: Document, answer: Body, digest: str, started: datetime) -> Observed:
        defect = str(document.defect)
        failure = Failure(self.source, Cause.CONTENT, defect, status=200, excerpt=document.excerpt)
        reading = replace(self._of_body(answer, digest, started, Outcome.UNREADABLE), detail=defect)
        return Observed(failure, reading, body=self._if_new(defect, answer.content))

    def _understood(self, document: Document, answer: Body, digest: str, started: datetime) -> Observed:
        self._etag, self._last_modified = _header(answer, "etag"), _header(answer, "last-modified")
        self._sha256 = digest
        before = self._read
        listed = {notice.revision: notice for notice in before.values()}
        self._read = {item: self._notice(item, listed) for item in document.items}
        notices = tuple(self._read.values())
        now = self.clock()
        editions = tuple(
            Edition(self.source, item, notice, now)
            for item, notice in self._read.items()
            if notice.revision not in listed
        )
        reading = self._of_body(answer, digest, started, Outcome.UNDERSTOOD)
        body = self._if_new(" ".join(notice.revision for notice in notices), answer.content)
        seen = Seen(self.source, notices, document.is_complete, document.excerpt)
        return Observed(seen, reading, body, editions)

    def _notice(self, item: Item, listed: Mapping[str, Notice]) -> Notice:
        """Return how an item was read when its words were first listed; a heading above it may count something."""
        if item in self._read:
            return self._read[item]
        notice = self.reader.read(item, self.clock())
        notice = listed.get(notice.revision) or self.already_read.get(notice.revision, notice)
        return replace(notice, url=_resolved(notice.url, self.url))

    def _if_new(self, sign: str, content: bytes) -> bytes:
        """Return a body that says something else than the last one kept; nothing for a clock that moved."""
        is_calm_still = not sign and self._kept is None and self.was_calm
        if sign == self._kept or is_calm_still:
            return b""
        self._kept = sign
        return content

    def _of_body(self, answer: Body, digest: str, started: datetime, outcome: Outcome) -> Reading:
        return replace(self._reading(answer, started, outcome, 200), sha256=digest, size=len(answer.content))

    def _reading(
        self, answer: Answer, started: datetime, outcome: Outcome, status: int | None, detail: str = ""
    ) -> Reading:
        headers = kept_headers(answer.headers)
        return Reading(self.source, started, self.clock(), outcome, status, detail, headers=headers)


def _unasked(answer: NotModified) -> NoAnswer:
    return NoAnswer(answer.request, Cause.THEIR_HOST, "304 without an earlier body", 304, answer.headers)


def _header(answer: Body, name: str) -> str:
    return next((value for key, value in answer.headers if key.lower() == name), "")


def _resolved(link: str | None, url: str) -> str | None:
    """Return a link as a browser on that page would follow it; one that is no address at all stays as it is."""
    if not link:
        return link
    try:
        return urljoin(url, link)
    except ValueError:
        return link
