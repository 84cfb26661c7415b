"""A program that is forked is what it is from a shell."""

import runpy
import signal
import subprocess
from pathlib import Path

import pytest

import preloaded
from supervised import COMMAND

#: The first one waits until all of it is loaded.
pytestmark = pytest.mark.timeout(120)

SHOWING_SURROUNDINGS = """
import os, sys, time
sys.stdout.write(" ".join([*sorted(os.environ), os.getcwd(), time.tzname[0]]))
sys.stderr.write("an error")
sys.exit(3)
"""


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["--version"], id="one that answers"),
        pytest.param(["histoire"], id="one that is called wrongly"),
        pytest.param(["history", "--config", "none.toml"], id="one that finds a mistake"),
        pytest.param(["check-config", "--config", "meteo.toml"], id="one that looks at its surroundings"),
    ],
)
def test_it_says_and_ends_what_one_from_a_shell_does(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / "meteo.toml").write_text('[channels.astreinte]\nurl_env = "NOWHERE"\n', encoding="utf-8")
    real = subprocess.run([COMMAND, *arguments], cwd=tmp_path, capture_output=True, text=True, check=False)

    ran = preloaded.command(*arguments, folder=tmp_path)

    assert (ran.returncode, ran.stdout, ran.stderr) == (real.returncode, real.stdout, real.stderr)


def test_it_has_the_environment_and_the_folder_that_it_is_given_and_nothing_else(tmp_path: Path) -> None:
    output, errors, script = (tmp_path / name for name in ("output", "errors", "script.py"))
    script.write_text(SHOWING_SURROUNDINGS, encoding="utf-8")
    within = preloaded.Surroundings(tmp_path, {"NAME": "value", "TZ": "Asia/Tokyo"}, output, errors)

    status = preloaded.forked(runpy.run_path, str(script), within=within).wait(60)

    assert (status, errors.read_text()) == (3, "an error")
    assert output.read_text().split() == ["NAME", "TZ", str(tmp_path), "JST"]


def test_a_signal_ends_it_as_it_ends_any_process(tmp_path: Path) -> None:
    within = preloaded.Surroundings(tmp_path, {}, tmp_path / "output", tmp_path / "errors")
    process = preloaded.forked(signal.pause, within=within)
    assert process.poll() is None

    process.kill()

    assert process.wait(10) == -signal.SIGKILL
