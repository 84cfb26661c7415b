"""The names of days and months: whoever knows them all has the last word."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from babel.dates import format_date, get_timezone_location

from meteo_douane.domain.language import Language
from meteo_douane.telling import calendar_names

A_LEAP_YEAR = [date(2028, 1, 1) + timedelta(days=days) for days in range(366)]


@pytest.mark.parametrize("language", Language)
def test_each_day_of_a_year_is_written_as_the_cldr_has_it(language: Language) -> None:
    locale = calendar_names.LOCALES[language]
    figures, short = ("dd/MM/y", "dd/MM") if language is Language.FR else ("d MMM y", "d MMM")

    for day in A_LEAP_YEAR:
        name = calendar_names.weekday(day, language).replace(" 1er ", " 1 ")
        assert name == format_date(day, "EEEE d MMMM y", locale=locale)
        assert calendar_names.in_figures(day, language) == format_date(day, figures, locale=locale)
        assert calendar_names.in_its_year(day, language) == format_date(day, short, locale=locale)
        assert calendar_names.short_month(day, language) == format_date(day, "MMM", locale=locale)


def test_the_first_of_a_month_is_an_ordinal_in_french_alone() -> None:
    assert calendar_names.weekday(date(2026, 5, 1), Language.FR) == "vendredi 1er mai 2026"
    assert calendar_names.in_words(date(2026, 5, 1), Language.FR) == "1er mai 2026"
    assert calendar_names.in_words(date(2026, 5, 1), Language.EN) == "1 May 2026"


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", [*calendar_names.CITIES, "Europe/Brussels", "America/New_York", "UTC"])
def test_a_zone_is_named_after_its_city(name: str, language: Language) -> None:
    zone, locale = ZoneInfo(name), calendar_names.LOCALES[language]

    assert calendar_names.city(zone, language) == get_timezone_location(zone, locale=locale, return_city=True)
