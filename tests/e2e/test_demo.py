"""`make demo`, as a person sees it: the real program, told and not told, scene by scene."""

import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).parent / "meteo-douane"


@pytest.mark.timeout(150)
def test_the_story_goes_from_calm_to_its_end_and_says_who_was_told_what_and_why() -> None:
    ran = subprocess.run([COMMAND, "demo"], capture_output=True, text=True, check=False, timeout=120)

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert ran.stderr == ""
    received = [line.split(" : ", 1)[1].split(" · ")[0] for line in ran.stdout.splitlines() if "   reçu" in line]
    assert received == [
        "Alerte",
        "Bulletin n°\N{NO-BREAK SPACE}2",
        "Alerte",
        "Fin partielle",
        "Fin d'alerte",
        "Fin d'alerte",
        "Météo indisponible (page)\N{NO-BREAK SPACE}: le serveur répond par une erreur 503",
        "Météo de nouveau lue (page)",
    ]
    assert "cognac           non prévenue  ouverture" in ran.stdout
    assert "lyon             non prévenue  ouverture" in ran.stdout
    assert "Rien de nouveau" in ran.stdout
