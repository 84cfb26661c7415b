"""A drill: an alert that we make up, told through the real channels to see who answers, apart from all that is real."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from meteo_douane.domain.delivery import Delivery, DeliveryState
from meteo_douane.domain.episodes import Closing, Episode, EpisodeState
from meteo_douane.domain.interventions import Intervention
from meteo_douane.domain.watch import Repetition, Watch

PREFIX = "exercice-"
"""What the name of the one episode of a drill begins with; a real one is named after its day."""

#: Where a watch is not repeated to, a drill asks for an acknowledgement all the same, and repeats nothing either.
_ASKED_ONCE = Repetition(every=timedelta(days=1), at_most=0)


class Scene(StrEnum):
    """What the made-up source shows, one after the other."""

    CALM = "calm"
    ALERT = "alert"
    BULLETIN = "bulletin"
    END = "end"


@dataclass(frozen=True, slots=True)
class Drill:
    """One drill, as others see it who are asked for an answer. Moments are aware and in UTC.

    It starts when its alert is owed. After `until` it is over, whatever became of the program that held it. `answer` is
    the first one.
    """

    id: str
    watch: str
    started_at: datetime
    until: datetime
    episode: Episode | None = None
    answer: Intervention | None = None
    is_over: bool = False

    def episode_at(self, now: datetime) -> Episode | None:
        """Return its episode, which is over with the drill."""
        if self.episode is None or (not self.is_over and now < self.until):
            return self.episode
        return replace(self.episode, closing=Closing(EpisodeState.ENDED, min(self.until, now), self.id))


def is_drill(episode: str) -> bool:
    """Return whether an episode is that of a drill, by its name."""
    return episode.startswith(PREFIX)


def drilled(watch: Watch) -> Watch:
    """Return a watch as a drill tells it: in everything as an alert would, and always asked for an answer."""
    return watch if watch.repetition is not None else replace(watch, repetition=_ASKED_ONCE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a drill came to: who answered first, if anybody did, and what became of each message."""

    drill: Drill
    ended_at: datetime
    waited: timedelta
    is_interrupted: bool
    deliveries: tuple[Delivery, ...]

    @property
    def answered_after(self) -> timedelta | None:
        """How long it took until somebody answered, from the alert on."""
        return None if self.drill.answer is None else self.drill.answer.at - self.drill.started_at

    @property
    def channels(self) -> tuple[str, ...]:
        """The channels that were owed a message, in the order of their first one."""
        return tuple(dict.fromkeys(one.message.channel for one in self.deliveries))

    def of(self, channel: str) -> tuple[Delivery, ...]:
        """Return what became of the messages to one channel, in their order."""
        return tuple(one for one in self.deliveries if one.message.channel == channel)

    @property
    def has_succeeded(self) -> bool:
        """Whether somebody answered and every message arrived, or is in one that did."""
        return self.drill.answer is not None and all(map(_is_fine, self.deliveries))


def is_unsettled(deliveries: Iterable[Delivery]) -> bool:
    """Return whether one may still be sent soon: what is held waits for the morning, and not for the end of a drill."""
    return any(one.state.is_owed and one.state is not DeliveryState.HELD for one in deliveries)


def _is_fine(delivery: Delivery) -> bool:
    return delivery.state.has_arrived or delivery.state in {DeliveryState.FOLDED, DeliveryState.WITHDRAWN}
