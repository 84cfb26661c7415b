"""A customs office: when somebody is there, as far as the configuration says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from meteo_douane.domain.observation import PARIS
from meteo_douane.domain.schedule import WEEK, Day


class Territory(StrEnum):
    """Where an office is: it decides on the public holidays and on the clock."""

    METROPOLE = "metropole"
    ALSACE = "alsace"
    MOSELLE = "moselle"
    GUADELOUPE = "guadeloupe"
    MARTINIQUE = "martinique"
    GUYANE = "guyane"
    REUNION = "reunion"
    MAYOTTE = "mayotte"
    SAINT_BARTHELEMY = "saint-barthelemy"
    SAINT_MARTIN = "saint-martin"
    SAINT_PIERRE_ET_MIQUELON = "saint-pierre-et-miquelon"

    @property
    def zone(self) -> ZoneInfo:
        """The clock by which its offices open."""
        return ZoneInfo(_ZONES[self]) if self in _ZONES else PARIS


_ZONES = {
    Territory.GUADELOUPE: "America/Guadeloupe",
    Territory.MARTINIQUE: "America/Martinique",
    Territory.GUYANE: "America/Cayenne",
    Territory.REUNION: "Indian/Reunion",
    Territory.MAYOTTE: "Indian/Mayotte",
    Territory.SAINT_BARTHELEMY: "America/St_Barthelemy",
    Territory.SAINT_MARTIN: "America/Marigot",
    Territory.SAINT_PIERRE_ET_MIQUELON: "America/Miquelon",
}

#: Longer than any row of public holidays and days on which an office is closed.
LOOKS_AHEAD = 15
#: The name of the public holiday that a day is in a territory, or "".
HolidayOf = Callable[[date, Territory], str]


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a day, in minutes after its midnight: from the first to before the last, 1440 being the day's end."""

    starts: int
    ends: int


class Presence(StrEnum):
    """Whether somebody is at an office; without configured hours nobody can tell, and nothing is guessed."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Opening:
    """Whether an office is open at a moment, if a public holiday closes it, which one, and when it opens next."""

    presence: Presence
    holiday: str = ""
    opens_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A customs office as configured; a day without a span is one on which it is closed, no day at all is unknown."""

    name: str
    mail: str = ""
    phone: str = ""
    hours: Mapping[Day, tuple[Span, ...]] = field(default_factory=dict)
    territory: Territory = Territory.METROPOLE
    is_open_on_holidays: bool = False

    def opening_at(self, now: datetime, holiday_of: HolidayOf) -> Opening:
        """Return whether it is open (`now` is aware), by the clock of its territory."""
        if not self.hours:
            return Opening(Presence.UNKNOWN)
        local = now.astimezone(self.territory.zone)
        minute = local.hour * 60 + local.minute
        if any(span.starts <= minute < span.ends for span in self._spans(local.date(), holiday_of)):
            return Opening(Presence.OPEN)
        holiday = "" if self.is_open_on_holidays else holiday_of(local.date(), self.territory)
        return Opening(Presence.CLOSED, holiday, self._opens_after(local, holiday_of))

    def _spans(self, day: date, holiday_of: HolidayOf) -> tuple[Span, ...]:
        if not self.is_open_on_holidays and holiday_of(day, self.territory):
            return ()
        return self.hours.get(WEEK[day.weekday()], ())

    def _opens_after(self, local: datetime, holiday_of: HolidayOf) -> datetime | None:
        """Return when it opens next, in UTC; None if that is not within the days that anybody would wait."""
        for ahead in range(LOOKS_AHEAD):
            day = local.date() + timedelta(days=ahead)
            for span in sorted(self._spans(day, holiday_of), key=lambda span: span.starts):
                opens_at = datetime.combine(day, time(span.starts // 60, span.starts % 60), local.tzinfo)
                if opens_at > local:
                    return opens_at.astimezone(UTC)
        return None
