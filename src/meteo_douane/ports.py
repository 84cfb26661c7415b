"""What the program asks of the world: declared here by its users, the monitor and the courier; met by adapters."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from meteo_douane.domain.acknowledgement import Repeat
from meteo_douane.domain.appearance import Appearance
from meteo_douane.domain.delivery import Delivery, Result, Words
from meteo_douane.domain.digest import Readings
from meteo_douane.domain.drill import Drill
from meteo_douane.domain.episodes import Episode, Known
from meteo_douane.domain.event import Decision
from meteo_douane.domain.evidence import Evidence, Manifest
from meteo_douane.domain.handover import Aftermath
from meteo_douane.domain.interventions import Intervention
from meteo_douane.domain.notice import Notice
from meteo_douane.domain.observation import Cause, Reading, Source
from meteo_douane.domain.recourse import Entry, Recourse
from meteo_douane.domain.schedule import Run
from meteo_douane.domain.triage_record import Triage
from meteo_douane.formats.item import Item

Clock = Callable[[], datetime]
"""Now, aware and in UTC."""


# Fetching


@dataclass(frozen=True, slots=True)
class Request:
    """A conditional GET of one source; validators are those of the last body that was understood, or empty."""

    source: Source
    url: str
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """An answer with status 200: the decompressed body and the headers, their names in lower case."""

    request: Request
    content: bytes
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NotModified:
    """An answer with status 304."""

    request: Request
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Everything else: no connection, an error status, a body that breaks its own framing or our bounds.

    `content` and `headers` are what came with an error status, for the record; `detail` is a short English phrase.
    """

    request: Request
    cause: Cause
    detail: str
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    content: bytes = b""
    retry_after: timedelta | None = None


Answer = Body | NotModified | NoAnswer
Fetch = Callable[[Request], Answer]


# Notifying


class Notify(Protocol):
    """The channels, by name; returns what came of one attempt and does not raise for what a channel does."""

    def __call__(self, channel: str, words: Words) -> Result:
        """Send once."""


# Remembering


@dataclass(frozen=True, slots=True)
class Edition:
    """The words of a notice as published once, and what was read in them at their first sight; once per revision."""

    source: Source
    item: Item
    notice: Notice
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Commit:
    """All that one reading of the sources changes, or somebody's doing; written as one transaction."""

    readings: tuple[Reading, ...]
    bodies: tuple[bytes, ...]
    editions: tuple[Edition, ...]
    before: Known
    after: Known
    decisions: tuple[Decision, ...]
    deliveries: tuple[Delivery, ...]
    interventions: tuple[Intervention, ...] = ()
    fence: int | None = None
    """The number of the lease under which the sources were read, or None where no other program may read them."""


class StorageError(Exception):
    """A store cannot do its work now (locked, full, changed by another process): one sentence for a person."""


class OutdatedError(StorageError):
    """A commit starts from what is no longer known: somebody else has written in between. Nothing was written."""


#: The name of the lease under which one program reads the sources for all.
READING = "reading"


class LeaseStore(Protocol):
    """What is asked of a database that several programs share; each call is one transaction."""

    def take_lease(self, name: str, holder: str, lifetime: timedelta) -> int | None:
        """Take or renew a lease for so long from now; return its fence, or None if somebody else holds it.

        The fence rises with each new holder; the clock is the database's.
        """

    def give_up_lease(self, name: str, holder: str) -> None:
        """Let the next one have a lease at once, if it is still ours."""


class DigestStore(Protocol):
    """What digests ask of a database; each call is one transaction."""

    def known(self) -> Known:
        """Return what we believe, or `Known()` in a new database."""

    def last_runs(self) -> dict[str, Run]:
        """Return the last run of each digest that ever had one, by its name."""

    def record_run(self, run: Run, deliveries: Sequence[Delivery]) -> bool:
        """Write a run and owe what follows from it, or nothing if there is one for its digest, day and hour already.

        Returns whether it was written.
        """

    def owe(self, deliveries: Sequence[Delivery]) -> None:
        """Owe these, for no event and no run; one whose key exists already is left as it is."""

    def endings_told(self, after: datetime, until: datetime) -> tuple[Decision, ...]:
        """Return the decisions that told a watch of an end, about events after one moment and up to another."""

    def undelivered(self, since: datetime) -> tuple[Delivery, ...]:
        """Return what was given up at or after a moment, and what was tried in vain and will be tried again."""

    def readings_between(self, after: datetime, until: datetime) -> Readings:
        """Return how the readings went that ended later than `after` and no later than `until`."""


@dataclass(frozen=True, slots=True)
class Link:
    """A reading with its digest in the chain; None in a row from before there was one."""

    reading: Reading
    chain: str | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Readings in the order in which they were written: the numbers of the first and the last, and how many there are.

    `before` is the digest of the reading before the first, or `chain.BEGINNING`.
    """

    first: int
    last: int
    readings: int
    before: str


class Traces(Protocol):
    """What evidence asks of a database, which stands still as long as it is asked."""

    def episode(self, episode_id: str) -> Episode | None:
        """Return an episode, of the present or the past."""

    def episodes(self, since: datetime, until: datetime | None) -> tuple[Episode, ...]:
        """Return the episodes that were known or in force in this time, oldest first."""

    def recourses(self) -> tuple[Recourse, ...]:
        """Return every record of a recourse, oldest first."""

    def triage(self, name: str) -> Triage | None:
        """Return the triage of this name, or None."""

    def reminders(self, recourse: Recourse) -> tuple[Delivery, ...]:
        """Return the messages that reminded somebody of a recourse, oldest first."""

    def appearances(self, publications: Collection[str]) -> tuple[Appearance, ...]:
        """Return when editions of these were listed, in the order of their first sight."""

    def editions(self, revisions: Collection[str]) -> tuple[Edition, ...]:
        """Return these editions, as far as they are kept, in the order of their first sight."""

    def decisions(self, episode: Episode) -> tuple[Decision, ...]:
        """Return what was decided about an episode, a state at start that held it included, oldest first."""

    def deliveries(self, episode: Episode) -> tuple[Delivery, ...]:
        """Return the messages about an episode, a state at start that held it included, oldest first."""

    def interventions(self, episode: Episode) -> tuple[Intervention, ...]:
        """Return what people did about an episode, oldest first."""

    def stretch(self, since: datetime, until: datetime | None) -> Stretch:
        """Return the readings from the first to the last that ended in this time, without a gap."""

    def readings(self, stretch: Stretch) -> Iterator[Link]:
        """Yield them one after the other: there may be very many."""

    def first_readings(self, stretch: Stretch) -> dict[str, Reading]:
        """Return, by the digest of each body kept that these readings met, the first of them that met it."""

    def body(self, sha256: str) -> bytes | None:
        """Return a body as it came, or None if it was not kept."""


class Dossier(Protocol):
    """Where evidence is put: a file of files, which exists only once it is sealed."""

    def add(self, name: str, content: Iterable[bytes]) -> None:
        """Add a file, its bytes in pieces."""

    def seal(self, evidence: Evidence, manifest: Manifest) -> str:
        """Add the facts and the manifest, to which it puts the files; return the SHA-256 of the manifest."""


class ReminderStore(Protocol):
    """What reminders ask of a database; each call is one transaction."""

    def known(self) -> Known:
        """Return what we believe, or `Known()` in a new database."""

    def recourses(self) -> tuple[Recourse, ...]:
        """Return every record of a recourse, oldest first."""

    def remind(self, entry: Entry, deliveries: Sequence[Delivery]) -> bool:
        """Write that somebody was reminded and owe the messages, or nothing if that was written before.

        Returns whether it was written.
        """


class DrillStore(Protocol):
    """What answering a drill asks of a database; each call is one transaction."""

    def episode(self, episode_id: str) -> Episode | None:
        """Return an episode that is real, of the present or the past."""

    def drill(self, name: str) -> Drill | None:
        """Return the drill of this name, or None."""

    def answer_drill(self, answer: Intervention, episode: Episode) -> bool:
        """Write an answer to a drill; return whether it is the first, in a drill that is not over."""


class Store(Protocol):
    """What the monitor asks of a database."""

    def known(self) -> Known:
        """Return what we believe, or `Known()` in a new database."""

    def commit(self, commit: Commit) -> None:
        """Write all of it or nothing; a delivery whose key exists already is left as it is.

        Raises OutdatedError if `before` is not what is known of all that `after` changes.
        """

    def last_intervention(self) -> int:
        """Return a number that rises with each thing that a person does about an episode."""

    def owe(self, deliveries: Sequence[Delivery]) -> None:
        """Owe these, for no reading; one whose key exists already is left as it is."""

    def claim(self, channel: str, now: datetime, until: datetime, *, limit: int) -> tuple[Delivery, ...]:
        """Take deliveries of a channel that are due, oldest first, mark them as being sent until `until`, return them.

        One whose earlier claim ran out comes back with `may_repeat`. What waits about the same episode is folded into
        one first; of what remains only the oldest owed one is given out, so that an end never overtakes its opening. A
        dead one blocks nothing. What was never tried goes before what failed, an opening before the rest.
        """

    def repeats(self) -> Mapping[str, Repeat]:
        """Return what is repeated until somebody acknowledges it, by `Repeat.key`."""

    def settle(self, delivery: Delivery, aftermath: Aftermath) -> None:
        """Write what came of an attempt, and what follows from it, as one transaction; what has arrived stays so."""

    def settle_and_claim(
        self, delivery: Delivery, aftermath: Aftermath, now: datetime, until: datetime
    ) -> tuple[Delivery, ...]:
        """Settle a delivery and claim the next one of its channel, if one is due, as one transaction."""

    def next_due(self, channel: str) -> datetime | None:
        """Return when the next delivery of a channel is due (its claim ending counts), or None if nothing is owed."""

    def next_dues(self) -> dict[str, datetime]:
        """Return the same for every channel to which something is owed."""

    def owed(self) -> tuple[Delivery, ...]:
        """Return all that is owed, oldest first."""
