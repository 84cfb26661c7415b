"""What is an edition of words of its own, and what is the same words once more."""

from dataclasses import replace

import pytest

from meteo_douane.formats.item import Item
from meteo_douane.reading.notice_reader import revision_of

ALERT = Item("Alerte DELTA T", "DELTA T est indisponible.", dateline="03/02/2026 09h10", section="Messages (3)")


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(replace(ALERT, section="Messages (12)"), id="a counter in the heading above"),
        pytest.param(replace(ALERT, text="DELTA  T est\n indisponible."), id="spacing"),
        pytest.param(replace(ALERT, id="msg17"), id="an identifier"),
    ],
)
def test_what_changes_around_the_words_makes_no_edition(again: Item) -> None:
    assert revision_of(again) == revision_of(ALERT)


@pytest.mark.parametrize(
    "edited",
    [
        pytest.param(replace(ALERT, section="Messages terminés"), id="another section"),
        pytest.param(replace(ALERT, status="Terminé"), id="a state"),
        pytest.param(replace(ALERT, dateline="03/02/2026 09h40"), id="the date of publication"),
        pytest.param(replace(ALERT, text="DELTA T est indisponible depuis 9h."), id="an hour in the text"),
    ],
)
def test_what_the_source_says_otherwise_is_another_edition(edited: Item) -> None:
    assert revision_of(edited) != revision_of(ALERT)
