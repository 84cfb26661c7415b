"""Where nothing can be written: what is decided is borne in memory and told from there, until all can be written."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from threading import Lock
from typing import TypeVar

from meteo_douane.bad_days.borne import marked
from meteo_douane.bad_days.forbearance import Forbearance, Work
from meteo_douane.bad_days.kept_answers import KeptAnswers, Outcome
from meteo_douane.bad_days.owed_lately import OwedLately
from meteo_douane.bad_days.refuge import Refuge
from meteo_douane.domain.acknowledgement import Repeat
from meteo_douane.domain.complaints import Complaint
from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.handover import Aftermath
from meteo_douane.ports import (
    STANDING_IN,
    Commit,
    Hands,
    LastingStore,
    LaterError,
    Meanwhile,
    MemoryStore,
    OutdatedError,
    StorageError,
    Store,
    UnwritableError,
)
from meteo_douane.vitals.upkeep import Upkeep

log = logging.getLogger(__name__)

T = TypeVar("T")


@dataclass(slots=True)
class Stopgap:
    """A `Store`: the one on disk as long as that can be used, and one in memory while it cannot.

    Each commit tries the disk again. What is owed there is taken along where it can be read; what was claimed in one
    place and is settled in the other is in both by then, under the same key: while all of it goes from one to the other
    nobody else works in either.

    Where several programs share the disk, each may come to this: what is told then, another may tell as well, and is
    marked as a possible repeat. When the disk is back, the one that gets the lease writes what it decided; the others
    write what they told, and go by what that one knows.
    """

    disk: LastingStore
    write: Callable[[Commit, Hands | None], tuple[Delivery, ...]]
    """What writes a commit to the disk, and returns what is given out to who sends at once."""
    in_memory: Callable[[], MemoryStore]
    """Opens a store in memory, at the first need."""
    upkeep: Upkeep
    forbearance: Forbearance = field(default_factory=Forbearance)
    _refuge: Refuge | None = None
    _believed: Known | None = None
    _last_intervention: int = 0
    _is_behind_another: bool = False
    """Whether the next reading may find what another program has told from memory, and not yet written."""
    _kept: KeptAnswers = field(default_factory=KeptAnswers)
    _lately: OwedLately = field(init=False)
    _moving: Lock = field(default_factory=Lock)
    """Is held by whoever works in memory, or moves all that is owed from one place to the other."""

    def __post_init__(self) -> None:
        self._lately = OwedLately(self.forbearance.steady)

    @property
    def lasts(self) -> bool:
        """Whether what was decided last is in memory alone."""
        return self._refuge is not None

    # Who reads

    def take_lease(self, name: str, holder: str, lifetime: timedelta) -> int | None:
        """Take or renew a lease; return its fence, None if somebody else holds it, or `STANDING_IN`.

        That is where nobody can be asked for so long that the one who held it may be no more.
        """
        try:
            fence = self.disk.take_lease(name, holder, lifetime)
        except (UnwritableError, LaterError) as error:
            self._take_over(error, Work.LEADING)
            return STANDING_IN
        if fence is not None and self.forbearance.has_waited_for_another:
            self._is_behind_another = True
        self.forbearance.succeeds(Work.LEADING)
        self.forbearance.stands_by = False
        if fence is None:
            self.forbearance.is_let_stand_by()
            self._yield()
        return fence

    def give_up_lease(self, name: str, holder: str) -> None:
        """Let the next one have a lease at once, if it is still ours."""
        self.disk.give_up_lease(name, holder)

    def _yield(self) -> None:
        """Go by what the one that reads knows; what was told here stays told."""
        with self._moving, suppress(UnwritableError, LaterError, OutdatedError):
            if self._refuge is not None:
                with self._moved(self._refuge) as deliveries:
                    self._put_down_what_was_told(self._refuge, deliveries)

    # What is known

    def known(self) -> Known:
        """Return what we believe: what was decided in memory, if it was."""
        if self._refuge is None or self._believed is None:
            self._believed = self.disk.known()
        return self._believed

    def meanwhile(self) -> Meanwhile:
        """Return what was written beside the readings: on a disk that fails, nobody does anything about an episode."""
        found = self._looked_up(lambda store: store.meanwhile())
        if self._refuge is None:
            self._last_intervention = found.last_intervention
        return replace(found, last_intervention=self._last_intervention)

    def repeats(self) -> Mapping[str, Repeat]:
        """Return what is repeated until somebody acknowledges it."""
        if self._refuge is None or self._believed is None:
            return self.disk.repeats()
        return self._believed.repeats

    def commit(self, commit: Commit, hands: Hands | None = None) -> tuple[Delivery, ...]:
        """Write it, with all that has waited to be written, or bear it in memory; return what is given out."""
        try:
            given = self._write(commit, hands)
        except (UnwritableError, LaterError) as error:
            given = self._borne_instead(error, commit, hands)
        self._believed = commit.after
        return given

    def _borne_instead(self, error: StorageError, commit: Commit, hands: Hands | None) -> tuple[Delivery, ...]:
        while True:
            self._take_over(error, Work.DECIDING)
            with self._moving:
                if self._refuge is not None:  # nobody has moved all of it to the disk in between
                    return self._refuge.bear(commit, hands)

    def _write(self, commit: Commit, hands: Hands | None) -> tuple[Delivery, ...]:
        with self._moving:
            if self._refuge is not None and commit.fence == STANDING_IN:
                return self._refuge.bear(commit, hands)
            if self._refuge is not None:
                self._hand_over(self._refuge, commit)
                return ()
        self._write_what_was_kept()
        commit = replace(commit, deliveries=marked(commit.deliveries, may_repeat=self._is_behind_another))
        given = self.write(commit, hands)
        self._is_behind_another = self._is_behind_another and not commit.readings
        self._lately.adds(commit.deliveries)
        self._lately.sees_claimed(given)
        self.forbearance.succeeds(Work.DECIDING)
        return given

    def _take_over(self, error: StorageError, work: Work) -> None:
        """See to it that there is a store in memory, with what the disk owes; raises what may pass by itself soon."""
        with self._moving:
            if self._refuge is None:
                if not isinstance(error, UnwritableError) and not self.forbearance.is_over(work):
                    raise error
                log.error("nothing can be written, the work goes on in memory until it can: %s", error)
                self.upkeep.stands(EventKind.UNWRITABLE, (Complaint(EventKind.UNWRITABLE, "database", str(error)),))
                self._refuge = self._taken_along(self.in_memory())

    def _taken_along(self, memory: MemoryStore) -> Refuge:
        """Take along what the disk owes or, if that cannot be read, what it is known to have owed lately."""
        try:
            owed: tuple[Delivery, ...] = self.disk.owed()
        except StorageError:
            owed = self._lately.left()
        refuge = Refuge.taking_along(memory, owed, may_repeat=self.disk.is_shared)
        self._kept.move_to(memory, refuge.adopted)
        return refuge

    def _hand_over(self, refuge: Refuge, commit: Commit) -> None:
        """Write all that was borne, with what became of each message."""
        with self._moved(refuge) as deliveries:
            try:
                self._put_down(refuge, refuge.whole(deliveries, commit), deliveries)
            except OutdatedError:
                # Somebody was faster, so what was decided in memory is decided anew; what was told stays told.
                self._put_down_what_was_told(refuge, deliveries)
                raise

    @contextmanager
    def _moved(self, refuge: Refuge) -> Iterator[tuple[Delivery, ...]]:
        """Give all that is owed in memory, and close that if all of it is on the disk afterwards."""
        try:
            with refuge.memory.handing_over() as deliveries:
                yield deliveries
        finally:
            if self._refuge is None:
                refuge.memory.close()

    def _put_down_what_was_told(self, refuge: Refuge, deliveries: Sequence[Delivery]) -> None:
        self._put_down(refuge, refuge.told(self.disk.known(), deliveries), deliveries)

    def _put_down(self, refuge: Refuge, whole: Commit, deliveries: Sequence[Delivery]) -> None:
        self.write(whole, None)
        self.disk.take_back([one for one in deliveries if one.message.key in refuge.adopted])
        log.warning("all can be written again, readings not kept meanwhile: %d", refuge.readings_lost)
        self.upkeep.stands(EventKind.UNWRITABLE, (), parting=str(refuge.readings_lost))
        self._refuge = None
        self.forbearance.begins_anew()

    # What is owed

    def join_senders(self, now: datetime) -> int:
        """Count among the programs that send."""
        return self.disk.join_senders(now)

    def owe(self, deliveries: Sequence[Delivery]) -> None:
        """Owe these, for no reading."""
        self._written(lambda store: store.owe(deliveries))

    def claim(self, channel: str, now: datetime, until: datetime, *, limit: int) -> tuple[Delivery, ...]:
        """Take deliveries of a channel that are due."""
        claimed = self._written(lambda store: store.claim(channel, now, until, limit=limit))
        self._lately.sees_claimed(claimed)
        return claimed

    def settle(self, delivery: Delivery, aftermath: Aftermath) -> None:
        """Write what came of an attempt, and what follows from it, now or as soon as it can be."""
        self._lately.sees((delivery,))
        try:
            self._written(lambda store: store.settle(delivery, aftermath))
        except LaterError as error:
            self._kept.keep(Outcome(delivery, aftermath), error)

    def settle_and_claim(
        self, delivery: Delivery, aftermath: Aftermath, now: datetime, until: datetime
    ) -> tuple[Delivery, ...]:
        """Settle a delivery, now or as soon as it can be, and claim the next one of its channel."""
        self._lately.sees((delivery,))
        try:
            claimed = self._written(lambda store: store.settle_and_claim(delivery, aftermath, now, until))
        except LaterError as error:
            self._kept.keep(Outcome(delivery, aftermath), error)
            return ()
        self._lately.sees_claimed(claimed)
        return claimed

    def end(self) -> None:
        """Write what can be written at the last moment, and say what is lost."""
        with suppress(StorageError):
            self._kept.write_to(self.disk)
        self.say_what_is_lost()

    def say_what_is_lost(self) -> None:
        """Say in the log what dies with the program, once."""
        if self._kept:
            log.error(
                "what channels answered cannot be written and is lost, deliveries made again: %d", len(self._kept)
            )
        if self.lasts:
            log.error("the database still cannot be written: what was decided meanwhile is lost, and told again")
        self._kept.forget()
        refuge, self._refuge = self._refuge, None
        if refuge is not None:
            refuge.memory.close()

    def next_due(self, channel: str) -> datetime | None:
        """Return when the next delivery of a channel is due."""
        return self._looked_up(lambda store: store.next_due(channel))

    def next_dues(self) -> Mapping[str, datetime]:
        """Return the same for every channel to which something is owed."""
        return self._looked_up(lambda store: store.next_dues())

    def mend_dues(self, now: datetime) -> None:
        """Make due what waits for a moment that only a wrong clock can have set."""
        self._written(lambda store: store.mend_dues(now))

    def owed(self) -> tuple[Delivery, ...]:
        """Return all that is owed."""
        return self._looked_up(lambda store: store.owed())

    def _written(self, work: Callable[[Store], T]) -> T:
        return self._wherever(work, Work.SENDING)

    def _looked_up(self, work: Callable[[Store], T]) -> T:
        return self._wherever(work, Work.LOOKING)

    def _wherever(self, work: Callable[[Store], T], kind: Work) -> T:
        """Do it on disk, or in memory where the disk cannot be used: wherever all that is owed is by then."""
        while True:
            with self._moving:
                if self._refuge is not None:
                    return work(self._refuge.memory)
            try:
                self._write_what_was_kept()
                done = work(self.disk)
            except (UnwritableError, LaterError) as error:
                self._take_over(error, kind)
            else:
                self.forbearance.succeeds(kind)
                return done

    def _write_what_was_kept(self) -> None:
        if self._kept.write_to(self.disk):
            self.forbearance.succeeds(Work.SENDING)
