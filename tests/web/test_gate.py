"""Who may look at the site, and who may change something by it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html import unescape

import httpx
import pytest
from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp

from meteo_douane.domain.language import Language
from meteo_douane.telling.voice import Phrase
from meteo_douane.web.allowance import REMEMBERED, Allowance
from meteo_douane.web.app import build_app
from meteo_douane.web.dress import Dress, Place
from meteo_douane.web.gate import COOKIE, Gate
from meteo_douane.web.login import LoginPage
from meteo_douane.web.refusing import Refusal
from meteo_douane.web.sessions import LIFETIME, is_open, opened
from occasions import NOW, a_voice
from sites import visiting

TOKEN = "0123456789abcdef" * 2
HOSTILE = "<script>alert(1)</script>"
BEARER = {"Authorization": f"Bearer {TOKEN}"}


@dataclass
class Site:
    """A site of one page with one form, and a clock that we turn."""

    token: str | None
    names: frozenset[str] = frozenset()
    language: Language = Language.FR
    now: datetime = NOW
    written: list[str] = field(default_factory=list)

    is_behind_proxy: bool = False

    gate: Gate = field(init=False)

    def __post_init__(self) -> None:
        self.gate = Gate(
            self.token,
            self.names,
            lambda: self.now,
            names_over_tls=frozenset({"meteo.example"}),
            folders={"meteo.example": "/douane/"},
            is_behind_proxy=self.is_behind_proxy,
        )

    def app(self) -> ASGIApp:
        gate = self.gate
        dress = Dress(a_voice(self.language), gate, (Place("", Phrase("Maintenant", "Now")),))
        router = APIRouter(dependencies=[Depends(gate.may_look)])

        def shown(request: Request) -> Response:
            return dress.page(request, "refusal.html.j2", title="Page", line="…", back="")

        async def written(request: Request) -> Response:
            self.written.append((await gate.may_write(request)).get("what", ""))
            return Response(status_code=204)

        def asked(number: int) -> Response:
            return JSONResponse(number)

        def refused() -> Response:
            raise Refusal(404, headers={"X-Why": "not there"})

        router.add_api_route("/", shown, methods=["GET"])
        for path in ("/deep/er/page", "/history.csv", "/history.json", "/episodes/{episode}/{file}"):
            router.add_api_route(path, shown, methods=["GET"])
        router.add_api_route("/", written, methods=["POST"])
        router.add_api_route("/numbers/{number}", asked, methods=["GET"])
        router.add_api_route("/api/v1/numbers/{number}", asked, methods=["GET"])
        router.add_api_route("/api/v1/refused", refused, methods=["GET"])
        return build_app(dress, LoginPage(dress).router(), router)


def form_token_in(page: str) -> str:
    found = re.search(r'name="form" value="([0-9a-f]{64})"', page)
    assert found is not None
    return found[1]


@contextmanager
def looking_at(site: Site) -> Iterator[httpx.Client]:
    with visiting(site.app()) as client:
        yield client


@contextmanager
def logged_in(site: Site) -> Iterator[httpx.Client]:
    with visiting(site.app()) as client:
        assert client.post("/login", data={"token": TOKEN}).status_code == 303
        yield client


def test_without_a_token_whoever_reaches_the_site_may_look_and_gets_a_session_for_its_forms() -> None:
    with looking_at(Site(token=None)) as client:
        answer = client.get("/")

    assert answer.status_code == 200
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"{COOKIE}=")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie


def test_with_a_token_whoever_has_not_shown_it_is_led_to_the_form_wherever_they_asked() -> None:
    with looking_at(Site(TOKEN)) as client:
        assert client.get("/").headers["location"] == "./login"
        assert client.get("/deep/er/page").headers["location"] == "../../login?next=deep/er/page"
        assert 'type="password"' in client.get("/login").text


def test_the_token_lets_in_and_only_the_token() -> None:
    with looking_at(Site(TOKEN)) as client:
        wrong = client.post("/login", data={"token": TOKEN[:-1] + "é"})
        in_after_wrong = COOKIE in client.cookies
        right = client.post("/login", data={"token": TOKEN})
        shown = client.get("/")

    assert (wrong.status_code, in_after_wrong) == (403, False)
    assert "pas le jeton" in wrong.text
    assert (right.status_code, right.headers["location"]) == (303, "./")
    assert TOKEN not in right.headers["set-cookie"]
    assert shown.status_code == 200


def test_whoever_has_logged_in_goes_on_to_where_they_were_going() -> None:
    with looking_at(Site(TOKEN)) as client:
        led = client.get("/deep/er/page?service=delta-ie&q=a%20b")
        form = client.get(str(httpx.URL(f"{client.base_url}/deep/er/page").join(led.headers["location"])))
        [going] = re.findall(r'name="next" value="([^"]*)"', form.text)
        wrong = client.post("/login", data={"token": "x", "next": unescape(going)})
        right = client.post("/login", data={"token": TOKEN, "next": unescape(going)})

    assert going in wrong.text
    assert right.headers["location"] == "./deep/er/page?service=delta-ie&q=a%20b"


@pytest.mark.parametrize(
    "going",
    [
        "//evil.example",
        "/\\evil.example",
        "https://evil.example",
        "..//evil.example",
        "a/../../evil",
        "a/%2e%2e/%2e%2e/evil",
        "\\\\evil",
        "a\r\nSet-Cookie: b=c",
        "login",
        "x" * 5_000,
    ],
)
def test_nobody_is_led_out_of_the_site_by_logging_in(going: str) -> None:
    with looking_at(Site(TOKEN)) as client:
        shown = client.get("/login", params={"next": going})
        answer = client.post("/login", data={"token": TOKEN, "next": going})

    assert answer.headers["location"] == "./"
    assert "evil" not in shown.text
    assert "b=c" not in str(answer.headers)


def test_whoever_logs_out_is_out() -> None:
    with logged_in(Site(TOKEN)) as client:
        token = form_token_in(client.get("/").text)

        assert client.post("/logout", data={"form": token}).status_code == 303

        assert client.get("/").status_code == 303


def test_a_session_ends_after_its_time_and_with_the_token() -> None:
    site = Site(TOKEN)
    with logged_in(site) as client, looking_at(Site("another" * 6)) as elsewhere:
        elsewhere.cookies.set(COOKIE, client.cookies[COOKIE])
        assert elsewhere.get("/").status_code == 303

        site.now += LIFETIME
        assert client.get("/").status_code == 303


def test_a_program_shows_the_token_with_each_request_and_needs_no_form() -> None:
    site = Site(TOKEN)
    with looking_at(site) as client:
        assert client.get("/", headers=BEARER).status_code == 200
        assert client.post("/", headers=BEARER, data={"what": "a"}).status_code == 204
        assert client.get("/", headers={"Authorization": f"Bearer {TOKEN}x"}).status_code == 303

    assert site.written == ["a"]


@pytest.mark.parametrize("token", [None, TOKEN])
def test_a_form_of_ours_changes_something_and_another_does_not(token: str | None) -> None:
    site = Site(token)
    with logged_in(site) if token else looking_at(site) as client:
        client.get("/")
        form = site.gate.form_token(client.cookies[COOKIE])

        assert client.post("/", data={"what": "forged"}).status_code == 403
        assert client.post("/", data={"what": "forged", "form": "é"}).status_code == 403
        assert client.post("/", data={"what": "ours", "form": form}).status_code == 204

    assert site.written == ["ours"]


@pytest.mark.parametrize(("host", "folder"), [("127.0.0.1", "/"), ("meteo.example", "/douane/")])
def test_a_session_is_for_all_of_the_site_whichever_page_was_opened_first(host: str, folder: str) -> None:
    with looking_at(Site(None)) as client:
        answer = client.get("/deep/er/page", headers={"Host": host})

    assert f"; Path={folder};" in answer.headers["set-cookie"]


def test_a_browser_that_has_a_session_is_given_no_other() -> None:
    site = Site(None)
    with looking_at(site) as client:
        client.get("/deep/er/page")
        form = site.gate.form_token(client.cookies[COOKIE])
        again = client.get("/")

        assert client.post("/", data={"what": "ours", "form": form}).status_code == 204

    assert "set-cookie" not in again.headers


def test_what_no_form_sends_changes_nothing() -> None:
    site = Site(TOKEN)
    with looking_at(site) as client:
        answer = client.post("/", json={"what": "a"}, headers=BEARER)

    assert answer.status_code == 415
    assert site.written == []


def test_whoever_tries_too_often_waits_and_may_try_again() -> None:
    site = Site(TOKEN)
    with looking_at(site) as client:
        for _ in range(Allowance().at_most):
            assert client.post("/login", data={"token": "x"}).status_code == 403
        too_often = client.post("/login", data={"token": TOKEN})
        site.now += timedelta(minutes=1)
        later = client.post("/login", data={"token": TOKEN})

    assert (too_often.status_code, too_often.headers["retry-after"]) == (429, "60")
    assert later.status_code == 303


def test_tries_to_log_in_take_nothing_away_from_what_is_written() -> None:
    site = Site(TOKEN)
    with looking_at(site) as client:
        for _ in range(Allowance().at_most + 1):
            client.post("/login", data={"token": "x"})

        assert client.post("/", headers=BEARER, data={"what": "a"}).status_code == 204


def test_who_writes_much_takes_nothing_away_from_a_colleague_at_the_same_address() -> None:
    site = Site(TOKEN)
    with logged_in(site) as client, visiting(site.app()) as other:
        form = {"what": "a", "form": form_token_in(client.get("/").text)}
        colleague_form = {"what": "b", "form": logged_in_form(other)}
        for _ in range(Allowance().at_most):
            assert client.post("/", data=form).status_code == 204

        assert client.post("/", data=form).status_code == 429
        assert other.post("/", data=colleague_form).status_code == 204


def logged_in_form(client: httpx.Client) -> str:
    client.post("/login", data={"token": TOKEN})
    return form_token_in(client.get("/").text)


def test_new_sessions_do_not_let_one_address_write_without_end() -> None:
    site = Site(None)
    with looking_at(site) as client:
        statuses = set()
        for _ in range(10 * Allowance().at_most + 1):
            statuses.add(
                client.post(
                    "/", data={"what": "a"}, headers={"Cookie": f"{COOKIE}={site.gate.new_session()}"}
                ).status_code
            )

    assert statuses == {403, 429}


@pytest.mark.parametrize(
    ("is_behind_proxy", "forwarded", "status"),
    [
        pytest.param(True, "192.0.2.2", 303, id="the proxy speaks for another"),
        pytest.param(True, "192.0.2.2, 192.0.2.1", 429, id="the one who waits invents one, and the proxy adds theirs"),
        pytest.param(False, "192.0.2.2", 429, id="whoever asks speaks for themselves"),
    ],
)
def test_tries_are_counted_for_the_address_that_the_proxy_saw(
    *, is_behind_proxy: bool, forwarded: str, status: int
) -> None:
    with looking_at(Site(TOKEN, is_behind_proxy=is_behind_proxy)) as client:
        for _ in range(Allowance().at_most):
            client.post("/login", data={"token": "x"}, headers={"X-Forwarded-For": "192.0.2.1"})

        answer = client.post("/login", data={"token": TOKEN}, headers={"X-Forwarded-For": forwarded})

    assert answer.status_code == status


def test_addresses_beyond_number_are_not_remembered() -> None:
    allowance = Allowance(at_most=1)
    for number in range(REMEMBERED + 1):
        assert allowance.wait(str(number), NOW) is None

    assert allowance.wait(str(REMEMBERED), NOW) == timedelta(minutes=1)
    assert allowance.wait("0", NOW) is None


@pytest.mark.parametrize(
    ("host", "status"),
    [
        pytest.param("127.0.0.1:8017", 200, id="its address"),
        pytest.param("LOCALHOST:9000", 200, id="this machine, through a tunnel"),
        pytest.param("evil.example", 403, id="a foreign name that leads here"),
        pytest.param("[::1", 403, id="no name"),
    ],
)
def test_a_foreign_page_cannot_give_itself_out_for_ours_by_its_own_name(host: str, status: int) -> None:
    with looking_at(Site(None, names=frozenset({"127.0.0.1", "localhost"}))) as client:
        assert client.get("/", headers={"Host": host}).status_code == status


def test_behind_tls_the_session_travels_over_tls_alone() -> None:
    with looking_at(Site(None)) as client:
        assert "Secure" not in client.get("/").headers["set-cookie"]
        client.cookies.clear()
        assert "Secure" in client.get("/", headers={"Host": "meteo.example"}).headers["set-cookie"]


@pytest.mark.parametrize(
    ("method", "path", "status", "words"),
    [
        pytest.param("GET", f"/{HOSTILE}", 404, "Il n'y a rien à cette adresse.", id="unknown"),
        pytest.param("DELETE", "/", 405, "de cette façon", id="not in this way"),
        pytest.param("GET", f"/numbers/{HOSTILE}", 404, "Il n'y a rien à cette adresse.", id="more than a number"),
        pytest.param("GET", "/numbers/<b>", 400, "incomplet", id="no number"),
    ],
)
def test_what_cannot_be_answered_is_a_page_of_the_site_that_repeats_nothing(
    method: str, path: str, status: int, words: str
) -> None:
    with looking_at(Site(None)) as client:
        answer = client.request(method, path)

    assert answer.status_code == status
    assert words in unescape(answer.text)
    assert '<html lang="fr">' in answer.text
    assert not {"<b>", "script>"} & set(answer.text.split())
    assert "content-security-policy" in answer.headers


def test_the_same_is_json_for_programs() -> None:
    with looking_at(Site(TOKEN)) as client:
        shown = [client.get(f"/api/v1/{path}", headers=BEARER) for path in (HOSTILE, "refused", "numbers/<b>")]
        unknown = client.get("/api/v1/refused")

    assert [one.status_code for one in (*shown, unknown)] == [404, 404, 422, 401]
    assert {one.headers["content-type"] for one in (*shown, unknown)} == {"application/problem+json"}
    assert shown[0].json() == {
        "title": "Unknown page",
        "status": 404,
        "detail": "There is nothing at this address.",
    }
    assert shown[1].headers["x-why"] == "not there"
    assert unknown.headers["www-authenticate"] == "Bearer"
    assert "<" not in "".join(one.text for one in shown)


@pytest.mark.parametrize(
    "path", ["/episodes/2026-06-10-01/cap.xml", "/episodes/x/evidence.zip", "/history.csv", "/history.json?mode=edi"]
)
def test_who_asks_for_a_file_without_the_token_is_told_so_and_led_to_no_form(path: str) -> None:
    with looking_at(Site(TOKEN)) as client:
        answer = client.get(path)

    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["www-authenticate"] == "Bearer"


def test_an_alert_that_is_not_there_is_said_to_be_none_as_programs_read_it() -> None:
    with looking_at(Site(None)) as client:
        answer = client.get("/none/cap.xml")

    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_pages_of_refusals_speak_english_too() -> None:
    with looking_at(Site(None, language=Language.EN)) as client:
        assert "There is nothing at this address." in client.get("/x").text


@pytest.mark.parametrize("session", ["", ".", "a.b", "a.b.c", "é.1.2", "x" * 500, f"{'0' * 32}.99999999999.{'0' * 64}"])
def test_what_is_no_session_of_ours_opens_nothing(session: str) -> None:
    assert not is_open(session, b"key", NOW)


def test_a_session_is_good_for_its_key_alone() -> None:
    session = opened(b"key", "0" * 32, NOW)

    assert is_open(session, b"key", NOW)
    assert not is_open(session, b"other", NOW)
