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


def test_an_end_that_names_no_service_and_leaves_nothing_out_is_in_doubt_of_its_service_alone(reader: Reader) -> None:
    notice = reader.read(Item("Fin d'alerte", "La situation est rétablie depuis 9h."), NOON)

    assert [doubt.code for doubt in notice.restores.doubts] == [DoubtCode.NO_SERVICE_NAMED]
