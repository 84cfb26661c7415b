"""What a digest says: the state of things for some watches, and the proof that we were looking."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from meteo_douane.domain.episodes import EpisodeState
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import Doubt, Fallback, Kind, Scope
from meteo_douane.domain.observation import Source


@dataclass(frozen=True, slots=True)
class Entry:
    """One episode, from the side of the watches that it concerns. Moments are aware and in UTC.

    `scope` is what is left of it, or what ended. `ends_at` is the planned end, or when it ended. `state_since` is when
    its notice vanished or its planned end passed.
    """

    episode: str
    kind: Kind
    state: EpisodeState
    scope: Scope
    opened_at: datetime
    watches: tuple[str, ...]
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    fallback: Fallback = field(default_factory=Fallback)
    state_since: datetime | None = None
    doubts: tuple[Doubt, ...] = ()
    fallback_of_part: Fallback = field(default_factory=Fallback)
    """What was stated of it for all but `fallback_rest`, of which nothing is said; then `fallback` is not stated."""
    fallback_rest: Scope = field(default_factory=Scope)
    is_fallback_doubtful: bool = False
    """Whether what was stated of it may not hold for all that is in trouble."""
    ended_part: Scope = field(default_factory=Scope)
    """What of it has ended while the rest goes on."""
    closed_by: str = ""
    """The person of ours who closed it, if no end was published."""
    reservations: tuple[str, ...] = ()
    """The words in which the end of it, or of a part, takes something back of itself."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A message still shown by the administration that nobody could classify, as it was published."""

    title: str
    first_seen_at: datetime
    text: str = ""
    """Empty in a digest that an earlier version owed."""


@dataclass(frozen=True, slots=True)
class Undelivered:
    """What a channel did not get: messages given up, and messages that are still tried; `services` are theirs."""

    channel: str
    given_up: int
    retried: int
    oldest_at: datetime
    services: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """A time without a good reading of any source."""

    starts_at: datetime
    ends_at: datetime

    @property
    def length(self) -> timedelta:
        """How long it was."""
        return self.ends_at - self.starts_at


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a source was read well since the last digest, and how often not."""

    source: Source
    good: int
    missed: int


@dataclass(frozen=True, slots=True)
class Readings:
    """The readings since the last digest; page and feed are one voice, so a good one of either breaks a gap."""

    tallies: tuple[Tally, ...]
    longest_gap: Gap


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest as it was made at `at`; it is kept whole, so that a restart sends the same.

    `due_at` is None if somebody asked for it. `missed` are the moments of earlier ones that were never made. `since` is
    when the last one was made, or when we began. `watches` are the names of those that it is for. `tolerated` is for
    how long we may go without a good reading and still know.
    """

    name: str
    language: Language
    at: datetime
    since: datetime
    readings: Readings
    tolerated: timedelta
    watches: tuple[str, ...]
    due_at: datetime | None = None
    is_late: bool = False
    missed: tuple[datetime, ...] = ()
    last_good_at: datetime | None = None
    is_page_given_up: bool = False
    """Whether it was told that nobody can read the page; an earlier version did not write it down."""
    open: tuple[Entry, ...] = ()
    ended: tuple[Entry, ...] = ()
    planned: tuple[Entry, ...] = ()
    unread: tuple[Unread, ...] = ()
    undelivered: tuple[Undelivered, ...] = ()

    @property
    def is_fresh(self) -> bool:
        """Whether what it says was known when it was made: calm must be fresh."""
        is_young = self.last_good_at is not None and self.at - self.last_good_at <= self.tolerated
        return is_young and not self.is_page_given_up

    @property
    def was_interrupted(self) -> bool:
        """Whether we were blind for so long that something may have come and gone."""
        return self.readings.longest_gap.length > self.tolerated

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say but that all is calm, and that we know it."""
        has_something = self.open or self.ended or self.planned or self.unread or self.undelivered
        return not has_something and self.is_fresh and not self.was_interrupted


def longest_gap(good: Iterable[datetime], since: datetime, until: datetime) -> Gap:
    """Return the longest time without a good reading between two moments; `good` are in order."""
    longest, before = Gap(since, since), since
    for moment in (*good, until):
        if moment - before > longest.length:
            longest = Gap(before, moment)
        before = max(before, moment)
    return longest
