"""Reasons that contradict the request in which they stand."""

from __future__ import annotations

import pytest

from builders import DTI, DTI_PLUS, EDI
from meteo_douane.domain.contradictions import ContradictionCode, contradictions
from meteo_douane.domain.notice import Mode

OTHER_MODE, PROVIDER = ContradictionCode.OTHER_MODE, ContradictionCode.PROVIDER


@pytest.mark.parametrize(
    ("reason", "mode", "found"),
    [
        pytest.param("La passerelle EDI ne répond pas.", DTI, [(OTHER_MODE, "EDI")], id="the gateway of EDI, in DTI"),
        pytest.param("Notre prestataire est muet.", DTI, [(PROVIDER, "prestataire")], id="a provider, in DTI"),
        pytest.param("La passerelle MAREVA rejette tout.", DTI_PLUS, [(PROVIDER, "passerelle")], id="in DTI+ too"),
        pytest.param("Saisie DTI impossible.", EDI, [(OTHER_MODE, "DTI")], id="typing in DTI, in EDI"),
        pytest.param("Saisie DTI+ impossible.", DTI, [(OTHER_MODE, "DTI+")], id="DTI+ is not DTI"),
        pytest.param("Saisie DTI impossible.", DTI_PLUS, [(OTHER_MODE, "DTI")], id="nor is DTI DTI+"),
        pytest.param("La passerelle EDI ne répond pas.", EDI, [], id="the gateway of EDI, in EDI"),
        pytest.param("Notre prestataire de connexion est muet.", EDI, [], id="a provider, in EDI"),
        pytest.param("L'EDI passe, le DTI non.", DTI, [], id="one mode beside the other"),
        pytest.param("Nos déclarations éditées restent bloquées.", DTI, [], id="a word that only begins so"),
        pytest.param("Aucune réponse.", DTI, [], id="nothing of the kind"),
    ],
)
def test_a_reason_of_another_mode_is_found(reason: str, mode: Mode, found: list[tuple[str, str]]) -> None:
    assert [(one.code, one.found) for one in contradictions(reason, mode)] == found


def test_each_reason_is_judged_by_itself() -> None:
    found = contradictions("Aucune réponse en DTI.\nLa passerelle EDI ne répond pas.", DTI)

    assert [one.reason for one in found] == ["La passerelle EDI ne répond pas."]
