"""The site as the configuration puts it together: who gets in, and what there is."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import httpx
import pytest

from commits import a_commit, a_reading
from configurations import a_file
from dossiers import EPISODE, live
from meteo_douane.adapters.store import open_store
from meteo_douane.cli.beginning import now
from meteo_douane.cli.page import PLACES, begun, web_server
from meteo_douane.config import load
from meteo_douane.services import shipped_catalogue
from occasions import NOW
from sites import visiting

SECRET = "0123456789abcdef" * 4
CONFIG = """
[channels.astreinte]
url = "json://127.0.0.1:9000/hook"
[[watches]]
name = "le-havre"
services = ["delta-ie"]
channels = ["astreinte"]
[web]
"""
LINKS = 'public_url = "https://meteo.example"\nsecret_env = "WEB_SECRET"\n'


@contextmanager
def looking(folder: Path, lines: str = "") -> Iterator[httpx.Client]:
    (folder / "token").write_text(SECRET)
    config = load(a_file(folder, CONFIG + lines), {"WEB_SECRET": SECRET}, shipped_catalogue(), NOW)
    assert config.web is not None
    with (
        open_store(f"sqlite:///{folder}/meteo.db") as store,
        visiting(
            web_server(config, config.web, store, begun(store, when_done=lambda: None, turned_at=now)).app
        ) as client,
    ):
        yield client


def test_every_place_of_the_navigation_is_a_page(tmp_path: Path) -> None:
    with looking(tmp_path) as client:
        answers = {place.path: client.get(f"/{place.path}") for place in PLACES}

    assert {path: answer.status_code for path, answer in answers.items()} == dict.fromkeys(answers, 200)
    assert all(answer.text.count('aria-current="page"') == 1 for answer in answers.values())
    assert all(len(answer.content) < 60_000 for answer in answers.values())


@pytest.mark.parametrize(
    ("lines", "host", "status"),
    [
        pytest.param("", "localhost:9999", 200, id="this machine, through a tunnel"),
        pytest.param("", "evil.example", 403, id="a foreign name that leads here"),
        pytest.param("trusted_proxy = true", "meteo.example", 200, id="a proxy decides"),
        pytest.param('token_file = "{folder}/token"', "meteo.example", 303, id="the token decides"),
        pytest.param(LINKS, "127.0.0.1", 404, id="only links"),
    ],
)
def test_who_gets_in_is_what_the_table_says(tmp_path: Path, lines: str, host: str, status: int) -> None:
    with looking(tmp_path, lines.format(folder=tmp_path)) as client:
        assert client.get("/", headers={"Host": host}).status_code == status


@pytest.mark.parametrize("lines", ["", LINKS, 'token_file = "{folder}/token"\n' + LINKS])
def test_a_link_stands_before_the_gate(tmp_path: Path, lines: str) -> None:
    with looking(tmp_path, lines.format(folder=tmp_path)) as client:
        answer = client.get("/ack/forged", headers={"Host": "meteo.example"})

    assert answer.status_code == 404
    assert "Lien inconnu" in answer.text


def test_the_token_lets_in_people_and_programs(tmp_path: Path) -> None:
    with looking(tmp_path, f'token_file = "{tmp_path}/token"\n') as client:
        assert client.get("/sources/configuration").status_code == 303
        by_program = client.get("/sources/configuration", headers={"Authorization": f"Bearer {SECRET}"})
        client.post("/login", data={"token": SECRET})
        by_person = client.get("/sources/configuration")

    assert [by_program.status_code, by_person.status_code] == [200, 200]
    assert SECRET not in by_person.text


def test_a_form_that_is_open_and_what_was_counted_outlive_a_reload(tmp_path: Path) -> None:
    config = load(a_file(tmp_path, CONFIG), {}, shipped_catalogue(), NOW)
    assert config.web is not None
    with open_store(f"sqlite:///{tmp_path}/meteo.db") as store:
        process = begun(store, when_done=lambda: None, turned_at=now)
        with visiting(web_server(config, config.web, store, process).app) as client:
            client.get("/")
            cookies = dict(client.cookies)
        store.commit(a_commit(readings=(a_reading(now()),)))
        with visiting(web_server(config, config.web, store, process).app) as client:
            client.cookies.update(cookies)
            again = client.get("/")
            counted = client.get("/metrics").text

    assert cookies
    assert "set-cookie" not in again.headers
    assert 'meteo_douane_readings_total{outcome="understood",source="page"} 1.0' in counted


def test_evidence_that_could_not_be_gathered_leaves_no_file_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = tmp_path / "left"
    left.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(left))
    config = load(a_file(tmp_path, CONFIG), {}, shipped_catalogue(), NOW)
    assert config.web is not None
    with open_store(f"sqlite:///{tmp_path}/meteo.db") as store:
        live(store)
        with closing(sqlite3.connect(tmp_path / "meteo.db", isolation_level=None)) as database:
            database.execute("UPDATE readings SET headers = 'no JSON', detail = x'00'")
        process = begun(store, when_done=lambda: None, turned_at=now)
        with visiting(web_server(config, config.web, store, process).app) as client:
            answer = client.get(f"/episodes/{EPISODE}/evidence.zip")

    assert answer.status_code in {500, 503}
    assert list(left.iterdir()) == []


def test_a_token_that_is_sent_over_tls_is_kept_to_it(tmp_path: Path) -> None:
    with looking(tmp_path, f'token_file = "{tmp_path}/token"\n{LINKS}') as client:
        answer = client.post("/login", data={"token": SECRET}, headers={"Host": "meteo.example"})

    assert "Secure" in answer.headers["set-cookie"]


def test_the_session_goes_to_the_folder_below_which_a_proxy_shows_the_site(tmp_path: Path) -> None:
    links = LINKS.replace("meteo.example", "example.org/meteo")
    with looking(tmp_path, f"trusted_proxy = true\n{links}") as client:
        answer = client.get("/history", headers={"Host": "example.org"})

    assert "Path=/meteo/;" in answer.headers["set-cookie"]
