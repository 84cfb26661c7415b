"""What messages tell people to do is what the sheet that they name says: its numbers, addresses and quoted words."""

from __future__ import annotations

import re

import pytest

from meteo_douane.domain import fiche
from meteo_douane.telling import steps
from meteo_douane.telling.voice import Phrase

PHRASES = {name: value for name, value in vars(steps).items() if isinstance(value, Phrase)}
SHEET = " ".join(passage.words for passage in fiche.Passage)
PHONE = re.compile(r"\b0\d \d{3} \d{2} \d{3}\b")
QUOTED = re.compile(r"[«“] ?([^»”]+?) ?[»”]")
#: Ours, about the sheet and not out of it.
TITLE = "Fiche 1 – Opérateurs"


@pytest.mark.parametrize("name", sorted(PHRASES))
def test_a_step_names_no_number_and_no_address_but_those_of_the_sheet(name: str) -> None:
    for words in PHRASES[name]:
        assert set(PHONE.findall(words)) <= {fiche.SAU_PHONE}
        assert set(re.findall(r"[\w.-]+@[\w.-]+", words)) <= {fiche.SAU_MAIL}


@pytest.mark.parametrize("name", sorted(PHRASES))
def test_what_a_step_quotes_stands_in_the_sheet(name: str) -> None:
    for words in PHRASES[name]:
        assert [quote for quote in QUOTED.findall(words) if quote != TITLE and quote not in SHEET] == []
