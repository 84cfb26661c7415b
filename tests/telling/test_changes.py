import pytest

from meteo_douane.domain.event import Change
from meteo_douane.telling.changes import change_words
from occasions import NOW, a_voice


def words(change: Change) -> str:
    return change_words(change, a_voice(), NOW).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        pytest.param(
            Change("kind", "malfunction", "alert"),
            "Nature du message : alerte (auparavant : dysfonctionnement)",
            id="kind",
        ),
        pytest.param(
            Change("scope", "delta-g:edi", "delta-g:dti,edi delta-x"),
            "Services et modes : DELTA G (DTI et EDI) et DELTA X (mode non précisé) (auparavant : DELTA G, en EDI)",
            id="scope",
        ),
        pytest.param(
            Change("ends_at", "", "2026-05-01T04:00:00+00:00"),
            "Fin prévue : vendredi 1er mai 2026 à 6 h 00 (auparavant : non précisée)",
            id="an end that was not stated",
        ),
        pytest.param(
            Change("fallback", "not_stated", "allowed 2026-05-01T00:00:00+00:00/2026-05-01T04:00:00+00:00"),
            "Procédure de secours : autorisée depuis le vendredi 1er mai 2026 à 2 h 00 jusqu'au vendredi 1er mai 2026 "
            "à 6 h 00 (auparavant : non précisée)",
            id="fallback with both ends",
        ),
        pytest.param(
            Change("fallback", "allowed", "ended /2026-05-01T04:00:00+00:00"),
            "Procédure de secours : prend fin le vendredi 1er mai 2026 à 6 h 00 (auparavant : autorisée, sans fin "
            "annoncée)",
            id="fallback that ends",
        ),
        pytest.param(
            Change("starts_at", "demain", "plus tard"),
            "Début : plus tard (auparavant : demain)",
            id="what is not written as agreed is shown as it is",
        ),
        pytest.param(
            Change("unnamed", "delta-t:edi", ""),
            "Le message ne nomme plus DELTA T (transit), en EDI : sans fin publiée, la situation y reste inchangée",
            id="what an edition passes over",
        ),
        pytest.param(Change("colour", "a", "b"), "colour : b (auparavant : a)", id="a field that we do not know"),
    ],
)
def test_a_change_is_a_sentence(change: Change, sentence: str) -> None:
    assert words(change) == sentence
