"""Where people of ours tell what they do about an episode: decided on what is known, and committed at once."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from meteo_douane.domain.delivery import owed
from meteo_douane.domain.holding import held
from meteo_douane.domain.interventions import Done, Outcome, Wish, carried_out
from meteo_douane.domain.step import Rules
from meteo_douane.ports import Clock, Commit, OutdatedError, Store

log = logging.getLogger(__name__)

#: So often it is decided anew where a reading was faster; readings are seconds apart.
_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Desk:
    """Works beside a monitor, in its process or in another: what it writes, the monitor takes in (`look`)."""

    rules: Rules
    store: Store
    clock: Clock

    def carry_out(self, wish: Wish) -> Outcome:
        """Do what somebody wants, or say why it cannot be done; what is owed for it is due at once, or held.

        Raises StorageError if the database cannot be written.
        """
        for _ in range(_ATTEMPTS - 1):
            try:
                return self._carried_out(wish)
            except OutdatedError:
                continue
        return self._carried_out(wish)

    def _carried_out(self, wish: Wish) -> Outcome:
        known, now = self.store.known(), self.clock()
        outcome = carried_out(known, wish, self.rules, now)
        if not isinstance(outcome, Done):
            return outcome
        step = held(outcome.step, self.rules, now)
        deliveries = tuple(owed(message, now) for message in step.messages)
        self.store.commit(Commit((), (), (), known, step.known, step.decisions, deliveries, (outcome.intervention,)))
        log.info("%s episode=%s via=%s", wish.deed, wish.episode, wish.person.via)
        return outcome
