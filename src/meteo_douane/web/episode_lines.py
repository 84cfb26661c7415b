"""An episode in one line of the history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from babel.dates import format_date

from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.history import NOTHING, span_of
from meteo_douane.telling import moments
from meteo_douane.telling.fallbacks import fallback_in_the_past
from meteo_douane.telling.terms import state_words
from meteo_douane.telling.voice import Phrase, Voice, capitalised
from meteo_douane.web.episode_words import title_of

_NO_TIME = Phrase("–", "–")


@dataclass(frozen=True, slots=True)
class EpisodeLine:
    """One episode of the list."""

    id: str
    what: str
    begin: str
    length: str
    state: str
    fallback: str


def episode_line(episode: Episode, now: datetime, voice: Voice) -> EpisodeLine:
    """Return an episode as it stands in the list."""
    span = span_of(episode, now)
    return EpisodeLine(
        id=episode.id,
        what=title_of(episode, voice),
        begin=_begin(span.since if span else episode.starts_at or episode.opened_at, voice),
        length=_NO_TIME.to(voice.language) if span is None else length_words(span.until - span.since, voice),
        state=state_words(episode, now, voice),
        fallback=capitalised(fallback_in_the_past(episode.fallback_of_all, now, voice)),
    )


def _begin(at: datetime, voice: Voice) -> str:
    """Return "26/11/2026, 0 h 57"."""
    pattern = Phrase("dd/MM/y", "d MMM y").to(voice.language)
    return f"{format_date(at.astimezone(voice.zone), pattern, locale=voice.language.value)}, {moments.hour(at, voice)}"


def length_words(length: timedelta, voice: Voice) -> str:
    """Return how long something lasted, in words."""
    return moments.duration(max(length, NOTHING), voice.language)
