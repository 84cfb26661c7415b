"""When a digest is due: days and hours on the readers' clock, and up to where they are settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from meteo_douane.domain.language import Language

DAY = timedelta(days=1)
#: Any schedule that has an hour has one in this time, whatever its days and whatever the clocks do.
LONGEST_WAIT = timedelta(days=9)
#: A digest that is made later than this after its hour is called late.
LATE_AFTER = timedelta(minutes=5)


class Day(StrEnum):
    """The days of the week, in its order."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


WEEK = tuple(Day)


@dataclass(frozen=True, slots=True)
class Slot:
    """One hour of one day at which a digest is due, on the readers' clock: it names that digest for ever."""

    day: date
    hour: time

    def moment(self, zone: ZoneInfo) -> datetime:
        """Return when that is, in UTC.

        An hour that comes twice, when clocks go back, is the first of the two; one that is left out, when they go
        forward, is as long after midnight as on any other day, so that 02:30 is at 03:30.
        """
        return datetime.combine(self.day, self.hour, tzinfo=zone).astimezone(UTC)


def slot_at(moment: datetime, zone: ZoneInfo) -> Slot:
    """Return a moment as the readers' clock shows it."""
    local = moment.astimezone(zone)
    return Slot(local.date(), local.time())


@dataclass(frozen=True, slots=True)
class Schedule:
    """Hours on days of the week, on the clock of a zone; without an hour, nothing is ever due."""

    times: tuple[time, ...]
    days: tuple[Day, ...]
    zone: ZoneInfo

    def between(self, after: datetime, until: datetime) -> tuple[Slot, ...]:
        """Return the slots later than `after` and no later than `until` (aware), oldest first."""
        first, last = (slot_at(moment, self.zone).day for moment in (after - DAY, until + DAY))
        days = (first + DAY * number for number in range((last - first).days))
        slots = [Slot(day, hour) for day in days if WEEK[day.weekday()] in self.days for hour in self.times]
        moments = {slot: slot.moment(self.zone) for slot in slots}
        return tuple(sorted((slot for slot in slots if after < moments[slot] <= until), key=lambda slot: moments[slot]))

    def next_due(self, after: datetime) -> datetime | None:
        """Return the next moment at which something is due, or None if that never comes."""
        return next((slot.moment(self.zone) for slot in self.between(after, after + LONGEST_WAIT)), None)


@dataclass(frozen=True, slots=True)
class Plan:
    """A digest as configured; `watches` are names, all of them if there is none."""

    name: str
    schedule: Schedule
    channels: tuple[str, ...]
    language: Language
    watches: tuple[str, ...] = ()
    when_empty: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """Up to where a digest has told: when it was made, and the last good reading that it knew of (aware, UTC)."""

    at: datetime
    read_at: datetime


@dataclass(frozen=True, slots=True)
class Run:
    """The last thing that was done for a digest: it was made, or its schedule began to count.

    Every slot up to `made_at` is settled. `told` is where the next one goes on from. `schedule` is what was
    configured then: hours that the configuration adds or moves count from when we first see them.
    """

    digest: str
    slot: Slot
    made_at: datetime
    told: Mark
    schedule: Schedule


@dataclass(frozen=True, slots=True)
class Due:
    """A digest that is to be made now. `missed` are the moments of earlier ones that never were, oldest first."""

    slot: Slot
    at: datetime
    missed: tuple[datetime, ...] = ()


def due(run: Run, now: datetime) -> Due | None:
    """Return what is due since a run: of several, only the newest is made; of two at one moment none is missed."""
    moments = {slot: slot.moment(run.schedule.zone) for slot in run.schedule.between(run.made_at, now)}
    if not moments:
        return None
    *missed, newest = moments
    at = moments[newest]
    return Due(newest, at, tuple(moments[slot] for slot in missed if moments[slot] != at))


def beginning(name: str, schedule: Schedule, before: Run | None, read_at: datetime | None, now: datetime) -> Run | None:
    """Return the run with which a schedule begins to count, or None if it counts already; nothing is sent for it.

    `read_at` is the last good reading, if there was one.
    """
    if before is not None and before.schedule == schedule:
        return None
    told = before.told if before is not None and before.schedule.times else Mark(now, read_at or now)
    return Run(name, slot_at(now, schedule.zone), now, told, schedule)


def ended(run: Run, now: datetime) -> Run | None:
    """Return the run with which a digest ends that is no longer configured, or None if it has ended already."""
    return beginning(run.digest, Schedule((), (), run.schedule.zone), run, None, now)
