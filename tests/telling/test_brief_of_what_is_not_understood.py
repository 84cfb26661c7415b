"""On a small screen, what was not understood is told in its own words: our words say nothing of it."""

from dataclasses import replace

import pytest

from meteo_douane.domain.delivery import Words
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.notice import Kind, Scope
from meteo_douane.telling.brief import LONGEST_BRIEF
from meteo_douane.telling.message import render
from occasions import NOT_UNDERSTOOD, NOW, a_notice, a_voice, an_event, told

SPACES = {0xA0: " ", 0x202F: " "}
CHANGED = a_notice(Kind.UNCLASSIFIED, "Information DELTA IE", "Un paramètre a été changé, voir la FAQ xyz.")


def told_of(title: str, text: str) -> Words:
    notice = replace(CHANGED, title=title, text=text)
    event = an_event(EventKind.UNCLASSIFIED, notice, Scope(), episode="")
    return render(told(event, verdict=NOT_UNDERSTOOD), a_voice(), NOW)


def test_its_title_and_its_first_words_are_told() -> None:
    brief = told_of("Information DELTA IE", "Un paramètre a été changé, voir la FAQ xyz.").brief

    assert brief.translate(SPACES).startswith("« Information DELTA IE – Un paramètre a été changé, voir la FAQ xyz. »")


@pytest.mark.parametrize(
    ("title", "text", "begins"),
    [
        pytest.param("Note", "x" * 40 + " mot" * 100, "« Note – " + "x" * 40, id="a long text"),
        pytest.param("Avis" * 80, "Le texte.", "« Avis", id="a long title"),
        pytest.param("", "Le texte.", "« Le texte. »", id="no title"),
        pytest.param("Le titre", "", "« Le titre »", id="no text"),
    ],
)
def test_they_are_cut_to_what_there_is_room_for(title: str, text: str, begins: str) -> None:
    words = told_of(title, text)

    assert words.brief.translate(SPACES).startswith(begins)
    assert len(words.title) + len(words.brief) < LONGEST_BRIEF


def test_nothing_is_said_to_be_whole_that_is_not() -> None:
    words = told_of("Information DELTA IE", "mot " * 2000)

    assert "en entier à" not in words.brief + words.chat + words.text


def test_the_words_of_the_page_do_nothing() -> None:
    brief = told_of("<!channel> @everyone", "\u202eetrevuo").brief

    assert "<" not in brief
    assert "@everyone" not in brief
    assert "\u202e" not in brief
