"""Make digests when they are due, once each, and owe them to their channels."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from meteo_douane.domain.catalogue import Catalogue
from meteo_douane.domain.delivery import Delivery, Message, owed
from meteo_douane.domain.digest import Digest
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.event import Decision, EventKind
from meteo_douane.domain.schedule import Due, Mark, Plan, Run, beginning, due, ended
from meteo_douane.domain.summary import Basis, summed_up
from meteo_douane.domain.watch import Watch
from meteo_douane.ports import Clock, DigestStore

log = logging.getLogger(__name__)

#: What a digest tells of that was never made before, if somebody asks for it.
FIRST_LOOK_BACK = timedelta(days=1)


@dataclass(slots=True)
class Digester:
    """`watches` are all that are configured; after `tolerated` without a good reading, calm is no longer known."""

    plans: tuple[Plan, ...]
    watches: tuple[Watch, ...]
    catalogue: Catalogue
    tolerated: timedelta
    store: DigestStore
    clock: Clock

    def make_due(self) -> frozenset[str]:
        """Make each digest that is due and owe it; return the channels that are owed one."""
        now, runs = self.clock(), self.store.last_runs()
        self._end_those_no_longer_configured(runs, now)
        channels: frozenset[str] = frozenset()
        for plan in self.plans:
            before = runs.get(plan.name)
            found = due(before, now) if before else None
            if before and found:
                channels |= self._make(plan, found, before, now)
            else:
                self._begin(plan, before, now)
        return channels

    def next_due(self) -> datetime | None:
        """Return when the next digest is due, or None if there is none."""
        now = self.clock()
        moments = (plan.schedule.next_due(now) for plan in self.plans)
        return min((moment for moment in moments if moment is not None), default=None)

    def made_now(self, plan: Plan) -> Digest:
        """Return a digest as it would read now; nothing is written, nothing is owed."""
        return self._summed_up(plan, None, self._told(plan), self.store.known(), self.clock())

    def owe_now(self, plan: Plan) -> tuple[Delivery, ...]:
        """Make a digest that somebody asks for and owe it; the next one that is due tells what it would have told."""
        digest = self.made_now(plan)
        deliveries = _deliveries(f"digest {plan.name} asked {digest.at.isoformat()}", digest, plan)
        self.store.owe(deliveries)
        return deliveries

    def _told(self, plan: Plan) -> Mark:
        before = self.store.last_runs().get(plan.name)
        back = self.clock() - FIRST_LOOK_BACK
        return before.told if before else Mark(back, back)

    def _end_those_no_longer_configured(self, runs: dict[str, Run], now: datetime) -> None:
        configured = {plan.name for plan in self.plans}
        for name, run in runs.items():
            last = None if name in configured else ended(run, now)
            if last is not None:
                self.store.record_run(last, ())
                log.info("digest name=%s no longer configured", name)

    def _begin(self, plan: Plan, before: Run | None, now: datetime) -> None:
        """Let a new or changed schedule count from now on."""
        if before is not None and before.schedule == plan.schedule:
            return
        begun = beginning(plan.name, plan.schedule, before, self.store.known().last_good_at, now)
        if begun is not None and self.store.record_run(begun, ()):
            log.info("digest name=%s counts from now on", plan.name)

    def _make(self, plan: Plan, found: Due, before: Run, now: datetime) -> frozenset[str]:
        known = self.store.known()
        digest = self._summed_up(plan, found, before.told, known, now)
        is_told = plan.when_empty or not digest.is_empty
        told = Mark(now, known.last_good_at or before.told.read_at) if is_told else before.told
        run = Run(plan.name, found.slot, now, told, plan.schedule)
        key = f"digest {plan.name} {found.slot.day.isoformat()}T{found.slot.hour.isoformat()}"
        if not self.store.record_run(run, _deliveries(key, digest, plan) if is_told else ()):
            return frozenset()  # another program has made it meanwhile
        log.info("digest name=%s due=%s told=%s missed=%d", plan.name, found.at.isoformat(), is_told, len(found.missed))
        return frozenset(plan.channels) if is_told else frozenset()

    def _endings(self, told: Mark, known: Known, now: datetime) -> tuple[Decision, ...]:
        """Return what ended since: of the source as far as it was read, of our own people up to now."""
        read = self.store.endings_told(told.read_at, known.last_good_at or now)
        done = self.store.endings_told(told.at, now)
        of_source = (one for one in read if not _is_of_a_person(one))
        return tuple(sorted((*of_source, *filter(_is_of_a_person, done)), key=lambda one: one.event.at))

    def _summed_up(self, plan: Plan, found: Due | None, told: Mark, known: Known, now: datetime) -> Digest:
        basis = Basis(
            known=known,
            told=told,
            endings=self._endings(told, known, now),
            undelivered=self.store.undelivered(told.at),
            readings=self.store.readings_between(told.read_at, now),
            watches=self.watches,
            catalogue=self.catalogue,
            tolerated=self.tolerated,
        )
        return summed_up(plan, found, basis, now)


def _is_of_a_person(ending: Decision) -> bool:
    return ending.event_kind is EventKind.CLOSED_BY_PERSON


def _deliveries(key: str, digest: Digest, plan: Plan) -> tuple[Delivery, ...]:
    messages = (
        Message(f"{key}/{channel}", channel, EventKind.DIGEST, digest.at, (), digest, channels=plan.channels)
        for channel in plan.channels
    )
    return tuple(owed(message, digest.at) for message in messages)
