"""An end that names no service: of what it is nobody can say, and less so where its words leave something out."""

from datetime import UTC, datetime

import pytest

from meteo_douane.domain.notice import DoubtCode, Kind
from meteo_douane.formats.item import Item
from meteo_douane.reading.notice_reader import Reader
from meteo_douane.services import shipped_catalogue

NOON = datetime(2026, 3, 10, 11, tzinfo=UTC)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(shipped_catalogue())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Le mode EDI est rétabli ; pas encore le DTI.", id="the other is to come"),
        pytest.param("La situation est rétablie sur le premier des deux services.", id="one of two"),
        pytest.param("Rétabli à l'exception de la validation.", id="but for something"),
        pytest.param("Le service est rétabli, un prochain message suivra.", id="more is to come"),
    ],
)
def test_an_end_that_names_no_service_and_leaves_something_out_says_so(reader: Reader, text: str) -> None:
    notice = reader.read(Item("Fin d'alerte", text), NOON)

    assert notice.kind.value is Kind.END
    assert [doubt.code for doubt in notice.restores.doubts] == [DoubtCode.NO_SERVICE_NAMED, DoubtCode.END_OF_A_PART]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        pytest.param(
            "Le mode EDI est de nouveau disponible. Le mode DTI reste indisponible.",
            ["Le mode DTI reste indisponible"],
            id="one",
        ),
        pytest.param(
            "Le DTI reste indisponible. L'EDI est rétabli. L'import en EDI demeure ralenti.",
            ["Le DTI reste indisponible", "L'import en EDI demeure ralenti"],
            id="two",
        ),
    ],
)
def test_what_an_end_leaves_out_is_quoted_in_whole_sentences(reader: Reader, text: str, quotes: list[str]) -> None:
    notice = reader.read(Item("Fin d'alerte - mode EDI", text), NOON)

    assert [doubt.quote.rstrip(".") for doubt in notice.restores.doubts[1:]] == quotes


def test_an_end_that_names_no_service_and_leaves_nothing_out_is_in_doubt_of_its_service_alone(reader: Reader) -> None:
    notice = reader.read(Item("Fin d'alerte", "La situation est rétablie depuis 9h."), NOON)

    assert [doubt.code for doubt in notice.restores.doubts] == [DoubtCode.NO_SERVICE_NAMED]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        pytest.param("Point de situation", "EDI fonctionne. DTI toujours perturbé.", id="one mode works"),
        pytest.param("Point de situation n° 3", "L'EDI est rétabli. Le DTI reste perturbé.", id="one mode is back"),
        pytest.param("Fin d'alerte", "EDI fonctionne. DTI toujours perturbé.", id="an end that its text takes back"),
        pytest.param(
            "Bulletin n° 3", "La saisie est rétablie. Les messages sont toujours perturbés.", id="a part is back"
        ),
        pytest.param("BIP n° 2", "Saisie en ligne : OK. Messages EDI : toujours bloqués.", id="a telegram"),
    ],
)
def test_a_bulletin_that_names_no_service_and_says_that_something_works_says_so(
    reader: Reader, title: str, text: str
) -> None:
    notice = reader.read(Item(title, text), NOON)

    assert notice.kind.value is Kind.BULLETIN
    assert not notice.affects.value
    assert not notice.restores.value
    assert [doubt.code for doubt in notice.restores.doubts] == [DoubtCode.NO_SERVICE_NAMED]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        pytest.param("Point de situation", "Le DTI est toujours perturbé.", id="nothing works"),
        pytest.param("Point de situation", "Le rétablissement de l'EDI est attendu pour 14h.", id="a return to come"),
        pytest.param("Point de situation", "Si l'EDI est rétabli, le DTI suivra.", id="a condition"),
        pytest.param("Point de situation DELTA T", "L'EDI est rétabli. Le DTI reste perturbé.", id="a service named"),
        pytest.param("Point de situation", "La procédure de secours est ouverte en EDI.", id="the fallback alone"),
        pytest.param("Point de situation", "Le SAU est de nouveau joignable. L'EDI est bloqué.", id="an office"),
        pytest.param("BIP n° 4", "Le service fonctionne toujours par intermittence.", id="it works badly"),
    ],
)
def test_a_bulletin_that_says_of_nothing_that_it_works_has_no_such_doubt(reader: Reader, title: str, text: str) -> None:
    notice = reader.read(Item(title, text), NOON)

    assert notice.kind.value is Kind.BULLETIN
    assert notice.restores.doubts == ()
