"""What is asked of a database, by each of those who ask; each call is one transaction."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from meteo_douane.domain.acknowledgement import Repeat
from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.digest import Readings
from meteo_douane.domain.drill import Drill
from meteo_douane.domain.episodes import Episode, Known
from meteo_douane.domain.event import Decision
from meteo_douane.domain.handover import Aftermath
from meteo_douane.domain.interventions import Intervention
from meteo_douane.domain.notice import Notice
from meteo_douane.domain.observation import Reading, Source
from meteo_douane.domain.recourse import Entry, Recourse
from meteo_douane.domain.schedule import Run
from meteo_douane.formats.item import Item


@dataclass(frozen=True, slots=True)
class Edition:
    """The words of a notice as published once, and what was read in them at their first sight; once per revision."""

    source: Source
    item: Item
    notice: Notice
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Hands:
    """Who sends at once what is given out to it, over some channels.

    `get_ready` is told what that will be as soon as it is decided: nothing of it is certain yet, nor to be sent.
    """

    channels: Collection[str]
    get_ready: Callable[[Sequence[Delivery]], None]


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


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What was written beside the readings as of one moment: by people, by what came of sending, by other programs."""

    last_intervention: int
    """Rises with each thing that a person does about an episode."""
    dead_channels: Mapping[str, datetime]
    """The channels through which nothing arrives, each with since when."""
    dues: Mapping[str, datetime]
    """When the next delivery is due (its claim ending counts), for every channel to which something is owed."""


class StorageError(Exception):
    """A store cannot do its work now (locked, full, changed by another process): one sentence for a person."""


class UnwritableError(StorageError):
    """Nothing can be written, or not even read, whatever it is. Nothing was written."""


class LaterError(StorageError):
    """It cannot be done now, and can once something outside of the program has changed. Nothing was written."""


class NoRoomError(UnwritableError):
    """There is no room for what was to be written. Nothing was written."""


class OutdatedError(StorageError):
    """A commit starts from what is no longer known: somebody else has written in between. Nothing was written."""


#: The name of the lease under which one program reads the sources for all.
READING = "reading"
#: In place of a fence, which is a positive number: nobody can be asked who holds the lease, so that this program reads,
#: and tells from memory, whoever else may. Nothing is ever written under it.
STANDING_IN = 0


class LeaseStore(Protocol):
    """What is asked of a database that several programs share; each call is one transaction."""

    def take_lease(self, name: str, holder: str, lifetime: timedelta) -> int | None:
        """Take or renew a lease for so long from now; return its fence, or None if somebody else holds it.

        The fence rises with each new holder; the clock is the database's.
        """

    def give_up_lease(self, name: str, holder: str) -> None:
        """Let the next one have a lease at once, if it is still ours."""


class KnowingStore(Protocol):
    """What everybody asks of a database who decides, tells or shows something; each call is one transaction."""

    def known(self) -> Known:
        """Return what we believe, or `Known()` in a new database."""


class DigestStore(KnowingStore, Protocol):
    """What digests ask of a database; each call is one transaction."""

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


class ReminderStore(KnowingStore, Protocol):
    """What reminders ask of a database; each call is one transaction."""

    def recourses(self) -> tuple[Recourse, ...]:
        """Return every record of a recourse, oldest first."""

    def remind(self, entry: Entry, deliveries: Sequence[Delivery]) -> bool:
        """Write that somebody was reminded and owe the messages, or nothing if that was written before.

        Returns whether it was written.
        """


class VitalStore(KnowingStore, Protocol):
    """What is asked of a database by whoever wants to know how the program is doing."""

    def recent_readings(self, limit: int) -> tuple[Reading, ...]:
        """Return the last readings, latest first."""

    def owed(self) -> tuple[Delivery, ...]:
        """Return all that is owed, oldest first."""

    def dead_channels(self) -> dict[str, datetime]:
        """Return the channels that are known to be dead, each with since when."""

    def last_runs(self) -> dict[str, Run]:
        """Return the last run of each digest that ever had one, by its name."""


class DrillStore(Protocol):
    """What answering a drill asks of a database; each call is one transaction."""

    def episode(self, episode_id: str) -> Episode | None:
        """Return an episode that is real, of the present or the past."""

    def drill(self, name: str) -> Drill | None:
        """Return the drill of this name, or None."""

    def answer(self, answer: Intervention, episode: Episode) -> bool:
        """Write an answer to a drill; return whether it is the first, in a drill that is not over."""


class Store(KnowingStore, Protocol):
    """What the monitor asks of a database."""

    def commit(self, commit: Commit, hands: Hands | None = None) -> tuple[Delivery, ...]:
        """Write all of it or nothing; a delivery whose key exists already is left as it is.

        Returns what is given out to `hands`, as `claim` would: one for a channel to which nothing else is owed. Without
        hands all of it is to be claimed.
        Raises OutdatedError if `before` is not what is known of all that `after` changes.
        """

    def meanwhile(self) -> Meanwhile:
        """Return what was written beside the readings."""

    def owe(self, deliveries: Sequence[Delivery]) -> None:
        """Owe these, for no reading; one whose key exists already is left as it is."""

    def claim(self, channel: str, now: datetime, until: datetime, *, limit: int) -> tuple[Delivery, ...]:
        """Take deliveries of a channel that are due, oldest first, mark them as being sent until `until`, return them.

        One whose earlier claim ran out comes back with `may_repeat`. What waits about the same episode is folded into
        one first; of what remains only the oldest owed one is given out, so that an end never overtakes its opening. A
        dead one blocks nothing. An opening goes before the rest, and of each what was never tried before what failed.
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

    def mend_dues(self, now: datetime) -> None:
        """Make due what waits for a moment so far ahead that only a clock that was wrong can have set it."""

    def next_dues(self) -> Mapping[str, datetime]:
        """Return the same for every channel to which something is owed."""

    def owed(self) -> tuple[Delivery, ...]:
        """Return all that is owed, oldest first."""


class SenderStore(Store, Protocol):
    """A store that counts who sends what it owes."""

    def join_senders(self, now: datetime) -> int:
        """Count among the programs that send; return how many deliveries are due at once for that."""


class MemoryStore(Store, Protocol):
    """A store that lives and dies with the program."""

    def handing_over(self) -> AbstractContextManager[tuple[Delivery, ...]]:
        """Give every delivery in whatever state, oldest first, and forget them all if what is done with them succeeds.

        Nobody claims or settles one meanwhile.
        """

    def close(self) -> None:
        """Let go of it, and of all that is in it."""


class LastingStore(SenderStore, LeaseStore, Protocol):
    """The store that lasts: a file, or a server that several programs may share."""

    @property
    def is_shared(self) -> bool:
        """Whether several programs may work on it at the same time."""

    def take_back(self, deliveries: Sequence[Delivery]) -> None:
        """Write what these have become in another store, and what they say by now; what has arrived here stays so."""
