"""The doors for programs as `run` puts them together from a configuration."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from builders import NOON, a_maintenance, a_notice
from doors import Doors
from meteo_douane.adapters.store import open_store
from meteo_douane.cli.beginning import configured, now
from meteo_douane.cli.page import begun, web_server

TOKEN = "0123456789abcdef" * 2
BEHIND_THE_GATE = (
    "/metrics",
    "/api/v1/status",
    "/api/v1/openapi.json",
    "/api/v2/summary.json",
    "/feed.atom",
    "/maintenance.ics",
)
CANARY = "SECRETSECRETSECRET"


@pytest.fixture
def client(tmp_path: Path) -> Iterator[httpx.Client]:
    (tmp_path / "token").write_text(TOKEN)
    (tmp_path / "meteo.toml").write_text(
        f"""
        database = "sqlite:///{tmp_path}/meteo.db"
        [channels.astreinte]
        url = "json://user:{CANARY}@127.0.0.1:9/hook"
        [[watches]]
        name = "le-havre"
        services = ["delta-ie"]
        channels = ["astreinte"]
        [web]
        address = "127.0.0.1:8017"
        token_file = "{tmp_path}/token"
        """,
        encoding="utf-8",
    )
    config = configured(tmp_path / "meteo.toml")
    assert config.web is not None
    with open_store(config.database.reveal()) as store:
        Doors(store).reads(a_notice("a"), a_maintenance("m"))
        server = web_server(config, config.web, store, begun(store, when_done=lambda: None, turned_at=now))
        server.port = 0
        with server:
            assert server.is_serving.wait(10)
            with httpx.Client(base_url=f"http://127.0.0.1:{server.port}", timeout=30) as client:
                yield client


def test_every_door_opens_to_the_token_and_to_nobody_else(client: httpx.Client) -> None:
    without = [client.get(path).status_code for path in BEHIND_THE_GATE]
    let_in = [client.get(path, headers={"Authorization": f"Bearer {TOKEN}"}) for path in BEHIND_THE_GATE]

    assert without == [401] * len(BEHIND_THE_GATE)
    assert [one.status_code for one in let_in] == [200] * len(BEHIND_THE_GATE)


def test_no_secret_of_the_configuration_is_behind_any_door(client: httpx.Client) -> None:
    paths = [*BEHIND_THE_GATE, "/api/v1/watches", "/api/v1/deliveries", "/api/v1/events"]
    answers = [client.get(path, headers={"Authorization": f"Bearer {TOKEN}"}).text for path in paths]

    assert not any(secret in answer for answer in answers for secret in (CANARY, TOKEN))


def test_health_is_told_to_everybody_and_an_old_reading_is_not_ready(client: httpx.Client) -> None:
    alive, ready = client.get("/healthz"), client.get("/readyz")

    assert (alive.status_code, ready.status_code) == (200, 503)
    assert ready.text == f"not ready: no good reading since {NOON:%Y-%m-%dT%H:%M:%SZ}\n"
