"""The public holidays of French territories (holidays)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from meteo_douane.domain.language import Language
from meteo_douane.domain.office import Territory

if TYPE_CHECKING:
    from holidays import HolidayBase

_LANGUAGES = {Language.FR: "fr", Language.EN: "en_US"}
#: The library's names of territories (ISO 3166-2, without the country); the mainland has none.
_SUBDIVISIONS = {
    Territory.ALSACE: "6AE",
    Territory.MOSELLE: "57",
    Territory.GUADELOUPE: "971",
    Territory.MARTINIQUE: "972",
    Territory.GUYANE: "973",
    Territory.REUNION: "974",
    Territory.MAYOTTE: "976",
    Territory.SAINT_BARTHELEMY: "BL",
    Territory.SAINT_MARTIN: "MF",
    Territory.SAINT_PIERRE_ET_MIQUELON: "PM",
}


@dataclass(frozen=True, slots=True)
class PublicHolidays:
    """Names the public holidays in a language; a `HolidayOf`."""

    language: Language

    def __call__(self, day: date, territory: Territory) -> str:
        """Return the name of the public holiday that a day is in a territory, or ""."""
        name: str | None = self._of(day.year, territory).get(day)
        return name or ""

    def _of(self, year: int, territory: Territory) -> HolidayBase:
        from holidays import country_holidays

        return country_holidays(
            "FR", subdiv=_SUBDIVISIONS.get(territory), years=year, expand=False, language=_LANGUAGES[self.language]
        )
