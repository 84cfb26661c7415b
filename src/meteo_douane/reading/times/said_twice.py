"""What a text says twice of a time: with its length beside it, in another zone, or by another window."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from meteo_douane.domain.notice import Doubt, DoubtCode
from meteo_douane.reading.times.instants import Span
from meteo_douane.reading.times.joints import Shape
from meteo_douane.reading.times.mentions import TimeMention
from meteo_douane.reading.times.phrases import Phrase


def is_length_of(mention: TimeMention, again: Phrase) -> bool:
    """Whether what looks like the hour said again is how long a window lasts: "de 22h à 6h, soit 8 heures"."""
    clock = again.begins.clock
    if clock is None or again.begins.day or again.ends or mention.starts_at is None or mention.ends_at is None:
        return False
    return mention.ends_at - mention.starts_at == timedelta(minutes=clock.minutes)


def measured(span: Span, duration: timedelta) -> Span:
    """Check a window against the duration that stands beside it."""
    if span.starts_at is None or span.ends_at is None or span.ends_at - span.starts_at == duration:
        return span
    return replace(span, doubts=(*span.doubts, DoubtCode.DURATION_DISAGREES))


def agreed(mention: TimeMention, again: Span) -> TimeMention:
    """Take what is said again in another zone for the same: it tells which end of the day "minuit" is."""
    if mention.ends_at is None and mention.starts_at and again.starts_at:
        is_end_of_day = again.starts_at - mention.starts_at == timedelta(days=1)
        return replace(mention, starts_at=again.starts_at) if is_end_of_day else mention
    if again.starts_at is None or again.ends_at is None or mention.starts_at is None or mention.ends_at is None:
        return mention
    is_window = mention.shape is Shape.WINDOW
    if is_window and (again.starts_at, again.ends_at) == (mention.starts_at, mention.ends_at):
        return mention
    if not is_window and again.starts_at in {mention.starts_at, mention.ends_at}:
        return replace(mention, starts_at=again.starts_at, ends_at=again.starts_at)
    return replace(mention, doubts=(*mention.doubts, Doubt(DoubtCode.CONTRADICTION, mention.quote)))


def doubted(mention: TimeMention) -> TimeMention:
    """Doubt a duration that another window of the message, which begins with it, disagrees with."""
    return replace(mention, doubts=(*mention.doubts, Doubt(DoubtCode.DURATION_DISAGREES, mention.quote)))
