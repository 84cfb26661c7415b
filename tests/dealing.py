"""In which order tests are run: none that takes long is left over at the end, when other workers have nothing to do."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

T = TypeVar("T")


def dealt(tests: Sequence[T], *, workers: int, takes_long: Callable[[T], bool]) -> list[T]:
    """Order tests so that in each of the equal parts that xdist gives to workers as many long ones are among the first.

    Short ones are between them: a test that takes long waits for most of its time.
    """
    long = [test for test in tests if takes_long(test)]
    short = iter([test for test in tests if not takes_long(test)])
    order: list[T] = []
    for worker in range(workers):
        size = (len(tests) - len(order)) // (workers - worker)
        order += _share(long[worker::workers], short, size)
    return [*order, *short]


def _share(long: Sequence[T], short: Iterator[T], size: int) -> Iterator[T]:
    """Yield a part: behind each long test as many short ones as let the last long one begin in its second half."""
    room = max(0, size - len(long))
    between = 2 * room // (3 * max(1, len(long)))
    for test in long:
        yield test
        yield from islice(short, between)
    yield from islice(short, room - between * len(long))
