"""A story: readings one after the other, and what each watch was told of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from builders import CATALOGUE, NOON, a_watch, seen
from meteo_douane.domain.delivery import Message
from meteo_douane.domain.episodes import Episode, Known
from meteo_douane.domain.event import Decision
from meteo_douane.domain.notice import Notice
from meteo_douane.domain.observation import Observation, Seen, Unchanged
from meteo_douane.domain.step import Rules, advance
from meteo_douane.domain.watch import Watch

TWO_MINUTES = timedelta(minutes=2)


def some_rules(*watches: Watch, **facts: Any) -> Rules:
    return Rules(watches or (a_watch(),), ("exploitation",), CATALOGUE, **facts)


@dataclass
class Story:
    """Readings two minutes apart; it begins calm, so that nothing of it is a first sight."""

    rules: Rules = field(default_factory=some_rules)
    now: datetime = NOON
    known: Known = field(default_factory=Known)
    decisions: tuple[Decision, ...] = ()
    messages: tuple[Message, ...] = ()

    def reads(self, *observations: Observation, after: timedelta = TWO_MINUTES) -> tuple[Decision, ...]:
        """Go through one reading and return what was decided in it."""
        self.now += after
        step = advance(self.known, observations, self.rules, self.now)
        self.known = step.known
        self.decisions += step.decisions
        self.messages += step.messages
        return step.decisions

    def lists(self, *notices: Notice, after: timedelta = TWO_MINUTES) -> list[str]:
        """Read a page that lists these, the newest first, and return what was told."""
        return lines_told(self.reads(seen(*notices), after=after))

    def waits(self, after: timedelta) -> list[str]:
        """Let time pass and return what was told of that."""
        return lines_told(self.reads(after=after))

    def configures(self, *watches: Watch) -> None:
        self.rules = replace(self.rules, watches=watches)

    @property
    def episodes(self) -> tuple[Episode, ...]:
        return tuple(self.known.episodes.values())

    @property
    def states(self) -> list[str]:
        return [episode.state.value for episode in self.episodes]

    @property
    def told(self) -> list[str]:
        return lines_told(self.decisions)


def a_calm_story(*watches: Watch, **facts: Any) -> Story:
    story = Story(some_rules(*watches, **facts))
    story.lists()
    return story


def lines_told(decisions: tuple[Decision, ...]) -> list[str]:
    """What was told, in the order of telling: "le-havre opened"; the operator has no name."""
    return [f"{one.watch or 'operator'} {one.event_kind.value}" for one in decisions if one.told]


def lines_untold(decisions: tuple[Decision, ...]) -> list[str]:
    return [f"{one.watch} {one.event_kind.value}: {one.reason.value}" for one in decisions if not one.told]


def at_once(story: Story, *observations: Seen | Unchanged) -> list[str]:
    """Read page and feed in one reading."""
    return lines_told(story.reads(*observations))
