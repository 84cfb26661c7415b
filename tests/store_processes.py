"""What other processes do to a database, for tests: `python store_processes.py ACTION URL`.

Each says on standard output what it has done; those that hang do so until they are killed.
"""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from functools import partial
from time import sleep
from zoneinfo import ZoneInfo

from builders import CATALOGUE
from commits import MINUTE, NOON, a_commit, a_decision, a_delivery, a_reading, an_edition, an_event
from meteo_douane.adapters.store import StaleError, open_store
from meteo_douane.adapters.store.engine import connect
from meteo_douane.adapters.store.knowledge import Knowledge
from meteo_douane.agenda.digester import Digester
from meteo_douane.domain.delivery import Delivery, DeliveryState
from meteo_douane.domain.handover import Aftermath
from meteo_douane.domain.language import Language
from meteo_douane.domain.schedule import WEEK, Mark, Plan, Run, Schedule, slot_at

CLAIM = timedelta(minutes=3)
INCREMENTS = 20
DIGEST_MINUTES = 60
#: A digest every third minute of the hour after noon.
DIGEST_PLAN = Plan(
    "point",
    Schedule(tuple(time(12, minute) for minute in range(1, DIGEST_MINUTES, 3)), WEEK, ZoneInfo("UTC")),
    ("astreinte",),
    Language.FR,
)


@dataclass(frozen=True, slots=True)
class Counter:
    """Something known that several processes change."""

    value: int = 0


def say(word: str) -> None:
    print(word, flush=True)  # noqa: T201 - its standard output is its answer


def hang() -> None:
    while True:
        sleep(60)


def claim_everything(url: str) -> None:
    """Take what is due, a few at a time, until there is nothing left."""
    store = open_store(url)
    while deliveries := store.claim("astreinte", NOON, NOON + CLAIM, limit=7):
        for delivery in deliveries:
            say(delivery.message.key)
            store.settle(replace(delivery, state=DeliveryState.SENT, settled_at=NOON), Aftermath())


def claim_and_hang(url: str) -> None:
    """Be killed while a message is being sent."""
    (delivery,) = open_store(url).claim("astreinte", NOON, NOON + CLAIM, limit=1)
    say(delivery.message.key)
    hang()


def commit_and_hang(url: str) -> None:
    """Be killed when the readings are written and the deliveries not yet."""

    def bodies() -> Iterator[bytes]:
        yield b"one body"
        say("half written")
        hang()

    event = an_event()
    parts = {"readings": (a_reading(),), "editions": (an_edition(),), "decisions": (a_decision(event),)}
    open_store(url).commit(a_commit(**parts, deliveries=(a_delivery(event),), bodies=bodies()))


def count(url: str) -> None:
    """Read, add one and write, many times; start again where somebody else was faster."""
    engines, knowledge = connect(url), Knowledge(Counter)
    done = 0
    while done < INCREMENTS:
        with engines.reading() as connection:
            known = knowledge.read(connection)
        try:
            with engines.writing_alone() as connection:
                knowledge.write(connection, known, Counter(known.value + 1))
        except StaleError:
            continue
        done += 1


def make_digests(url: str) -> None:
    """Make what is due, minute by minute, as a program does; say the hour of each digest that this one made."""
    with open_store(url) as store:
        for minute in range(DIGEST_MINUTES):
            now = NOON + minute * MINUTE
            program = Digester(
                (DIGEST_PLAN,),
                (),
                CATALOGUE,
                CLAIM,
                store.digests,
                clock=partial(datetime.fromtimestamp, now.timestamp(), UTC),
            )
            if program.make_due():
                say(f"{now:%H:%M}")


class HalfWritten(tuple[Delivery, ...]):
    """Deliveries that nobody gets to write."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Delivery]:
        say("half written")
        hang()
        return iter(())


def record_a_digest_and_hang(url: str) -> None:
    """Be killed when the row of a digest is written and what it owes not yet."""
    slot = slot_at(NOON, DIGEST_PLAN.schedule.zone)
    run = Run(DIGEST_PLAN.name, slot, NOON, Mark(NOON, NOON), DIGEST_PLAN.schedule)
    open_store(url).digests.record_run(run, HalfWritten((a_delivery(an_event()),)))


def start(url: str) -> None:
    """Bring the schema up to date."""
    open_store(url).close()
    say("started")


ACTIONS: dict[str, Callable[[str], None]] = {
    action.__name__: action
    for action in (
        claim_everything,
        claim_and_hang,
        commit_and_hang,
        count,
        make_digests,
        record_a_digest_and_hang,
        start,
    )
}

if __name__ == "__main__":
    ACTIONS[sys.argv[1]](sys.argv[2])
