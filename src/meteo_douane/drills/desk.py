"""Where a drill is answered, by the command or by the link, in whichever process; the rest is for the real desk."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass

from meteo_douane.domain.drill import Drill, is_drill
from meteo_douane.domain.episodes import Episode, Known
from meteo_douane.domain.interventions import DeclineCode, Declined, Deed, Done, Outcome, Wish, carried_out
from meteo_douane.domain.step import Rules
from meteo_douane.ports import Clock, DrillStore

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DrillDesk:
    """`others` is the real desk. What is written here is told by the program that holds the drill."""

    others: Callable[[Wish], Outcome]
    rules: Rules
    drills: DrillStore
    clock: Clock

    def episode(self, episode_id: str) -> Episode | None:
        """Return an episode as it stands, that of a drill too."""
        if not is_drill(episode_id):
            return self.drills.episode(episode_id)
        drill = self.drills.drill(episode_id)
        return None if drill is None else drill.episode_at(self.clock())

    def carry_out(self, wish: Wish) -> Outcome:
        """Do what somebody wants, or say why it cannot be done; raises StorageError."""
        return self._answered(wish) if is_drill(wish.episode) else self.others(wish)

    def _answered(self, wish: Wish) -> Outcome:
        outcome = self._judged(wish, self.drills.drill(wish.episode))
        if not isinstance(outcome, Done):
            return outcome
        if not self.drills.answer(outcome.intervention, outcome.episode):
            return self._judged(wish, self.drills.drill(wish.episode))  # somebody was faster
        log.info("drill answered episode=%s via=%s", wish.episode, wish.person.via)
        return outcome

    def _judged(self, wish: Wish, drill: Drill | None) -> Outcome:
        """Judge it as if the episode were real; a drill can be acknowledged, and nothing else."""
        now = self.clock()
        episode = drill.episode_at(now) if drill else None
        if episode is None or wish.deed is not Deed.ACKNOWLEDGED:
            return Declined(DeclineCode.UNKNOWN)
        return carried_out(Known(episodes={episode.id: episode}), wish, self.rules, now)
