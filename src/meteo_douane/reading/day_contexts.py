"""The day of an hour that stands alone: of a day that the words before it named, or of the night between two."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from meteo_douane.reading.days import ReadDay
from meteo_douane.reading.instants import Local, beginning
from meteo_douane.reading.joints import Shape
from meteo_douane.reading.mentions import TimeMention
from meteo_douane.reading.phrases import Moment, Phrase

NOON = 12


@dataclass(frozen=True, slots=True)
class DayContext:
    """The days last spoken of, and the mention that did; an hour alone may be of one of them."""

    first: date
    last: date
    mention: TimeMention
    is_night: bool = False


def at_an_hour_of_the_night(phrase: Phrase) -> Phrase:
    """Return "dans la nuit du 4 au 5 mars, à 2h15" as what it is: a moment of the 5th, no window."""
    ends = phrase.ends
    if not phrase.is_night or ends is None or ends.clock is None or phrase.begins.clock is not None:
        return phrase
    day = ends.day if ends.clock.minutes <= NOON * 60 else phrase.begins.day
    return replace(phrase, shape=Shape.POINT, begins=replace(ends, day=day), ends=None, is_night=False)


def in_the_night_of(evening: ReadDay, moment: Moment) -> ReadDay:
    """Return the day of an hour "dans la nuit du 14 février": what lies before noon is on the 15th."""
    if evening.value is None or moment.clock is None or moment.clock.minutes > NOON * 60:
        return evening
    return ReadDay(evening.value + timedelta(days=1), evening.doubts)


def nearer(context: DayContext, phrase: Phrase, on_first: Local) -> date:
    """Return the day of an hour that stands alone beside the days last spoken of: of a night it is the morning."""
    clock = phrase.begins.clock
    if context.is_night and clock is not None and clock.minutes <= NOON * 60:
        return context.last
    return _in_window(context, phrase, on_first)


def _in_window(context: DayContext, phrase: Phrase, on_first: Local) -> date:
    """Return the day on which an hour lies in the window; else a beginning is of its first day, others of its last."""
    mention, starts = context.mention, beginning(on_first).value
    if mention.starts_at and mention.ends_at and starts and mention.starts_at <= starts <= mention.ends_at:
        return context.first
    return context.first if phrase.shape is Shape.FROM else context.last
