"""Repeat the monitor's work until told to stop: a thread pool, a schedule in memory, due times as data."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import random
from threading import Event, Lock, Thread

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from meteo_douane.courier import Courier
from meteo_douane.digester import Digester
from meteo_douane.domain.observation import Source
from meteo_douane.inquiry import Inquiry
from meteo_douane.leadership import Leadership
from meteo_douane.monitor import Cadence, Monitor
from meteo_douane.ports import Clock, StorageError
from meteo_douane.reminders import Reminders

log = logging.getLogger(__name__)

#: How long a stop waits for what is under way.
PATIENCE = timedelta(seconds=9)
#: A reading or a delivery that broke is tried again after this time.
AFTER_A_FAULT = timedelta(seconds=15)
ASKING = "ask providers"
READING = "read"
DIGESTING = "make digests"
REPEATING = "repeat"
LOOKING_AGAIN = "look again"
REMINDING = "remind"
LEADING = "keep the lead"
#: People write into the records of their fallbacks through other programs: we look again after this time.
REMINDER_REST = timedelta(minutes=1)


@dataclass(slots=True)
class Daemon:
    """`tell_manager` sends a state to the service manager (sd_notify)."""

    monitor: Monitor
    courier: Courier
    cadence: Cadence
    clock: Clock
    tell_manager: Callable[[str], None]
    digester: Digester
    reminders: Reminders
    stopping: Event = field(default_factory=Event)
    turned_at: datetime = field(init=False)
    """When the loop last came round: whether the reading was good is another question."""
    _gate: Lock = field(default_factory=Lock)
    _scheduler: BackgroundScheduler = field(init=False)

    def __post_init__(self) -> None:
        self.turned_at = self.clock()
        # A channel may have one worker that sends and one that waits for its turn, and the rest need their own.
        workers = 2 * len(self.courier.channels) + 6
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={"default": ThreadPoolExecutor(workers)},
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 2},
        )

    def run(self) -> bool:
        """Work until `stopping` is set, then finish what is under way; return whether ten seconds were enough."""
        self.courier.give_up_on_unknown_channels()
        self._scheduler.start()
        self._add(self._read_first, READING, self.clock())
        if (leadership := self.monitor.leadership) is not None:
            self._add(lambda: self._keep_lead(leadership), LEADING, self.clock() + leadership.renewal)
        if (inquiry := self.monitor.inquiry) is not None:
            self._add(lambda: self._ask(inquiry), ASKING, self.clock())
        self._schedule_deliveries()
        self.tell_manager("READY=1")
        log.info("running sources=%d channels=%d", len(self.monitor.observers), len(self.courier.channels))
        self.stopping.wait()
        return self._stop()

    def look_again(self) -> None:
        """Take in at once what somebody has done, from any thread, and send what is owed for it."""
        self._add(self._repeat, LOOKING_AGAIN, self.clock())

    def _stop(self) -> bool:
        self.tell_manager("STOPPING=1")
        with self._gate:
            # Nothing may be added or started from here on: a scheduler that is shut down waits for its workers with
            # its locks held, and a worker that adds a job then would wait for those.
            self._scheduler.pause()
            self._scheduler.remove_all_jobs()
        waiter = Thread(target=self._scheduler.shutdown, name="stop", daemon=True)
        waiter.start()
        waiter.join(PATIENCE.total_seconds())
        is_clean = not waiter.is_alive()
        log.info("stopped %s", "cleanly" if is_clean else "in the middle of something slow")
        return is_clean

    def _schedule_reading(self, when: datetime) -> None:
        self._add(self._read, READING, when)

    def _schedule_deliveries(self) -> None:
        """Look for what is owed to any channel, by whomever: another process may have owed it."""
        for channel, due in self.monitor.store.next_dues().items():
            if channel in self.courier.channels:
                self._schedule_delivery(channel, due)

    def _schedule_delivery(self, channel: str, when: datetime) -> None:
        self._add(lambda: self._deliver(channel), f"deliver {channel}", when)

    def _add(self, work: Callable[[], None], name: str, when: datetime) -> None:
        with self._gate:
            if not self.stopping.is_set():
                self._scheduler.add_job(_guarded(work, name), "date", run_date=when, id=name, replace_existing=True)

    def _read(self) -> None:
        next_reading = self.clock() + AFTER_A_FAULT
        try:
            self._follow(self.monitor.due(self.clock()))
            next_reading = self.monitor.next_reading(self.cadence, self.clock(), jitter=random())  # noqa: S311
            self._schedule_repeats()
            self.turned_at = self.clock()
            self.tell_manager("WATCHDOG=1")
        finally:
            self._schedule_reading(next_reading)

    def _keep_lead(self, leadership: Leadership) -> None:
        """Renew the lease however slow a reading is; read at once when another program has let it run out."""
        try:
            if self.monitor.seek_lead():
                self._schedule_reading(self.clock())
        finally:
            self._add(lambda: self._keep_lead(leadership), LEADING, self.clock() + leadership.renewal)

    def _read_first(self) -> None:
        """Read, and make digests and reminders only then: they would tell of the state before we were off."""
        try:
            self._read()
        finally:
            self._add(self._digest, DIGESTING, self.clock())
            self._add(self._remind, REMINDING, self.clock())

    def _digest(self) -> None:
        again: datetime | None = self.clock() + AFTER_A_FAULT
        try:
            for channel in self.digester.make_due() & self.courier.channels:
                self._schedule_delivery(channel, self.clock())
            again = self.digester.next_due()
        finally:
            if again is not None:
                self._add(self._digest, DIGESTING, again)

    def _follow(self, sources: frozenset[Source]) -> None:
        """Take in what people did, then read, and have sent what is owed for either."""
        if self.monitor.heed_people():
            self._schedule_deliveries()
        self.monitor.read(sources)
        self._schedule_deliveries()

    def _schedule_repeats(self) -> None:
        due = self.monitor.known.next_repeat
        if due is not None:
            self._add(self._repeat, REPEATING, due)

    def _repeat(self) -> None:
        """Say again what is due, between two readings."""
        is_done = False
        try:
            self._follow(frozenset())
            is_done = True
        finally:
            if is_done:
                self._schedule_repeats()
            else:
                self._add(self._repeat, REPEATING, self.clock() + AFTER_A_FAULT)

    def _remind(self) -> None:
        try:
            for channel in self.reminders.make_due() & self.courier.channels:
                self._schedule_delivery(channel, self.clock())
        finally:
            self._add(self._remind, REMINDING, self.clock() + REMINDER_REST)

    def _ask(self, inquiry: Inquiry) -> None:
        try:
            if self.monitor.leads:
                inquiry.ask()
        finally:
            self._add(lambda: self._ask(inquiry), ASKING, self.clock() + inquiry.rest)

    def _deliver(self, channel: str) -> None:
        is_done = False
        try:
            self.courier.deliver(channel, is_stopping=self.stopping.is_set)
            is_done = True
        finally:
            if not is_done:
                self._schedule_delivery(channel, self.clock() + AFTER_A_FAULT)
        # What became of it may be owed to others now: to a fallback, to the operator.
        self._schedule_deliveries()


def _guarded(work: Callable[[], None], name: str) -> Callable[[], None]:
    """Catch everything, here alone: a fault of ours is logged whole, and the work goes on."""

    def guarded() -> None:
        try:
            work()
        except StorageError as error:
            log.warning("job %s: %s; it is tried again", name, error)
        except Exception:
            log.exception("job %s failed", name)

    return guarded
