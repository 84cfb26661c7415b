"""`evidence` and `evidence verify`, from a configuration to a file and back."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from dossiers import EPISODE, live
from invented import CONFIG
from meteo_douane.adapters.store import open_store
from meteo_douane.adapters.store.engine import connect
from meteo_douane.cli import program


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database in which the program has worked for a day; what it is on PostgreSQL is in `test_gatherer`."""
    path = tmp_path_factory.mktemp("day") / "meteo.db"
    with open_store(f"sqlite:///{path}") as store:
        live(store)
    return path


@pytest.fixture
def url(tmp_path: Path, day: Path) -> str:
    shutil.copy(day, tmp_path / "meteo.db")
    return f"sqlite:///{tmp_path}/meteo.db"


@pytest.fixture
def config(tmp_path: Path, url: str) -> Path:
    path = tmp_path / "config.toml"
    secret = CONFIG.replace("json://127.0.0.1:9/hook", "json://canary-user:canary-password@127.0.0.1:9/canary-hook")
    path.write_text(f'database = "{url}"\n{secret}', encoding="utf-8")
    return path


def run(*arguments: str | Path, config: Path | None = None) -> Result:
    options = ["--config", str(config)] if config else []
    return CliRunner().invoke(program, ["evidence", *map(str, arguments), *options])


def test_the_evidence_of_an_episode_is_written_and_found_intact(config: Path, tmp_path: Path) -> None:
    path = tmp_path / "preuve.zip"

    exported = run(EPISODE, "-o", path, config=config)
    seen = run("verify", path)

    assert (exported.exit_code, exported.stderr) == (0, "")
    assert exported.stdout.startswith(f"{path}\N{NO-BREAK SPACE}: 13 lectures, 2 éditions, 4 documents. Empreinte")
    assert seen.exit_code == 0
    assert seen.stdout.startswith(f"Intact\N{NO-BREAK SPACE}: le dossier de l'épisode {EPISODE}")
    assert exported.stdout.split()[-1] in seen.stdout


def test_options_may_come_first(config: Path, tmp_path: Path) -> None:
    assert run("-o", tmp_path / "a.zip", "--config", config, EPISODE).exit_code == 0
    assert run("export", EPISODE, "-o", tmp_path / "b.zip", config=config).exit_code == 0


def test_no_address_of_a_channel_and_no_secret_is_in_it(config: Path, tmp_path: Path) -> None:
    run(EPISODE, "-o", tmp_path / "a.zip", config=config)

    with ZipFile(tmp_path / "a.zip") as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())

    assert b"canary" not in everything
    assert b"astreinte" in everything


def test_common_tools_verify_the_digests_too(config: Path, tmp_path: Path) -> None:
    run(EPISODE, "-o", tmp_path / "a.zip", config=config)
    with ZipFile(tmp_path / "a.zip") as archive:
        archive.extractall(tmp_path / "unpacked")

    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=tmp_path / "unpacked", check=True)


def test_a_dossier_in_english_speaks_english(config: Path, tmp_path: Path) -> None:
    config.write_text('language = "en"\n' + config.read_text(encoding="utf-8"), encoding="utf-8")

    run(EPISODE, "-o", tmp_path / "a.zip", config=config)

    assert run("verify", tmp_path / "a.zip").stdout.startswith("Intact: the dossier")
    assert run("verify", tmp_path / "a.zip", "--language", "fr").stdout.startswith(
        "Intact\N{NO-BREAK SPACE}: le dossier"
    )


def test_a_change_is_told_in_one_sentence(config: Path, tmp_path: Path) -> None:
    run(EPISODE, "-o", tmp_path / "a.zip", config=config)
    with ZipFile(tmp_path / "a.zip") as archive, ZipFile(tmp_path / "b.zip", "w") as forged:
        for name in archive.namelist():
            forged.writestr(name, archive.read(name).replace(b'"status":503', b'"status":200'))

    seen = run("verify", tmp_path / "b.zip")

    assert (seen.exit_code, seen.stdout) == (1, "")
    assert "la chaîne se rompt à la lecture n°\N{NO-BREAK SPACE}9 de readings.jsonl" in seen.stderr
    assert len(seen.stderr.splitlines()) == 1


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"{}"])
def test_what_is_no_dossier_is_told_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(content)

    seen = run("verify", tmp_path / "a.zip")

    assert (seen.exit_code, seen.stdout) == (2, "")
    assert (
        seen.stderr
        == "Ce n'est pas un zip entier\N{NO-BREAK SPACE}: autre chose, ou un fichier tronqué. Demandez-le à nouveau.\n"
    )


@pytest.mark.parametrize(
    ("name", "words"),
    [
        pytest.param("none.zip", "n'existe pas : vérifiez ce nom.", id="missing"),
        pytest.param("folder", "est un dossier : nommez un fichier qui s'y trouve.", id="a folder"),
        pytest.param("pipe", "n'est pas un fichier ordinaire : enregistrez le dossier dans un fichier, ", id="a pipe"),
    ],
)
def test_a_dossier_that_cannot_be_read_is_named_with_what_to_do(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")

    seen = run("verify", tmp_path / name)

    assert (seen.exit_code, seen.stdout) == (2, "")
    assert " ".join(seen.stderr.split()).startswith(f"meteo-douane: {tmp_path}/{name} {words}")
    assert len(seen.stderr.splitlines()) == 1


def test_a_dossier_goes_from_file_to_file(config: Path, tmp_path: Path) -> None:
    written, verified = run(EPISODE, "-o", "-", config=config), run("verify", "-", "--language", "en")

    assert "non sur la sortie standard : nommez un fichier" in " ".join(refusal(written, tmp_path).split())
    assert "not from standard input: name a file, or ./- for one called so" in refusal(verified, tmp_path)


def test_a_database_that_was_changed_afterwards_is_said_on_export(config: Path, url: str, tmp_path: Path) -> None:
    engines = connect(url)
    with engines.writing() as connection:
        connection.execute(text("DELETE FROM readings WHERE status = 503"))
    engines.close()

    exported = run(EPISODE, "-o", tmp_path / "a.zip", config=config)

    assert exported.exit_code == 1
    assert "la chaîne est rompue à la lecture n°\N{NO-BREAK SPACE}9" in exported.stderr
    assert (tmp_path / "a.zip").exists()


# Refused, and nothing written


def refusal(result: Result, folder: Path) -> str:
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert [one.name for one in folder.iterdir() if one.suffix in {".zip", ".draft"}] == []
    return result.stderr


def test_an_episode_that_is_not_known_is_refused(config: Path, tmp_path: Path) -> None:
    said = refusal(run("1999-01-01-01", "-o", tmp_path / "a.zip", config=config), tmp_path)

    listed = "meteo-douane history et meteo-douane fallback list"
    assert " ".join(said.split()) == f"meteo-douane: Aucun épisode ni secours « 1999-01-01-01 » ; voir {listed}."


def test_a_file_that_exists_is_left_alone_unless_forced(config: Path, tmp_path: Path) -> None:
    path = tmp_path / "former"
    path.write_text("former")

    said = refusal(run(EPISODE, "-o", path, config=config), tmp_path)

    assert "existe déjà et reste tel quel" in said
    assert path.read_text() == "former"
    assert run(EPISODE, "-o", path, "--force", config=config).exit_code == 0
    assert run("verify", path).exit_code == 0


def test_a_folder_is_no_file_and_one_that_is_missing_is_not_made(config: Path, tmp_path: Path) -> None:
    assert "est un dossier" in refusal(run(EPISODE, "-o", tmp_path, "--force", config=config), tmp_path)
    missing = tmp_path / "none" / "a.zip"
    assert "n'est pas un dossier" in refusal(run(EPISODE, "-o", missing, config=config), tmp_path)


def test_an_option_without_its_value_is_refused(tmp_path: Path) -> None:
    assert refusal(run(EPISODE, "-o"), tmp_path) == "meteo-douane: -o attend une valeur.\n"


def test_an_empty_name_is_no_file(tmp_path: Path) -> None:
    words = "est vide : une variable du shell n'est-elle pas définie ?"

    assert " ".join(refusal(run(EPISODE, "-o", ""), tmp_path).split()) == f"meteo-douane: -o {words}"
    assert " ".join(refusal(run("verify", ""), tmp_path).split()) == f"meteo-douane: FILE {words}"


def test_a_name_too_long_for_the_disk_is_refused(config: Path, tmp_path: Path) -> None:
    assert "File name too long" in refusal(run(EPISODE, "-o", tmp_path / ("a" * 300), config=config), tmp_path)


def test_the_readings_are_json_lines_that_a_script_can_read(config: Path, tmp_path: Path) -> None:
    run(EPISODE, "-o", tmp_path / "a.zip", config=config)

    with ZipFile(tmp_path / "a.zip") as archive:
        lines = archive.read("readings.jsonl").decode().splitlines()

    assert {tuple(json.loads(line)) for line in lines} == {("chain", "reading")}
