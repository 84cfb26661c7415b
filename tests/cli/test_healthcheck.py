"""`healthcheck`: whether the program does its work."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from invented import CALM, CONFIG
from meteo_douane.cli import program
from receivers import Http


@dataclass
class World:
    config: Path
    site: Http

    def does(self, *arguments: str) -> Result:
        return CliRunner().invoke(program, [*arguments, "--config", str(self.config)])


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with Http().serving() as site:
        site.body = CALM.encode()
        page = f"http://127.0.0.1:{site.port}/meteo"
        words = CONFIG.replace("https://www.douane.gouv.fr/meteo/prodouane/pages/meteo", page)
        config = tmp_path / "config.toml"
        config.write_text(f'database = "sqlite:///{tmp_path}/meteo.db"\n{words}', encoding="utf-8")
        yield World(config, site)


def test_a_program_that_has_just_read_does_its_work(world: World) -> None:
    world.does("once")

    checked = world.does("healthcheck")

    assert checked.exit_code == 0
    assert checked.output.splitlines() == [
        "reading: ok",
        "understanding: ok",
        "outbox: ok",
        "channels: ok",
        "digests: ok",
        "disk: ok",
    ]


def test_one_that_has_never_read_does_not(world: World) -> None:
    world.does("migrate")

    checked = world.does("healthcheck")

    assert checked.exit_code == 1
    assert "reading: no reading was ever completed" in checked.output


def test_a_source_that_is_silent_is_said_and_is_no_fault_of_the_program(world: World) -> None:
    world.site.status = 404
    for _ in range(4):
        world.does("once")

    checked = world.does("healthcheck")

    assert checked.exit_code == 0
    assert "understanding: nobody knows what the météo says (page: source_silent)" in checked.output


def test_a_database_that_is_not_there_is_a_sentence(world: World) -> None:
    world.config.write_text('database = "sqlite:////nowhere/meteo.db"\n', encoding="utf-8")

    checked = world.does("healthcheck")

    assert checked.exit_code == 1
    assert "database /nowhere/meteo.db: no such file" in checked.output


@pytest.mark.parametrize("mistake", ['colour = "blue"', "[source]\nevery = 0", '[channels.x]\nurl_file = "absent"'])
def test_a_program_that_works_is_well_though_its_configuration_has_a_mistake_by_now(world: World, mistake: str) -> None:
    world.does("once")
    database = world.config.read_text(encoding="utf-8").splitlines()[0]
    world.config.write_text(f"{database}\n{mistake}\n", encoding="utf-8")

    checked = world.does("healthcheck")

    assert checked.exit_code == 0
    assert "reading: ok" in checked.output
    assert f"{world.config}: " in checked.output


def test_a_file_that_cannot_be_understood_at_all_is_a_sentence_said_once(world: World) -> None:
    world.config.write_text("[source", encoding="utf-8")

    checked = world.does("healthcheck")

    assert checked.exit_code == 1
    assert checked.output.count("not TOML") == 1


@pytest.mark.parametrize("address", ['"mysql://meteo:canary@host/db"', "5"])
def test_no_other_database_is_looked_at_than_the_one_that_is_meant(
    world: World, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.does("once")
    monkeypatch.chdir(world.config.parent)
    (world.config.parent / "meteo.db").rename("meteo-douane.db")
    world.config.write_text(f"database = {address}\n", encoding="utf-8")

    checked = world.does("healthcheck")

    assert (checked.exit_code, checked.stdout) == (1, "")
    assert checked.stderr.startswith(f"meteo-douane: {world.config}: database: an address ")
    assert len(checked.stderr.splitlines()) == 1
    assert "canary" not in checked.stderr
