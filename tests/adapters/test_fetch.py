import gzip
import logging
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
import respx
import stamina
import trustme

from meteo_douane.adapters.fetch import FetchSettings, HttpFetch, user_agent
from meteo_douane.adapters.patience import Patience, Timekeeper
from meteo_douane.domain.observation import Cause, Source
from meteo_douane.ports import Answer, Body, NoAnswer, NotModified, Request
from scripted_host import Script, ScriptedHost, answers, drips, hangs_up, resets, says

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)
PAGE = "<html>météo</html>".encode()
OK = answers("200 OK", PAGE)


@pytest.fixture(autouse=True)
def no_pause_before_another_attempt() -> Iterator[None]:
    with stamina.set_testing(True, attempts=2, cap=True):
        yield


def settings(
    *, deadline: float = 10, allowed: tuple[str, ...] = (), ca_file: Path | None = None, max_bytes: int = 100_000
) -> FetchSettings:
    return FetchSettings(
        user_agent=user_agent("veille@example.org"),
        allowed=allowed,
        deadline=timedelta(seconds=deadline),
        max_bytes=max_bytes,
        trust_env=False,
        ca_file=ca_file,
    )


def ask(url: str, given: FetchSettings | None = None, *, etag: str = "", last_modified: str = "") -> Answer:
    with HttpFetch(given or settings(), lambda: NOON) as fetch:
        return fetch(Request(Source.PAGE, url, etag=etag, last_modified=last_modified))


def no_answer(answer: Answer) -> NoAnswer:
    assert isinstance(answer, NoAnswer), answer
    return answer


def what_failed(answer: Answer) -> tuple[Cause, str]:
    failed = no_answer(answer)
    return failed.cause, failed.detail


# What is asked and answered


def test_a_body_comes_back_byte_for_byte_with_its_headers() -> None:
    with ScriptedHost(answers('200 OK\nETag: "a"\nLast-Modified: Tue, 03 Mar 2026 08:00:00 GMT', PAGE)) as host:
        answer = ask(host.url)

    assert isinstance(answer, Body)
    assert answer.content == PAGE
    assert dict(answer.headers)["etag"] == '"a"'
    assert dict(answer.headers)["last-modified"] == "Tue, 03 Mar 2026 08:00:00 GMT"


def test_we_say_who_we_are_and_ask_for_what_we_can_bear() -> None:
    with ScriptedHost(OK) as host:
        ask(host.url)

    head = host.heard[0].lower()
    assert "user-agent: meteo-douane/" in head
    assert "(+veille@example.org)" in head
    assert "accept-encoding: gzip\r\n" in head
    assert "if-none-match" not in head


@pytest.mark.parametrize("etag", ['"simple"', 'W/"faible"', '"été \xa0ÿ"', "sans guillemets"])
def test_the_validators_go_back_byte_for_byte_and_a_304_is_no_failure(etag: str) -> None:
    moment = "Tue, 03 Mar 2026 08:00:00 GMT"
    first = answers(f"200 OK\nETag: {etag}\nLast-Modified: {moment}", PAGE)
    with ScriptedHost(first, says(b"HTTP/1.1 304 Not Modified\r\nETag: x\r\n\r\n")) as host:
        seen = ask(host.url)
        assert isinstance(seen, Body)
        headers = dict(seen.headers)
        again = ask(host.url, etag=headers["etag"], last_modified=headers["last-modified"])

    assert isinstance(again, NotModified)
    assert f"If-None-Match: {etag}\r\n" in host.heard[1]
    assert f"If-Modified-Since: {moment}\r\n" in host.heard[1]


def test_a_304_that_was_not_asked_for_tells_nothing() -> None:
    with ScriptedHost(says(b"HTTP/1.1 304 Not Modified\r\n\r\n")) as host:
        answer = ask(host.url)

    assert what_failed(answer) == (Cause.THEIR_HOST, "status 304")


def test_a_contact_cannot_break_the_header_that_it_stands_in() -> None:
    assert user_agent("a@b.fr\r\nX-Evil: 1") == user_agent("a@b.fr X-Evil: 1")
    assert user_agent("Élodie").isascii()


# Statuses


@pytest.mark.parametrize("status", [204, 206, 403, 404, 410, 429, 500, 502, 503, 504])
def test_an_error_status_is_their_fault_and_its_body_is_kept(status: int) -> None:
    body = b"" if status == 204 else b"<p>erreur</p>"
    with ScriptedHost(answers(f"{status} X\nServer: s", body)) as host:
        failed = no_answer(ask(host.url))

    assert (failed.cause, failed.detail, failed.status) == (Cause.THEIR_HOST, f"status {status}", status)
    assert failed.content == body
    assert dict(failed.headers)["server"] == "s"


def test_the_body_of_an_error_that_cannot_be_had_does_not_hide_the_status() -> None:
    with ScriptedHost(answers("503 X\nContent-Encoding: br", b"????")) as host:
        failed = no_answer(ask(host.url))

    assert (failed.detail, failed.content) == ("status 503", b"")


def test_how_long_the_host_asks_us_to_wait_comes_with_its_status() -> None:
    with ScriptedHost(answers("429 X\nRetry-After: 120")) as host:
        failed = no_answer(ask(host.url))

    assert failed.retry_after == timedelta(minutes=2)


# The second attempt


@pytest.mark.parametrize(
    ("first", "asked"),
    [
        pytest.param(answers("503 X"), 2, id="a status 5xx may pass"),
        pytest.param(hangs_up, 2, id="a broken connection may pass"),
        pytest.param(answers("200 OK", PAGE, length=5000), 2, id="a body cut short may pass"),
        pytest.param(answers("404 X"), 1, id="a status 4xx will not pass"),
        pytest.param(answers("429 X"), 1, id="too many requests are not made fewer by one more"),
        pytest.param(answers("503 X\nRetry-After: 60"), 1, id="a host that names its time is left alone until then"),
    ],
)
def test_a_failure_that_may_pass_is_tried_once_more(first: Script, asked: int) -> None:
    with ScriptedHost(first, OK) as host:
        answer = ask(host.url)

    assert len(host.heard) == asked
    assert isinstance(answer, Body) is (asked == 2)


def test_there_is_no_third_attempt() -> None:
    with ScriptedHost(answers("503 X")) as host:
        ask(host.url)

    assert len(host.heard) == 2


# Time


HEAD = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(drips(HEAD + b"Content-Length: 100000\r\n\r\n", b"x"), id="a body in drops"),
        pytest.param(drips(HEAD + b"\r\n", b"x"), id="a body in drops that ends with its connection"),
        pytest.param(drips(HEAD, b"X-A: b\r\n"), id="headers in drops"),
        pytest.param(drips(b"", b""), id="silence"),
        pytest.param(drips(HEAD + b"Content-Encoding: gzip\r\n\r\n", b""), id="silence instead of a body"),
        pytest.param(drips(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"), id="chunks in drops"),
    ],
)
def test_the_deadline_is_for_the_whole_request(script: Script) -> None:
    with ScriptedHost(script) as host:
        began = time.monotonic()
        answer = ask(host.url, settings(deadline=0.4))
        took = time.monotonic() - began

    assert what_failed(answer) == (Cause.THEIR_HOST, "timeout after 0.4 s")
    assert took < 3


def test_the_deadline_holds_in_the_middle_of_a_tls_handshake() -> None:
    with ScriptedHost(drips(b"\x16\x03\x03\x40\x00", b"\x02")) as host:
        answer = ask(host.url.replace("http:", "https:"), settings(deadline=0.4))

    assert what_failed(answer) == (Cause.THEIR_HOST, "timeout after 0.4 s")


def keepers(before: set[threading.Thread]) -> list[threading.Thread]:
    """Return the threads that keep the time and were not there before."""
    return [one for one in set(threading.enumerate()) - before if one.name == "patience"]


def test_the_deadline_of_each_of_several_requests_is_kept() -> None:
    with (
        ScriptedHost(drips(HEAD, b"X-A: b\r\n")) as slow,
        ScriptedHost(OK) as quick,
        HttpFetch(settings(deadline=0.4), lambda: NOON) as fetch,
        ThreadPoolExecutor(2) as at_once,
    ):
        answers = list(at_once.map(lambda host: fetch(Request(Source.PAGE, host.url)), (slow, quick, slow, quick)))
        again = fetch(Request(Source.PAGE, slow.url))

    assert [type(answer) for answer in (*answers, again)] == [NoAnswer, Body, NoAnswer, Body, NoAnswer]
    assert what_failed(again) == (Cause.THEIR_HOST, "timeout after 0.4 s")


def test_the_time_of_all_is_kept_by_one_thread_which_ends_with_the_client() -> None:
    before, minute = set(threading.enumerate()), timedelta(minutes=1)
    timekeeper = Timekeeper()
    with Patience(minute, timekeeper), Patience(2 * minute, timekeeper):
        [keeper] = keepers(before)

    timekeeper.close()

    keeper.join(10)
    assert not keeper.is_alive()


def test_the_thread_ends_without_a_client_that_is_closed_once_nobody_waits_and_begins_again() -> None:
    before = set(threading.enumerate())
    with ScriptedHost(OK, drips(HEAD, b"X-A: b\r\n")) as host:
        fetch = HttpFetch(settings(deadline=0.4), lambda: NOON)
        fetch(Request(Source.PAGE, host.url))
        for keeper in keepers(before):
            keeper.join(10)
        left = keepers(before)
        again = fetch(Request(Source.PAGE, host.url))
        fetch.close()

    assert left == []
    assert what_failed(again) == (Cause.THEIR_HOST, "timeout after 0.4 s")


# Bounds


def gzipped(body: bytes) -> bytes:
    return gzip.compress(body, mtime=0)


def test_gzip_is_unpacked() -> None:
    with ScriptedHost(answers("200 OK\nContent-Encoding: gzip", gzipped(PAGE * 100))) as host:
        answer = ask(host.url)

    assert isinstance(answer, Body)
    assert answer.content == PAGE * 100


BOMB = gzipped(bytes(20_000_000))


@pytest.mark.parametrize(
    ("script", "detail"),
    [
        pytest.param(answers("200 OK", bytes(100_001)), "larger than 100000 bytes", id="too large"),
        pytest.param(
            answers("200 OK\nContent-Encoding: gzip", BOMB), "larger than 100000 bytes once decompressed", id="a bomb"
        ),
        pytest.param(
            answers("200 OK\nContent-Encoding: gzip, gzip", gzipped(BOMB)),
            "an encoding that was not asked for",
            id="a stacked bomb",
        ),
        pytest.param(
            answers("200 OK\nContent-Encoding: gzip\nContent-Encoding: gzip", gzipped(BOMB)),
            "an encoding that was not asked for",
            id="a bomb stacked by two headers",
        ),
        pytest.param(
            answers("200 OK\nContent-Encoding: br", b"\x00"), "an encoding that was not asked for", id="brotli"
        ),
        pytest.param(
            answers("200 OK\nContent-Encoding: deflate", zlib.compress(PAGE)),
            "an encoding that was not asked for",
            id="deflate",
        ),
        pytest.param(
            answers("200 OK\nContent-Encoding: gzip", gzipped(PAGE * 50)[:-9]), "gzip cut short", id="truncated gzip"
        ),
        pytest.param(
            says(HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzipped(PAGE * 50)[:30]),
            "gzip cut short",
            id="truncated gzip that ends with its connection",
        ),
        pytest.param(answers("200 OK\nContent-Encoding: gzip", b""), "gzip cut short", id="empty gzip"),
        pytest.param(
            answers("200 OK\nContent-Encoding: gzip", gzipped(PAGE) + b"garbage"),
            "data after the end of gzip",
            id="garbage after gzip",
        ),
        pytest.param(
            answers("200 OK\nContent-Encoding: gzip", gzipped(PAGE) + gzipped(PAGE)),
            "data after the end of gzip",
            id="a second member of gzip",
        ),
        pytest.param(answers("200 OK\nContent-Encoding: gzip", PAGE), "broken gzip", id="no gzip at all"),
        pytest.param(answers("200 OK", PAGE, length=5000), "body cut short", id="shorter than announced"),
        pytest.param(
            says(HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n"), "body cut short", id="no last chunk"
        ),
        pytest.param(
            says(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabcde\r\n"), "body cut short", id="broken chunks"
        ),
    ],
)
def test_a_body_out_of_bounds_is_a_fault_of_the_content(script: Script, detail: str) -> None:
    with ScriptedHost(script) as host:
        failed = no_answer(ask(host.url))

    assert (failed.cause, failed.detail, failed.content) == (Cause.CONTENT, detail, b"")


@pytest.mark.parametrize("spare", [0, 1])
def test_a_body_may_be_as_large_as_the_bound(spare: int) -> None:
    body = b"x" * (100_000 - spare)
    with ScriptedHost(answers("200 OK", body), answers("200 OK\nContent-Encoding: gzip", gzipped(body))) as host:
        plain, packed = ask(host.url), ask(host.url)

    assert isinstance(plain, Body)
    assert isinstance(packed, Body)
    assert plain.content == packed.content == body


def test_a_huge_header_is_not_read_to_its_end() -> None:
    with ScriptedHost(answers(f"200 OK\nX-A: {'a' * 200_000}", PAGE)) as host:
        answer = ask(host.url)

    assert what_failed(answer) == (Cause.THEIR_HOST, "not a valid HTTP answer")


# Redirects


def leads_to(location: str, body: bytes = b"", head: str = "302 Found") -> Script:
    return answers(f"{head}\nLocation: {location}", body)


def test_a_redirect_on_the_same_host_is_followed_with_its_validators() -> None:
    with ScriptedHost(leads_to("/ailleurs"), OK) as host:
        answer = ask(host.url, etag='"a"')

    assert isinstance(answer, Body)
    assert host.heard[1].startswith("GET /ailleurs ")
    assert 'If-None-Match: "a"' in host.heard[1]


def test_a_redirect_to_the_host_of_another_configured_url_is_followed() -> None:
    with ScriptedHost(OK) as other, ScriptedHost(leads_to(other.url)) as host:
        answer = ask(host.url, settings(allowed=(other.url, "")))

    assert isinstance(answer, Body)


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.2:9/",
        "http://169.254.169.254/latest/meta-data/",
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "//example.org/",
        "http://www.douane.gouv.fr.example.org/",
        "http://127.0.0.1/another-port",
    ],
)
def test_a_redirect_to_another_host_is_refused(location: str) -> None:
    with ScriptedHost(leads_to(location)) as host:
        failed = no_answer(ask(host.url, settings(allowed=("https://www.douane.gouv.fr/meteo", ""))))

    assert (failed.cause, failed.detail) == (Cause.THEIR_HOST, "redirected to another host")
    assert failed.status == 302
    assert len(host.heard) == 1


@pytest.mark.parametrize("host", ["a..b", "a" * 70, "xn--", "\N{SNOWMAN}.example"])
def test_a_name_that_no_host_can_have_is_no_answer(host: str) -> None:
    assert what_failed(ask(f"https://{host}/")) == (Cause.THEIR_HOST, "no possible address")


def test_a_redirect_loop_ends() -> None:
    with ScriptedHost(leads_to("/meteo")) as host:
        answer = ask(host.url)

    assert what_failed(answer) == (Cause.THEIR_HOST, "too many redirects")
    assert len(host.heard) == 4


def test_the_body_of_a_redirect_is_not_unpacked() -> None:
    bomb = leads_to("/ailleurs", BOMB, head="302 Found\nContent-Encoding: gzip")
    with ScriptedHost(bomb, OK) as host:
        answer = ask(host.url)

    assert isinstance(answer, Body)


def test_a_redirect_that_leads_nowhere_is_their_fault() -> None:
    with ScriptedHost(leads_to("http://[")) as host:
        answer = ask(host.url)

    assert what_failed(answer)[0] is Cause.THEIR_HOST


@pytest.mark.parametrize(
    ("start", "location", "is_followed"),
    [
        pytest.param("http://www.douane.gouv.fr/m", "https://www.douane.gouv.fr/m", True, id="to https"),
        pytest.param("https://www.douane.gouv.fr/m", "http://www.douane.gouv.fr/m", False, id="never back to http"),
        pytest.param("https://www.douane.gouv.fr/m", "https://douane.gouv.fr/m", True, id="to the bare name"),
        pytest.param("https://douane.gouv.fr/m", "https://moa.douane.gouv.fr/m", True, id="to a host beside"),
        pytest.param("https://www.douane.gouv.fr/m", "https://notdouane.gouv.fr/m", False, id="to a similar name"),
        pytest.param("https://example.org/m", "https://www.douane.gouv.fr/m", False, id="from elsewhere"),
        pytest.param("https://www.douane.gouv.fr/m", "https://www.douane.gouv.fr:8443/m", False, id="to another port"),
    ],
)
@respx.mock
def test_the_hosts_of_the_administration_may_lead_to_each_other(start: str, location: str, is_followed: bool) -> None:  # noqa: FBT001
    respx.get(start).respond(301, headers={"Location": location})
    respx.get(location).respond(200, content=PAGE)

    answer = ask(start)

    assert isinstance(answer, Body) is is_followed


# Connections


def test_a_refused_connection_is_their_fault() -> None:
    with ScriptedHost(OK) as host:
        url = host.url

    assert what_failed(ask(url)) == (Cause.THEIR_HOST, "connection refused")


@pytest.mark.parametrize(
    ("script", "detail"),
    [
        pytest.param(hangs_up, "connection closed without an answer", id="closed"),
        pytest.param(resets, "connection reset", id="reset"),
        pytest.param(says(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), "not a valid HTTP answer", id="another protocol"),
    ],
)
def test_a_connection_that_ends_without_an_answer_is_their_fault(script: Script, detail: str) -> None:
    with ScriptedHost(script) as host:
        answer = ask(host.url)

    assert what_failed(answer) == (Cause.THEIR_HOST, detail)


@pytest.mark.parametrize(
    ("error", "found"),
    [
        pytest.param(socket.gaierror(socket.EAI_NONAME, "x"), "name not found", id="no such name"),
        pytest.param(socket.gaierror(socket.EAI_AGAIN, "x"), "name could not be looked up", id="no name server"),
        pytest.param(OSError(101, "x"), "network unreachable", id="network unreachable"),
        pytest.param(OSError(113, "x"), "no route to host", id="no route"),
        pytest.param(OSError(100, "x"), "network down", id="network down"),
    ],
)
def test_what_fails_on_our_side_is_our_network(monkeypatch: pytest.MonkeyPatch, error: OSError, found: str) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(socket, "create_connection", fails)

    assert what_failed(ask("http://meteo.example.org/")) == (Cause.OUR_NETWORK, found)


@respx.mock
def test_a_host_that_does_not_take_the_connection_is_their_fault() -> None:
    respx.get("http://meteo.example.org/").mock(side_effect=httpx.ConnectTimeout)

    assert what_failed(ask("http://meteo.example.org/")) == (Cause.THEIR_HOST, "connection timed out")


def by_proxy(monkeypatch: pytest.MonkeyPatch, proxy: str, url: str) -> Answer:
    monkeypatch.setenv("http_proxy", proxy)
    monkeypatch.setenv("https_proxy", proxy)
    given = FetchSettings(user_agent("a@example.org"), deadline=timedelta(seconds=5), trust_env=True)
    return ask(url, given)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_cannot_be_reached_is_our_network(monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    with ScriptedHost(OK) as host:
        gone = host.url

    answer = by_proxy(monkeypatch, gone, f"{scheme}://meteo.example.org/")

    assert what_failed(answer) == (Cause.OUR_NETWORK, "proxy: connection refused")


@pytest.mark.parametrize(
    ("status", "found"),
    [
        pytest.param("407 Who are you", (Cause.OUR_NETWORK, "refused by the proxy"), id="it does not know us"),
        pytest.param("403 Forbidden", (Cause.OUR_NETWORK, "refused by the proxy"), id="it does not allow the host"),
        pytest.param("504 Gateway Timeout", (Cause.THEIR_HOST, "the proxy cannot reach it"), id="the host is silent"),
    ],
)
def test_a_proxy_tells_whose_fault_it_is(
    monkeypatch: pytest.MonkeyPatch, status: str, found: tuple[Cause, str]
) -> None:
    with ScriptedHost(answers(status)) as host:
        answer = by_proxy(monkeypatch, host.url, "https://meteo.example.org/")

    assert what_failed(answer) == found


def test_proxies_of_the_environment_count_only_if_they_are_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")

    with ScriptedHost(OK) as host:
        answer = ask(host.url, settings())

    assert isinstance(answer, Body)


# TLS


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


def tls(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


@pytest.fixture
def ca_file(authority: trustme.CA, tmp_path: Path) -> Path:
    path = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


def test_a_certificate_of_a_configured_authority_is_trusted(authority: trustme.CA, ca_file: Path) -> None:
    with ScriptedHost(OK, tls=tls(authority.issue_cert("127.0.0.1"))) as host:
        answer = ask(host.url, settings(ca_file=ca_file))

    assert isinstance(answer, Body)


def test_an_authority_of_the_environment_counts_only_if_it_is_wanted(
    authority: trustme.CA, ca_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(ca_file))
    trusting = FetchSettings(user_agent(""), deadline=timedelta(seconds=5), trust_env=True)

    with ScriptedHost(OK, tls=tls(authority.issue_cert("127.0.0.1"))) as host:
        wanted, unwanted = ask(host.url, trusting), ask(host.url, settings())

    assert isinstance(wanted, Body)
    assert what_failed(unwanted) == (Cause.THEIR_HOST, "certificate not trusted")


@pytest.mark.parametrize(
    ("name", "until", "detail"),
    [
        pytest.param("127.0.0.2", None, "certificate of another host", id="another host"),
        pytest.param("127.0.0.1", datetime(2020, 1, 1, tzinfo=UTC), "certificate expired", id="expired"),
    ],
)
def test_a_certificate_that_is_not_valid_is_their_fault(
    authority: trustme.CA, ca_file: Path, name: str, until: datetime | None, detail: str
) -> None:
    certificate = authority.issue_cert(name, not_after=until)

    with ScriptedHost(OK, tls=tls(certificate)) as host:
        answer = ask(host.url, settings(ca_file=ca_file))

    assert what_failed(answer) == (Cause.THEIR_HOST, detail)


def test_a_host_that_does_not_speak_tls_is_their_fault() -> None:
    with ScriptedHost(OK) as host:
        answer = ask(host.url.replace("http:", "https:"))

    assert what_failed(answer) == (Cause.THEIR_HOST, "TLS failure")


def test_a_missing_file_of_authorities_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        HttpFetch(settings(ca_file=tmp_path / "missing.pem"), lambda: NOON)


# Secrets


def test_what_a_url_holds_of_secrets_is_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with ScriptedHost(hangs_up) as host:
        url = host.url.replace("127.0.0.1", "veilleur:canari@127.0.0.1") + "?jeton=canari"
        failed = no_answer(ask(url))

    assert "canari" in host.heard[0]
    assert "canari" not in failed.detail
    assert "canari" not in caplog.text
    assert "asking again source=page" in caplog.text


def test_cookies_are_not_carried_from_one_reading_to_the_next() -> None:
    with (
        ScriptedHost(answers("200 OK\nSet-Cookie: session=1", PAGE)) as host,
        HttpFetch(settings(), lambda: NOON) as fetch,
    ):
        fetch(Request(Source.PAGE, host.url))
        fetch(Request(Source.PAGE, host.url))

    assert "Cookie" not in host.heard[1]


def test_one_fetch_asks_again_and_again() -> None:
    with ScriptedHost(OK) as host, HttpFetch(settings(), lambda: NOON) as fetch:
        seen = [fetch(Request(Source.FEED, host.url)) for _ in range(5)]

    assert all(isinstance(answer, Body) for answer in seen)


def test_one_fetch_serves_several_threads() -> None:
    with (
        ScriptedHost(answers("200 OK\nContent-Encoding: gzip", gzipped(PAGE))) as host,
        HttpFetch(settings(), lambda: NOON) as fetch,
        ThreadPoolExecutor(4) as threads,
    ):
        seen = list(threads.map(fetch, [Request(source, host.url) for source in Source for _ in range(10)]))

    assert {answer.content for answer in seen if isinstance(answer, Body)} == {PAGE}
    assert len(host.heard) == len(seen)
