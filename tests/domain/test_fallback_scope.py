"""What is stated of the fallback holds for what it was stated of: not for what is added to an episode later."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from builders import (
    CATALOGUE,
    DTI,
    EDI,
    NOON,
    a_bulletin,
    a_fallback,
    a_notice,
    a_scope,
    a_watch,
    an_end,
)
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.facts import written
from meteo_douane.domain.matrix import matrix
from meteo_douane.domain.notice import ALL_MODES, Fallback, Mode, Notice, Permission, Scope
from meteo_douane.domain.situation import published_for
from meteo_douane.telling.changes import change_words
from meteo_douane.telling.facts import facts_of
from meteo_douane.telling.fallback_told import fallback_told, users_of
from occasions import a_voice
from stories import Story, a_calm_story

ALLOWED = a_fallback(starts_at=NOON - timedelta(minutes=30))
ALERT = a_notice("a", affects=a_scope("delta-ie", modes=[EDI]), fallback=ALLOWED)
SILENT_ALERT = a_notice("a", affects=a_scope("delta-ie", modes=[EDI]))
GROWTH = a_bulletin("b", affects=a_scope("delta-ie", modes=[DTI, EDI]))
OF_BOTH = a_bulletin("c", affects=a_scope("delta-ie", modes=[DTI, EDI]), fallback=a_fallback())
OF_NOTHING_NAMED = a_bulletin("c", affects=Scope(), mentions=("delta-ie",), fallback=a_fallback())
OF_DTI = a_bulletin("c", affects=a_scope("delta-ie", modes=[DTI]), fallback=a_fallback())
NOT_FOR_DTI = a_bulletin("c", affects=a_scope("delta-ie", modes=[DTI]), fallback=a_fallback(Permission.REFUSED))
END_IN_DTI = an_end("c", "delta-ie", modes=[DTI])

OF_TWO = a_notice("a", affects=a_scope("delta-ie", "delta-t", modes=[EDI]), fallback=ALLOWED)
T_IS_BACK = an_end("c", "delta-t", modes=[EDI], fallback=a_fallback(Permission.ENDED))
T_IS_BACK_OVER_FOR_T = replace(T_IS_BACK, fallback_for=("delta-t",))
T_IS_BACK_OVER_FOR_IE = replace(T_IS_BACK, fallback_for=("delta-ie",))


def the_story(*notices: Notice) -> Story:
    story = a_calm_story(a_watch("le-havre", "delta-ie"))
    for count in range(len(notices)):
        story.lists(*reversed(notices[: count + 1]))
    return story


def the_episode(*notices: Notice) -> Episode:
    [episode] = the_story(*notices).episodes
    return episode


@pytest.mark.parametrize(
    ("notices", "unstated", "permission"),
    [
        pytest.param([ALERT], [], Permission.ALLOWED, id="of the alert"),
        pytest.param([ALERT, GROWTH], ["delta-ie:dti"], Permission.NOT_STATED, id="grown without a word of it"),
        pytest.param([ALERT, GROWTH, OF_BOTH], [], Permission.ALLOWED, id="then stated of both"),
        pytest.param([ALERT, GROWTH, OF_DTI], [], Permission.ALLOWED, id="then stated of the rest"),
        pytest.param([ALERT, GROWTH, OF_NOTHING_NAMED], [], Permission.ALLOWED, id="then stated, naming nothing"),
        pytest.param([ALERT, GROWTH, NOT_FOR_DTI], ["delta-ie:edi"], Permission.NOT_STATED, id="refused for a part"),
        pytest.param([ALERT, GROWTH, END_IN_DTI], [], Permission.ALLOWED, id="what was added has ended"),
        pytest.param([ALERT, OF_DTI], [], Permission.ALLOWED, id="grown, and stated of what is added"),
        pytest.param(
            [SILENT_ALERT, GROWTH, OF_BOTH],
            [],
            Permission.ALLOWED,
            id="stated only now",
        ),
        pytest.param(
            [OF_TWO, T_IS_BACK_OVER_FOR_T], [], Permission.ALLOWED, id="over by name for the service that is back"
        ),
        pytest.param(
            [OF_TWO, T_IS_BACK], ["delta-ie:edi"], Permission.NOT_STATED, id="over, perhaps for that one alone"
        ),
        pytest.param([OF_TWO, T_IS_BACK_OVER_FOR_IE], [], Permission.ENDED, id="over by name for what is left"),
    ],
)
def test_what_was_stated_before_is_not_said_of_what_was_added(
    notices: list[Notice], unstated: list[str], permission: Permission
) -> None:
    episode = the_episode(*notices)

    assert written(episode.fallback_unstated).split() == unstated
    assert episode.fallback_of_all.permission is permission


@pytest.mark.parametrize(
    ("mode", "permission"),
    [
        pytest.param(EDI, Permission.ALLOWED, id="what it was stated of"),
        pytest.param(DTI, Permission.NOT_STATED, id="what was added"),
    ],
)
def test_whoever_asks_for_one_mode_is_told_what_holds_of_that_one(mode: Mode, permission: Permission) -> None:
    story = the_story(ALERT, GROWTH)

    [published] = published_for(story.known, "delta-ie", mode, CATALOGUE, story.now)

    assert published.fallback.permission is permission


def test_a_message_about_all_of_it_says_what_it_was_stated_of_and_what_it_was_not() -> None:
    story = the_story(ALERT, GROWTH)
    [episode] = story.episodes
    event = replace(
        story.decisions[-1].event,
        kind=EventKind.REPEATED,
        notice=ALERT,
        scope=episode.remaining,
        changes=(),
    )

    told = fallback_told(EventKind.REPEATED, event, users_of(()), CATALOGUE)
    facts = " ".join(" ".join(facts_of(EventKind.REPEATED, event, told, a_voice(), story.now)).split())

    assert told.value == Fallback()
    assert "autorisée depuis" in facts
    assert "rien n'est dit pour DELTA-IE, en DTI" in facts


FOR_EDI = replace(ALLOWED, modes=frozenset({EDI}))
FOR_DTI = replace(ALLOWED, modes=frozenset({DTI}))
FOR_ALL = replace(ALLOWED, modes=ALL_MODES)
ALERT_IN_BOTH = a_notice("a", affects=a_scope("delta-ie", modes=[DTI, EDI]), fallback=ALLOWED)
IN_BOTH = a_notice("a", affects=a_scope("delta-ie", modes=[DTI, EDI]), fallback=FOR_EDI)


def a_word_on_it(fallback: Fallback) -> Notice:
    return a_bulletin("b", affects=a_scope("delta-ie", modes=[DTI, EDI]), fallback=fallback)


@pytest.mark.parametrize(
    ("notices", "mode", "permission"),
    [
        pytest.param([IN_BOTH], EDI, Permission.ALLOWED, id="the mode that it is given for"),
        pytest.param([IN_BOTH], DTI, Permission.NOT_STATED, id="the other mode"),
        pytest.param([IN_BOTH, a_word_on_it(ALLOWED)], DTI, Permission.NOT_STATED, id="said again, without a mode"),
        pytest.param([IN_BOTH, a_word_on_it(FOR_DTI)], DTI, Permission.ALLOWED, id="given for the other mode too"),
        pytest.param([IN_BOTH, a_word_on_it(FOR_DTI)], EDI, Permission.ALLOWED, id="which takes nothing away"),
        pytest.param([IN_BOTH, a_word_on_it(FOR_ALL)], DTI, Permission.ALLOWED, id="given for all"),
    ],
)
def test_a_fallback_that_is_given_for_one_mode_is_given_in_that_one_alone(
    notices: list[Notice], mode: Mode, permission: Permission
) -> None:
    story = the_story(*notices)

    [published] = published_for(story.known, "delta-ie", mode, CATALOGUE, story.now)
    [square] = matrix(story.episodes, (a_watch("le-havre", "delta-ie", modes=[mode]),), CATALOGUE, story.now)

    assert published.fallback.permission is permission
    assert square.fallback.permission is permission


def test_a_fallback_that_is_given_for_another_mode_too_is_news_and_said_of_both() -> None:
    story = the_story(IN_BOTH)

    told = story.lists(a_word_on_it(FOR_DTI), IN_BOTH)

    assert told == ["le-havre continued"]
    [change] = story.decisions[-1].event.changes
    assert "en DTI et EDI seulement" in change_words(change, a_voice(), story.now)


def test_that_it_is_given_for_all_of_the_trouble_is_no_news() -> None:
    story = the_story(ALERT_IN_BOTH)

    assert story.lists(a_word_on_it(FOR_ALL), ALERT_IN_BOTH) == []


OF_IE = a_notice("ie", published_at=NOON, fallback=ALLOWED)
OF_T = a_notice("t", affects=a_scope("delta-t", modes=[DTI, EDI]), published_at=NOON, fallback=ALLOWED)
NUMBER_1_OF_T = a_bulletin("bt", affects=OF_T.affects.value, published_at=NOON)
PART_OF_T: dict[str, Any] = {"restores": a_scope("delta-t", modes=[EDI]), "published_at": NOON + timedelta(minutes=3)}
OVER: dict[str, Any] = {"fallback": a_fallback(Permission.ENDED), "ends_at": NOON + timedelta(hours=3)}


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param([[a_bulletin("b", None, **PART_OF_T, **OVER)]], id="at once, of both by what it names"),
        pytest.param(
            [
                [NUMBER_1_OF_T],
                [a_bulletin("b", **PART_OF_T), NUMBER_1_OF_T],
                [a_bulletin("b", text="Texte corrigé.", **PART_OF_T, **OVER), NUMBER_1_OF_T],
            ],
            id="in other words, of one by its number and beside the other",
        ),
    ],
)
def test_what_is_said_of_a_trouble_that_goes_on_is_not_said_of_another_of_which_a_part_works_again(
    pages: list[list[Notice]],
) -> None:
    story = a_calm_story(a_watch("roissy", "delta-ie"), a_watch("calais", "delta-t"))
    story.lists(OF_T, OF_IE)
    for page in pages:
        story.lists(*page, OF_T, OF_IE)

    of_ie, of_t = story.episodes
    assert (of_ie.fallback.permission, of_ie.ends_at) == (Permission.ENDED, OVER["ends_at"])
    assert (of_t.fallback, of_t.ends_at, of_t.remaining) == (ALLOWED, None, a_scope("delta-t", modes=[DTI]))
    changes = [change for one in story.decisions if one.told and one.watch == "calais" for change in one.event.changes]
    assert [one.field for one in changes if one.field != "scope"] == []
