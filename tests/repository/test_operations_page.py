"""The page on operations knows each line that the program writes into its log for somebody to act on."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.one_python

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
#: `log` is for a level that is reckoned, and takes that before the words.
LEVELS = {"warning", "error", "exception", "critical", "log"}
VALUE = re.compile(r"(?:%[-+ 0#]*\d*(?:\.\d+)?[a-z])+")


def test_the_page_has_each_line_of_the_log_that_somebody_may_have_to_act_on_and_no_other() -> None:
    written = {VALUE.sub("…", form) for path in (ROOT / "src").rglob("*.py") for form in forms_in(path)}

    assert len(written) > 20
    assert set(rows_of("In the log", "Line")) == written


def test_each_line_of_the_log_says_what_to_do() -> None:
    rows = [row for row in table("In the log", "Line") if len(row) != 4 or not all(row)]

    assert rows == []


def forms_in(path: Path) -> Iterator[str]:
    """The words of each warning and error of a module, with their placeholders."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="log"), attr=level), args=given) if level in LEVELS:
                [words, *_] = [each for each in given if is_text(each)]
                assert isinstance(words, ast.Constant)
                yield str(words.value)
            case _:
                pass


def is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def rows_of(section: str, heading: str) -> list[str]:
    """The lines in the first column of a table."""
    return [row[0].strip("`") for row in table(section, heading)]


def table(section: str, heading: str) -> list[list[str]]:
    """The cells of the table whose first column has this heading."""
    [part] = re.findall(rf"^## {section}$(.*?)^## ", PAGE, re.MULTILINE | re.DOTALL)
    [rows] = re.findall(rf"^\| {heading} \|.*\n\|[-|]+\n((?:\|.*\n)+)", part, re.MULTILINE)
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows.splitlines()]
