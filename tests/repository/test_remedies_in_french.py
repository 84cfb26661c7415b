"""Whatever the store says of a database that cannot be used is told in French to who reads French."""

from __future__ import annotations

import pytest

from meteo_douane.adapters.store.remedies import REMEDIES
from meteo_douane.adapters.store.reserve import TOO_LITTLE
from meteo_douane.domain.language import Language
from meteo_douane.telling.remedy_words import remedy_words

PLACE = "/var/lib/meteo-douane/meteo-douane.db"


@pytest.mark.parametrize("remedy", sorted({TOO_LITTLE, *(remedy for _, _, remedy in REMEDIES)}))
def test_a_remedy_of_the_store_has_french_words(remedy: str) -> None:
    line = f"database {PLACE}: {remedy}"

    french = remedy_words(line, Language.FR)

    assert french.startswith(f"base de données {PLACE} : ")
    assert remedy not in french
    assert remedy_words(line, Language.EN) == line
    assert remedy_words(f"{line} of another kind", Language.FR) == f"{line} of another kind"
