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
        pytest.param(("-y",), "Donnez --watch ; il y a : le-havre, cognac.", id="which watch"),
        pytest.param(("-y", "--watch", "nice"), "aucune veille « nice » ; il y a :", id="no watch"),
        pytest.param(
            ("-y", "--watch", "cognac", "--service", "delta-t"), "cognac ne suit pas delta-t", id="not followed"
        ),
        pytest.param(
            ("-y", "--watch", "le-havre", "--mode", "dti"),
            "La veille le-havre ne suit pas delta-ie en dti ; elle suit : delta-ie, delta-t en edi.",
            id="another mode",
        ),
        pytest.param(("-y", "--watch", "le-havre", "--service", "zz"), "service inconnu, « zz »", id="no service"),
        pytest.param(("-y", "--watch", "le-havre", "--wait", "soon"), "'soon' is not a length of time", id="no time"),
        pytest.param(("-y", "--watch", "le-havre", "--wait", "5"), "it would be 5m or 5h", id="no unit"),
        pytest.param(("-y", "--watch", "le-havre", "--wait", "9h"), "of at most 4h", id="too long"),
        pytest.param(("--watch", "le-havre"), "ne peut être interrogé ici : ajoutez --yes.", id="nobody asked"),
    ],
)
def test_what_cannot_be_held_is_refused_before_anything_is_sent(
    config: Path, arguments: tuple[str, ...], said: str
) -> None:
    refused = drill(config, *arguments)

    assert (refused.exit_code, refused.stdout) == (2, "")
    assert said in " ".join(refused.stderr.split())
    with open_store(f"sqlite:///{config.parent}/meteo.db") as store:
        assert store.drills.drill("exercice-1") is None


def test_one_that_nobody_answers_is_told_whole_and_leaves_one_row_that_is_over(config: Path) -> None:
    held = drill(config, "-y", "--watch", "cognac", "--wait", "1s", "--bulletin-after", "1s")

    assert held.exit_code == 1
    assert held.stderr.count("[astreinte] EXERCICE · ") == 3
    assert held.stdout.startswith("EXERCICE exercice-1 · cognac · GAMMA")
    assert "Personne n'a répondu" in held.stdout
    with open_store(f"sqlite:///{config.parent}/meteo.db") as store:
        found = store.drills.drill("exercice-1")
        assert found is not None
        assert (found.is_over, found.answer) == (True, None)
        assert (store.past.episodes(in_force=None, limit=9), store.owed(), store.recent_readings(9)) == ((), (), ())
