import gzip
import http.client
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import feedparser
import pytest
from bs4 import BeautifulSoup

from meteo_douane.adapters.fetch import FetchSettings, HttpFetch
from meteo_douane.adapters.recording import Recorder, readings
from meteo_douane.demo.site import Site
from meteo_douane.demo.story import STORY, Message, Scene, Story, Trouble
from meteo_douane.domain.observation import Cause, Source
from meteo_douane.ports import Answer, Body, NoAnswer, NotModified, Request
from scenes import SCENES, WatchedSite

BEFORE_MIDNIGHT = datetime(2026, 3, 3, 22, 40, 31, tzinfo=UTC)
SOON = timedelta(seconds=5)


class Turned:
    """A clock that we turn."""

    now = BEFORE_MIDNIGHT

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Turned:
    return Turned()


@pytest.fixture
def site(clock: Turned) -> Iterator[WatchedSite]:
    site = WatchedSite(clock)
    site.start()
    yield site
    site.stop()


@pytest.fixture
def fetch(clock: Turned) -> Iterator[HttpFetch]:
    with HttpFetch(FetchSettings("test", deadline=timedelta(seconds=5), trust_env=False), clock) as fetch:
        yield fetch


def ask(fetch: HttpFetch, site: Site, source: Source = Source.PAGE, known: Body | None = None) -> Answer:
    url = site.page_url if source is Source.PAGE else site.feed_url
    headers = dict(known.headers) if known else {}
    return fetch(Request(source, url, headers.get("etag", ""), headers.get("last-modified", "")))


def seen(fetch: HttpFetch, site: Site, source: Source = Source.PAGE) -> Body:
    answer = ask(fetch, site, source)
    assert isinstance(answer, Body), answer
    return answer


def raw(site: Site, path: str, headers: dict[str, str]) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection(urlsplit(site.url).netloc, timeout=5)
    connection.request("GET", path, headers=headers)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


# What is shown


def page_messages(body: bytes) -> list[tuple[str, str]]:
    soup = BeautifulSoup(body, "lxml")
    return [
        (str(article.h2), " ".join(text.get_text() for text in article.select("p:not(.date)")))
        for article in soup.select("article")
    ]


def feed_messages(body: bytes) -> list[tuple[str, str]]:
    parsed = feedparser.parse(body)
    assert not parsed.bozo
    return [
        (f"<h2>{entry.title}</h2>", " ".join(re.findall(r"<p>(.*?)</p>", unescape(entry.description))))
        for entry in parsed.entries
    ]


@pytest.mark.parametrize("scene", STORY.scenes, ids=lambda scene: scene.name)
def test_page_and_feed_say_the_same(site: Site, scene: Scene, fetch: HttpFetch) -> None:
    site.show(Scene(scene.name, scene.caption, scene.messages))

    page = page_messages(seen(fetch, site).content)

    assert len(page) == len(scene.messages)
    assert page == feed_messages(seen(fetch, site, Source.FEED).content)


def test_a_reader_sees_at_once_that_it_is_invented(site: Site, fetch: HttpFetch) -> None:
    page = BeautifulSoup(seen(fetch, site).content, "lxml")

    assert page.body is not None
    assert page.body.get_text(" ", strip=True).startswith("Démonstration – messages inventés")
    assert "messages inventés".encode() in seen(fetch, site, Source.FEED).content


def test_moments_are_minutes_from_the_publication_in_paris_time(clock: Turned, fetch: HttpFetch) -> None:
    message = Message(1, "Titre & <co>", ("depuis le {-45}, jusqu'au {+30} & après",))
    site = Site(Story((Scene("s", "", (message,)),)), clock)
    site.start()

    body = seen(fetch, site).content.decode()
    site.stop()

    assert "<h2>Titre &amp; &lt;co&gt;</h2>" in body
    assert 'Publié le <time datetime="2026-03-03T23:40:31+01:00">03/03/2026 à 23h40</time>' in body
    assert "depuis le 03/03/2026 à 22h55, jusqu&#39;au 04/03/2026 à 0h10 &amp; après" in body


def test_a_message_keeps_the_moment_at_which_it_was_first_shown(site: Site, clock: Turned, fetch: HttpFetch) -> None:
    site.show(SCENES["alert"])
    alert = page_messages(seen(fetch, site).content)[-1]

    clock.now += timedelta(hours=2)
    site.show(SCENES["end"])

    assert page_messages(seen(fetch, site).content)[-1] == alert


# How it is served


@pytest.mark.parametrize("source", Source)
def test_what_has_not_changed_is_not_sent_again(site: Site, fetch: HttpFetch, source: Source) -> None:
    site.show(SCENES["alert"])
    first = seen(fetch, site, source)

    assert isinstance(ask(fetch, site, source, known=first), NotModified)


def test_what_has_changed_within_the_same_second_is_sent(site: Site, fetch: HttpFetch) -> None:
    calm = seen(fetch, site)
    site.show(SCENES["alert"])

    assert isinstance(ask(fetch, site, known=calm), Body)


def test_the_moment_counts_where_no_tag_is_given(site: Site, clock: Turned) -> None:
    moment = raw(site, "/meteo/prodouane/pages/meteo", {})[0].headers["Last-Modified"]
    same = raw(site, "/meteo/prodouane/pages/meteo", {"If-Modified-Since": moment})[0]
    clock.now += timedelta(seconds=1)
    site.show(SCENES["alert"])
    changed = raw(site, "/meteo/prodouane/pages/meteo", {"If-Modified-Since": moment})[0]

    assert parsedate_to_datetime(moment) == BEFORE_MIDNIGHT
    assert (same.status, changed.status) == (304, 200)


def test_gzip_is_sent_to_those_who_take_it(site: Site) -> None:
    plain, body = raw(site, "/meteo/prodouane/pages/rss", {})
    packed, less = raw(site, "/meteo/prodouane/pages/rss", {"Accept-Encoding": "gzip"})

    assert plain.headers["Content-Encoding"] is None
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(less) == body


def test_the_root_leads_to_the_page_and_nothing_else_is_served(site: Site) -> None:
    assert raw(site, "/", {})[0].headers["Location"] == "/meteo/prodouane/pages/meteo"
    assert raw(site, "/etc/passwd", {})[0].status == 404


# How it fails


@pytest.mark.parametrize(
    ("trouble", "cause", "detail"),
    [
        (Trouble.OVERLOADED, Cause.THEIR_HOST, "status 503"),
        (Trouble.HANGS_UP, Cause.THEIR_HOST, "connection closed without an answer"),
    ],
)
def test_it_fails_when_the_scene_says_so_and_comes_back(
    site: Site, fetch: HttpFetch, trouble: Trouble, cause: Cause, detail: str
) -> None:
    site.show(Scene("fails", "", trouble=trouble))
    failed = ask(fetch, site)
    site.show(STORY.scenes[0])

    assert isinstance(failed, NoAnswer)
    assert (failed.cause, failed.detail) == (cause, detail)
    assert isinstance(ask(fetch, site), Body)


def test_an_error_page_comes_with_status_200(site: Site, fetch: HttpFetch) -> None:
    site.show(Scene("fails", "", trouble=Trouble.ERROR_PAGE))

    assert b"momentan" in seen(fetch, site, Source.FEED).content


# A recording of it


def test_a_recording_of_the_story_is_played_back_as_it_was_served(
    site: Site, clock: Turned, fetch: HttpFetch, tmp_path: Path
) -> None:
    recorder = Recorder(fetch, tmp_path, clock)
    answers: list[tuple[Answer, ...]] = []
    for scene in STORY.scenes:
        clock.now += timedelta(minutes=20)
        site.show(scene)
        urls = {Source.PAGE: site.page_url, Source.FEED: site.feed_url}
        answers.append(tuple(recorder(Request(source, url)) for source, url in urls.items()))

    assert [reading.answers for reading in readings(tmp_path)] == answers
    assert [type(page) for page, _ in answers] == [Body] * 6 + [NoAnswer, Body]


# Waiting for the reader


def test_it_tells_when_both_have_been_read_since_the_scene_was_shown(site: WatchedSite, fetch: HttpFetch) -> None:
    for source in Source:
        ask(fetch, site, source)
    assert site.wait_until_read(SOON)

    site.show(SCENES["alert"])
    ask(fetch, site, Source.PAGE)

    assert not site.wait_until_read(timedelta(0))
    ask(fetch, site, Source.FEED)
    assert site.wait_until_read(SOON)
    assert not site.wait_until_read(timedelta(0), times=2)


def test_it_gives_its_port_back(clock: Turned) -> None:
    never_started, started = Site(STORY, clock), Site(STORY, clock)
    never_started.stop()
    url = started.start()
    started.stop()

    with pytest.raises(ConnectionRefusedError):
        http.client.HTTPConnection(urlsplit(url).netloc, timeout=5).connect()
