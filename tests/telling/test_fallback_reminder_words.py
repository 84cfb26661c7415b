"""What a reminder says, whatever was typed into the record."""

from dataclasses import replace

import pytest

from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.language import Language
from meteo_douane.telling.message import render
from meteo_douane.telling.titles import LONGEST_TITLE
from occasions import NOW, OCCASIONS, a_voice, in_place_of_a_dead_channel

REMINDERS = {name: one for name, one in OCCASIONS.items() if one.message.fallback_reminder}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("delivery", REMINDERS.values(), ids=REMINDERS)
def test_one_that_may_repeat_says_so_and_its_title_fits(delivery: Delivery, language: Language) -> None:
    words = render(replace(delivery, may_repeat=True), a_voice(language), NOW)

    repeat = {Language.FR: "répétition possible", Language.EN: "possible repeat"}[language]
    assert words.title.endswith(repeat)
    assert len(words.title) <= LONGEST_TITLE
    assert repeat in words.text.lower()


def test_one_that_stands_in_for_a_dead_channel_says_so() -> None:
    delivery = in_place_of_a_dead_channel(OCCASIONS["fallback_reminder_of_the_office"])

    assert "slack-quai" in render(delivery, a_voice(), NOW).text


def test_what_somebody_typed_is_shown_and_can_do_nothing() -> None:
    delivery = OCCASIONS["fallback_reminder_of_references"]
    reminder = delivery.message.fallback_reminder
    assert reminder is not None
    typed = replace(reminder, left=("26FR\x1b[31m<!channel>",), number="<@U1>")

    words = render(replace(delivery, message=replace(delivery.message, fallback_reminder=typed)), a_voice(), NOW)

    assert "\x1b" not in words.text
    assert "<!channel>" not in words.text
    assert "<@U1>" not in words.text
    assert "26FR[31m" in words.text
