"""How long it takes from the page's answer to the receiver, in the whole program as it runs."""

from __future__ import annotations

from statistics import median, quantiles

from bench.bare import bodies
from bench.floor import measured_floor
from bench.program import at_hand, changes, running
from bench.receiver import Receiver
from bench.site import Page
from bench.table import Goal, Row
from bench.world import a_full_page

#: Alerts and their ends, one after the other; the first ones warm the program up.
CHANGES = 34
WARM_UP = 4


def from_page_to_receiver() -> list[Row]:
    """Alerts and their ends that appear on the page one after the other, each told on one channel."""
    found, bare = _on(Page())
    full, bare_full = _on(Page(a_full_page()))
    middle, late = median(found), quantiles(found, n=20)[-1]
    return [
        Row("page answered → received: median", middle, "ms", Goal.AT_MOST, 25, bare),
        Row("page answered → received: p95", late, "ms", Goal.AT_MOST, 60, bare),
        Row("page answered → received, at most 3 × the bare cycle", middle, "ms", Goal.AT_MOST, 3 * bare, bare),
        Row(
            "the same beside sixty messages, in 139 KB",
            median(full),
            "ms",
            Goal.AT_MOST,
            3 * bare_full,
            bare_full,
        ),
    ]


def _on(page: Page) -> tuple[list[float], float]:
    """Return what each message takes beside what is listed on a page, and what a bare cycle takes: milliseconds."""
    with at_hand(page) as (setup, receiver):
        with running(setup):
            page.is_read.wait()
            found, payloads = _latencies(page, receiver)
        return found, measured_floor(page.url, receiver, payloads[0]).cycle_ms


def _latencies(page: Page, receiver: Receiver) -> tuple[list[float], list[bytes]]:
    found, payloads = [], []
    for number in range(CHANGES):
        page.show(*changes(number))
        [arrival] = receiver.wait_for(1)
        found.append(1000 * (arrival.at - page.answered_at))
        payloads += bodies([arrival])
    return found[WARM_UP:], payloads[WARM_UP:]
