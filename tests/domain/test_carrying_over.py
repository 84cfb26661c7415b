"""What a program told while nobody could be asked who reads: the one that reads knows of it, and tells its end."""

from __future__ import annotations

from copy import copy
from dataclasses import replace

import pytest

from builders import NOON, a_fallback, a_notice, a_scope, a_watch, an_end, seen, silence
from meteo_douane.domain.acknowledgement import Repeat
from meteo_douane.domain.carrying_over import CarriedOver, carried_over, to_be_noticed
from meteo_douane.domain.delivery import owed
from meteo_douane.domain.observation import Observation, Unchanged
from stories import Story, a_calm_story

TRANSIT = a_watch("transit", "delta-t")
IMPORT = a_watch("import", "delta-ie")
ALERT = a_notice("a", affects=a_scope("delta-t"), title="Alerte DELTA T", published_at=NOON)
OTHER = a_notice("o", affects=a_scope("delta-ie"), title="Alerte DELTA IE", text="Autre panne.", published_at=NOON)
END = an_end("e", "delta-t", title="Fin d'alerte DELTA T")


def both() -> tuple[Story, Story]:
    """Return what a program goes through that stands in, and one that reads afterwards, from one beginning."""
    ours = a_calm_story(TRANSIT, IMPORT)
    return ours, copy(ours)


def carry(ours: Story, theirs: Story) -> CarriedOver:
    before = a_calm_story(TRANSIT, IMPORT).known
    carried = carried_over(theirs.known, before, ours.known)
    theirs.known = carried.known
    return carried


def test_the_end_of_an_alert_that_only_the_other_one_told_is_told() -> None:
    ours, theirs = both()
    ours.lists(ALERT)
    theirs.lists()

    carry(ours, theirs)

    assert [one.id for one in theirs.episodes] == [one.id for one in ours.episodes]
    assert theirs.lists(END) == ["transit ended"]


def test_an_alert_that_stands_on_the_page_still_is_not_told_again_and_one_that_does_not_is_told_to_be_missing() -> None:
    for page, told in [((ALERT,), []), ((), ["transit vanished"])]:
        ours, theirs = both()
        ours.lists(ALERT)
        theirs.lists()

        carry(ours, theirs)

        assert [*theirs.lists(*page), *theirs.lists(*page), *theirs.lists(*page)] == told


def test_a_page_that_says_that_nothing_has_changed_does_not_hide_that_it_lacks_the_alert() -> None:
    ours, theirs = both()
    ours.lists(ALERT)
    theirs.lists()

    carry(ours, theirs)
    for _ in range(3):
        theirs.reads(Unchanged(seen().source))

    assert theirs.told == ["transit vanished"]


def test_its_number_is_given_to_no_other_trouble() -> None:
    ours, theirs = both()
    ours.lists(ALERT)
    theirs.lists()

    carry(ours, theirs)
    theirs.lists(OTHER)

    assert [one.id for one in theirs.episodes] == ["2026-02-03-01", "2026-02-03-02"]


def test_where_another_trouble_has_its_number_by_then_it_gets_one_that_nobody_has_used() -> None:
    ours, theirs = both()
    ours.lists(ALERT)
    theirs.lists(OTHER)

    carried = carry(ours, theirs)

    assert carried.numbers == {"2026-02-03-01": "2026-02-03-02"}
    assert {one.id: one.latest.title for one in theirs.episodes} == {
        "2026-02-03-01": "Alerte DELTA IE",
        "2026-02-03-02": "Alerte DELTA T",
    }
    decided = carried.decisions(ours.decisions)
    assert {one.event.episode for one in decided} == {"2026-02-03-02"}
    [message] = ours.messages
    [delivery] = carried.deliveries([owed(message, NOON)])
    assert delivery.message.decisions == tuple(one for one in decided if one.told)
    assert delivery.message.key == message.key
    assert sorted(theirs.lists(END, OTHER)) == ["transit ended"]
    assert theirs.lists(an_end("f", "delta-ie"), END, OTHER) == ["import ended"]


def test_a_notice_is_not_taken_for_one_of_the_trouble_that_has_the_number_of_another_of_its_episodes() -> None:
    end = an_end("e", "delta-t", "delta-ie", title="Fin d'alerte")
    ours, theirs = both()
    ours.lists(ALERT)
    ours.lists(OTHER, ALERT)
    ours.lists(end)
    theirs.lists(OTHER)

    carry(ours, theirs)

    assert {one.id: one.state.value for one in theirs.episodes} == {"2026-02-03-01": "open", "2026-02-03-03": "ended"}
    [carried] = [one for one in theirs.known.publications.values() if one.notice.title == "Fin d'alerte"]
    assert carried.episodes == tuple(carried.closed) == ("2026-02-03-03",)


def test_of_what_the_other_one_has_told_too_nothing_is_carried_over() -> None:
    ours, theirs = both()
    ours.lists(ALERT)
    theirs.lists(OTHER)
    theirs.lists(ALERT, OTHER)
    known = theirs.known

    assert carry(ours, theirs).known is known


def test_an_edition_that_the_other_one_has_read_first_is_the_same_alert() -> None:
    ours, theirs = both()
    ours.lists(ALERT)
    theirs.lists(replace(ALERT, revision="r2", text="Panne constatée, à 9h.", fallback=replace(ALERT.fallback)))
    known = theirs.known

    assert carry(ours, theirs).known is known


def test_an_end_that_was_read_before_its_beginning_was_known_is_looked_at_once_more() -> None:
    ours, theirs = both()
    ours.lists(ALERT)
    theirs.lists(END)

    carry(ours, theirs)

    assert theirs.lists(END) == ["transit ended"]


def test_an_alert_that_began_and_ended_meanwhile_is_over_and_its_end_is_not_told_again() -> None:
    ours, theirs = both()
    ours.lists(ALERT)
    ours.lists(END)
    theirs.lists(END)

    carry(ours, theirs)

    assert theirs.states == ["ended"]
    assert theirs.lists(END, OTHER) == ["import opened"]


def test_an_end_that_the_other_one_has_not_read_is_carried_over_too() -> None:
    before = a_calm_story(TRANSIT)
    before.lists(ALERT)
    ours, theirs = copy(before), copy(before)
    ours.lists(END, ALERT)

    theirs.known = carried_over(theirs.known, before.known, ours.known).known

    assert theirs.states == ["ended"]
    assert theirs.lists(END, ALERT) == []


def test_what_the_other_one_has_decided_about_an_alert_that_both_knew_goes_first() -> None:
    before = a_calm_story(TRANSIT)
    before.lists(ALERT)
    ours, theirs = copy(before), copy(before)
    ours.lists(replace(ALERT, revision="r2", fallback=replace(ALERT.fallback, value=a_fallback())))
    theirs.lists(END, ALERT)
    known = theirs.known

    assert carried_over(theirs.known, before.known, ours.known).known is known


def test_what_is_repeated_until_somebody_answers_goes_on_under_the_number_of_its_alert() -> None:
    ours, theirs = both()
    ours.lists(ALERT)
    repeat = Repeat("2026-02-03-01", "transit", a_scope("delta-t"), NOON)
    ours.known = replace(ours.known, repeats={repeat.key: repeat})
    theirs.lists(OTHER)

    carry(ours, theirs)

    assert theirs.known.repeats == {"2026-02-03-02/transit": replace(repeat, episode="2026-02-03-02")}


@pytest.mark.parametrize("answer", [seen(), Unchanged(seen().source), silence()], ids=["read", "unchanged", "failed"])
def test_whoever_reads_notices_with_the_next_commit_that_more_is_known(answer: Observation) -> None:
    theirs = a_calm_story(TRANSIT)
    theirs.reads(silence())
    believed = theirs.known

    theirs.reads(answer)

    noticed = to_be_noticed(believed)
    assert [one for one in believed.sources if noticed.sources[one] == believed.sources[one]] == []
    assert [one for one in believed.sources if theirs.known.sources[one] == believed.sources[one]] == []
    assert replace(noticed, sources=believed.sources) == believed
