"""What a reading keeps of a request that failed is English; who reads it may not be."""

import ast
import inspect
import re
from collections.abc import Iterator
from types import ModuleType

import pytest

from meteo_douane.adapters import bounded, diagnosis, fetch
from meteo_douane.domain.language import Language
from meteo_douane.telling.failures import technical_words


def phrases_of(module: ModuleType) -> Iterator[str]:
    """Yield what a module writes down of a failure: beside a cause, in an error, or as a phrase that it returns."""
    tree = ast.parse(inspect.getsource(module))
    for node in ast.walk(tree):
        match node:
            case ast.Tuple(elts=[ast.Attribute(value=ast.Name(id="Cause")), phrase]):
                yield from words_of(phrase)
            case ast.Call(func=ast.Name(id="BodyError" | "_RedirectError"), args=[phrase, *_]):
                yield from words_of(phrase)
            case ast.FunctionDef(name="_phrase"):
                yield from (
                    words for each in ast.walk(node) if isinstance(each, ast.Return) for words in words_of(each.value)
                )
            case _:
                pass


def words_of(node: ast.expr | None) -> Iterator[str]:
    """Yield a text as it is written, with a figure for what is filled in."""
    match node:
        case ast.Constant(value=str(words)):
            yield words
        case ast.JoinedStr(values=parts):
            yield "".join("42" if isinstance(part, ast.FormattedValue) else str(part.value) for part in parts)  # type: ignore[attr-defined]
        case _:
            pass


PHRASES = sorted(
    {phrase for module in (bounded, diagnosis, fetch) for phrase in phrases_of(module)}
    | set(diagnosis.CERTIFICATES.values())
    | {"status 503", "certificate not trusted", "proxy: connection refused"}
)


@pytest.mark.parametrize("phrase", PHRASES)
def test_each_reason_why_a_request_failed_is_told_in_french(phrase: str) -> None:
    french = technical_words(phrase, Language.FR)

    assert french != phrase
    assert re.findall(r"\d+", french) == re.findall(r"\d+", phrase)
    assert technical_words(phrase, Language.EN) == phrase


def test_a_reason_that_nobody_translated_stays_readable() -> None:
    assert technical_words("something else", Language.FR) == "something else"
