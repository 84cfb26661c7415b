"""Holding a drill: alert, bulletin, end; an answer, by the command or the link, is looked for in the real store."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Event
from types import FrameType

import click

from meteo_douane.adapters.store import SqlStore, StoreError
from meteo_douane.cli.beginning import now
from meteo_douane.cli.drill_stage import Stage
from meteo_douane.domain.drill import Drill, Outcome, Scene, is_unsettled
from meteo_douane.telling.drill_report import answer_words, delivery_words, waiting_words
from meteo_douane.telling.voice import Voice

log = logging.getLogger(__name__)

TICK = 0.2
#: How often the time that has passed is shown.
STRIDE = timedelta(seconds=5)
#: How long what is under way may take before the drill goes on, or ends, without it.
PATIENCE = timedelta(seconds=20)


@dataclass(slots=True)
class Stops:
    """Ctrl-C or SIGTERM: the first ends the drill as it should end, a second one at once."""

    first: Event = field(default_factory=Event)
    second: Event = field(default_factory=Event)

    @contextmanager
    def heeded(self) -> Iterator[None]:
        """Take the signals, and give them back."""
        former = {number: signal.signal(number, self._stop) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in former.items():
                signal.signal(number, handler)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        (self.second if self.first.is_set() else self.first).set()


class Progress:
    """What has happened, a line each on standard error; on a terminal, how long we have waited, too."""

    def __init__(self, voice: Voice, limit: timedelta) -> None:
        self._voice = voice
        self._limit = limit
        self._is_seen = sys.stderr.isatty()
        self._said: set[str] = set()
        self._shown = ""

    def tick(self, waited: timedelta) -> None:
        """Show that we are waiting, in the one line that is written over: now and then, since it may be read aloud."""
        line = waiting_words(waited - waited % STRIDE, self._limit, self._voice)
        if self._is_seen and line != self._shown:
            self._shown = line
            click.echo(f"\r{line}\033[K", nl=False, err=True)

    def say(self, line: str) -> None:
        """Say something, once."""
        if line not in self._said:
            self._said.add(line)
            self._shown = ""
            click.echo(f"\r\033[K{line}" if self._is_seen else line, err=True)


@dataclass(slots=True)
class Holding:
    """`real` is the configured database, in which the one row of the drill is answered."""

    stage: Stage
    real: SqlStore
    voice: Voice
    wait: timedelta
    bulletin_after: timedelta
    progress: Progress
    stops: Stops
    _answered: bool = False

    def held(self) -> Outcome:
        """Tell the alert, wait for an answer, tell the bulletin and the end, and return what came of it."""
        drill = self.stage.drill
        with self.stage.working():
            self._waited_for_an_answer()
            waited, is_interrupted = self._waited, self.stops.first.is_set()
            drill = self.real.drills.end(drill.id)
            if drill.answer is not None and not self._answered:
                self._take_in(drill)
            self._settle()
            self._tell(Scene.END)
            self._settle()
        return Outcome(drill, now(), waited, is_interrupted, self.stage.deliveries)

    def _waited_for_an_answer(self) -> None:
        """Wait until somebody answers, the limit has passed, or we are told to stop; the bulletin comes in any case."""
        is_bulletin_told = False
        while not (self._answered or self.stops.first.is_set() or self._waited >= self.wait):
            if not is_bulletin_told and self._waited >= self.bulletin_after:
                self._tell(Scene.BULLETIN)
                is_bulletin_told = True
            self._look()
            self.stops.first.wait(TICK)
        if not is_bulletin_told and not self.stops.first.is_set():
            self._settle()
            self._tell(Scene.BULLETIN)

    @property
    def _waited(self) -> timedelta:
        return now() - self.stage.drill.started_at

    def _look(self) -> None:
        self.progress.tick(self._waited)
        self._say_what_was_sent()
        try:
            drill = self.real.drills.drill(self.stage.drill.id)
        except StoreError as error:
            log.warning("drill: %s; it is looked at again", error)
            return
        if drill is not None and drill.answer is not None:
            self._take_in(drill)

    def _take_in(self, drill: Drill) -> None:
        self._answered = True
        if drill.answer is not None:
            self.progress.say(answer_words(drill, self.voice))
            self.stage.take_in(drill.answer)

    def _say_what_was_sent(self) -> None:
        for one in self.stage.deliveries:
            if one.attempts:
                self.progress.say(f"{one.message.channel} · {delivery_words(one, self.voice)}")

    def _tell(self, scene: Scene) -> None:
        self._until(self.stage.show(scene))

    def _settle(self) -> None:
        """Wait for what can be sent soon."""
        self._until(lambda: not is_unsettled(self.stage.deliveries))
        self._say_what_was_sent()

    def _until(self, is_so: Callable[[], bool]) -> None:
        deadline: datetime = now() + PATIENCE
        while not (is_so() or self.stops.second.is_set() or now() >= deadline):
            self.stops.second.wait(TICK)
