"""Watches as people name them."""

from __future__ import annotations

from meteo_douane.telling.voice import Phrase, Voice, listed

#: So many are named where nobody asks for all of them.
MOST_NAMED = 12
_OTHERS = Phrase("{count} autres veilles", "{count} other watches")


def watch_names(watches: tuple[str, ...], voice: Voice, *, at_most: int = MOST_NAMED) -> str:
    """Return "le-havre, roissy et lyon"; of very many, the first and how many more there are."""
    hidden = len(watches) - at_most
    if hidden <= 1:
        return listed(watches, voice.language)
    return listed((*watches[:at_most], _OTHERS.to(voice.language, count=hidden)), voice.language)
