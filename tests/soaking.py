"""The whole program over a simulated month: as `run` puts it together, on a real database, one life after another."""

from __future__ import annotations

import gc
import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from random import Random
from threading import Lock
from typing import cast

from administration import HOUR, MINUTE, Author
from fates import OF_A_FILE, OF_A_SERVER, WITHOUT_A_FILE, Fate, Mortal, Point, Postman, Trouble
from meteo_douane.adapters.store import SqlStore, StoreError, open_in_memory, open_store
from meteo_douane.cli.assembly import desk_of
from meteo_douane.cli.beginning import Refusal, configured
from meteo_douane.cli.outside import Fetching, Outside
from meteo_douane.cli.working import NotNowError, Service, in_service
from meteo_douane.config import Config, load
from meteo_douane.delivering.courier import Courier
from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.episodes import EpisodeState
from meteo_douane.domain.interventions import CLOSABLE, Deed, Person, Wish
from meteo_douane.services import shipped_catalogue
from misfortunes import BREAKDOWNS, LENGTHS, SECOND, Kind, Manner, Post, Site, Spell, Term
from month_configuration import CHANGES, CONFIGURATION, MISTAKES
from month_databases import Size, kept, resident, without_waiting_for_the_disk
from staging import Killed, Process, Stage, StagedEvent, StagedLock, TurnedClock

DAY = timedelta(days=1)
LockType = type(Lock())
CLAIRE = Person("Claire", "j'appelle", "command")
#: Renewed each quarter of an hour, and not each five seconds of a month.
LEASE = 45 * MINUTE


@dataclass(frozen=True, slots=True)
class Wrong:
    """A clock that is set wrong, by so much."""

    by: timedelta


@dataclass(eq=False)
class Life:
    """A process with what it has from `in_service`, and since which arrival it bears in memory what it decides."""

    process: Process
    number: int
    service: Service = field(init=False)
    sending: dict[str, Delivery] = field(default_factory=dict)
    borne_since: int = 0


@dataclass
class Soak:
    """A month, drawn by lot from `seed`, on a database. The last two days nothing goes wrong any more.

    On a server two programs share the work.
    """

    folder: Path
    seed: int
    starts_at: datetime
    lasts: timedelta
    url: str
    every: str = "12m"
    every_in_alert: str = "8m"
    downtimes: list[tuple[datetime, datetime]] = field(default_factory=list)
    sizes: list[Size] = field(default_factory=list)
    unexplained: list[str] = field(default_factory=list)
    twice_decided: set[str] = field(default_factory=set)
    deeds: list[tuple[Deed, str]] = field(default_factory=list)
    met: set[str] = field(default_factory=set)
    lives: int = 0
    cuts: Callable[[], None] | None = None
    """Cuts all connections to a server."""
    look: Callable[[Soak, SqlStore], list[str]] = lambda _, __: []
    """Says what is broken at some moment in between."""

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)
        self.clock = TurnedClock(self.starts_at)
        self.ends_at = self.starts_at + self.lasts
        self.stage = Stage(self.clock, self.chance)
        self.text = CONFIGURATION.format(database=self.url, every=self.every, every_in_alert=self.every_in_alert)
        self.good = self.text
        self.config = self._config()
        self.alive: dict[Process, Life] = {}
        self.down_since: datetime | None = self.starts_at
        self._draw(Term(self.starts_at, self.ends_at - 2 * DAY))

    def _draw(self, term: Term) -> None:
        chance = self.chance
        self.month = Author(chance).month(self.starts_at, self.ends_at - 12 * HOUR)
        self.site = Site(self.month, self.stage, term.spells(chance, BREAKDOWNS, 9 * HOUR, LENGTHS))
        points = term.spells(chance, tuple(Point), 10 * HOUR, (HOUR,))
        kinds = OF_A_FILE if self.file else OF_A_SERVER
        # Most outlast the twelve minutes between two readings: what is over before is met by nobody.
        troubles = term.spells(chance, kinds, 12 * HOUR, (3 * MINUTE, 20 * MINUTE, 20 * MINUTE, 2 * HOUR))
        self.fate = Fate(self.stage, [(one.since, one.what) for one in points], _apart(troubles), self.file)
        manners = tuple((manner, channel) for manner in Manner for channel in self.config.channels)
        failures = term.spells(chance, manners, 7 * HOUR, (20 * MINUTE, HOUR, 3 * HOUR))
        # Longer than any message is tried.
        a_day = Spell((Manner.REFUSES, "equipe"), self.starts_at + 12 * DAY, self.starts_at + 13 * DAY + 3 * HOUR)
        self.post = Post(self.stage, (a_day, *failures))
        self._put_down(term)

    def _put_down(self, term: Term) -> None:
        """Put down what happens from outside, and when."""
        chance, stage = self.chance, self.stage
        for every, happens in (
            (5 * HOUR, self._visit),
            (30 * HOUR, self._changes_the_configuration),
            (40 * HOUR, self._stops),
            (60 * HOUR, self._starts_another),
            (30 * HOUR, self._freezes),
            (20 * HOUR, self._cuts_connections),
        ):
            for moment in term.moments(chance, every):
                stage.at(moment, happens)
        errors = tuple(Wrong(by) for by in (2 * HOUR, -HOUR, 20 * MINUTE, -20 * MINUTE, -3 * HOUR))
        for spell in _apart(term.spells(chance, errors, 60 * HOUR, (20 * MINUTE, HOUR, 5 * HOUR))):
            stage.at(spell.since, lambda by=spell.what.by: self._sets_the_clock(by))  # type: ignore[misc] # its own
            stage.at(spell.until, lambda: self._sets_the_clock(timedelta()))
        for trouble in self.fate.troubles:
            if trouble.what in WITHOUT_A_FILE:
                stage.at(trouble.since, lambda what=trouble.what: self._takes_the_file_away(what))  # type: ignore[misc] # its own
                stage.at(trouble.until, self._puts_the_file_back)
        for day in range(int(self.lasts / DAY)):
            stage.at(self.starts_at + day * DAY + HOUR, self._measures)
            if day % 5 == 4:
                stage.at(self.starts_at + day * DAY, self._is_looked_at)

    @cached_property
    def file(self) -> Path | None:
        return self.folder / "meteo.db" if self.url.startswith("sqlite") else None

    def size_at(self, age: timedelta) -> Size:
        """Return what the program took at the end of so many days."""
        return next(size for size in self.sizes if size.at - self.starts_at >= age)

    def is_down_at(self, moment: datetime) -> bool:
        """Return whether no program was there, or none that could write."""
        down = (*self.downtimes, *((one.since, one.until + MINUTE) for one in self.fate.troubles))
        return any(since <= moment <= until for since, until in down)

    @property
    def place(self) -> Path:
        return self.folder / "meteo.toml"

    def _config(self) -> Config:
        self._writes(self.text)
        return load(self.place, {}, shipped_catalogue(), self.starts_at)

    def _writes(self, text: str) -> None:
        self.place.write_text(text, encoding="utf-8")
        self.place.chmod(0o600)

    # The month

    def run(self) -> None:
        """Let the month pass; the same seed gives the same month."""
        random.seed(self.seed)  # of the jitter between readings
        self.stage.before_a_job = lambda process: self.fate.meets(Point.BETWEEN_JOBS, process)
        self.stage.when_over = self._is_over
        with open_store(self.url) as self.bystander:
            self._watched(self.bystander)
            for _ in range(1 if self.file else 2):
                self._begins()
            try:
                self.stage.run(self.ends_at)
            finally:
                self.stage.when_over = lambda *_: None
                self.stage.close()
                gc.unfreeze()

    def _watched(self, store: SqlStore) -> SqlStore:
        if self.file:
            without_waiting_for_the_disk(store)
        self.fate.watches(store)
        return store

    def _begins(self) -> None:
        trouble = self.fate.trouble
        if trouble in WITHOUT_A_FILE:
            until = next(one.until for one in self.fate.troubles if one.lasts(self.clock.now))
            self.stage.at(until + SECOND, self._begins)
            return
        self.lives += 1
        self._writes(self.good)
        number = self.lives
        self.stage.begins(lambda process: self._lives(Life(process, number)))

    def _lives(self, life: Life) -> None:
        with in_service(self.place, configured(self.place), lambda _: None, self._outside(life)) as life.service:
            self._is_up(life)
            self._on_stage(life)
            try:
                life.service.daemon.run()
            except Killed:
                self._forgets(life)
                raise

    def _outside(self, life: Life) -> Outside:
        return Outside(
            clock=self.clock,
            steady=self.clock.steady,
            fetch_of=lambda _: cast(Fetching, self.site),
            channels_of=lambda _: Postman(self.post, self.fate, life.process, life.number, life.sending),
            store_of=lambda store: self._mortal(self._watched(store), life),
            lease=LEASE,
        )

    def _mortal(self, store: SqlStore, life: Life) -> SqlStore:
        return cast(
            SqlStore, Mortal(store, self.fate, life.process, self.unexplained, self.twice_decided, life.sending)
        )

    def _on_stage(self, life: Life) -> None:
        """Put what waits in the place of what waits for real."""
        stage, process, daemon, work = self.stage, life.process, life.service.daemon, life.service.work
        daemon._timetable.scheduler = daemon._timetable._at_once = process  # type: ignore[assignment] # it does as they do
        daemon.stopping = daemon._timetable.stopping = process  # type: ignore[assignment] # all that is asked of one
        daemon._timetable.patience = DAY  # the turns of others take time for real
        daemon._has_read = StagedEvent(stage)  # type: ignore[assignment]
        where = work.box.where
        for owner in (daemon, work.monitor, work.monitor.leadership, where, where.kept, life.service.reload):
            self._share_locks(owner)
        self._share_locks_of_channels(daemon.dispatch.courier)
        work.box.where.in_memory = lambda: self._memory(life)
        end = daemon.when_stopped

        def ends() -> None:
            self._forgets(life)
            end()

        daemon.when_stopped = ends

    def _share_locks(self, owner: object) -> None:
        for name in getattr(owner, "__slots__", ()):
            if isinstance(getattr(owner, name, None), LockType):
                setattr(owner, name, StagedLock(self.stage))

    def _share_locks_of_channels(self, courier: Courier) -> None:
        """Let what is given out wait for a message that is being sent, and the other way round."""
        for channel, lock in courier._locks.items():
            if isinstance(lock, LockType):
                courier._locks[channel] = StagedLock(self.stage)  # type: ignore[assignment] # it does as one does

    def _memory(self, life: Life) -> SqlStore:
        self.met.add("borne in memory")
        life.borne_since = len(self.post.arrivals)
        return self._mortal(open_in_memory(), life)

    def _forgets(self, life: Life) -> None:
        """Note what dies with a process: it is told again, as the program says in its log."""
        if life.service.work.box.lasts:
            self.met.add("what was borne is lost")
            arrivals, since = self.post.arrivals, life.borne_since
            arrivals[since:] = [
                replace(one, is_forgotten=one.by == life.number or one.is_forgotten) for one in arrivals[since:]
            ]

    def _is_up(self, life: Life) -> None:
        self.alive[life.process] = life
        if self.down_since is not None:
            self.downtimes.append((self.down_since, self.clock.now))
            self.down_since = None

    def _is_over(self, process: Process, failure: BaseException | None) -> None:
        """Start it again as a service manager does, or somebody who comes in the morning."""
        gc.unfreeze()
        self.alive.pop(process, None)
        if not self.alive and self.down_since is None:
            self.down_since = self.clock.now
        if isinstance(failure, NotNowError):
            self.met.add("not started for now")
        elif failure is not None and not isinstance(failure, Killed):
            self.unexplained.append(f"{self.clock.now}: ended by {type(failure).__name__}: {failure}")
        rests = (5 * SECOND, 2 * MINUTE, 40 * MINUTE, 40 * MINUTE, 9 * HOUR)
        rest = 4 * MINUTE if isinstance(failure, NotNowError) else self.chance.choice(rests)
        self.stage.at(self.clock.now + rest, self._begins)

    # What happens

    @property
    def _somebody(self) -> Life | None:
        return self.chance.choice(list(self.alive.values())) if self.alive else None

    def _stops(self) -> None:
        life = self._somebody
        if life is not None and self.fate.trouble not in WITHOUT_A_FILE:
            self.met.add("stopped")
            life.process.set()

    def _freezes(self) -> None:
        life = self._somebody
        if life is not None:
            self.met.add("frozen")
            until = self.clock.now + self.chance.choice((SECOND, 2 * MINUTE, 20 * MINUTE, 2 * HOUR))
            life.process.frozen_until = until
            self.downtimes.append((self.clock.now, until))

    def _cuts_connections(self) -> None:
        if self.cuts is not None:
            self.met.add("cut off")
            self.cuts()

    def _sets_the_clock(self, wrong: timedelta) -> None:
        self.met.add("clock forward" if wrong > self.clock.wrong else "clock back")
        self.clock.is_set_wrong(wrong)

    def _starts_another(self) -> None:
        """A second program on a file is refused."""
        if self.file is None or not self.alive or self.fate.trouble is not None:
            return
        try:
            with in_service(self.place, self.config, lambda _: None, self._outside(Life(Process(self.stage), 0))):
                self.unexplained.append("a second program was let in")
        except Refusal as refusal:
            is_meant = "another meteo-douane runs on it" in refusal.message
            (self.met.add if is_meant else self.unexplained.append)("second program")

    def _changes_the_configuration(self) -> None:
        life = self._somebody
        if life is None:
            return
        is_good = self.chance.random() < 0.7
        text = self.text
        for before, after in self.chance.choice(CHANGES) if is_good else (self.chance.choice(MISTAKES),):
            assert before in text, before
            text = text.replace(before, after)
        self._writes(text)
        if is_good:
            self.good = text
        for one in self.alive.values():
            self._reloads(one, is_good)

    def _reloads(self, life: Life, is_good: bool) -> None:  # noqa: FBT001 - said by its only caller
        service = life.service
        before = service.reload.in_force

        def reload() -> None:
            service.reload()
            self._share_locks_of_channels(service.daemon.dispatch.courier)
            self.met.add("reload" if is_good else "reload rejected")
            if not is_good and service.reload.in_force is not before:
                self.unexplained.append("a bad configuration was taken up")

        service.daemon.carry_out(reload, "reload")

    def _takes_the_file_away(self, what: Trouble) -> None:
        assert self.file is not None
        self.fate.met.add(what)
        self.file.rename(self._away)
        if what is Trouble.IS_REPLACED:
            self.file.write_bytes(b"")

    def _puts_the_file_back(self) -> None:
        assert self.file is not None
        self._away.rename(self.file)

    @property
    def _away(self) -> Path:
        return self.folder / "away.db"

    def _measures(self) -> None:
        if self.fate.trouble is None:
            log = Path(f"{self.file}-wal").stat().st_size if self.file else 0
            self.sizes.append(Size(self.clock.now, resident(), kept(self.bystander), log))

    def _is_looked_at(self) -> None:
        """Note what is broken by now: it need not wait for the end of the month."""
        if self.fate.trouble is None and not any(one.service.work.box.lasts for one in self.alive.values()):
            found = self.look(self, self.bystander)
            self.unexplained += [f"{self.clock.now}: {line}" for line in found if not self.unexplained]

    def _visit(self) -> None:
        """Let somebody do something about an episode, by a command or on the page."""
        store = self.bystander
        desk = desk_of(self.config, store=store, clock=self.clock)
        with suppress(StoreError):
            episode = next(iter(store.past.episodes(in_force=self.chance.random() < 0.9, limit=1)), None)
            if episode is not None:
                is_over = episode.state in {EpisodeState.ENDED, EpisodeState.CANCELLED}
                deed = Deed.CLOSED if episode.state in CLOSABLE else Deed.REOPENED if is_over else Deed.ACKNOWLEDGED
                self.deeds.append((deed, type(desk.carry_out(Wish(episode.id, deed, CLAIRE))).__name__))
        life = self._somebody
        if life is not None and self.chance.random() < 0.5:
            life.service.daemon.look_again()


def _apart(spells: tuple[Spell[Kind], ...]) -> tuple[Spell[Kind], ...]:
    """Return spells without those that begin before the one before them is over."""
    found: list[Spell[Kind]] = []
    for one in spells:
        if not found or one.since > found[-1].until + 10 * SECOND:
            found.append(one)
    return tuple(found)
