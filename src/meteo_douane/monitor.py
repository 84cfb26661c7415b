"""One reading after the other: observe the sources, decide, and commit all of it at once."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from threading import Lock

from meteo_douane.domain.beside import beside
from meteo_douane.domain.calming import calmed
from meteo_douane.domain.delivery import Delivery, owed
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.holding import held
from meteo_douane.domain.observation import Failure, Observation, Reading, Source
from meteo_douane.domain.polling import LONGEST_REST_OF_A_HOST
from meteo_douane.domain.providers import ProviderAnswer
from meteo_douane.domain.repeating import repeated
from meteo_douane.domain.step import Rules, Step, advance
from meteo_douane.domain.upkeep import tended
from meteo_douane.observing.inquiry import Inquiry
from meteo_douane.observing.leadership import Leadership
from meteo_douane.observing.observer import Observed, Observer
from meteo_douane.ports import Clock, Commit, Hands, Meanwhile, OutdatedError, Store
from meteo_douane.vitals.upkeep import Upkeep

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often the sources are read: calm, and while an episode is in force."""

    every: timedelta
    every_in_alert: timedelta


@dataclass(frozen=True, slots=True)
class _Found:
    """What one reading has to go by."""

    observed: tuple[Observed, ...]
    answers: dict[str, ProviderAnswer]
    dead_channels: Mapping[str, datetime]
    fence: int | None
    hands: Hands | None

    @property
    def observations(self) -> tuple[Observation, ...]:
        return tuple(one.observation for one in self.observed)


@dataclass(frozen=True, slots=True)
class Taken:
    """What one reading comes to, and what is given out of what is owed for it: to be sent at once."""

    step: Step
    given: tuple[Delivery, ...] = ()


@dataclass(slots=True)
class Monitor:
    """Turns what the sources say into what is known and what is owed.

    People write to what is known as well (`ack`, `close`): that is taken in before a reading; where they were faster
    than a reading, it is decided anew from what they left. Where several programs share a database, the one that holds
    the lease reads; the others know what it has written.
    """

    observers: tuple[Observer, ...]
    rules: Rules
    store: Store
    clock: Clock
    inquiry: Inquiry | None = None
    upkeep: Upkeep | None = None
    leadership: Leadership | None = None
    known: Known = field(init=False)
    _not_before: dict[Source, datetime] = field(default_factory=dict)
    _outcomes: dict[Source, str] = field(default_factory=dict)
    _must_recall: bool = False
    _last_intervention: int = 0
    _turn: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self._recall()

    def _recall(self) -> None:
        self._last_intervention = self.store.meanwhile().last_intervention
        self.known = self.store.known()
        self._must_recall = False
        self._remind(self.observers)

    def _remind(self, observers: Iterable[Observer]) -> None:
        """Let them read what they have seen before as it was read then."""
        already_read = {one.notice.revision: one.notice for one in self.known.publications.values()}
        for observer in observers:
            observer.already_read = already_read
            observer.was_calm = self.known.listed.get(observer.source) == ()

    def take_up(self, *, observers: tuple[Observer, ...], rules: Rules, inquiry: Inquiry | None) -> None:
        """Go on by a new configuration from the next reading on; what is known stays, and so does a host's rest."""
        with self._turn:
            urls = {one.source: one.url for one in self.observers}
            same = {one.source for one in observers if one.url == urls.get(one.source)}
            self._not_before = {source: until for source, until in self._not_before.items() if source in same}
            self._remind(observers)
            self.observers, self.rules, self.inquiry = observers, rules, inquiry

    def due(self, now: datetime) -> frozenset[Source]:
        """Return the sources that may be asked now: not those whose host asked to be left alone."""
        sources = frozenset(observer.source for observer in self.observers)
        return frozenset(source for source in sources if now >= self._not_before.get(source, now))

    def forget_rests(self) -> None:
        """Ask at once hosts that asked to be left alone until an hour that now means nothing: the clock has jumped."""
        self._not_before = {}

    def read(self, sources: frozenset[Source]) -> Step:
        """Read these sources, decide, and commit what follows; without any, only time has passed.

        While another program reads the sources, take in what that one has found.
        """
        return self.read_for(None, sources).step

    def read_for(self, hands: Hands | None, sources: frozenset[Source], meanwhile: Meanwhile | None = None) -> Taken:
        """Do the same for somebody who sends at once what is given out to it.

        `meanwhile` is what `look` has found, if it was called just before.
        """
        if not (self.leadership is not None and self.leadership.stands_in):  # to ask may take long, and is done beside
            self.seek_lead()
        dead_channels = (meanwhile or self.look()).dead_channels
        with self._turn:
            fence, leads = self._fence(), self.leads
            if self._must_recall or not leads:
                self._recall()
        if not leads:
            return Taken(Step(self.known, (), ()))
        observed = tuple(observer.observe() for observer in self.observers if observer.source in sources)
        with self._turn:
            answers = self.inquiry.taken() if self.inquiry else {}
            return self._take(_Found(observed, answers, dead_channels, fence, hands), self.clock())

    @property
    def leads(self) -> bool:
        """Whether this program is the one that reads."""
        return self.leadership is None or self.leadership.fence is not None

    def seek_lead(self) -> bool:
        """Go on being the program that reads, or become it if no other one is; return whether it has become it.

        What others have read meanwhile is then taken in before the next reading, and the sources are asked afresh.
        """
        has_become = self.leadership is not None and self.leadership.seek()
        if has_become:
            with self._turn:
                self._see_again()
        return has_become

    def _fence(self) -> int | None:
        return None if self.leadership is None else self.leadership.fence

    def _see_again(self) -> None:
        self._must_recall = True
        for observer in self.observers:
            observer.forget()

    def look(self) -> Meanwhile:
        """Return what was written beside the readings, with what people have done since the last look taken in."""
        with self._turn:
            meanwhile = self.store.meanwhile()
            if meanwhile.last_intervention != self._last_intervention:
                self._recall()
            return meanwhile

    def _take(self, found: _Found, now: datetime) -> Taken:
        taken = self._kept(found, now)
        self.known = taken.step.known
        for one in found.observed:
            self._log(one.reading)
        self._heed(found.observations, now)
        return taken

    def _decided(self, found: _Found, now: datetime) -> Step:
        step = advance(self.known, found.observations, self.rules, now)
        step = repeated(beside(step, found.answers, self.rules, now), self.rules, now)
        if self.upkeep is not None:
            stated = replace(self.upkeep.stated(), dead=found.dead_channels)
            step = tended(step, stated, found.observations, self.rules, now)
        return calmed(held(step, self.rules, now), self.rules.zone, now)

    def _kept(self, found: _Found, now: datetime) -> Taken:
        """Decide and write it, or see it again: what could not be written must not count as seen.

        Nor is what we believe certain then: another program may have written it, or the commit have arrived after all.
        """
        is_kept = False
        try:
            step = self._decided(found, now)
            given = self._given(self._commit(found, step, now), found.hands)
            if given is None:
                step = self._decided(found, now)
                given = self.store.commit(self._commit(found, step, now), found.hands)
            is_kept = True
            return Taken(step, given)
        finally:
            if not is_kept:
                self._see_again()

    def _given(self, commit: Commit, hands: Hands | None) -> tuple[Delivery, ...] | None:
        """Write it and return what is given out, unless a person was faster: then take in what they did.

        Where another program has read the sources meanwhile, what we have seen is no longer certain to be the latest.
        """
        try:
            return self.store.commit(commit, hands)
        except OutdatedError:
            listed = self.known.listed
            self._recall()
            if self.known.listed != listed:
                raise
            return None

    def _log(self, reading: Reading) -> None:
        """Say in the log when readings of a source begin to fail, or fail otherwise, and when they are good again."""
        outcome = "" if reading.outcome.is_good else f"{reading.outcome} {reading.detail}"
        if outcome != self._outcomes.get(reading.source):
            self._outcomes[reading.source] = outcome
            level = logging.WARNING if outcome else logging.INFO
            detail = f" {reading.detail}" if reading.detail else ""
            log.log(level, "reading source=%s outcome=%s%s", reading.source, reading.outcome, detail)

    def _heed(self, observations: Iterable[Observation], now: datetime) -> None:
        """Leave a host alone for as long as it asks."""
        for observation in observations:
            if isinstance(observation, Failure) and observation.retry_after is not None:
                self._not_before[observation.source] = now + min(observation.retry_after, LONGEST_REST_OF_A_HOST)

    def _commit(self, found: _Found, step: Step, now: datetime) -> Commit:
        return Commit(
            readings=tuple(one.reading for one in found.observed),
            bodies=tuple(one.body for one in found.observed if one.body),
            editions=tuple(edition for one in found.observed for edition in one.editions),
            before=self.known,
            after=step.known,
            decisions=step.decisions,
            deliveries=tuple(owed(message, now) for message in step.messages),
            fence=found.fence,
        )

    def next_reading(self, cadence: Cadence, now: datetime, *, jitter: float) -> datetime:
        """Return when to read again; `jitter` (0 to 1) spreads many programs over a tenth of the interval."""
        is_in_alert = any(episode.is_under_way for episode in self.known.in_force)
        interval = cadence.every_in_alert if is_in_alert else cadence.every
        return now + interval * (1 + jitter / 10)
