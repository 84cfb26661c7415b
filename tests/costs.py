"""What a piece of work costs, in calls: the same on every machine, and beside whatever else runs there."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from cProfile import Profile
from typing import NoReturn

#: Several times what the longest takes: no measure, but a limit, as for a whole test.
SECONDS_OF_THE_PROCESSOR = 15


def calls_of(work: Callable[[], object]) -> int:
    """Do something, and return how many functions were called."""
    profile = Profile()
    with ended_in_time():
        profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


@contextmanager
def ended_in_time(*, seconds: float = SECONDS_OF_THE_PROCESSOR) -> Iterator[None]:
    """Break off what does not end: inside of one call, in a pattern, nothing is counted, and there it would take hours.

    `seconds` are of the processor: what else runs on the machine does not take away of them. AssertionError if they
    are too few.
    """

    def break_off(*_: object) -> NoReturn:
        raise AssertionError(f"not done after {seconds} s of the processor")

    before = signal.signal(signal.SIGPROF, break_off)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
