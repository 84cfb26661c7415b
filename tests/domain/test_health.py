"""What ails the program, told apart from what ails others."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from commits import a_delivery, an_event
from meteo_douane.domain.complaints import Complaint
from meteo_douane.domain.delivery import DeliveryState
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.health import Expected, Part, Vitals, symptoms
from meteo_douane.domain.language import Language
from meteo_douane.domain.observation import Source
from meteo_douane.domain.polling import SourceState
from meteo_douane.domain.schedule import WEEK, Mark, Plan, Run, Schedule, Slot

NOW = datetime(2026, 2, 3, 12, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
PLAN = Plan("point", Schedule((time(11, 30),), WEEK, ZoneInfo("UTC")), ("equipe",), Language.FR)
EXPECTED = Expected(15 * MINUTE, 5 * MINUTE, (PLAN,), ("astreinte", "exploitation"))


def a_run(made_at: datetime) -> Run:
    return Run("point", Slot(made_at.date(), made_at.time()), made_at, Mark(made_at, made_at), PLAN.schedule)


WELL = Vitals(
    last_reading_at=NOW - MINUTE,
    sources={Source.PAGE: SourceState(last_good_at=NOW - MINUTE)},
    owed=(),
    dead={},
    runs={"point": a_run(NOW - 30 * MINUTE)},
)
SILENT = SourceState(last_good_at=NOW - 60 * MINUTE, failures=9, told=(EventKind.SOURCE_SILENT,))
OWED = replace(a_delivery(an_event()), next_at=NOW - 16 * MINUTE, state=DeliveryState.PENDING)


def test_who_reads_understands_delivers_and_makes_digests_is_well() -> None:
    assert symptoms(WELL, EXPECTED, NOW) == ()


@pytest.mark.parametrize(
    ("vitals", "part", "words"),
    [
        pytest.param(replace(WELL, last_reading_at=None), Part.READING, "no reading was ever completed", id="new"),
        pytest.param(
            replace(WELL, last_reading_at=NOW - 16 * MINUTE),
            Part.READING,
            "the last reading was completed 960 s ago",
            id="no reading for long",
        ),
        pytest.param(
            replace(WELL, sources={Source.PAGE: SILENT}),
            Part.UNDERSTANDING,
            "nobody knows what the météo says (page: source_silent)",
            id="silent",
        ),
        pytest.param(
            replace(WELL, sources={Source.PAGE: SILENT, Source.FEED: SourceState(last_good_at=NOW - MINUTE)}),
            Part.UNDERSTANDING,
            "nobody knows what the météo says (page: source_silent)",
            id="silent, though the feed answers",
        ),
        pytest.param(
            replace(WELL, sources={Source.PAGE: SourceState()}),
            Part.UNDERSTANDING,
            "the page was never read and understood",
            id="never understood",
        ),
        pytest.param(
            replace(WELL, sources={Source.PAGE: SourceState(last_good_at=NOW - 6 * MINUTE)}),
            Part.UNDERSTANDING,
            "the page was last read and understood 360 s ago",
            id="not understood for long",
        ),
        pytest.param(
            replace(WELL, complaints=(Complaint(EventKind.NO_ROOM, "disk", "/secret/place is full"),)),
            Part.DISK,
            "there is no room on it, and readings are not kept",
            id="a full disk",
        ),
        pytest.param(
            replace(WELL, complaints=(Complaint(EventKind.UNWRITABLE, "database", "/secret/place"),)),
            Part.DISK,
            "the database cannot be written",
            id="a disk that cannot be written",
        ),
        pytest.param(
            replace(WELL, owed=(OWED,)),
            Part.OUTBOX,
            "messages due and never tried: 1; the oldest was due 960 s ago",
            id="nobody delivers",
        ),
        pytest.param(
            replace(WELL, owed=(replace(OWED, state=DeliveryState.FAILED, attempts=5, next_at=NOW + MINUTE),)),
            Part.CHANNELS,
            "channel astreinte has refused a message 5 times or more",
            id="a channel refuses",
        ),
        pytest.param(
            replace(WELL, dead={"exploitation": NOW}),
            Part.CHANNELS,
            "channel exploitation is dead",
            id="nobody would be told",
        ),
        pytest.param(
            replace(WELL, dead={"astreinte": NOW, "autrefois": NOW}),
            Part.CHANNELS,
            "channel astreinte is dead",
            id="a channel of a watch is dead, and one that is defined no more",
        ),
        pytest.param(
            replace(WELL, runs={"point": a_run(NOW - 60 * MINUTE)}),
            Part.DIGESTS,
            "digest point was due 1800 s ago",
            id="a digest is late",
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_part(vitals: Vitals, part: Part, words: str) -> None:
    [symptom] = symptoms(vitals, EXPECTED, NOW)

    assert (symptom.part, symptom.words) == (part, words)


@pytest.mark.parametrize(
    "vitals",
    [
        pytest.param(replace(WELL, sources={**WELL.sources, Source.FEED: SILENT}), id="the feed alone is silent"),
        pytest.param(replace(WELL, owed=(replace(OWED, state=DeliveryState.HELD),)), id="held for quiet hours"),
        pytest.param(
            replace(WELL, owed=(replace(OWED, state=DeliveryState.FAILED, attempts=2),)), id="refused now and then"
        ),
        pytest.param(replace(WELL, dead={"autrefois": NOW}), id="a channel is dead that is defined no more"),
        pytest.param(replace(WELL, runs={}), id="a digest whose hours have not begun to count"),
    ],
)
def test_what_is_as_it_should_be_is_no_symptom(vitals: Vitals) -> None:
    assert symptoms(vitals, EXPECTED, NOW) == ()


def test_a_restart_helps_where_the_program_does_not_work_and_not_where_others_do_not() -> None:
    assert [part for part in Part if part.is_ours] == [Part.READING, Part.OUTBOX, Part.DIGESTS]
