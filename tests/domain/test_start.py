"""The first sight of what is in force, a restart, and a long absence (contract §5, rules 9 and 11)."""

from dataclasses import replace
from datetime import timedelta

from pydantic import TypeAdapter

from builders import (
    CATALOGUE,
    DTI,
    EDI,
    NOON,
    a_bulletin,
    a_maintenance,
    a_notice,
    a_scope,
    a_watch,
    an_end,
    seen,
    silence,
)
from meteo_douane.domain.at_start import in_one_line
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.notice import Kind, Relation
from meteo_douane.domain.observation import Source
from meteo_douane.domain.watch import Watch
from stories import Story, a_calm_story, lines_told, lines_untold, some_rules

HOUR = timedelta(hours=1)
ALERT = a_notice("a", affects=a_scope("delta-ie", modes=[DTI, EDI]), published_at=NOON - 2 * HOUR)
TRANSIT = a_notice("t", affects=a_scope("delta-t"), published_at=NOON - 5 * HOUR)
TRANSIT_OVER = an_end("e", "delta-t", published_at=NOON - 3 * HOUR)
WATCHES = (a_watch("fret", modes=[DTI]), a_watch("transit", "delta-t"), a_watch("tout", "delta-ie", "delta-t"))


def a_first_story(*watches: Watch) -> Story:
    return Story(some_rules(*watches))


def after_a_restart(story: Story) -> Story:
    written = TypeAdapter(Known)
    return Story(story.rules, story.now, written.validate_json(written.dump_json(story.known)))


def test_what_is_in_force_is_told_once_and_what_has_ended_is_not() -> None:
    story = a_first_story(*WATCHES)

    assert story.lists(TRANSIT_OVER, ALERT, TRANSIT) == ["fret state_at_start", "tout state_at_start"]
    assert lines_untold(story.decisions) == [
        "transit state_at_start: ended_before_first_reading",
        "transit state_at_start: not_concerned",
        "tout state_at_start: ended_before_first_reading",
    ]
    assert story.lists(TRANSIT_OVER, ALERT, TRANSIT) == []


def test_a_calm_first_reading_tells_nothing() -> None:
    assert a_first_story(*WATCHES).lists() == []


def test_all_that_is_in_force_for_a_watch_is_one_message() -> None:
    story = a_first_story(a_watch("tout", "delta-ie", "delta-t"))

    assert story.lists(ALERT, TRANSIT) == ["tout state_at_start", "tout state_at_start"]
    assert [one.event.episode for one in story.decisions] == [one.id for one in story.episodes]
    assert [one.verdict and one.verdict.services for one in story.decisions] == [("delta-t",), ("delta-ie",)]
    assert [message.decisions for message in story.messages] == [story.decisions]


def test_a_replay_shows_what_a_watch_found_at_its_start_in_one_line() -> None:
    story = a_first_story(*WATCHES)
    story.lists(TRANSIT_OVER, ALERT, TRANSIT, a_notice("x", affects=a_scope("soprano")))

    lines = tuple(in_one_line(story.decisions, CATALOGUE))

    assert lines_told(lines) == ["fret state_at_start", "tout state_at_start"]
    assert lines_untold(lines) == ["transit state_at_start: ended_before_first_reading"]


def test_the_one_line_of_a_replay_is_about_all_that_the_watch_was_told_of() -> None:
    story = a_first_story(a_watch("tout", "delta-ie", "delta-t"))
    story.lists(ALERT, TRANSIT)

    [line] = in_one_line(story.decisions, CATALOGUE)

    assert {part.service for part in line.event.scope.parts} == {"delta-ie", "delta-t"}
    assert line.event.episode == ""


def test_what_is_planned_is_in_force_too() -> None:
    assert a_first_story(a_watch()).lists(a_maintenance()) == ["le-havre state_at_start"]


def test_what_follows_the_state_at_start_reaches_those_who_were_told_it() -> None:
    story = a_first_story(*WATCHES)
    story.lists(TRANSIT_OVER, ALERT, TRANSIT)
    end = an_end("f", "delta-ie")

    assert story.lists(end, TRANSIT_OVER, ALERT) == ["fret ended", "tout ended"]
    assert story.lists(a_notice("r", relation=Relation.REOPENS), end, TRANSIT_OVER) == [
        "fret reopened",
        "tout reopened",
    ]


def test_a_reopened_alert_is_in_force_at_first_sight_though_an_end_is_listed_too() -> None:
    reopened = a_notice("r", published_at=NOON)
    over = an_end("f", "delta-ie", published_at=NOON - HOUR)

    for notices in ((reopened, over, ALERT), (ALERT, over, reopened), (over, reopened, ALERT)):
        assert a_first_story(a_watch()).lists(*notices) == ["le-havre state_at_start"]


def test_without_dates_the_newest_stands_first() -> None:
    undated = a_notice("a"), an_end("e", "delta-ie"), a_notice("r", title="Réouverture")

    assert a_first_story(a_watch()).lists(*reversed(undated)) == ["le-havre state_at_start"]
    assert a_first_story(a_watch()).lists(undated[1], undated[0]) == []


def test_a_part_that_has_ended_before_the_first_reading_is_not_in_force_for_its_mode() -> None:
    story = a_first_story(a_watch("edi", modes=[EDI]), a_watch("dti", modes=[DTI]))

    assert story.lists(an_end("e", "delta-ie", modes=[EDI], published_at=NOON), ALERT) == ["dti state_at_start"]


def test_a_text_that_is_not_understood_is_told_at_first_sight_as_such() -> None:
    assert a_first_story(a_watch()).lists(a_notice("u", Kind.UNCLASSIFIED)) == ["le-havre unclassified"]


def test_failures_before_the_first_good_reading_leave_it_the_first() -> None:
    story = a_first_story(a_watch())
    story.reads(silence())

    assert story.lists(ALERT) == ["le-havre state_at_start"]


def test_the_first_reading_of_the_second_source_tells_what_is_in_force_and_none_of_its_history() -> None:
    story = a_calm_story(*WATCHES)

    told = lines_told(story.reads(seen(TRANSIT_OVER, ALERT, TRANSIT, source=Source.FEED)))

    assert told == ["fret opened", "tout opened"]


def test_a_trouble_that_came_and_went_between_two_readings_is_told_whole() -> None:
    story = a_calm_story(a_watch("transit", "delta-t"))

    assert story.lists(TRANSIT_OVER, TRANSIT) == ["transit opened", "transit ended"]


# Restart


def test_after_a_restart_nothing_is_told_twice() -> None:
    story = a_calm_story(*WATCHES)
    notices = (a_notice("u", Kind.UNCLASSIFIED), a_maintenance(), ALERT, TRANSIT)
    story.lists(*notices)

    assert after_a_restart(story).lists(*notices) == []


def test_after_a_restart_only_what_changed_meanwhile_is_told() -> None:
    story = a_calm_story(*WATCHES)
    story.lists(ALERT)

    again = after_a_restart(story)

    assert again.lists(TRANSIT, ALERT) == ["transit opened", "tout opened"]
    assert again.lists(an_end("f", "delta-ie"), TRANSIT, ALERT) == ["fret ended", "tout ended"]


def test_what_ended_during_a_long_absence_is_told_as_ended_with_the_time_we_were_away() -> None:
    story = a_calm_story()
    story.lists(ALERT)
    last = story.now

    told = after_a_restart(story).reads(seen(an_end("f", "delta-ie")), after=timedelta(days=3))

    assert lines_told(told) == ["le-havre ended"]
    assert told[0].event.away_since == last


def test_a_short_pause_is_no_absence() -> None:
    story = a_calm_story()

    told = story.reads(seen(ALERT), after=timedelta(minutes=20))

    assert told[0].event.away_since is None


def test_what_left_the_page_during_a_long_absence_has_vanished_and_not_ended() -> None:
    story = a_calm_story()
    story.lists(ALERT)

    assert [story.lists(after=timedelta(days=3)), story.lists()] == [[], ["le-havre vanished"]]


# A configuration that changes


def test_a_watch_that_is_added_is_told_what_is_in_force_for_it() -> None:
    story = a_calm_story(a_watch("fret"))
    story.lists(TRANSIT, ALERT)
    story.configures(a_watch("fret"), a_watch("transit", "delta-t"), a_watch("cave", "ciel"))

    assert story.lists(TRANSIT, ALERT) == ["transit state_at_start"]
    assert story.lists(TRANSIT, ALERT) == []


def test_a_watch_that_takes_up_another_service_is_told_what_is_in_force_of_that_alone() -> None:
    story = a_calm_story(a_watch("fret"))
    story.lists(TRANSIT, ALERT)
    story.configures(a_watch("fret", "delta-ie", "delta-t"))

    story.lists(TRANSIT, ALERT)

    assert [one.event.scope.services for one in story.decisions if one.event.kind is EventKind.STATE_AT_START] == [
        ("delta-t",)
    ]


def test_a_watch_whose_channels_alone_change_is_told_nothing_anew() -> None:
    story = a_calm_story(a_watch("fret"))
    story.lists(ALERT)
    story.configures(a_watch("fret", channels=("other",)))

    assert story.lists(ALERT) == []
    assert story.lists(a_bulletin(ends_at=NOON + 9 * HOUR), ALERT) == ["fret continued"]
    assert story.decisions[-1].channels == ("astreinte", "other")


def test_without_a_watch_what_is_in_force_and_what_happens_is_kept_and_told_to_nobody() -> None:
    story = Story(replace(some_rules(), watches=()))
    story.lists(ALERT)
    story.lists(TRANSIT, ALERT)
    story.lists(a_notice("u", Kind.UNCLASSIFIED), TRANSIT, ALERT)
    story.lists(an_end("x", "delta-ie"), TRANSIT)
    story.lists(TRANSIT, after=HOUR)

    assert (story.messages, story.told) == ((), [])
    assert lines_untold(story.decisions) == [
        " state_at_start: no_watch",
        " opened: no_watch",
        " unclassified: no_watch",
        " ended: no_watch",
    ]


def test_what_a_watch_that_has_gone_was_told_of_is_kept_for_it_alone() -> None:
    story = a_calm_story(*WATCHES[:1])
    story.lists(ALERT)
    story.configures()

    story.lists(an_end("x", "delta-ie"), ALERT)

    assert story.told == ["fret opened", "fret ended"]
    assert lines_untold(story.decisions) == []


def test_a_watch_that_takes_up_more_of_what_it_follows_is_told_so_and_its_end_comes_with_the_last_part() -> None:
    both = a_notice("a", affects=a_scope("delta-ie", "delta-t"))
    story = a_calm_story(a_watch("fret", "delta-t"))
    story.lists(both)
    story.configures(a_watch("fret", "delta-t", "delta-ie"))

    assert story.lists(both) == ["fret state_at_start"]
    assert story.lists(an_end("e", "delta-t"), both) == ["fret partly_ended"]
    assert story.lists(an_end("f", "delta-ie"), an_end("e", "delta-t"), both) == ["fret ended"]


def test_a_watch_for_which_a_trouble_is_over_is_told_of_the_part_that_it_uses_from_now_on() -> None:
    both = a_notice("a", affects=a_scope("delta-ie", "delta-t"))
    end = an_end("e", "delta-t")
    story = a_calm_story(a_watch("fret", "delta-t"))
    story.lists(both)
    assert story.lists(end, both) == ["fret ended"]
    story.configures(a_watch("fret", "delta-ie"))

    assert story.lists(end, both) == ["fret state_at_start"]


def test_a_watch_that_uses_something_else_onto_which_a_trouble_grows_is_told_no_end_before_that_of_it() -> None:
    alert = a_notice("a")
    both = a_notice("b", Kind.BULLETIN, affects=a_scope("delta-ie", "delta-t"))
    story = a_calm_story(a_watch("fret", "delta-ie"))
    story.lists(alert)
    story.configures(a_watch("fret", "delta-t"))

    assert story.lists(both, alert) == ["fret continued"]
    assert story.lists(an_end("e", "delta-ie"), both, alert) == ["fret partly_ended"]
    assert story.lists(an_end("f", "delta-t"), an_end("e", "delta-ie"), both, alert) == ["fret ended"]


def test_a_watch_that_uses_less_hears_the_end_of_what_it_was_told() -> None:
    both = a_notice("a", affects=a_scope("delta-ie", "delta-t"))
    story = a_calm_story(a_watch("fret", "delta-t", "delta-ie"))
    story.lists(both)
    story.configures(a_watch("fret", "delta-t"))

    assert story.lists(both) == []
    assert story.lists(an_end("f", "delta-ie", "delta-t"), both) == ["fret ended"]
