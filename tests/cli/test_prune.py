"""`prune`, as a person runs it."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commits import a_commit, a_reading
from dossiers import live
from invented import CONFIG
from meteo_douane.adapters.store import SqlStore, open_store
from meteo_douane.cli import program

NOW = datetime.now(UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "config.toml").write_text(f'database = "sqlite:///{tmp_path}/meteo.db"\n{CONFIG}', encoding="utf-8")
    return tmp_path


def opened(folder: Path) -> SqlStore:
    return open_store(f"sqlite:///{folder}/meteo.db")


def do(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(program, ["prune", *arguments, "--config", str(folder / "config.toml")])


def fill(store: SqlStore) -> None:
    """A reading a month for two years, each with a body."""
    for months in range(24, -1, -1):
        at = NOW - timedelta(days=30 * months)
        store.commit(a_commit(readings=(a_reading(at),), bodies=(os.urandom(200_000),)))


def test_what_is_older_goes_month_by_month(folder: Path) -> None:
    with opened(folder) as store:
        fill(store)
        pruned = do(folder, "--older-than", "400d")
        left = len(store.recent_readings(99))

    assert pruned.exit_code == 0
    assert (
        pruned.output
        == "Forgotten: readings=10, bodies=11, editions=0, episodes=0, decisions=0, messages=0, triages=0, drills=0.\n"
    )
    assert left == 15


def test_the_oldest_go_until_the_rest_is_small_enough(folder: Path) -> None:
    with opened(folder) as store:
        fill(store)
        pruned = do(folder, "--to-size", "3MB")
        size = store.pruning.used_bytes()
        left = len(store.recent_readings(99))

    assert pruned.exit_code == 0
    assert 1_500_000 < size <= 3_000_000
    assert 8 <= left <= 15


def test_what_is_young_stays_however_large_it_is_and_that_is_told_by_the_exit_status(folder: Path) -> None:
    with opened(folder) as store:
        store.commit(a_commit(readings=(a_reading(NOW),), bodies=(os.urandom(2_000_000),)))

        pruned = do(folder, "--to-size", "1MB")

    assert pruned.exit_code == 1
    assert pruned.stdout.startswith("Forgotten: readings=0, ")
    assert pruned.stderr == (
        "meteo-douane: the database is still larger than 1 MB: 2.2 MB of it are young, in force, or their evidence, and"
        " stay; name a larger size, or see what is in force: meteo-douane status\n"
    )


def test_it_says_for_which_episode_more_is_kept(folder: Path) -> None:
    with opened(folder) as store:
        live(store, begins=NOW - timedelta(days=100))

        pruned = do(folder, "--older-than", "31d")

    assert "for the evidence of 20" in pruned.output  # what has not been forgotten by the readings is current


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param((), "--older-than DAYS or --to-size SIZE expected", id="neither"),
        pytest.param(("--older-than", "30d"), "what is younger than 31d is never forgotten", id="too young"),
        pytest.param(("--older-than", "1y"), "'1y' is not a number of days such as 400d", id="no days"),
        pytest.param(("--to-size", "big"), "'big' is not a size such as 500MB or 2GB", id="no size"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(folder: Path, arguments: tuple[str, ...], words: str) -> None:
    pruned = do(folder, *arguments)

    assert pruned.exit_code == 2
    assert words in pruned.output


def test_a_size_is_for_sqlite(folder: Path) -> None:
    (folder / "config.toml").write_text('database = "postgresql+psycopg://meteo@db.example/meteo"\n', encoding="utf-8")

    pruned = do(folder, "--to-size", "1GB")

    assert pruned.exit_code == 2
    assert "--to-size is for SQLite" in pruned.output
