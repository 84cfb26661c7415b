"""An end that names no service and closed nothing is for a person to place."""

from __future__ import annotations

from builders import NOON, a_notice, a_scope, an_end
from meteo_douane.domain.unplaced import unplaced_ends
from stories import TWO_MINUTES, Story, a_calm_story

ONE, OTHER = a_notice("a", affects=a_scope("delta-ie")), a_notice("t", affects=a_scope("delta-t"))
NAMELESS = an_end("e", published_at=NOON + 2 * TWO_MINUTES)


def may_be_of(story: Story) -> list[list[str]]:
    return [sorted(episode.opening.key for episode in one.episodes) for one in unplaced_ends(story.known)]


def test_an_end_that_names_nothing_may_be_of_each_that_is_open() -> None:
    story = a_calm_story()
    story.lists(ONE, OTHER)

    story.lists(NAMELESS, ONE, OTHER)

    assert may_be_of(story) == [["a", "t"]]


def test_one_that_closed_the_only_episode_is_placed() -> None:
    story = a_calm_story()
    story.lists(ONE)

    story.lists(NAMELESS, ONE)

    assert may_be_of(story) == []


def test_one_that_is_shown_no_longer_is_none_of_today() -> None:
    story = a_calm_story()
    story.lists(ONE, OTHER)
    story.lists(NAMELESS, ONE, OTHER)

    story.lists(ONE, OTHER)

    assert may_be_of(story) == []


def test_it_is_not_of_what_began_later_or_was_over_before() -> None:
    story = a_calm_story()
    story.lists(ONE, OTHER)
    story.lists(NAMELESS, ONE, OTHER)
    later = a_notice("n", affects=a_scope("ciel"))

    story.lists(an_end("f", "delta-ie"), later, NAMELESS, ONE, OTHER)

    assert may_be_of(story) == [["t"]]
