"""The repository keeps the promises of its layout."""

import subprocess
import sys
from pathlib import Path

import grimp
import pytest

pytestmark = pytest.mark.one_python

ROOT = Path(__file__).parents[2]


def test_dependencies_point_inwards() -> None:
    linted = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert linted.returncode == 0, linted.stdout


def test_the_domain_is_standard_library_only() -> None:
    graph = grimp.build_graph("meteo_douane", include_external_packages=True)
    domain = {"meteo_douane.domain", *graph.find_descendants("meteo_douane.domain")}

    imported = {name for module in domain for name in graph.find_modules_directly_imported_by(module)}

    assert imported - domain - sys.stdlib_module_names == set()
