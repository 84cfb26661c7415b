"""An event, told again to whoever reads of it later."""

from __future__ import annotations

import pytest

from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.language import Language
from meteo_douane.telling.retold import headline, retold
from meteo_douane.web.programs.feeds import IN_THE_FEED
from occasions import OCCASIONS, a_voice

TOLD = {
    name: delivery
    for name, delivery in OCCASIONS.items()
    if delivery.message.decisions and delivery.message.event_kind in IN_THE_FEED
}


def test_every_kind_of_the_feed_is_tried() -> None:
    assert {delivery.message.event_kind for delivery in TOLD.values()} == IN_THE_FEED


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("delivery", TOLD.values(), ids=TOLD)
def test_an_event_has_one_line_and_the_words_of_a_message_for_no_watch(delivery: Delivery, language: Language) -> None:
    event = delivery.message.decisions[0].event

    words = retold(event, a_voice(language))

    assert words.title == headline(event, a_voice(language))
    assert len(words.title.splitlines()) == 1
    assert words.text.strip()
