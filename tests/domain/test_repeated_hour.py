"""The hour that the clocks go through twice: what was not there at the last good reading was written in the second."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from builders import a_notice, an_end, seen
from meteo_douane.domain.notice import Doubt, DoubtCode, Notice, Read
from stories import Story, a_calm_story

HOUR = timedelta(hours=1)
#: 2:45 and 2:10 in Paris on 25 October 2026, as they come first.
QUARTER_TO_THREE = datetime(2026, 10, 25, 0, 45, tzinfo=UTC)
TEN_PAST_TWO = datetime(2026, 10, 25, 0, 10, tzinfo=UTC)


def in_the_night(notice: Notice, first: datetime, words: str) -> Notice:
    doubts = (Doubt(DoubtCode.AMBIGUOUS_LOCAL_TIME, words),)
    return replace(notice, published_at=Read(first, words, doubts))


ALERT = in_the_night(a_notice("a"), QUARTER_TO_THREE, "25/10/2026 à 02h45")
END = in_the_night(an_end("e", "delta-ie"), TEN_PAST_TWO, "25/10/2026 à 02h10")


def a_night() -> Story:
    story = a_calm_story()
    story.now = datetime(2026, 10, 25, 0, 40, tzinfo=UTC)
    story.lists()
    return story


def published(story: Story) -> list[datetime | None]:
    return [one.notice.published_at.value for one in story.known.publications.values()]


def test_an_end_of_ten_past_two_may_follow_an_alert_of_a_quarter_to_three() -> None:
    story = a_night()

    assert story.lists(ALERT, after=10 * HOUR / 60) == ["le-havre opened"]
    assert story.lists(END, ALERT, after=22 * HOUR / 60) == ["le-havre ended"]
    assert published(story) == [QUARTER_TO_THREE, TEN_PAST_TWO + HOUR]


def test_what_is_listed_keeps_the_hour_that_it_was_given() -> None:
    story = a_night()
    story.lists(ALERT, after=10 * HOUR / 60)
    story.lists(END, ALERT, after=22 * HOUR / 60)

    reworded = replace(ALERT, text="Texte complété.", revision="complété")

    assert story.lists(END, reworded, after=HOUR) == []
    assert published(story) == [QUARTER_TO_THREE, TEN_PAST_TWO + HOUR]


def test_without_a_reading_before_it_the_hour_is_the_first_of_the_two() -> None:
    story = a_calm_story()
    story.now = datetime(2026, 10, 25, 9, tzinfo=UTC)

    story.reads(seen(ALERT), after=HOUR)

    assert published(story) == [QUARTER_TO_THREE]


def test_it_stays_a_doubt_which_of_the_two_it_is() -> None:
    story = a_night()
    story.lists(ALERT, after=10 * HOUR / 60)
    story.lists(END, ALERT, after=22 * HOUR / 60)

    assert [bool(one.notice.published_at.doubts) for one in story.known.publications.values()] == [True, True]
