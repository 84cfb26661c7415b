"""`deliveries`: what is owed, what failed and why, and how it is owed again."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commits import NOON, a_delivery, an_event
from invented import CONFIG
from meteo_douane.adapters.store import SqlStore, open_store
from meteo_douane.cli import program
from meteo_douane.domain.delivery import DeliveryState, Message, owed
from meteo_douane.domain.event import EventKind
from meteo_douane.domain.handover import Aftermath

OPENED = a_delivery(an_event("e1/opened"))
ENDED = a_delivery(an_event("e1/ended", kind=EventKind.ENDED))
OTHER = a_delivery(an_event("e2/opened", episode="e2"))
#: What was given up here is from long ago.
EVER = ("--within", "99999h")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "meteo-douane.toml").write_text(CONFIG, encoding="utf-8")
    return tmp_path


@pytest.fixture
def store(folder: Path) -> Iterator[SqlStore]:
    with open_store(f"sqlite:///{folder}/meteo-douane.db") as opened:
        yield opened


def deliveries(*arguments: str) -> Result:
    return CliRunner().invoke(program, ["deliveries", *arguments])


def listed(*arguments: str) -> list[tuple[str, str]]:
    lines = [json.loads(line) for line in deliveries("--json", *arguments).stdout.splitlines()]
    return [(line["key"], line["state"]) for line in lines if "key" in line]


def settle(store: SqlStore, key: str, state: DeliveryState, error: str = "") -> None:
    delivery = store.past.delivery(key)
    assert delivery is not None
    store.settle(replace(delivery, state=state, last_error=error, attempts=3, settled_at=NOON), Aftermath())


def test_nothing_owed_is_said(store: SqlStore) -> None:
    del store

    assert deliveries().stdout == "Rien n'est dû, rien n'a été abandonné.\n"


def test_what_is_owed_and_what_was_given_up_is_listed_with_its_reason(store: SqlStore) -> None:
    store.owe((OPENED, OTHER))
    settle(store, "e1/opened/astreinte", DeliveryState.DEAD, "error 404")
    settle(store, "e2/opened/astreinte", DeliveryState.SENT)

    shown = deliveries()

    assert shown.exit_code == 0
    assert "astreinte – ouverture e1 – abandonné" in shown.stdout
    assert "erreur 404" in shown.stdout
    assert "e2" not in shown.stdout


def test_a_held_message_is_listed_with_the_hour_of_its_release(store: SqlStore) -> None:
    store.owe((owed(replace(OPENED.message, not_before=NOON + timedelta(hours=5)), NOON),))

    shown = deliveries()

    assert (
        "retenu pendant les heures calmes, jusqu'au 03/02 à 18\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}00" in shown.stdout
    )


def test_a_relay_that_took_a_message_has_accepted_it_and_not_delivered(store: SqlStore) -> None:
    store.owe((OPENED,))
    settle(store, "e1/opened/astreinte", DeliveryState.ACCEPTED)

    shown = deliveries("--all")

    assert "accepté par le relais" in shown.stdout
    assert "remise non prouvée" in shown.stdout
    assert listed("--all") == [("e1/opened/astreinte", "accepted")]


def test_everything_is_listed_on_request(store: SqlStore) -> None:
    store.owe((OPENED, OTHER))
    settle(store, "e2/opened/astreinte", DeliveryState.SENT)

    assert listed() == [("e1/opened/astreinte", "pending")]
    assert listed("--all") == [("e1/opened/astreinte", "pending"), ("e2/opened/astreinte", "sent")]
    assert listed("--all", "--limit", "1") == [("e2/opened/astreinte", "sent")]


def test_what_was_given_up_is_owed_again_on_request(store: SqlStore) -> None:
    store.owe((OPENED, OTHER))
    settle(store, "e1/opened/astreinte", DeliveryState.DEAD, "error 404")
    settle(store, "e2/opened/astreinte", DeliveryState.FAILED, "error 503")

    ran = deliveries("--retry", *EVER)

    assert ran.stdout.splitlines()[0] == "De nouveau dus, tout de suite\N{NO-BREAK SPACE}: 2"
    assert listed() == [("e1/opened/astreinte", "pending"), ("e2/opened/astreinte", "pending")]
    assert [one.attempts for one in store.owed()] == [0, 0]


def test_what_a_later_message_has_gone_past_is_left_as_it_is(store: SqlStore) -> None:
    store.owe((OPENED, ENDED))
    settle(store, "e1/opened/astreinte", DeliveryState.DEAD, "error 404")
    settle(store, "e1/ended/astreinte", DeliveryState.SENT)

    ran = deliveries("--retry", "--json", *EVER)

    assert json.loads(ran.stdout.splitlines()[0]) == {"retried": 0, "left": 1}


def test_what_was_owed_to_a_channel_that_is_gone_and_a_test_are_left_as_they_are(store: SqlStore) -> None:
    store.owe((a_delivery(an_event(), "former"),))
    store.owe((owed(Message("test", "astreinte", EventKind.TEST, NOON, ()), NOON),))
    settle(store, "e1/opened/former", DeliveryState.DEAD)
    settle(store, "test", DeliveryState.DEAD)

    ran = deliveries("--retry", "--json", *EVER)

    assert json.loads(ran.stdout.splitlines()[0]) == {"retried": 0, "left": 1}
    assert listed() == [("e1/opened/former", "dead")]


@pytest.mark.parametrize(
    ("arguments", "retried"),
    [
        pytest.param((), 0, id="it is older than a day"),
        pytest.param(("--channel", "autre", *EVER), 0, id="another channel is asked for"),
        pytest.param(("--channel", "astreinte", *EVER), 1, id="it is asked for"),
    ],
)
def test_what_is_old_or_of_another_channel_is_left_given_up(
    store: SqlStore, folder: Path, arguments: tuple[str, ...], retried: int
) -> None:
    other = CONFIG + '[channels.autre]\nurl = "json://127.0.0.1:9/autre"\n'
    (folder / "meteo-douane.toml").write_text(other, encoding="utf-8")
    store.owe((OPENED,))
    settle(store, "e1/opened/astreinte", DeliveryState.DEAD, "error 404")

    ran = deliveries("--retry", "--json", *arguments)

    assert json.loads(ran.stdout.splitlines()[0]) == {"retried": retried, "left": 1 - retried}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param(("--channel", "nulle"), "--channel nulle: no such channel in the configuration", id="no channel"),
        pytest.param(("--within", "hier"), "'hier' is not a length of time such as 24h or 90m", id="no length"),
    ],
)
def test_what_cannot_be_retried_is_refused_in_a_line(store: SqlStore, arguments: tuple[str, ...], words: str) -> None:
    del store

    ran = deliveries("--retry", *arguments)

    assert ran.exit_code == 2
    assert words in ran.output


@pytest.mark.parametrize("option", [("--within", "24h"), ("--channel", "astreinte")])
def test_what_is_of_a_retry_alone_is_not_ignored_without_one(store: SqlStore, option: tuple[str, str]) -> None:
    del store

    ran = deliveries(*option)

    assert ran.exit_code == 2
    assert f"{option[0]} says what --retry owes again; add --retry, or leave it out" in ran.output
