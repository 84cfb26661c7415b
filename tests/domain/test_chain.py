"""The digest of a reading covers all of it, and all before it."""

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import NOON
from commits import MINUTE, a_reading
from meteo_douane.domain.chain import BEGINNING, canonical, linked, record_of
from meteo_douane.domain.observation import Outcome, Reading, Source

READING = a_reading(NOON, status=200, detail="d", sha256="a" * 64, size=3, headers=(("etag", '"é"'),))
OTHERWISE: dict[str, Any] = {
    "source": Source.FEED,
    "started_at": NOON - MINUTE,
    "ended_at": NOON + MINUTE,
    "outcome": Outcome.UNREADABLE,
    "status": 304,
    "detail": "",
    "sha256": "b" * 64,
    "size": 4,
    "headers": None,
}


@pytest.mark.parametrize("name", [field.name for field in fields(Reading)])
def test_no_fact_of_a_reading_can_change_without_its_digest(name: str) -> None:
    changed = replace(READING, **{name: OTHERWISE[name]})

    assert linked(BEGINNING, record_of(changed)) != linked(BEGINNING, record_of(READING))


def test_the_same_reading_behind_another_has_another_digest() -> None:
    first = linked(BEGINNING, record_of(READING))

    assert linked(first, record_of(READING)) != first


def test_a_digest_is_what_anybody_can_compute_with_a_common_tool() -> None:
    """`printf '%s\\n%s' BEFORE RECORD | sha256sum`, written down here once: a change would orphan every database."""
    assert canonical(record_of(READING)).startswith('{"detail":"d","ended_at":"2026-02-03T12:00:00.000000Z","headers"')
    assert linked(BEGINNING, record_of(READING)) == "7db13c02090813468c934b560f58a61d367ff90677f26bb16f5f94e17fe3d3cc"


@given(st.recursive(st.none() | st.integers() | st.text(), lambda of: st.lists(of) | st.dictionaries(st.text(), of)))
def test_the_one_form_of_a_value_has_no_line_break_outside_its_words(value: object) -> None:
    assert "\n" not in canonical(value)
