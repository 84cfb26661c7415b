"""The page of rules names tests that exist."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.one_python

ROOT = Path(__file__).parents[2]


def test_every_test_that_the_page_of_rules_names_exists() -> None:
    page = (ROOT / "docs" / "episodes.md").read_text(encoding="utf-8")
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))

    named = set(re.findall(r"`(test_\w+|TestConservation)`", page))

    assert len(named) > 50
    assert {name for name in named if f"def {name}(" not in code and f"{name} =" not in code} == set()
