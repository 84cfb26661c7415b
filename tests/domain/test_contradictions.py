"""Reasons that contradict the request in which they stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import DTI, DTI_PLUS, EDI
from meteo_douane.domain.contradictions import ContradictionCode, contradictions
from meteo_douane.domain.notice import Mode
from meteo_douane.domain.recourse import Recourse
from meteo_douane.services import shipped_catalogue
from recourses import an_opening, at, by, followed

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
    assert [(one.code, one.found) for one in contradictions(a_request(reason, mode), shipped_catalogue(), ())] == found


@pytest.mark.parametrize(
    ("reason", "service", "found"),
    [
        pytest.param("DELTA X ne répond pas.", "delta-g", ["Delta X"], id="another service of the family"),
        pytest.param("DELTA IE Import est figé.", "delta-x-import", ["Delta IE"], id="the one that replaces it"),
        pytest.param("DELTA X ne répond pas.", "delta-x-import", [], id="its family"),
        pytest.param("DELTA X marche, DELTA G non.", "delta-g", [], id="one beside the other"),
        pytest.param("Aubette et le portail sont inaccessibles.", "delta-g", [], id="what is no service of it"),
        pytest.param("Delta est en panne.", "delta-g", [], id="the family as a whole"),
    ],
)
def test_a_reason_of_another_service_is_found(reason: str, service: str, found: list[str]) -> None:
    assert [one.found for one in contradictions(a_request(reason, service=service), shipped_catalogue(), ())] == found


def a_request(reasons: str, mode: Mode = DTI, service: str = "delta-g") -> Recourse:
    return Recourse((replace(an_opening(service, mode), words=reasons),))


def test_each_reason_is_judged_by_itself() -> None:
    found = contradictions(
        a_request("Aucune réponse en DTI.\nLa passerelle EDI ne répond pas."), shipped_catalogue(), ()
    )

    assert [one.reason for one in found] == ["La passerelle EDI ne répond pas."]


@pytest.mark.parametrize(
    "reason",
    [
        "Aucune alerte n'est publiée à la météo des services en ligne pour ce service et ce mode de transmission.",
        "« X » ne vise pas le mode DTI, que nous utilisons ; aucune alerte n'y est publiée pour ce mode.",
    ],
)
def test_a_reason_that_denies_what_is_published_by_now_is_found(reason: str) -> None:
    found = contradictions(a_request(reason), shipped_catalogue(), ("Alerte – DELTA G",))

    assert [(one.code, one.found) for one in found] == [(ContradictionCode.PUBLISHED, "Alerte – DELTA G")]


def test_a_request_that_was_filed_before_an_alert_was_true_then() -> None:
    reasons = replace(an_opening(), words="Aucune alerte n'est publiée.")
    filed = followed(Recourse((reasons,)), by(10).registration(Recourse((reasons,)), "7", at(10)))

    assert contradictions(filed, shipped_catalogue(), ("Alerte – DELTA G",)) == ()
