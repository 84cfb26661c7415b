"""From the first word of a trouble to its end (contract §5)."""

from dataclasses import replace

from pydantic import TypeAdapter

from builders import CATALOGUE, DTI, EDI, NOON, a_bulletin, a_notice, a_scope, a_watch, an_end, seen
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.notice import Read
from meteo_douane.domain.observation import Source
from meteo_douane.domain.scopes import is_within
from meteo_douane.domain.watch import Bulletins, VerdictCode
from stories import a_calm_story

BOTH = [DTI, EDI]


def test_an_alert_is_told_to_those_whom_it_covers_and_once() -> None:
    story = a_calm_story(a_watch("le-havre"), a_watch("cognac", "gamma"))
    alert = a_notice(affects=a_scope("delta-ie-import", modes=BOTH))

    first, again = story.lists(alert), story.lists(alert)

    assert first == ["le-havre opened"]
    assert again == []


def test_a_bulletin_is_told_if_it_changes_something_or_if_every_one_is_asked_for() -> None:
    story = a_calm_story(a_watch("le-havre"), a_watch("roissy", bulletins=Bulletins.ALL))
    alert = a_notice(affects=a_scope("delta-ie", modes=BOTH))
    nothing_new = a_bulletin("b1", 1)
    new_hour = a_bulletin("b2", 2, ends_at=NOON.replace(hour=17))
    story.lists(alert)

    assert story.lists(nothing_new, alert) == ["roissy continued"]
    assert story.lists(new_hour, nothing_new, alert) == ["le-havre continued", "roissy continued"]


def test_an_end_that_names_one_mode_leaves_the_other_in_alert() -> None:
    story = a_calm_story(a_watch("both", modes=BOTH), a_watch("edi", modes=[EDI]))
    alert = a_notice(affects=a_scope("delta-ie", modes=BOTH))
    story.lists(alert)

    told = story.lists(an_end("e", "delta-ie", modes=[EDI]), alert)

    assert told == ["both partly_ended", "edi ended"]
    assert story.episodes[0].remaining == a_scope("delta-ie", modes=[DTI])


def test_a_bulletin_without_a_mode_is_for_the_modes_that_its_alert_stated() -> None:
    story = a_calm_story(a_watch("dti", "delta-t", modes=[DTI]))
    alert = a_notice(affects=a_scope("delta-t", modes=[EDI]))
    story.lists(alert)

    told = story.lists(a_bulletin("b1", 1, affects=a_scope("delta-t"), ends_at=NOON.replace(hour=17)), alert)

    assert told == []
    verdict = story.decisions[-1].verdict
    assert verdict is not None
    assert verdict.code is VerdictCode.OTHER_MODE


def test_a_source_that_is_read_no_more_keeps_nothing_from_having_vanished() -> None:
    story = a_calm_story()
    alert = a_notice("a")
    story.reads(seen(alert), seen(alert, source=Source.FEED))

    story.rules = replace(story.rules, sources=frozenset({Source.PAGE}))

    assert [story.lists(), story.lists()] == [[], ["le-havre vanished"]]
    assert story.known.sources.keys() == {Source.PAGE}


def test_an_alert_missing_from_two_good_readings_has_vanished_and_stays_in_force() -> None:
    story = a_calm_story()
    alert = a_notice()
    story.lists(alert)

    assert [story.lists(), story.lists(), story.lists()] == [[], ["le-havre vanished"], []]
    assert story.episodes[0].is_in_force
    assert is_within(a_scope("delta-ie"), story.episodes[0].remaining, CATALOGUE)


def test_what_vanishes_is_told_in_the_words_that_told_the_trouble_last_even_if_they_also_ended_another() -> None:
    story = a_calm_story(a_watch("le-havre"))
    story.lists(a_notice("a"))
    story.lists(an_end("e", "delta-ie"))
    story.lists(replace(an_end("b", "delta-t"), affects=Read(a_scope("delta-ie"))))

    assert [story.lists(), story.lists()] == [[], ["le-havre vanished"]]
    told = story.decisions[-1].event.notice
    assert told is not None
    assert told.key == "b"


def test_what_is_known_survives_being_written_down() -> None:
    story = a_calm_story()
    story.lists(a_bulletin(), a_notice(), a_notice("t", affects=a_scope("delta-t", modes=BOTH)))
    written = TypeAdapter(Known)

    read_again = written.validate_json(written.dump_json(story.known))

    assert read_again == story.known
