"""Days as they are written, with the CLDR's names for them: a test compares every one with what Babel writes.

Babel itself would keep 4 MiB of other languages, currencies and territories in memory for these few words.
"""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from meteo_douane.domain.language import Language
from meteo_douane.telling.voice import Phrase

_FR_WEEK = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_EN_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FR_SPRING = ("janvier", "février", "mars", "avril", "mai", "juin")
_FR_AUTUMN = ("juillet", "août", "septembre", "octobre", "novembre", "décembre")
_EN_SPRING = ("January", "February", "March", "April", "May", "June")
_EN_AUTUMN = ("July", "August", "September", "October", "November", "December")
_FR_SHORT = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")
_EN_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec")

_WEEK = {Language.FR: _FR_WEEK, Language.EN: _EN_WEEK}
_MONTHS = {Language.FR: _FR_SPRING + _FR_AUTUMN, Language.EN: _EN_SPRING + _EN_AUTUMN}
_SHORT_MONTHS = {Language.FR: _FR_SHORT, Language.EN: _EN_SHORT}
LOCALES = {Language.FR: "fr_FR", Language.EN: "en_GB"}

#: The cities that the zones of French customs are named after.
CITIES = {
    "Europe/Paris": Phrase("Paris", "Paris"),
    "America/Cayenne": Phrase("Cayenne", "Cayenne"),
    "America/Guadeloupe": Phrase("Guadeloupe", "Guadeloupe"),
    "America/Martinique": Phrase("Martinique", "Martinique"),
    "America/Miquelon": Phrase("Miquelon", "Miquelon"),
    "Indian/Mayotte": Phrase("Mayotte", "Mayotte"),
    "Indian/Reunion": Phrase("La Réunion", "Réunion"),
    "Pacific/Noumea": Phrase("Nouméa", "Noumea"),
    "Pacific/Tahiti": Phrase("Tahiti", "Tahiti"),
    "Pacific/Wallis": Phrase("Wallis", "Wallis"),
}


def weekday(day: date, language: Language) -> str:
    """Return "vendredi 1er mai 2026"."""
    return f"{_WEEK[language][day.weekday()]} {in_words(day, language)}"


def in_words(day: date, language: Language) -> str:
    """Return "1er mai 2026"."""
    number = "1er" if day.day == 1 and language is Language.FR else day.day
    return f"{number} {_MONTHS[language][day.month - 1]} {day.year}"


def in_figures(day: date, language: Language) -> str:
    """Return "01/05/2026"; "1 May 2026" in English, where others would read the month first."""
    end = f"/{day.year}" if language is Language.FR else f" {day.year}"
    return in_its_year(day, language) + end


def in_its_year(day: date, language: Language) -> str:
    """Return "01/05"; "1 May" in English."""
    return f"{day:%d/%m}" if language is Language.FR else f"{day.day} {short_month(day, language)}"


def short_month(day: date, language: Language) -> str:
    """Return "févr."."""
    return _SHORT_MONTHS[language][day.month - 1]


def city(zone: ZoneInfo, language: Language) -> str:
    """Return the city that a zone is named after; for one far from French customs, Babel is loaded."""
    if zone.key in CITIES:
        return CITIES[zone.key].to(language)
    from babel.dates import get_timezone_location

    return get_timezone_location(zone, locale=LOCALES[language], return_city=True)
