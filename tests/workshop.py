"""A bare Debian, made once for all that is tried on one."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a bare Debian in `base`, which nobody changes."""
    if os.geteuid() != 0:
        pytest.skip("needs root: debootstrap, and mounts")
    folder = tmp_path_factory.mktemp("workshop")
    with (folder / "log").open("wb") as log:
        made = subprocess.run([ROOT / ".ci/base", folder / "base"], stdout=log, stderr=log, check=False)
    assert made.returncode == 0, (folder / "log").read_text(encoding="utf-8")[-4000:]
    yield folder
    subprocess.run(["rm", "-rf", folder], check=True)
