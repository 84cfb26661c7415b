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
    with _ended_in_time():
        profile.runcall(work)
    return sum(entry.callcount for entry in profile.getstats())


@contextmanager
def _ended_in_time() -> Iterator[None]:
    """Break off what does not end: inside of one call, in a pattern, nothing is counted, and there it would take hours.

    What else runs on the machine does not take away of that time.
    """

    def break_off(*_: object) -> NoReturn:
        raise AssertionError(f"not done after {SECONDS_OF_THE_PROCESSOR} s of the processor")

    before = signal.signal(signal.SIGPROF, break_off)
    signal.setitimer(signal.ITIMER_PROF, SECONDS_OF_THE_PROCESSOR)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
