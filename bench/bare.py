"""The barest way to send: a loop that posts the same payloads, one after the other."""

from __future__ import annotations

import time
from collections.abc import Sequence

import requests

from bench.receiver import Arrival, Receiver

HEADERS = {"Content-Type": "application/json"}


def seconds_to_post(payloads: Sequence[bytes], receiver: Receiver) -> float:
    """Return how long it takes to post them all, each on a connection of its own as the channels do."""
    began = time.perf_counter()
    for payload in payloads:
        requests.post(receiver.url, data=payload, headers=HEADERS, timeout=10)
    took = time.perf_counter() - began
    receiver.wait_for(len(payloads))
    return took


def bodies(arrivals: Sequence[Arrival]) -> list[bytes]:
    """Return the payloads of what has arrived."""
    return [arrival.body for arrival in arrivals]
