"""What a typing error is, and what is another word."""

from __future__ import annotations

from pathlib import Path

import pytest

from meteo_douane.reading.text.spelling import VOCABULARY, WORD, restored
from meteo_douane.reading.text.words import Text

WORD_LIST = Path("/usr/share/dict/french")


@pytest.mark.needs("wfrench")
# Half a minute of computing in which nothing depends on the version of Python.
@pytest.mark.one_python
@pytest.mark.timeout(300)
def test_no_word_of_french_is_taken_for_a_typing_error_of_another() -> None:
    words = {Text.of(line.strip()).folded for line in WORD_LIST.read_text(encoding="utf-8").splitlines()}

    changed = {word: restored(word) for word in words if WORD.fullmatch(word) and restored(word) != word}

    assert len(words) > 200_000
    assert changed == {}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("dysfonctionement", "dysfonctionnement", id="a letter lost"),
        pytest.param("authorisee", "autorisee", id="a letter added"),
        pytest.param("secuors", "secours", id="two exchanged"),
        pytest.param("perturbatoin", "perturbation", id="two exchanged at the end"),
        pytest.param("alete", "alerte", id="a letter lost in a short word"),
        pytest.param("fonctione", "fonctionne", id="a word that is like another one of them"),
        pytest.param("indisponibilitee", "indisponibilite", id="a wrong ending"),
    ],
)
def test_a_word_that_is_none_is_the_deciding_word_that_it_is_nearest_to(typed: str, meant: str) -> None:
    assert meant in VOCABULARY
    assert restored(typed) == meant
