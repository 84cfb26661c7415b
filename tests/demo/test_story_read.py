"""The program understands what the demonstration shows, in the page as in the feed."""

from datetime import UTC, datetime
from functools import partial

import pytest

from meteo_douane.demo.board import board, error_page, feed, page
from meteo_douane.demo.story import STORY, Scene
from meteo_douane.formats.document import cut as cut_with
from meteo_douane.formats.item import Format, Readability
from meteo_douane.reading.notice_reader import Reader
from meteo_douane.services import shipped_catalogue
from scenes import SCENES

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
READER = Reader(shipped_catalogue())
cut = partial(cut_with, names_a_service=READER.names_a_service)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("scene", STORY.scenes, ids=lambda scene: scene.name)
def test_page_and_feed_are_cut_into_the_messages_of_the_scene(scene: Scene) -> None:
    messages = board(scene, {message.number: NOON for message in scene.messages})

    of_page = cut(page(messages), format=Format.PAGE)
    of_feed = cut(feed(messages, "http://127.0.0.1/"), format=Format.FEED)

    expected = [(plain(message.title), plain("\n".join(message.paragraphs)), NOON) for message in messages]
    assert [(plain(item.title), plain(item.text), item.published_at) for item in of_page.items] == expected
    assert [(plain(item.title), plain(item.text), item.published_at) for item in of_feed.items] == expected
    assert of_page.readability is of_feed.readability is (Readability.PARSED if messages else Readability.EMPTY)


def test_nothing_in_the_story_is_in_doubt() -> None:
    scene = SCENES["end"]
    messages = board(scene, {message.number: NOON for message in scene.messages})

    notices = [READER.read(item, NOON) for item in cut(page(messages)).items]

    assert [(notice.title, doubt) for notice in notices for doubt in notice.affects.doubts] == []
    assert [(notice.title, doubt) for notice in notices for doubt in notice.starts_at.doubts] == []
    assert [(notice.title, doubt) for notice in notices for doubt in notice.ends_at.doubts] == []


@pytest.mark.parametrize("format_", [Format.PAGE, Format.FEED])
def test_its_error_page_is_no_good_news(format_: Format) -> None:
    assert cut(error_page(), format=format_).readability is Readability.UNREADABLE
