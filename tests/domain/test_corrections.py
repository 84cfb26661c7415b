"""A notice that is corrected in place: what it withdraws, and how that ends (contract §5, rules 2 and 7)."""

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import DTI, EDI, NOON, a_notice, a_scope, a_watch, an_end
from meteo_douane.domain.event import Change
from meteo_douane.domain.notice import Kind, Mode, Notice, Scope
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


def test_what_an_edition_passes_over_in_silence_stays_in_force_until_words_end_it() -> None:
    story = a_calm_story(a_watch("import"), a_watch("transit", "delta-t"))
    story.lists(a_notice("a", title="Alerte", affects=a_scope("delta-ie", "delta-t")))
    edited = a_notice("a", title="Alerte", affects=a_scope("delta-ie"))
    end = an_end("e", "delta-ie", published_at=NOON + HOUR)

    assert story.lists(edited) == ["import continued", "transit continued"]
    assert story.decisions[-1].event.changes == (Change("unnamed", "delta-t", ""),)
    assert story.decisions[-1].event.scope == together(a_scope("delta-ie"), a_scope("delta-t"))
    assert [one.verdict and one.verdict.code.tells for one in story.decisions[-2:]] == [True, True]
    assert story.lists(end, edited) == ["import ended", "transit partly_ended"]
    assert story.episodes[0].remaining == a_scope("delta-t")
    assert story.lists(an_end("f", "delta-t", published_at=NOON + HOUR), end, edited) == ["transit ended"]


def test_nor_is_it_replaced_by_a_mode_that_another_service_grows_into_or_by_fewer_services() -> None:
    for before, after in [
        ((a_scope("delta-ie", modes=[EDI]), a_scope("delta-t")), (a_scope("delta-ie", modes=BOTH),)),
        ((a_scope("delta-ie"), a_scope("delta-t"), a_scope("delta-x")), (a_scope("delta-ie"), a_scope("ecs"))),
    ]:
        story = a_calm_story(a_watch("transit", "delta-t"), a_watch("import"))
        story.lists(a_notice("a", title="Alerte", affects=together(*before)))
        edited = a_notice("a", title="Alerte", affects=together(*after))
        story.lists(edited)
        end = a_notice("e", Kind.END, restores=together(*after), published_at=NOON + HOUR)

        assert story.lists(end, edited) == ["transit partly_ended", "import ended"]
        assert "delta-t" in story.episodes[0].remaining.services


def together(*scopes: Scope) -> Scope:
    return Scope(tuple(part for one in scopes for part in one.parts))


@pytest.mark.parametrize("after", [[DTI], [EDI]])
def test_a_mode_that_an_edition_passes_over_in_silence_stays_in_force(after: list[Mode]) -> None:
    story = a_calm_story()
    story.lists(a_notice("b", title="Alerte", affects=a_scope("delta-ie", modes=BOTH)))
    edited = a_notice("b", title="Alerte", affects=a_scope("delta-ie", modes=after))

    assert story.lists(edited) == ["le-havre continued"]
    assert story.lists(edited) == []
    end = an_end("e", "delta-ie", modes=after, published_at=NOON + HOUR)
    assert story.lists(end, edited) == ["le-havre partly_ended"]
    assert story.states == ["partly_ended"]


def test_an_edition_that_says_again_what_a_former_one_passed_over_changes_nothing() -> None:
    story = a_calm_story()
    both = a_notice("b", title="Alerte", affects=a_scope("delta-ie", modes=BOTH))
    story.lists(both)
    story.lists(a_notice("b", title="Alerte", affects=a_scope("delta-ie", modes=[DTI])))

    assert story.lists(replace(both, text="La panne dure.")) == []
    assert story.episodes[0].remaining == a_scope("delta-ie", modes=BOTH)


def test_what_is_passed_over_of_one_episode_is_no_news_for_those_of_another() -> None:
    """The notice speaks of two episodes and is corrected to one: the other would be in force for everybody."""
    story = a_calm_story(a_watch("t", "delta-t"), a_watch("cave", "ciel"), a_watch("trigo", "trigo"))
    first, second = a_notice("a", affects=a_scope("delta-t")), a_notice("b", affects=a_scope("ciel"))
    both = a_notice("c", title="Alerte", affects=a_scope("delta-t", "ciel"))
    for listed in ((first,), (second, first), (both, second, first), (both,), (both,)):
        story.lists(*listed)

    told = story.lists(a_notice("c", title="Alerte", affects=a_scope("delta-t")))

    assert told == ["cave continued"]
    assert [one.remaining for one in story.episodes] == [a_scope("delta-t"), a_scope("ciel")]


@pytest.mark.parametrize("readings", [1, 2])
def test_an_alert_that_became_the_end_of_something_else_has_vanished_once_that_has_gone_too(readings: int) -> None:
    story = a_calm_story()
    story.lists(a_notice("a", title="Message"))
    ends_another = an_end("a", "delta-t", title="Message")
    assert story.lists(ends_another) == []

    told = [story.lists() for _ in range(readings)]

    assert told == [[], ["le-havre vanished"]][:readings]
