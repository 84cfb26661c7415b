"""The page on reading names tables that exist."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.one_python

ROOT = Path(__file__).parents[2]
READING = ROOT / "src" / "meteo_douane" / "reading"
PAGE = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")


def test_every_table_that_the_page_of_reading_names_exists() -> None:
    named = set(tables_named(PAGE))

    assert len(named) > 150
    assert {f"{module}.{name}" for module, name in named if name not in defined_by(module)} == set()


def test_every_module_that_the_page_of_reading_names_exists() -> None:
    named = set(re.findall(r"`(\w+\.(?:py|toml))`", PAGE))

    assert named >= {"kind_words.py", "services.toml"}
    assert {name for name in named if not (module_of_reading(name) or (READING.parent / name).is_file())} == set()


def test_no_two_modules_of_reading_have_one_name() -> None:
    names = [path.name for path in READING.rglob("*.py") if path.name != "__init__.py"]

    assert sorted(names) == sorted(set(names))


def test_every_folder_of_reading_is_on_its_page() -> None:
    folders = {path.parent.name for path in READING.glob("*/__init__.py")}

    assert folders == set(re.findall(r"^(\w+)/ +\S", PAGE, re.MULTILINE))


def tables_named(page: str) -> Iterator[tuple[str, str]]:
    """Give module and name of each row's tables; a name without a module is of the one named last in its cell."""
    for cell in re.findall(r"^\|[^|]*\|([^|]*)\|[^|]*\|$", page, re.MULTILINE):
        module = ""
        for before, name in re.findall(r"`(?:(\w+)\.)?(\w+)`", cell):
            module = before or module
            if module and name not in ("py", "toml"):
                yield module, name


def module_of_reading(name: str) -> Path | None:
    """The one file of reading that is called so, in whatever folder of it."""
    return next(READING.rglob(name), None)


def defined_by(module: str) -> set[str]:
    """The names that a module of reading gives to something, at its outermost level."""
    path = module_of_reading(f"{module}.py")
    if path is None:
        return set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    given = [statement for statement in tree.body if isinstance(statement, ast.Assign | ast.AnnAssign)]
    bound = (node for statement in given for node in ast.walk(statement) if isinstance(node, ast.Name))
    defined = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    return defined | {node.id for node in bound if isinstance(node.ctx, ast.Store)}
