"""How a message asks to be acknowledged, and what is said of people."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from meteo_douane.domain.acknowledgement import Reminder
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import Scope
from meteo_douane.telling.brief import LONGEST_BRIEF
from meteo_douane.telling.message import render
from meteo_douane.telling.titles import LONGEST_TITLE
from occasions import (
    ALERT,
    MAINTENANCE,
    NOW,
    OCCASIONS,
    QUARTER,
    a_voice,
    an_event,
    done_by_a_person,
    gathered,
    reminding,
    state_at_start,
    told,
)

HOSTILE = "<!channel> @everyone <a href='https://evil.example'>x</a>\r\nBcc: a@b\N{RIGHT-TO-LEFT OVERRIDE}"
FIRST = Reminder(0, 4, QUARTER)


def a_link(episode: str, scope: Scope, now: datetime) -> str:
    return f"https://m.example/ack/{episode}.{len(scope.parts)}.{now.hour}"


LINKING = replace(a_voice(), ack_link=a_link)


def plain(words: str) -> str:
    return " ".join(words.split())


def test_with_a_page_the_link_takes_the_place_of_the_command() -> None:
    words = render(OCCASIONS["opened_until_acknowledged"], LINKING, NOW)

    assert "https://m.example/ack/2026-05-01-01.1.0" in words.text
    assert '<a href="https://m.example/ack/2026-05-01-01.1.0">' in words.html
    assert "--by" not in words.text


@pytest.mark.parametrize("name", ["opened_until_acknowledged", "repeated", "repeated_as_last_resort"])
def test_what_happened_what_it_means_and_what_to_do_stand_before_how_to_take_it_in_hand(name: str) -> None:
    text = plain(render(OCCASIONS[name], LINKING, NOW).text)

    parts = (
        "En bref",
        "La météo de la douane écrit",
        "Qui est concerné",
        "Que faire",
        "https://m.example/ack/",
        "À lire",
    )
    assert [*sorted(parts, key=text.index)] == [*parts]


def test_of_several_troubles_each_is_told_before_how_to_take_it_in_hand() -> None:
    text = plain(render(OCCASIONS["state_at_start_until_acknowledged"], LINKING, NOW).text)

    first, second = text.split("== ")[1:]
    for of_one in (first, second):
        assert of_one.index("En bref") < of_one.index("https://m.example/ack/") < of_one.index("À lire")


def test_on_a_small_screen_the_link_to_answer_stands_where_one_reads_on() -> None:
    asked = reminding(told(an_event(EventKind.OPENED, ALERT)), FIRST)

    linked, commanded = render(asked, LINKING, NOW), render(asked, a_voice(), NOW)

    assert linked.brief.splitlines()[-1] == "https://m.example/ack/2026-05-01-01.1.0"
    assert commanded.brief.splitlines()[-1] == "meteo-douane ack 2026-05-01-01 --by VOTRE-NOM"


def test_a_link_that_is_too_long_for_a_small_screen_gives_way_to_the_command() -> None:
    asked = reminding(told(an_event(EventKind.OPENED, ALERT)), FIRST)
    wordy = replace(a_voice(), ack_link=lambda *_: "https://m.example/" + "x" * 240)

    words = render(asked, wordy, NOW)

    assert words.brief.splitlines()[-1] == "meteo-douane ack 2026-05-01-01 --by VOTRE-NOM"
    assert len(words.title) + len(words.brief) < LONGEST_BRIEF


def test_who_never_gets_repeats_is_not_promised_that_they_stop() -> None:
    words = plain(render(OCCASIONS["acknowledged"], a_voice(), NOW).text)

    assert "S'il y avait des rappels, ils cessent, sauf si le trouble s'étend." in words


def test_the_link_to_press_is_called_what_it_does() -> None:
    words = render(OCCASIONS["opened_until_acknowledged"], LINKING, NOW)

    link = '<a href="https://m.example/ack/2026-05-01-01.1.0">Prendre ce trouble en charge et arrêter les rappels</a>'
    assert link in plain(words.html)
    assert link in plain(words.chat)


def test_a_channel_that_one_of_its_watches_asks_to_be_reminded_through_is_asked() -> None:
    delivery = OCCASIONS["opened"]
    first, second = delivery.message.decisions
    asked = replace(delivery.message, decisions=(first, replace(second, reminder=FIRST)))

    words = render(replace(delivery, message=asked), LINKING, NOW)

    assert "https://m.example/ack/2026-05-01-01.1.0" in words.text


def test_each_of_several_troubles_has_a_link_of_its_own() -> None:
    words = render(reminding(state_at_start(), FIRST), LINKING, NOW)

    assert words.text.count("https://m.example/ack/") == 2
    assert "https://m.example/ack/2026-04-30-01.1.0" in words.text


def test_nobody_is_asked_to_take_an_operation_in_hand() -> None:
    words = render(reminding(told(an_event(EventKind.STATE_AT_START, MAINTENANCE)), FIRST), LINKING, NOW)

    assert "/ack/" not in words.text


@pytest.mark.parametrize("kind", [kind for kind in EventKind if kind.is_done_by_a_person])
@pytest.mark.parametrize("language", list(Language))
def test_a_hostile_name_or_reason_can_do_nothing(kind: EventKind, language: Language) -> None:
    delivery = told(an_event(kind, ALERT, by=HOSTILE * 3, detail=HOSTILE * 200))

    words = render(delivery, a_voice(language), NOW)

    assert len(words.title) <= LONGEST_TITLE
    for shown in (words.title, words.text, words.brief):
        assert not {"<", "\r", "\N{RIGHT-TO-LEFT OVERRIDE}"} & set(shown)
        assert "@everyone" not in shown
    assert "<a href='" not in words.html
    assert len(words.text) < 2_000


def test_an_end_set_by_a_person_is_never_told_as_one_that_was_published() -> None:
    words = render(OCCASIONS["closed_by_person"], a_voice(), NOW)

    assert plain(words.title).startswith("Clos par Marc Le Goff (aucune fin publiée)")
    assert "Décision de l'exploitant" in plain(words.text)
    assert "fin d'alerte" not in plain(words.text).lower()
    assert "La météo n'a publié aucune fin" in plain(words.text)
    assert "Vérifiez dans la météo avant de quitter le secours." in plain(words.brief)


def test_why_a_person_did_something_is_not_lost_when_messages_are_gathered() -> None:
    opening = told(an_event(EventKind.OPENED, ALERT))
    answer = done_by_a_person(EventKind.ACKNOWLEDGED, why="Équipe prévenue, on passe au secours")

    words = render(gathered(opening, answer), a_voice(), NOW)

    assert "Motif donné : « Équipe prévenue, on passe au secours »" in plain(words.text)


@pytest.mark.parametrize(
    ("reminder", "follows"),
    [
        pytest.param(FIRST, "un rappel suit toutes les 15 min, 4 au plus", id="several are to come"),
        pytest.param(Reminder(0, 1, QUARTER), "un rappel suit dans 15 min", id="one is to come"),
        pytest.param(Reminder(4, 4, QUARTER), "", id="the last"),
    ],
)
def test_a_message_says_what_follows_if_nobody_answers(reminder: Reminder, follows: str) -> None:
    words = plain(render(reminding(told(an_event(EventKind.REPEATED, ALERT)), reminder), a_voice(), NOW).text)

    assert follows in words
    assert ("Sans réponse, un rappel" in words) is bool(follows)
