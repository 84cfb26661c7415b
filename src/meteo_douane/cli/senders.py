"""From a configuration to who sends; commands that send nothing do without it."""

from __future__ import annotations

import logging
import random
import sys
from dataclasses import replace
from typing import TextIO

from meteo_douane.adapters.channels import ChannelError, Channels, ChannelSettings
from meteo_douane.adapters.fetch import user_agent
from meteo_douane.cli.assembly import checkup_of, voice_of
from meteo_douane.cli.beginning import refusing
from meteo_douane.config import Config
from meteo_douane.delivering.courier import Courier
from meteo_douane.domain.handover import Deputies
from meteo_douane.ports import Clock, Notify, SenderStore, VitalStore
from meteo_douane.telling.scribe import Scribe
from meteo_douane.telling.templating import Templates
from meteo_douane.vitals.heartbeat import Heartbeat

log = logging.getLogger(__name__)


def courier_of(  # noqa: PLR0913 - each says one thing, and by its name
    config: Config,
    *,
    store: SenderStore,
    clock: Clock,
    templates: Templates | None = None,
    drill: str = "",
    channels: Notify | None = None,
) -> Courier:
    """Return who delivers, with an operator's templates if there are any; refuses a channel that cannot be used.

    From here on this program counts among those that send. What a drill tells on a console goes beside its report,
    which programs read. By default the channels are opened here.
    """
    voice = replace(voice_of(config), drill=drill)
    notify = channels or channels_of(config, sys.stderr if drill else sys.stdout)
    if left := store.join_senders(clock()):
        log.warning("deliveries left behind by a program that was killed: %d; sent again as possible repeats", left)
    scribe, deputies = Scribe(voice, templates), deputies_of(config)
    channels_here = frozenset(config.channels)
    return Courier(channels_here, deputies, scribe.words, notify, store, clock, random.random, scribe.prepare)


def deputies_of(config: Config) -> Deputies:
    """Return who takes over from a dead channel, and who is told of it."""
    fallbacks = {name: channel.fallback for name, channel in config.channels.items() if channel.fallback}
    return Deputies(fallbacks, config.operator.channels)


def channels_of(config: Config, console: TextIO | None = None) -> Channels:
    """Open the channels; refuses one that cannot be used, by its name and never by its address."""
    settings = {
        name: ChannelSettings(channel.url.reveal(), style=channel.style) for name, channel in config.channels.items()
    }
    with refusing(ChannelError):
        return Channels(settings, console)


def heartbeat_of(config: Config, *, store: VitalStore, clock: Clock) -> Heartbeat | None:
    """Return what tells somebody outside that all is well, if anybody is to be told."""
    beat = config.heartbeat
    if beat is None:
        return None
    from meteo_douane.adapters.heartbeat import HttpHeartbeat

    send = HttpHeartbeat(beat.url.reveal(), user_agent(config.source.contact))
    return Heartbeat(checkup_of(config, store=store, clock=clock), send, beat.every)
