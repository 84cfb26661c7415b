from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meteo_douane.adapters.retry_after import retry_after

NOON = datetime(2026, 3, 3, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        pytest.param("120", timedelta(minutes=2), id="seconds"),
        pytest.param("Tue, 03 Mar 2026 12:05:00 GMT", timedelta(minutes=5), id="a date"),
        pytest.param("Tuesday, 03-Mar-26 12:05:00 GMT", timedelta(minutes=5), id="an obsolete date"),
        pytest.param("Tue, 03 Mar 2026 12:05:00 -0000", timedelta(minutes=5), id="a date without a zone"),
        pytest.param("Tue, 03 Mar 2026 11:00:00 GMT", timedelta(0), id="a date that has passed"),
        pytest.param("999999999", timedelta(days=1), id="at most a day"),
        pytest.param("9" * 5000, None, id="no number that a clock knows"),
        pytest.param("²", None, id="a digit that is no number"),
        pytest.param("-5", None, id="less than nothing"),
        pytest.param("bientôt", None, id="a word"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_how_long_the_host_asks_us_to_wait(value: str, wait: timedelta | None) -> None:
    assert retry_after((("retry-after", value),), NOON) == wait


@given(st.text(max_size=60))
def test_no_retry_after_breaks_us(value: str) -> None:
    wait = retry_after((("retry-after", value),), NOON)

    assert wait is None or timedelta(0) <= wait <= timedelta(days=1)
