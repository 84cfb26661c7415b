"""What messages tell people to do is what the sheet that they name says: its numbers, addresses and quoted words."""

from __future__ import annotations

import re

import pytest

from meteo_douane.domain import fiche
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.fiche import Passage
from meteo_douane.domain.notice import Notice
from meteo_douane.telling import fallback_step, own_start, steps
from meteo_douane.telling.message import render
from meteo_douane.telling.steps import OUR_ADVICE
from meteo_douane.telling.voice import Phrase
from occasions import ALERT, END, MAINTENANCE, NOW, a_voice, an_event, told

MODULES = (own_start, fallback_step, steps)
FOUND = {
    id(value): (f"{module.__name__.rpartition('.')[2]}.{name}", value)
    for module in reversed(MODULES)
    for name, value in vars(module).items()
    if isinstance(value, Phrase)
}
#: By the module that they stand in, not those that import them.
PHRASES = dict(FOUND.values())
#: Each sentence that stands under the name of the sheet, with the passages of it that say so.
RETOLD = {
    "steps._CHECK": (Passage.CHECK_THE_ALERT,),
    "steps._CHECK_MODE": (Passage.CHECK_THE_ALERT,),
    "steps._FOLLOW": (Passage.COVERED,),
    "steps._FOLLOW_EDI": (Passage.COVERED, Passage.PROVIDER_BULLETINS),
    "steps._OTHER_TROUBLE": (Passage.NOT_COVERED,),
    "own_start._ASK_PROVIDER": (Passage.ASK_THE_PROVIDER,),
    "steps._PROVIDER_IN_TROUBLE": (Passage.ASK_THE_PROVIDER, Passage.PROVIDER_AT_FAULT),
    "own_start.AUBETTE": (Passage.AUBETTE, Passage.RELEASED, Passage.ASK_THE_OFFICE, Passage.TECHNICAL),
    "own_start._START_IT_YOURSELF": (
        Passage.TECHNICAL,
        Passage.TWO_CASES,
        Passage.AT_ANY_HOUR,
        Passage.FILE_A_REQUEST,
        Passage.WHAT_TO_STATE,
        Passage.ONE_FOR_EACH_SERVICE,
        Passage.TELL_THE_OFFICE,
        Passage.START,
        Passage.BOTH_CONDITIONS,
    ),
    "own_start._OUT_OF_HOURS": (Passage.CALL_THE_SAU,),
    "steps._END": (Passage.PUBLISHED_END,),
    "steps._OWN_FALLBACK": (Passage.OWN_END,),
    "steps.LOOK_YOURSELF": (Passage.CHECK_THE_ALERT, Passage.PROVIDER_AT_FAULT),
    "fallback_step._COVERED": (Passage.COVERED, Passage.NOT_COVERED),
}
#: What is said of the sheet or of a drill: nobody takes it for the sheet itself.
ABOUT_IT = {
    "steps._OF_THE_SHEET",
    "steps._OF_BOTH",
    "steps._OF_OURS",
    "steps.OUR_ADVICE",
    "own_start._OTHER_SERVICES",
    "own_start._DELTA_IE",
    "own_start._FOR_SOME",
    "steps._IN_A_DRILL",
}
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


@pytest.mark.parametrize("name", sorted(PHRASES.keys() - ABOUT_IT))
def test_what_the_sheet_does_not_say_is_marked_as_ours(name: str) -> None:
    is_marked = [words.endswith(mark) for words, mark in zip(PHRASES[name], OUR_ADVICE, strict=True)]

    assert is_marked == [name not in RETOLD] * 2


@pytest.mark.parametrize(
    ("kind", "notice", "heading"),
    [
        pytest.param(EventKind.ENDED, END, "juin 2021 ; ceci n'est", id="the sheet alone"),
        pytest.param(EventKind.VANISHED, ALERT, "juin 2021 (nos conseils sont marqués) ; ceci n'est", id="both"),
        pytest.param(EventKind.VANISHED, MAINTENANCE, "selon nous ; ni la Fiche 1", id="ours alone"),
    ],
)
def test_the_heading_names_the_sheet_for_what_is_its_own(kind: EventKind, notice: Notice, heading: str) -> None:
    text = render(told(an_event(kind, notice)), a_voice(), NOW).text

    assert heading in " ".join(text.split())
