"""What goes wrong outside of the program in a month, drawn by lot: the site and the channels fail."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto
from random import Random
from typing import Generic, Self, TypeVar

from administration import HOUR, MINUTE, Month
from meteo_douane.demo.board import error_page, feed, page
from meteo_douane.domain.delivery import Delivery, Refused, Result, Sent, Unknown, Words
from meteo_douane.domain.observation import Cause, Source
from meteo_douane.ports import Answer, Body, NoAnswer, NotModified, Request
from staging import Stage, TurnedClock

SECOND = timedelta(seconds=1)
TYPES = {Source.PAGE: "text/html; charset=utf-8", Source.FEED: "application/rss+xml; charset=utf-8"}
CAPTCHA = b"""<!DOCTYPE html><!-- Invented. --><html lang="en"><head><title>Just a moment...</title></head>
<body><h1>Checking your browser before accessing the site</h1><p>Please complete the captcha to continue.</p>
<form><input type="checkbox" name="captcha"> I am not a robot</form></body></html>"""
ELSEWHERE = """<!DOCTYPE html><!-- Invented. --><html lang="fr"><head><title>Le musée</title></head>
<body><h1>Le musée des douanes</h1><p>Ouvert du mardi au dimanche, de 10 h à 18 h.</p></body></html>""".encode()
LAUGHS = b"""<?xml version="1.0"?><!-- Invented. --><!DOCTYPE rss [
<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;">]>
<rss version="2.0"><channel><title>&e;</title><item><title>&e;</title></item></channel></rss>"""

Kind = TypeVar("Kind")


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
    EMPTY = auto()
    ELSEWHERE = auto()
    """A page of the same administration about something else."""
    BINARY = auto()
    DEEP = auto()
    """Elements within elements, ten thousand of them."""
    HUGE_ENTITIES = auto()
    TOO_LARGE = auto()


#: A fault of both sources, or of one of them.
BREAKDOWNS = tuple((fault, sources) for fault in Fault for sources in (tuple(Source), (Source.PAGE,), (Source.FEED,)))
LENGTHS = (20 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR)


@dataclass
class Site:
    """Answers as a web server does, and fails as they do."""

    month: Month
    stage: Stage
    breakdowns: tuple[Spell[tuple[Fault, tuple[Source, ...]]], ...]
    met: set[tuple[Fault, Source]] = field(default_factory=set)
    answers: int = 0
    shown: Counter[tuple[str, datetime]] = field(default_factory=Counter)
    """How often the page showed a message, by its title and moment, and was whole."""
    first_shown: dict[tuple[str, datetime], datetime] = field(default_factory=dict)
    _bodies: dict[Source, tuple[int, bytes, str]] = field(default_factory=dict)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...

    @property
    def clock(self) -> TurnedClock:
        return self.stage.clock

    def __call__(self, request: Request) -> Answer:
        """Answer by what stands there midway."""
        self.stage.rests(0.2 * SECOND)
        answer = self._answer(request)
        self.stage.rests(0.2 * SECOND)
        return answer

    def _answer(self, request: Request) -> Answer:
        self.answers += 1
        faults = {one.what[0] for one in self.breakdowns if one.lasts(self.clock.now) and request.source in one.what[1]}
        self.met |= {(fault, request.source) for fault in faults}
        refusal = next((REFUSALS[fault] for fault in Fault if fault in faults and fault in REFUSALS), None)
        if refusal is not None:
            return refusal(request, self.stage)
        content, etag = self._body(request.source, is_late=Fault.LATE in faults and request.source is Source.FEED)
        for fault in faults & DAMAGES.keys():
            return Body(request, DAMAGES[fault](content), (("content-type", TYPES[request.source]),))
        if request.source is Source.PAGE:
            board = [(one.title, one.at) for one in self.month.board_at(self.clock.now)]
            self.shown.update(board)
            self.first_shown = {**dict.fromkeys(board, self.clock.now), **self.first_shown}
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


def _silent(request: Request, stage: Stage) -> Answer:
    stage.rests(30 * SECOND)
    return NoAnswer(request, Cause.THEIR_HOST, "no answer within 30 s")


def _overloaded(request: Request, stage: Stage) -> Answer:
    del stage
    rest = timedelta(minutes=4)
    headers = (("retry-after", "240"), ("content-type", TYPES[Source.PAGE]))
    return NoAnswer(request, Cause.THEIR_HOST, "status 503", 503, headers, error_page(), rest)


def _page(content: bytes) -> Callable[[Request, Stage], Answer]:
    return lambda request, _: Body(request, content, (("content-type", TYPES[Source.PAGE]),))


REFUSALS: dict[Fault, Callable[[Request, Stage], Answer]] = {
    Fault.SILENT: _silent,
    Fault.UNREACHABLE: lambda request, _: NoAnswer(request, Cause.OUR_NETWORK, "no route to host"),
    Fault.BROKEN: lambda request, _: NoAnswer(request, Cause.THEIR_HOST, "status 500", 500, (), error_page()),
    Fault.OVERLOADED: _overloaded,
    Fault.ERROR_PAGE: _page(error_page()),
    Fault.CAPTCHA: _page(CAPTCHA),
    Fault.EMPTY: _page(b""),
    Fault.ELSEWHERE: _page(ELSEWHERE),
    Fault.BINARY: _page(bytes(range(256)) * 40),
    Fault.DEEP: _page(b"<html><body>" + b"<div>" * 10_000 + b"Alerte"),
    Fault.HUGE_ENTITIES: _page(LAUGHS),
    Fault.TOO_LARGE: lambda request, _: NoAnswer(request, Cause.CONTENT, "larger than 2000000 bytes"),
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
    IS_SLOW = auto()
    """It takes the message, and answers when the program has nearly given up."""
    IS_GONE = auto()


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message that a channel really got: what it says, by event and watch, and whether it is marked."""

    at: datetime
    channel: str
    key: str
    told: frozenset[tuple[str, str]]
    title: str
    by: int
    """The number of the process that sent it."""
    is_forgotten: bool = False
    """Whether the program that sent it died before it could write that down, or that there was anything to tell."""


@dataclass
class Post:
    """The channels: they take a message, or fail as they are told to."""

    stage: Stage
    failures: tuple[Spell[tuple[Manner, str]], ...]
    arrivals: list[Arrival] = field(default_factory=list)
    met: set[tuple[Manner, str]] = field(default_factory=set)
    attempts: int = 0

    def takes(self, delivery: Delivery, words: Words, *, by: int) -> Result:
        self.attempts += 1
        self.stage.rests(0.2 * SECOND)
        channel, now = delivery.message.channel, self.stage.clock.now
        manner = next((one.what[0] for one in self.failures if one.what[1] == channel and one.lasts(now)), None)
        if manner is not None:
            self.met.add((manner, channel))
        if manner in ARRIVING:
            self._arrives(delivery, words, by)
        self.stage.rests(SLOW.get(manner, 0.1 * SECOND))
        return RESULTS[manner]

    def _arrives(self, delivery: Delivery, words: Words, by: int) -> None:
        message = delivery.message
        told = frozenset((one.event.key, one.watch) for one in message.gathered or message.decisions)
        self.arrivals.append(Arrival(self.stage.clock.now, message.channel, message.key, told, words.title, by))


RESULTS: dict[Manner | None, Result] = {
    None: Sent(),
    Manner.REFUSES: Refused("error 500"),
    Manner.IS_BUSY: Refused("error 429", retry_after=3 * MINUTE),
    Manner.ANSWERS_NOTHING: Unknown("no answer in time"),
    Manner.LOSES: Unknown("connection lost"),
    Manner.IS_GONE: Refused("error 410", is_final=True),
    Manner.IS_SLOW: Sent(),
}
ARRIVING = {None, Manner.ANSWERS_NOTHING, Manner.IS_SLOW}
SLOW: dict[Manner | None, timedelta] = {
    Manner.ANSWERS_NOTHING: 20 * SECOND,
    Manner.LOSES: 20 * SECOND,
    Manner.IS_SLOW: 25 * SECOND,
}
