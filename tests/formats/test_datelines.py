"""Which lines are only dates: whatever tells something beside its date is text of a message."""

import pytest

from meteo_douane.formats.datelines import is_dateline, is_update


@pytest.mark.parametrize(
    "line",
    [
        "Publié le 03/02/2026 à 09h10",
        "30/06/2026 09:50",
        "Publié le 6 juillet 2026 à midi",
        "Published on 21/09/2026 at 14:10 (Paris time)",
        "Diffusé le 08/07/2026 à 07h50 par le SAU",
        "Publié le 22/04/2026 à 08h27 (il y a 23 min)",
        "Publié le 12/03/2026 à 9h – Mis à jour le 12/03/2026 à 11h",
        "Publié le 29/06/2026 à 08h15 – Rétabli le 29/06/2026 à 10h50",
        "mardi 3 mars 2026, 07h52, par SAU",
        "lundi 2 mars 2026, par le SAU",
        "12/06/2026 à 9h10 – par le centre informatique",
        "Publiée ce jour à 14h10",
        "Mise en ligne hier soir à 23h40 par le SAU",
    ],
)
def test_a_line_with_a_date_of_publication_and_what_belongs_to_it_is_only_a_date(line: str) -> None:
    assert is_dateline(line)


@pytest.mark.parametrize(
    "line",
    [
        "Mise à jour : 18/11/2025 à 14:32",
        "Dernière mise à jour : 05/05/2026 à 9h30",
        "Modifié le 04/02/2026 à 10h par le CID",
        "Mis à jour le 12/03/2026 à 11h (il y a 3 min)",
    ],
)
def test_a_line_with_the_hour_of_a_change_is_only_that(line: str) -> None:
    assert is_update(line)


@pytest.mark.parametrize(
    "line",
    [
        "Mise à jour du 26/05/2026 à 12h00 : l'alerte est levée.",
        "Mise à jour du 26/05/2026 à 12h00 – DELTA X est de nouveau indisponible",
        "Mise à jour 26/05/2026 12h00 DELTA X KO",
        "Publié le 10/02/2026 à 11h : DELTA X est rétabli",
        "Publié le 10/02/2026 à 11h – DELTA X est indisponible en EDI",
        "Message du 04/05/2026 à 17h00 : SOPRANO sera indisponible de 18h à 20h",
        "du vendredi 13 février à 18h00 au lundi 16 février à 10h00",
        "Incident résolu le 17/09/2026 à 11h40.",
        "le 12/06/2026 à 9h10, par mesure de précaution",
        "12/06/2026, par EDI uniquement",
        "12/06/2026 à 9h10, par le SAU, qui a relancé DELTA T",
        "12/06/2026 à 9h10, par le SAU : DELTA T est rétabli",
    ],
)
def test_a_line_that_tells_something_beside_its_date_is_text(line: str) -> None:
    assert not is_dateline(line)
    assert not is_update(line)
