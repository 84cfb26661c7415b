"""Several processes on one database, and processes that are killed."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

import store_processes
from commits import NOON, a_commit, a_delivery, a_reading, an_event
from meteo_douane.adapters.store import SqlStore, open_store
from meteo_douane.adapters.store.engine import connect
from meteo_douane.adapters.store.knowledge import Knowledge
from meteo_douane.domain.delivery import DeliveryState
from meteo_douane.domain.episodes import Known
from meteo_douane.domain.observation import Source

Process = subprocess.Popen[str]
Start = Callable[[Callable[[str], None]], Process]


@pytest.fixture
def begin(url: str) -> Iterator[Start]:
    """Start a process that does something to the database."""
    with beginning(url) as begin:
        yield begin


@pytest.fixture
def begin_anew(empty_url: str) -> Iterator[Start]:
    """Start a process that does something to a database without a schema."""
    with beginning(empty_url) as begin:
        yield begin


@contextmanager
def beginning(url: str) -> Iterator[Start]:
    """Start processes of which none outlives the test."""
    processes: list[Process] = []

    def begun(action: Callable[[str], None]) -> Process:
        command = [sys.executable, store_processes.__file__, action.__name__, url]
        processes.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
        return processes[-1]

    yield begun
    for process in processes:
        process.kill()
        process.communicate()


def said(process: Process) -> list[str]:
    """Return all that a process said, once it has ended well."""
    words, _ = process.communicate(timeout=50)
    assert process.returncode == 0
    return words.split()


def kill_when_it_has_said_something(process: Process) -> str:
    assert process.stdout is not None
    word = process.stdout.readline().strip()
    process.kill()
    process.wait()
    return word


def test_processes_that_claim_at_once_get_different_deliveries(store: SqlStore, begin: Start) -> None:
    owed = [a_delivery(an_event(f"e{n}/opened", episode=f"e{n}")) for n in range(200)]
    store.commit(a_commit(deliveries=tuple(owed)))

    senders = [begin(store_processes.claim_everything) for _ in range(2)]
    claimed = [key for sender in senders for key in said(sender)]

    assert len(claimed) == 200
    assert set(claimed) == {delivery.message.key for delivery in owed}
    assert store.delivery_counts()[DeliveryState.SENT] == 200


@pytest.mark.usefixtures("store")
def test_processes_that_change_what_is_known_lose_nothing(url: str, begin: Start) -> None:
    counters = [begin(store_processes.count) for _ in range(3)]
    for counter in counters:
        said(counter)

    engines = connect(url)
    with engines.reading() as connection:
        counted = Knowledge(store_processes.Counter).read(connection)
    engines.close()
    assert counted.value == 3 * store_processes.INCREMENTS


def test_programs_that_start_at_once_bring_the_schema_up_to_date_once(begin_anew: Start) -> None:
    starters = [begin_anew(store_processes.start) for _ in range(3)]

    assert [said(starter) for starter in starters] == [["started"]] * 3


def test_what_was_being_sent_when_the_program_was_killed_is_sent_again_as_a_repeat(
    store: SqlStore, begin: Start
) -> None:
    store.commit(a_commit(deliveries=(a_delivery(an_event()),)))

    key = kill_when_it_has_said_something(begin(store_processes.claim_and_hang))

    claim_ends = NOON + store_processes.CLAIM
    assert store.next_due("astreinte") == claim_ends
    (delivery,) = store.claim("astreinte", claim_ends, claim_ends + store_processes.CLAIM, limit=10)
    assert (delivery.message.key, delivery.may_repeat) == (key, True)


def test_of_a_commit_in_which_the_program_was_killed_nothing_is_written(url: str, begin: Start) -> None:
    assert kill_when_it_has_said_something(begin(store_processes.commit_and_hang)) == "half written"

    store = open_store(url)

    assert store.known() == Known()
    assert store.past.last_good_reading(Source.PAGE) is None
    assert store.past.editions() == ()
    assert store.past.decisions_since(NOON) == ()
    assert store.owed() == ()
    store.commit(a_commit(readings=(a_reading(),)))
    assert store.past.last_good_reading(Source.PAGE) == NOON
    store.close()


def test_programs_that_make_digests_at_once_make_each_once(store: SqlStore, begin: Start) -> None:
    makers = [begin(store_processes.make_digests) for _ in range(2)]

    made = [hour for maker in makers for hour in said(maker)]

    hours = [f"{hour:%H:%M}" for hour in store_processes.DIGEST_PLAN.schedule.times]
    assert sorted(made) == hours
    owed = [delivery.message.digest for delivery in store.owed()]
    assert [f"{digest.due_at:%H:%M}" for digest in owed if digest and digest.due_at] == hours


def test_of_a_digest_in_whose_making_the_program_was_killed_nothing_is_written_and_it_is_still_due(
    store: SqlStore, begin: Start
) -> None:
    killed = begin(store_processes.record_a_digest_and_hang)

    assert kill_when_it_has_said_something(killed) == "half written"

    assert store.last_runs() == {}
    assert store.owed() == ()
