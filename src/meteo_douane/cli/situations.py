"""What the store knows, as one person at one service and mode sees it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from meteo_douane.adapters.public_holidays import PublicHolidays
from meteo_douane.adapters.store import SqlStore
from meteo_douane.cli.assembly import tolerated, voice_of
from meteo_douane.cli.platforms import provider_state
from meteo_douane.config import Config
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.notice import Mode
from meteo_douane.domain.office import Office, Opening, Presence
from meteo_douane.domain.outlook import closed_lately
from meteo_douane.domain.providers import ProviderState
from meteo_douane.domain.situation import (
    Situation,
    closed_for,
    coverage_of,
    ended_for,
    is_page_fresh,
    page_read_at,
    published_for,
)
from meteo_douane.domain.triage_record import Triage
from meteo_douane.domain.unread import unread_in
from meteo_douane.telling.situation import Telling


def telling_for(config: Config, store: SqlStore, triage: Triage, at: datetime) -> Telling:
    """Return what the words of a triage depend on now."""
    office = office_named(config, triage.office)
    opening = opening_of(config, office, at)
    known = store.known()
    providers = _providers(config, known, triage.service, at)
    situation = replace(_situation(config, known, triage, opening.presence, at), providers=providers)
    return Telling(situation, office, opening, voice_of(config))


def office_named(config: Config, name: str) -> Office | None:
    """Return the configured office of this name, or None."""
    return next((office for office in config.offices if office.name == name), None)


def opening_of(config: Config, office: Office | None, at: datetime) -> Opening:
    """Return whether an office is open; of one that is not configured, nobody knows."""
    return office.opening_at(at, PublicHolidays(config.language)) if office else Opening(Presence.UNKNOWN)


def _providers(config: Config, known: Known, service: str, at: datetime) -> tuple[ProviderState, ...]:
    """Return the providers of the watches that use a service in EDI, or all of them if none of these names one."""
    watches = (watch for watch in config.watches if watch.provider and Mode.EDI in watch.modes)
    named = {
        watch.provider for watch in watches if any(config.catalogue.overlaps(service, code) for code in watch.services)
    }
    theirs = [one.name for one in config.providers if one.name in named or not named]
    return tuple(provider_state(known, name, config, at) for name in theirs)


def _situation(config: Config, known: Known, triage: Triage, presence: Presence, at: datetime) -> Situation:
    service, mode = triage.service, triage.mode
    published = published_for(known, service, mode, config.catalogue, at)
    return Situation(
        at=at,
        service=service,
        mode=mode,
        coverage=coverage_of(service, config.catalogue),
        is_fresh=is_page_fresh(known, at, tolerated=tolerated(config)),
        presence=presence,
        alerts=tuple(one for one in published if one.standing.may_cover),
        beside=tuple(one for one in published if not one.standing.may_cover),
        unread=tuple(one.notice for one in unread_in(known)),
        last_good_at=page_read_at(known),
        closed_at=config.catalogue.closed_at(service, at),
        closed_by_us=closed_for(closed_lately(known, at), service, mode, config.catalogue),
        ended=ended_for(known, service, mode, config.catalogue, at),
        closed_parts=tuple(part.code for part in config.catalogue.closed_parts(service, at)),
    )
