"""How fast messages are owed and go out, in the program's own parts: monitor, store, courier, channels."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

from bench.bare import bodies, seconds_to_post
from bench.receiver import Arrival, Receiver, receiving
from bench.table import Goal, Row
from bench.world import a_page, an_alert, configured
from meteo_douane.adapters.store import open_store
from meteo_douane.cli.beginning import configured as understood
from meteo_douane.cli.beginning import now
from meteo_douane.cli.senders import courier_of
from meteo_douane.cli.sources import monitor_of
from meteo_douane.cli.warming import warming_of
from meteo_douane.delivering.courier import Courier
from meteo_douane.domain.delivery import Delivery, Message, owed
from meteo_douane.domain.observation import Source
from meteo_douane.monitor import Monitor
from meteo_douane.ports import Answer, Body, Request

PAGE = frozenset({Source.PAGE})
CHANNELS = 20
#: So many episodes on twenty channels are a thousand messages.
EPISODES = 50


class Site:
    """A page that is answered at once."""

    def __init__(self) -> None:
        """Begin calm."""
        self.page = a_page()

    def fetch(self, request: Request) -> Answer:
        """Answer."""
        return Body(request, self.page)


@contextmanager
def at_work(receiver: Receiver, *, watches: int) -> Iterator[tuple[Monitor, Courier, Site]]:
    """Give the parts, after a first reading that was calm and what follows it."""
    site = Site()
    with configured("http://127.0.0.1/meteo", receiver, watches=watches, channels=CHANNELS) as setup:
        config = understood(setup.config)
        with open_store(config.database.reveal()) as store:
            monitor = monitor_of(config, fetch=site.fetch, store=store, clock=now)
            monitor.read(PAGE)
            warming_of(config, lambda: store.rehearse_sending(now()))()
            yield monitor, courier_of(config, store=store, clock=now), site


def deliver(courier: Courier, receiver: Receiver) -> tuple[float, list[Arrival]]:
    """Send all that is owed, each channel in a thread of its own as the daemon does; return how long it took."""
    began = time.perf_counter()
    with ThreadPoolExecutor(CHANNELS) as pool:
        count = sum(pool.map(courier.deliver, sorted(courier.channels)))
    took = time.perf_counter() - began
    return took, receiver.wait_for(count)


def a_thousand_watches() -> list[Row]:
    """One event that concerns a thousand watches, each on twenty channels."""
    with receiving() as receiver, at_work(receiver, watches=1000) as (monitor, courier, site):
        site.page = a_page(an_alert("DELTA T"))
        began = time.perf_counter()
        monitor.read(PAGE)
        owed_in = time.perf_counter() - began
        took, arrived = deliver(courier, receiver)
        bare = seconds_to_post(bodies(arrived), receiver)
    count = len(arrived)
    return [
        Row("one event for 1,000 watches × 20 channels: owed after", owed_in, "s", Goal.AT_MOST, 2, bare),
        Row(f"the same: its {count} messages delivered", count / took, "/s", Goal.AT_LEAST, 200, count / bare),
    ]


def many_messages() -> list[Row]:
    """Fifty alerts at once on twenty channels: a thousand messages for ten watches each."""
    with receiving() as receiver, at_work(receiver, watches=10) as (monitor, courier, site):
        site.page = a_page(an_alert("DELTA T"))
        messages = monitor.read(PAGE).messages
        for number in range(1, EPISODES):
            courier.store.owe(tuple(of_another_episode(one, number) for one in messages))
        took, arrived = deliver(courier, receiver)
        bare = seconds_to_post(bodies(arrived), receiver)
    count = len(arrived)
    return [Row(f"{count} messages on 20 channels: delivered", count / took, "/s", Goal.AT_LEAST, 200, count / bare)]


def of_another_episode(message: Message, number: int) -> Delivery:
    """Return the delivery of a message that says the same of another episode."""
    event = message.decisions[0].event
    event = replace(event, key=f"{event.key}/{number}", episode=f"{event.episode}-{number}")
    decisions = tuple(replace(one, event=event) for one in message.decisions)
    return owed(replace(message, key=f"{message.key}/{number}", decisions=decisions), now())
