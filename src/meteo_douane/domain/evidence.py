"""What a file of evidence says of an episode or a fallback: its contents as values, and the time that it covers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from meteo_douane.domain.delivery import DeliveryState
from meteo_douane.domain.episodes import Episode, EpisodeState, Provenance
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.interventions import Deed
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import Fallback, Kind, Mode
from meteo_douane.domain.observation import Headers, Source
from meteo_douane.domain.recourse import Recourse
from meteo_douane.domain.recourse_evidence import FallbackFacts, moments_of
from meteo_douane.domain.watch import VerdictCode

FORMAT = "meteo-douane evidence 2"
"""Raised when a program that knows the former one could misread a file."""

FORMATS = ("meteo-douane evidence 1", FORMAT)
"""What can still be read."""

MARGIN = timedelta(minutes=10)
"""How much of the readings before the first sight and after the last event belongs to the evidence."""

MANIFEST, SUMS, FACTS, PAGE, READINGS = (
    "manifest.json",
    "SHA256SUMS",
    "evidence.json",
    "evidence.html",
    "readings.jsonl",
)
BODY_FILES = {Source.PAGE: "html", Source.FEED: "xml"}
"""The ending of the name of a body, by the source that answered it."""


@dataclass(frozen=True, slots=True)
class Period:
    """The readings that the evidence holds; `until` is None for an episode that goes on: to the last one there is."""

    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Seen:
    """The first and the last good reading of a source that listed an edition; `last_seen_at` is None if it still does.

    An edition from before this was kept has none of these.
    """

    source: Source
    first_seen_at: datetime
    last_seen_at: datetime | None


@dataclass(frozen=True, slots=True)
class Published:
    """The words of an edition as the source has them; `revision` is their SHA-256, however they are spaced."""

    revision: str
    title: str
    text: str
    dateline: str
    section: str
    status: str
    url: str | None
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """A service with its name; `modes` in their usual order, None if none was stated."""

    service: str
    name: str
    modes: tuple[Mode, ...] | None


@dataclass(frozen=True, slots=True)
class Understood:
    """What the program read in an edition when it first saw it; `doubts` are sentences."""

    kind: Kind
    affects: tuple[ServiceFacts, ...]
    restores: tuple[ServiceFacts, ...]
    published_at: datetime | None
    starts_at: datetime | None
    ends_at: datetime | None
    fallback: Fallback
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditionFacts:
    """One edition: by which source and when it was first read, when it was listed, and the files that hold it."""

    published: Published
    understood: Understood
    source: Source
    read_at: datetime
    seen: tuple[Seen, ...]
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BodyFacts:
    """A body as it came, in a file of its own; `headers` are those of its first reading, None if they were not kept."""

    file: str
    sha256: str
    size: int
    source: Source
    read_at: datetime
    headers: Headers | None


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """Whether a watch was told of an event, and why. `watch` is None for what is about no watch."""

    at: datetime
    event: EventKind
    watch: str | None
    told: bool
    verdict: VerdictCode | None
    why: str
    title: str | None
    revision: str | None
    channels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MessageFacts:
    """What came of a message: `state` is the channel's last word, `accepted` a relay's, which proves no delivery."""

    channel: str
    event: EventKind
    watches: tuple[str, ...]
    owed_at: datetime
    state: DeliveryState
    settled_at: datetime | None
    attempts: int
    may_repeat: bool
    last_error: str


@dataclass(frozen=True, slots=True)
class DeedFacts:
    """What a person did about the episode: acknowledged it, say; `via` is how: "command", "link" or "page"."""

    at: datetime
    deed: Deed
    by: str
    why: str
    via: str


@dataclass(frozen=True, slots=True)
class EpisodeFacts:
    """The episode as it stands in the database; `closed_by` is who closed it if no end was published, or empty.

    `reservations` are the words in which its end, or those of its parts, take something back of themselves.
    """

    id: str
    kind: Kind
    state: EpisodeState
    provenance: Provenance
    affected: tuple[ServiceFacts, ...]
    remaining: tuple[ServiceFacts, ...]
    opened_at: datetime
    observed_at: datetime
    starts_at: datetime | None
    ends_at: datetime | None
    ended_at: datetime | None
    closed_by: str
    fallback: Fallback
    reservations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ChainFacts:
    """The chain of the readings in the file: the digest before the first and after the last.

    `unchained` readings at the beginning are from before there was a chain. `broken_at` is the first reading (from 1)
    that does not fit to the one before, in the database already; None is as it should be.
    """

    before: str
    after: str
    readings: int
    unchained: int
    broken_at: int | None = None


@dataclass(frozen=True, slots=True)
class ProgramFacts:
    """Who made the file; `catalogue` is the SHA-256 of the services, as the program and its configuration have them."""

    name: str
    version: str
    catalogue: str
    services: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that the file says, but for the readings and the bodies themselves.

    It is about an episode, with the fallbacks that it concerned; or about one fallback, and then `episode` is None,
    `fallback` names the one in `fallbacks`, and `episodes` are those that touched it.
    """

    format: str
    language: Language
    timezone: str
    program: ProgramFacts
    episode: EpisodeFacts | None
    period: Period
    editions: tuple[EditionFacts, ...]
    editions_not_kept: tuple[str, ...]
    bodies: tuple[BodyFacts, ...]
    decisions: tuple[DecisionFacts, ...]
    messages: tuple[MessageFacts, ...]
    deeds: tuple[DeedFacts, ...]
    chain: ChainFacts
    fallback: str = ""
    fallbacks: tuple[FallbackFacts, ...] = ()
    episodes: tuple[EpisodeFacts, ...] = ()

    @property
    def subject(self) -> tuple[str, str]:
        """The episode and the fallback that it is about, one of them empty."""
        return (self.episode.id if self.episode else "", self.fallback)


@dataclass(frozen=True, slots=True)
class FileFacts:
    """One file beside the manifest."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the file holds, and when it was made: its own SHA-256 stands for all of it.

    It is about an episode or about a fallback; the other is empty.
    """

    format: str
    language: Language
    episode: str
    exported_at: datetime
    program: ProgramFacts
    chain: ChainFacts
    files: tuple[FileFacts, ...] = field(default=())
    fallback: str = ""

    @property
    def subject(self) -> tuple[str, str]:
        """The episode and the fallback that it is about, one of them empty."""
        return (self.episode, self.fallback)


def period_of(episode: Episode, moments: Iterable[datetime]) -> Period:
    """Return the time to show: from before the first sight to after the last of the moments at which it changed."""
    known = (episode.observed_at, *moments)
    until = None if episode.is_in_force else max(known) + MARGIN
    return Period(min(known) - MARGIN, until)


def period_of_fallback(recourse: Recourse, moments: Iterable[datetime]) -> Period:
    """Return the time to show: from before the trouble to after the end was written, or to the last reading.

    `moments` are those at which the episodes that touched it changed: their end may come after its own.
    """
    known = moments_of(recourse)
    until = max((*known, *moments)) + MARGIN if recourse.state.is_over else None
    return Period(min(known) - MARGIN, until)
