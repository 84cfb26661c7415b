"""An alert is repeated until somebody acknowledges it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

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
    scopes,
    seen,
)
from meteo_douane.domain.acknowledgement import Acknowledgement
from meteo_douane.domain.delivery import Message
from meteo_douane.domain.episodes import Episode, Known
from meteo_douane.domain.event import Decision
from meteo_douane.domain.notice import Kind, Notice
from meteo_douane.domain.observation import Observation
from meteo_douane.domain.repeating import repeated
from meteo_douane.domain.step import Rules, advance
from meteo_douane.domain.watch import Repetition, Watch

QUARTER = timedelta(minutes=15)
MINUTE = timedelta(minutes=1)
ALERT = a_notice("a", affects=a_scope("delta-ie", modes=[EDI]))


def an_insistent_watch(name: str = "le-havre", *services: str, at_most: int = 2, then: tuple[str, ...] = ()) -> Watch:
    return replace(a_watch(name, *services), repetition=Repetition(QUARTER, at_most, then))


@dataclass
class Story:
    """Readings and the time between them, as the program goes through them; it begins calm."""

    rules: Rules
    now: datetime = NOON
    known: Known = field(default_factory=Known)
    messages: tuple[Message, ...] = ()

    def goes_on(self, *observations: Observation, after: timedelta = MINUTE) -> tuple[Decision, ...]:
        self.now += after
        step = repeated(advance(self.known, observations, self.rules, self.now), self.rules, self.now)
        self.known, self.messages = step.known, step.messages
        return step.decisions

    def lists(self, *notices: Notice, after: timedelta = MINUTE) -> list[str]:
        return lines(self.goes_on(seen(*notices), after=after))

    def waits(self, after: timedelta = QUARTER) -> list[str]:
        return lines(self.goes_on(after=after))

    def is_acknowledged(self, by: str = "Marc") -> None:
        """As the command does it: the acknowledgement is known, and nothing is due any more."""
        (episode,) = self.known.in_force
        given = replace(episode, acknowledgement=Acknowledgement(by, self.now, episode.remaining))
        quiet = {key: replace(row, next_at=None, is_acknowledged=True) for key, row in self.known.repeats.items()}
        self.known = replace(self.known, episodes={**self.known.episodes, episode.id: given}, repeats=quiet)

    @property
    def episode(self) -> Episode:
        return tuple(self.known.episodes.values())[-1]


def lines(decisions: tuple[Decision, ...]) -> list[str]:
    """What was told: "le-havre repeated 1/2 → astreinte"."""
    return [_line(one) for one in decisions if one.told]


def _line(decision: Decision) -> str:
    reminder = decision.reminder
    number = f" {reminder.number}/{reminder.at_most}" if reminder is not None and reminder.number else ""
    return f"{decision.watch} {decision.event_kind.value}{number} → {' '.join(decision.channels)}"


def a_story(*watches: Watch) -> Story:
    story = Story(Rules(watches or (an_insistent_watch(),), (), CATALOGUE))
    story.lists()
    return story


def test_an_alert_is_repeated_until_it_was_said_often_enough() -> None:
    story = a_story()
    story.lists(ALERT)

    told = [story.waits() for _ in range(4)]

    assert told == [["le-havre repeated 1/2 → astreinte"], ["le-havre repeated 2/2 → astreinte"], [], []]


def test_what_is_not_yet_due_is_not_said() -> None:
    story = a_story()
    story.lists(ALERT)

    assert story.waits(QUARTER - MINUTE) == []
    assert story.known.next_repeat == NOON + 2 * MINUTE + QUARTER


def test_a_watch_that_asks_for_no_repeats_gets_none() -> None:
    story = a_story(a_watch())
    story.lists(ALERT)

    assert story.waits() == []
    assert story.known.repeats == {}


def test_after_the_last_repeat_those_of_last_resort_are_told_once_and_follow_from_then_on() -> None:
    story = a_story(an_insistent_watch(at_most=1, then=("chef",)))
    story.lists(ALERT)

    told = [story.waits() for _ in range(4)]

    assert told == [["le-havre repeated 1/1 → astreinte"], ["le-havre repeated 2/1 → chef"], [], []]
    assert story.lists(an_end("e", "delta-ie", modes=[EDI]), ALERT) == ["le-havre ended → astreinte chef"]


def test_an_acknowledgement_ends_the_repeats() -> None:
    story = a_story(an_insistent_watch(then=("chef",)))
    story.lists(ALERT)
    story.waits()

    story.is_acknowledged()

    assert [story.waits() for _ in range(4)] == [[], [], [], []]


def test_the_end_for_a_watch_ends_its_repeats_and_no_others() -> None:
    edi = replace(an_insistent_watch("edi"), modes=frozenset({EDI}), names_modes=True)
    dti = replace(an_insistent_watch("dti"), modes=frozenset({DTI}), names_modes=True)
    both = a_notice("a", affects=a_scope("delta-ie", modes=[EDI, DTI]))
    story = a_story(edi, dti)
    story.lists(both)
    story.lists(an_end("e", "delta-ie", modes=[EDI]), both)

    assert story.waits() == ["dti repeated 1/2 → astreinte"]


def test_a_repeat_that_fell_due_during_a_long_stop_is_said_once_and_the_next_one_in_its_time() -> None:
    story = a_story(an_insistent_watch(at_most=4))
    story.lists(ALERT)

    late = story.waits(timedelta(hours=5))

    assert late == ["le-havre repeated 1/4 → astreinte"]
    assert story.waits(QUARTER - MINUTE) == []
    assert story.waits(MINUTE) == ["le-havre repeated 2/4 → astreinte"]


@pytest.mark.parametrize(
    ("notice", "is_repeated"),
    [
        pytest.param(ALERT, True, id="an alert"),
        pytest.param(a_notice("m", Kind.MALFUNCTION), True, id="a malfunction"),
        pytest.param(a_bulletin("b"), True, id="a bulletin whose alert was missed"),
        pytest.param(a_maintenance("m"), False, id="an operation to come"),
        pytest.param(a_maintenance("m", starts_at=NOON), False, id="an operation under way"),
        pytest.param(a_notice("u", Kind.UNCLASSIFIED), False, id="what is not understood"),
    ],
)
def test_what_breaks_is_repeated_and_not_what_was_announced(notice: Notice, is_repeated: bool) -> None:  # noqa: FBT001
    story = a_story()
    story.lists(notice)

    assert bool(story.waits()) is is_repeated


def test_what_is_in_force_at_the_start_is_repeated_but_for_operations() -> None:
    story = Story(Rules((an_insistent_watch("le-havre", "delta-ie", "delta-t"),), (), CATALOGUE))
    story.lists(ALERT, a_maintenance("m", affects=a_scope("delta-t"), starts_at=NOON))

    assert story.waits() == ["le-havre repeated 1/2 → astreinte"]


def test_a_maintenance_that_becomes_an_alert_is_repeated_from_then_on() -> None:
    story = a_story()
    announced = a_maintenance("m", starts_at=NOON)
    story.lists(announced)
    story.lists(replace(ALERT, key="m", title=announced.title))

    assert story.waits() == ["le-havre repeated 1/2 → astreinte"]


def test_a_message_that_will_be_repeated_asks_for_an_acknowledgement() -> None:
    story = a_story()

    (decision,) = story.goes_on(seen(ALERT))

    assert decision.reminder is not None
    assert (decision.reminder.number, decision.reminder.at_most, decision.reminder.every) == (0, 2, QUARTER)
    assert [one.reminder for message in story.messages for one in message.decisions] == [decision.reminder]


def test_a_trouble_that_grows_voids_its_acknowledgement_and_is_repeated_anew() -> None:
    story = a_story()
    story.lists(ALERT)
    story.is_acknowledged("Marc")
    wider = a_bulletin("b", affects=a_scope("delta-ie", modes=[EDI, DTI]))

    (grown,) = story.goes_on(seen(wider, ALERT))

    assert story.episode.acknowledgement is None
    assert grown.reminder is not None
    assert grown.reminder.voided == "Marc"
    (again,) = story.goes_on(after=QUARTER)
    assert again.reminder is not None
    assert (again.reminder.number, again.reminder.voided) == (1, "Marc")


def test_a_trouble_that_grows_for_others_is_not_repeated_to_those_who_have_it_in_hand() -> None:
    story = a_story()
    story.lists(ALERT)
    story.is_acknowledged()
    wider = a_bulletin("b", affects=scopes(a_scope("delta-ie", modes=[EDI]), a_scope("delta-t")))
    story.lists(wider, ALERT)

    assert story.waits() == []
    assert story.episode.acknowledgement is not None
    assert story.episode.acknowledgement.by == "Marc"


def test_who_had_it_in_hand_is_named_when_it_grows_for_them_after_it_had_grown_for_others() -> None:
    story = a_story()
    story.lists(ALERT)
    story.is_acknowledged("Marc")
    for_others = a_bulletin("b", affects=scopes(a_scope("delta-ie", modes=[EDI]), a_scope("delta-t")))
    story.lists(for_others, ALERT)
    for_them = a_bulletin("c", 2, affects=scopes(a_scope("delta-ie", modes=[EDI, DTI]), a_scope("delta-t")))

    (grown,) = story.goes_on(seen(for_them, for_others, ALERT))

    assert story.episode.acknowledgement is None
    assert grown.reminder is not None
    assert grown.reminder.voided == "Marc"


def test_a_part_that_fails_again_is_growth() -> None:
    both = a_notice("a", affects=a_scope("delta-ie", modes=[EDI, DTI]))
    story = a_story()
    story.lists(both)
    half = an_end("e", "delta-ie", modes=[EDI])
    story.lists(half, both)
    story.is_acknowledged()
    story.lists(a_bulletin("b", affects=a_scope("delta-ie", modes=[EDI, DTI])), half, both)

    assert story.waits() == ["le-havre repeated 1/2 → astreinte"]


def test_a_watch_that_is_touched_later_is_not_asked_where_somebody_has_it_in_hand() -> None:
    story = a_story()
    story.lists(ALERT)
    story.is_acknowledged()
    story.rules = replace(story.rules, watches=(*story.rules.watches, an_insistent_watch("roissy")))

    assert story.lists(ALERT) == ["roissy state_at_start → astreinte"]
    assert story.waits() == []


@pytest.mark.parametrize(
    "later", [pytest.param(timedelta(hours=1), id="soon"), pytest.param(timedelta(days=30), id="a month later")]
)
def test_an_old_acknowledgement_never_silences_a_new_trouble_of_the_same_scope(later: timedelta) -> None:
    story = a_story()
    story.lists(ALERT)
    story.is_acknowledged()
    end = an_end("e", "delta-ie", modes=[EDI], published_at=NOON + QUARTER)
    story.lists(end, ALERT)
    story.lists(end)
    again = a_notice("a2", affects=ALERT.affects.value, published_at=NOON + later)
    story.lists(again, end, after=later)

    assert story.waits() == ["le-havre repeated 1/2 → astreinte"]


def test_an_alert_that_is_reopened_is_repeated_though_it_was_acknowledged() -> None:
    story = a_story()
    story.lists(ALERT)
    story.is_acknowledged()
    end = an_end("e", "delta-ie", modes=[EDI])
    bulletin = a_bulletin("b", 3, affects=ALERT.affects.value)
    story.lists(end, ALERT)
    assert story.episode.acknowledgement is None

    assert story.lists(bulletin, end, ALERT) == ["le-havre reopened → astreinte"]
    assert story.waits() == ["le-havre repeated 1/2 → astreinte"]


def test_a_watch_that_no_longer_asks_is_repeated_nothing() -> None:
    story = a_story()
    story.lists(ALERT)
    story.rules = replace(story.rules, watches=(a_watch(),))

    assert story.waits() == []
    assert story.known.repeats == {}


def test_the_same_repeat_to_several_watches_of_a_channel_is_one_message() -> None:
    story = a_story(an_insistent_watch("le-havre"), an_insistent_watch("roissy"))
    story.lists(ALERT)
    story.waits()

    assert [[one.watch for one in message.decisions] for message in story.messages] == [["le-havre", "roissy"]]


def test_a_reading_that_brings_nothing_changes_nothing() -> None:
    story = a_story()
    story.lists(ALERT)
    before = story.known.repeats

    story.lists(ALERT)

    assert story.known.repeats is before
