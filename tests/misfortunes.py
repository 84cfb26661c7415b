"""What goes wrong in a month, drawn by lot: site, channels and database fail, the process dies."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto
from random import Random
from typing import Generic, TypeVar

from sqlalchemy.exc import OperationalError

from administration import HOUR, MINUTE, Month
from meteo_douane.adapters.store import SqlStore
from meteo_douane.demo.board import error_page, feed, page
from meteo_douane.domain.delivery import Delivery, Refused, Result, Sent, Unknown, Words
from meteo_douane.domain.observation import Cause, Source
from meteo_douane.ports import Answer, Body, Commit, NoAnswer, NotModified, Request

SECOND = timedelta(seconds=1)
TYPES = {Source.PAGE: "text/html; charset=utf-8", Source.FEED: "application/rss+xml; charset=utf-8"}
CAPTCHA = b"""<!DOCTYPE html><!-- Invented. --><html lang="en"><head><title>Just a moment...</title></head>
<body><h1>Checking your browser before accessing the site</h1><p>Please complete the captcha to continue.</p>
<form><input type="checkbox" name="captcha"> I am not a robot</form></body></html>"""

Kind = TypeVar("Kind")


@dataclass
class TurnedClock:
    """A clock that is turned by whoever needs time."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def takes(self, time: timedelta) -> None:
        self.now += time


@dataclass(frozen=True, slots=True)
class Spell(Generic[Kind]):
    """A time in which something goes wrong."""

    what: Kind
    since: datetime
    until: datetime

    def lasts(self, now: datetime) -> bool:
        return self.since <= now < self.until


@dataclass(frozen=True, slots=True)
class Term:
    """The time in which things go wrong; what comes after it is calm, so that all that is owed can go out."""

    since: datetime
    until: datetime

    def moments(self, chance: Random, every: timedelta) -> list[datetime]:
        found, now = [], self.since
        while (now := now + every * chance.expovariate(1.0)) < self.until:
            found.append(now)
        return found

    def spells(
        self, chance: Random, kinds: Sequence[Kind], every: timedelta, lengths: Sequence[timedelta]
    ) -> tuple[Spell[Kind], ...]:
        """Each kind comes once before any comes again."""
        order: list[Kind] = []
        found = []
        for moment in self.moments(chance, every):
            order = order or chance.sample(list(kinds), len(kinds))
            found.append(Spell(order.pop(), moment, min(moment + chance.choice(lengths), self.until)))
        return tuple(found)


# The site


class Fault(Enum):
    SILENT = auto()
    UNREACHABLE = auto()
    BROKEN = auto()
    OVERLOADED = auto()
    ERROR_PAGE = auto()
    CAPTCHA = auto()
    CUT = auto()
    GARBLED = auto()
    LATE = auto()
    """The feed shows what the page showed an hour ago."""
    WITHOUT_VALIDATORS = auto()


#: A fault of both sources, or of one of them.
BREAKDOWNS = tuple((fault, sources) for fault in Fault for sources in (tuple(Source), (Source.PAGE,), (Source.FEED,)))
LENGTHS = (20 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR)


@dataclass
class Site:
    """Answers as a web server does, and fails as they do."""

    month: Month
    clock: TurnedClock
    breakdowns: tuple[Spell[tuple[Fault, tuple[Source, ...]]], ...]
    met: set[tuple[Fault, Source]] = field(default_factory=set)
    answers: int = 0
    shown: Counter[tuple[str, datetime]] = field(default_factory=Counter)
    """How often the page showed a message, by its title and moment, and was whole."""
    _bodies: dict[Source, tuple[int, bytes, str]] = field(default_factory=dict)

    def __call__(self, request: Request) -> Answer:
        self.clock.takes(0.4 * SECOND)
        self.answers += 1
        faults = {one.what[0] for one in self.breakdowns if one.lasts(self.clock.now) and request.source in one.what[1]}
        self.met |= {(fault, request.source) for fault in faults}
        refusal = next((REFUSALS[fault] for fault in Fault if fault in faults and fault in REFUSALS), None)
        if refusal is not None:
            return refusal(request, self.clock)
        content, etag = self._body(request.source, is_late=Fault.LATE in faults and request.source is Source.FEED)
        for fault in faults & DAMAGES.keys():
            return Body(request, DAMAGES[fault](content), (("content-type", TYPES[request.source]),))
        if request.source is Source.PAGE:
            self.shown.update((one.title, one.at) for one in self.month.board_at(self.clock.now))
        if Fault.WITHOUT_VALIDATORS in faults:
            return Body(request, content, (("content-type", TYPES[request.source]),))
        if request.etag == etag:
            return NotModified(request, (("etag", etag),))
        return Body(request, content, (("content-type", TYPES[request.source]), ("etag", etag)))

    def _body(self, source: Source, *, is_late: bool) -> tuple[bytes, str]:
        shown_at = self.clock.now - HOUR if is_late else self.clock.now
        turn = self.month.turn_at(shown_at)
        if source not in self._bodies or self._bodies[source][0] != turn:
            board = self.month.board_at(shown_at)
            content = page(board) if source is Source.PAGE else feed(board, "https://meteo.example/meteo")
            self._bodies[source] = (turn, content, f'"{hashlib.sha256(content).hexdigest()[:16]}"')
        _, content, etag = self._bodies[source]
        return content, etag


def _silent(request: Request, clock: TurnedClock) -> Answer:
    clock.takes(30 * SECOND)
    return NoAnswer(request, Cause.THEIR_HOST, "no answer within 30 s")


def _overloaded(request: Request, clock: TurnedClock) -> Answer:
    del clock
    rest = timedelta(minutes=4)
    headers = (("retry-after", "240"), ("content-type", TYPES[Source.PAGE]))
    return NoAnswer(request, Cause.THEIR_HOST, "status 503", 503, headers, error_page(), rest)


def _page(content: bytes) -> Callable[[Request, TurnedClock], Answer]:
    return lambda request, _: Body(request, content, (("content-type", TYPES[Source.PAGE]),))


REFUSALS: dict[Fault, Callable[[Request, TurnedClock], Answer]] = {
    Fault.SILENT: _silent,
    Fault.UNREACHABLE: lambda request, _: NoAnswer(request, Cause.OUR_NETWORK, "no route to host"),
    Fault.BROKEN: lambda request, _: NoAnswer(request, Cause.THEIR_HOST, "status 500", 500, (), error_page()),
    Fault.OVERLOADED: _overloaded,
    Fault.ERROR_PAGE: _page(error_page()),
    Fault.CAPTCHA: _page(CAPTCHA),
}
DAMAGES: dict[Fault, Callable[[bytes], bytes]] = {
    Fault.CUT: lambda content: content[: len(content) * 2 // 3],
    Fault.GARBLED: lambda content: content.replace(b"<title>", b"<title>&bogus; <", 2),
}


# The channels


class Manner(Enum):
    REFUSES = auto()
    IS_BUSY = auto()
    ANSWERS_NOTHING = auto()
    """The message arrives, and nobody says so."""
    LOSES = auto()
    IS_GONE = auto()


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message that a channel really got: what it says, by event and watch, and whether it is marked."""

    at: datetime
    channel: str
    key: str
    told: frozenset[tuple[str, str]]
    title: str


@dataclass
class Post:
    """The channels: they take a message, or fail as they are told to."""

    clock: TurnedClock
    failures: tuple[Spell[tuple[Manner, str]], ...]
    render: Callable[[Delivery, datetime], Words]
    fate: Fate
    arrivals: list[Arrival] = field(default_factory=list)
    met: set[tuple[Manner, str]] = field(default_factory=set)
    attempts: int = 0
    _delivery: Delivery | None = None

    def words(self, delivery: Delivery, at: datetime) -> Words:
        self._delivery = delivery
        return self.render(delivery, at)

    def __call__(self, channel: str, words: Words) -> Result:
        self.fate.meets(Point.BEFORE_A_SEND)
        result = self._sent(channel, words)
        self.fate.meets(Point.AFTER_A_SEND)
        return result

    def _sent(self, channel: str, words: Words) -> Result:
        self.attempts += 1
        self.clock.takes(0.3 * SECOND)
        failing = (one.what[0] for one in self.failures if one.what[1] == channel and one.lasts(self.clock.now))
        manner = next(failing, None)
        if manner is not None:
            self.met.add((manner, channel))
        if manner in {None, Manner.ANSWERS_NOTHING}:
            self._arrives(channel, words)
        if manner in {Manner.ANSWERS_NOTHING, Manner.LOSES}:
            self.clock.takes(20 * SECOND)
        return RESULTS[manner]

    def _arrives(self, channel: str, words: Words) -> None:
        assert self._delivery is not None
        message = self._delivery.message
        assert message.channel == channel
        told = frozenset((one.event.key, one.watch) for one in message.gathered or message.decisions)
        self.arrivals.append(Arrival(self.clock.now, channel, message.key, told, words.title))


RESULTS: dict[Manner | None, Result] = {
    None: Sent(),
    Manner.REFUSES: Refused("error 500"),
    Manner.IS_BUSY: Refused("error 429", retry_after=3 * MINUTE),
    Manner.ANSWERS_NOTHING: Unknown("no answer in time"),
    Manner.LOSES: Unknown("connection lost"),
    Manner.IS_GONE: Refused("error 410", is_final=True),
}


# The process and its database


class Point(Enum):
    """Where a process is killed."""

    BEFORE_A_COMMIT = auto()
    AFTER_A_COMMIT = auto()
    BEFORE_A_SEND = auto()
    AFTER_A_SEND = auto()
    BETWEEN_JOBS = auto()


class Killed(BaseException):
    """The process ends here: nothing of it may catch this."""


@dataclass
class Fate:
    """Ends the process at the first point of the right kind after each moment; locks the database for a while."""

    clock: TurnedClock
    deaths: list[tuple[datetime, Point]]
    locks: tuple[Spell[str], ...]
    met: set[Point | str] = field(default_factory=set)

    def meets(self, point: Point) -> None:
        if self.deaths and self.clock.now >= self.deaths[0][0] and point is self.deaths[0][1]:
            self.deaths.pop(0)
            self.met.add(point)
            raise Killed(point)

    def begins(self, _: object) -> None:
        """Let a transaction begin that may write, unless somebody holds the database."""
        self._locked("database is locked")

    def commits(self, _: object) -> None:
        """Let a transaction be committed, unless there is no room, or the process dies."""
        self._locked("database or disk is full")
        self.meets(Point.BEFORE_A_COMMIT)

    def _locked(self, words: str) -> None:
        if any(one.what == words and one.lasts(self.clock.now) for one in self.locks):
            self.met.add(words)
            raise OperationalError("", {}, sqlite3.OperationalError(words))


@dataclass
class Mortal:
    """A store after whose writing the process may die; it sees to it that no state changes without a decision."""

    store: SqlStore
    fate: Fate
    unexplained: list[str]

    def commit(self, commit: Commit) -> None:
        self.store.commit(commit)
        self.unexplained += _unexplained(commit)
        self.fate.meets(Point.AFTER_A_COMMIT)

    def __getattr__(self, name: str) -> object:
        found = getattr(self.store, name)
        return self._followed(found) if name in WRITING else found

    def _followed(self, write: Callable[..., object]) -> Callable[..., object]:
        def written(*given: object, **named: object) -> object:
            result = write(*given, **named)
            self.fate.meets(Point.AFTER_A_COMMIT)
            return result

        return written


WRITING = frozenset({"claim", "settle", "settle_and_claim", "record_run", "remind", "owe"})


def _unexplained(commit: Commit) -> list[str]:
    """Return the episodes that a commit opens or moves to another state without a decision about them."""
    before = {name: one.state for name, one in commit.before.episodes.items()}
    after = {name: one.state for name, one in commit.after.episodes.items()}
    about = {one.event.episode for one in commit.decisions}
    moved = (name for name, state in after.items() if before.get(name) is not state and name not in about)
    return [f"{name}: {before.get(name)} to {after[name]} without a decision" for name in moved]
