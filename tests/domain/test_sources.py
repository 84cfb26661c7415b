"""The source itself: silent, unreadable, back, and two voices that disagree (contract §5, rules 3, 8 and 10)."""

from datetime import timedelta

from builders import a_notice, a_scope, a_watch, an_end, nonsense, seen, silence
from meteo_douane.domain.event import ReasonCode
from meteo_douane.domain.notice import Notice
from meteo_douane.domain.observation import Cause, Failure, Source, Unchanged
from stories import Story, a_calm_story, lines_told

SILENT, UNREADABLE, BACK = "operator source_silent", "operator source_unreadable", "operator source_back"


def told_of(story: Story, *failures: Failure) -> list[list[str]]:
    return [lines_told(story.reads(failure)) for failure in failures]


def test_failures_up_to_the_number_tolerated_are_told_once_and_so_is_the_return() -> None:
    story = a_calm_story(failures_tolerated=3)

    assert told_of(story, *[silence()] * 5) == [[], [], [SILENT], [], []]
    assert [story.lists(), story.lists()] == [[BACK], []]


def test_failures_that_stay_below_it_are_no_event() -> None:
    story = a_calm_story(failures_tolerated=3)

    assert told_of(story, silence(), silence()) == [[], []]
    assert story.lists() == []
    assert told_of(story, silence(), silence()) == [[], []]


def test_what_is_answered_and_not_understood_has_its_own_word() -> None:
    story = a_calm_story(failures_tolerated=3)

    assert told_of(story, *[nonsense()] * 4) == [[], [], [UNREADABLE], []]


def test_what_is_told_says_with_what_the_source_answered_or_what_is_wrong_with_it() -> None:
    story = a_calm_story(failures_tolerated=1)

    [error] = story.reads(Failure(Source.PAGE, Cause.THEIR_HOST, "status 503", 503))
    [login] = story.reads(Failure(Source.PAGE, Cause.CONTENT, "login_page", 200))

    assert (error.event.detail, error.event.status) == ("their_host", 503)
    assert login.event.detail == "login_page"


def test_silence_that_turns_into_nonsense_is_told_when_it_lasts_and_each_once() -> None:
    story = a_calm_story(failures_tolerated=2)

    told = told_of(story, silence(), silence(), nonsense(), nonsense(), silence(), silence(), nonsense(), nonsense())

    assert told == [[], [SILENT], [], [UNREADABLE], [], [], [], []]
    assert story.lists() == [BACK]


def test_a_304_is_a_good_reading() -> None:
    story = a_calm_story(failures_tolerated=1)
    story.reads(silence())

    assert lines_told(story.reads(Unchanged(Source.PAGE))) == [BACK]


def test_the_very_first_failures_are_told_too() -> None:
    story = Story()

    assert told_of(story, *[silence()] * 3) == [[], [], [SILENT]]


def test_silence_changes_no_episode_and_is_told_to_every_channel_once() -> None:
    story = a_calm_story(a_watch("a", channels=("x", "y")), a_watch("b", "ciel", channels=("y",)), failures_tolerated=1)
    story.lists(a_notice())
    before = story.known.episodes

    decision = story.reads(silence())[0]

    assert story.known.episodes == before
    assert decision.channels == ("exploitation", "x", "y")
    assert (decision.watch, decision.verdict, decision.reason) == ("", None, ReasonCode.THE_SOURCE_ITSELF)


def test_a_missing_notice_between_failures_is_counted_in_good_readings_alone() -> None:
    story = a_calm_story()
    story.lists(a_notice())

    told = [
        story.lists(),
        *told_of(story, silence(), nonsense()),
        story.lists(a_notice()),
        story.lists(),
        *told_of(story, silence()),
        story.lists(),
    ]

    assert told == [[], [], [], [], [], [], ["le-havre vanished"]]


def test_failures_of_one_source_leave_the_voice_of_the_other() -> None:
    story = a_calm_story()
    story.reads(seen(), seen(source=Source.FEED))

    assert lines_told(story.reads(silence(), seen(a_notice(), source=Source.FEED))) == ["le-havre opened"]


def test_page_and_feed_silent_at_once_are_one_silence() -> None:
    story = a_calm_story(failures_tolerated=2)
    story.reads(seen(), seen(source=Source.FEED))

    told = [lines_told(story.reads(silence(), silence(Source.FEED))) for _ in range(4)]

    assert told == [[], [SILENT], [], []]
    assert lines_told(story.reads(seen(), seen(source=Source.FEED))) == [BACK]


def test_one_that_stays_silent_after_the_other_is_back_is_told_by_itself() -> None:
    story = a_calm_story(failures_tolerated=1)
    story.reads(seen(), seen(source=Source.FEED))
    story.reads(silence(), silence(Source.FEED))

    assert lines_told(story.reads(seen(), silence(Source.FEED))) == [BACK, SILENT]
    assert lines_told(story.reads(seen(), seen(source=Source.FEED))) == [BACK]


def test_the_moment_of_the_last_good_reading_is_known() -> None:
    story = a_calm_story()
    good = story.now

    story.reads(silence(), after=timedelta(hours=3))

    assert story.known.last_good_at == good
    assert story.known.sources[Source.PAGE].failing_since == story.now


# Disagreement


def both_list(story: Story, page: tuple[Notice, ...], feed: tuple[Notice, ...]) -> list[str]:
    return lines_told(story.reads(seen(*page), seen(*feed, source=Source.FEED)))


def a_story_of_both() -> Story:
    story = a_calm_story()
    both_list(story, (), ())
    return story


def test_page_and_feed_that_disagree_for_more_than_two_readings_are_told_to_the_operator_once() -> None:
    story = a_story_of_both()
    alert = a_notice()
    both_list(story, (alert,), (alert,))

    told = [both_list(story, (alert,), ()) for _ in range(5)]

    assert told == [[], [], ["operator sources_disagree"], [], []]
    assert story.decisions[-1].channels == ("exploitation",)
    assert story.states == ["open"]


def test_a_source_that_is_behind_for_two_readings_disagrees_with_nobody() -> None:
    story = a_story_of_both()
    alert, end = a_notice(), an_end("e", "delta-ie")
    both_list(story, (alert,), (alert,))
    both_list(story, (end, alert), (alert,))

    told = [both_list(story, (end, alert), (alert,)), both_list(story, (end, alert), (end, alert))]

    assert told == [[], []]
    assert [both_list(story, (alert,), (end,)) for _ in range(2)] == [[], []]


def test_a_feed_that_still_shows_the_alert_long_after_its_end_disagrees() -> None:
    story = a_story_of_both()
    alert, end = a_notice(), an_end("e", "delta-ie")
    both_list(story, (alert,), (alert,))

    told = [line for _ in range(3) for line in both_list(story, (end,), (alert,))]

    assert told == ["le-havre ended", "operator sources_disagree"]
    assert story.states == ["ended"]


def test_a_feed_that_keeps_what_is_over_does_not_disagree() -> None:
    story = a_story_of_both()
    alert, end = a_notice(), an_end("e", "delta-ie")
    both_list(story, (alert,), (alert,))
    both_list(story, (end, alert), (end, alert))

    assert [both_list(story, (), (end, alert)) for _ in range(5)] == [[]] * 5


def test_a_failing_source_disagrees_with_nobody() -> None:
    story = a_story_of_both()
    story.reads(seen(a_notice()), silence(Source.FEED))

    told = [lines_told(story.reads(seen(a_notice()), nonsense(Source.FEED))) for _ in range(1)]

    assert told == [[]]
    assert not story.known.disagreement.is_told


def test_sources_asked_in_turn_disagree_after_three_readings_of_each() -> None:
    story = a_story_of_both()
    told = [
        lines_told(story.reads(seen(a_notice(affects=a_scope("ciel")))))
        + lines_told(story.reads(seen(source=Source.FEED)))
        for _ in range(4)
    ]

    assert told == [[], [], ["operator sources_disagree"], []]
