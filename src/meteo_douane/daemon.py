"""Repeat the monitor's work until told to stop: the schedule is in memory, due times are data."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import InitVar, dataclass, field
from datetime import datetime, timedelta
from random import random
from threading import Event, Lock
from time import monotonic

from meteo_douane.agenda.digester import Digester
from meteo_douane.agenda.reminders import Reminders
from meteo_douane.agenda.timetable import Job, Timetable
from meteo_douane.delivering.courier import Courier
from meteo_douane.delivering.dispatch import AFTER_A_FAULT, Dispatch
from meteo_douane.domain.health import Turn
from meteo_douane.domain.observation import Source
from meteo_douane.monitor import Cadence, Monitor
from meteo_douane.ports import Clock
from meteo_douane.vitals.clockwatch import ClockWatch
from meteo_douane.vitals.heartbeat import Heartbeat

log = logging.getLogger(__name__)

#: How long the channels wait for the first reading.
FIRST_READING = timedelta(seconds=2)
#: Workers are started as they are needed: this is for what a configuration that is taken up later may need of them.
WORKERS = 200
#: How often we look whether the clock has jumped.
TICK = timedelta(seconds=5)
#: People write into the records of their fallbacks through other programs: we look again after this time.
REMINDER_REST = timedelta(minutes=1)


@dataclass(slots=True)
class Daemon:
    """`tell_manager` sends a state to the service manager (sd_notify)."""

    monitor: Monitor
    courier: InitVar[Courier]
    cadence: Cadence
    clock: Clock
    tell_manager: Callable[[str], None]
    digester: Digester
    reminders: Reminders
    heartbeat: Heartbeat | None = None
    steady: Callable[[], float] = monotonic
    """Seconds on a clock that never jumps."""
    open_channels: Callable[[], object] | None = None
    """What has to be done before anything is sent, and takes so long that the first reading goes before it. It may
    raise: then nothing was sent."""
    warm_up: Callable[[], None] | None = None
    """What the first message would wait for: done once, beside the rest, when the first reading is over."""
    when_stopping: Callable[[], None] = lambda: None
    """What is to end as soon as a stop begins, beside what is under way."""
    when_stopped: Callable[[], None] = lambda: None
    """What is left to be done when all that was under way is over."""
    stopping: Event = field(default_factory=Event)
    dispatch: Dispatch = field(init=False)
    turned_at: datetime = field(init=False)
    """When the loop last came round: whether the reading was good is another question."""
    _stuck: frozenset[str] = frozenset()
    """The channels with which nothing went on when the loop last came round."""
    _has_read: Event = field(default_factory=Event)
    _reading: Lock = field(default_factory=Lock)
    _timetable: Timetable = field(init=False)

    def __post_init__(self, courier: Courier) -> None:
        self.turned_at = self.clock()
        # A channel may have one worker that sends and one that waits for its turn, and the rest need their own.
        workers = max(WORKERS, 2 * len(courier.channels) + 6)
        self._timetable = Timetable(workers, self.stopping)
        self.dispatch = Dispatch(courier, self.monitor.store, self.clock, self._timetable)

    def run(self) -> bool:
        """Work until `stopping` is set, then finish what is under way; return whether there was time enough.

        Raises what opening the channels raises.
        """
        self.dispatch.courier.give_up_on_unknown_channels()
        self._timetable.begin()
        self._add(self._read_first, Job.READING, self.clock())
        self._renew_lead_later()
        self._add(self._ask, Job.ASKING, self.clock())
        self._begin_deliveries()
        self.tell_manager("READY=1")
        log.info("running sources=%d channels=%d", len(self.monitor.observers), len(self.dispatch.courier.channels))
        self._mind_the_clock()
        return self._stop()

    def _begin_deliveries(self) -> None:
        """Open the channels after the first reading, or beside it if that takes long."""
        if self.open_channels is not None:
            self._has_read.wait(FIRST_READING.total_seconds())
            try:
                self.open_channels()
            except BaseException:
                self.stopping.set()
                self._stop()
                raise
        self.dispatch.begin()

    def _mind_the_clock(self) -> None:
        """Wait until `stopping` is set, and look again at all that is due when the clock has jumped meanwhile."""
        watch = ClockWatch(self.clock, self.steady)
        while not self.stopping.wait(TICK.total_seconds()):
            if (jump := watch.jump()) is not None:
                log.warning("the clock has jumped seconds=%d", jump.total_seconds())
                self._add(self._catch_up, Job.CATCHING_UP, self.clock())

    def _catch_up(self) -> None:
        """Do at once what may be due: hours that were reckoned on the clock as it was are worth nothing now."""
        for work, name in (
            (self._read, Job.READING),
            (self._ask, Job.ASKING),
            (self._digest, Job.DIGESTING),
            (self._remind, Job.REMINDING),
            (self._beat, Job.BEATING),
            (self._keep_lead, Job.LEADING),
        ):
            self._add(work, name, self.clock())
        self.monitor.forget_rests()
        self.monitor.store.mend_dues(self.clock())
        self.dispatch.look()

    def look_again(self) -> None:
        """Take in at once what somebody has done, from any thread, and send what is owed for it."""
        self._add(self._repeat, Job.LOOKING_AGAIN, self.clock())

    def take_up(
        self,
        *,
        courier: Courier,
        cadence: Cadence,
        digester: Digester,
        reminders: Reminders,
        heartbeat: Heartbeat | None = None,
    ) -> None:
        """Go on by a new configuration, at once and from any thread; the monitor has its own `take_up`.

        What is under way ends by the former one: a message that is being sent is sent where it was going.
        """
        self.cadence, self.digester, self.reminders = cadence, digester, reminders
        self.heartbeat = heartbeat
        self.dispatch.take_up(courier)
        self._add(self._read, Job.READING, self.clock())
        for work, name in ((self._ask, Job.ASKING), (self._digest, Job.DIGESTING), (self._beat, Job.BEATING)):
            self._add(work, name, self.clock())

    def carry_out(self, work: Callable[[], None], name: str) -> None:
        """Do something at once beside the rest, from any thread; a fault of ours in it is logged like any other."""
        self._add(work, name, self.clock())

    def _stop(self) -> bool:
        self.tell_manager("STOPPING=1")
        is_clean = self._timetable.end(first=self._let_go, last=self.when_stopped)
        log.info("stopped %s", "cleanly" if is_clean else "in the middle of something slow")
        return is_clean

    def _let_go(self) -> None:
        """Let another program read at once, however long what is under way here may take."""
        try:
            if self.monitor.leadership is not None:
                self.monitor.leadership.resign()
        finally:
            self.when_stopping()

    def _add(self, work: Callable[[], None], name: str, when: datetime) -> None:
        self._timetable.put(work, name, when)

    def _read(self) -> None:
        """Read, one reading at a time: one that is asked for meanwhile comes after it."""
        with self._reading:
            self._read_now()

    def _read_now(self) -> None:
        next_reading = self.clock() + AFTER_A_FAULT
        try:
            dues = self._follow(self.monitor.due(self.clock()))
            next_reading = self.monitor.next_reading(self.cadence, self.clock(), jitter=random())  # noqa: S311
            self._schedule_repeats()
            self.turned_at = self.clock()
            self._give_sign_of_life(dues)
        finally:
            self._add(self._read, Job.READING, next_reading)

    def _give_sign_of_life(self, dues: Mapping[str, datetime]) -> None:
        """Tell the service manager that we read and deliver; whoever only reads is as good as dead."""
        self._stuck = self.dispatch.courier.stuck(dues)
        if self._stuck:
            log.error("deliveries are stuck, no sign of life is given channels=%s", ",".join(sorted(self._stuck)))
        else:
            self.tell_manager("WATCHDOG=1")

    def _keep_lead(self) -> None:
        """Renew the lease however slow a reading is; read at once when another program has let it run out."""
        try:
            if self.monitor.seek_lead():
                self._add(self._read, Job.READING, self.clock())
        finally:
            self._renew_lead_later()

    def _renew_lead_later(self) -> None:
        if self.monitor.leadership is not None:
            self._add(self._keep_lead, Job.LEADING, self.clock() + self.monitor.leadership.renewal)

    def _read_first(self) -> None:
        """Read, and make digests and reminders only then: they would tell of the state before we were off."""
        try:
            self._read()
        finally:
            self._has_read.set()
            self._add(self._digest, Job.DIGESTING, self.clock())
            self._add(self._remind, Job.REMINDING, self.clock())
            self._add(self._beat, Job.BEATING, self.clock())
            if self.warm_up is not None:
                self.carry_out(self.warm_up, Job.WARMING_UP)

    def _beat(self) -> None:
        """Give the heartbeat, if there is one; what comes of it concerns nothing else."""
        heartbeat = self.heartbeat
        if heartbeat is None:
            return
        try:
            heartbeat.give(Turn(self.turned_at, self._stuck))
        finally:
            self._add(self._beat, Job.BEATING, self.clock() + heartbeat.every)

    def _digest(self) -> None:
        again: datetime | None = self.clock() + AFTER_A_FAULT
        try:
            self.dispatch.send(self.digester.make_due())
            again = self.digester.next_due()
        finally:
            if again is not None:
                self._add(self._digest, Job.DIGESTING, again)

    def _follow(self, sources: frozenset[Source]) -> Mapping[str, datetime]:
        """Take in what people did, then read, and have sent what is owed for either; return since when that is due."""
        meanwhile = self.monitor.look()
        dues = self.dispatch.schedule(meanwhile.dues)
        return self.dispatch.of_reading(lambda hands: self.monitor.read_for(hands, sources, meanwhile), dues)

    def _schedule_repeats(self) -> None:
        """Have said again what will be due, unless another program reads: then that one does, or whoever reads next."""
        due = self.monitor.known.next_repeat
        if due is not None and self.monitor.leads:
            self._add(self._repeat, Job.REPEATING, due)

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
                self._add(self._repeat, Job.REPEATING, self.clock() + AFTER_A_FAULT)

    def _remind(self) -> None:
        try:
            self.dispatch.send(self.reminders.make_due())
        finally:
            self._add(self._remind, Job.REMINDING, self.clock() + REMINDER_REST)

    def _ask(self) -> None:
        """Ask the providers, if there are any."""
        inquiry = self.monitor.inquiry
        if inquiry is None:
            return
        try:
            if self.monitor.leads:
                inquiry.ask()
        finally:
            self._add(self._ask, Job.ASKING, self.clock() + inquiry.rest)
