"""No text holds an expression of ours for longer than anybody would wait, whatever it is made of."""

from __future__ import annotations

import re

import pytest

from costs import ended_in_time
from hostile_texts import hostile_texts
from our_expressions import ours

pytestmark = pytest.mark.one_python

TRIES = 4
PARTS = 8
"""Tests that share the expressions, so that they run beside each other."""


def is_held(expression: re.Pattern[str], text: str) -> bool:
    """Whether an expression takes more of the processor than a text of 600 letters may ever cost."""
    try:
        with ended_in_time(seconds=1.5):
            expression.search(text)
            expression.fullmatch(text)
    except AssertionError:
        return True
    return False


@pytest.mark.timeout(300)
@pytest.mark.parametrize("part", range(PARTS))
def test_no_expression_is_held_by_texts_of_its_own_pieces(part: int) -> None:
    expressions = sorted(ours())[part::PARTS]

    held = [
        (pattern, text)
        for pattern, flags in expressions
        for text in hostile_texts(pattern, flags, tries=TRIES, seed=1)
        if is_held(re.compile(pattern, flags), text)
    ]

    assert len(expressions) > 200
    assert held == []


@pytest.mark.parametrize("pattern", ["(?:-+ ?)+x", r"(?:\d{1,2}h?|\d|h)*x", "(?: (?:a|a la|la))*x"])
def test_an_expression_that_takes_the_same_in_two_ways_would_be_found(pattern: str) -> None:
    texts = hostile_texts(pattern, 0, tries=20, seed=1)

    assert any(is_held(re.compile(pattern), text) for text in texts)
