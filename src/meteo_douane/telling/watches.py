"""Watches as people name them."""

from __future__ import annotations

from meteo_douane.telling.voice import Phrase, Voice, listed

_MOST = 12
_OTHERS = Phrase("{count} autres veilles", "{count} other watches")


def watch_names(watches: tuple[str, ...], voice: Voice) -> str:
    """Return "le-havre, roissy et lyon"; of very many, the first and how many more there are."""
    hidden = len(watches) - _MOST
    if hidden <= 1:
        return listed(watches, voice.language)
    return listed((*watches[:_MOST], _OTHERS.to(voice.language, count=hidden)), voice.language)
