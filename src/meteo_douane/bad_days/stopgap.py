"""Where nothing can be written: what is decided is borne in memory and told from there, until all can be written."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from meteo_douane.bad_days.borne import marked
from meteo_douane.bad_days.forbearance import Work
from meteo_douane.bad_days.kept_answers import Outcome
from meteo_douane.bad_days.whereabouts import Whereabouts
from meteo_douane.domain.acknowledgement import Repeat
from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.handover import Aftermath
from meteo_douane.ports import (
    STANDING_IN,
    Commit,
    Hands,
    LaterError,
    Meanwhile,
    StorageError,
    Store,
    UnwritableError,
)

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

    where: Whereabouts
    _believed: Known | None = None
    _last_intervention: int = 0
    _is_behind_another: bool = False
    """Whether the next reading may find what another program has told from memory, and not yet written."""

    @property
    def lasts(self) -> bool:
        """Whether what was decided last is in memory alone."""
        return self.where.is_memory

    # Who reads

    def take_lease(self, name: str, holder: str, lifetime: timedelta) -> int | None:
        """Take or renew a lease; return its fence, None if somebody else holds it, or `STANDING_IN`.

        That is where nobody can be asked for so long that the one who held it may be no more.
        """
        try:
            fence = self.where.disk.take_lease(name, holder, lifetime)
        except (UnwritableError, LaterError) as error:
            self.where.take_over(error, Work.LEADING)
            return STANDING_IN
        if fence is not None and self.where.forbearance.has_waited_for_another:
            self._is_behind_another = True
        self.where.forbearance.succeeds(Work.LEADING)
        self.where.forbearance.stands_by = False
        if fence is None:
            self.where.forbearance.is_let_stand_by()
            self.where.yield_to_another()
        return fence

    def give_up_lease(self, name: str, holder: str) -> None:
        """Let the next one have a lease at once, if it is still ours."""
        self.where.disk.give_up_lease(name, holder)

    # What is known

    def known(self) -> Known:
        """Return what we believe: what was decided in memory, if it was."""
        if not self.where.is_memory or self._believed is None:
            self._believed = self.where.disk.known()
        return self._believed

    def meanwhile(self) -> Meanwhile:
        """Return what was written beside the readings: on a disk that fails, nobody does anything about an episode."""
        found = self._looked_up(lambda store: store.meanwhile())
        if not self.where.is_memory:
            self._last_intervention = found.last_intervention
        return replace(found, last_intervention=self._last_intervention)

    def repeats(self) -> Mapping[str, Repeat]:
        """Return what is repeated until somebody acknowledges it."""
        if not self.where.is_memory or self._believed is None:
            return self.where.disk.repeats()
        return self._believed.repeats

    def commit(self, commit: Commit, hands: Hands | None = None) -> tuple[Delivery, ...]:
        """Write it, with all that has waited to be written, or bear it in memory; return what is given out."""
        try:
            given = self.where.passed_on(commit, hands)
            if given is None:
                given = self._written_down(commit, hands)
        except (UnwritableError, LaterError) as error:
            given = self.where.borne(error, commit, hands)
        self._believed = commit.after
        return given

    def _written_down(self, commit: Commit, hands: Hands | None) -> tuple[Delivery, ...]:
        self.where.write_what_was_kept()
        commit = replace(commit, deliveries=marked(commit.deliveries, may_repeat=self._is_behind_another))
        given = self.where.write(commit, hands)
        self._is_behind_another = self._is_behind_another and not commit.readings
        self.where.lately.adds(commit.deliveries)
        self.where.lately.sees_claimed(given)
        self.where.forbearance.succeeds(Work.DECIDING)
        return given

    # What is owed

    def join_senders(self, now: datetime) -> int:
        """Count among the programs that send."""
        return self.where.disk.join_senders(now)

    def owe(self, deliveries: Sequence[Delivery]) -> None:
        """Owe these, for no reading."""
        self._written(lambda store: store.owe(deliveries))

    def claim(self, channel: str, now: datetime, until: datetime, *, limit: int) -> tuple[Delivery, ...]:
        """Take deliveries of a channel that are due."""
        claimed = self._written(lambda store: store.claim(channel, now, until, limit=limit))
        self.where.lately.sees_claimed(claimed)
        return claimed

    def settle(self, delivery: Delivery, aftermath: Aftermath) -> None:
        """Write what came of an attempt, and what follows from it, now or as soon as it can be."""
        self.where.lately.sees((delivery,))
        try:
            self._written(lambda store: store.settle(delivery, aftermath))
        except LaterError as error:
            self.where.kept.keep(Outcome(delivery, aftermath), error)

    def settle_and_claim(
        self, delivery: Delivery, aftermath: Aftermath, now: datetime, until: datetime
    ) -> tuple[Delivery, ...]:
        """Settle a delivery, now or as soon as it can be, and claim the next one of its channel."""
        self.where.lately.sees((delivery,))
        try:
            claimed = self._written(lambda store: store.settle_and_claim(delivery, aftermath, now, until))
        except LaterError as error:
            self.where.kept.keep(Outcome(delivery, aftermath), error)
            return ()
        self.where.lately.sees_claimed(claimed)
        return claimed

    def end(self) -> None:
        """Write what can be written at the last moment, and say what is lost."""
        with suppress(StorageError):
            self.where.kept.write_to(self.where.disk)
        self.say_what_is_lost()

    def say_what_is_lost(self) -> None:
        """Say in the log what dies with the program, once."""
        if self.where.kept:
            log.error(
                "what channels answered cannot be written and is lost, deliveries made again: %d", len(self.where.kept)
            )
        if self.lasts:
            log.error("the database still cannot be written: what was decided meanwhile is lost, and told again")
        self.where.kept.forget()
        self.where.abandon()

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
        return self.where.done(work, Work.SENDING)

    def _looked_up(self, work: Callable[[Store], T]) -> T:
        return self.where.done(work, Work.LOOKING)
