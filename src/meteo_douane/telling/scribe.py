"""The words of deliveries, made once for all channels that say the same at the same moment."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from datetime import datetime
from threading import Lock

from meteo_douane.domain.delivery import Delivery, Words
from meteo_douane.domain.handing_out import AT_ONCE
from meteo_douane.telling.message import render
from meteo_douane.telling.templating import Templates
from meteo_douane.telling.voice import Voice

#: So many texts are kept, the last ones made: all that are given out at once, for those are made ahead of time, each
#: of them another at worst; and twenty channels go through what they are owed at about the same pace.
KEPT = 2 * AT_ONCE


@dataclass(slots=True)
class Scribe:
    """Makes words in a voice, with an operator's templates if there are any; from any thread."""

    voice: Voice
    templates: Templates | None = None
    _made: dict[Hashable, tuple[Delivery, Words]] = field(default_factory=dict)
    """By what is said: the delivery that it was made for, which keeps what the key is about alive, and the words."""
    _one_at_a_time: Lock = field(default_factory=Lock)

    def prepare(self, delivery: Delivery, at: datetime) -> None:
        """Make the words of a delivery that are likely to be asked for at about this moment."""
        if self._are_kept(delivery):
            self.words(delivery, at)

    def _are_kept(self, delivery: Delivery) -> bool:
        return self.templates is None and bool(delivery.message.decisions)

    def words(self, delivery: Delivery, at: datetime) -> Words:
        """Return the words of a delivery, as they are to be read at a moment."""
        if not self._are_kept(delivery):
            return render(delivery, self.voice, at, self.templates)  # it may name its channel
        said = _said(delivery, at)
        with self._one_at_a_time:
            if said not in self._made:
                self._keep(said, delivery, render(delivery, self.voice, at))
            made_for, words = self._made[said]
        is_its_own = words.thread == made_for.message.key
        return replace(words, thread=delivery.message.key) if is_its_own else words

    def _keep(self, said: Hashable, delivery: Delivery, words: Words) -> None:
        self._made[said] = delivery, words
        if len(self._made) > KEPT:
            del self._made[next(iter(self._made))]


def _said(delivery: Delivery, at: datetime) -> Hashable:
    """Return what the words are made of, the second included: decisions by their identity, for there may be thousands.

    The channel counts for nothing else than whether it is the operator's, and whether it goes on for others there.
    """
    message = delivery.message
    rest = replace(message, key="", channel="", decisions=(), gathered=())
    is_for_the_operator = message.channel in message.decisions[0].operators
    return (
        tuple(map(id, message.decisions)),
        tuple(map(id, message.gathered)),
        is_for_the_operator,
        message.is_going_on,
        replace(delivery, message=rest, next_at=at.replace(microsecond=0), attempts=0, last_error=""),
    )
