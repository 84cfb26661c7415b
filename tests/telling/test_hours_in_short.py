"""On a small screen, the hours that are foreseen are told where the title has no room for them."""

import pytest

from meteo_douane.domain.event import EventKind
from meteo_douane.telling.brief import LONGEST_BRIEF
from meteo_douane.telling.message import render
from occasions import ALERT, MAINTENANCE, NOW, a_voice, an_event, told

SPACES = {0xA0: " ", 0x202F: " "}


def test_a_plan_that_vanished_carries_the_hours_that_it_had() -> None:
    words = render(told(an_event(EventKind.VANISHED, MAINTENANCE)), a_voice(), NOW)

    assert "14 h 30" not in words.title.translate(SPACES)
    assert words.brief.translate(SPACES).startswith("Prévu : 13/05, 12 h 00 – 14 h 30")
    assert len(words.title) + len(words.brief) < LONGEST_BRIEF


@pytest.mark.parametrize("kind", [EventKind.PLANNED, EventKind.STARTED])
def test_hours_that_are_in_the_title_are_not_told_again(kind: EventKind) -> None:
    words = render(told(an_event(kind, MAINTENANCE)), a_voice(), NOW)

    assert "14 h 30" in words.title.translate(SPACES)
    assert "14 h 30" not in words.brief.translate(SPACES)


def test_nothing_is_foreseen_where_nothing_is_stated() -> None:
    words = render(told(an_event(EventKind.VANISHED, ALERT)), a_voice(), NOW)

    assert "Prévu" not in words.brief
