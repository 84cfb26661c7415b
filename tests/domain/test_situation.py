"""What the météo says to one person: which alerts may be theirs, and what else is published about their service."""

from __future__ import annotations

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
)
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.notice import Doubt, DoubtCode, Kind, Mode, Notice, Permission, Read, Scope
from meteo_douane.domain.observation import Source
from meteo_douane.domain.polling import SourceState
from meteo_douane.domain.situation import Coverage, Standing, coverage_of, ended_for, is_page_fresh, published_for
from stories import a_calm_story

MINUTE = timedelta(minutes=1)
EDI_ALERT = a_notice(affects=a_scope("delta-g", modes=[EDI]))


def standings(*notices: Notice, service: str = "delta-g", mode: Mode = EDI) -> list[str]:
    story = a_calm_story()
    for notice in notices:
        story.lists(notice)
    return [one.standing.value for one in published_for(story.known, service, mode, CATALOGUE, story.now)]


@pytest.mark.parametrize(
    ("notice", "service", "mode", "standing"),
    [
        pytest.param(EDI_ALERT, "delta-g", EDI, [Standing.COVERS], id="service and mode"),
        pytest.param(EDI_ALERT, "delta-g-import", EDI, [Standing.COVERS], id="a part of the service"),
        pytest.param(EDI_ALERT, "delta-g", DTI, [Standing.OTHER_MODE], id="another mode"),
        pytest.param(EDI_ALERT, "delta-x", EDI, [Standing.OTHER_SERVICE], id="another service"),
        pytest.param(
            a_notice(affects=a_scope("delta-g", modes=[DTI])), "delta-g", DTI_PLUS, [Standing.OTHER_MODE], id="DTI+"
        ),
        pytest.param(
            a_notice(affects=a_scope("delta-g")), "delta-g", DTI, [Standing.MODE_NOT_STATED], id="no mode stated"
        ),
        pytest.param(a_notice(affects=Scope()), "delta-g", DTI, [Standing.SERVICE_NOT_STATED], id="no service stated"),
        pytest.param(a_notice(affects=a_scope("portal")), "delta-g", DTI, [Standing.MODE_NOT_STATED], id="the portal"),
        pytest.param(a_notice(affects=a_scope("edi")), "delta-g", EDI, [Standing.COVERS], id="the gateway in EDI"),
        pytest.param(
            a_notice(affects=a_scope("edi")), "delta-g", DTI, [Standing.OTHER_SERVICE], id="the gateway in DTI"
        ),
        pytest.param(
            a_maintenance(affects=a_scope("delta-x", modes=[EDI])), "delta-g", EDI, [], id="planned elsewhere"
        ),
        pytest.param(
            a_notice(kind=Kind.MALFUNCTION, affects=a_scope("delta-g", modes=[EDI])),
            "delta-g",
            EDI,
            [Standing.COVERS],
            id="a malfunction, though it is not called an alert",
        ),
        pytest.param(
            a_notice(kind=Kind.MALFUNCTION, affects=a_scope("delta-g")),
            "delta-g",
            EDI,
            [Standing.MODE_NOT_STATED],
            id="a malfunction whose mode is not stated",
        ),
        pytest.param(
            a_maintenance(affects=a_scope("delta-g", modes=[EDI])), "delta-g", EDI, [Standing.PLANNED], id="planned"
        ),
    ],
)
def test_what_is_published_is_judged_by_service_and_mode(
    notice: Notice, service: str, mode: Mode, standing: list[str]
) -> None:
    assert standings(notice, service=service, mode=mode) == standing


def test_what_has_ended_is_not_in_force() -> None:
    assert standings(EDI_ALERT, an_end("e", "delta-g")) == []


@pytest.mark.parametrize(
    ("service", "mode", "later", "is_named"),
    [
        pytest.param("delta-g", EDI, MINUTE, True, id="just ended"),
        pytest.param("delta-g", DTI, MINUTE, False, id="in another mode"),
        pytest.param("delta-x", EDI, MINUTE, False, id="of another service"),
        pytest.param("delta-g", EDI, timedelta(days=1), False, id="long over"),
    ],
)
def test_what_has_ended_lately_is_named_with_its_hours(
    service: str, mode: Mode, later: timedelta, *, is_named: bool
) -> None:
    story = a_calm_story()
    story.lists(EDI_ALERT)
    story.lists(an_end("e", "delta-g", modes=[EDI]))

    found = ended_for(story.known, service, mode, CATALOGUE, story.now + later)

    assert [one.kind for one in found] == ([Kind.ALERT] if is_named else [])
    assert all(one.began_at <= one.ended_at <= story.now for one in found)


def test_an_operation_whose_hour_has_come_is_no_longer_planned() -> None:
    story = a_calm_story()
    story.lists(a_maintenance(affects=a_scope("delta-g"), starts_at=NOON + timedelta(hours=1)))

    [one] = published_for(story.known, "delta-g", EDI, CATALOGUE, NOON + timedelta(hours=2))

    assert one.standing is Standing.MODE_NOT_STATED


@pytest.mark.parametrize(
    ("sources", "is_fresh"),
    [
        pytest.param({Source.PAGE: SourceState(NOON)}, True, id="the page, just now"),
        pytest.param({Source.PAGE: SourceState(NOON - timedelta(minutes=6))}, False, id="the page, a while ago"),
        pytest.param(
            {Source.PAGE: SourceState(NOON - timedelta(minutes=6)), Source.FEED: SourceState(NOON)},
            False,
            id="a feed does not stand for it",
        ),
        pytest.param({Source.FEED: SourceState(NOON)}, False, id="nor if it was never read"),
        pytest.param(
            {Source.PAGE: SourceState(NOON, told=(EventKind.SOURCE_SILENT,))}, False, id="the page that was given up"
        ),
    ],
)
def test_the_page_itself_must_have_been_read(sources: dict[Source, SourceState], *, is_fresh: bool) -> None:
    known = Known(sources=sources)

    assert is_page_fresh(known, NOON, tolerated=timedelta(minutes=5)) is is_fresh


@pytest.mark.parametrize(
    ("service", "coverage"),
    [
        pytest.param("delta-g", Coverage.OF_THE_SHEET, id="DELTA G"),
        pytest.param("delta-x-export", Coverage.OF_THE_SHEET, id="a side of DELTA X"),
        pytest.param("delta-h7", Coverage.OF_THE_SHEET, id="DELTA H7"),
        pytest.param("delta-ie", Coverage.DELTA_IE, id="DELTA IE"),
        pytest.param("delta-ie-import", Coverage.DELTA_IE, id="a side of DELTA IE"),
        pytest.param("delta-t", Coverage.OTHER, id="transit"),
        pytest.param("ciel", Coverage.OTHER, id="another service"),
    ],
)
def test_the_sheet_is_about_three_services(service: str, coverage: Coverage) -> None:
    assert coverage_of(service, CATALOGUE) is coverage


def test_what_an_older_message_was_edited_to_say_of_the_fallback_has_its_words_and_the_doubt_of_the_later_one() -> None:
    refuses, grants = Read(a_fallback(Permission.REFUSED), "non autorisée"), Read(a_fallback(), "autorisée")
    alert = a_notice("a", affects=a_scope("delta-g"), published_at=NOON - MINUTE, fallback=refuses)
    bulletin = a_bulletin("b", affects=a_scope("delta-g"), published_at=NOON, fallback=refuses)
    story = a_calm_story()
    story.lists(alert)
    story.lists(bulletin, alert)
    edited = a_notice("a", affects=a_scope("delta-g"), published_at=NOON - MINUTE, fallback=grants, text="Revu.")
    story.lists(bulletin, edited)

    [one] = published_for(story.known, "delta-g", EDI, CATALOGUE, story.now)

    assert (one.fallback.permission, one.fallback_quote) == (Permission.ALLOWED, "autorisée")
    assert one.doubts == (Doubt(DoubtCode.FALLBACK_DIFFERS_BY_MESSAGE, "non autorisée"),)


def test_what_is_left_of_a_shared_trouble_is_quoted_in_its_own_words_and_not_in_those_of_an_end() -> None:
    alert = a_notice("a", affects=a_scope("ics2", "ciel"))
    story = a_calm_story(a_watch("roissy", "ics2"))
    story.lists(alert)
    story.lists(an_end("e", "ciel"), alert)

    [published] = published_for(story.known, "delta-g", Mode.EDI, CATALOGUE, story.now)

    assert published.notice.title == alert.title
