"""What is quoted of Fiche 1 stands in it, word for word and in the step that is named."""

import re
from pathlib import Path

import pytest

from meteo_douane.domain import fiche
from meteo_douane.domain.fiche import Passage

#: The sheet as published by the DGDDI (June 2021): only its line breaks are not kept.
SHEET = " ".join((Path(__file__).parent / "texts" / "fiche-1-operateurs.txt").read_text(encoding="utf-8").split())
STEPS = re.split(r"[ÉE]tape \d – ", SHEET)


@pytest.mark.parametrize("passage", list(Passage))
def test_a_passage_stands_in_its_step_word_for_word(passage: Passage) -> None:
    assert passage.words in STEPS[passage.step]


@pytest.mark.parametrize(
    "words", [fiche.SAU_PHONE, fiche.SAU_MAIL, fiche.REQUEST_WORDS, fiche.AUBETTE, fiche.OLGA, "Juin 2021"]
)
def test_numbers_addresses_and_the_words_of_the_request_are_those_of_the_sheet(words: str) -> None:
    assert words in SHEET


def test_every_step_is_quoted() -> None:
    assert {passage.step for passage in Passage} == set(range(7))
