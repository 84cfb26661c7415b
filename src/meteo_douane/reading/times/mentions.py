"""A time as a text names it: what it spans, the words that say so, and what is doubtful about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from meteo_douane.domain.notice import Doubt
from meteo_douane.reading.times.joints import Shape


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A moment or a window, aware and in UTC; `text.raw[start:end] == quote`.

    A window has both ends. SINCE, FROM and NOT_BEFORE have `starts_at` only, UNTIL has `ends_at` only. A POINT or
    AROUND has both: the same words read as a beginning and as an end, which differ for "minuit" and for a day without
    an hour (contract §3). A date that no calendar has is None, with its doubt.
    """

    start: int
    end: int
    quote: str
    shape: Shape
    starts_at: datetime | None
    ends_at: datetime | None
    doubts: tuple[Doubt, ...] = ()
    has_date: bool = False
    """Whether a day is written here; otherwise it comes from the words around."""
    has_hour: bool = False
    is_of_message: bool = False
    """Whether it is when a message was or will be published."""
