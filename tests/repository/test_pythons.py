"""Every version of Python that the package is declared for runs the tests, and one that does not is named."""

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.one_python

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DECLARED = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["classifiers"]))


def test_all_that_are_declared_run_the_tests() -> None:
    others = re.search(r"^OTHERS := (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)

    assert others is not None
    assert ["3.11", *others[1].split()] == DECLARED


@pytest.mark.parametrize("version", DECLARED)
def test_one_that_is_not_here_is_left_out_aloud(version: str) -> None:
    # What can be had was fetched by `make versions`.
    found = subprocess.run(
        [ROOT / ".ci/python", version],
        env={**os.environ, "CI": "false"},
        capture_output=True,
        text=True,
        check=False,
    )

    if found.returncode != 0:
        pytest.skip(found.stderr.strip())
    told = subprocess.run([found.stdout.strip(), "--version"], capture_output=True, text=True, check=True)
    assert told.stdout.startswith(f"Python {version}.")


def test_no_property_states_a_number_of_examples_of_its_own() -> None:
    stated = re.compile(r"(?:max_examples|stateful_step_count) ?= ?\d")
    files = [path for path in (ROOT / "tests").rglob("*.py") if path != ROOT / "tests" / "conftest.py"]

    found = [path.name for path in files if stated.search(path.read_text(encoding="utf-8"))]

    assert found == []  # it would hold on every version: `drawing` is for that
