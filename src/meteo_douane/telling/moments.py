"""Dates, hours and durations as people read them; every moment given is aware."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from functools import lru_cache

from babel.dates import format_date, get_timezone_location

from meteo_douane.domain.language import Language
from meteo_douane.telling.voice import Phrase, Voice

#: How the administration says that an hour is in UTC.
_IN_UTC = re.compile(r"\b(?:UTC|GMT|TU|temps universel)\b|\dZ\b", re.IGNORECASE)
SPACE = "\N{NO-BREAK SPACE}"

_LOCALES = {Language.FR: "fr_FR", Language.EN: "en_GB"}


class Side(Enum):
    """On which side of a moment something holds: how the hour alone is written, and how the day with the hour."""

    ALONE = (Phrase("{hour}", "{hour}"), Phrase("{day} à {hour}", "{day} at {hour}"))
    AT = (Phrase("à {hour}", "at {hour}"), Phrase("le {day} à {hour}", "on {day} at {hour}"))
    SINCE = (Phrase("depuis {hour}", "since {hour}"), Phrase("depuis le {day} à {hour}", "since {day} at {hour}"))
    FROM = (Phrase("dès {hour}", "from {hour}"), Phrase("dès le {day} à {hour}", "from {day} at {hour}"))
    UNTIL = (Phrase("jusqu'à {hour}", "until {hour}"), Phrase("jusqu'au {day} à {hour}", "until {day} at {hour}"))


def full(side: Side, moment: datetime, voice: Voice) -> str:
    """Return "depuis le vendredi 1er mai 2026 à 18 h 00"."""
    return side.value[1].to(voice.language, day=day(moment, voice), hour=hour(moment, voice))


def full_if_any(side: Side, moment: datetime | None, voice: Voice) -> str:
    """Return the same of a moment that may not be known yet: empty then."""
    return full(side, moment, voice) if moment else ""


def stamp(moment: datetime | None, voice: Voice) -> str:
    """Return "01/05/2026 18:00", as records are kept in either language, or empty."""
    return f"{moment.astimezone(voice.zone):%d/%m/%Y %H:%M}" if moment else ""


def quoted(side: Side, moment: datetime, quote: str, voice: Voice) -> str:
    """Return the same, with the hour in UTC if the words that it was read from give it so."""
    words = full(side, moment, voice)
    return f"{words} ({in_utc(moment)})" if _IN_UTC.search(quote) else words


def place(voice: Voice) -> str:
    """Return the city whose clock the reader's zone is named after."""
    return get_timezone_location(voice.zone, locale=_LOCALES[voice.language], return_city=True)


def short(side: Side, moment: datetime, now: datetime, voice: Voice) -> str:
    """Return "depuis 18 h 00", or "depuis le 17/10 à 18 h 00" if it is not today for the reader."""
    if is_same_day(moment, now, voice):
        return side.value[0].to(voice.language, hour=hour(moment, voice))
    return side.value[1].to(voice.language, day=day_short(moment, voice), hour=hour(moment, voice))


def hour(moment: datetime, voice: Voice) -> str:
    """Return "18 h 00" in the reader's zone; "18:00" in English."""
    local = _local(moment, voice)
    if voice.language is Language.EN:
        return f"{local:%H:%M}"
    return f"{local.hour}{SPACE}h{SPACE}{local:%M}"


def hour_short(moment: datetime, voice: Voice) -> str:
    """Return "18 h" for a full hour, as one says it; "18:00" in English."""
    return hour(moment, voice).removesuffix(f"{SPACE}00")


def is_same_day(moment: datetime, other: datetime, voice: Voice) -> bool:
    """Return whether both are on the same day for the reader."""
    return _local_date(moment, voice) == _local_date(other, voice)


def window_short(starts_at: datetime, ends_at: datetime, voice: Voice) -> str:
    """Return "13/11, 12 h 00 – 14 h 30", with both days if it crosses midnight."""
    days = f"{day_short(starts_at, voice)}, {hour(starts_at, voice)}{SPACE}– "
    if is_same_day(starts_at, ends_at, voice):
        return days + hour(ends_at, voice)
    return f"{days}{day_short(ends_at, voice)}, {hour(ends_at, voice)}"


def in_utc(moment: datetime) -> str:
    """Return "16:00 UTC", as it is written in either language."""
    return f"{moment.astimezone(UTC):%H:%M}{SPACE}UTC"


def duration(length: timedelta, language: Language) -> str:
    """Return "3 h 20", "45 min" or "2 j 3 h" ("3 h 20 min" and "2 d 3 h" in English), to the minute, or "30 s"."""
    if timedelta() < length < timedelta(minutes=1):
        return f"{max(round(length.total_seconds()), 1)}{SPACE}s"
    hours, minutes = divmod(round(length.total_seconds() / 60), 60)
    days, hours = divmod(hours, 24)
    if days:
        unit = Phrase("j", "d").to(language)
        return SPACE.join([str(days), unit, *([str(hours), "h"] if hours else [])])
    if hours:
        tail = Phrase("", f"{SPACE}min").to(language)
        return f"{hours}{SPACE}h" + (f"{SPACE}{minutes:02}{tail}" if minutes else "")
    return f"{minutes}{SPACE}min"


def age(length: timedelta, voice: Voice) -> str:
    """Return "il y a 40 s" or "il y a 3 h 20"."""
    minute = timedelta(minutes=1)
    words = f"{int(length.total_seconds())} s" if length < minute else duration(length, voice.language)
    return Phrase("il y a {length}", "{length} ago").to(voice.language, length=words)


def day(moment: datetime, voice: Voice) -> str:
    """Return "vendredi 1er mai 2026" in the reader's zone."""
    words = _formatted(_local_date(moment, voice), "EEEE d MMMM y", voice.language)
    return words.replace(" 1 ", " 1er ") if voice.language is Language.FR else words


def day_short(moment: datetime, voice: Voice) -> str:
    """Return "17/10"; "17 Oct" in English."""
    pattern = Phrase("dd/MM", "d MMM").to(voice.language)
    return _formatted(_local_date(moment, voice), pattern, voice.language)


@lru_cache(maxsize=256)
def _formatted(local: date, pattern: str, language: Language) -> str:
    """Return a day as a pattern has it; kept, for one message names the same day many times."""
    return format_date(local, pattern, locale=_LOCALES[language])


def _local_date(moment: datetime, voice: Voice) -> date:
    return _local(moment, voice).date()


def _local(moment: datetime, voice: Voice) -> datetime:
    """Return the moment on the reader's clock; at the end of what a calendar holds, as it is."""
    try:
        return moment.astimezone(voice.zone)
    except OverflowError:
        return moment
