"""How long it takes from the page's answer to the receiver, in the whole program as it runs."""

from __future__ import annotations

from statistics import median, quantiles

from bench.bare import bodies
from bench.floor import measured_floor
from bench.program import at_hand, changes, running
from bench.receiver import Receiver
from bench.site import Page
from bench.table import Goal, Row

#: Alerts and their ends, one after the other; the first ones warm the program up.
CHANGES = 34
WARM_UP = 4


def from_page_to_receiver() -> list[Row]:
    """Alerts and their ends that appear on the page one after the other, each told on one channel."""
    page = Page()
    with at_hand(page) as (setup, receiver):
        with running(setup):
            page.is_read.wait()
            found, payloads = _latencies(page, receiver)
        bare = measured_floor(page.url, receiver, payloads[0]).cycle_ms
    middle, late = 1000 * median(found), 1000 * quantiles(found, n=20)[-1]
    return [
        Row("page answered → received: median", middle, "ms", Goal.AT_MOST, 25, bare),
        Row("page answered → received: p95", late, "ms", Goal.AT_MOST, 60, bare),
        Row("page answered → received, at most 3 × the bare cycle", middle, "ms", Goal.AT_MOST, 3 * bare, bare),
    ]


def _latencies(page: Page, receiver: Receiver) -> tuple[list[float], list[bytes]]:
    found, payloads = [], []
    for number in range(CHANGES):
        page.show(*changes(number))
        [arrival] = receiver.wait_for(1)
        found.append(arrival.at - page.answered_at)
        payloads += bodies([arrival])
    return found[WARM_UP:], payloads[WARM_UP:]
