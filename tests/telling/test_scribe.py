"""The words of a delivery are made once for all channels that say the same, and are those that it would have alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from meteo_douane.domain.delivery import Delivery
from meteo_douane.domain.handing_out import AT_ONCE
from meteo_douane.telling.message import render
from meteo_douane.telling.scribe import KEPT, Scribe
from meteo_douane.telling.templating import TITLE, OwnTemplate, Templates
from occasions import ENDED, NOW, OCCASIONS, OPENED, a_voice


def on(channel: str, delivery: Delivery) -> Delivery:
    message = delivery.message
    return replace(delivery, message=replace(message, key=f"{message.key}/{channel}", channel=channel))


def test_channels_that_say_the_same_get_the_same_words() -> None:
    scribe = Scribe(a_voice())

    one, other = scribe.words(on("one", OPENED), NOW), scribe.words(on("other", OPENED), NOW)

    assert one is other


@pytest.mark.parametrize("name", list(OCCASIONS))
def test_words_that_were_made_for_another_channel_are_those_that_it_would_have_alone(name: str) -> None:
    scribe, delivery = Scribe(a_voice()), OCCASIONS[name]
    scribe.words(on("other", delivery), NOW)

    assert scribe.words(delivery, NOW) == render(delivery, a_voice(), NOW)


@pytest.mark.parametrize(
    "delivery",
    [
        pytest.param(replace(OPENED, may_repeat=True), id="it may have arrived before"),
        pytest.param(replace(OPENED, message=replace(OPENED.message, instead_of="quai")), id="in place of another"),
        pytest.param(ENDED, id="another event"),
    ],
)
def test_what_says_something_else_gets_words_of_its_own(delivery: Delivery) -> None:
    scribe = Scribe(a_voice())
    scribe.words(OPENED, NOW)

    assert scribe.words(delivery, NOW) == render(delivery, a_voice(), NOW)


def test_a_moment_later_its_age_is_told_anew() -> None:
    scribe, later = Scribe(a_voice()), NOW + timedelta(minutes=5)
    scribe.words(OPENED, NOW)

    assert scribe.words(OPENED, later) == render(OPENED, a_voice(), later)


def test_words_that_were_prepared_are_there_when_they_are_asked_for() -> None:
    scribe = Scribe(a_voice())

    scribe.prepare(OPENED, NOW)
    prepared = [words for _, words in scribe._made.values()]

    assert [scribe.words(OPENED, NOW)] == prepared
    assert scribe.words(OPENED, NOW) is prepared[0]


def test_all_that_is_given_out_at_once_is_still_there_when_it_is_asked_for() -> None:
    scribe = Scribe(a_voice())
    given = [
        replace(OPENED, message=replace(OPENED.message, instead_of=f"canal-{number}")) for number in range(AT_ONCE)
    ]

    for delivery in given:
        scribe.prepare(delivery, NOW)
    prepared = [words for _, words in scribe._made.values()]

    assert [id(scribe.words(delivery, NOW)) for delivery in given] == [id(words) for words in prepared]


def test_nothing_is_prepared_by_a_template_of_an_operator_that_complains_each_time() -> None:
    complaints = list[object]()
    templates = Templates({TITLE: OwnTemplate("title.txt.j2", "{{ nothing }}")}, complaints.append)

    Scribe(a_voice(), templates).prepare(OPENED, NOW)

    assert complaints == []


def test_a_template_of_an_operator_may_name_the_channel() -> None:
    templates = Templates({TITLE: OwnTemplate("title", "{{ channel }}")}, lambda _: None)
    scribe = Scribe(a_voice(), templates)

    assert [scribe.words(on(name, OPENED), NOW).title for name in ("one", "other")] == ["one", "other"]


def test_no_more_words_are_kept_than_are_needed_at_a_time() -> None:
    scribe = Scribe(a_voice())

    for second in range(2 * KEPT):
        scribe.words(OPENED, NOW + timedelta(seconds=second))

    assert len(scribe._made) == KEPT
