"""Maintenance: planned, moved, started, overdue, ended, cancelled (contract §5, rule 4)."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from builders import (
    DTI,
    EDI,
    NOON,
    a_bulletin,
    a_fallback,
    a_maintenance,
    a_notice,
    a_scope,
    a_watch,
    an_end,
    seen,
    silence,
)
from meteo_douane.domain.episodes import Provenance
from meteo_douane.domain.notice import Doubt, DoubtCode, Kind, Notice, Read, Relation, Scope
from stories import a_calm_story, lines_told

HOUR = timedelta(hours=1)
START, END = NOON + 24 * HOUR, NOON + 26 * HOUR
PLANNED = a_maintenance(starts_at=START, ends_at=END)


def a_cancellation(*services: str, **facts: Any) -> Notice:
    return a_notice("c", Kind.CANCELLATION, affects=a_scope(*services), **facts)


def test_an_operation_is_planned_started_overdue_and_ended() -> None:
    story = a_calm_story()

    told = [
        story.lists(PLANNED),
        story.lists(PLANNED, after=HOUR),
        story.lists(PLANNED, after=23 * HOUR),
        story.lists(PLANNED, after=HOUR),
        story.lists(PLANNED, after=HOUR),
        story.lists(PLANNED),
        story.lists(an_end("e", "delta-ie"), PLANNED),
    ]

    assert told == [
        ["le-havre planned"], [], ["le-havre started"], [], ["le-havre overdue"], [], ["le-havre ended"],
    ]  # fmt: skip


def test_an_hour_that_passes_without_a_reading_is_told_too() -> None:
    story = a_calm_story()
    story.lists(PLANNED)

    assert story.waits(HOUR) == []
    assert story.waits(24 * HOUR) == ["le-havre started"]
    assert story.waits(2 * HOUR) == ["le-havre overdue"]
    assert story.waits(2 * HOUR) == []
    assert story.episodes[0].provenance is Provenance.INFERRED


def test_an_operation_listed_elsewhere_as_it_begins_has_started() -> None:
    story = a_calm_story()
    story.lists(PLANNED)

    assert story.lists(a_maintenance(starts_at=START, ends_at=END, text="Messages en cours"), after=24 * HOUR) == [
        "le-havre started"
    ]
    assert story.lists(a_maintenance(starts_at=START, ends_at=END, text="Messages en cours")) == []


def test_a_failed_reading_starts_nothing() -> None:
    story = a_calm_story()
    story.lists(PLANNED)

    assert lines_told(story.reads(silence(), after=25 * HOUR)) == []
    assert story.lists(PLANNED) == ["le-havre started"]


def test_an_operation_edited_to_other_hours_has_moved_and_its_first_date_passes_without_a_word() -> None:
    story = a_calm_story()
    story.lists(PLANNED)
    moved = a_maintenance(starts_at=START + 24 * HOUR, ends_at=END + 24 * HOUR)

    assert story.lists(moved) == ["le-havre moved"]
    assert [story.lists(moved, after=one * HOUR) for one in (25, 2)] == [[], []]
    assert story.lists(moved, after=22 * HOUR) == ["le-havre started"]


def test_an_operation_announced_anew_in_place_of_a_notice_that_has_gone_has_moved() -> None:
    story = a_calm_story()
    story.lists(PLANNED)
    moved = a_maintenance("new", title="REPORT", starts_at=START + 48 * HOUR, ends_at=END + 48 * HOUR)

    assert story.lists(moved) == ["le-havre moved"]
    assert len(story.episodes) == 1


def test_an_operation_after_one_that_has_vanished_is_another_one_unless_it_says_that_it_moves() -> None:
    next_one = a_maintenance("n", starts_at=START - 3 * HOUR, ends_at=START - 2 * HOUR)
    of_another, of_the_same = a_calm_story(), a_calm_story()
    for story in (of_another, of_the_same):
        story.lists(PLANNED)
        assert [story.lists(), story.lists()] == [[], ["le-havre vanished"]]

    assert of_another.lists(next_one) == ["le-havre planned"]
    assert [episode.starts_at for episode in of_another.episodes] == [START, START - 3 * HOUR]
    assert of_the_same.lists(replace(next_one, relation=Read(Relation.MOVES))) == ["le-havre moved"]


def test_an_operation_that_has_begun_is_not_moved_by_the_next_one_in_the_place_of_its_notice() -> None:
    story = a_calm_story()
    story.lists(PLANNED)
    story.lists(PLANNED, after=25 * HOUR)
    next_week = a_maintenance("n", starts_at=START + 168 * HOUR, ends_at=END + 168 * HOUR)

    assert story.lists(next_week) == ["le-havre planned"]
    assert len(story.episodes) == 2


def test_an_operation_that_says_it_is_moved_has_moved_though_its_first_notice_stands() -> None:
    story = a_calm_story()
    story.lists(PLANNED)
    moved = a_maintenance("n", starts_at=START + 240 * HOUR, relation=Relation.MOVES)

    assert story.lists(moved, PLANNED) == ["le-havre moved"]
    assert story.episodes[0].ends_at is None
    assert story.lists(moved, PLANNED, after=48 * HOUR) == []


def test_an_operation_that_is_moved_began_at_its_new_hour_for_whoever_is_told_its_end() -> None:
    story = a_calm_story()
    story.lists(PLANNED)
    earlier = a_maintenance(starts_at=START - 20 * HOUR, ends_at=END - 20 * HOUR)
    story.lists(earlier)
    story.lists(earlier, after=4 * HOUR)

    story.lists(an_end("e", "delta-ie", ends_at=START - 19 * HOUR), after=HOUR)

    assert story.episodes[0].opened_at == START - 20 * HOUR
    assert story.decisions[-1].event.opened_at == START - 20 * HOUR


def test_an_operation_put_off_to_an_unknown_date_has_no_longer_its_old_hour() -> None:
    story = a_calm_story()
    story.lists(PLANNED)

    story.lists(a_maintenance("n", starts_at=None, relation=Relation.MOVES), PLANNED)

    assert story.episodes[0].opened_at == story.episodes[0].observed_at


def test_an_operation_that_takes_place_after_all_begins_at_the_hour_that_is_stated_then() -> None:
    story = a_calm_story()
    story.lists(PLANNED)
    story.lists(a_cancellation("delta-ie"), PLANNED)
    after_all = a_maintenance(
        "x", title="Maintenance maintenue", text="Elle aura lieu.", starts_at=START + HOUR, ends_at=END + HOUR
    )

    assert story.lists(after_all, a_cancellation("delta-ie"), PLANNED) == ["le-havre reopened"]
    assert story.episodes[0].opened_at == START + HOUR


def test_an_operation_put_off_to_an_unknown_date_does_not_start() -> None:
    story = a_calm_story()
    story.lists(PLANNED)
    put_off = a_maintenance("n", starts_at=None, relation=Relation.MOVES)

    assert story.lists(put_off, PLANNED) == ["le-havre moved"]
    assert story.lists(put_off, PLANNED, after=48 * HOUR) == []
    assert story.states == ["planned"]


def test_two_operations_on_one_service_are_two_episodes() -> None:
    story = a_calm_story()
    other = a_maintenance("n", starts_at=START + 240 * HOUR, ends_at=END + 240 * HOUR)

    assert story.lists(PLANNED) == ["le-havre planned"]
    assert story.lists(other, PLANNED) == ["le-havre planned"]
    assert story.lists(other, PLANNED, after=24 * HOUR) == ["le-havre started"]


def test_the_same_operation_announced_twice_is_one() -> None:
    story = a_calm_story()
    story.lists(PLANNED)
    reminder = a_maintenance("r", title="Rappel", text="Pour mémoire.", starts_at=START, ends_at=END)

    assert story.lists(reminder, PLANNED) == []
    assert len(story.episodes) == 1


def test_an_operation_under_way_that_lasts_longer_continues() -> None:
    story = a_calm_story()
    story.lists(PLANNED)
    story.lists(PLANNED, after=25 * HOUR)
    longer = a_maintenance(starts_at=START, ends_at=END + 3 * HOUR)

    assert story.lists(longer) == ["le-havre continued"]
    assert story.lists(longer, after=2 * HOUR) == []
    assert story.lists(longer, after=3 * HOUR) == ["le-havre overdue"]


def test_a_prolongation_that_does_not_say_again_when_it_began_is_of_the_operation_under_way() -> None:
    story = a_calm_story()
    story.lists(PLANNED)
    story.lists(PLANNED, after=25 * HOUR)
    longer = a_maintenance("p", title="Prolongation", starts_at=None, ends_at=END + 3 * HOUR)

    assert story.lists(longer, PLANNED) == ["le-havre continued"]
    assert len(story.episodes) == 1


def test_an_operation_first_seen_under_way_opens() -> None:
    story = a_calm_story()

    assert story.lists(a_maintenance(starts_at=NOON - HOUR, ends_at=END)) == ["le-havre opened"]


def test_an_operation_first_seen_after_its_hours_opens_and_is_not_said_to_be_overdue_besides() -> None:
    story = a_calm_story()

    assert story.lists(a_maintenance(starts_at=NOON - 3 * HOUR, ends_at=NOON - HOUR)) == ["le-havre opened"]
    assert story.states == ["overdue"]
    assert story.waits(HOUR) == []


def test_a_planned_end_ends_no_fallback() -> None:
    story = a_calm_story()
    story.lists(a_maintenance(starts_at=START, ends_at=END, fallback=a_fallback()))

    story.waits(48 * HOUR)

    assert story.episodes[0].fallback == a_fallback()


def test_an_announced_return_that_passes_is_overdue_and_a_new_one_counts_anew() -> None:
    story = a_calm_story()
    alert = a_notice("a", ends_at=NOON + HOUR)
    story.lists(alert)

    assert story.waits(HOUR) == ["le-havre overdue"]
    assert story.lists(a_bulletin(ends_at=NOON + 4 * HOUR), alert) == ["le-havre continued"]
    assert story.states == ["open"]
    assert story.waits(4 * HOUR) == ["le-havre overdue"]


def test_a_return_announced_for_an_hour_that_cannot_be_is_never_overdue() -> None:
    mistyped = Read(NOON + HOUR, "03/02/2016", (Doubt(DoubtCode.YEAR_FAR_FROM_PUBLICATION),))
    story = a_calm_story()
    story.lists(a_notice("a", ends_at=mistyped))

    assert story.waits(48 * HOUR) == []


def test_a_cancelled_operation_neither_starts_nor_stays() -> None:
    story = a_calm_story()
    story.lists(PLANNED)

    assert story.lists(a_cancellation("delta-ie"), PLANNED) == ["le-havre cancelled"]
    assert story.states == ["cancelled"]
    assert story.lists(a_cancellation("delta-ie"), PLANNED, after=48 * HOUR) == []


def test_a_cancellation_names_the_one_of_two_that_it_is_about_by_its_day() -> None:
    other = a_maintenance("n", starts_at=START + 240 * HOUR, ends_at=END + 240 * HOUR)
    story = a_calm_story()
    story.lists(other, PLANNED)

    story.lists(a_cancellation("delta-ie", starts_at=START - 12 * HOUR), other, PLANNED)

    assert story.states == ["cancelled", "planned"]


def test_a_cancellation_of_the_next_day_calls_off_nothing_and_is_told() -> None:
    story = a_calm_story()
    story.lists(PLANNED)

    assert story.lists(a_cancellation("delta-ie", starts_at=START + 24 * HOUR), PLANNED) == ["le-havre continued"]
    assert story.states == ["planned"]


def test_of_two_operations_on_following_nights_the_one_of_the_very_hour_is_called_off() -> None:
    other = a_maintenance("n", starts_at=START + 12 * HOUR, ends_at=END + 12 * HOUR)
    story = a_calm_story()
    story.lists(other, PLANNED)

    story.lists(a_cancellation("delta-ie", starts_at=START + 12 * HOUR), other, PLANNED)

    assert sorted(story.states) == ["cancelled", "planned"]


def test_a_cancellation_without_a_name_calls_off_nothing_that_has_begun() -> None:
    story = a_calm_story()
    story.lists(PLANNED)
    story.lists(PLANNED, after=25 * HOUR)

    story.lists(a_cancellation(), PLANNED)

    assert story.episodes[0].is_in_force


def test_a_cancellation_that_may_be_of_either_cancels_neither_and_is_told() -> None:
    other = a_maintenance("n", starts_at=START + 240 * HOUR, ends_at=END + 240 * HOUR)
    story = a_calm_story(a_watch("le-havre"), a_watch("cave", "ciel"))
    story.lists(other, PLANNED)

    assert story.lists(a_cancellation("delta-ie"), other, PLANNED) == ["le-havre continued"]
    assert story.states == ["planned", "planned"]


def test_a_cancellation_of_nothing_named_is_of_the_only_operation() -> None:
    story = a_calm_story()
    story.lists(PLANNED)

    assert story.lists(a_notice("c", Kind.CANCELLATION, affects=Scope()), PLANNED) == ["le-havre cancelled"]


def test_a_cancellation_of_one_service_leaves_the_others_planned() -> None:
    story = a_calm_story(a_watch("g", "delta-g"), a_watch("t", "delta-t"))
    both = a_maintenance(starts_at=START, ends_at=END, affects=a_scope("delta-g", "delta-t"))
    story.lists(both)

    assert story.lists(a_cancellation("delta-g"), both) == ["g cancelled", "t partly_ended"]
    assert story.lists(a_cancellation("delta-g"), both, after=24 * HOUR) == ["t started"]


def test_a_notice_edited_into_its_cancellation_cancels() -> None:
    story = a_calm_story()
    story.lists(PLANNED)

    assert story.lists(a_notice("m", Kind.CANCELLATION, title=PLANNED.title, text="Annulée.")) == ["le-havre cancelled"]


def a_day(moment: datetime) -> Read[datetime | None]:
    return Read(moment, "le 04/02/2026", (Doubt(DoubtCode.DATE_WITHOUT_HOUR),))


def test_a_reminder_that_gives_the_day_alone_is_of_the_operation_whose_hours_are_known() -> None:
    midnight = START.replace(hour=0) - HOUR
    reminder = a_maintenance("r", title="Rappel", text="Elle aura lieu ce jour.", starts_at=a_day(midnight))
    story = a_calm_story()
    story.lists(PLANNED)

    assert story.lists(reminder, PLANNED) == []
    assert story.waits(14 * HOUR) == []
    assert story.waits(10 * HOUR) == ["le-havre started"]
    assert (story.episodes[0].starts_at, story.episodes[0].ends_at) == (START, END)


@pytest.mark.parametrize("key", [pytest.param("m", id="in place"), pytest.param("n", id="in a notice of their own")])
def test_hours_that_follow_an_announcement_by_the_day_alone_are_told(key: str) -> None:
    midnight = START.replace(hour=0) - HOUR
    announced = a_maintenance(starts_at=a_day(midnight), ends_at=a_day(midnight + 24 * HOUR))
    story = a_calm_story()
    story.lists(announced)
    precise = a_maintenance(key, starts_at=START, ends_at=END)

    assert story.lists(precise, *([announced] if key == "n" else [])) == ["le-havre moved"]
    assert [(one.starts_at, one.ends_at) for one in story.episodes] == [(START, END)]


def test_an_operation_that_takes_place_after_all_is_told_again() -> None:
    story = a_calm_story()
    story.lists(PLANNED)
    story.lists(a_cancellation("delta-ie"), PLANNED)
    after_all = a_maintenance("x", title="Maintenance maintenue", text="Elle aura lieu.", starts_at=START, ends_at=END)

    assert story.lists(after_all, a_cancellation("delta-ie"), PLANNED) == ["le-havre reopened"]
    assert story.states == ["planned"]
    assert story.lists(after_all, after=24 * HOUR) == ["le-havre started"]


@pytest.mark.parametrize(
    ("relation", "starts_at"),
    [pytest.param(None, START, id="at its hour"), pytest.param(Relation.MOVES, None, id="at an unknown date")],
)
def test_an_operation_that_takes_place_after_all_without_an_hour_is_still_to_come(
    relation: Relation | None, starts_at: datetime | None
) -> None:
    planned = a_maintenance(starts_at=START)
    story = a_calm_story()
    story.lists(planned)
    called_off = a_cancellation("delta-ie")
    story.lists(called_off, planned)
    after_all = a_maintenance("x", starts_at=None, relation=relation)

    assert story.lists(after_all, called_off, planned) == ["le-havre reopened"]
    assert (story.states, story.episodes[0].starts_at) == (["planned"], starts_at)
    assert story.lists(replace(after_all, text="Relu.", revision="relu"), called_off, planned) == []


def test_other_words_of_a_cancellation_do_not_call_off_what_takes_place_after_all() -> None:
    story = a_calm_story()
    story.lists(PLANNED)
    called_off = a_cancellation("delta-ie")
    story.lists(called_off, PLANNED)
    after_all = a_maintenance("x", title="Maintenance maintenue", text="Elle aura lieu.", starts_at=START, ends_at=END)
    story.lists(after_all, called_off, PLANNED)

    told = story.lists(after_all, replace(called_off, text="Texte relu.", revision="relu"), PLANNED)

    assert told == []
    assert story.states == ["planned"]


def test_the_next_operation_under_the_same_identifier_is_planned_anew() -> None:
    story = a_calm_story()
    story.lists(PLANNED)
    story.lists(an_end("e", "delta-ie"), PLANNED, after=25 * HOUR)
    later = a_maintenance(starts_at=START + 720 * HOUR, ends_at=END + 720 * HOUR, published_at=NOON + 700 * HOUR)

    assert story.lists(later, after=700 * HOUR) == ["le-havre planned"]


def test_a_maintenance_that_becomes_an_alert_continues_as_an_alert() -> None:
    story = a_calm_story()
    story.lists(PLANNED)
    story.lists(PLANNED, after=25 * HOUR)

    alert = a_notice("m", title=PLANNED.title, text="L'opération se prolonge : alerte.", fallback=a_fallback())

    assert story.lists(alert) == ["le-havre continued"]
    assert {change.field for change in story.decisions[-1].event.changes} == {"kind", "fallback"}
    assert story.episodes[0].kind is Kind.ALERT
    assert story.lists(an_end("e", "delta-ie", title="Fin d'alerte"), alert) == ["le-havre ended"]


def test_an_operation_that_became_an_alert_is_not_besides_said_to_be_overdue() -> None:
    story = a_calm_story()
    story.lists(PLANNED)
    story.lists(PLANNED, after=25 * HOUR)

    assert story.lists(a_notice("a"), PLANNED, after=3 * HOUR) == ["le-havre continued"]
    assert story.lists(a_notice("a"), PLANNED) == []


def test_an_alert_during_an_operation_continues_it_and_one_before_it_is_another() -> None:
    before, during = a_calm_story(), a_calm_story()
    before.lists(PLANNED)
    during.lists(PLANNED)
    during.lists(PLANNED, after=25 * HOUR)
    alert = a_notice("a")

    assert before.lists(alert, PLANNED) == ["le-havre opened"]
    assert during.lists(alert, PLANNED) == ["le-havre continued"]


def test_a_planned_operation_that_leaves_the_page_has_vanished_and_starts_all_the_same() -> None:
    story = a_calm_story()
    story.lists(PLANNED)

    assert [story.lists(), story.lists()] == [[], ["le-havre vanished"]]
    assert story.lists(after=24 * HOUR) == ["le-havre started"]


def test_an_end_that_comes_after_the_hour_needs_no_start() -> None:
    story = a_calm_story()
    story.lists(PLANNED)

    assert story.lists(an_end("e", "delta-ie"), PLANNED, after=30 * HOUR) == ["le-havre ended"]


@pytest.mark.parametrize("kind", [Kind.ALERT, Kind.MALFUNCTION])
def test_a_trouble_written_before_the_end_of_an_operation_and_listed_after_it_is_told(kind: Kind) -> None:
    story = a_calm_story()
    story.lists(PLANNED)
    story.lists(PLANNED, after=25 * HOUR)
    end = an_end("e", "delta-ie", title="Fin de maintenance", published_at=story.now)
    story.lists(end, PLANNED)

    assert story.lists(a_notice("a", kind, published_at=story.now - HOUR), end, PLANNED) == ["le-havre opened"]


def test_a_bulletin_of_an_operation_that_comes_after_its_end_is_no_news() -> None:
    story = a_calm_story()
    story.lists(PLANNED)
    story.lists(PLANNED, after=25 * HOUR)
    end = an_end("e", "delta-ie", title="Fin de maintenance", published_at=story.now)
    story.lists(end, PLANNED)

    assert story.lists(a_bulletin(published_at=story.now - HOUR), end, PLANNED) == []


def test_an_operation_in_one_mode_is_for_those_who_use_it() -> None:
    story = a_calm_story(a_watch("edi", modes=[EDI]), a_watch("dti", modes=[DTI]))

    assert story.lists(a_maintenance(affects=a_scope("delta-ie", modes=[EDI]))) == ["edi planned"]
    assert lines_told(story.reads(seen(), after=24 * HOUR)) == ["edi started"]


def test_an_operation_that_is_first_heard_of_as_put_off_is_to_come_at_no_known_hour() -> None:
    story = a_calm_story()
    put_off = a_maintenance("m", starts_at=None, ends_at=NOON + HOUR, relation=Relation.MOVES)

    assert story.lists(put_off) == ["le-havre planned"]
    assert story.lists(replace(put_off, text="Relu.", revision="relu"), after=2 * HOUR) == []
    assert (story.episodes[0].is_planned, story.episodes[0].ends_at) == (True, None)


def test_a_comma_in_an_operation_that_is_under_way_puts_it_off_to_no_hour_that_a_bulletin_states() -> None:
    under_way = a_maintenance(starts_at=None)
    bulletin = a_bulletin("b", starts_at=NOON + timedelta(hours=20))
    story = a_calm_story()
    story.lists(under_way)
    story.lists(bulletin, under_way)
    before = story.states

    told = story.lists(bulletin, replace(under_way, text="Texte du message m, relu.", revision="relu"))

    assert (told, story.states) == ([], before)
    assert before == ["open"]
