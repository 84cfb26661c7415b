"""The platforms of the EDI providers: what each publishes of itself, how old that is, and its telephone."""

from __future__ import annotations

from datetime import datetime

from meteo_douane.domain.providers import ProviderState
from meteo_douane.telling.moments import age
from meteo_douane.telling.quoting import one_line
from meteo_douane.telling.situation import Telling
from meteo_douane.telling.voice import Phrase, Voice, unbroken

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


def provider_line(provider: ProviderState, at: datetime, voice: Voice) -> str:
    """Say in one line what it publishes of itself, and how old that is."""
    read_at = provider.last_good_at
    words = _NEVER.to(voice.language) if read_at is None else age(at - read_at, voice)
    state = _PROVIDER_STATES[provider.is_in_trouble].to(voice.language)
    quoted = f" – {one_line(' ; '.join(provider.words))}" if provider.words else ""
    return _PROVIDER.to(voice.language, name=provider.name, state=state + quoted, age=words)


def lines_to_call(telling: Telling) -> tuple[str, ...]:
    """Return whom to call about the platform, and what it says of itself."""
    situation, voice = telling.situation, telling.voice
    phones = {one.name: unbroken(voice.phones.get(one.name, "")) for one in situation.providers}
    return tuple(
        provider_line(one, situation.at, voice) + (f" – {phones[one.name]}" if phones[one.name] else "")
        for one in situation.providers
    )
