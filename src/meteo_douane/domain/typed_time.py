"""A moment as somebody types it at night: an hour of today, a day with its hour, or ISO 8601 with a zone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

_HOUR = r"(?P<hour>[01]?\d|2[0-3])\s?(?::|h)\s?(?P<minute>[0-5]\d)"
_FORMS = (
    re.compile(_HOUR),
    re.compile(rf"(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)[ T]{_HOUR}"),
    re.compile(rf"(?P<day>\d\d?)/(?P<month>\d\d?)/(?P<year>\d{{4}}) {_HOUR}"),
)
_NOW = frozenset({"now", "maintenant"})


class TimeMistake(StrEnum):
    """Why what was typed is no moment."""

    NOT_A_TIME = "not_a_time"
    TWICE = "twice"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Mistyped:
    """What was typed, why it is no moment, and if a clock change lets it be two, both as one may type them."""

    mistake: TimeMistake
    typed: str
    readings: tuple[str, ...] = ()


def typed_moment(typed: str, zone: ZoneInfo, now: datetime) -> datetime | Mistyped:
    """Return the moment in UTC; an hour alone is of today in the zone, and nothing is guessed (`now` is aware)."""
    words = " ".join(typed.split())
    if words.lower() in _NOW:
        return now.replace(second=0, microsecond=0)
    match = next((match for form in _FORMS if (match := form.fullmatch(words))), None)
    if match is None:
        return _with_a_zone(words)
    found = match.groupdict()
    hour = time(int(found["hour"]), int(found["minute"]))
    try:
        day = _day(found, now.astimezone(zone).date())
    except ValueError:
        return Mistyped(TimeMistake.NOT_A_TIME, typed)
    return _on_the_clock(typed, datetime.combine(day, hour), zone)


def _day(found: dict[str, str | None], today: date) -> date:
    year, month, day = (found.get(part) for part in ("year", "month", "day"))
    return date(int(year), int(month), int(day)) if year and month and day else today


def _with_a_zone(words: str) -> datetime | Mistyped:
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return Mistyped(TimeMistake.NOT_A_TIME, words)
    return Mistyped(TimeMistake.NOT_A_TIME, words) if moment.tzinfo is None else moment.astimezone(UTC)


def _on_the_clock(typed: str, local: datetime, zone: ZoneInfo) -> datetime | Mistyped:
    first, second = (local.replace(tzinfo=zone, fold=fold) for fold in (0, 1))
    if first.utcoffset() == second.utcoffset():
        return first.astimezone(UTC)
    is_skipped = first.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != local
    if is_skipped:
        return Mistyped(TimeMistake.NEVER, typed)
    return Mistyped(TimeMistake.TWICE, typed, tuple(one.isoformat(timespec="minutes") for one in (first, second)))
