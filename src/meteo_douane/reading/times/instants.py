"""Local days and hours made instants, and the windows between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from meteo_douane.domain.notice import DoubtCode
from meteo_douane.reading.times.clocks import Clock, Zone

EVENING = 16 * 60
NOON = 12 * 60
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Local:
    """A day and an hour of it on the clocks of a zone; `owns_its_day` unless the day was said of another hour."""

    day: date | None
    clock: Clock | None
    zone: Zone
    owns_its_day: bool = True


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment, aware and in UTC, with its doubts; `None` if no calendar has it."""

    value: datetime | None
    doubts: tuple[DoubtCode, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """What begins and ends."""

    starts_at: datetime | None
    ends_at: datetime | None
    doubts: tuple[DoubtCode, ...] = ()


def beginning(local: Local) -> Instant:
    """Return when something begins: a day without an hour at its beginning (contract §3)."""
    if local.clock is None:
        return _without_an_hour(local, timedelta())
    return _instant(local, timedelta())


def ending(local: Local) -> Instant:
    """Return when something ends: a day without an hour at its end, and so does a day at "minuit" (contract §3)."""
    if local.clock is None:
        return _without_an_hour(local, ONE_DAY)
    closes_the_day = local.clock.is_midnight or (local.clock.minutes == 0 and not local.owns_its_day)
    return _instant(local, ONE_DAY if closes_the_day else timedelta())


def between(first: Local, last: Local, *, is_night: bool) -> Span:
    """Return the window from one local moment to another, kept as written if it ends before it starts."""
    if is_night and last.owns_its_day:
        starts, ends = beginning(_in_night(first, first.day, last.day)), beginning(_in_night(last, first.day, last.day))
    elif last.owns_its_day:
        starts, ends = _begun_at_midnight(first, ending(last)), ending(last)
    else:
        starts, ends = beginning(first), _sharing_its_day(first, last)
    doubts = (*starts.doubts, *ends.doubts)
    if starts.value and ends.value and ends.value <= starts.value:
        doubts = (*doubts, DoubtCode.ENDS_BEFORE_IT_STARTS)
    return Span(starts.value, ends.value, doubts)


def _in_night(local: Local, evening: date | None, morning: date | None) -> Local:
    """Put an hour on its side of a night: "dans la nuit du 19 au 20, de 1h30 à 4h" is wholly on the 20th."""
    if local.clock is None:
        return local
    return Local(morning if local.clock.minutes <= NOON else evening, local.clock, local.zone)


def _begun_at_midnight(first: Local, ends: Instant) -> Instant:
    """Return when "du 14 à minuit au 15 à 6h" begins: as the 14th ends, or it would last more than a day."""
    starts = beginning(first)
    is_word = first.clock is not None and first.clock.is_midnight
    if (
        is_word
        and starts.value
        and ends.value
        and timedelta(hours=24) < ends.value - starts.value < timedelta(hours=48)
    ):
        return ending(first)
    return starts


def _sharing_its_day(first: Local, last: Local) -> Instant:
    """Return the end of a window whose day was written once: "de 22h à 2h" plainly crosses midnight."""
    day = last.day
    if day and first.clock and last.clock and last.clock.minutes <= first.clock.minutes:
        is_evening = first.clock.minutes >= EVENING and last.clock.minutes <= NOON
        day = day + ONE_DAY if is_evening or last.clock.minutes == 0 else day
    return ending(Local(day, last.clock and Clock(last.clock.minutes), last.zone))


def _without_an_hour(local: Local, later: timedelta) -> Instant:
    if local.day is None:
        return Instant(None)
    midnight = datetime.combine(local.day + later, time(), local.zone.value)
    return Instant(midnight.astimezone(UTC), (DoubtCode.DATE_WITHOUT_HOUR,))


def _instant(local: Local, later: timedelta) -> Instant:
    """Return the instant of a local time; where the clocks change, an hour comes twice or never (PEP 495)."""
    if local.day is None or local.clock is None:
        return Instant(None)
    naive = datetime.combine(local.day + later, time()) + timedelta(minutes=local.clock.minutes)
    once, again = (_utc(naive, local.zone.value, fold) for fold in (0, 1))
    if once == again:
        return Instant(once)
    if local.zone.fold is not None:
        return Instant(again if local.zone.fold else once)
    exists = once.astimezone(local.zone.value).replace(tzinfo=None) == naive
    return Instant(once, (DoubtCode.AMBIGUOUS_LOCAL_TIME if exists else DoubtCode.INEXISTENT_LOCAL_TIME,))


def _utc(naive: datetime, zone: tzinfo, fold: int) -> datetime:
    return naive.replace(tzinfo=zone, fold=fold).astimezone(UTC)
