"""A PostgreSQL that is held by somebody or gone: alerts go out all the same, and the operator hears of it."""

import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

import instance
from invented import ALERT, CALM, ENDED
from meteo_douane.adapters.store import open_store
from meteo_douane.domain.delivery import DeliveryState
from postgres import Server, running_server
from preloaded import Process, Surroundings, forked
from receivers import Http
from waiting import until

pytestmark = [pytest.mark.one_python, pytest.mark.needs("postgresql"), pytest.mark.timeout(240)]

#: A lease has to outlive the wait for a lock, and patience does not.
LIFETIME, PATIENCE = timedelta(seconds=15), timedelta(seconds=5)
POSSIBLE_REPEAT = "répétition possible"


@dataclass
class Program:
    """One of those that share the database."""

    process: Process
    log_file: Path

    @property
    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8")

    @property
    def stands_by(self) -> bool:
        """Whether it knows that another one reads."""
        return "stands by" in self.log

    @property
    def reads(self) -> bool:
        """Whether the last that it said of the lease is that it has it."""
        return self.log.rfind("lease taken") > self.log.rfind("lease lost")


@dataclass
class World:
    """The database, the site, who is told, and the programs."""

    folder: Path
    database: str
    site: Http
    hook: Http
    programs: list[Program]

    def shows(self, page: str) -> None:
        self.site.body = page.encode()

    @property
    def events(self) -> list[str]:
        return [received.json["event"] for received in self.hook.received]

    def titles(self, event: str) -> list[str]:
        return [" ".join(one.json["title"].split()) for one in self.hook.received if one.json["event"] == event]

    def message(self, event: str) -> str:
        """Return the text of the one message about an event."""
        [message] = [str(one.json["message"]) for one in self.hook.received if one.json["event"] == event]
        return message

    def starts(self) -> Program:
        log = self.folder / f"log-{len(self.programs)}"
        within = Surroundings(self.folder, dict(os.environ), output=log, errors=log)
        program = Program(forked(instance.run, self.folder / "meteo.toml", LIFETIME, PATIENCE, within=within), log)
        self.programs.append(program)
        until(lambda: "running sources" in program.log)
        return program


@contextmanager
def a_world(folder: Path, server: Server) -> Iterator[World]:
    with Http().serving() as site, Http().serving() as hook:
        world = World(folder, server.new_database(), site, hook, [])
        world.shows(CALM)
        (folder / "meteo.toml").write_text(
            f"""
            database = "{world.database}"
            [source]
            page = "http://127.0.0.1:{site.port}/meteo"
            feed = ""
            every = "1s"
            every_in_alert = "1s"
            contact = "ops@example.org"
            [channels.astreinte]
            url = "json://127.0.0.1:{hook.port}/hook"
            [[watches]]
            name = "transit"
            services = ["delta-t"]
            channels = ["astreinte"]
            [operator]
            channels = ["astreinte"]
            """,
            encoding="utf-8",
        )
        try:
            yield world
        finally:
            for program in world.programs:
                program.process.send_signal(signal.SIGTERM)
                program.process.wait(20)
                print(program.log_file.name, program.log, sep="\n")  # noqa: T201 - pytest shows it where the test fails


@pytest.fixture
def world(tmp_path: Path, server: Server) -> Iterator[World]:
    with a_world(tmp_path, server) as world:
        yield world


@pytest.fixture
def own_server() -> Iterator[Server]:
    """A server that may be stopped: nobody else uses it."""
    with running_server() as server:
        yield server


@contextmanager
def held(world: World, *tables: str) -> Iterator[None]:
    """Be a session that somebody has left in the midst of a transaction."""
    with psycopg.connect(world.database.replace("+psycopg", "")) as connection:
        connection.execute(f"LOCK TABLE {', '.join(tables)} IN ACCESS EXCLUSIVE MODE".encode())
        yield
        connection.rollback()


def has_read(world: World) -> bool:
    with open_store(world.database) as store:
        return bool(store.recent_readings(1))


def test_what_one_program_tells_while_its_server_is_gone_is_all_written_when_it_is_back(
    tmp_path: Path, own_server: Server
) -> None:
    with a_world(tmp_path, own_server) as world:
        program = world.starts()
        until(lambda: has_read(world))
        own_server.stop()
        world.shows(ALERT)
        until(lambda: {"unwritable", "opened"} <= set(world.events))
        world.shows(ENDED)
        until(lambda: "ended" in world.events)
        own_server.start()
        until(lambda: "writable_again" in world.events)
        with open_store(world.database) as store:
            until(lambda: not store.owed())
            counts, [episode] = store.delivery_counts(), store.past.episodes(in_force=False, limit=9)

    assert sorted(world.events) == ["ended", "opened", "unwritable", "writable_again"]
    assert POSSIBLE_REPEAT in world.titles("opened")[0]
    assert POSSIBLE_REPEAT not in world.titles("writable_again")[0]
    assert counts[DeliveryState.SENT] == 4
    assert episode.ended_at is not None
    assert "Traceback" not in program.log


def test_an_alert_that_appears_while_somebody_holds_what_a_reading_writes_goes_out_once(world: World) -> None:
    with ExitStack() as holding:
        reader, standby = world.starts(), world.starts()
        until(lambda: has_read(world) and standby.stands_by)
        holding.enter_context(held(world, "readings"))
        world.shows(ALERT)
        until(lambda: {"unwritable", "opened"} <= set(world.events))
        holding.close()
        until(lambda: "writable_again" in world.events)
        world.shows(ENDED)
        until(lambda: "ended" in world.events)

    assert sorted(world.events) == ["ended", "opened", "unwritable", "writable_again"]
    assert "un autre processus la tient" in world.message("unwritable")
    assert POSSIBLE_REPEAT not in world.titles("opened")[0]  # the lease was renewed all the time
    assert reader.reads
    assert "in memory" not in standby.log


def test_where_nobody_can_ask_who_reads_each_tells_and_says_so_and_only_one_goes_on_afterwards(world: World) -> None:
    with ExitStack() as holding, open_store(world.database) as store:
        world.starts()
        until(lambda: has_read(world))
        standby = world.starts()  # knows from the start that all was calm
        until(lambda: standby.stands_by)
        holding.enter_context(held(world, "leases", "readings"))
        world.shows(ALERT)
        until(lambda: world.events.count("opened") == 1)
        first = tuple(program for program in world.programs if "in memory" in program.log)
        until(lambda: world.events.count("opened") == 2, seconds=120)
        holding.close()
        until(lambda: sum("all can be written again" in program.log for program in world.programs) == 2)
        until(lambda: "writable_again" in world.events)
        world.shows(ENDED)
        until(lambda: "ended" in world.events and not store.owed())
        # What the second one had kept in memory may come after the first has said that all is well.
        until(lambda: store.known().upheld == {})
        known = store.known()

    assert len(first) == 1
    assert first[0].log.count("lease unknown") == 1
    # The first to tell may have had its lease until then: what it says is no repeat; what the other says may be one.
    for titles in (world.titles("opened"), world.titles("unwritable")):
        assert sum(POSSIBLE_REPEAT not in title for title in titles) <= 1
    assert world.events.count("unwritable") == 2
    assert world.events.count("writable_again") in {1, 2}
    assert world.events.count("ended") == 1
    assert known.upheld == {}
    assert all("Traceback" not in program.log for program in world.programs)


def test_the_end_of_what_one_program_told_from_memory_is_told_by_the_one_that_reads_afterwards(world: World) -> None:
    with ExitStack() as holding, open_store(world.database) as store:
        first = world.starts()
        until(lambda: has_read(world))
        standby = world.starts()
        until(lambda: standby.stands_by)
        holding.enter_context(held(world, "leases", "readings"))
        world.shows(ALERT)
        until(lambda: "opened" in world.events)
        first.process.send_signal(signal.SIGSTOP)
        world.shows(CALM)
        holding.close()
        until(lambda: standby.reads, seconds=60)
        first.process.send_signal(signal.SIGCONT)
        until(lambda: "all can be written again" in first.log)
        world.shows(ENDED)
        until(lambda: "ended" in world.events and not store.owed(), seconds=60)
        [episode] = store.past.episodes(in_force=None, limit=9)

    assert world.events.count("ended") == 1
    # On a slow machine the other one has lost its patience too before it reads: what it tells is marked (decision 13).
    assert sum(POSSIBLE_REPEAT not in title for title in world.titles("opened")) <= 1
    assert episode.ended_at is not None
    assert all("Traceback" not in program.log for program in world.programs)


def test_one_that_is_left_alone_without_its_server_tells_what_the_other_one_cannot(
    tmp_path: Path, own_server: Server
) -> None:
    with a_world(tmp_path, own_server) as world:
        reader = world.starts()
        until(lambda: has_read(world))
        standby = world.starts()
        own_server.stop()
        reader.process.kill()
        world.shows(ALERT)
        until(lambda: "opened" in world.events, seconds=120)

        assert "lease unknown" in standby.log
        own_server.start()
        until(lambda: "writable_again" in world.events)

    assert sorted(world.events) == ["opened", "unwritable", "writable_again"]
