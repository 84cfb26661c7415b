"""Names and headings that nobody has told us of: reported where a service would stand, and decide nothing."""

from datetime import UTC, datetime

import pytest

from meteo_douane.formats.item import Item
from meteo_douane.reading.notice_reader import Reader
from meteo_douane.services import shipped_catalogue

READER = Reader(shipped_catalogue())
NOON = datetime(2026, 2, 3, 12, tzinfo=UTC)


def unfamiliar(title: str, text: str = "", section: str = "") -> list[str]:
    return list(READER.read(Item(title, text, section=section), NOON).unfamiliar)


@pytest.mark.parametrize(
    ("title", "names"),
    [
        pytest.param("Alerte DELTA Z – mode EDI", ["name DELTA Z"], id="of the family"),
        pytest.param("Delta-PX est indisponible", ["name DELTA PX"], id="of the family, spelled otherwise"),
        pytest.param("Incident sur DELTA IE, NEXUS et ECS", ["name NEXUS"], id="in a list"),
        pytest.param("Incident sur NEXUS et TRIGO", ["name NEXUS"], id="at the head of a list"),
    ],
)
def test_a_name_that_stands_where_a_service_would_is_reported_once(title: str, names: list[str]) -> None:
    assert unfamiliar(title, title) == names


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Alerte DELTA G, DELTA IE et DELTA T en DTI et EDI", id="services and modes"),
        pytest.param("SOPRANO, ROSA et PABLO – maintenance", id="a list of services"),
        pytest.param("Liaison entre DELTA G et CERTEX", id="a name of several words"),
        pytest.param("ALERTE DELTA EN PANNE", id="a line in capitals"),
        pytest.param("Alerte DELTA EN cours depuis ce matin", id="a small word in capitals"),
        pytest.param("DELTA IE et TVA : rappel", id="an acronym that is no service"),
        pytest.param("DELTA G : erreur XYZ12 au dépôt", id="an acronym that stands elsewhere"),
        pytest.param("Merci de contacter le SAU au NEXUS", id="no service beside it"),
        pytest.param("https://x.example/DELTA Z", id="an address"),
    ],
)
def test_what_is_known_or_stands_elsewhere_is_not_reported(title: str) -> None:
    assert unfamiliar(title) == []


@pytest.mark.parametrize(
    ("section", "is_reported"),
    [
        pytest.param("Urgences nationales", True, id="never met"),
        pytest.param("Messages en cours", False, id="of messages"),
        pytest.param("Opérations à venir", False, id="of operations"),
        pytest.param("Mardi 3 février 2026", False, id="a day"),
        pytest.param("DELTA T", False, id="a service"),
        pytest.param("Météo des services en ligne", False, id="the page itself"),
        pytest.param("", False, id="none"),
        pytest.param("- - -", False, id="no words"),
    ],
)
def test_a_heading_that_says_nothing_usual_is_reported(section: str, *, is_reported: bool) -> None:
    assert unfamiliar("Alerte DELTA G", section=section) == ([f"heading {section}"] if is_reported else [])
