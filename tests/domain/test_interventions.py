"""What people of ours do about an episode, and what the words of the source are to it afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import DTI, EDI, NOON, a_bulletin, a_maintenance, a_notice, a_scope, a_watch, an_end
from meteo_douane.domain.episodes import Provenance
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.interventions import (
    DeclineCode,
    Declined,
    Deed,
    Done,
    Flaw,
    Outcome,
    Person,
    Wish,
    carried_out,
    person_of,
)
from meteo_douane.domain.notice import Kind, Notice, Read, Scope
from meteo_douane.domain.repeating import repeated
from meteo_douane.domain.step import Rules, Step
from meteo_douane.domain.watch import Repetition, Watch
from stories import Story, a_calm_story, lines_told, lines_untold, some_rules

MARC = Person("Marc", "les échanges passent", "command")
QUARTER = timedelta(minutes=15)
HOUR = timedelta(hours=1)
ALERT = a_notice("a", affects=a_scope("delta-ie", modes=[EDI]))
DATED = a_notice("a", affects=a_scope("delta-ie", modes=[EDI]), published_at=NOON)
LATE = a_notice("a", affects=a_scope("delta-ie", modes=[EDI]), ends_at=NOON + timedelta(minutes=5))
LATE_OF_BOTH = a_notice("a", affects=a_scope("delta-ie", modes=[EDI, DTI]), ends_at=NOON + timedelta(minutes=5))
END = an_end("e", "delta-ie", modes=[EDI])


def does(story: Story, deed: Deed, person: Person = MARC, seen: Scope | None = None) -> Outcome:
    """Do it to the last episode of a story, which goes on from there."""
    wish = Wish(story.episodes[-1].id, deed, person, seen)
    outcome = carried_out(story.known, wish, story.rules, story.now)
    if isinstance(outcome, Done):
        story.known = outcome.step.known
        story.decisions += outcome.step.decisions
    return outcome


def declined(outcome: Outcome) -> DeclineCode:
    assert isinstance(outcome, Declined)
    return outcome.code


def an_overdue_story_of_both(*watches: Watch) -> Story:
    story = a_calm_story(*watches)
    story.lists(LATE_OF_BOTH)
    story.waits(HOUR)
    return story


def told(outcome: Outcome) -> list[str]:
    assert isinstance(outcome, Done)
    return lines_told(outcome.step.decisions)


def a_vanished_story(alert: Notice = ALERT) -> Story:
    story = a_calm_story()
    story.lists(alert)
    story.lists()
    story.lists()
    assert story.states == ["vanished"]
    return story


def an_overdue_story() -> Story:
    story = a_calm_story()
    story.lists(LATE)
    story.waits(HOUR)
    assert story.states == ["overdue"]
    return story


# Acknowledging


def test_an_acknowledgement_is_told_to_those_who_were_told_the_alert() -> None:
    story = a_calm_story(a_watch(), a_watch("lyon", "delta-t", channels=("lyon",)))
    story.lists(ALERT)

    outcome = does(story, Deed.ACKNOWLEDGED)

    assert isinstance(outcome, Done)
    assert told(outcome) == ["le-havre acknowledged"]
    assert lines_untold(outcome.step.decisions) == ["lyon acknowledged: not_told_before"]
    assert outcome.step.decisions[0].event.detail == "les échanges passent"
    given = story.episodes[0].acknowledgement
    assert given is not None
    assert (given.by, given.at, given.scope) == ("Marc", story.now, ALERT.affects.value)


def test_those_of_last_resort_who_were_told_learn_that_somebody_has_it_in_hand() -> None:
    watch = replace(a_watch(), repetition=Repetition(QUARTER, 1, ("chef",)))
    story = a_calm_story(watch)
    story.lists(ALERT)
    (row,) = _repeats_of(story)
    story.known = replace(story.known, repeats={row: replace(story.known.repeats[row], is_escalated=True)})

    outcome = does(story, Deed.ACKNOWLEDGED)

    assert isinstance(outcome, Done)
    assert [message.channel for message in outcome.step.messages] == ["astreinte", "chef"]
    assert story.known.next_repeat is None


def _repeats_of(story: Story) -> list[str]:
    """Let the last decisions begin what they begin."""
    story.known = repeated(Step(story.known, story.decisions, ()), story.rules, story.now).known
    return list(story.known.repeats)


@pytest.mark.parametrize(
    ("notices", "seen", "code"),
    [
        pytest.param((END, ALERT), None, DeclineCode.OVER, id="it has ended"),
        pytest.param((ALERT,), a_scope("delta-ie", modes=[DTI]), DeclineCode.GROWN, id="it is more than was shown"),
    ],
)
def test_what_cannot_be_acknowledged(notices: tuple[Notice, ...], seen: Scope | None, code: DeclineCode) -> None:
    story = a_calm_story()
    story.lists(ALERT)
    story.lists(*notices)

    assert declined(does(story, Deed.ACKNOWLEDGED, seen=seen)) is code


def test_what_has_grown_for_nobody_since_it_was_shown_can_be_acknowledged() -> None:
    story = a_calm_story()
    story.lists(ALERT)
    story.lists(a_bulletin("b", affects=a_scope("delta-ie", "ciel", modes=[EDI])), ALERT)

    outcome = does(story, Deed.ACKNOWLEDGED, seen=ALERT.affects.value)

    assert isinstance(outcome, Done)


def test_what_has_grown_for_another_watch_since_it_was_shown_is_to_be_looked_at_again() -> None:
    story = a_calm_story(a_watch(), a_watch("lyon", "ciel"))
    story.lists(ALERT)
    story.lists(a_bulletin("b", affects=a_scope("delta-ie", "ciel", modes=[EDI])), ALERT)

    assert declined(does(story, Deed.ACKNOWLEDGED, seen=ALERT.affects.value)) is DeclineCode.GROWN


def test_the_second_to_acknowledge_learns_who_was_first() -> None:
    story = a_calm_story()
    story.lists(ALERT)
    does(story, Deed.ACKNOWLEDGED)

    second = does(story, Deed.ACKNOWLEDGED, Person("Anne", "", "link"))

    assert declined(second) is DeclineCode.ACKNOWLEDGED
    assert isinstance(second, Declined)
    assert second.episode is not None
    assert second.episode.acknowledgement is not None
    assert second.episode.acknowledgement.by == "Marc"


def test_an_episode_that_nobody_knows_is_declined() -> None:
    story = a_calm_story()

    for deed in Deed:
        wish = Wish("1999-01-01-01", deed, MARC)
        assert declined(carried_out(story.known, wish, story.rules, NOON)) is DeclineCode.UNKNOWN


# Closing


@pytest.mark.parametrize("story_of", [a_vanished_story, an_overdue_story])
def test_a_person_closes_what_has_vanished_or_is_overdue(story_of: type[Story]) -> None:
    story = story_of()

    outcome = does(story, Deed.CLOSED)

    assert told(outcome) == ["le-havre closed_by_person"]
    episode = story.episodes[0]
    assert (episode.state.value, episode.provenance) == ("ended", Provenance.BY_PERSON)
    assert story.waits(HOUR) == []


def test_what_is_listed_and_not_overdue_is_closed_by_the_source_alone() -> None:
    story = a_calm_story()
    story.lists(ALERT)

    assert declined(does(story, Deed.CLOSED)) is DeclineCode.NOT_CLOSABLE


def test_an_end_that_is_published_after_a_person_closed_is_told_as_the_end() -> None:
    story = a_vanished_story()
    does(story, Deed.CLOSED)

    assert story.lists(END) == ["le-havre ended"]
    assert story.episodes[0].provenance is Provenance.STATED


def test_an_end_without_a_service_is_of_what_is_in_force_before_what_a_person_closed() -> None:
    story = a_vanished_story()
    does(story, Deed.CLOSED)
    other = a_notice("b", affects=a_scope("delta-ie", modes=[DTI]))
    story.lists(other)
    nameless = an_end("e")

    assert story.lists(nameless, other) == ["le-havre ended"]
    assert [one.provenance for one in story.episodes] == [Provenance.BY_PERSON, Provenance.INFERRED]


def test_a_partial_end_after_a_person_closed_says_that_the_rest_goes_on() -> None:
    both = a_notice("a", affects=a_scope("delta-ie", modes=[EDI, DTI]))
    story = a_vanished_story(both)
    does(story, Deed.CLOSED)

    assert story.lists(END) == ["le-havre partly_ended"]
    assert story.episodes[0].is_in_force
    assert story.episodes[0].remaining == a_scope("delta-ie", modes=[DTI])


@pytest.mark.parametrize("alert", [pytest.param(ALERT, id="without a date"), pytest.param(DATED, id="dated")])
def test_what_had_vanished_and_is_listed_again_is_reopened_aloud(alert: Notice) -> None:
    story = a_vanished_story(alert)
    does(story, Deed.CLOSED)

    assert story.lists(alert) == ["le-havre reopened"]
    assert story.decisions[-1].event.by == "Marc"
    assert story.states == ["open"]
    assert story.lists(alert) == []


def test_what_was_listed_when_a_person_closed_it_stays_closed_while_its_words_stay() -> None:
    story = an_overdue_story()
    does(story, Deed.CLOSED)

    assert story.lists(LATE) == []
    assert story.lists(replace(LATE, text=LATE.text + " 12:31", revision="clock")) == []
    assert story.states == ["ended"]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(replace(LATE, text="Nouvelle cause trouvée.", revision="2"), id="other words"),
        pytest.param(replace(LATE, ends_at=replace(LATE.ends_at, value=NOON + 5 * HOUR), revision="3"), id="its hours"),
        pytest.param(a_bulletin("b", 4, affects=LATE.affects.value), id="a bulletin"),
        pytest.param(a_bulletin("b", 4, affects=LATE.affects.value, published_at=NOON), id="one written before"),
    ],
)
def test_words_that_come_after_a_person_closed_reopen_it_aloud(words: Notice) -> None:
    story = an_overdue_story()
    does(story, Deed.CLOSED)
    others = () if words.key == LATE.key else (LATE,)

    assert story.lists(words, *others) == ["le-havre reopened"]
    assert story.decisions[-1].event.by == "Marc"


def test_words_about_a_part_that_come_after_a_person_closed_reopen_all_that_no_words_have_ended() -> None:
    story = an_overdue_story_of_both(a_watch("edi", modes=[EDI]), a_watch("dti", modes=[DTI]))
    does(story, Deed.CLOSED)

    told_then = story.lists(a_bulletin("b", 1, affects=a_scope("delta-ie", modes=[DTI])), LATE_OF_BOTH)

    assert told_then == ["edi reopened", "dti reopened"]
    assert story.episodes[0].remaining == LATE_OF_BOTH.affects.value


def test_words_that_come_after_a_person_closed_and_restore_a_part_are_the_end_of_it() -> None:
    story = an_overdue_story_of_both(a_watch("edi", modes=[EDI]), a_watch("dti", modes=[DTI]))
    does(story, Deed.CLOSED)
    edi, dti = a_scope("delta-ie", modes=[EDI]), a_scope("delta-ie", modes=[DTI])

    told_then = story.lists(a_bulletin("b", 1, affects=dti, restores=edi), LATE_OF_BOTH)

    assert told_then == ["edi reopened", "dti reopened", "edi ended", "dti partly_ended"]
    assert story.episodes[0].remaining == dti


def test_an_alert_anew_after_a_person_closed_is_another_one() -> None:
    story = a_vanished_story(DATED)
    does(story, Deed.CLOSED)

    assert story.lists(a_notice("n", affects=DATED.affects.value, published_at=NOON + HOUR)) == ["le-havre opened"]


def test_an_operation_that_a_person_closed_is_cancelled_by_words_all_the_same() -> None:
    story = a_calm_story()
    operation = a_maintenance("m", starts_at=NOON + 10 * HOUR)
    story.lists(operation)
    story.lists()
    story.lists()
    does(story, Deed.CLOSED)
    cancelled = a_notice("c", Kind.CANCELLATION)

    assert story.lists(cancelled) == ["le-havre cancelled"]


def test_closing_ends_the_repeats_and_the_acknowledgement() -> None:
    watch = replace(a_watch(), repetition=Repetition(QUARTER, 4))
    story = a_calm_story(watch)
    story.lists(LATE)
    _repeats_of(story)
    story.waits(HOUR)
    does(story, Deed.ACKNOWLEDGED)

    does(story, Deed.CLOSED)

    assert story.known.repeats == {}
    assert story.episodes[0].acknowledgement is None


# Reopening


def test_a_person_reopens_what_has_ended_and_it_ends_again_by_words() -> None:
    story = a_calm_story()
    story.lists(ALERT)
    story.lists(END, ALERT)

    assert told(does(story, Deed.REOPENED)) == ["le-havre reopened_by_person"]

    assert story.lists(END, ALERT) == []
    assert story.episodes[0].remaining == ALERT.affects.value
    assert story.lists(an_end("e2", "delta-ie", modes=[EDI], published_at=NOON + HOUR), END, ALERT) == [
        "le-havre ended"
    ]


def test_what_a_person_reopened_by_mistake_is_going_on_as_a_whole_and_ends_once_that_is_taken_back() -> None:
    story = a_calm_story()
    story.lists(ALERT)
    story.lists(END, ALERT)
    ended = story.episodes[0].closing
    does(story, Deed.REOPENED)
    assert story.states == ["open"]
    story.lists(END, ALERT)

    assert told(does(story, Deed.CLOSED)) == ["le-havre ended"]

    assert story.episodes[0].closing == ended
    assert story.episodes[0].provenance is Provenance.STATED
    assert story.lists(END, ALERT) == []


def test_a_cancellation_that_a_person_took_back_is_one_again() -> None:
    story = a_calm_story()
    story.lists(a_maintenance("m", starts_at=NOON + HOUR))
    story.lists(a_notice("c", Kind.CANCELLATION))
    does(story, Deed.REOPENED)

    assert told(does(story, Deed.CLOSED)) == ["le-havre cancelled"]


def test_an_end_is_not_put_back_once_the_source_has_told_of_the_trouble_again() -> None:
    story = a_calm_story()
    story.lists(ALERT)
    story.lists(END, ALERT)
    does(story, Deed.REOPENED)
    story.lists(a_bulletin(affects=ALERT.affects.value, published_at=NOON + HOUR), END, ALERT)

    assert declined(does(story, Deed.CLOSED)) is DeclineCode.NOT_CLOSABLE


def test_an_end_is_not_put_back_once_the_source_shows_the_trouble_without_it() -> None:
    story = a_calm_story()
    story.lists(ALERT)
    story.lists(END, ALERT)
    does(story, Deed.REOPENED)
    story.lists(ALERT)

    assert declined(does(story, Deed.CLOSED)) is DeclineCode.NOT_CLOSABLE


def test_an_end_is_not_put_back_for_what_it_never_named() -> None:
    story = a_calm_story()
    story.lists(DATED)
    end = replace(END, published_at=Read(NOON + HOUR))
    story.lists(end, DATED)
    does(story, Deed.REOPENED)
    late = a_bulletin(affects=LATE_OF_BOTH.affects.value, published_at=NOON - HOUR)
    story.lists(late, end, DATED)

    assert declined(does(story, Deed.CLOSED)) is DeclineCode.NOT_CLOSABLE


def test_what_had_ended_before_anybody_was_told_and_is_reopened_is_told_to_those_whom_it_concerns() -> None:
    story = Story(some_rules(a_watch(), a_watch("cave", "ciel")))
    story.lists(END, ALERT)

    assert told(does(story, Deed.REOPENED)) == ["le-havre reopened_by_person"]

    again = an_end("e2", "delta-ie", modes=[EDI], published_at=NOON + HOUR)
    assert story.lists(again, END, ALERT) == ["le-havre ended"]


def test_what_is_reopened_is_not_told_to_those_whose_part_the_source_has_ended() -> None:
    story = an_overdue_story_of_both(a_watch("edi", modes=[EDI]), a_watch("dti", modes=[DTI]))
    assert story.lists(END, LATE_OF_BOTH) == ["edi ended", "dti partly_ended"]
    does(story, Deed.CLOSED)

    assert told(does(story, Deed.REOPENED)) == ["dti reopened_by_person"]


def test_what_is_reopened_and_long_gone_from_the_source_is_told_once() -> None:
    story = a_vanished_story()
    does(story, Deed.CLOSED)

    does(story, Deed.REOPENED)

    assert [story.lists() for _ in range(3)] == [[], [], []]
    assert story.states == ["vanished"]


def test_what_is_reopened_while_a_watch_is_left_out_of_the_configuration_is_told_when_it_is_back() -> None:
    story = Story(some_rules(a_watch("kept"), a_watch("away")))
    story.lists(END, ALERT)  # over at the first sight: nobody was told of it
    story.configures(a_watch("kept"))
    does(story, Deed.REOPENED)

    story.configures(a_watch("kept"), a_watch("away"))

    assert story.lists(END, ALERT) == ["away state_at_start"]


def test_what_is_in_force_cannot_be_reopened() -> None:
    story = a_vanished_story()

    assert declined(does(story, Deed.REOPENED)) is DeclineCode.IN_FORCE


def test_each_deed_has_its_own_kind_of_event_and_none_is_that_of_the_source() -> None:
    story = a_vanished_story()
    for deed in (Deed.ACKNOWLEDGED, Deed.CLOSED, Deed.REOPENED):
        does(story, deed)

    kinds = {decision.event_kind for decision in story.decisions[-3:]}
    assert kinds == {kind for kind in EventKind if kind.is_done_by_a_person}


# Who


@pytest.mark.parametrize(
    ("name", "why", "expected"),
    [
        pytest.param("  Marc\r\nBcc: x ", "a\n\tb", Person("Marc Bcc: x", "a b", "link"), id="lines become one"),
        pytest.param("<b>Marc</b>", "", Person("<b>Marc</b>", "", "link"), id="markup is kept, and shown harmless"),
        pytest.param("Ma\N{RIGHT-TO-LEFT OVERRIDE}rc\0", "", Person("Marc", "", "link"), id="nothing invisible"),
        pytest.param(" \N{ZERO WIDTH SPACE}\n", "", Flaw.NO_NAME, id="nobody"),
        pytest.param("x" * 10_000, "", Flaw.LONG_NAME, id="a name of 10 KB"),
        pytest.param("Marc", "x" * 10_000, Flaw.LONG_REASON, id="a reason of 10 KB"),
    ],
)
def test_who_somebody_is_is_a_short_line(name: str, why: str, expected: Person | Flaw) -> None:
    assert person_of(name, why, "link") == expected


def test_rules_of_no_watch_tell_nobody() -> None:
    story = a_calm_story()
    story.lists(ALERT)
    rules = Rules((), (), story.rules.catalogue)
    told_nobody = replace(story.episodes[0], told={})
    known = replace(story.known, episodes={told_nobody.id: told_nobody})

    outcome = carried_out(known, Wish(told_nobody.id, Deed.ACKNOWLEDGED, MARC), rules, NOON)

    assert isinstance(outcome, Done)
    assert outcome.step.messages == ()
