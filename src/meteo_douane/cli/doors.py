"""The doors for programs put together: loaded only where there is a site."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from fastapi import APIRouter

from meteo_douane.adapters.store import SqlStore
from meteo_douane.cli.assembly import addresses_of, is_fresh, tolerated, voice_of
from meteo_douane.cli.beginning import now
from meteo_douane.config import Config
from meteo_douane.config.values import WebConfig
from meteo_douane.web.gate import Gate
from meteo_douane.web.programs.api import Api
from meteo_douane.web.programs.feeds import Feeds
from meteo_douane.web.programs.health import Health
from meteo_douane.web.programs.metrics import Metrics, Tally
from meteo_douane.web.programs.statuspage_doors import StatuspageDoors
from meteo_douane.web.programs.viewpoint import Viewpoint

#: A loop that has not come round for so long is stuck, however often the sources are to be read: as for systemd.
SHORTEST_PATIENCE = timedelta(minutes=10)


def viewpoint_of(config: Config, web: WebConfig, store: SqlStore) -> Viewpoint:
    """Return what the doors are made with."""
    return Viewpoint(
        annals=store.annals,
        watches=config.watches,
        channels=tuple(config.channels),
        sources=tuple(source for source, _ in addresses_of(config)),
        voice=voice_of(config),
        believable=lambda known, at: is_fresh(known, config, at),
        clock=now,
        site=web.public_url or f"http://{web.address}",
    )


def tally_of(store: SqlStore) -> Tally:
    """Return what counts from now on."""
    started_at = now()
    watching_since = store.annals.known().last_good_at or started_at
    return Tally(store.annals.mark(started_at), watching_since)


def doors_of(viewpoint: Viewpoint, gate: Gate, turned_at: Callable[[], datetime], tally: Tally) -> list[APIRouter]:
    """Return the groups of routes for programs that stand behind the gate."""
    metrics = Metrics(viewpoint, gate, turned_at, tally)
    return [
        Api(viewpoint, gate).router(),
        StatuspageDoors(viewpoint, gate).router(),
        Feeds(viewpoint, gate).router(),
        metrics.router(),
    ]


def health_of(config: Config, viewpoint: Viewpoint, turned_at: Callable[[], datetime]) -> APIRouter:
    """Return what stands before the gate, for whoever supervises the program."""
    return Health(viewpoint, turned_at, max(SHORTEST_PATIENCE, tolerated(config))).router()
