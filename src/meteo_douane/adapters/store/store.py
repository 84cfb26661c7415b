"""The database as the program at work sees it: values of the domain in and out, each call one transaction."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection

from meteo_douane.adapters.store import (
    archive,
    claims,
    commits,
    deliveries,
    digests,
    due_again,
    interventions,
    leases,
    outages,
    outbox,
    reserve,
    settling,
    turns,
)
from meteo_douane.adapters.store.annals import SqlAnnals
from meteo_douane.adapters.store.convoy import Convoy
from meteo_douane.adapters.store.digests import SqlDigests
from meteo_douane.adapters.store.drills import SqlDrills
from meteo_douane.adapters.store.engine import Engines
from meteo_douane.adapters.store.knowledge import Knowledge
from meteo_douane.adapters.store.ledger import SqlLedger
from meteo_douane.adapters.store.past import SqlPast
from meteo_douane.adapters.store.pruning import SqlPruning
from meteo_douane.adapters.store.senders import Senders
from meteo_douane.domain.acknowledgement import Repeat
from meteo_douane.domain.delivery import Delivery, DeliveryState
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.handover import Aftermath
from meteo_douane.domain.observation import Reading
from meteo_douane.domain.schedule import Run
from meteo_douane.ports import Commit, Hands, Meanwhile

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SqlStore:
    """A `Store` on SQLite or PostgreSQL; every method may be called from any thread and may raise StoreError."""

    _engines: Engines
    _senders: Senders = field(default_factory=lambda: Senders(None))
    _knowledge: Knowledge[Known] = field(default_factory=lambda: Knowledge(Known))
    _convoy: Convoy = field(default_factory=Convoy)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engines.close()
        self._senders.leave()

    def known(self) -> Known:
        """Return what we believe, or `Known()` in a new database."""
        with self._engines.reading() as connection:
            return self._knowledge.read(connection)

    def commit(self, commit: Commit, hands: Hands | None = None) -> tuple[Delivery, ...]:
        """Write all of it or nothing; a delivery whose key exists already is left as it is.

        Returns what is given out to `hands`: as it is claimed otherwise, without a transaction of its own.
        Raises StaleError if what `commit.before` says and `commit.after` changes is not what the database holds, and
        DeposedError if the lease was taken by another program since the reading began.
        """
        with self._engines.writing_alone() as connection:
            return commits.write(connection, self._knowledge, commit, hands)

    def repeats(self) -> Mapping[str, Repeat]:
        """Return what is repeated until somebody acknowledges it, by `Repeat.key`."""
        with self._engines.reading() as connection:
            repeats: dict[str, Repeat] = self._knowledge.read_one(connection, "repeats")
            return repeats

    def meanwhile(self) -> Meanwhile:
        """Return what was written beside the readings."""
        with self._engines.reading() as connection:
            return Meanwhile(
                interventions.last_number(connection), outages.dead(connection), turns.next_dues(connection)
            )

    def recent_readings(self, limit: int) -> tuple[Reading, ...]:
        """Return the last readings, latest first."""
        with self._engines.reading() as connection:
            return archive.recent_readings(connection, limit)

    def last_runs(self) -> dict[str, Run]:
        """Return the last run of each digest that ever had one, by its name."""
        with self._engines.reading() as connection:
            return digests.last_runs(connection)

    # Sharing the work

    @property
    def is_shared(self) -> bool:
        """Whether several programs may work on this database at the same time."""
        return self._engines.url.get_backend_name() == "postgresql"

    def take_lease(self, name: str, holder: str, lifetime: timedelta) -> int | None:
        """Take or renew a lease for so long from now; return its fence, or None if somebody else holds it."""
        with self._engines.writing() as connection:
            return leases.take(connection, name, holder, lifetime)

    def give_up_lease(self, name: str, holder: str) -> None:
        """Let the next one have a lease at once, if it is still ours."""
        with self._engines.writing() as connection:
            leases.give_up(connection, name, holder)

    # Delivering

    def join_senders(self, now: datetime) -> int:
        """Count among the programs that send until `close`; return how many deliveries are due at once for that.

        Where nobody else sends, what is being sent was left behind by a program that was killed.
        """
        with self._senders.joined() as is_alone:
            if not is_alone:
                return 0
            with self._engines.writing() as connection:
                return claims.let_claims_run_out(connection, now)

    def claim(self, channel: str, now: datetime, until: datetime, *, limit: int) -> tuple[Delivery, ...]:
        """Take what is due to a channel, at most so many, as being sent until `until` (as `ports.Store.claim` says)."""
        return self._together(lambda connection: claims.claim(connection, channel, now=now, until=until, limit=limit))

    def rehearse_sending(self, now: datetime) -> None:
        """Get ready for the first message, and change nothing."""
        with self._engines.writing() as connection:
            claims.rehearse(connection, now)
            settling.rehearse(connection, now)

    def settle(self, delivery: Delivery, aftermath: Aftermath) -> None:
        """Write what came of an attempt, and what follows from it; what has arrived stays so."""
        self._together(lambda connection: settling.settle(connection, delivery, aftermath))

    def take_back(self, deliveries: Sequence[Delivery]) -> None:
        """Write what these have become in another store, and what they say by now; what has arrived here stays so."""
        with self._engines.writing() as connection:
            for delivery in deliveries:
                settling.take_back(connection, delivery)

    def settle_and_claim(
        self, delivery: Delivery, aftermath: Aftermath, now: datetime, until: datetime
    ) -> tuple[Delivery, ...]:
        """Settle a delivery and claim the next one of its channel, if one is due, as one transaction."""

        def settled_and_claimed(connection: Connection) -> tuple[Delivery, ...]:
            settling.settle(connection, delivery, aftermath)
            return claims.claim(connection, delivery.message.channel, now=now, until=until, limit=1)

        return self._together(settled_and_claimed)

    def _together(self, work: Callable[[Connection], T]) -> T:
        """Write what comes of sending, with what other threads write of theirs; a server has room for each."""
        if not self.is_shared:
            return self._convoy.write(self._engines.writing, work)
        with self._engines.writing() as connection:
            return work(connection)

    def next_due(self, channel: str) -> datetime | None:
        """Return when the next delivery of a channel is due (its claim ending counts), or None if nothing is owed."""
        with self._engines.reading() as connection:
            return turns.next_due(connection, channel)

    def next_dues(self) -> dict[str, datetime]:
        """Return the same for every channel to which something is owed."""
        with self._engines.reading() as connection:
            return turns.next_dues(connection)

    def retry(self, channels: Collection[str], since: datetime, now: datetime) -> int:
        """Owe again, at once, what failed on these channels or is dead, as of `since`; return how much that is.

        What a later message of the same episode has gone past stays as it is, and so does a test message.
        """
        with self._engines.writing() as connection:
            return due_again.retry(connection, channels, since, now)

    def mend_dues(self, now: datetime) -> None:
        """Make due what waits for a moment so far ahead that only a clock that was wrong can have set it."""
        with self._engines.writing() as connection:
            due_again.mend_dues(connection, now)

    def owe(self, deliveries: Sequence[Delivery]) -> None:
        """Owe these, for no event and no run; one whose key exists already is left as it is."""
        with self._engines.writing_alone() as connection:
            outbox.add(connection, deliveries)

    def deliveries(self, states: Collection[DeliveryState], *, limit: int) -> tuple[Delivery, ...]:
        """Return the latest deliveries in these states, oldest first."""
        with self._engines.reading() as connection:
            return deliveries.latest(connection, states, limit=limit)

    def owed(self) -> tuple[Delivery, ...]:
        """Return all that is owed, oldest first."""
        with self._engines.reading() as connection:
            return deliveries.owed(connection)

    def dead_channels(self) -> dict[str, datetime]:
        """Return the channels that are known to be dead, each with since when."""
        with self._engines.reading() as connection:
            return outages.dead(connection)

    def delivery_counts(self) -> dict[DeliveryState, int]:
        """Return how many deliveries stand in each state; test messages are not counted."""
        with self._engines.reading() as connection:
            return deliveries.counts(connection)

    @contextmanager
    def handing_over(self) -> Iterator[tuple[Delivery, ...]]:
        """Give every delivery, oldest first, and forget them all if what is done with them succeeds.

        Nobody claims or settles one meanwhile.
        """
        with self._engines.writing_alone() as connection:
            yield deliveries.everything(connection)
            deliveries.forget_everything(connection)

    # Room for bad days

    def set_room_aside(self) -> None:
        """Hold some room on the disk of a database file; raises FullError. A server sees to itself."""
        if (file := self._engines.file) is not None:
            reserve.set_aside(file)

    def give_room_back(self) -> None:
        """Let go of the room that was set aside."""
        if (file := self._engines.file) is not None:
            reserve.give_back(file)

    # Beside the work

    @property
    def annals(self) -> SqlAnnals:
        """The past piece by piece, for programs."""
        return SqlAnnals(self._engines, self.known, self.past.episode)

    @property
    def past(self) -> SqlPast:
        """The past, for people."""
        return SqlPast(self._engines, self.known)

    @property
    def ledger(self) -> SqlLedger:
        """The records of recourses and the triages that lead to them."""
        return SqlLedger(self._engines, self.known)

    @property
    def digests(self) -> SqlDigests:
        """The digests, and what they tell of the past."""
        return SqlDigests(self._engines, self.known, self.last_runs, self.owe)

    @property
    def drills(self) -> SqlDrills:
        """The drills, and the answers to them."""
        return SqlDrills(self._engines, self.past.episode)

    @property
    def pruning(self) -> SqlPruning:
        """What is kept, and how it is forgotten."""
        return SqlPruning(self._engines)
