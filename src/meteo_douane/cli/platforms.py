"""The platforms of the EDI providers, as `status` and `triage` show them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from meteo_douane.cli import output
from meteo_douane.cli.assembly import tolerated
from meteo_douane.config import Config
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.providers import ProviderState


def provider_state(known: Known, name: str, config: Config, at: datetime) -> ProviderState:
    """Return what is known of a provider: nothing, if it is too old to be believed."""
    state = known.providers.get(name, ProviderState(name))
    is_old = state.last_good_at is None or at - state.last_good_at > tolerated(config)
    return replace(state, is_in_trouble=None, words=()) if is_old else state


def provider_json(provider: ProviderState) -> output.Json:
    """Return it for programs."""
    return {
        "name": provider.name,
        "is_in_trouble": provider.is_in_trouble,
        "words": list(provider.words),
        "since": output.moment(provider.since),
        "last_good_reading": output.moment(provider.last_good_at),
    }
