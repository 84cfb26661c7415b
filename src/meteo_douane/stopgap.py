"""Where nothing can be written: what is decided is borne in memory and told from there, until all can be written.

What a channel has answered is kept in any case, until it can be written down: to ask again is to tell twice.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from threading import Lock
from time import monotonic
from typing import Protocol, TypeVar

from meteo_douane.domain.acknowledgement import Repeat
from meteo_douane.domain.complaints import Complaint
from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.handover import Aftermath
from meteo_douane.ports import (
    Commit,
    LaterError,
    Meanwhile,
    OutdatedError,
    SenderStore,
    StorageError,
    Store,
    UnwritableError,
)
from meteo_douane.upkeep import Upkeep

log = logging.getLogger(__name__)

T = TypeVar("T")

#: A database that somebody else has held for longer than this is taken for one that cannot be written.
PATIENCE = timedelta(seconds=15)

_NOTHING = Commit((), (), (), Known(), Known(), (), ())


class Memory(Store, Protocol):
    """A store that lives and dies with the program."""

    def handing_over(self) -> AbstractContextManager[tuple[Delivery, ...]]:
        """Give every delivery in whatever state, oldest first, and forget them all if what is done with them succeeds.

        Nobody claims or settles one meanwhile.
        """


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an attempt, and what follows from it."""

    delivery: Delivery
    aftermath: Aftermath

    @property
    def channel(self) -> str:
        """Who has answered."""
        return self.delivery.message.channel


@dataclass(slots=True)
class Stopgap:
    """A `Store`: the one on disk as long as that can be used, and one in memory while it cannot.

    Each commit tries the disk again. What is owed there is taken along where it can be read; what was claimed in one
    place and is settled in the other is in both by then, under the same key: while all of it goes from one to the other
    nobody else works in either.
    """

    disk: SenderStore
    write: Callable[[Commit], None]
    """What writes a commit to the disk."""
    in_memory: Callable[[], Memory] | None
    """Opens a store in memory, at the first need; None where another program may do the work meanwhile."""
    upkeep: Upkeep
    steady: Callable[[], float] = monotonic
    """Seconds on a clock that never jumps."""
    _memory: Memory | None = None
    _borne: Commit | None = None
    _believed: Known | None = None
    _last_intervention: int = 0
    _adopted: frozenset[str] = frozenset()
    _lost: int = 0
    _held_since: float | None = None
    """When the disk was first found held by somebody else, of those times that no success lies between."""
    _kept: list[Outcome] = field(default_factory=list)
    """What could not be written yet, the oldest first."""
    _moving: Lock = field(default_factory=Lock)
    """Is held by whoever works in memory, or moves all that is owed from one place to the other."""
    _writing_kept: Lock = field(default_factory=Lock)

    @property
    def lasts(self) -> bool:
        """Whether what was decided last is in memory alone."""
        return self._memory is not None

    # What is known

    def known(self) -> Known:
        """Return what we believe: what was decided in memory, if it was."""
        if self._memory is None or self._believed is None:
            self._believed = self.disk.known()
        return self._believed

    def meanwhile(self) -> Meanwhile:
        """Return what was written beside the readings: on a disk that fails, nobody does anything about an episode."""
        found = self._wherever(lambda store: store.meanwhile())
        if self._memory is None:
            self._last_intervention = found.last_intervention
        return replace(found, last_intervention=self._last_intervention)

    def repeats(self) -> Mapping[str, Repeat]:
        """Return what is repeated until somebody acknowledges it."""
        if self._memory is None or self._believed is None:
            return self.disk.repeats()
        return self._believed.repeats

    def commit(self, commit: Commit) -> None:
        """Write it, with all that has waited to be written, or bear it in memory."""
        try:
            self._write(commit)
        except (UnwritableError, LaterError) as error:
            self._bear(self._take_over(error), commit)
        self._believed = commit.after

    def _write(self, commit: Commit) -> None:
        with self._moving:
            if self._memory is not None:
                self._hand_over(self._memory, commit)
                return
        self._write_kept()
        self.write(commit)
        self._held_since = None

    def _take_over(self, error: StorageError) -> Memory:
        """Return the store in memory, with what the disk owes if that can be read; raises the error if none may be."""
        with self._moving:
            if self._memory is None:
                if self.in_memory is None or not self._is_to_be_borne(error):
                    raise error
                log.error("nothing can be written, the work goes on in memory until it can: %s", error)
                self.upkeep.stands(EventKind.UNWRITABLE, (Complaint(EventKind.UNWRITABLE, "database", str(error)),))
                self._memory = self._with_what_is_owed(self.in_memory())
            return self._memory

    def _is_to_be_borne(self, error: StorageError) -> bool:
        """Return whether it will not pass by itself soon: what somebody else holds is waited for a while."""
        if isinstance(error, UnwritableError):
            return True
        now = self.steady()
        self._held_since = now if self._held_since is None else self._held_since
        return now - self._held_since >= PATIENCE.total_seconds()

    def _with_what_is_owed(self, memory: Memory) -> Memory:
        self._borne, self._lost, self._adopted = None, 0, frozenset()
        try:
            owed = self.disk.owed()
        except StorageError:
            return memory
        memory.owe(owed)
        self._adopted = frozenset(one.message.key for one in owed)
        for one in self._kept:
            memory.settle(one.delivery, one.aftermath)
        self._kept = [one for one in self._kept if one.delivery.message.key not in self._adopted]
        return memory

    def _bear(self, memory: Memory, commit: Commit) -> None:
        """Owe in memory what follows from a commit, and keep what is to be written of it."""
        memory.commit(replace(_NOTHING, decisions=commit.decisions, deliveries=commit.deliveries))
        self._lost += len(commit.readings)
        least = replace(commit, readings=(), bodies=())
        self._borne = least if self._borne is None else _joined(self._borne, least)

    def _hand_over(self, memory: Memory, commit: Commit) -> None:
        """Write all that was borne, with what became of each message."""
        borne = self._borne or replace(_NOTHING, before=commit.before, after=commit.before)
        with memory.handing_over() as deliveries:
            whole = replace(_joined(borne, commit), deliveries=(*deliveries, *commit.deliveries))
            try:
                self._put_down(whole, deliveries)
            except OutdatedError:
                # Somebody was faster, so what was decided in memory is decided anew; what was told stays told.
                self._put_down(replace(_NOTHING, decisions=borne.decisions, deliveries=deliveries), deliveries)
                raise

    def _put_down(self, whole: Commit, deliveries: Sequence[Delivery]) -> None:
        self.write(whole)
        for one in deliveries:
            if one.message.key in self._adopted:
                self.disk.settle(one, Aftermath())
        log.warning("all can be written again, readings not kept meanwhile: %d", self._lost)
        self.upkeep.stands(EventKind.UNWRITABLE, (), parting=str(self._lost))
        self._memory = self._borne = self._believed = self._held_since = None

    # What is owed

    def join_senders(self, now: datetime) -> int:
        """Count among the programs that send."""
        return self.disk.join_senders(now)

    def owe(self, deliveries: Sequence[Delivery]) -> None:
        """Owe these, for no reading."""
        self._written(lambda store: store.owe(deliveries))

    def claim(self, channel: str, now: datetime, until: datetime, *, limit: int) -> tuple[Delivery, ...]:
        """Take deliveries of a channel that are due."""
        return self._written(lambda store: store.claim(channel, now, until, limit=limit))

    def settle(self, delivery: Delivery, aftermath: Aftermath) -> None:
        """Write what came of an attempt, and what follows from it, now or as soon as it can be."""
        try:
            self._written(lambda store: store.settle(delivery, aftermath))
        except LaterError as error:
            self._keep(Outcome(delivery, aftermath), error)

    def settle_and_claim(
        self, delivery: Delivery, aftermath: Aftermath, now: datetime, until: datetime
    ) -> tuple[Delivery, ...]:
        """Settle a delivery, now or as soon as it can be, and claim the next one of its channel."""
        try:
            return self._written(lambda store: store.settle_and_claim(delivery, aftermath, now, until))
        except LaterError as error:
            self._keep(Outcome(delivery, aftermath), error)
            return ()

    def _keep(self, outcome: Outcome, error: StorageError) -> None:
        log.warning("what a channel answered is kept until it can be written channel=%s %s", outcome.channel, error)
        with self._moving:
            self._kept.append(outcome)

    def _write_kept(self) -> None:
        """Write what could not be written before: nothing may be claimed on disk that was sent already."""
        with self._writing_kept:
            for one in tuple(self._kept):
                is_over = True
                try:
                    self.disk.settle(one.delivery, one.aftermath)
                except (UnwritableError, LaterError):
                    is_over = False
                    raise
                finally:
                    if is_over:
                        self._let_go(one)

    def _let_go(self, outcome: Outcome) -> None:
        with self._moving:
            self._kept = [one for one in self._kept if one is not outcome]

    def end(self) -> None:
        """Write what can be written at the last moment, and say what is lost."""
        with suppress(StorageError):
            self._write_kept()
        self.say_what_is_lost()

    def say_what_is_lost(self) -> None:
        """Say in the log what dies with the program, once."""
        if self._kept:
            log.error(
                "what channels answered cannot be written and is lost, deliveries made again: %d", len(self._kept)
            )
        if self.lasts:
            log.error("the database still cannot be written: what was decided meanwhile is lost, and told again")
        self._kept, self._memory = [], None

    def next_due(self, channel: str) -> datetime | None:
        """Return when the next delivery of a channel is due."""
        return self._wherever(lambda store: store.next_due(channel))

    def next_dues(self) -> Mapping[str, datetime]:
        """Return the same for every channel to which something is owed."""
        return self._wherever(lambda store: store.next_dues())

    def mend_dues(self, now: datetime) -> None:
        """Make due what waits for a moment that only a wrong clock can have set."""
        self._written(lambda store: store.mend_dues(now))

    def owed(self) -> tuple[Delivery, ...]:
        """Return all that is owed."""
        return self._wherever(lambda store: store.owed())

    def _written(self, work: Callable[[Store], T]) -> T:
        done = self._wherever(work)
        self._held_since = None
        return done

    def _wherever(self, work: Callable[[Store], T]) -> T:
        """Do it on disk, or in memory where the disk cannot be used: wherever all that is owed is by then."""
        while True:
            with self._moving:
                if self._memory is not None:
                    return work(self._memory)
            try:
                self._write_kept()
                return work(self.disk)
            except (UnwritableError, LaterError) as error:
                self._take_over(error)


def _joined(first: Commit, second: Commit) -> Commit:
    """Return two commits as one; the second begins where the first ends. The deliveries are the second's."""
    return replace(
        second,
        before=first.before,
        editions=first.editions + second.editions,
        decisions=first.decisions + second.decisions,
        interventions=first.interventions + second.interventions,
    )
