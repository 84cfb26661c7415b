"""The words for a day, and the day that they mean beside a publication."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from meteo_douane.domain.notice import DoubtCode

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
WEEKDAYS_EN = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    r"janv(?:ier)?|jan(?:uary)?",
    r"fevr?(?:ier)?|feb(?:ruary)?",
    r"mars|mar(?:ch)?",
    r"avr(?:il)?|apr(?:il)?",
    r"mai|may",
    r"juin|june?",
    r"juil(?:let)?|july?",
    r"aout|aug(?:ust)?",
    r"sept(?:embre|ember)?",
    r"oct(?:obre|ober)?",
    r"nov(?:embre|ember)?",
    r"dec(?:embre|ember)?",
)

FAR = timedelta(days=270)
"""A date further than this from the publication, with its year written, is probably mistyped."""

SLIP = timedelta(days=60)
"""How far behind the publication a date that a future verb foresees may lie, rather than in the next year."""

SHORT_WEEKDAYS = tuple(word[:3] + r"\." for word in WEEKDAYS)
WD = rf"(?P<weekday>{'|'.join((*WEEKDAYS, *WEEKDAYS_EN, *SHORT_WEEKDAYS))})"
#: Before a day and a month nothing else can be meant: "mer 11/03/2026".
WD_OF_A_DATE = WD.replace(r"\.", r"\b\.?")
WD_ANY = WD.replace("?P<weekday>", "?:")
MONTH = rf"(?P<month>{'|'.join(MONTHS)})\b\.?"
MONTH_ANY = MONTH.replace("?P<month>", "?:")
MONTH_EN = (
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?"
)
DAY = r"(?P<day>1er|premier|\d{1,2}(?!\d))(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)\b"
PART_OF_DAY = r"(?: (?:au )?(?:matin|soir|apres-midi)\b|,? dans la (?:matinee|soiree|journee)\b)?"
#: What makes a figure behind a weekday an hour: "lundi 8 heures 30", "samedi 7 h30".
HOURS = r" ?h(?:eures?|rs?)?(?![a-z])"
AN_HOUR = r"(?:,? ?\(?(?:a )?\d{1,2} ?h ?(?:\d\d)?\)?,?)?"
NEXT_DAY = (
    rf"(?:, ?\d{{1,2}})*{AN_HOUR} ?(?:au|et|-|/|a|,|to|and) ?(?:le |du )?(?:{WD_ANY} )?"
    rf"(?:1er|\d{{1,2}})(?: {MONTH_ANY}|/\d{{1,2}}\b(?!/\d{{1,2}}/))"
)

#: One line a form; the first that matches decides.
FORMS = {
    "iso": r"(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)(?:t(?=\d))?",
    "figures": rf"(?:(?:ce )?{WD_OF_A_DATE},? )?(?P<day>\d{{1,2}}) ?[/.-] ?(?P<month>\d{{1,2}}) ?[/.-] ?"
    r"(?P<year>(?:19|20)?\d\d)(?![\d/h]|[.]\d)",
    "short": rf"(?:(?:ce )?{WD} )?(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?![\d/%h])",
    "dotted": r"(?P<day>\d{1,2})\.(?P<month>0\d|1[0-2])(?![\d.%h])",
    "words": rf"(?:(?:ce )?{WD_OF_A_DATE},? (?:le )?)?{DAY} (?:of )?{MONTH}(?:,? (?:de l'annee )?{YEAR})?",
    "words_en": rf"(?:{WD},? )?{MONTH_EN} {DAY}\b(?:,? {YEAR})?(?! ?h\b)",
    "part": rf"(?:(?:ce )?{WD} )?{DAY}(?={NEXT_DAY})",
    "numbered": rf"(?:ce )?{WD} {DAY}(?![\w:/]|{HOURS})",
    "before_yesterday": r"avant[- ]hier",
    "yesterday": rf"hier\b{PART_OF_DAY}|yesterday",
    "tomorrow": rf"demain\b{PART_OF_DAY}|tomorrow",
    "after_tomorrow": r"apres[- ]demain",
    "today": r"(?<!a )ce jour(?: meme)?\b(?!-la)|aujourd'hui|today"
    r"|ce (?:matin|midi|soir)\b|cet(?:te)? apres-midi|cette matinee\b",
    "last_night": r"(?:la |cette )?nuit (?:derniere|passee)\b",
    "tonight": r"cette nuit\b",
    "next_night": r"(?:la )?nuit prochaine\b|(?:la )?nuit a venir\b",
    "the_day_before": r"la veille(?: au soir)?\b",
    "the_day_after": r"(?:le )?lendemain(?: matin| soir)?\b",
    "the_same_day": r"(?:le |du |au )?meme jour|jour meme|ce jour-la",
    "last": rf"{WD} (?:dernier|passe)\b",
    "next": rf"{WD} prochain\b",
    "named": rf"(?:ce )?{WD}\b{PART_OF_DAY}",
}

OFFSETS = {"before_yesterday": -2, "yesterday": -1, "today": 0, "tomorrow": 1, "after_tomorrow": 2}
NIGHTS = {"last_night": -1, "tonight": 0, "next_night": 1}
OFFSETS_BESIDE = {"the_day_before": -1, "the_same_day": 0, "the_day_after": 1}


@dataclass(frozen=True, slots=True)
class Calendar:
    """A day of the calendar as far as it is written; `weekday` counts from Monday, 0."""

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class FromToday:
    """A day counted from that of the publication ("hier", "ce jour")."""

    days: int


@dataclass(frozen=True, slots=True)
class FromContext:
    """A day counted from the one last spoken of ("le lendemain")."""

    days: int


@dataclass(frozen=True, slots=True)
class Night:
    """A night beside the publication: -1 for the last one, 1 for the next, 0 for "cette nuit"."""

    direction: int


@dataclass(frozen=True, slots=True)
class Named:
    """A weekday without a date; `direction` is -1 for the last, 1 for the next, 0 where it is not said."""

    weekday: int
    direction: int = 0


Day = Calendar | FromToday | FromContext | Night | Named


@dataclass(frozen=True, slots=True)
class Anchor:
    """What words for a day are counted from: the day of the publication, and the one last spoken of."""

    today: date
    context: date
    is_afternoon: bool = False
    """Whether the publication is of the afternoon: "cette nuit" is then still to come."""


@dataclass(frozen=True, slots=True)
class ReadDay:
    """The day that words mean, with what is doubtful about it; `None` for one that no calendar has."""

    value: date | None
    doubts: tuple[DoubtCode, ...] = ()


def day_of(form: str, match: re.Match[str]) -> Day:
    """Return what a match of one of the FORMS says."""
    if form in OFFSETS:
        return FromToday(OFFSETS[form])
    if form in NIGHTS:
        return Night(NIGHTS[form])
    if form in OFFSETS_BESIDE:
        return FromContext(OFFSETS_BESIDE[form])
    found = match.groupdict()
    if form in {"last", "next", "named"}:
        return Named(_weekday(found["weekday"]) or 0, {"last": -1, "next": 1}.get(form, 0))
    return Calendar(
        day=1 if found["day"] in {"1er", "premier"} else int(found["day"]),
        month=_month(found.get("month")),
        year=_year(found.get("year")),
        weekday=_weekday(found.get("weekday")),
    )


def completed(first: Day, second: Day) -> Day:
    """Return the first day of a range with the month and year of the second ("du 25 au 26 octobre 2025")."""
    if not isinstance(first, Calendar) or not isinstance(second, Calendar) or second.month is None:
        return first
    month = first.month or (second.month if first.day <= second.day else (second.month - 2) % 12 + 1)
    year = first.year
    if year is None and second.year is not None:
        year = second.year - (month > second.month)
    return replace(first, month=month, year=year)


def read_day(day: Day, anchor: Anchor, *, is_past: bool, is_evening: bool = False, is_ahead: bool = False) -> ReadDay:
    """Return the day that words mean.

    `is_past` for what has begun already ("depuis lundi"), `is_evening` for a night with an hour before midnight,
    `is_ahead` for what a future verb tells ("sera indisponible le 15 octobre").
    """
    match day:
        case FromToday():
            return ReadDay(anchor.today + timedelta(days=day.days))
        case Night():
            return ReadDay(_in_night(day, anchor, is_past=is_past, is_evening=is_evening))
        case FromContext():
            return ReadDay(anchor.context + timedelta(days=day.days))
        case Named():
            return ReadDay(_nearest_weekday(day, anchor.today, is_past=is_past))
        case Calendar():
            return _read_calendar(day, anchor.today, is_past=is_past, is_ahead=is_ahead)


def _read_calendar(day: Calendar, today: date, *, is_past: bool, is_ahead: bool) -> ReadDay:
    candidates = [found for found in map(lambda year: _date(day, year), _years(day, today)) if found is not None]  # noqa: C417
    if day.month is None:
        candidates = _in_month(day, today)
    if not candidates:
        return ReadDay(None, (DoubtCode.IMPOSSIBLE_DATE,))
    past = [found for found in candidates if found <= today] if is_past else []
    # A future verb beside a day of last week is a slip; beside one of last autumn it means the next.
    ahead = [found for found in candidates if found > today - SLIP] if is_ahead else []
    value = min(past or ahead or candidates, key=lambda found: abs(found - today))
    doubts = []
    if day.year is not None and abs(value - today) > FAR:
        doubts.append(DoubtCode.YEAR_FAR_FROM_PUBLICATION)
    if day.weekday is not None and value.weekday() != day.weekday:
        doubts.append(DoubtCode.WEEKDAY_DISAGREES)
    return ReadDay(value, tuple(doubts))


def _years(day: Calendar, today: date) -> tuple[int, ...]:
    """Return the years that may be meant; the nearest date is taken, and never one that makes a weekday true."""
    return (today.year - 1, today.year, today.year + 1) if day.year is None else (day.year,)


def _date(day: Calendar, year: int) -> date | None:
    try:
        return date(year, day.month or 0, day.day)
    except ValueError:
        return None


def _in_month(day: Calendar, today: date) -> list[date]:
    """Return the days near the publication that have this number, and this weekday if one has both."""
    near = [today + timedelta(days=days) for days in range(-31, 63)]
    numbered = [found for found in near if found.day == day.day]
    return [found for found in numbered if found.weekday() == day.weekday] or numbered


def _in_night(night: Night, anchor: Anchor, *, is_past: bool, is_evening: bool) -> date:
    """Return the day of an hour of a night; what is published in the morning speaks of the night that ended."""
    is_over = night.direction < 0 or (night.direction == 0 and not anchor.is_afternoon)
    if is_over:
        return anchor.today - timedelta(days=is_evening and (is_past or night.direction < 0))
    return anchor.today + timedelta(days=not is_evening)


def _nearest_weekday(day: Named, today: date, *, is_past: bool) -> date:
    back = (today.weekday() - day.weekday) % 7
    if day.direction < 0 or (is_past and day.direction == 0):
        return today - timedelta(days=back or (7 if day.direction else 0))
    ahead = (-back) % 7
    return today + timedelta(days=ahead or (7 if day.direction else 0))


def _weekday(word: str | None) -> int | None:
    if word is None:
        return None
    words = WEEKDAYS_EN if word in WEEKDAYS_EN else WEEKDAYS
    return next(number for number, each in enumerate(words) if each.startswith(word.rstrip(".")))


def _month(word: str | None) -> int | None:
    if word is None or word.isdigit():
        return int(word) if word else None
    return next(number for number, pattern in enumerate(MONTHS, start=1) if re.fullmatch(pattern, word))


def _year(figures: str | None) -> int | None:
    if figures is None:
        return None
    return int(figures) + (2000 if len(figures) == 2 else 0)  # noqa: PLR2004
