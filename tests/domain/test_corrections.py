"""A notice that is corrected in place: what it withdraws, and how that ends (contract §5, rules 2 and 7)."""

from datetime import timedelta

import pytest

from builders import DTI, EDI, NOON, a_notice, a_scope, a_watch, an_end
from meteo_douane.domain.notice import Notice, Scope
from stories import Story, a_calm_story

HOUR = timedelta(hours=1)
BOTH = [DTI, EDI]


def a_corrected_story() -> tuple[Story, Notice]:
    """An alert of DELTA T that was corrected to DELTA IE, and told to both."""
    story = a_calm_story(a_watch("wrong", "delta-t"), a_watch("right", "delta-ie"))
    corrected = a_notice("a", title="Alerte", affects=a_scope("delta-ie"))
    story.lists(a_notice("a", title="Alerte", affects=a_scope("delta-t")))
    assert story.lists(corrected) == ["wrong continued", "right opened"]
    return story, corrected


def test_an_end_of_what_a_correction_withdrew_is_told_as_one_to_those_who_were_told_of_it() -> None:
    story, corrected = a_corrected_story()
    end = an_end("e", "delta-t", published_at=NOON + HOUR)

    assert story.lists(end, corrected) == ["wrong ended", "right partly_ended"]
    assert story.decisions[-1].event.scope == a_scope("delta-t")
    assert story.episodes[0].remaining == a_scope("delta-ie")
    assert story.lists(an_end("f", "delta-ie", published_at=NOON + HOUR), end, corrected) == ["right ended"]


def test_a_correction_withdraws_nothing_that_another_notice_says_to_be_in_trouble() -> None:
    story = a_calm_story(a_watch("edi", modes=[EDI]))
    edi = a_notice("a", affects=a_scope("delta-ie", modes=[EDI]))
    story.lists(a_notice("b", title="Alerte", affects=a_scope("delta-ie", modes=BOTH)), edi)

    told = story.lists(a_notice("b", title="Alerte", affects=a_scope("delta-ie", modes=[DTI])), edi)

    assert told == []
    assert story.episodes[0].remaining == a_scope("delta-ie", modes=BOTH)
    assert story.episodes[0].withdrawn == Scope()


def test_a_correction_withdraws_what_only_a_notice_that_has_gone_said_to_be_in_trouble() -> None:
    story = a_calm_story()
    both = a_notice("b", title="Alerte", affects=a_scope("delta-ie", modes=BOTH))
    story.lists(both, a_notice("a", affects=a_scope("delta-ie", modes=[EDI])))
    story.lists(both)
    story.lists(both)

    told = story.lists(a_notice("b", title="Alerte", affects=a_scope("delta-ie", modes=[DTI])))

    assert told == ["le-havre continued"]
    assert story.episodes[0].remaining == a_scope("delta-ie", modes=[DTI])


def test_a_correction_that_would_leave_nothing_of_an_episode_withdraws_nothing_and_is_nobody_elses_news() -> None:
    """The notice speaks of two episodes and is corrected to one: the other would be in force for everybody."""
    story = a_calm_story(a_watch("t", "delta-t"), a_watch("cave", "ciel"), a_watch("trigo", "trigo"))
    first, second = a_notice("a", affects=a_scope("delta-t")), a_notice("b", affects=a_scope("ciel"))
    both = a_notice("c", title="Alerte", affects=a_scope("delta-t", "ciel"))
    for listed in ((first,), (second, first), (both, second, first), (both,), (both,)):
        story.lists(*listed)

    told = story.lists(a_notice("c", title="Alerte", affects=a_scope("delta-t")))

    assert told == []
    assert [one.remaining for one in story.episodes] == [a_scope("delta-t"), a_scope("ciel")]


@pytest.mark.parametrize("readings", [1, 2])
def test_an_alert_that_became_the_end_of_something_else_has_vanished_once_that_has_gone_too(readings: int) -> None:
    story = a_calm_story()
    story.lists(a_notice("a", title="Message"))
    ends_another = an_end("a", "delta-t", title="Message")
    assert story.lists(ends_another) == []

    told = [story.lists() for _ in range(readings)]

    assert told == [[], ["le-havre vanished"]][:readings]
