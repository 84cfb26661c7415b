"""The platforms of the EDI providers, as `status` and `triage` show them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from meteo_douane.cli import output
from meteo_douane.cli.assembly import tolerated
from meteo_douane.cli.spoken import age
from meteo_douane.config import Config
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.providers import ProviderState
from meteo_douane.telling.quoting import one_line
from meteo_douane.telling.voice import Phrase, Voice

_PROVIDER = Phrase(
    "Prestataire {name} : {state} (dernière bonne lecture : {age})",
    "Provider {name}: {state} (last good reading: {age})",
)
_PROVIDER_STATES = {
    True: Phrase("trouble de sa plateforme signalé", "reports a trouble of its platform"),
    False: Phrase("aucun trouble signalé", "reports no trouble"),
    None: Phrase("état inconnu", "unknown"),
}
_NEVER = Phrase("aucune", "none")


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


def provider_line(provider: ProviderState, at: datetime, voice: Voice) -> str:
    """Say in one line what it publishes of itself, and how old that is."""
    read_at = provider.last_good_at
    words = _NEVER.to(voice.language) if read_at is None else age(at - read_at, voice)
    state = _PROVIDER_STATES[provider.is_in_trouble].to(voice.language)
    quoted = f" – {one_line(' ; '.join(provider.words))}" if provider.words else ""
    return _PROVIDER.to(voice.language, name=provider.name, state=state + quoted, age=words)
