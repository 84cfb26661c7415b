"""Patterns of words are built of named pieces: one whose name was never filled in matches nothing, in silence."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.one_python

SOURCE = Path(__file__).parents[2] / "src" / "meteo_douane"
MODULES = sorted([*(SOURCE / "reading").rglob("*.py"), *(SOURCE / "formats").glob("*.py")])
A_NAME = re.compile(r"\{[A-Za-z_]\w*\}")


def constants(module: Path) -> Iterator[str]:
    """Texts as they stand, without docstrings: what an f-string fills in is not among them."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    documents = {ast.get_docstring(node, clean=False) for node in ast.walk(tree) if isinstance(node, ast.Module)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in documents:
            yield node.value


def test_no_pattern_has_a_piece_that_was_not_filled_in() -> None:
    found = [f"{module.name}: {text}" for module in MODULES for text in constants(module) if A_NAME.search(text)]

    assert len(MODULES) > 100
    assert found == []
