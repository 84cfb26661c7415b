"""Words that are listed after later ones: they count for what was so when they were written (contract §5, rule 2)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from builders import DTI, EDI, NOON, a_bulletin, a_maintenance, a_notice, a_scope, a_watch, an_end, seen
from meteo_douane.domain.event import ReasonCode
from meteo_douane.domain.notice import Doubt, DoubtCode, Kind, Notice, Read, Relation, Scope
from meteo_douane.domain.observation import Source
from stories import Story, a_calm_story, lines_told

HOUR = timedelta(hours=1)
BOTH = [DTI, EDI]
FIRST = a_notice("a", affects=a_scope("delta-ie", modes=BOTH), published_at=NOON)
AGAIN = a_notice("b", affects=a_scope("delta-ie", modes=BOTH), published_at=NOON + 4 * HOUR)
BETWEEN = an_end("e", "delta-ie", published_at=NOON + 2 * HOUR)


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(AGAIN, id="an alert"),
        pytest.param(a_bulletin("b", 2, affects=FIRST.affects.value, published_at=NOON + 4 * HOUR), id="a bulletin"),
    ],
)
@pytest.mark.parametrize(
    "end",
    [
        pytest.param(BETWEEN, id="an end"),
        pytest.param(an_end("e", published_at=NOON + 2 * HOUR), id="one that names no service"),
    ],
)
def test_an_end_that_was_written_before_words_that_say_it_goes_on_closes_nothing_and_is_told(
    later: Notice, end: Notice
) -> None:
    story = a_calm_story()
    story.lists(FIRST)
    story.lists(later, FIRST, after=5 * HOUR)

    assert story.lists(later, end, FIRST) == ["le-havre continued"]
    assert story.episodes[0].remaining == FIRST.affects.value
    assert story.lists(an_end("f", "delta-ie", published_at=NOON + 6 * HOUR), later, end, FIRST) == ["le-havre ended"]


def test_such_an_end_says_why_it_closes_nothing() -> None:
    story = a_calm_story()
    story.lists(FIRST)
    story.lists(AGAIN, FIRST, after=5 * HOUR)

    story.lists(AGAIN, BETWEEN, FIRST)

    assert story.decisions[-1].reason is ReasonCode.END_OVERTAKEN


def test_such_an_end_closes_what_the_later_words_do_not_name() -> None:
    story = a_calm_story(a_watch("edi", modes=[EDI]), a_watch("dti", modes=[DTI]))
    story.lists(FIRST)
    of_edi = a_notice("b", affects=a_scope("delta-ie", modes=[EDI]), published_at=NOON + 4 * HOUR)
    story.lists(of_edi, FIRST, after=5 * HOUR)

    assert story.lists(of_edi, BETWEEN, FIRST) == ["edi partly_ended", "dti ended"]
    assert story.episodes[0].remaining == a_scope("delta-ie", modes=[EDI])


def test_an_end_that_says_since_when_all_is_well_overtakes_the_words_of_before() -> None:
    """One of the two dates of publication is off; the hour of the return is later than both."""
    story = a_calm_story()
    story.lists(FIRST)
    story.lists(AGAIN, FIRST, after=5 * HOUR)
    end = an_end("e", "delta-ie", published_at=NOON + 2 * HOUR, ends_at=NOON + 5 * HOUR)

    assert story.lists(AGAIN, end, FIRST) == ["le-havre ended"]


def test_a_bulletin_that_restored_a_mode_before_an_alert_anew_of_it_ends_nothing() -> None:
    story = a_calm_story()
    story.lists(FIRST)
    story.lists(AGAIN, FIRST, after=5 * HOUR)
    dti, edi = a_scope("delta-ie", modes=[DTI]), a_scope("delta-ie", modes=[EDI])
    restored = a_bulletin("c", 1, affects=dti, restores=edi, published_at=NOON + 2 * HOUR)

    story.lists(AGAIN, restored, FIRST)

    assert story.episodes[0].remaining == FIRST.affects.value


@pytest.mark.parametrize("is_over", [False, True], ids=["the rest goes on", "the rest has ended"])
def test_an_alert_listed_late_is_told_of_what_had_ended_before_it_was_written(*, is_over: bool) -> None:
    """DELTA T fails, works again, and fails anew; of the last alert we learn after an end of DELTA IE alone."""
    story = a_calm_story(a_watch("t", "delta-t"), a_watch("ie"))
    alert = a_notice("a", affects=a_scope("delta-ie", "delta-t", modes=BOTH), published_at=NOON)
    t_ended = an_end("e", "delta-t", published_at=NOON + HOUR)
    of_ie = [EDI, DTI] if is_over else [EDI]
    ie_ended = an_end("f", "delta-ie", modes=of_ie, published_at=NOON + 3 * HOUR)
    for listed in ((alert,), (t_ended, alert), (ie_ended, t_ended, alert)):
        story.lists(*listed, after=HOUR)
    again = a_notice("b", affects=a_scope("delta-t", modes=BOTH), published_at=NOON + 2 * HOUR)

    assert story.lists(ie_ended, again, t_ended, alert)[0] in {"t opened", "t reopened"}
    assert a_scope("delta-t", modes=BOTH).parts[0] in story.known.in_force[-1].remaining.parts


TODAY = Read(NOON.replace(hour=0), "03/02/2026", (Doubt(DoubtCode.DATE_WITHOUT_HOUR),))


@pytest.mark.parametrize(
    ("restored", "told"),
    [
        pytest.param(("delta-ie",), ["le-havre reopened"], id="of a part"),
        pytest.param(("delta-ie", "ciel"), ["le-havre opened"], id="of all"),
    ],
)
def test_an_alert_of_a_day_without_an_hour_may_be_later_than_an_end_of_that_day(
    restored: tuple[str, ...], told: list[str]
) -> None:
    story = a_calm_story()
    alert = a_notice("a", affects=a_scope("delta-ie", "ciel"), published_at=NOON)
    end = an_end("e", *restored, published_at=NOON + HOUR)
    story.lists(alert)
    story.lists(end, alert, after=2 * HOUR)

    assert story.lists(a_notice("b", affects=a_scope("delta-ie"), published_at=TODAY), end, alert) == told


OF_BEFORE = [
    pytest.param(a_notice("a", published_at=NOON - 3 * HOUR), id="an alert"),
    pytest.param(a_bulletin("a", 2, published_at=NOON - 3 * HOUR), id="a bulletin"),
    pytest.param(
        a_maintenance(
            "a",
            starts_at=NOON - 4 * HOUR,
            ends_at=NOON - HOUR,
            published_at=NOON - 30 * HOUR,
            affects=a_scope("delta-ie"),
        ),
        id="an operation",
    ),
]


@pytest.mark.parametrize("trouble", OF_BEFORE)
@pytest.mark.parametrize("story_of", [a_calm_story, Story], ids=["calm before", "first sight"])
def test_what_an_end_that_was_seen_first_has_ended_is_told_to_nobody_when_it_is_listed(
    trouble: Notice, story_of: Callable[[], Story]
) -> None:
    """The page shows the end alone; the feed, read for the first time, lists the trouble below it."""
    story, end = story_of(), an_end("e", "delta-ie", published_at=NOON)
    story.lists(end)

    told = lines_told(story.reads(seen(end, trouble, source=Source.FEED)))

    assert told == []
    assert story.states == []


@pytest.mark.parametrize(
    ("trouble", "remaining"),
    [
        pytest.param(a_notice("a", published_at=NOON + HOUR), a_scope("delta-ie"), id="written after it"),
        pytest.param(a_notice("a"), a_scope("delta-ie"), id="without a date"),
        pytest.param(a_notice("a", published_at=TODAY), a_scope("delta-ie"), id="of that day"),
        pytest.param(
            a_notice("a", affects=a_scope("delta-ie", "ciel"), published_at=NOON - HOUR), a_scope("ciel"), id="of more"
        ),
        pytest.param(a_maintenance("a", published_at=NOON - HOUR), a_scope("delta-ie"), id="an operation to come"),
    ],
)
def test_what_an_end_that_was_seen_first_does_not_end_is_told(trouble: Notice, remaining: Scope) -> None:
    story = a_calm_story(a_watch("le-havre", "delta-ie", "ciel"))
    end = an_end("e", "delta-ie", published_at=NOON)
    story.lists(end)

    assert story.lists(trouble, end)[0] in {"le-havre opened", "le-havre planned"}
    assert story.episodes[0].remaining == remaining


def test_an_alert_that_begins_again_without_a_mode_is_in_doubt_of_every_mode() -> None:
    story = a_calm_story(a_watch("edi", modes=[EDI]), a_watch("dti", modes=[DTI]))
    alert = a_notice("a", affects=a_scope("delta-ie", modes=[DTI]), published_at=NOON)
    end = an_end("e", "delta-ie", published_at=NOON + HOUR)
    story.lists(alert)
    story.lists(end, alert, after=2 * HOUR)
    again = a_notice("b", relation=Relation.REOPENS, published_at=NOON + 2 * HOUR)

    assert story.lists(again, end, alert) == ["edi opened", "dti reopened"]


@pytest.mark.parametrize(
    ("late", "reason"),
    [
        pytest.param(
            [a_notice("l", affects=FIRST.affects.value, published_at=NOON + HOUR)],
            ReasonCode.ENDED_MEANWHILE,
            id="an alert that is listed late",
        ),
        pytest.param(
            [a_bulletin("l", affects=FIRST.affects.value, published_at=NOON + HOUR)],
            ReasonCode.ENDED_MEANWHILE,
            id="a bulletin that is listed late",
        ),
        pytest.param(
            [replace(FIRST, text="Le texte du message, relu.", revision="relu")],
            ReasonCode.NOTHING_NEW,
            id="an edition",
        ),
        pytest.param(
            [a_notice("a", Kind.INFORMATION, text="Pour mémoire.", published_at=NOON)],
            ReasonCode.NOT_CONCERNED,
            id="an edition that reports nothing",
        ),
    ],
)
def test_words_about_what_is_wholly_over_are_kept_with_the_reason(late: list[Notice], reason: ReasonCode) -> None:
    story = a_calm_story()
    story.lists(FIRST)
    story.lists(BETWEEN, FIRST, after=3 * HOUR)
    told = story.lists(BETWEEN, *late)

    assert (told, story.states) == ([], ["ended"])
    last = story.decisions[-1]
    assert (last.event.at, last.event.notice, last.reason) == (story.now, late[0], reason)


def test_a_late_alert_on_what_has_ended_of_two_troubles_is_one_line() -> None:
    story = a_calm_story(a_watch("le-havre"), a_watch("calais", "delta-t"))
    pairs = (("delta-ie", "ciel"), ("delta-t", "ecs"))
    alerts = [a_notice(one, affects=a_scope(one, other), published_at=NOON) for one, other in pairs]
    ends = [an_end(f"e {one}", one, published_at=NOON + 2 * HOUR) for one, _ in pairs]
    story.lists(*alerts)
    story.lists(*ends, *alerts, after=3 * HOUR)
    before = len(story.decisions)
    story.lists(a_notice("l", affects=a_scope("delta-ie", "delta-t"), published_at=NOON + HOUR), *ends, *alerts)

    lines = [(one.event.key, one.watch) for one in story.decisions[before:]]
    assert len(lines) == len(set(lines)) == 2
