from datetime import UTC, datetime

import pytest

from meteo_douane.demo.board import board
from meteo_douane.demo.story import ALERT, END, NOTHING_NEW, PARTIAL_END, STORY, WIDER, Message, Scene, watches
from meteo_douane.domain.matching import judge
from meteo_douane.domain.notice import Kind, Notice, Permission
from meteo_douane.formats.item import Item
from meteo_douane.reading.notice_reader import Reader
from meteo_douane.services import shipped_catalogue
from scenes import SCENES

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
CATALOGUE = shipped_catalogue()


def read(message: Message) -> Notice:
    [posted] = board(Scene("s", "", (message,)), {message.number: NOON})
    item = Item(posted.title, "\n".join(posted.paragraphs), published_at=posted.at)
    return Reader(CATALOGUE).read(item, NOON)


def test_scenes_have_their_own_names_and_captions() -> None:
    assert len({scene.name for scene in STORY.scenes}) == len(STORY.scenes)
    assert all(scene.caption.endswith(".") for scene in STORY.scenes)


def test_a_message_never_changes_between_scenes() -> None:
    told = {message for scene in STORY.scenes for message in scene.messages}

    assert len({message.number for message in told}) == len(told)


def test_a_site_that_is_back_shows_what_it_showed_before() -> None:
    assert SCENES["site_is_back"].messages == SCENES["end"].messages


def test_every_watch_has_the_channels_that_it_is_given() -> None:
    assert {watch.channels for watch in watches("console", "astreinte")} == {("console", "astreinte")}


@pytest.mark.parametrize(
    ("message", "kind", "concerned"),
    [
        pytest.param(ALERT, Kind.ALERT, {"le-havre", "roissy", "dunkerque"}, id="alert"),
        pytest.param(NOTHING_NEW, Kind.BULLETIN, {"le-havre", "roissy", "dunkerque"}, id="nothing new"),
        pytest.param(WIDER, Kind.BULLETIN, {"le-havre", "roissy", "dunkerque", "bordeaux"}, id="wider"),
        pytest.param(PARTIAL_END, Kind.END, {"le-havre", "roissy", "dunkerque"}, id="partial end"),
        pytest.param(END, Kind.END, {"le-havre", "bordeaux"}, id="end"),
    ],
)
def test_a_message_concerns_some_of_the_watches(message: Message, kind: Kind, concerned: set[str]) -> None:
    notice = read(message)

    assert notice.kind.value is kind
    assert {watch.name for watch in watches("c") if judge(notice, watch, CATALOGUE).code.tells} == concerned


def test_the_bulletin_that_brings_nothing_repeats_what_the_alert_says() -> None:
    alert, bulletin = read(ALERT), read(NOTHING_NEW)

    assert bulletin.affects.value == alert.affects.value
    assert bulletin.fallback.value.permission is alert.fallback.value.permission is Permission.ALLOWED
