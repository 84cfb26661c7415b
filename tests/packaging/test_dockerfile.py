"""The image is built from what is locked, and runs unprivileged."""

import json
import re
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

from meteo_douane.cli import COMMANDS
from meteo_douane.cli.beginning import PLACES

pytestmark = pytest.mark.one_python

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
HADOLINT = Path(sys.executable).parent / "hadolint"


def test_hadolint_finds_nothing() -> None:
    linted = subprocess.run([HADOLINT, ROOT / "Dockerfile"], capture_output=True, text=True, check=False)

    assert (linted.returncode, linted.stdout) == (0, "")


def test_what_is_locked_is_installed_and_nothing_for_development() -> None:
    commands = re.findall(r"uv sync (.*?)(?:\\\n|\n)", DOCKERFILE)

    assert len(commands) == 2
    assert all({"--frozen", "--no-dev", "--compile-bytecode"} <= set(command.split()) for command in commands)
    assert "--no-editable" in commands[1]


def test_the_program_runs_as_nobody_in_particular() -> None:
    last_stage = DOCKERFILE.rpartition("FROM ")[2]

    assert "USER 10001:10001" in last_stage
    assert last_stage.count("VOLUME") == 1
    assert "RUN" not in last_stage.split()


def test_its_health_is_what_the_program_says_of_itself() -> None:
    command = re.search(r"HEALTHCHECK .*\\\n  CMD (\[.*\])", DOCKERFILE)

    assert command is not None
    program, name, *options = json.loads(command[1])
    assert (program, options) == ("meteo-douane", ["--config", str(PLACES[1])])
    assert COMMANDS[name]


def test_the_image_says_which_version_it_is() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert f"ARG VERSION={project['version']}" in DOCKERFILE
    labels = set(re.findall(r"org\.opencontainers\.image\.(\w+)=", DOCKERFILE))
    assert labels == {"title", "description", "version", "revision", "licenses"}


def test_only_what_is_copied_is_sent_to_the_engine() -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    sent = {line.removeprefix("!") for line in lines if line.startswith("!")}

    copied = {
        name for line in re.findall(r"^COPY (?!--from)(.*) \S+$", DOCKERFILE, re.MULTILINE) for name in line.split()
    }

    assert copied == sent
    assert all((ROOT / name).exists() for name in copied)
    assert "*" in lines
    assert not any(fnmatch("config.toml", pattern) for pattern in sent)
