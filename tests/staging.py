"""A stage: the threads of several processes take turns, one at a time, in an order drawn by lot, on a turned clock.

A thread goes on until it rests: at a request, at a message, at the door of the database, or where it waits for another.
Who is next among those that could go on is drawn, so that one seed is one interleaving, and can be gone through again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from random import Random
from threading import Semaphore
from types import TracebackType

Move = tuple[datetime, Callable[[], None]]
NO_TIME = timedelta(0)
NEVER = timedelta(days=10_000)


class Killed(BaseException):
    """The process ends here: nothing of it may catch this."""


@dataclass
class TurnedClock:
    """The time as it is, the time that the machine takes it for, and seconds that never jump."""

    now: datetime
    wrong: timedelta = NO_TIME
    """How far the machine's clock is ahead."""
    jumps: int = 0
    begun: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.begun = self.now

    def __call__(self) -> datetime:
        return self.now + self.wrong

    def steady(self) -> float:
        return (self.now - self.begun).total_seconds()

    def takes(self, time: timedelta) -> None:
        self.now += time

    def is_set_wrong(self, wrong: timedelta) -> None:
        self.wrong = wrong
        self.jumps += 1


@dataclass(eq=False)
class Actor:
    """A thread: `wakes` is when it goes on by itself, `sooner` whether it may before."""

    process: Process
    name: str
    work: Callable[[], None]
    wakes: datetime
    sooner: Callable[[], bool] | None = None
    turn: Semaphore = field(default_factory=lambda: Semaphore(0))
    thread: Future[None] | None = None
    failure: BaseException | None = None
    is_over: bool = False

    def goes_on_at(self, now: datetime) -> datetime:
        return now if self.sooner is not None and self.sooner() else self.wakes


#: What the name of work begins with that was given to the pool of threads.
AT_ONCE = "at once"


@dataclass(eq=False)
class Process:
    """One running program: it stands for the scheduler of its jobs, the pool of threads, and the event of its stop."""

    stage: Stage
    jobs: dict[str, tuple[datetime, Callable[[], None]]] = field(default_factory=dict)
    frozen_until: datetime | None = None
    is_dead: bool = False
    is_stopping: bool = False
    submitted: int = 0

    def dies(self) -> None:
        self.is_dead = True
        self.jobs.clear()

    # The event by which it is stopped

    def is_set(self) -> bool:
        return self.is_stopping

    def set(self) -> None:
        self.is_stopping = True

    def wait(self, timeout: float) -> bool:
        """Wait until it is stopped, or the clock has jumped: nothing else is looked for in between."""
        del timeout
        jumps = self.stage.clock.jumps
        self.stage.rests(NEVER, sooner=lambda: self.is_stopping or self.stage.clock.jumps != jumps)
        return self.is_stopping

    # The scheduler

    def add_job(
        self,
        work: Callable[[], None],
        trigger: str,
        *,
        run_date: datetime,
        id: str,  # noqa: A002 - APScheduler calls it so
        replace_existing: bool,
    ) -> None:
        assert trigger == "date"
        assert replace_existing
        if not self.is_dead:
            self.jobs[id] = (run_date, work)

    def submit(self, work: Callable[[], None]) -> None:
        """Begin as soon as it is its turn, as a pool of threads does beside the schedule."""
        self.submitted += 1
        if not self.is_dead:
            self.jobs[f"{AT_ONCE} {self.submitted}"] = (self.stage.clock(), work)

    def remove_all_jobs(self) -> None:
        """Remove those of the schedule: what was submitted is done all the same."""
        self.jobs = {name: job for name, job in self.jobs.items() if name.startswith(AT_ONCE)}

    def start(self) -> None: ...

    def pause(self) -> None: ...

    def shutdown(self) -> None:
        """Wait for what is under way, or is to begin at once."""
        own = self.stage.current
        self.stage.rests(NEVER, sooner=lambda: not self.jobs and all(one is own for one in self.stage.threads_of(self)))


@dataclass(eq=False)
class Stage:
    """Gives the turns; what happens from outside is put down with `at`."""

    clock: TurnedClock
    chance: Random
    before_a_job: Callable[[Process], None] = lambda _: None
    when_over: Callable[[Process, BaseException | None], None] = lambda _, __: None
    """Is told of each process that has ended, with what ended it."""
    current: Actor | None = None
    turns: int = 0
    _actors: list[Actor] = field(default_factory=list)
    _processes: list[Process] = field(default_factory=list)
    _outside: list[tuple[datetime, Callable[[], None]]] = field(default_factory=list)
    _back: Semaphore = field(default_factory=lambda: Semaphore(0))
    _pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(256))

    # For what happens outside

    def at(self, moment: datetime, happens: Callable[[], None]) -> None:
        self._outside.append((moment, happens))
        self._outside.sort(key=lambda one: one[0])

    def begins(self, work: Callable[[Process], None]) -> Process:
        process = Process(self)
        self._processes.append(process)
        self._actors.append(Actor(process, "main", lambda: work(process), self.clock.now))
        return process

    def kills(self, process: Process) -> None:
        process.dies()
        self._buries(process)

    def threads_of(self, process: Process) -> list[Actor]:
        return [one for one in self._actors if one.process is process]

    def run(self, until: datetime) -> None:
        """Give turns until a moment."""
        while (move := self._next(until)) is not None:
            move()

    def close(self) -> None:
        """Let no thread be left behind."""
        for process in list(self._processes):
            self.kills(process)
        self._pool.shutdown()

    # For the threads

    def rests(self, time: timedelta = NO_TIME, *, sooner: Callable[[], bool] | None = None) -> None:
        """Let others go on, for so long at least, or until `sooner` says so; outside of the stage only time passes."""
        actor = self.current
        if actor is None:
            self.clock.takes(time)
            return
        if actor.process.is_dead:
            raise Killed
        actor.wakes, actor.sooner = self.clock.now + time, sooner
        self._back.release()
        actor.turn.acquire()
        if actor.process.is_dead:
            raise Killed

    # The turns

    def _next(self, until: datetime) -> Callable[[], None] | None:
        """Move the clock to what comes next, and return one of all that could happen then."""
        now = self.clock.now
        moves = [*self._turns(now), *(move for process in self._processes for move in self._begun(process))]
        soonest = max(now, min(moment for moment, _ in (*moves, *self._outside[:1], (until, self._happens))))
        self.clock.now = min(soonest, until)
        if soonest >= until:
            return None
        if self._outside and self._outside[0][0] <= soonest:
            return self._happens
        return self.chance.choice([move for moment, move in moves if moment <= soonest])

    def _turns(self, now: datetime) -> Iterator[Move]:
        for actor in self._actors:
            yield self._not_frozen(actor.process, actor.goes_on_at(now)), partial(self._turn, actor)

    def _begun(self, process: Process) -> Iterator[Move]:
        """A job begins by the clock of the machine, and not beside another one of its name.

        By their names, for they were put down in whatever order a set had.
        """
        busy = {one.name for one in self.threads_of(process)}
        for name, (when, _) in sorted(process.jobs.items(), key=lambda job: job[0]):
            if name not in busy:
                yield self._not_frozen(process, when - self.clock.wrong), partial(self._job, process, name)

    def _not_frozen(self, process: Process, moment: datetime) -> datetime:
        return moment if process.frozen_until is None else max(moment, process.frozen_until)

    def _happens(self) -> None:
        self._outside.pop(0)[1]()

    def _job(self, process: Process, name: str) -> None:
        self.before_a_job(process)
        if process.is_dead:
            self._buries(process)
            return
        _, work = process.jobs.pop(name)
        actor = Actor(process, name, work, self.clock.now)
        self._actors.append(actor)
        self._turn(actor)

    def _turn(self, actor: Actor) -> None:
        self.turns += 1
        actor.sooner, self.current = None, actor
        if actor.thread is None:
            actor.thread = self._pool.submit(self._acts, actor)
        else:
            actor.turn.release()
        self._back.acquire()
        self.current = None
        if actor.is_over:
            self._leaves(actor)
        if actor.process.is_dead:
            self._buries(actor.process)

    def _leaves(self, actor: Actor) -> None:
        self._actors.remove(actor)
        if actor.name == "main":
            actor.process.dies()
            self._processes.remove(actor.process)
            self.when_over(actor.process, actor.failure)
        elif actor.failure is not None and not isinstance(actor.failure, Killed):
            raise actor.failure

    def _acts(self, actor: Actor) -> None:
        try:
            actor.work()
        except BaseException as failure:  # noqa: BLE001 - it is raised by whoever gave the turn
            actor.failure = failure
        actor.is_over = True
        self._back.release()

    def _buries(self, process: Process) -> None:
        """Let each thread of a process that was killed find out; one that has not begun never does."""
        for actor in self.threads_of(process):
            if actor in self._actors and actor.thread is None:
                self._actors.remove(actor)
            elif actor in self._actors:
                self._turn(actor)


@dataclass
class StagedLock:
    """A lock that lets others go on while it is waited for."""

    stage: Stage
    is_held: bool = False

    def __enter__(self) -> None:
        while self.is_held:
            self.stage.rests(NEVER, sooner=lambda: not self.is_held)
        self.is_held = True

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.is_held = False


@dataclass
class StagedEvent:
    """An event that lets others go on while it is waited for."""

    stage: Stage
    _is_set: bool = False

    def is_set(self) -> bool:
        return self._is_set

    def set(self) -> None:
        self._is_set = True

    def wait(self, timeout: float) -> bool:
        self.stage.rests(timedelta(seconds=timeout), sooner=self.is_set)
        return self._is_set
