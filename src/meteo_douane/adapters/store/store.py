"""The database as the program sees it: values of the domain in and out, each call one transaction."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self, TypeVar

from sqlalchemy import Connection

from meteo_douane.adapters.store import (
    archive,
    chronicle,
    claims,
    condensing,
    decisions,
    deliveries,
    digests,
    drills,
    due_again,
    health,
    interventions,
    leases,
    outages,
    outbox,
    pruning,
    recourses,
    reserve,
    settling,
    turns,
)
from meteo_douane.adapters.store.annals import SqlAnnals
from meteo_douane.adapters.store.convoy import Convoy
from meteo_douane.adapters.store.engine import Engines, connect, file_of
from meteo_douane.adapters.store.errors import DeposedError, StoreError
from meteo_douane.adapters.store.knowledge import Knowledge
from meteo_douane.adapters.store.pruning import Pruned
from meteo_douane.adapters.store.schema import bring_up_to_date
from meteo_douane.adapters.store.senders import Senders
from meteo_douane.adapters.store.tables import METADATA
from meteo_douane.adapters.store.traces import SqlTraces
from meteo_douane.domain.acknowledgement import Repeat
from meteo_douane.domain.appearance import turnover
from meteo_douane.domain.delivery import Delivery, DeliveryState
from meteo_douane.domain.digest import Readings
from meteo_douane.domain.drill import Drill
from meteo_douane.domain.episodes import Episode, Known
from meteo_douane.domain.event import Decision
from meteo_douane.domain.handing_out import given_out
from meteo_douane.domain.handover import Aftermath
from meteo_douane.domain.hours import Attempt
from meteo_douane.domain.interventions import Intervention
from meteo_douane.domain.observation import Reading, Source
from meteo_douane.domain.pruning import Span
from meteo_douane.domain.recourse import Entry, Recourse
from meteo_douane.domain.schedule import Run
from meteo_douane.domain.triage_record import Triage
from meteo_douane.ports import READING, Commit, Edition, Meanwhile

T = TypeVar("T")


def open_store(url: str) -> "SqlStore":
    """Connect to a database and bring its schema up to date; raises StoreError with a sentence for a person."""
    engines = connect(url)
    with ExitStack() as on_failure:
        on_failure.callback(engines.close)
        bring_up_to_date(engines)
        on_failure.pop_all()
    return SqlStore(engines, Senders.of(engines.url))


def open_in_memory() -> "SqlStore":
    """Open an empty store that dies with the program, with nothing but what is loaded: the disk may give no more.

    So its tables are made as they are known here, and not by migrations.
    """
    engines = connect("sqlite://")
    with engines.writing() as connection:
        METADATA.create_all(connection)
    return SqlStore(engines)


def open_existing(url: str) -> "SqlStore":
    """Do the same for a database that is there; raises StoreError for a file that is not: nothing is made by a look."""
    file = file_of(url)
    if file is not None and not file.exists():
        raise StoreError(
            f"database {file.absolute()}: no such file, so nothing was ever read there; a relative address in the"
            " configuration starts where a command is run"
        )
    return open_store(url)


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

    def commit(self, commit: Commit) -> tuple[Delivery, ...]:
        """Write all of it or nothing; a delivery whose key exists already is left as it is.

        Returns what is given out to `commit.hands`: as it is claimed otherwise, without a transaction of its own.
        Raises StaleError if what `commit.before` says and `commit.after` changes is not what the database holds, and
        DeposedError if the lease was taken by another program since the reading began.
        """
        with self._engines.writing_alone() as connection:
            if commit.fence is not None and not leases.is_current(connection, READING, commit.fence):
                raise DeposedError("database: another program has taken over the reading meanwhile; nothing is written")
            self._knowledge.write(connection, commit.before, commit.after)
            listed = turnover(commit.before.publications, commit.after.publications)
            archive.add_appearances(connection, listed, commit.readings)
            self._log(connection, commit.readings)
            if commit.bodies:
                archive.add_bodies(connection, commit.bodies, max(reading.ended_at for reading in commit.readings))
            archive.add_editions(connection, commit.editions)
            decisions.add_decisions(connection, commit.decisions)
            outbox.add(connection, commit.deliveries, written=commit.decisions)
            interventions.add(connection, commit.interventions)
            if commit.hands is None:
                return ()
            given = claims.hand_out(connection, given_out(commit.deliveries, commit.hands.channels))
            commit.hands.get_ready(given)  # beside the wait for the disk
            return given

    @property
    def annals(self) -> SqlAnnals:
        """The past piece by piece, for programs."""
        return SqlAnnals(self._engines, self._knowledge)

    def _log(self, connection: Connection, readings: Sequence[Reading]) -> None:
        """Write readings, and fold the hours that have become old since the last one: there is one in most hours."""
        if not readings:
            return
        last = archive.last_written(connection)
        archive.add_readings(connection, readings, last)
        if last is not None:
            condensing.condense(connection, last[1], readings[-1].ended_at)

    def repeats(self) -> Mapping[str, Repeat]:
        """Return what is repeated until somebody acknowledges it, by `Repeat.key`."""
        with self._engines.reading() as connection:
            repeats: dict[str, Repeat] = self._knowledge.read_one(connection, "repeats")
            return repeats

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

    # What people did

    def meanwhile(self) -> Meanwhile:
        """Return what was written beside the readings."""
        with self._engines.reading() as connection:
            return Meanwhile(
                interventions.last_number(connection), outages.dead(connection), turns.next_dues(connection)
            )

    def interventions_of(self, episode_id: str) -> tuple[Intervention, ...]:
        """Return what people did about an episode, oldest first."""
        with self._engines.reading() as connection:
            return interventions.of_episode(connection, episode_id)

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
        """Take deliveries of a channel that are due, oldest first, mark them as being sent until `until`, return them.

        One whose earlier claim ran out comes back with `may_repeat`. What waits about the same episode is folded into
        one first; of what remains only the oldest owed one is given out, so that an end never overtakes its opening. A
        dead one blocks nothing. What was never tried goes before what failed, an opening before the rest.
        """
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

    def delivery(self, key: str) -> Delivery | None:
        """Return the delivery of a message, by its key."""
        with self._engines.reading() as connection:
            return deliveries.by_key(connection, key)

    def deliveries_of(self, episode_id: str) -> tuple[Delivery, ...]:
        """Return the deliveries about an episode, in whatever state, oldest first."""
        with self._engines.reading() as connection:
            return deliveries.of_episode(connection, episode_id)

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

    # Recourses

    def recourses(self) -> tuple[Recourse, ...]:
        """Return every record of a recourse, oldest first."""
        with self._engines.reading() as connection:
            return recourses.recourses(connection)

    def recourse(self, name: str) -> Recourse | None:
        """Return the record of this name, or None."""
        with self._engines.reading() as connection:
            return next(iter(recourses.recourses(connection, name)), None)

    def open_recourse(self, opening: Entry) -> Recourse:
        """Write the first line of a new record, and give it a name."""
        with self._engines.writing_alone() as connection:
            return Recourse((recourses.open_recourse(connection, opening),))

    def append(self, recourse: Recourse, entries: Sequence[Entry]) -> Recourse:
        """Write lines below those of a record; raises StaleError if it has others by now."""
        with self._engines.writing_alone() as connection:
            recourses.append(connection, recourse, entries)
            return Recourse((*recourse.entries, *entries))

    def remind(self, entry: Entry, deliveries: Sequence[Delivery]) -> bool:
        """Write that somebody was reminded and owe the messages, or nothing if that was written before."""
        with self._engines.writing_alone() as connection:
            is_new = recourses.remind(connection, entry)
            if is_new:
                outbox.add(connection, deliveries)
            return is_new

    def begin_triage(self, triage: Triage) -> Triage:
        """Write a new triage, and give it a name."""
        with self._engines.writing_alone() as connection:
            return recourses.begin_triage(connection, triage)

    def keep_triage(self, triage: Triage) -> None:
        """Write what was answered since."""
        with self._engines.writing_alone() as connection:
            recourses.keep_triage(connection, triage)

    def triage(self, name: str | None = None) -> Triage | None:
        """Return the triage of this name, or the last one that is not over."""
        with self._engines.reading() as connection:
            return recourses.triage(connection, name)

    def unfinished_triages(self) -> tuple[Triage, ...]:
        """Return the triages that are not over, the newest first."""
        with self._engines.reading() as connection:
            return recourses.unfinished_triages(connection)

    # Drills

    def begin_drill(self, drill: Drill) -> Drill:
        """Write a new drill, and give it a name."""
        with self._engines.writing_alone() as connection:
            return drills.begin(connection, drill)

    def show_drill(self, drill: Drill) -> None:
        """Write what is to be answered in a drill from now on."""
        with self._engines.writing_alone() as connection:
            drills.show(connection, drill)

    def end_drill(self, name: str) -> Drill:
        """Write that a drill is over, and return what came of it."""
        with self._engines.writing_alone() as connection:
            return drills.end(connection, name)

    def drill(self, name: str) -> Drill | None:
        """Return the drill of this name, or None."""
        with self._engines.reading() as connection:
            return drills.drill(connection, name)

    def answer_drill(self, answer: Intervention, episode: Episode) -> bool:
        """Write an answer to a drill; return whether it is the first, in a drill that is not over."""
        with self._engines.writing_alone() as connection:
            return drills.answer(connection, answer, episode)

    # Digests

    def last_runs(self) -> dict[str, Run]:
        """Return the last run of each digest that ever had one, by its name."""
        with self._engines.reading() as connection:
            return digests.last_runs(connection)

    def record_run(self, run: Run, deliveries: Sequence[Delivery]) -> bool:
        """Write a run and owe what follows from it, or nothing if there is one for its digest, day and hour already.

        Returns whether it was written.
        """
        with self._engines.writing_alone() as connection:
            is_new = digests.add_run(connection, run)
            if is_new:
                outbox.add(connection, deliveries)
            return is_new

    def owe(self, deliveries: Sequence[Delivery]) -> None:
        """Owe these, for no event and no run; one whose key exists already is left as it is."""
        with self._engines.writing_alone() as connection:
            outbox.add(connection, deliveries)

    def endings_told(self, after: datetime, until: datetime) -> tuple[Decision, ...]:
        """Return the decisions that told a watch of an end, about events after one moment and up to another."""
        with self._engines.reading() as connection:
            return decisions.endings_told(connection, after, until)

    def undelivered(self, since: datetime) -> tuple[Delivery, ...]:
        """Return what was given up at or after a moment, and what was tried in vain and will be tried again."""
        with self._engines.reading() as connection:
            return deliveries.undelivered(connection, since)

    def readings_between(self, after: datetime, until: datetime) -> Readings:
        """Return how the readings went that ended later than `after` and no later than `until`."""
        with self._engines.reading() as connection:
            return digests.readings_between(connection, after, until)

    # Room for bad days

    def set_room_aside(self) -> bool:
        """Hold some room on the disk of a database file; return whether it is held. A server sees to itself."""
        file = self._engines.file
        return file is None or reserve.set_aside(file)

    def give_room_back(self) -> None:
        """Let go of the room that was set aside."""
        if (file := self._engines.file) is not None:
            reserve.give_back(file)

    # Forgetting

    def spans(self) -> tuple[Span, ...]:
        """Return the time of each episode kept."""
        with self._engines.reading() as connection:
            return tuple(pruning.spans(connection))

    def oldest(self) -> datetime | None:
        """Return the moment from which the past is kept, or None if there is none."""
        with self._engines.reading() as connection:
            return pruning.oldest(connection)

    def prune(self, before: datetime) -> Pruned:
        """Forget what is before a moment that lies within the time of no episode kept."""
        with self._engines.working_long() as connection:
            return pruning.prune(connection, before)

    def used_bytes(self) -> int:
        """Return the size of what a file of SQLite holds."""
        with self._engines.reading() as connection:
            return pruning.used_bytes(connection)

    # Looking back

    @contextmanager
    def traces(self) -> Iterator[SqlTraces]:
        """Give what is kept of the past as it stands now, whatever is written meanwhile."""
        with self._engines.looking_long() as connection:
            yield SqlTraces(connection)

    def episode(self, episode_id: str) -> Episode | None:
        """Return an episode, of the present or the past."""
        with self._engines.reading() as connection:
            return chronicle.episode(connection, episode_id)

    def episodes(self, *, in_force: bool | None, limit: int, before: str | None = None) -> tuple[Episode, ...]:
        """Return episodes, latest first: in force, over, or (None) either; `before` is the last of the page before."""
        with self._engines.reading() as connection:
            return chronicle.episodes(connection, in_force=in_force, limit=limit, before=before)

    def latest_between(self, since: datetime, until: datetime, *, limit: int) -> tuple[Episode, ...]:
        """Return the episodes in force at some time from one moment up to another, the latest to open first."""
        with self._engines.reading() as connection:
            return chronicle.latest_between(connection, since, until, limit=limit)

    def last_good_reading(self, source: Source) -> datetime | None:
        """Return when we last knew what a source says, or None if never."""
        with self._engines.reading() as connection:
            return archive.last_good_reading(connection, source)

    def first_good_reading(self) -> datetime | None:
        """Return since when we know what any source says, as far as readings are kept, or None if never."""
        with self._engines.reading() as connection:
            return archive.first_good_reading(connection)

    def readings_since(self, at: datetime) -> tuple[Reading, ...]:
        """Return the readings that ended at or after a moment, oldest first."""
        with self._engines.reading() as connection:
            return archive.readings_since(connection, at)

    def recent_readings(self, limit: int) -> tuple[Reading, ...]:
        """Return the last readings, latest first."""
        with self._engines.reading() as connection:
            return archive.recent_readings(connection, limit)

    def editions(self) -> Sequence[Edition]:
        """Return every edition of every notice, in the order of their first sight."""
        with self._engines.reading() as connection:
            return archive.editions(connection)

    def body(self, sha256: str) -> bytes | None:
        """Return a body as it came, or None if it was not kept."""
        with self._engines.reading() as connection:
            return archive.body(connection, sha256)

    def decisions_of(self, episode_id: str) -> tuple[Decision, ...]:
        """Return what was decided about an episode, for *no* as for *yes*, oldest first."""
        with self._engines.reading() as connection:
            return decisions.decisions_of(connection, episode_id)

    def decisions_since(self, at: datetime) -> tuple[Decision, ...]:
        """Return what was decided about events at or after a moment, oldest first."""
        with self._engines.reading() as connection:
            return decisions.decisions_since(connection, at)

    def recent_decisions(self, watch: str | None, *, limit: int) -> tuple[Decision, ...]:
        """Return the latest decisions for a watch, or (None) for any, the latest first."""
        with self._engines.reading() as connection:
            return decisions.recent(connection, watch, limit)

    def attempts_since(self, at: datetime) -> tuple[Attempt, ...]:
        """Return the readings that ended at or after a moment, the latest first, as far as they are counted."""
        with self._engines.reading() as connection:
            return health.attempts_since(connection, at)

    def last_reading(self, source: Source, since: datetime, *, is_good: bool, is_kept: bool) -> Reading | None:
        """Return the last good or bad reading of a source since a moment; `is_kept` asks for one whose body is."""
        with self._engines.reading() as connection:
            return health.last_reading(connection, source, since, is_good=is_good, is_kept=is_kept)
