"""An event in words for whoever reads of it later: addressed to no watch, and as it was told then."""

from __future__ import annotations

from meteo_douane.domain.delivery import Delivery, DeliveryState, Words
from meteo_douane.domain.event import Decision, Event, ReasonCode
from meteo_douane.domain.messages import messages_for
from meteo_douane.telling.message import render
from meteo_douane.telling.titles import title_of
from meteo_douane.telling.voice import Voice


def headline(event: Event, voice: Voice) -> str:
    """Return what happened, in one line of our own words."""
    return title_of(_delivery(event), voice, event.at)


def retold(event: Event, voice: Voice) -> Words:
    """Return the words of an event; what the page said is quoted, harmless, and in the body only."""
    return render(_delivery(event), voice, event.at)


def _delivery(event: Event) -> Delivery:
    told = Decision(event, event.kind, "", told=True, verdict=None, reason=ReasonCode.CONCERNED, channels=("",))
    [message] = messages_for((told,))
    return Delivery(message, DeliveryState.SENT, event.at)
