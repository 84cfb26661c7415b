"""The page behind a link: over a real server on loopback, and a real database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest
from starlette.types import ASGIApp

from builders import CATALOGUE, DTI, EDI, NOON, a_notice, a_scope, a_watch, an_end, seen
from commits import a_commit
from meteo_douane.adapters.store import SqlStore, StoreError, open_store
from meteo_douane.desk import Desk
from meteo_douane.domain.ack_link import LIFETIME, Invitation, token_of
from meteo_douane.domain.delivery import owed
from meteo_douane.domain.episodes import Episode
from meteo_douane.domain.interventions import Deed, Outcome, Wish
from meteo_douane.domain.language import Language
from meteo_douane.domain.notice import Notice, Read, Scope
from meteo_douane.domain.repeating import repeated
from meteo_douane.domain.step import Rules, advance
from meteo_douane.domain.watch import Repetition
from meteo_douane.telling.voice import Voice
from meteo_douane.web.ack import AckPage
from meteo_douane.web.allowance import Allowance
from meteo_douane.web.app import build_app
from meteo_douane.web.dress import Dress
from meteo_douane.web.forms import LONGEST_BODY, MOST_FIELDS
from meteo_douane.web.gate import Gate
from meteo_douane.web.server import WebServer
from occasions import a_voice

SECRET = "0123456789abcdef" * 2
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=y>\r\nSet-Cookie: a=b"
ALERT = a_notice("a", affects=a_scope("delta-t", modes=[EDI]), title="Alerte <b>DELTA T</b>")
EDI_ONLY = ALERT.affects.value
WATCH = replace(a_watch("le-havre", "delta-t"), repetition=Repetition(timedelta(minutes=15), 4))
RULES = Rules((WATCH,), (), CATALOGUE)


@dataclass
class World:
    """A program with an alert in force, its page, and a clock that we turn."""

    store: SqlStore
    now: datetime = NOON
    is_database_away: bool = False
    wishes: list[Wish] = field(default_factory=list)
    url: str = ""

    def clock(self) -> datetime:
        return self.now

    def reads(self, *notices: Notice) -> None:
        before = self.store.known()
        step = repeated(advance(before, (seen(*notices),), RULES, self.now), RULES, self.now)
        deliveries = tuple(owed(message, self.now) for message in step.messages)
        self.store.commit(a_commit(before=before, after=step.known, decisions=step.decisions, deliveries=deliveries))

    def find(self, episode_id: str) -> Episode | None:
        if self.is_database_away:
            raise StoreError("the database is away")
        return self.store.past.episode(episode_id)

    def carry_out(self, wish: Wish) -> Outcome:
        self.wishes.append(wish)
        if self.is_database_away:
            raise StoreError("the database is away")
        return Desk(RULES, self.store, self.clock).carry_out(wish)

    @property
    def episode(self) -> Episode:
        (episode,) = self.store.known().episodes.values()
        return episode

    def link(self, scope: Scope = EDI_ONLY, episode: str | None = None, secret: str = SECRET) -> str:
        invitation = Invitation(episode or self.episode.id, scope)
        return f"{self.url}/ack/{token_of(invitation, self.now + LIFETIME, secret)}"

    def posts(self, link: str, name: str = "Marc", why: str = "") -> httpx.Response:
        return httpx.post(link, data={"name": name, "why": why})

    def state(self) -> object:
        known = self.store.known()
        (episode,) = known.episodes
        return known, self.store.owed(), self.store.past.interventions_of(episode)


def a_site(world: World, secret: str | None, voice: Voice) -> ASGIApp:
    dress = Dress(voice, Gate(None, frozenset(), world.clock))
    return build_app(dress, AckPage(secret, dress, world.find, world.carry_out, world.clock).router())


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with open_store(f"sqlite:///{tmp_path}/meteo.db") as store:
        world = World(store)
        world.reads()
        world.reads(ALERT)
        site = a_site(world, SECRET, a_voice())
        with WebServer(site, "127.0.0.1", 0) as server:
            assert server.is_serving.wait(10)
            world.url = f"http://127.0.0.1:{server.port}"
            yield world


def plain(answer: httpx.Response) -> str:
    return " ".join(unescape(answer.text).split())


def test_a_link_shows_what_is_to_be_taken_in_hand_and_a_button(world: World) -> None:
    shown = httpx.get(world.link())

    assert shown.status_code == 200
    assert "Alerte · DELTA T · EDI" in plain(shown)
    assert world.episode.id in shown.text
    assert '<form method="post">' in shown.text
    assert "reste en vigueur" in plain(shown)


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH"])
def test_to_look_at_a_link_changes_nothing_whoever_looks(world: World, method: str) -> None:
    before = world.state()

    for agent in ("Mozilla/5.0", "Slackbot-LinkExpanding 1.0", "SkypeUriPreview"):
        answer = httpx.request(method, world.link(), headers={"User-Agent": agent, "Purpose": "prefetch"})

    assert answer.status_code == (200 if method in {"GET", "HEAD"} else 405)
    assert answer.status_code == 200 or set(answer.headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}
    assert world.state() == before
    assert world.wishes == []


def test_the_button_takes_it_in_hand_and_a_reload_sends_nothing_again(world: World) -> None:
    taken = world.posts(world.link(), "Marc", "j'appelle")

    assert (taken.status_code, taken.headers["location"]) == (303, world.link().rpartition("/")[2])
    given = world.episode.acknowledgement
    assert given is not None
    assert (given.by, given.why) == ("Marc", "j'appelle")
    (kept,) = world.store.past.interventions_of(world.episode.id)
    assert (kept.deed, kept.via) == (Deed.ACKNOWLEDGED, "link")
    assert [one.message.event_kind.value for one in world.store.owed()] == ["opened", "acknowledged"]
    after = httpx.get(world.link())
    assert "Prise en charge par Marc, le" in plain(after)
    assert "<form" not in after.text


def test_the_second_to_press_the_button_is_told_who_was_first(world: World) -> None:
    world.posts(world.link(), "Marc")

    second = world.posts(world.link(), "Anne")

    assert second.status_code == 200
    assert "Prise en charge par Marc" in plain(second)
    assert len(world.store.past.interventions_of(world.episode.id)) == 1


@pytest.mark.parametrize("do", [httpx.get, lambda link: httpx.post(link, data={"name": "Marc"})], ids=["GET", "POST"])
@pytest.mark.parametrize(
    ("what", "status", "words"),
    [
        pytest.param("forged", 404, "n'est pas l'un des nôtres", id="forged"),
        pytest.param("altered", 404, "n'est pas l'un des nôtres", id="altered"),
        pytest.param("expired", 410, "n'est plus valable", id="expired"),
        pytest.param("unknown", 404, "Nous ne connaissons pas cet épisode", id="of an episode long forgotten"),
        pytest.param("over", 200, "C'est terminé", id="of what is over"),
        pytest.param("grown", 200, "s'est étendu depuis", id="of what has grown since"),
    ],
)
def test_a_link_that_is_no_good_says_why_and_does_nothing(
    world: World, do: object, what: str, status: int, words: str
) -> None:
    link = world.link()
    if what == "forged":
        link = world.link(secret=SECRET[::-1])
    elif what == "altered":
        link = link[:-1] + ("A" if link[-1] != "A" else "B")
    elif what == "expired":
        world.now += LIFETIME
    elif what == "unknown":
        link = world.link(episode="1999-01-01-01")
    elif what == "over":
        world.reads(an_end("e", "delta-t", modes=[EDI]), ALERT)
    else:
        world.reads(replace(ALERT, affects=Read(a_scope("delta-t", modes=[EDI, DTI])), revision="2"))
    before = world.state()

    answer = do(link)  # type: ignore[operator]

    assert (answer.status_code, words in plain(answer)) == (status, True)
    assert "<form" not in answer.text
    assert world.state() == before


@pytest.mark.parametrize(
    ("name", "why", "words"),
    [
        pytest.param("", "", "Indiquez votre nom.", id="nobody"),
        pytest.param("  \r\n ", "", "Indiquez votre nom.", id="nothing but space"),
        pytest.param("x" * 10_000, "", "Le nom a plus de 80 caractères.", id="a name of 10 KB"),
        pytest.param("Marc", "é" * 10_000, "Le motif a plus de 500 caractères.", id="a reason of 10 KB"),
    ],
)
def test_what_was_filled_in_wrongly_is_said_in_the_form(world: World, name: str, why: str, words: str) -> None:
    answer = world.posts(world.link(), name, why)

    assert answer.status_code == 400
    assert words in plain(answer)
    assert '<form method="post">' in answer.text
    assert len(answer.text) < 9_000
    assert world.episode.acknowledgement is None


def test_links_that_are_no_good_take_nothing_away_from_one_that_is(world: World) -> None:
    link = world.link()

    tries = [world.posts(f"{world.url}/ack/garbage").status_code for _ in range(Allowance().at_most + 1)]
    taken = world.posts(link)

    assert tries == [*[404] * Allowance().at_most, 429]
    assert taken.status_code == 303


def test_a_hostile_name_is_shown_as_words(world: World) -> None:
    world.posts(world.link(), HOSTILE[:80], HOSTILE * 5)

    shown = httpx.get(world.link())

    assert "&lt;script&gt;" in shown.text
    assert "<script" not in shown.text
    assert "<img" not in shown.text
    assert "set-cookie" not in shown.headers
    given = world.episode.acknowledgement
    assert given is not None
    assert "\n" not in given.by + given.why


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        pytest.param(b"x" * (LONGEST_BODY + 1), FORM, 413, id="too long"),
        pytest.param(b'{"name": "Marc"}', {"Content-Type": "application/json"}, 415, id="JSON"),
        pytest.param(b"--x\r\n", {"Content-Type": "multipart/form-data; boundary=x"}, 415, id="several parts"),
        pytest.param(b"&".join([b"name=Marc"] * (MOST_FIELDS + 1)), FORM, 400, id="too many fields"),
        pytest.param(b"\xff\xfe", FORM, 400, id="no text"),
        pytest.param(b"", FORM, 400, id="nothing"),
    ],
)
def test_what_is_no_form_is_refused(world: World, body: bytes, headers: dict[str, str], status: int) -> None:
    answer = httpx.post(world.link(), content=body, headers=headers)

    assert answer.status_code == status
    assert world.wishes == []


def test_a_database_that_is_away_is_said_and_nothing_is_promised(world: World) -> None:
    link = world.link()
    world.is_database_away = True

    shown, taken = httpx.get(link), world.posts(link)

    assert [shown.status_code, taken.status_code] == [503, 503]
    assert "Rien n'a été enregistré" in plain(taken)


@pytest.mark.parametrize("path", ["/", "/ack", "/ack/", "/ack/x/y", "/ack/%00", "/docs", "/ack/" + "x" * 9_000])
def test_there_is_nothing_else(world: World, path: str) -> None:
    assert httpx.get(world.url + path).status_code in {404, 400}


@pytest.mark.parametrize("path", ["good", "/nothing", "/ack/forged"])
def test_every_answer_is_guarded(world: World, path: str) -> None:
    answer = httpx.get(world.link() if path == "good" else world.url + path)

    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "server" not in answer.headers
    assert "http" not in answer.text


def test_without_a_secret_no_link_is_good(world: World) -> None:
    site = a_site(world, None, a_voice())

    with WebServer(site, "127.0.0.1", 0) as server:
        assert server.is_serving.wait(10)
        link = world.link().replace(world.url, f"http://127.0.0.1:{server.port}")
        assert httpx.post(link, data={"name": "Marc"}).status_code == 404


def test_the_page_speaks_english_too(world: World) -> None:
    site = a_site(world, SECRET, a_voice(Language.EN))

    with WebServer(site, "127.0.0.1", 0) as server:
        assert server.is_serving.wait(10)
        shown = httpx.get(world.link().replace(world.url, f"http://127.0.0.1:{server.port}"))

    assert '<html lang="en">' in shown.text
    assert "I take this in hand" in shown.text


def test_a_form_encoded_otherwise_than_by_our_page_is_read_all_the_same(world: World) -> None:
    body = urlencode({"why": "", "name": "Hélène  Le Goff"}).encode()

    answer = httpx.post(world.link(), content=body, headers={"Content-Type": f"{FORM['Content-Type']}; charset=UTF-8"})

    assert answer.status_code == 303
    assert world.episode.acknowledgement is not None
    assert world.episode.acknowledgement.by == "Hélène Le Goff"
