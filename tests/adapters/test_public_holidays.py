from datetime import date

import pytest

from meteo_douane.adapters.public_holidays import PublicHolidays
from meteo_douane.domain.language import Language
from meteo_douane.domain.office import Territory

IN_FRENCH = PublicHolidays(Language.FR)


@pytest.mark.parametrize(
    ("day", "territory", "name"),
    [
        pytest.param("2026-11-11", Territory.METROPOLE, "Armistice", id="a day of the whole country"),
        pytest.param("2026-05-25", Territory.METROPOLE, "Lundi de Pentecôte", id="one that moves with Easter"),
        pytest.param("2026-11-12", Territory.METROPOLE, "", id="a day like any other"),
        pytest.param("2026-12-26", Territory.METROPOLE, "", id="the day after Christmas"),
        pytest.param("2026-12-26", Territory.ALSACE, "Saint-Étienne", id="in Alsace"),
        pytest.param("2026-04-03", Territory.MOSELLE, "Vendredi saint", id="in Moselle"),
        pytest.param("2026-12-20", Territory.REUNION, "Abolition de l'esclavage", id="in La Réunion"),
        pytest.param("2026-12-20", Territory.MARTINIQUE, "", id="and not in Martinique"),
    ],
)
def test_a_public_holiday_is_that_of_the_territory(day: str, territory: Territory, name: str) -> None:
    assert IN_FRENCH(date.fromisoformat(day), territory) == name


@pytest.mark.parametrize("territory", list(Territory))
def test_every_territory_has_the_days_of_the_whole_country_and_a_clock(territory: Territory) -> None:
    assert IN_FRENCH(date(2026, 7, 14), territory) == "Fête nationale"
    assert territory.zone.key


def test_it_is_named_in_english_too() -> None:
    assert PublicHolidays(Language.EN)(date(2026, 7, 14), Territory.METROPOLE) == "National Day"
