"""Readings of a night, one after another, and the messages that they send: what a déclarant gets to read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from builders import CATALOGUE, seen
from meteo_douane.domain.delivery import Delivery, DeliveryState, Message, Words, owed
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.folding import folded
from meteo_douane.domain.interventions import Deed, Done, Person, Wish, carried_out
from meteo_douane.domain.notice import Notice
from meteo_douane.domain.repeating import repeated
from meteo_douane.domain.step import Rules, Step, advance
from meteo_douane.domain.watch import Watch
from meteo_douane.telling.message import render
from occasions import a_voice

SPACES = str.maketrans("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}", "  ")
CLOCK = datetime(2026, 2, 3, 1, 14, tzinfo=UTC)  # 2:14 in Paris


@dataclass
class Night:
    """Readings half an hour apart from 2:14 on, and the messages of each."""

    watches: tuple[Watch, ...]
    now: datetime = CLOCK - timedelta(hours=1)
    known: Known = field(default_factory=Known)
    listed: tuple[Notice, ...] = ()
    waiting: tuple[Message, ...] = ()

    def __post_init__(self) -> None:
        self._takes(self._read())
        self.now = CLOCK - timedelta(minutes=30)

    @property
    def rules(self) -> Rules:
        return Rules(self.watches, (), CATALOGUE)

    def publishes(self, *notices: Notice) -> tuple[str, ...]:
        """What was told, each as its title and its text."""
        self.now += timedelta(minutes=30)
        self.listed = (*reversed(notices), *self.listed)
        return self._takes(self._read())

    def waits(self) -> tuple[str, ...]:
        return self.publishes()

    def disappears(self) -> tuple[str, ...]:
        self.listed = ()
        return self.waits()

    def is_acknowledged(self) -> tuple[str, ...]:
        return self.has_done(Deed.ACKNOWLEDGED)

    def has_done(self, deed: Deed) -> tuple[str, ...]:
        [episode] = self.known.in_force
        wish = Wish(episode.id, deed, Person("Zoé", "", "command"))
        done = carried_out(self.known, wish, self.rules, self.now)
        assert isinstance(done, Done)
        return self._takes(done.step)

    def _read(self) -> Step:
        step = advance(self.known, (seen(*self.listed),), self.rules, self.now)
        return repeated(step, self.rules, self.now)

    def _takes(self, step: Step) -> tuple[str, ...]:
        self.known = step.known
        self.waiting = (*self.waiting, *step.messages)
        return tuple(self._words(owed(message, self.now)) for message in step.messages)

    def begins(self, *notices: Notice) -> Words:
        """What the first reading of all tells."""
        self.known, self.listed = Known(), notices
        [message] = self._read().messages
        return render(owed(message, self.now), a_voice(), self.now)

    def arrives(self) -> str:
        """What is sent if all of it had to wait until now."""
        owed_until_now = tuple(owed(message, self.now) for message in self.waiting)
        kept = folded(owed_until_now, owed_until_now[0], self.now)
        [one] = [one for one in kept if one.state is not DeliveryState.FOLDED]
        return self._words(one)

    def _words(self, delivery: Delivery) -> str:
        words = render(delivery, a_voice(), self.now)
        return f"{words.title}\n{words.text}".translate(SPACES)


def title_of(message: str) -> str:
    return message.splitlines()[0]


def fact_of(message: str, name: str) -> str:
    """One of the facts, by its name."""
    [line] = [line for line in message.splitlines() if line.startswith(f"- {name} : ")]
    return line.removeprefix(f"- {name} : ")


def fallback_of(message: str) -> str:
    """The line of the facts about it."""
    return fact_of(message, "Procédure de secours")
