"""Tests that take long are shared out, and none is left over at the end."""

import pytest

from dealing import dealt


def takes_long(test: int) -> bool:
    return test % 10 == 0


def parts_of(order: list[int], workers: int) -> list[list[int]]:
    """Give each worker its part, as xdist does."""
    parts, left = [], list(order)
    for worker in range(workers):
        size = len(left) // (workers - worker)
        parts.append(left[:size])
        left = left[size:]
    return parts


@pytest.mark.parametrize("workers", [1, 2, 6, 8])
def test_each_worker_begins_with_its_share_of_what_takes_long(workers: int) -> None:
    order = dealt(range(1_003), workers=workers, takes_long=takes_long)

    for part in parts_of(order, workers):
        long = [place for place, test in enumerate(part) if takes_long(test)]
        assert len(long) in {101 // workers, 101 // workers + 1}
        assert long[0] == 0
        assert long[-1] < 0.8 * len(part)


@pytest.mark.parametrize("workers", [1, 2, 6, 8])
@pytest.mark.parametrize("count", [0, 1, 5, 23, 100])
@pytest.mark.parametrize("of_long", [0, 1, 10])
def test_none_is_lost_however_few_there_are(workers: int, count: int, of_long: int) -> None:
    order = dealt(range(count), workers=workers, takes_long=lambda test: test % 10 < of_long)

    assert sorted(order) == list(range(count))
