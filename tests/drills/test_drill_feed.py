"""The made-up source of a drill is understood, for every service there is, by the reading of the real one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from meteo_douane.domain.drill import Scene
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import Kind, Mode, Notice
from meteo_douane.domain.observation import Source
from meteo_douane.drills.feed import ADDRESS, DrillFeed
from meteo_douane.formats.document import cut
from meteo_douane.formats.item import Readability
from meteo_douane.ports import Request
from meteo_douane.reading.notice_reader import Reader
from meteo_douane.services import shipped_catalogue
from meteo_douane.telling.scopes import short_name
from meteo_douane.telling.voice import Voice

CATALOGUE = shipped_catalogue()
READER = Reader(CATALOGUE)
VOICE = Voice(Language.FR, ZoneInfo("Europe/Paris"), CATALOGUE, ADDRESS)
NIGHT = datetime(2026, 11, 25, 1, 10, tzinfo=UTC)
STORY = (Scene.ALERT, Scene.BULLETIN, Scene.END)


def told(service: str, *modes: Mode) -> list[Notice]:
    """Return what is read once the whole story is told, its beginning first."""
    feed = DrillFeed(short_name(service, VOICE), modes, lambda: NIGHT)
    for scene in STORY:
        feed.show(scene)
    body = feed(Request(Source.FEED, ADDRESS))
    document = cut(
        body.content, names_a_service=READER.names_a_service, content_type=dict(body.headers)["content-type"]
    )
    return [READER.read(item, NIGHT) for item in reversed(document.items)]


@pytest.mark.parametrize("service", sorted(CATALOGUE.services))
def test_alert_bulletin_and_end_are_read_for_every_service(service: str) -> None:
    alert, bulletin, end = told(service)

    assert [one.kind.value for one in (alert, bulletin, end)] == [Kind.ALERT, Kind.BULLETIN, Kind.END]
    assert alert.affects.value.services == bulletin.affects.value.services == end.restores.value.services == (service,)
    assert (alert.starts_at.value, bulletin.ends_at.value) == (NIGHT - timedelta(minutes=5), NIGHT + timedelta(hours=1))
    assert [doubt for one in (alert, bulletin) for doubt in one.affects.doubts] == []


@pytest.mark.parametrize("modes", [(Mode.EDI,), (Mode.DTI,), (Mode.DTI_PLUS,), (Mode.DTI, Mode.EDI), tuple(Mode)])
def test_modes_are_read_as_they_are_chosen(modes: tuple[Mode, ...]) -> None:
    alert, bulletin, end = told("delta-g", *modes)

    for scope in (alert.affects.value, bulletin.affects.value, end.restores.value):
        assert [part.modes for part in scope.parts] == [frozenset(modes)]


def test_it_says_of_itself_that_it_is_invented_and_nothing_of_a_fallback() -> None:
    for notice in told("delta-g", Mode.EDI):
        assert "inventé pour un exercice" in notice.text
        assert "secours" not in notice.text


def test_before_the_alert_it_says_that_there_is_nothing() -> None:
    body = DrillFeed("DELTA G", (), lambda: NIGHT)(Request(Source.FEED, ADDRESS))

    document = cut(body.content, names_a_service=READER.names_a_service, content_type="application/rss+xml")

    assert (document.readability is not Readability.UNREADABLE, document.items) == (True, ())
