"""How things stand now: never calm by default, and never calm because nobody looked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from builders import (
    CATALOGUE,
    DTI,
    DTI_PLUS,
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
from meteo_douane.domain.notice import Doubt, DoubtCode, Fallback, Kind, Notice, Permission, Read, Scope
from meteo_douane.domain.observation import Seen, Source
from meteo_douane.domain.outlook import Answer, Hold, Outlook, outlook
from stories import TWO_MINUTES, Story, some_rules

TOLERATED = timedelta(minutes=5)
NOT_UNDERSTOOD = [
    pytest.param(a_notice("u", Kind.UNCLASSIFIED), id="of no kind"),
    pytest.param(a_bulletin("u", affects=Scope()), id="a bulletin of nothing known"),
]
WATCHES = (a_watch("le-havre", "delta-ie", modes=[EDI]), a_watch("lyon", "delta-t"))


def a_story(*notices: object) -> Story:
    story = Story(rules=some_rules(*WATCHES))
    story.lists()
    if notices:
        story.reads(seen(*notices))  # type: ignore[arg-type]
    return story


def stands(story: Story, after: timedelta = timedelta(0)) -> Outlook:
    return outlook(story.known, WATCHES, CATALOGUE, TOLERATED, story.now + after)


def holds(found: Outlook, service: str) -> list[Hold]:
    (row,) = (row for row in found.rows if row.service == service)
    return [cell.hold for cell in row.cells]


def test_a_program_that_has_read_nothing_does_not_know() -> None:
    found = outlook(Story().known, WATCHES, CATALOGUE, TOLERATED, NOON)

    assert (found.answer, found.is_fresh, found.last_good_at) == (Answer.UNKNOWN, False, None)
    assert holds(found, "delta-ie") == [Hold.NOT_WATCHED, Hold.NOT_WATCHED, Hold.UNKNOWN]


def test_calm_is_known_as_long_as_the_reading_is_fresh() -> None:
    story = a_story()

    assert stands(story, TOLERATED).answer is Answer.NO
    assert stands(story, TOLERATED + timedelta(seconds=1)).answer is Answer.UNKNOWN


def test_when_everybody_was_told_that_nothing_can_be_read_calm_is_not_known() -> None:
    story = a_story()
    for _ in range(4):
        story.reads(silence(), after=timedelta(seconds=20))

    assert stands(story).answer is Answer.UNKNOWN


@pytest.mark.parametrize("pages", [(), (seen(),)], ids=["never read", "read before"])
def test_a_feed_that_is_empty_does_not_stand_for_a_page_that_is_not_read(pages: tuple[Seen, ...]) -> None:
    story = Story(rules=some_rules(*WATCHES))
    for page in pages:
        story.reads(page)
    for _ in range(4):
        story.reads(silence(), seen(source=Source.FEED))

    found = stands(story)

    assert (found.answer, found.is_fresh) == (Answer.UNKNOWN, False)
    assert found.last_good_at == (NOON + TWO_MINUTES if pages else None)
    assert holds(found, "delta-ie") == [Hold.NOT_WATCHED, Hold.NOT_WATCHED, Hold.UNKNOWN]


def test_a_feed_that_is_silent_takes_nothing_from_a_page_that_is_read() -> None:
    story = a_story()
    for _ in range(4):
        story.reads(seen(), silence(Source.FEED))

    assert stands(story).answer is Answer.NO


def test_what_is_in_force_stays_so_however_old_it_is() -> None:
    story = a_story(a_notice("a", affects=a_scope("delta-ie", modes=[EDI])))

    found = stands(story, timedelta(days=2))

    assert (found.answer, found.is_fresh) == (Answer.YES, False)
    assert [entry.watches for entry in found.open] == [("le-havre",)]


def test_what_is_not_for_us_is_counted_and_is_no_yes() -> None:
    found = stands(a_story(a_notice("a", affects=a_scope("delta-ie", modes=[DTI]))))

    assert (found.answer, found.open, found.elsewhere) == (Answer.NO, (), 1)


def test_what_is_only_planned_for_others_is_counted_once_its_hour_has_come() -> None:
    story = a_story(a_maintenance("m", affects=a_scope("olga"), starts_at=NOON + timedelta(hours=1)))

    assert [stands(story, timedelta(hours=hours)).elsewhere for hours in (0, 1)] == [0, 1]


@pytest.mark.parametrize(
    ("fallback", "runs_on"),
    [
        pytest.param(a_fallback(Permission.ENDED, ends_at=NOON + timedelta(hours=1)), True, id="ends later"),
        pytest.param(a_fallback(Permission.ALLOWED, ends_at=NOON + timedelta(hours=1)), True, id="allowed until later"),
        pytest.param(a_fallback(Permission.ENDED, ends_at=NOON), False, id="over"),
        pytest.param(a_fallback(Permission.ENDED), False, id="over, no hour"),
        pytest.param(a_fallback(Permission.REFUSED, ends_at=NOON + timedelta(hours=1)), False, id="refused"),
        pytest.param(a_fallback(), False, id="its end was not published"),
    ],
)
def test_a_fallback_that_runs_on_after_its_trouble_is_shown_until_its_hour(
    fallback: Fallback, *, runs_on: bool
) -> None:
    story = a_story(a_notice("a", affects=a_scope("delta-ie", modes=[EDI])))
    story.reads(seen(an_end("e", "delta-ie", modes=[EDI], fallback=fallback)))

    found, later = stands(story), stands(story, timedelta(hours=1))

    assert (found.answer, len(found.run_on)) == (Answer.NO, int(runs_on))
    assert [(entry.scope, entry.fallback) for entry in found.run_on] == [
        (a_scope("delta-ie", modes=[EDI]), fallback)
    ] * runs_on
    assert later.run_on == ()


def test_a_fallback_that_runs_on_in_one_mode_is_shown_for_that_one() -> None:
    story = a_story(a_notice("a", affects=a_scope("delta-ie", modes=[DTI, EDI])))
    ends_later = a_fallback(Permission.ENDED, ends_at=NOON + timedelta(hours=1), modes=frozenset({EDI}))
    story.reads(seen(an_end("e", "delta-ie", modes=[DTI, EDI], fallback=ends_later)))

    assert [entry.scope for entry in stands(story).run_on] == [a_scope("delta-ie", modes=[EDI])]


def test_a_fallback_that_runs_on_for_others_is_not_ours() -> None:
    story = a_story(a_notice("a", affects=a_scope("delta-ie", modes=[DTI])))
    ends_later = a_fallback(Permission.ENDED, ends_at=NOON + timedelta(hours=1))
    story.reads(seen(an_end("e", "delta-ie", modes=[DTI], fallback=ends_later)))

    assert stands(story).run_on == ()


@pytest.mark.parametrize("message", NOT_UNDERSTOOD)
def test_a_message_that_nobody_understood_is_no_calm(message: Notice) -> None:
    found = stands(a_story(message))

    assert (found.answer, len(found.unread)) == (Answer.TO_READ, 1)
    assert holds(found, "delta-ie") == [Hold.NOT_WATCHED, Hold.NOT_WATCHED, Hold.TO_READ]


def test_an_operation_is_planned_until_its_hour_and_then_in_force_though_no_reading_said_so() -> None:
    story = a_story(a_maintenance("m", affects=a_scope("delta-t"), starts_at=NOON + timedelta(hours=1)))

    before, after = stands(story), stands(story, timedelta(hours=1))

    assert (before.answer, len(before.planned), holds(before, "delta-t")) == (Answer.NO, 1, [Hold.PLANNED] * 3)
    assert (after.answer, len(after.planned)) == (Answer.YES, 0)


def test_what_has_ended_is_calm_again() -> None:
    story = a_story(a_notice("a", affects=a_scope("delta-ie", modes=[EDI])))
    story.reads(seen(an_end("e", "delta-ie", modes=[EDI])))

    assert stands(story).answer is Answer.NO


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        pytest.param(a_scope("delta-t", modes=[EDI]), [Hold.CALM, Hold.CALM, Hold.IN_FORCE], id="one mode"),
        pytest.param(a_scope("delta-t"), [Hold.PERHAPS] * 3, id="a mode not stated may be any"),
        pytest.param(a_scope("delta"), [Hold.PERHAPS] * 3, id="the family"),
        pytest.param(a_scope("portal", modes=[DTI, DTI_PLUS, EDI]), [Hold.IN_FORCE] * 3, id="everything"),
        pytest.param(a_scope("edi"), [Hold.CALM, Hold.CALM, Hold.IN_FORCE], id="the gateway"),
    ],
)
def test_the_matrix_has_what_holds_of_each_service_in_each_mode(scope: object, expected: list[Hold]) -> None:
    found = stands(a_story(a_notice("a", affects=scope)))

    assert holds(found, "delta-t") == expected


@pytest.mark.parametrize(
    "older",
    [
        pytest.param(a_notice("o", Kind.MALFUNCTION, affects=a_scope("delta-t", modes=[EDI])), id="a malfunction"),
        pytest.param(a_maintenance("o", affects=a_scope("delta-t", modes=[EDI])), id="an operation"),
    ],
)
def test_of_several_in_one_cell_the_worst_is_shown(older: Notice) -> None:
    story = a_story(older)
    story.lists(a_notice("a", affects=a_scope("portal")), older)

    (row,) = (row for row in stands(story).rows if row.service == "delta-t")

    cell = row.cells[-1]
    assert cell.entry is not None
    assert (cell.hold, cell.entry.kind) == (Hold.PERHAPS, Kind.ALERT)


@pytest.mark.parametrize(
    ("beside", "after", "hold"),
    [
        pytest.param((), TOLERATED * 2, Hold.UNKNOWN, id="nobody has looked"),
        pytest.param((a_notice("u", Kind.UNCLASSIFIED),), timedelta(0), Hold.TO_READ, id="a message is not understood"),
    ],
)
def test_what_is_planned_hides_no_doubt_about_now(beside: tuple[Notice, ...], after: timedelta, hold: Hold) -> None:
    operation = a_maintenance("m", affects=a_scope("delta-t"), starts_at=NOON + timedelta(hours=1))
    found = stands(a_story(operation, *beside), after)

    (row,) = (row for row in found.rows if row.service == "delta-t")

    assert {cell.hold for cell in row.cells} == {hold}
    assert {cell.entry.episode for cell in row.cells if cell.entry} == {found.planned[0].episode}


def test_without_a_watch_everything_is_ours() -> None:
    story = replace(a_story(a_notice("a", affects=a_scope("ciel"))))

    found = outlook(story.known, (), CATALOGUE, TOLERATED, story.now)

    assert (found.answer, found.rows) == (Answer.YES, ())


def test_what_is_in_force_has_the_doubt_that_a_later_message_says_otherwise_of_the_fallback() -> None:
    refuses = Read(a_fallback(Permission.REFUSED), "non autorisée")
    alert = a_notice("a", published_at=NOON - TWO_MINUTES, fallback=refuses)
    bulletin = a_bulletin("b", published_at=NOON, fallback=refuses)
    story = a_story(alert)
    story.lists(bulletin, alert)
    story.lists(bulletin, a_notice("a", published_at=NOON - TWO_MINUTES, fallback=a_fallback(), text="Revu."))

    [entry] = stands(story).open

    assert entry.fallback.permission is Permission.ALLOWED
    assert entry.doubts == (Doubt(DoubtCode.FALLBACK_DIFFERS_BY_MESSAGE, "non autorisée"),)
