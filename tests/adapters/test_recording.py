import json
import tracemalloc
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meteo_douane.adapters.recording import Recorder, RecordingError, readings, without_secrets
from meteo_douane.domain.observation import Cause, Source
from meteo_douane.ports import Answer, Body, NoAnswer, NotModified, Request

NOON = datetime(2025, 10, 17, 12, 0, 0, 250_000, tzinfo=UTC)
SECOND = timedelta(seconds=1)
PAGE = Request(Source.PAGE, "https://www.douane.gouv.fr/meteo")
FEED = Request(Source.FEED, "https://www.douane.gouv.fr/rss")
BYTES = bytes(range(256)) + b"\r\n\r\n"


class Turned:
    """A clock that we turn."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


class Scripted:
    """A `Fetch` that answers what it was given, one after the other."""

    def __init__(self, *answers: Answer) -> None:
        self.answers = list(answers)

    def __call__(self, request: Request) -> Answer:
        answer = self.answers.pop(0)
        assert answer.request == request
        return answer


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def facts(folder: Path, name: str) -> object:
    return json.loads((folder / name).read_text())


def record(folder: Path, *answers: Answer, clock: Turned | None = None, step: timedelta = SECOND) -> None:
    clock = clock or Turned()
    recorder = Recorder(Scripted(*answers), folder, clock)
    for answer in answers:
        assert recorder(answer.request) is answer
        clock.now += step


# Writing


def test_a_body_is_kept_byte_for_byte_with_what_the_host_said_of_it(tmp_path: Path) -> None:
    record(tmp_path, Body(PAGE, BYTES, (("etag", '"é"'), ("vary", "a"), ("vary", "b"))))

    assert names(tmp_path) == ["20251017T120000Z.page.html", "20251017T120000Z.page.json"]
    assert (tmp_path / "20251017T120000Z.page.html").read_bytes() == BYTES
    assert facts(tmp_path, "20251017T120000Z.page.json") == {
        "url": "https://www.douane.gouv.fr/meteo",
        "status": 200,
        "headers": {"etag": '"é"', "vary": "a, b"},
    }


@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        pytest.param(NotModified(PAGE, (("etag", "a"),)), {"status": 304, "headers": {"etag": "a"}}, id="unchanged"),
        pytest.param(
            NoAnswer(PAGE, Cause.OUR_NETWORK, "name not found"),
            {"error": "name not found", "cause": "our_network"},
            id="no connection",
        ),
        pytest.param(
            NoAnswer(PAGE, Cause.CONTENT, "gzip cut short", 200),
            {"error": "gzip cut short", "cause": "content"},
            id="a body that cannot be used",
        ),
        pytest.param(
            NoAnswer(PAGE, Cause.THEIR_HOST, "redirected to another host", 302),
            {"error": "redirected to another host", "cause": "their_host"},
            id="a redirect that leads away",
        ),
        pytest.param(
            NoAnswer(PAGE, Cause.THEIR_HOST, "status 503", 503), {"status": 503, "headers": {}}, id="an empty error"
        ),
    ],
)
def test_what_brings_no_body_leaves_none(tmp_path: Path, answer: Answer, kept: dict[str, object]) -> None:
    record(tmp_path, answer)

    assert names(tmp_path) == ["20251017T120000Z.page.json"]
    assert facts(tmp_path, "20251017T120000Z.page.json") == {"url": PAGE.url} | kept


def test_the_body_of_an_error_is_kept(tmp_path: Path) -> None:
    record(tmp_path, NoAnswer(FEED, Cause.THEIR_HOST, "status 503", 503, content=b"panne"))

    assert names(tmp_path) == ["20251017T120000Z.feed.json", "20251017T120000Z.feed.xml"]
    assert (tmp_path / "20251017T120000Z.feed.xml").read_bytes() == b"panne"


def test_page_and_feed_of_one_reading_share_the_stamp_of_its_beginning(tmp_path: Path) -> None:
    step = timedelta(seconds=29)
    record(tmp_path, Body(PAGE, b""), Body(FEED, b""), Body(PAGE, b""), Body(FEED, b""), step=step)

    assert [name for name in names(tmp_path) if not name.endswith("json")] == [
        "20251017T120000Z.feed.xml",
        "20251017T120000Z.page.html",
        "20251017T120058Z.feed.xml",
        "20251017T120058Z.page.html",
    ]


def test_a_feed_that_is_asked_much_later_is_a_reading_of_its_own(tmp_path: Path) -> None:
    record(tmp_path, NotModified(PAGE), NotModified(FEED), step=timedelta(minutes=5))

    assert names(tmp_path) == ["20251017T120000Z.page.json", "20251017T120500Z.feed.json"]


def test_two_readings_in_one_second_do_not_overwrite_each_other(tmp_path: Path) -> None:
    record(tmp_path, *[Body(PAGE, bytes([number])) for number in range(3)], step=timedelta(milliseconds=1))

    bodies = [(tmp_path / name).read_bytes() for name in names(tmp_path) if name.endswith("html")]
    assert bodies == [b"\x00", b"\x01", b"\x02"]


def test_a_restart_in_the_same_second_overwrites_nothing(tmp_path: Path) -> None:
    record(tmp_path, Body(PAGE, b"before"))
    record(tmp_path, Body(PAGE, b"after"))

    assert (tmp_path / "20251017T120000Z.page.html").read_bytes() == b"before"
    assert (tmp_path / "20251017T120001Z.page.html").read_bytes() == b"after"


def test_a_reading_can_be_begun_expressly(tmp_path: Path) -> None:
    recorder = Recorder(Scripted(NotModified(PAGE), NotModified(FEED)), tmp_path, Turned())

    recorder(PAGE)
    recorder.begin(NOON + 5 * SECOND)
    recorder(FEED)

    assert names(tmp_path) == ["20251017T120000Z.page.json", "20251017T120005Z.feed.json"]


def test_no_secret_is_written(tmp_path: Path) -> None:
    request = Request(Source.PAGE, "https://moi:canari@example.org:8443/m?jeton=canari&canari&x=#canari")
    record(tmp_path, Body(request, b"", (("set-cookie", "canari"), ("etag", "a"))))

    assert facts(tmp_path, "20251017T120000Z.page.json") == {
        "url": "https://example.org:8443/m?jeton=",
        "status": 200,
        "headers": {"etag": "a"},
    }


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(RecordingError, match=r"file: it is a file; name the folder that `record` has made"):
        readings(tmp_path / "file")
    with pytest.raises(RecordingError, match=r"file: it is a file; name a folder"):
        Recorder(Scripted(), tmp_path / "file", Turned())


def test_a_folder_that_went_away_is_said(tmp_path: Path) -> None:
    recorder = Recorder(Scripted(NotModified(PAGE)), tmp_path / "new" / "er", Turned())
    (tmp_path / "new" / "er").rmdir()

    with pytest.raises(RecordingError, match=r"20251017T120000Z\.page: No such file"):
        recorder(PAGE)


# Playing back


def played(folder: Path) -> list[tuple[datetime, tuple[Answer, ...]]]:
    return [(reading.at, reading.answers) for reading in readings(folder)]


def test_what_was_recorded_is_played_back(tmp_path: Path) -> None:
    answers = (
        Body(PAGE, BYTES, (("etag", "a"),)),
        Body(FEED, b"<rss/>"),
        NotModified(PAGE, (("etag", "a"),)),
        NoAnswer(FEED, Cause.OUR_NETWORK, "name not found"),
        NoAnswer(PAGE, Cause.THEIR_HOST, "status 503", 503, (("retry-after", "5"),), b"panne"),
        NoAnswer(FEED, Cause.CONTENT, "gzip cut short"),
    )
    record(tmp_path, *answers)

    start = NOON.replace(microsecond=0)
    assert played(tmp_path) == [
        (start, answers[0:2]),
        (start + 2 * SECOND, answers[2:4]),
        (start + 4 * SECOND, answers[4:6]),
    ]


def lay(folder: Path, files: Iterable[tuple[str, str]]) -> Path:
    for name, content in files:
        (folder / name).write_text(content)
    return folder


STEM = "20251017T160500Z.page"
AT = datetime(2025, 10, 17, 16, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("described", "answer"),
    [
        pytest.param(None, Body(Request(Source.PAGE, ""), b"x"), id="no description is status 200"),
        pytest.param('{"status": 200}', Body(Request(Source.PAGE, ""), b"x"), id="no url, no headers"),
        pytest.param(
            '{"url": "u", "status": 200, "headers": {"ETag": "a"}, "by": "somebody"}',
            Body(Request(Source.PAGE, "u"), b"x", (("etag", "a"),)),
            id="names of headers in lower case, and a key that we do not know",
        ),
        pytest.param(
            '\ufeff{"url": "u", "error": "timeout"}',
            NoAnswer(Request(Source.PAGE, "u"), Cause.THEIR_HOST, "timeout"),
            id="an error, and a byte order mark",
        ),
        pytest.param(
            '{"url": "u", "status": 404}',
            NoAnswer(Request(Source.PAGE, "u"), Cause.THEIR_HOST, "status 404", 404, content=b"x"),
            id="an error status",
        ),
    ],
)
def test_recordings_of_others_are_played_back(tmp_path: Path, described: str | None, answer: Answer) -> None:
    files = [(f"{STEM}.html", "x")] + ([(f"{STEM}.json", described)] if described else [])

    assert played(lay(tmp_path, files)) == [(AT, (answer,))]


def test_an_unchanged_page_has_no_body(tmp_path: Path) -> None:
    described = (f"{STEM}.json", '{"url": "u", "status": 304}')

    assert played(lay(tmp_path, [described])) == [(AT, (NotModified(Request(Source.PAGE, "u")),))]

    with pytest.raises(RecordingError, match=r"status 304, and there is a body \(\.html\)"):
        readings(lay(tmp_path, [described, (f"{STEM}.html", "x")]))


def test_what_lies_beside_a_recording_is_no_part_of_it(tmp_path: Path) -> None:
    beside = ["README.md", "config.toml", ".git", "page.expected.jsonl", "2025.txt", f".{STEM}.html.draft"]
    (tmp_path / "20251017").mkdir()
    lay(tmp_path, [(f"{STEM}.html", "x"), *[(name, "") for name in beside]])

    assert len(readings(tmp_path)) == 1


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("20251317T160500Z.page.html", "", "20251317T160500Z is no moment"),
        ("20251017T160560Z.page.html", "", "20251017T160560Z is no moment"),
        ("20251017T160500.page.html", "", "expected a name like"),
        ("20251017T1605Z.html", "", "expected a name like"),
        ("2025-10-17T16:05:00Z.page.html", "", "expected a name like"),
        ("20251017T160500Z.portal.html", "", "expected a name like"),
        ("20251017T160500Z.page.xml", "", "expected a name like"),
        ("20251017T160500Z.feed.html", "", "expected a name like"),
        ("20251017T160500Z.page.html.gz", "", "expected a name like"),
        ("٢٠٢٥١٠١٧T160500Z.page.html", "", "expected a name like"),
        (f"{STEM}.json", "", "not JSON"),
        (f"{STEM}.json", "{", "not JSON"),
        (f"{STEM}.json", "[" * 100_000, "not JSON"),
        (f"{STEM}.json", "[]", "expected an object, found list"),
        (f"{STEM}.json", '{"status": 200}', r"status 200, and the body is missing \(.html\)"),
        (f"{STEM}.json", "{}", "expected a status from 100 to 599, or an error in words"),
        (f"{STEM}.json", '{"status": "503"}', "expected a status from 100 to 599"),
        (f"{STEM}.json", '{"status": true}', "expected a status from 100 to 599"),
        (f"{STEM}.json", '{"status": 999}', "expected a status from 100 to 599"),
        (f"{STEM}.json", '{"error": 5}', "expected a status from 100 to 599, or an error in words"),
        (f"{STEM}.json", '{"status": 503, "url": 5}', "url: expected a text, found 5"),
        (f"{STEM}.json", '{"status": 503, "headers": [5]}', r"headers: expected texts by name, found \[5\]"),
        (f"{STEM}.json", '{"status": 503, "headers": {"a": 5}}', "headers: expected texts by name"),
        (f"{STEM}.json", '{"error": "x", "cause": "fate"}', "cause: 'fate' is not a valid Cause"),
    ],
)
def test_a_broken_recording_names_its_file(tmp_path: Path, name: str, content: str, complaint: str) -> None:
    lay(tmp_path, [(name, content)])

    with pytest.raises(RecordingError, match=complaint) as raised:
        readings(tmp_path)
    assert name in str(raised.value)


def test_a_body_that_is_no_file_is_named(tmp_path: Path) -> None:
    (tmp_path / f"{STEM}.html").mkdir()

    with pytest.raises(RecordingError, match=rf"{STEM}.html: not a file"):
        readings(tmp_path)


def test_a_body_that_goes_away_meanwhile_is_named(tmp_path: Path) -> None:
    [reading] = readings(lay(tmp_path, [(f"{STEM}.html", "x")]))
    (tmp_path / f"{STEM}.html").unlink()

    with pytest.raises(RecordingError, match=rf"{STEM}.html: No such file"):
        _ = reading.answers


def test_a_folder_without_a_recording_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match="no recording"):
        readings(tmp_path)
    with pytest.raises(RecordingError, match="No such file"):
        readings(tmp_path / "missing")


@given(st.binary(max_size=200))
def test_no_description_breaks_the_player(tmp_path_factory: pytest.TempPathFactory, described: bytes) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    (folder / f"{STEM}.json").write_bytes(described)

    with pytest.raises(RecordingError):
        readings(folder)


@given(st.text())
def test_no_secret_gets_past_the_recorder(secret: str) -> None:
    word = quote(f"canari{secret}", safe="")

    assert without_secrets(f"https://u:{word}@example.org/m?k={word}#{word}") == "https://example.org/m?k="


@given(st.text())
def test_no_url_breaks_the_recorder(url: str) -> None:
    assert isinstance(without_secrets(f"https://{url}"), str)


def test_bodies_are_read_one_reading_at_a_time(tmp_path: Path) -> None:
    for hour in range(20):
        with (tmp_path / f"20251017T{hour:02}0000Z.page.html").open("wb") as body:
            body.truncate(1_000_000)

    tracemalloc.start()
    try:
        sizes = [
            len(answer.content) for reading in readings(tmp_path) for answer in reading.answers if type(answer) is Body
        ]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert sizes == [1_000_000] * 20
    assert peak < 10_000_000
