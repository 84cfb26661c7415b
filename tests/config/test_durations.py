"""Lengths of time as people write them."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meteo_douane.config.durations import duration_of, duration_text

WRITTEN = [
    pytest.param("20s", timedelta(seconds=20), id="seconds"),
    pytest.param("1m", timedelta(minutes=1), id="minutes"),
    pytest.param("1h30m", timedelta(minutes=90), id="hours and minutes"),
    pytest.param(" 2H ", timedelta(hours=2), id="capitals and spaces around"),
    pytest.param("90s", timedelta(seconds=90), id="more than a minute of seconds"),
    pytest.param("", None, id="nothing"),
    pytest.param("0s", None, id="no time at all"),
    pytest.param("30", None, id="no unit"),
    pytest.param("-1m", None, id="negative"),
    pytest.param("1m1h", None, id="out of order"),
    pytest.param("1.5h", None, id="a fraction"),
    pytest.param("999999h", None, id="absurdly long"),
    pytest.param("١m", None, id="digits of another script"),
]


@pytest.mark.parametrize(("text", "duration"), WRITTEN)
def test_a_text_is_a_duration_or_it_is_not(text: str, duration: timedelta | None) -> None:
    assert duration_of(text) == duration


@given(st.integers(1, 10**6).map(lambda seconds: timedelta(seconds=seconds)))
def test_what_is_shown_can_be_written(duration: timedelta) -> None:
    assert duration_of(duration_text(duration)) == duration
