"""From a configuration to the parts that work on it."""

from __future__ import annotations

import logging
import random
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TextIO

from meteo_douane.adapters.channels import ChannelError, Channels, ChannelSettings
from meteo_douane.adapters.fetch import FetchSettings, HttpFetch, user_agent
from meteo_douane.agenda.digester import Digester
from meteo_douane.agenda.reminders import Reminders
from meteo_douane.cli.beginning import now, refusing
from meteo_douane.config import Config
from meteo_douane.config.conversion import floor_of
from meteo_douane.config.values import WebConfig
from meteo_douane.delivering.courier import Courier
from meteo_douane.desk import Desk
from meteo_douane.domain.ack_link import LIFETIME, Invitation, token_of
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.handover import Deputies
from meteo_douane.domain.health import Expected
from meteo_douane.domain.notice import Scope
from meteo_douane.domain.observation import Source
from meteo_douane.domain.polling import LONGEST_REST_OF_A_HOST
from meteo_douane.domain.situation import is_page_fresh
from meteo_douane.domain.step import Rules
from meteo_douane.drills.desk import DrillDesk
from meteo_douane.formats.document import cut
from meteo_douane.formats.item import Document, Format
from meteo_douane.formats.page_profile import PageProfile
from meteo_douane.monitor import Cadence, Monitor
from meteo_douane.observing.inquiry import Inquiry, StatusPage
from meteo_douane.observing.observer import Observer
from meteo_douane.ports import (
    Answer,
    Clock,
    DigestStore,
    DrillStore,
    Fetch,
    Notify,
    ReminderStore,
    Request,
    SenderStore,
    Store,
    VitalStore,
)
from meteo_douane.reading.notice_reader import Reader
from meteo_douane.telling.scribe import Scribe
from meteo_douane.telling.templating import Templates
from meteo_douane.telling.voice import Voice
from meteo_douane.vitals.heartbeat import Checkup, Heartbeat

log = logging.getLogger(__name__)

FORMAT_OF = {Source.PAGE: Format.PAGE, Source.FEED: Format.FEED}


def voice_of(config: Config) -> Voice:
    """Return how people are spoken to."""
    return Voice(
        config.language,
        config.timezone,
        config.catalogue,
        config.source.page,
        phones_of(config),
        None if config.web is None else ack_link_of(config.web),
    )


def ack_link_of(web: WebConfig) -> Callable[[str, Scope, datetime], str] | None:
    """Return what makes the links by which an alert is acknowledged, if people can reach the page."""
    if not web.public_url or web.secret is None:
        return None
    secret = web.secret.reveal()

    def link(episode: str, scope: Scope, at: datetime) -> str:
        return f"{web.public_url}/ack/{token_of(Invitation(episode, scope), at + LIFETIME, secret)}"

    return link


def phones_of(config: Config) -> dict[str, str]:
    """Return the telephone numbers of the providers that have one."""
    return {provider.name: provider.phone for provider in config.providers if provider.phone}


def reader_of(config: Config) -> Reader:
    """Return who understands the words."""
    return Reader(config.catalogue)


def cut_of(reader: Reader, profile: PageProfile | None) -> Callable[[bytes, Source, str], Document]:
    """Return what cuts the body of a source into items."""

    def cut_body(content: bytes, source: Source, content_type: str) -> Document:
        return cut(
            content,
            names_a_service=reader.names_a_service,
            content_type=content_type,
            format=FORMAT_OF[source],
            profile=profile,
        )

    return cut_body


def rules_of(config: Config) -> Rules:
    """Return what decides whom to tell."""
    return Rules(
        watches=config.watches,
        operator_channels=config.operator.channels,
        catalogue=config.catalogue,
        failures_tolerated=config.source.failures_tolerated,
        providers=tuple(provider.name for provider in config.providers),
        remind_every=config.operator.remind_every,
        zone=config.timezone,
        channels=tuple(config.channels),
        sources=frozenset(source for source, _ in addresses_of(config)),
    )


def addresses_of(config: Config) -> tuple[tuple[Source, str], ...]:
    """Return the sources to be read, the page first."""
    page = (Source.PAGE, config.source.page)
    return (page, (Source.FEED, config.source.feed)) if config.source.feed else (page,)


def monitor_of(config: Config, *, fetch: Fetch, store: Store, clock: Clock) -> Monitor:
    """Return what reads the sources of a configuration, and nothing beside them."""
    return Monitor(observers_of(config, fetch=fetch, clock=clock), rules_of(config), store, clock)


def observers_of(config: Config, *, fetch: Fetch, clock: Clock) -> tuple[Observer, ...]:
    """Return who asks the sources and understands what they answer."""
    reader = reader_of(config)
    cut_body = cut_of(reader, config.source.page_profile)
    return tuple(Observer(source, url, fetch, cut_body, reader, clock) for source, url in addresses_of(config))


def inquiry_of(config: Config, *, fetch: Fetch, clock: Clock) -> Inquiry | None:
    """Return what asks the providers, if there are any: as often as the météo is read in calm, within its floor."""
    if not config.providers:
        return None

    def get(url: str) -> Answer:
        # The kind of source is for our log and for recordings only, and these have no providers.
        return fetch(Request(Source.FEED, url))

    pages = tuple(StatusPage(one.name, one.url, one.kind) for one in config.providers)
    rest = max(config.source.every, *(floor_of(page.url, None) for page in pages))
    return Inquiry(pages, get, clock, rest)


def desk_of(config: Config, *, store: Store, clock: Clock) -> Desk:
    """Return where people tell what they do about an episode."""
    return Desk(rules_of(config), store, clock)


def drill_desk_of(config: Config, *, store: Store, drills: DrillStore, clock: Clock) -> DrillDesk:
    """Return where people tell what they do about an episode, or answer a drill."""
    nobody = Rules((), (), config.catalogue)
    return DrillDesk(desk_of(config, store=store, clock=clock).carry_out, nobody, drills, clock)


def cadence_of(config: Config) -> Cadence:
    """Return how often the sources are read."""
    return Cadence(config.source.every, config.source.every_in_alert)


def tolerated(config: Config) -> timedelta:
    """Return for how long there may be no good reading before calm is no longer known: as long as it is told nobody."""
    return config.source.every * (config.source.failures_tolerated + 1) + config.source.deadline


def is_fresh(known: Known, config: Config, at: datetime) -> bool:
    """Whether what is known of the météo can be believed to be what it says now."""
    return is_page_fresh(known, at, tolerated=tolerated(config))


def digester_of(config: Config, *, store: DigestStore, clock: Clock) -> Digester:
    """Return what makes the digests."""
    return Digester(config.digests, config.watches, config.catalogue, tolerated(config), store, clock)


def checkup_of(config: Config, *, store: VitalStore, clock: Clock) -> Checkup:
    """Return what asks how the program is doing."""
    # A host may ask to be left alone for a while: that no reading is completed then is as it should be.
    read_within = tolerated(config) + LONGEST_REST_OF_A_HOST
    expected = Expected(read_within, tolerated(config), config.digests, tuple(config.channels))
    return Checkup(expected, store, clock)


def heartbeat_of(config: Config, *, store: VitalStore, clock: Clock) -> Heartbeat | None:
    """Return what tells somebody outside that all is well, if anybody is to be told."""
    beat = config.heartbeat
    if beat is None:
        return None
    from meteo_douane.adapters.heartbeat import HttpHeartbeat

    send = HttpHeartbeat(beat.url.reveal(), user_agent(config.source.contact))
    return Heartbeat(checkup_of(config, store=store, clock=clock), send, beat.every)


def reminders_of(config: Config, *, store: ReminderStore, clock: Clock) -> Reminders:
    """Return what reminds people of the fallbacks that they started themselves."""
    return Reminders(config.watches, config.operator.channels, config.catalogue, store, clock)


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


def fetch_of(config: Config) -> HttpFetch:
    """Return what asks the sources; refuses a file of authorities that cannot be used."""
    source = config.source
    settings = FetchSettings(
        user_agent=user_agent(source.contact),
        allowed=(source.page, *([source.feed] if source.feed else [])),
        deadline=source.deadline,
        max_bytes=source.max_bytes,
        trust_env=source.trust_env,
        ca_file=source.ca_file,
    )
    with refusing(OSError):
        return HttpFetch(settings, now)
