"""How far back the past may be forgotten: an episode goes whole, with its evidence, or not at all; a fallback stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.recourse import Recourse
from meteo_douane.domain.recourse_evidence import moments_of

SHORTEST = timedelta(days=31)
"""What is younger is never forgotten: digests, repeats and people look back."""
MARGIN = timedelta(days=1)
"""Evidence begins before the first sight of its episode."""


@dataclass(frozen=True, slots=True)
class Span:
    """The time that the evidence of an episode or a fallback covers; `until` is None as long as it is in force."""

    subject: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Cutoff:
    """What is before `at` may go; `held_by` is the episode or fallback for which more is kept than was asked for."""

    at: datetime
    held_by: str = ""


def span_of(episode: Episode, last_event_at: datetime | None, *, is_current: bool) -> Span:
    """Return the time that an episode covers; a current one is still needed to understand what is published."""
    moments = [at for at in (episode.ended_at, last_event_at, episode.observed_at) if at is not None]
    is_kept = is_current or episode.is_in_force
    return Span(episode.id, min(moments) - MARGIN, None if is_kept else max(moments) + MARGIN)


def span_of_fallback(recourse: Recourse) -> Span:
    """Return the time that the evidence of a fallback covers: until it is over, it is in force."""
    ended_at = max(moments_of(recourse)) if recourse.state.is_over else None
    return Span(recourse.id, min(moments_of(recourse)) - MARGIN, None if ended_at is None else ended_at + MARGIN)


def cutoff(spans: Iterable[Span], wanted: datetime) -> Cutoff:
    """Return the latest moment, not after the wanted one, that lies within the time of none of them."""
    found = Cutoff(wanted)
    for span in sorted(spans, key=_until, reverse=True):
        if span.since < found.at and (span.until is None or span.until >= found.at):
            found = Cutoff(span.since, span.subject)
    return found


def _until(span: Span) -> datetime:
    return span.until or datetime.max.replace(tzinfo=span.since.tzinfo)
