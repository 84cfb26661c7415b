"""Every text here is invented by us, in the register of the administration."""

import pytest

from meteo_douane.domain.notice import Mode
from meteo_douane.reading.text.modes import find_modes
from meteo_douane.reading.text.names import ServiceNames
from meteo_douane.reading.text.words import Text
from meteo_douane.services import shipped_catalogue

NAMES = ServiceNames(shipped_catalogue())

DTI, PLUS, EDI = Mode.DTI, Mode.DTI_PLUS, Mode.EDI

ROWS = [
    ("mode EDI", [{EDI}]),
    ("en DTI", [{DTI}]),
    ("mode DTI+ uniquement", [{PLUS}]),
    ("DTI +", [{PLUS}]),
    ("DTI plus", [{PLUS}]),
    ("DTI / DTI+ / EDI", [{DTI, PLUS, EDI}]),
    ("DTI/EDI", [{DTI, EDI}]),
    ("EDI et DTI", [{DTI, EDI}]),
    ("EDI+DTI", [{DTI, EDI}]),
    ("DTI + EDI", [{DTI, EDI}]),
    ("DTI+ et EDI", [{PLUS, EDI}]),
    ("DTI, DTI+ et EDI", [{DTI, PLUS, EDI}]),
    ("en DTI comme en EDI", [{DTI, EDI}]),
    ("en DTI ainsi qu'en EDI", [{DTI, EDI}]),
    ("aussi bien en EDI qu'en DTI", [{DTI, EDI}]),
    ("tant en DTI qu’en EDI", [{DTI, EDI}]),
    ("en mode DTI et en mode EDI", [{DTI, EDI}]),
    ("le mode DTI et le mode EDI", [{DTI, EDI}]),
    ("les modes DTI et DTI+", [{DTI, PLUS}]),
    ("les deux modes", [{DTI, EDI}]),
    ("dans les deux modes (DTI et EDI)", [{DTI, EDI}]),
    ("les deux modes DTI+ et EDI", [{PLUS, EDI}]),
    ("tous les modes", [{DTI, PLUS, EDI}]),
    ("tous modes confondus", [{DTI, PLUS, EDI}]),
    ("quel que soit le mode", [{DTI, PLUS, EDI}]),
    ("dans tous les modes (DTI et EDI)", [{DTI, EDI}]),
    ("les trois modes", [{DTI, PLUS, EDI}]),
    ("tous les modes sauf EDI", [{DTI, PLUS}]),
    ("tous modes hors DTI+", [{DTI, EDI}]),
    ("(hors EDI)", [{DTI, PLUS}]),
    ("EDI rétabli, DTI toujours indisponible", [{EDI}, {DTI}]),
    ("quel que soit le mode de transmission (DTI ou EDI)", [{DTI, EDI}]),
    ("dans tous les modes, DTI+ compris", [{DTI, PLUS, EDI}]),
    ("tous les modes, y compris DTI+", [{DTI, PLUS, EDI}]),
    ("en DTI, en DTI+ et en EDI", [{DTI, PLUS, EDI}]),
    ("en saisie (DTI) comme en EDI", [{DTI, EDI}]),
    ("flux EDI et saisie DTI", [{DTI, EDI}]),
    ("à l'exception du mode EDI", [{DTI, PLUS}]),
    ("DTI : OK / EDI : KO", [{DTI}, {EDI}]),
    ("DTI (et DTI+)", [{DTI, PLUS}]),
    ("EDIFACT", []),
    ("mode saisie", [{DTI}]),
    ("échange de données informatisé", [{EDI}]),
    ("la passerelle EDI (MAREVA)", []),
    ("DELTA G", []),
    ("crédit, édifice, DTIX", []),
    ("les modes de transmission", []),
]


@pytest.mark.parametrize(("text", "modes"), ROWS)
def test_modes_are_read_as_a_list_wherever_they_are_listed(text: str, modes: list[set[Mode]]) -> None:
    given = Text.of(text)

    mentions = find_modes(given, NAMES.find(given))

    assert [set(mention.modes) for mention in mentions] == modes
    assert all(mention.quote == given.raw[mention.start : mention.end] for mention in mentions)
