"""What is installed has all that the program needs, and nothing else."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.one_python

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return ZipFile(next(folder.glob("*.whl")))


def test_the_wheel_has_every_file_of_the_program(wheel: ZipFile) -> None:
    program = {str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*") if path.is_file()}
    wanted = {path for path in program if "__pycache__" not in path}

    installed = {name for name in wheel.namelist() if ".dist-info/" not in name}

    assert installed == wanted


def test_the_wheel_has_the_configuration_to_start_from_as_a_file_of_its_own(wheel: ZipFile) -> None:
    packaged = wheel.read("meteo_douane/config/example.toml").decode()

    assert packaged == (ROOT / "config.example.toml").read_text(encoding="utf-8")
