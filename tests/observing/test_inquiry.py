"""The status page of a provider is read over a real socket, aside from the météo, and told by the monitor."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from builders import EDI, a_catalogue, a_watch
from meteo_douane.adapters.fetch import FetchSettings, HttpFetch
from meteo_douane.adapters.store import SqlStore, open_store
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.observation import Source
from meteo_douane.domain.polling import LONGEST_REST_OF_A_HOST
from meteo_douane.domain.step import Rules
from meteo_douane.formats.provider_kind import ProviderKind
from meteo_douane.monitor import Monitor
from meteo_douane.observing.inquiry import Inquiry, StatusPage
from meteo_douane.ports import Answer, Request
from receivers import Http
from test_monitor import World

FINE = {"status": {"indicator": "none"}, "components": [], "incidents": []}
TROUBLE = {**FINE, "incidents": [{"name": "Réponses lentes", "status": "investigating"}]}
RULES = Rules(
    (a_watch("transit", "delta-t", modes=[EDI], provider="exemple-edi"),), (), a_catalogue(), providers=("exemple-edi",)
)


@pytest.fixture
def site() -> Iterator[Http]:
    with Http(body=json.dumps(FINE).encode()).serving() as serving:
        yield serving


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    with open_store(f"sqlite:///{tmp_path}/meteo.db") as opened:
        yield opened


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def inquiry(world: World, site: Http) -> Iterator[Inquiry]:
    page = StatusPage("exemple-edi", f"http://127.0.0.1:{site.port}/summary.json", ProviderKind.STATUSPAGE)
    settings = FetchSettings("test", deadline=timedelta(seconds=2), trust_env=False)
    with HttpFetch(settings, world.clock) as fetch:

        def get(url: str) -> Answer:
            return fetch(Request(Source.FEED, url))

        yield Inquiry((page,), get, world.clock, timedelta(minutes=1))


def test_a_trouble_of_a_provider_is_told_and_remembered_and_so_is_its_end(
    world: World, site: Http, store: SqlStore, inquiry: Inquiry
) -> None:
    told = []
    for body in (FINE, TROUBLE, FINE):
        site.body = json.dumps(body).encode()
        inquiry.ask()
        world.now += timedelta(minutes=1)
        step = Monitor((), RULES, store, world.clock, inquiry).read(frozenset())
        told.append([decision.event_kind for decision in step.decisions])

    assert told == [[], [EventKind.PROVIDER_TROUBLE], [EventKind.PROVIDER_BACK]]
    assert [one.message.event_kind for one in store.owed()] == [EventKind.PROVIDER_TROUBLE, EventKind.PROVIDER_BACK]
    assert store.known() == step.known


@pytest.mark.parametrize(
    ("status", "body"),
    [pytest.param(500, b"", id="an error"), pytest.param(200, b"<html><body>Connexion</body></html>", id="a page")],
)
def test_what_a_provider_answers_amiss_is_no_answer(inquiry: Inquiry, site: Http, status: int, body: bytes) -> None:
    site.status, site.body = status, body
    site.headers = {"Retry-After": "0"}

    inquiry.ask()

    assert inquiry.taken()["exemple-edi"].is_in_trouble is None
    assert inquiry.taken() == {}


def test_a_provider_that_asks_for_rest_is_left_alone_but_not_for_ever(
    world: World, inquiry: Inquiry, site: Http
) -> None:
    site.status, site.headers = 503, {"Retry-After": "36000"}

    asked = []
    for pause in (timedelta(0), timedelta(minutes=9), LONGEST_REST_OF_A_HOST):
        world.now += pause
        inquiry.ask()
        asked.append(len(site.received))

    assert asked == [1, 1, 2]
