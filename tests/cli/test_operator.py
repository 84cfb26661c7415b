"""What the operator's channel receives of a program at work, over one process after the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from invented import ALERT, CALM, CONFIG
from meteo_douane.cli import program
from receivers import Http

LOGIN = "<html><head><title>Connexion</title></head><body><h1>Identifiez-vous</h1><p>Mot de passe</p></body></html>"


@dataclass
class Desk:
    """A configuration, a page that we write, a webhook of the watches and one of the operator."""

    config: Path
    site: Http
    watches: Http
    operator: Http

    def reads(self, page: str) -> list[dict[str, str]]:
        """Read the page in a process of its own, and return what the operator received for it."""
        self.site.body = page.encode()
        before = len(self.operator.received)
        CliRunner().invoke(program, ["once", "--config", str(self.config)])
        return [received.json for received in self.operator.received[before:]]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Http().serving() as site, Http().serving() as watches, Http().serving() as operator:
        config = tmp_path / "config.toml"
        page = f"http://127.0.0.1:{site.port}/meteo"
        words = CONFIG.replace("https://www.douane.gouv.fr/meteo/prodouane/pages/meteo", page)
        words = words.replace("127.0.0.1:9/", f"127.0.0.1:{watches.port}/").split("[operator]")[0]
        mine = f'[channels.exploitation]\nurl = "json://127.0.0.1:{operator.port}/hook"\n'
        first = f'database = "sqlite:///{tmp_path}/meteo.db"\n'
        config.write_text(f'{first}{words}{mine}[operator]\nchannels = ["exploitation"]\n', encoding="utf-8")
        yield Desk(config, site, watches, operator)


def test_a_page_that_is_not_understood_is_shown_to_the_operator_as_it_was_and_as_it_is(desk: Desk) -> None:
    desk.reads(CALM)

    told = [desk.reads(LOGIN) for _ in range(4)]

    assert [[message["event"] for message in messages] for messages in told] == [[], [], ["source_unreadable"], []]
    [message] = told[2]
    assert "La dernière page comprise commençait ainsi" in message["message"]
    assert "Connexion – Identifiez-vous Mot de passe" in message["message"]
    assert "Connexion" not in desk.watches.received[-1].json["message"]
    [back] = desk.reads(CALM)
    assert (back["event"], back["dedup_key"]) == ("source_back", message["dedup_key"])


def test_a_name_never_met_is_told_to_the_operator_once(desk: Desk) -> None:
    desk.reads(CALM)
    page = ALERT.replace("DELTA T", "DELTA T et NEXUS", 1)

    first, second = desk.reads(page), desk.reads(page)

    assert [message["event"] for message in first] == ["names_unknown"]
    assert "- NEXUS" in first[0]["message"]
    assert second == []
