"""`migrate-to`: the history moves, the secret of the new database is shown nowhere."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commits import a_commit, a_reading
from meteo_douane.adapters.running import marked
from meteo_douane.adapters.store import open_store
from meteo_douane.cli import program

CANARY = "canary-91cc"
CONFIG = """
[channels.astreinte]
url = "json://127.0.0.1:9/hook"

[[watches]]
name = "le-havre"
services = ["delta-ie"]
channels = ["astreinte"]

[operator]
channels = ["astreinte"]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "meteo-douane.toml").write_text(CONFIG, encoding="utf-8")
    with open_store("sqlite:///meteo-douane.db") as store:
        store.commit(a_commit(readings=(a_reading(),)))
    return tmp_path


def meteo_douane(*arguments: str) -> Result:
    return CliRunner().invoke(program, arguments)


@pytest.mark.usefixtures("folder")
def test_it_says_what_it_has_copied_and_what_remains_to_be_done() -> None:
    ran = meteo_douane("migrate-to", "sqlite:///elsewhere.db")

    assert ran.exit_code == 0, ran.output
    assert ran.output.splitlines()[0].startswith("1 rows of ")
    assert "name this database in the configuration" in ran.output
    with open_store("sqlite:///elsewhere.db") as moved:
        assert len(moved.recent_readings(9)) == 1


def test_it_refuses_while_a_program_runs_whose_last_words_would_stay_behind(folder: Path) -> None:
    with marked(folder / "meteo-douane.db"):
        refused = meteo_douane("migrate-to", "sqlite:///elsewhere.db")

    assert refused.exit_code == 2
    assert "another meteo-douane runs on it" in refused.output
    assert not (folder / "elsewhere.db").exists()


@pytest.mark.usefixtures("folder")
def test_the_address_may_come_from_a_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("METEO_DOUANE_MIGRATE_TO", "sqlite:///elsewhere.db")

    assert meteo_douane("migrate-to").exit_code == 0


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        pytest.param("", "no database to move to", id="none"),
        pytest.param("sqlite:///meteo-douane.db", "the database of the configuration", id="the present one"),
        pytest.param(
            "sqlite:///./meteo-douane.db", "the database of the configuration", id="the same, spelt otherwise"
        ),
        pytest.param("sqlite://", "would be in memory, and gone at once", id="memory"),
        pytest.param(
            f"postgresql+psycopg://u:{CANARY}@h:port/n", "database: not a URL; expected", id="a port in words"
        ),
        pytest.param(f"postgresql+psycopg://u@h:{CANARY}/n", "database: not a URL; expected", id="a secret as port"),
        pytest.param(f"mysql://u:{CANARY}@h/n", "expected sqlite:///FILE or postgresql", id="another kind"),
        pytest.param(
            f"postgresql+psycopg://u:{CANARY}@127.0.0.1:1/n?connect_timeout=2", "database postgresql", id="no server"
        ),
    ],
)
def test_what_cannot_be_done_is_one_sentence_without_the_secret(url: str, sentence: str) -> None:
    ran = meteo_douane("migrate-to", *([url] if url else []))

    assert ran.exit_code == 2
    assert sentence in ran.output
    assert CANARY not in ran.output
    assert ran.output.count("\n") == 1
