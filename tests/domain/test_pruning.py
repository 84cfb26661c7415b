"""How far back the past may be forgotten."""

from datetime import UTC, datetime, timedelta

import pytest

from meteo_douane.domain.pruning import MARGIN, Cutoff, Span, cutoff, span_of_fallback
from recourses import ACTIVE, ENDED, at

WANTED = datetime(2026, 6, 1, tzinfo=UTC)
DAY = timedelta(days=1)


def a_span(name: str, since: int, until: int | None) -> Span:
    """In days from the wanted moment on."""
    return Span(name, WANTED + since * DAY, None if until is None else WANTED + until * DAY)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        pytest.param((), Cutoff(WANTED), id="nothing happened"),
        pytest.param((a_span("a", -9, -5),), Cutoff(WANTED), id="over before"),
        pytest.param((a_span("a", 1, 5),), Cutoff(WANTED), id="later"),
        pytest.param((a_span("a", -9, 2),), Cutoff(WANTED - 9 * DAY, "a"), id="in the midst of it"),
        pytest.param((a_span("a", -99, None),), Cutoff(WANTED - 99 * DAY, "a"), id="in force for long"),
        pytest.param(
            (a_span("b", -12, -8), a_span("a", -9, 2), a_span("c", -20, -15)),
            Cutoff(WANTED - 12 * DAY, "b"),
            id="one that reaches into one that is kept",
        ),
        pytest.param(
            (a_span("a", -9, None), a_span("b", -20, -10), a_span("c", -15, -9)),
            Cutoff(WANTED - 20 * DAY, "b"),
            id="one after the other",
        ),
    ],
)
def test_an_episode_goes_whole_or_not_at_all(spans: tuple[Span, ...], expected: Cutoff) -> None:
    assert cutoff(spans, WANTED) == expected


def test_a_fallback_is_in_force_until_its_end_is_written() -> None:
    going_on, over = span_of_fallback(ACTIVE), span_of_fallback(ENDED)

    assert going_on == Span("secours-1", at(0) - MARGIN, None)
    assert over == Span("secours-1", at(0) - MARGIN, at(130) + MARGIN)
