"""An unchanged reading costs next to nothing: a month of them is replayed within two minutes."""

import time
from datetime import timedelta

from builders import NOON, a_notice, a_scope, seen
from stories import a_calm_story

ENOUGH = 0.005  # seconds; measured 0.0002


def test_sixty_unchanged_notices_are_read_in_a_fraction_of_a_millisecond() -> None:
    story = a_calm_story()
    notices = [
        a_notice(f"n{number}", affects=a_scope("ciel"), published_at=NOON - timedelta(hours=number))
        for number in range(60)
    ]
    story.reads(seen(*notices))

    times = []
    for _ in range(20):
        began = time.perf_counter()
        story.reads(seen(*notices))
        times.append(time.perf_counter() - began)

    assert min(times) < ENOUGH
