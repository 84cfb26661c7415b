"""Waiting for what another process does."""

import time
from collections.abc import Callable


def until(is_so: Callable[[], bool], seconds: float = 110.0) -> None:
    """Wait for something outside of this process to come true; say so if it does not."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, f"not so within {seconds} s"
        time.sleep(0.02)
