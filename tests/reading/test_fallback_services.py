"""For which services words about the fallback are; the messages are invented."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from meteo_douane.formats.item import Item
from meteo_douane.reading.notice_reader import Reader
from meteo_douane.services import shipped_catalogue

SEEN = datetime(2026, 3, 10, 9, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "services"),
    [
        pytest.param("La procédure de secours est terminée.", (), id="none is named"),
        pytest.param("La procédure de secours reste autorisée pour DELTA IE.", ("delta-ie",), id="one"),
        pytest.param("La procédure de secours prend fin pour DELTA T et ICS2.", ("delta-t", "ics2"), id="two"),
        pytest.param(
            "La procédure de secours est terminée. Elle reste autorisée pour DELTA IE.", (), id="only beside others"
        ),
        pytest.param("La procédure de secours reste autorisée en DTI.", (), id="a mode"),
    ],
)
def test_words_about_the_fallback_are_for_the_services_that_all_of_them_name(
    words: str, services: tuple[str, ...]
) -> None:
    item = Item("Fin d'alerte DELTA T", f"DELTA T est rétabli. {words}")

    assert Reader(shipped_catalogue()).read(item, SEEN).fallback_for == services
