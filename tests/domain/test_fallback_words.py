"""The words on which rests what is said of the fallback, and the doubt where others say otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import DTI, EDI, NOON, a_bulletin, a_fallback, a_notice, a_scope, an_end
from meteo_douane.domain.fallback_words import stated_fallback
from meteo_douane.domain.notice import Doubt, DoubtCode, Fallback, Notice, Permission, Read
from stories import Story, a_calm_story

MINUTE = timedelta(minutes=1)
ALLOWED, REFUSED = "La procédure de secours est autorisée.", "Aucune procédure de secours n'est autorisée."
GRANTS = Read(a_fallback(), ALLOWED)
REFUSES = Read(a_fallback(Permission.REFUSED), REFUSED)


def an_alert(fallback: Read[Fallback], text: str = "Panne.") -> Notice:
    return a_notice("a", published_at=NOON - 10 * MINUTE, fallback=fallback, text=text)


def a_later_bulletin(fallback: Read[Fallback]) -> Notice:
    return a_bulletin("b", published_at=NOON - 5 * MINUTE, fallback=fallback)


def said_in(story: Story) -> Read[Fallback]:
    (episode,) = story.episodes
    return stated_fallback(story.known, episode)


def test_it_rests_on_the_latest_words_that_state_it() -> None:
    story = a_calm_story()
    story.lists(an_alert(REFUSES))
    story.lists(a_later_bulletin(GRANTS), an_alert(REFUSES))
    story.lists(a_bulletin("c", published_at=NOON), a_later_bulletin(GRANTS), an_alert(REFUSES))

    assert said_in(story) == GRANTS


@pytest.mark.parametrize("is_gone", [False, True], ids=["while both are listed", "when both have gone"])
def test_an_older_message_that_is_edited_to_say_otherwise_than_a_later_one_leaves_a_doubt(*, is_gone: bool) -> None:
    story = a_calm_story()
    story.lists(an_alert(REFUSES))
    story.lists(a_later_bulletin(REFUSES), an_alert(REFUSES))
    story.lists(a_later_bulletin(REFUSES), an_alert(GRANTS, "Panne, secours revu."))
    for _ in range(2 * is_gone):
        story.lists()

    doubt = Doubt(DoubtCode.FALLBACK_DIFFERS_BY_MESSAGE, REFUSED)
    assert said_in(story) == replace(GRANTS, doubts=(doubt,))


def test_a_later_message_that_has_gone_while_the_edited_one_stands_is_no_doubt() -> None:
    story = a_calm_story()
    story.lists(an_alert(REFUSES))
    story.lists(a_later_bulletin(REFUSES), an_alert(REFUSES))
    story.lists(an_alert(GRANTS, "Panne, secours revu."))

    assert said_in(story) == GRANTS


def test_an_end_of_the_fallback_in_one_mode_is_no_doubt_of_the_other() -> None:
    story = a_calm_story()
    in_dti = a_fallback(modes=frozenset({DTI}))
    alert = a_notice("a", affects=a_scope("delta-ie", modes=[DTI, EDI]), published_at=NOON - MINUTE, fallback=in_dti)
    no_more_in_edi = a_fallback(Permission.ENDED, modes=frozenset({EDI}))
    story.lists(alert)
    story.lists(an_end("e", "delta-ie", modes=[EDI], published_at=NOON, fallback=no_more_in_edi), alert)

    assert not said_in(story).doubts


def test_without_a_word_of_it_there_are_none_to_show() -> None:
    story = a_calm_story()
    story.lists(a_notice("a"))

    assert said_in(story) == Read(Fallback())


@pytest.mark.parametrize("is_listed", [True, False], ids=["while it is listed", "once it has gone"])
def test_a_refusal_for_another_service_is_not_forgotten_when_the_fallback_of_the_first_has_ended(
    *, is_listed: bool
) -> None:
    refusal = Doubt(DoubtCode.FALLBACK_DIFFERS_BY_SERVICE, "Pour CIEL, pas lieu de recourir à la procédure de secours.")
    granted = Read(a_fallback(), ALLOWED, (refusal,))
    over = Read(a_fallback(Permission.ENDED), "Il est mis fin à la procédure de secours ICS2.")
    alert = a_notice("a", affects=a_scope("ics2", "ciel"), published_at=NOON - 10 * MINUTE, fallback=granted)
    end = a_bulletin("b", affects=a_scope("ics2"), published_at=NOON - 5 * MINUTE, fallback=over)
    story = a_calm_story()
    story.lists(alert)
    story.lists(end, alert)
    if not is_listed:
        story.lists(end)

    assert said_in(story) == replace(over, doubts=(refusal,) if is_listed else ())
