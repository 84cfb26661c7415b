"""Standard output that takes no more: a full disk is a sentence, a reader who has left is silence."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from invented import CONFIG
from meteo_douane.adapters.store import open_store

FULL = Path("/dev/full")


@pytest.fixture
def config(tmp_path: Path) -> Path:
    with open_store(f"sqlite:///{tmp_path}/meteo.db"):
        pass
    file = tmp_path / "config.toml"
    file.write_text(f'database = "sqlite:///{tmp_path}/meteo.db"\n{CONFIG}', encoding="utf-8")
    return file


@pytest.mark.parametrize("arguments", [["status"], ["check-config"], ["--help"], ["--version"]])
def test_a_full_disk_behind_the_output_is_one_sentence(config: Path, arguments: list[str]) -> None:
    named = [] if arguments[0].startswith("--") else ["--config", str(config)]
    with FULL.open("w") as full:
        done = _run(*arguments, *named, output=full.fileno())

    assert done.returncode == 74
    assert done.stderr.splitlines()[-1] == (
        "meteo-douane: the output cannot be written: No space left on device; make room there, or write it elsewhere"
    )


@pytest.mark.parametrize("arguments", [["status"], ["check-config"], ["--help"]])
def test_a_reader_who_has_left_is_told_nothing(config: Path, arguments: list[str]) -> None:
    named = [] if arguments == ["--help"] else ["--config", str(config)]
    read, written = os.pipe()
    os.close(read)

    done = _run(*arguments, *named, output=written)
    os.close(written)

    assert done.returncode == 141  # as of a program that SIGPIPE ends
    assert "rror" not in done.stderr
    assert "roken" not in done.stderr


def _run(*arguments: str, output: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "meteo_douane", *arguments]
    return subprocess.run(command, stdout=output, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
