"""Where all that is owed is: on disk as long as that can be used, in memory while it cannot, and never in both."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Lock
from typing import TypeVar

from meteo_douane.bad_days.forbearance import Forbearance, Work
from meteo_douane.bad_days.kept_answers import KeptAnswers
from meteo_douane.bad_days.owed_lately import OwedLately
from meteo_douane.bad_days.refuge import Refuge
from meteo_douane.domain.complaints import Complaint
from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.event import EventKind
from meteo_douane.ports import (
    STANDING_IN,
    Commit,
    Hands,
    LastingStore,
    LaterError,
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
class Whereabouts:
    """The place of the work; while all that is owed goes from one place to the other nobody else works in either."""

    disk: LastingStore
    write: Callable[[Commit, Hands | None], tuple[Delivery, ...]]
    """What writes a commit to the disk, and returns what is given out to who sends at once."""
    in_memory: Callable[[], MemoryStore]
    """Opens a store in memory, at the first need."""
    upkeep: Upkeep
    forbearance: Forbearance = field(default_factory=Forbearance)
    kept: KeptAnswers = field(default_factory=KeptAnswers)
    lately: OwedLately = field(init=False)
    _refuge: Refuge | None = None
    _moving: Lock = field(default_factory=Lock)
    """Is held by whoever works in memory, or moves all that is owed from one place to the other."""

    def __post_init__(self) -> None:
        self.lately = OwedLately(self.forbearance.steady)

    @property
    def is_memory(self) -> bool:
        """Whether what was decided last is in memory alone."""
        return self._refuge is not None

    # Working where it is

    def done(self, work: Callable[[Store], T], kind: Work) -> T:
        """Do it on disk, or in memory where the disk cannot be used: wherever all that is owed is by then."""
        while True:
            with self._moving:
                if self._refuge is not None:
                    return work(self._refuge.memory)
            try:
                self.write_what_was_kept()
                done = work(self.disk)
            except (UnwritableError, LaterError) as error:
                self.take_over(error, kind)
            else:
                self.forbearance.succeeds(kind)
                return done

    def passed_on(self, commit: Commit, hands: Hands | None) -> tuple[Delivery, ...] | None:
        """Bear it, or write it with all that was borne; return what is given out, or None where nothing is borne."""
        with self._moving:
            if self._refuge is not None and commit.fence == STANDING_IN:
                return self._refuge.bear(commit, hands)
            if self._refuge is not None:
                self._hand_over(self._refuge, commit)
                return ()
        return None

    def borne(self, error: StorageError, commit: Commit, hands: Hands | None) -> tuple[Delivery, ...]:
        """Bear in memory what could not be written; return what is given out."""
        while True:
            self.take_over(error, Work.DECIDING)
            with self._moving:
                if self._refuge is not None:  # nobody has moved all of it to the disk in between
                    return self._refuge.bear(commit, hands)

    def write_what_was_kept(self) -> None:
        """Write the answers that could not be written before."""
        if self.kept.write_to(self.disk):
            self.forbearance.succeeds(Work.SENDING)

    # From one place to the other

    def take_over(self, error: StorageError, work: Work) -> None:
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
            owed = self.lately.left()
        refuge = Refuge.taking_along(memory, owed, may_repeat=self.disk.is_shared)
        self.kept.move_to(memory, refuge.adopted)
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

    def yield_to_another(self) -> None:
        """Go by what the one that reads knows; what was told here stays told."""
        with self._moving, suppress(UnwritableError, LaterError, OutdatedError):
            if self._refuge is not None:
                with self._moved(self._refuge) as deliveries:
                    self._put_down_what_was_told(self._refuge, deliveries)

    def abandon(self) -> None:
        """Let go of what is in memory alone."""
        refuge, self._refuge = self._refuge, None
        if refuge is not None:
            refuge.memory.close()
