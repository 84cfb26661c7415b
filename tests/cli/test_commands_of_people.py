"""`ack`, `close`, `reopen`: what a person types, what is said, told and kept, and the exit status."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from invented import ALERT, CALM, CONFIG, ENDED
from meteo_douane.cli import program
from receivers import Http

HOSTILE = "<img src=x> @everyone\r\nX: y"


@dataclass
class Desk:
    """A configuration, a page that we write, and a webhook."""

    config: Path
    site: Http
    hook: Http

    def shows(self, *pages: str) -> None:
        for page in pages:
            self.site.body = page.encode()
            assert self.run("once").exit_code == 0

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(program, [*arguments, "--config", str(self.config)])

    @property
    def episode(self) -> str:
        return str(json.loads(self.run("history", "--json").stdout.splitlines()[0])["episode"])

    @property
    def in_force(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = json.loads(self.run("status", "--json").stdout)["in_force"]
        return found

    @property
    def events(self) -> list[str]:
        return [post.json["event"] for post in self.hook.received]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Http().serving() as site, Http().serving() as hook:
        config = tmp_path / "config.toml"
        words = CONFIG.replace(
            "https://www.douane.gouv.fr/meteo/prodouane/pages/meteo", f"http://127.0.0.1:{site.port}/meteo"
        ).replace("127.0.0.1:9/", f"127.0.0.1:{hook.port}/")
        words = words.replace('modes = ["edi"]', 'modes = ["edi"]\nrepeat_every = "15m"')
        config.write_text(f'database = "sqlite:///{tmp_path}/meteo.db"\n{words}', encoding="utf-8")
        yield Desk(config, site, hook)


def plain(words: str) -> str:
    return " ".join(words.split())


def test_who_acknowledges_is_told_kept_and_shown(desk: Desk) -> None:
    desk.shows(CALM, ALERT)

    ran = desk.run("ack", desk.episode, "--by", "Marc", "--why", "j'appelle le SAU")
    desk.shows(ALERT)

    assert ran.exit_code == 0
    assert "DELTA T (transit), en EDI) : prise en charge par Marc." in plain(ran.stdout)
    assert desk.events == ["opened", "acknowledged"]
    assert [one["acknowledged"]["by"] for one in desk.in_force] == ["Marc"]
    assert "pris en charge par Marc le " in plain(desk.run("status").stdout)
    why = plain(desk.run("history", "--why", desk.episode).stdout)
    assert "Prise en charge par Marc (par la commande) : j'appelle le SAU" in why


def test_the_second_is_told_who_was_first(desk: Desk) -> None:
    desk.shows(CALM, ALERT)
    desk.run("ack", desk.episode, "--by", "Marc")

    ran = desk.run("ack", desk.episode, "--by", "Anne")

    assert ran.exit_code == 0
    assert "déjà pris en charge par Marc" in plain(ran.stdout)


@pytest.mark.parametrize("command", ["ack", "close", "reopen"])
def test_an_unknown_episode_is_refused_in_a_line(desk: Desk, command: str) -> None:
    desk.run("migrate")

    ran = desk.run(command, "1999-01-01-01", "--by", "Marc", "--why", "x")

    assert (ran.exit_code, plain(ran.stderr)) == (
        2,
        "meteo-douane: Aucun épisode « 1999-01-01-01 » n'est suivi maintenant ; meteo-douane history les liste.",
    )


@pytest.mark.parametrize("command", ["ack", "close"])
def test_what_has_ended_is_refused_in_a_line(desk: Desk, command: str) -> None:
    desk.shows(CALM, ALERT, ENDED)

    ran = desk.run(command, desk.episode, "--by", "Marc", "--why", "x")

    assert ran.exit_code == 2
    assert f"L'épisode {desk.episode} est déjà clos (terminé) : rien à faire." in plain(ran.stderr)


def test_what_is_listed_is_not_closed_by_us(desk: Desk) -> None:
    desk.shows(CALM, ALERT)

    ran = desk.run("close", desk.episode, "--by", "Marc", "--why", "tout passe")

    assert ran.exit_code == 2
    assert f"L'épisode {desk.episode} n'est ni disparu ni en retard" in plain(ran.stderr)


def test_what_vanished_is_closed_by_a_person_and_reopened(desk: Desk) -> None:
    desk.shows(CALM, ALERT, CALM, CALM)

    closed = desk.run("close", desk.episode, "--by", "Marc", "--why", "tout passe")
    assert closed.exit_code == 0
    assert desk.in_force == []
    assert "clos par Marc (décision de l'exploitant, aucune fin publiée)" in desk.run("history").stdout
    again = desk.run("reopen", desk.episode, "--by", "Anne")
    assert again.exit_code == 0
    desk.shows(CALM)

    assert [one["state"] for one in desk.in_force] == ["vanished"]
    assert desk.events == ["opened", "vanished", "reopened_by_person"]
    assert "Clos par Marc" in desk.hook.received[-1].json["message"]
    assert desk.run("reopen", desk.episode, "--by", "Anne").exit_code == 0
    assert len(desk.hook.received) == 3


def test_what_was_reopened_by_mistake_is_over_again_as_it_was_published(desk: Desk) -> None:
    desk.shows(CALM, ALERT, ENDED)
    desk.run("reopen", desk.episode, "--by", "Anne")
    desk.shows(ENDED)

    ran = desk.run("close", desk.episode, "--by", "Anne", "--why", "numéro confondu")
    desk.shows(ENDED)

    assert ran.exit_code == 0
    assert "réouverture retirée par Anne. Ce que la météo en a publié vaut de nouveau : terminé." in plain(ran.stdout)
    assert desk.in_force == []
    assert desk.events == ["opened", "ended", "reopened_by_person", "ended"]
    message = plain(desk.hook.received[-1].json["message"])
    assert "Anne retire la réouverture décidée par l'exploitant : la fin que la météo a publiée vaut" in message
    assert "Motif donné : « numéro confondu »" in message


def test_to_close_a_reason_is_needed(desk: Desk) -> None:
    desk.shows(CALM, ALERT, CALM, CALM)

    ran = desk.run("close", desk.episode, "--by", "Marc")

    assert ran.exit_code == 2
    assert "--why : donnez une raison" in plain(ran.stderr)


@pytest.mark.parametrize(
    ("arguments", "mistake"),
    [
        pytest.param(("--by", " \n"), "--by : il manque un nom.", id="nobody"),
        pytest.param(("--by", "x" * 10_000), "--by : ce nom est trop long, 80 caractères au plus.", id="a long name"),
        pytest.param(
            ("--by", "M", "--why", "x" * 10_000),
            "--why : cette raison est trop longue, 500 caractères au plus.",
            id="a long reason",
        ),
        pytest.param((), "Missing option '--by'", id="no name at all"),
    ],
)
def test_who_and_why_are_short_lines(desk: Desk, arguments: tuple[str, ...], mistake: str) -> None:
    desk.shows(CALM, ALERT)

    ran = desk.run("ack", desk.episode, *arguments)

    assert ran.exit_code == 2
    assert mistake in plain(ran.stderr)


def test_a_hostile_name_is_shown_and_told_harmless(desk: Desk) -> None:
    desk.shows(CALM, ALERT)

    desk.run("ack", desk.episode, "--by", HOSTILE, "--why", HOSTILE)
    desk.shows(ALERT)

    told = desk.hook.received[-1].json
    assert "@everyone" not in told["title"] + told["message"]
    assert "<img" not in told["title"] + told["message"]
    assert "\r" not in desk.run("status").stdout
    assert [one["acknowledged"]["by"] for one in desk.in_force] == ["<img src=x> @everyone X: y"]
