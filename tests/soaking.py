"""The whole program over a simulated month: the real daemon and a real database, one life after another."""

from __future__ import annotations

import gc
import os
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from threading import Event

from sqlalchemy import event

from administration import HOUR, MINUTE, Author
from meteo_douane.adapters.store import SqlStore, StoreError, open_store
from meteo_douane.cli.assembly import cadence_of, deputies_of, desk_of, digester_of, monitor_of, reminders_of, voice_of
from meteo_douane.config import Config, load
from meteo_douane.courier import Courier
from meteo_douane.daemon import Daemon
from meteo_douane.domain.episodes import EpisodeState
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.interventions import CLOSABLE, Deed, Person, Wish
from meteo_douane.services import shipped_catalogue
from meteo_douane.telling.message import render
from meteo_douane.upkeep import Upkeep
from misfortunes import (
    BREAKDOWNS,
    LENGTHS,
    SECOND,
    Fate,
    Killed,
    Manner,
    Mortal,
    Point,
    Post,
    Site,
    Spell,
    Term,
    TurnedClock,
)

DAY = timedelta(days=1)
CLAIRE = Person("Claire", "j'appelle", "command")
CONFIGURATION = """
database = "{database}"

[source]
page = "https://meteo.example/meteo"
feed = "https://meteo.example/rss"
every = "{every}"
every_in_alert = "{every_in_alert}"

[channels.astreinte]
url = "json://127.0.0.1:9/astreinte"
fallback = "courriel"
[channels.courriel]
url = "json://127.0.0.1:9/courriel"
[channels.equipe]
url = "json://127.0.0.1:9/equipe"
[channels.chef]
url = "json://127.0.0.1:9/chef"
[channels.exploitation]
url = "json://127.0.0.1:9/exploitation"

[[watches]]
name = "le-havre"
services = ["delta-ie", "delta-t"]
modes = ["edi"]
channels = ["astreinte"]
repeat_every = "15m"
at_most = 3
then = ["chef"]
quiet = ["22:00-06:30"]

[[watches]]
name = "roissy"
services = ["delta-ie-import", "ecs"]
channels = ["equipe", "courriel"]
bulletins = "all"

[[watches]]
name = "cognac"
services = ["gamma"]
channels = ["courriel"]
quiet = ["20:00-07:00"]
wakes = []

[[watches]]
name = "siege"
services = ["delta", "ecs", "ics2", "gamma"]
channels = ["equipe"]
quiet = ["01:00-04:00"]
wakes = ["end", "blind"]

[operator]
channels = ["exploitation"]

[[digests]]
name = "point"
times = ["02:30", "07:00", "19:00"]
channels = ["equipe", "astreinte"]

[[digests]]
name = "semaine"
times = ["08:00"]
days = ["mon", "thu"]
channels = ["courriel"]
when_empty = false
"""


@dataclass(frozen=True, slots=True)
class Size:
    """What the program takes at one moment, in bytes: memory, what is in the database, its write-ahead log."""

    at: datetime
    resident: int
    kept: int
    log: int


@dataclass
class Life:
    """One process: the daemon, whose jobs are done one after the other as the clock reaches them.

    It stands for the scheduler and for the event by which the daemon is stopped: where the daemon waits to be stopped,
    its jobs are done.
    """

    clock: TurnedClock
    until: datetime
    fate: Fate
    between_jobs: Callable[[], None]
    jobs: dict[str, tuple[datetime, Callable[[], None]]] = field(default_factory=dict)

    def is_set(self) -> bool:
        return False

    def wait(self, timeout: float) -> bool:
        del timeout  # it is over when the life is
        while self.clock.now < self.until:
            name = min(self.jobs, key=lambda one: self.jobs[one][0])
            when, work = self.jobs.pop(name)
            self.clock.now = max(self.clock.now, when)
            self.fate.meets(Point.BETWEEN_JOBS)
            self.between_jobs()
            work()
        return True

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
        self.jobs[id] = (run_date, work)

    def remove_all_jobs(self) -> None:
        self.jobs.clear()

    def start(self) -> None: ...

    def pause(self) -> None: ...

    def shutdown(self) -> None: ...


@dataclass
class Soak:
    """A month, drawn by lot from `seed`, on a database in `folder`. The last two days nothing goes wrong any more."""

    folder: Path
    seed: int
    starts_at: datetime
    lasts: timedelta
    every: str = "12m"
    every_in_alert: str = "8m"
    downtimes: list[tuple[datetime, datetime]] = field(default_factory=list)
    sizes: list[Size] = field(default_factory=list)
    unexplained: list[str] = field(default_factory=list)
    deeds: list[tuple[Deed, str]] = field(default_factory=list)
    lives: int = 0

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)
        self.clock = TurnedClock(self.starts_at)
        self.ends_at = self.starts_at + self.lasts
        term = Term(self.starts_at, self.ends_at - 2 * DAY)
        self.config = self._config()
        month = Author(self.chance).month(self.starts_at, self.ends_at - 12 * HOUR)
        self.site = Site(month, self.clock, term.spells(self.chance, BREAKDOWNS, 9 * HOUR, LENGTHS))
        points = term.spells(self.chance, tuple(Point), 10 * HOUR, (HOUR,))
        locked = ("database is locked", "database or disk is full")
        locks = term.spells(self.chance, locked, 18 * HOUR, (20 * SECOND, 3 * MINUTE, 20 * MINUTE))
        self.fate = Fate(self.clock, [(one.since, one.what) for one in points], locks)
        manners = tuple((manner, channel) for manner in Manner for channel in self.config.channels)
        failures = term.spells(self.chance, manners, 7 * HOUR, (20 * MINUTE, HOUR, 3 * HOUR))
        # Longer than any message is tried.
        a_day = Spell((Manner.REFUSES, "equipe"), self.starts_at + 12 * DAY, self.starts_at + 13 * DAY + 3 * HOUR)
        failures = (a_day, *failures)
        voice = voice_of(self.config)
        self.post = Post(self.clock, failures, lambda one, at: render(one, voice, at), self.fate)
        self.visits = term.moments(self.chance, 5 * HOUR)

    @property
    def url(self) -> str:
        return f"sqlite:///{self.folder}/meteo.db"

    def size_at(self, age: timedelta) -> Size:
        """Return what the program took at the end of so many days."""
        return next(size for size in self.sizes if size.at - self.starts_at >= age)

    @property
    def _log(self) -> Path:
        return self.folder / "meteo.db-wal"

    def _config(self) -> Config:
        file = self.folder / "meteo.toml"
        text = CONFIGURATION.format(database=self.url, every=self.every, every_in_alert=self.every_in_alert)
        file.write_text(text, encoding="utf-8")
        file.chmod(0o600)
        return load(file, {}, shipped_catalogue(), self.starts_at)

    def run(self) -> None:
        """Let the month pass, one process after the other; the same seed gives the same month."""
        random.seed(self.seed)  # of the jitter between readings
        while self.clock.now < self.ends_at:
            self.lives += 1
            with open_store(self.url) as store:
                _without_waiting_for_the_disk(store)
                event.listen(store._engines.writer, "begin", self.fate.begins)
                event.listen(store._engines.writer, "commit", self.fate.commits)
                try:
                    self._live(store)
                except Killed:
                    self._rest()

    def _rest(self) -> None:
        died_at = self.clock.now
        self.clock.takes(self.chance.choice((5 * SECOND, 2 * MINUTE, 40 * MINUTE, 40 * MINUTE, 9 * HOUR)))
        self.downtimes.append((died_at, self.clock.now))

    def _live(self, store: SqlStore) -> None:
        mortal: SqlStore = Mortal(store, self.fate, self.unexplained)  # type: ignore[assignment] # it does as one does
        config, clock = self.config, self.clock
        monitor = monitor_of(config, fetch=self.site, store=mortal, clock=clock)
        monitor.upkeep = Upkeep()
        monitor.upkeep.stands(EventKind.CONFIGURATION_REJECTED, ())
        channels = frozenset(config.channels)
        courier = Courier(channels, deputies_of(config), self.post.words, self.post, mortal, clock, self.chance.random)
        digester = digester_of(config, store=mortal, clock=clock)
        reminders = reminders_of(config, store=mortal, clock=clock)
        life = Life(clock, self.ends_at, self.fate, lambda: self._between_jobs(store, daemon))
        stopping: Event = life  # type: ignore[assignment] # all that the daemon asks of one
        daemon = Daemon(
            monitor,
            courier,
            cadence_of(config),
            clock,
            lambda _: None,
            digester,
            reminders,
            steady=lambda: clock().timestamp(),
            stopping=stopping,
        )
        daemon._timetable.scheduler = life
        daemon.run()

    def _between_jobs(self, store: SqlStore, daemon: Daemon) -> None:
        if not self.sizes or self.clock.now - self.sizes[-1].at >= DAY:
            self.sizes.append(Size(self.clock.now, _resident(), _kept(store), self._log.stat().st_size))
        if self.visits and self.clock.now >= self.visits[0]:
            self.visits.pop(0)
            self._visit(store, daemon)

    def _visit(self, store: SqlStore, daemon: Daemon) -> None:
        """Let somebody do something about an episode, by a command or on the page."""
        desk = desk_of(self.config, store=store, clock=self.clock)
        episode = next(iter(store.episodes(in_force=self.chance.random() < 0.9, limit=1)), None)
        if episode is not None:
            is_over = episode.state in {EpisodeState.ENDED, EpisodeState.CANCELLED}
            deed = Deed.CLOSED if episode.state in CLOSABLE else Deed.REOPENED if is_over else Deed.ACKNOWLEDGED
            with suppress(StoreError):
                self.deeds.append((deed, type(desk.carry_out(Wish(episode.id, deed, CLAIRE))).__name__))
        if self.chance.random() < 0.5:
            daemon.look_again()


def _without_waiting_for_the_disk(store: SqlStore) -> None:
    """Leave writing to the system: processes die here, and no power fails. It is half of the time of a soak."""
    connection = store._engines.writer.raw_connection()
    connection.cursor().execute("PRAGMA synchronous=OFF")
    connection.close()


def _resident() -> int:
    """Return how much memory this process has."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def _kept(store: SqlStore) -> int:
    """Return how much is in the database: what its file takes once the write-ahead log is in it."""
    with store._engines.reading() as connection:
        pages, size = (connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("page_count", "page_size"))
    assert isinstance(pages, int)
    assert isinstance(size, int)
    return pages * size
