"""`drill`: what cannot be held is refused in one line, and nothing is sent and nothing written for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from meteo_douane.adapters.store import open_store
from meteo_douane.cli import program

CONFIG = """
database = "sqlite:///{folder}/meteo.db"
[source]
page = "https://www.douane.gouv.fr/meteo/prodouane/pages/meteo"
feed = ""
contact = "ops@example.org"
[channels.astreinte]
url = "console://"
[[watches]]
name = "le-havre"
services = ["delta-ie", "delta-t"]
modes = ["edi"]
channels = ["astreinte"]
[[watches]]
name = "cognac"
services = ["gamma"]
channels = ["astreinte"]
[operator]
channels = ["astreinte"]
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(CONFIG.format(folder=tmp_path), encoding="utf-8")
    return path


def drill(config: Path, *arguments: str) -> Result:
    return CliRunner().invoke(program, ["drill", *arguments, "--config", str(config)])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("-y",), "--watch: the name of one watch expected; there is: le-havre, cognac", id="which watch"),
        pytest.param(("-y", "--watch", "nice"), "no watch 'nice' is configured; there is:", id="no watch"),
        pytest.param(
            ("-y", "--watch", "cognac", "--service", "delta-t"), "cognac does not follow delta-t", id="not followed"
        ),
        pytest.param(
            ("-y", "--watch", "le-havre", "--mode", "dti"),
            "the watch le-havre does not follow delta-ie in dti; it follows: delta-ie, delta-t in edi",
            id="another mode",
        ),
        pytest.param(("-y", "--watch", "le-havre", "--service", "zz"), "no service 'zz' is known", id="no service"),
        pytest.param(("-y", "--watch", "le-havre", "--wait", "soon"), "'soon' is not a length of time", id="no time"),
        pytest.param(("-y", "--watch", "le-havre", "--wait", "9h"), "of at most 4h", id="too long"),
        pytest.param(("--watch", "le-havre"), "--yes: expected, since nobody can be asked here", id="nobody asked"),
    ],
)
def test_what_cannot_be_held_is_refused_before_anything_is_sent(
    config: Path, arguments: tuple[str, ...], said: str
) -> None:
    refused = drill(config, *arguments)

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert said in refused.stderr
    with open_store(f"sqlite:///{config.parent}/meteo.db") as store:
        assert store.drill("exercice-1") is None


def test_one_that_nobody_answers_is_told_whole_and_leaves_one_row_that_is_over(config: Path) -> None:
    held = drill(config, "-y", "--watch", "cognac", "--wait", "1s", "--bulletin-after", "1s")

    assert held.exit_code == 1
    assert held.stderr.count("[astreinte] EXERCICE · ") == 3
    assert held.stdout.startswith("EXERCICE exercice-1 · cognac · GAMMA")
    assert "Personne n'a répondu" in held.stdout
    with open_store(f"sqlite:///{config.parent}/meteo.db") as store:
        found = store.drill("exercice-1")
        assert found is not None
        assert (found.is_over, found.answer) == (True, None)
        assert (store.episodes(in_force=None, limit=9), store.owed(), store.recent_readings(9)) == ((), (), ())
