"""No module and no function is longer than one can hold in one's head (CONTRIBUTING.md, "How it should read")."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.one_python

SRC = Path(__file__).parents[2] / "src/meteo_douane"

LINES = 300
#: Not lines: a call that is written over several of them is one thought.
STATEMENTS = 25

#: The modules that are longer, with their lines: none may join them or grow, and one that is cut leaves the list.
LONGER: dict[str, int] = {}


def test_no_module_is_too_long() -> None:
    lengths = {name: len(text.splitlines()) for name, text in sources()}

    too_long = {name: lines for name, lines in lengths.items() if lines > LONGER.get(name, LINES)}

    assert too_long == {}


def test_no_module_is_excused_that_is_short_enough_by_now() -> None:
    lengths = {name: len(text.splitlines()) for name, text in sources()}

    assert [name for name in LONGER if lengths.get(name, 0) <= LINES] == []


def test_no_function_does_too_much() -> None:
    counted = {
        f"{name}: {function.name}": statements_in(function) for name, text in sources() for function in functions(text)
    }

    assert {name: count for name, count in counted.items() if count > STATEMENTS} == {}


def test_a_statement_within_another_counts_and_a_call_over_several_lines_is_one() -> None:
    (function,) = functions("def f():\n    '''What it does.'''\n    if a:\n        b(\n            c,\n        )\n")

    assert statements_in(function) == 3


def sources() -> Iterator[tuple[str, str]]:
    """Yield every module as it is called below the package, and its text."""
    for path in sorted(SRC.rglob("*.py")):
        yield path.relative_to(SRC).as_posix(), path.read_text()


def functions(text: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def statements_in(function: ast.AST) -> int:
    return sum(isinstance(node, ast.stmt) for node in ast.walk(function)) - 1
