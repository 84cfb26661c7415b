"""From a configuration to the parts that work on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from meteo_douane.agenda.digester import Digester
from meteo_douane.agenda.reminders import Reminders
from meteo_douane.config import Config
from meteo_douane.config.values import WebConfig
from meteo_douane.desk import Desk
from meteo_douane.domain.ack_link import LIFETIME, Invitation, token_of
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.health import Expected
from meteo_douane.domain.notice import Scope
from meteo_douane.domain.observation import Source
from meteo_douane.domain.polling import LONGEST_REST_OF_A_HOST
from meteo_douane.domain.situation import is_page_fresh
from meteo_douane.domain.step import Rules
from meteo_douane.drills.desk import DrillDesk
from meteo_douane.ports import (
    Clock,
    DigestStore,
    DrillStore,
    ReminderStore,
    Store,
    VitalStore,
)
from meteo_douane.telling.voice import Voice
from meteo_douane.vitals.heartbeat import Checkup


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


def desk_of(config: Config, *, store: Store, clock: Clock) -> Desk:
    """Return where people tell what they do about an episode."""
    return Desk(rules_of(config), store, clock)


def drill_desk_of(config: Config, *, store: Store, drills: DrillStore, clock: Clock) -> DrillDesk:
    """Return where people tell what they do about an episode, or answer a drill."""
    nobody = Rules((), (), config.catalogue)
    return DrillDesk(desk_of(config, store=store, clock=clock).carry_out, nobody, drills, clock)


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


def reminders_of(config: Config, *, store: ReminderStore, clock: Clock) -> Reminders:
    """Return what reminds people of the fallbacks that they started themselves."""
    return Reminders(config.watches, config.operator.channels, config.catalogue, store, clock)
