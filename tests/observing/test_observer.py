"""Asking one source, and understanding what it answers."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from meteo_douane.domain.notice import Kind, Notice, Read
from meteo_douane.domain.observation import Cause, Failure, Outcome, Seen, Source, Unchanged
from meteo_douane.formats.item import Defect, Document, Format, Item, Readability
from meteo_douane.observing.observer import Observer
from meteo_douane.ports import Answer, Body, NoAnswer, NotModified, Request

NINE = datetime(2026, 2, 3, 9, 0, tzinfo=UTC)
URL = "http://127.0.0.1/meteo"
VALIDATORS = (("ETag", '"v1"'), ("Last-Modified", "Tue, 03 Feb 2026 08:00:00 GMT"))


@dataclass
class Script:
    """A fetch that answers what it is given, and keeps what it was asked."""

    answers: list[Answer]
    asked: list[Request] = field(default_factory=list)

    def __call__(self, request: Request) -> Answer:
        self.asked.append(request)
        return self.answers.pop(0)


@dataclass
class CountingReader:
    """Reads an item as a notice of the moment, so that a second reading would show."""

    seen: list[str] = field(default_factory=list)

    def read(self, item: Item, seen_at: datetime) -> Notice:
        self.seen.append(item.title)
        notice = Notice("", item.title, item.text, Read(Kind.ALERT), published_at=Read(seen_at), url=item.url)
        return replace(notice, revision=item.title)


@dataclass
class Clock:
    now: datetime = NINE

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def cut(content: bytes, source: Source, content_type: str) -> Document:
    """One item a line; a body that begins with an exclamation mark is unreadable."""
    del source, content_type
    if content.startswith(b"!"):
        return Document(Format.PAGE, Readability.UNREADABLE, defect=Defect.LOGIN_PAGE)
    titles = [line for line in content.decode().splitlines() if not line.startswith("clock")]
    return Document(Format.PAGE, Readability.PARSED, tuple(Item(title, "words") for title in titles))


def a_body(text: str, headers: tuple[tuple[str, str], ...] = ()) -> Body:
    return Body(Request(Source.PAGE, URL), text.encode(), headers)


def an_observer(*answers: Answer) -> tuple[Observer, Script, CountingReader]:
    script, reader = Script(list(answers)), CountingReader()
    return Observer(Source.PAGE, URL, script, cut, reader, Clock()), script, reader


def test_validators_of_the_last_understood_body_go_with_the_next_request() -> None:
    observer, script, _ = an_observer(a_body("A", VALIDATORS), a_body("!", ()), a_body("A"))

    for _ in range(3):
        observer.observe()

    assert [(one.etag, one.last_modified) for one in script.asked] == [
        ("", ""),
        ('"v1"', "Tue, 03 Feb 2026 08:00:00 GMT"),
        ('"v1"', "Tue, 03 Feb 2026 08:00:00 GMT"),
    ]


def test_a_304_is_unchanged_and_a_good_reading() -> None:
    observer, _, _ = an_observer(a_body("A", VALIDATORS), NotModified(Request(Source.PAGE, URL)))
    observer.observe()

    observed = observer.observe()

    assert observed.observation == Unchanged(Source.PAGE)
    assert observed.reading.outcome is Outcome.UNCHANGED
    assert observed.reading.status == 304


def test_a_304_that_repeats_nothing_is_a_failure_of_their_host() -> None:
    observer, _, _ = an_observer(NotModified(Request(Source.PAGE, URL)))

    observed = observer.observe()

    assert observed.observation == Failure(Source.PAGE, Cause.THEIR_HOST, "304 without an earlier body", 304)


def test_the_same_bytes_again_are_unchanged_and_not_kept_twice() -> None:
    observer, _, reader = an_observer(a_body("A"), a_body("A"))
    first = observer.observe()

    second = observer.observe()

    assert first.body == b"A"
    assert second.observation == Unchanged(Source.PAGE)
    assert second.body == b""
    assert second.reading.sha256 == first.reading.sha256
    assert reader.seen == ["A"]


def test_a_page_that_says_that_all_is_well_is_kept_once_however_its_clock_moves() -> None:
    observer, _, _ = an_observer(a_body("clock 1"), a_body("clock 2"), a_body("A"), a_body("clock 3"))

    bodies = [observer.observe().body for _ in range(4)]

    assert bodies == [b"clock 1", b"", b"A", b"clock 3"]


def test_one_that_was_kept_before_a_restart_is_not_kept_again() -> None:
    observer, _, _ = an_observer(a_body("clock 1"), a_body("A"), a_body("clock 2"))
    observer.was_calm = True

    bodies = [observer.observe().body for _ in range(3)]

    assert bodies == [b"", b"A", b"clock 2"]


def test_a_clock_that_moves_changes_the_bytes_but_keeps_no_body_and_reads_no_item_again() -> None:
    observer, _, reader = an_observer(a_body("clock 1\nA"), a_body("clock 2\nA"))
    first = observer.observe()

    second = observer.observe()

    assert isinstance(first.observation, Seen)
    assert second.observation == first.observation
    assert second.body == b""
    assert second.editions == ()
    assert reader.seen == ["A"]


def test_a_new_item_is_read_and_its_edition_kept_with_the_body() -> None:
    observer, _, _ = an_observer(a_body("A"), a_body("B\nA"))
    observer.observe()

    observed = observer.observe()

    assert [edition.item.title for edition in observed.editions] == ["B"]
    assert observed.body == b"B\nA"


@pytest.mark.parametrize(
    ("written", "followed"),
    [
        pytest.param("https://www.douane.gouv.fr/a", "https://www.douane.gouv.fr/a", id="whole"),
        pytest.param("/meteo/1042", "http://127.0.0.1/meteo/1042", id="from the root"),
        pytest.param("1042?lang=fr", "http://127.0.0.1/1042?lang=fr", id="beside the page"),
        pytest.param("//cdn.example/x", "http://cdn.example/x", id="of another host"),
        pytest.param("http://[bad", "http://[bad", id="no address"),
        pytest.param(None, None, id="none"),
    ],
)
def test_a_link_is_resolved_against_the_address_that_was_asked(written: str | None, followed: str | None) -> None:
    def cut_linked(*_: object) -> Document:
        return Document(Format.PAGE, Readability.PARSED, (Item("A", "words", url=written),))

    observer = Observer(Source.PAGE, URL, Script([a_body("A")]), cut_linked, CountingReader(), Clock())

    observation = observer.observe().observation

    assert isinstance(observation, Seen)
    assert [notice.url for notice in observation.notices] == [followed]


def test_words_that_were_read_before_a_restart_keep_the_day_that_they_meant_then() -> None:
    observer, _, _ = an_observer(a_body("A"))
    yesterday = CountingReader().read(Item("A", "words"), NINE - timedelta(days=1))
    observer.already_read = {"A": yesterday}

    observed = observer.observe()

    assert observed.observation == Seen(Source.PAGE, (yesterday,))


def test_words_under_a_heading_that_counts_something_keep_the_day_that_they_meant_first() -> None:
    def cut_counted(content: bytes, *_: object) -> Document:
        return Document(Format.PAGE, Readability.PARSED, (Item("A", "words", section=content.decode()),))

    script = Script([a_body("Messages (1)"), a_body("Messages (2)")])
    observer = Observer(Source.PAGE, URL, script, cut_counted, CountingReader(), Clock())

    first, second = observer.observe(), observer.observe()

    assert second.observation == first.observation
    assert (len(first.editions), len(second.editions), second.body) == (1, 0, b"")


def test_a_page_that_is_not_understood_is_a_failure_of_content_and_its_body_is_kept_once() -> None:
    observer, _, _ = an_observer(a_body("! please log in"), a_body("! please log in again"))

    first, second = observer.observe(), observer.observe()

    assert first.observation == Failure(Source.PAGE, Cause.CONTENT, "login_page", 200)
    assert first.reading.outcome is Outcome.UNREADABLE
    assert (first.body, second.body) == (b"! please log in", b"")


def test_no_answer_keeps_its_cause_its_words_and_the_rest_that_the_host_asks_for() -> None:
    observer, _, _ = an_observer(
        NoAnswer(Request(Source.PAGE, URL), Cause.THEIR_HOST, "status 503", 503, retry_after=timedelta(minutes=2))
    )

    observed = observer.observe()

    assert observed.observation == Failure(Source.PAGE, Cause.THEIR_HOST, "status 503", 503, timedelta(minutes=2))
    assert (observed.reading.outcome, observed.reading.status) == (Outcome.FAILED, 503)


def test_what_could_not_be_kept_is_asked_for_again_without_validators() -> None:
    observer, script, _ = an_observer(a_body("A", VALIDATORS), a_body("A", VALIDATORS))
    observer.observe()

    observer.forget()
    second = observer.observe()

    assert script.asked[1].etag == ""
    assert isinstance(second.observation, Seen)
    assert second.body == b"A"


def test_the_headers_that_say_what_was_answered_are_kept_and_no_cookie() -> None:
    headers = (("date", "Tue, 03 Feb 2026 09:00:00 GMT"), ("set-cookie", "session=canary"), ("server", "x" * 600))
    failed = NoAnswer(Request(Source.PAGE, URL), Cause.THEIR_HOST, "status 503", 503, headers[:2])
    observer, _, _ = an_observer(a_body("A", headers), failed, NoAnswer(failed.request, Cause.OUR_NETWORK, "dns"))

    readings = [observer.observe().reading for _ in range(3)]

    assert readings[0].headers == (headers[0], ("server", "x" * 500))
    assert readings[1].headers == headers[:1]
    assert readings[2].headers == ()
