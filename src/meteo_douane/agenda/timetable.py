"""When each piece of work is done: a schedule in memory over a pool of threads; a fault in one stops no other."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from threading import Event, Lock, Thread

from apscheduler.executors.pool import ThreadPoolExecutor as Workers
from apscheduler.schedulers.background import BackgroundScheduler

from meteo_douane.ports import StorageError

log = logging.getLogger(__name__)

#: With all that comes after it, a stop takes less than the ten seconds that a service manager may give (`docker stop`).
PATIENCE = timedelta(seconds=8)


class Job(StrEnum):
    """What there is to do, but for deliveries, which are named after their channels."""

    ASKING = "ask providers"
    READING = "read"
    DIGESTING = "make digests"
    REPEATING = "repeat"
    LOOKING_AGAIN = "look again"
    REMINDING = "remind"
    LEADING = "keep the lead"
    TAKING_STOCK = "take stock"
    BEATING = "give the heartbeat"
    CATCHING_UP = "catch up with the clock"
    WARMING_UP = "warm up"
    WRITING = "write messages"
    STOPPING = "stop"


@dataclass(slots=True)
class Timetable:
    """Work by its name: what is put down anew under a name takes the place of what stood there."""

    workers: int
    stopping: Event
    """Once this is set, nothing more is put down."""
    patience: timedelta = PATIENCE
    """How long a stop waits for what is under way."""
    scheduler: BackgroundScheduler = field(init=False)
    _at_once: ThreadPoolExecutor = field(init=False)
    """Threads beside those of the schedule, which takes half a millisecond to come round, and longer to be stopped."""
    _gate: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self._at_once = ThreadPoolExecutor(self.workers)
        self.scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={"default": Workers(self.workers)},
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 2},
        )

    def begin(self) -> None:
        """Do from now on what is put down."""
        self.scheduler.start()

    def put(self, work: Callable[[], None], name: str, when: datetime) -> None:
        """Have something done at a moment, or at once if that has passed."""
        with self._gate:
            if not self.stopping.is_set():
                self.scheduler.add_job(_guarded(work, name), "date", run_date=when, id=name, replace_existing=True)

    def do_now(self, work: Callable[[], None], name: str) -> None:
        """Have something done this moment, beside what stands under this name; what is being stopped waits for it.

        Whoever asks for it is in the midst of something that must not fail for that.
        """
        try:
            self._at_once.submit(_guarded(work, name))
        except RuntimeError as error:  # the system gives no more threads, or it is too late
            log.warning("job %s: %s; it is done when a thread is free, or not before it is due again", name, error)

    def end(self, first: Callable[[], None], last: Callable[[], None]) -> bool:
        """Let what is under way finish; return whether `patience` was enough for that.

        The one is done at once, beside what is under way; the other when that is over.
        """
        with self._gate:
            # Nothing may be added or started from here on: a scheduler that is shut down waits for its workers with
            # its locks held, and a worker that adds a job then would wait for those.
            self.scheduler.pause()
            self.scheduler.remove_all_jobs()

        def finish() -> None:
            _guarded(first, Job.STOPPING)()
            self.scheduler.shutdown()
            self._at_once.shutdown()  # only now: what was under way may have had something done at once
            _guarded(last, Job.STOPPING)()

        waiter = Thread(target=finish, name="stop", daemon=True)
        waiter.start()
        waiter.join(self.patience.total_seconds())
        return not waiter.is_alive()


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
