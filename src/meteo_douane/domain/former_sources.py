"""A source that is not read any more: it lists nothing, and keeps nothing from having vanished."""

from __future__ import annotations

from dataclasses import replace

from meteo_douane.domain.episodes import Known
from meteo_douane.domain.observation import Source


def without_former(known: Known, sources: frozenset[Source] | None) -> Known:
    """Return what is known without the voices of sources that the configuration has dropped; None drops none."""
    former = frozenset() if sources is None else {*known.listed, *known.sources} - sources
    if not former:
        return known
    publications = {
        name: replace(one, voices={source: voice for source, voice in one.voices.items() if source not in former})
        for name, one in known.publications.items()
    }
    return replace(
        known,
        publications=publications,
        listed={source: listing for source, listing in known.listed.items() if source not in former},
        sources={source: state for source, state in known.sources.items() if source not in former},
    )
