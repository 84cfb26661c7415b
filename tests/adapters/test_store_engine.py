import os
import pwd
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import StatementError

from commits import MINUTE, NOON, a_commit, a_delivery, a_reading, an_event
from meteo_douane.adapters.store import SqlStore, StoreError, open_store
from meteo_douane.adapters.store.engine import LOCK, Engines, connect
from meteo_douane.adapters.store.errors import PassingError, UnusableError
from meteo_douane.adapters.store.postgresql import ANSWER_SECONDS, Session
from meteo_douane.adapters.store.schema import bring_up_to_date
from meteo_douane.adapters.store.tables import BELIEFS, READINGS
from meteo_douane.domain.delivery import DeliveryState
from meteo_douane.domain.handover import Aftermath
from meteo_douane.domain.observation import Source
from postgres import Server

PARIS_IN_WINTER = timezone(timedelta(hours=1))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "meteo.db"


@pytest.fixture
def engines(url: str) -> Iterator[Engines]:
    engines = connect(url)
    bring_up_to_date(engines)
    yield engines
    engines.close()


def test_moments_come_back_aware_and_in_utc(store: SqlStore) -> None:
    store.commit(a_commit(readings=(a_reading(NOON.astimezone(PARIS_IN_WINTER)),)))

    moment = store.past.last_good_reading(Source.PAGE)

    assert moment == NOON
    assert moment is not None
    assert moment.tzinfo is UTC


def test_a_naive_moment_is_refused_and_nothing_of_its_commit_is_written(store: SqlStore) -> None:
    naive = datetime(2026, 2, 3, 12, 0)  # noqa: DTZ001 - that is the point

    with pytest.raises(StatementError, match="without a zone"):
        store.commit(a_commit(readings=(a_reading(NOON), a_reading(naive))))

    assert store.recent_readings(10) == ()


def test_what_only_reads_cannot_write(engines: Engines) -> None:
    with pytest.raises(StoreError, match=r"read-?only"), engines.reading() as connection:
        connection.execute(text("DELETE FROM readings"))


def test_a_reader_does_not_wait_for_a_writer(engines: Engines) -> None:
    with engines.writing() as writer, engines.reading() as reader:
        writer.execute(insert(BELIEFS).values(name="n", key="", payload="1"))

        assert reader.scalars(select(BELIEFS.c.name)).all() == []


def test_a_reader_sees_one_state_however_long_it_looks(engines: Engines) -> None:
    row = insert(BELIEFS).values(name="n", key="", payload="1")
    everything = select(BELIEFS.c.name)
    with engines.reading() as reader:
        before = reader.scalars(everything).all()
        with engines.writing() as writer:
            writer.execute(row)

        assert reader.scalars(everything).all() == before == []


@pytest.mark.needs("postgresql")
def test_a_server_that_has_restarted_is_asked_again(server: Server) -> None:
    url = server.new_database()
    with open_store(url) as store, open_store(url) as other:
        store.commit(a_commit())
        other.recent_readings(1)
        server.drop_connections()

        store.commit(a_commit())

        assert len(other.recent_readings(9)) == 2


@pytest.mark.needs("postgresql")
def test_whoever_stands_still_in_a_transaction_is_cut_off_and_the_others_go_on(server: Server) -> None:
    url = server.new_database()

    def stand_still_beside(store: SqlStore, still: Engines) -> None:
        with still.writing_alone() as held:
            store.commit(a_commit())  # waits for the other one, which says nothing meanwhile
            held.execute(text("SELECT 1"))

    with open_store(url) as store, open_store(url) as other:
        with pytest.raises(StoreError, match="stood still in the midst of a transaction"):
            stand_still_beside(store, other._engines)

        assert len(store.recent_readings(9)) == len(other.recent_readings(9)) == 1


@pytest.mark.needs("postgresql")
def test_who_makes_evidence_may_take_its_time_between_two_looks(server: Server) -> None:
    limit = text("SHOW idle_in_transaction_session_timeout")
    with open_store(server.new_database()) as store:
        with store._engines.looking_long() as connection:
            while_looking = connection.scalar(limit)
        with store._engines.reading() as connection:
            afterwards = connection.scalar(limit)

    assert (while_looking, afterwards) == ("0", "5s")


@pytest.mark.needs("postgresql")
def test_a_lock_that_somebody_else_does_not_let_go_of_is_waited_for_and_then_told(server: Server) -> None:
    url = server.new_database()

    def wait_in(engines: Engines) -> None:
        with engines.writing() as connection:
            assert connection.scalar(text("SHOW lock_timeout")) == "8s"
            connection.execute(text("SET LOCAL lock_timeout = 50"))
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})

    with (
        open_store(url) as store,
        open_store(url) as other,
        other._engines.writing_alone(),
        pytest.raises(PassingError, match="another process is holding it"),
    ):
        wait_in(store._engines)


@pytest.mark.needs("postgresql")
def test_a_server_that_says_nothing_is_given_up_and_asked_anew(server: Server) -> None:
    def ask(engines: Engines) -> None:
        with engines.writing() as connection:
            session = connection.connection.driver_connection
            assert isinstance(session, Session)
            session.patience = 0.05
            connection.execute(text("SELECT pg_sleep(60)"))

    with open_store(server.new_database()) as store:
        with pytest.raises(PassingError, match=r"no answer within 0\.05 s"):
            ask(store._engines)

        store.commit(a_commit())

        assert len(store.recent_readings(9)) == 1


@pytest.mark.needs("postgresql")
def test_a_migration_takes_as_long_as_it_takes(server: Server) -> None:
    with open_store(server.new_database()) as store:
        with store._engines.working_long() as connection:
            session = connection.connection.driver_connection
            assert isinstance(session, Session)
            while_working = session.patience

        assert (while_working, session.patience) == (None, ANSWER_SECONDS)


@pytest.mark.needs("postgresql")
@pytest.mark.parametrize(
    ("done", "meant", "said"),
    [
        pytest.param("DROP TABLE readings CASCADE", UnusableError, "a table is missing", id="dropped"),
        pytest.param(
            "DO $$BEGIN EXECUTE format('ALTER DATABASE %%I SET default_transaction_read_only = on',"
            " current_database()); END$$",
            PassingError,
            "the server is read-only",
            id="read-only",
        ),
        pytest.param(
            "DO $$BEGIN EXECUTE format('ALTER DATABASE %%I SET role = pg_monitor', current_database()); END$$",
            UnusableError,
            "this user may not do there",
            id="not granted",
        ),
    ],
)
def test_what_somebody_has_done_to_a_server_has_a_sentence(
    done: str, meant: type[StoreError], said: str, server: Server
) -> None:
    with open_store(server.new_database()) as store:
        with store._engines.writer.connect() as connection:
            connection.exec_driver_sql(done)
            connection.commit()
        store._engines.writer.dispose()  # it counts for whoever connects from now on

        with pytest.raises(meant, match=said):
            store.commit(a_commit())


def test_on_a_full_disk_nothing_is_half_written(path: Path) -> None:
    engines = connect(f"sqlite:///{path}")
    bring_up_to_date(engines)
    store = SqlStore(engines)
    with engines.writing() as connection:
        pages = connection.scalar(text("PRAGMA page_count"))
        connection.execute(text(f"PRAGMA max_page_count = {pages}"))

    with pytest.raises(StoreError, match="the disk is full: make room"):
        store.commit(a_commit(bodies=(os.urandom(100_000),)))

    assert store.recent_readings(1) == ()
    store.close()


def test_a_file_that_was_moved_away_takes_nothing_until_it_is_back(path: Path) -> None:
    away = path.with_name("away.db")
    with open_store(f"sqlite:///{path}") as store:
        store.commit(a_commit(deliveries=(a_delivery(an_event()),)))
        before = store.owed()
        path.rename(away)

        with pytest.raises(UnusableError, match=r"meteo\.db: the file was deleted, moved away or replaced"):
            store.commit(a_commit())

        assert store.owed() == before != ()
        assert not path.exists()
        away.rename(path)
        store.commit(a_commit())
        assert len(store.recent_readings(9)) == 2


def test_a_file_that_was_put_in_the_place_of_the_one_in_use_is_not_taken_for_it(path: Path) -> None:
    with open_store(f"sqlite:///{path}") as store:
        store.commit(a_commit())
        path.rename(path.with_name("away.db"))
        path.touch()

        with pytest.raises(UnusableError, match="replaced"):
            store.commit(a_commit())

        assert path.stat().st_size == 0


def test_what_was_asked_while_another_file_was_in_its_place_is_asked_of_the_right_one_when_it_is_back(
    path: Path,
) -> None:
    with open_store(f"sqlite:///{path}") as store:
        with store._engines.reading():  # so that another connection is needed
            path.rename(path.with_suffix(".away"))
            path.touch()
            with pytest.raises(UnusableError, match="replaced"):
                store.owed()
        path.with_suffix(".away").replace(path)

        with store._engines.reading():
            assert store.owed() == ()


def test_threads_of_one_program_wait_for_each_other(store: SqlStore) -> None:
    def work(thread: int) -> None:
        for n in range(10):
            event = an_event(f"e{thread}-{n}", episode=f"e{thread}-{n}")
            store.commit(a_commit(deliveries=(a_delivery(event, f"channel {thread}"),)))
            (claimed,) = store.claim(f"channel {thread}", NOON, NOON + MINUTE, limit=2)
            store.settle(replace(claimed, state=DeliveryState.SENT, settled_at=NOON), Aftermath())

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, range(8)))

    assert len(store.recent_readings(100)) == 80
    assert store.delivery_counts()[DeliveryState.SENT] == 80


def test_a_decision_cannot_be_about_an_event_that_is_not_there(engines: Engines) -> None:
    orphan = (
        "INSERT INTO decisions (event, event_kind, watch, told, reason, payload) VALUES ('?', '', '', true, '', '')"
    )

    with pytest.raises(StoreError, match=r"(?i)foreign key"), engines.writing() as connection:
        connection.execute(text(orphan))


def test_an_error_does_not_show_what_was_to_be_written(engines: Engines) -> None:
    row = {"number": 1, "name": "listed", "key": "page", "payload": "canary"}

    with pytest.raises(StoreError) as caught, engines.writing() as connection:
        connection.execute(insert(BELIEFS).values([row, row]))

    assert "canary" not in f"{caught.value}{caught.value.__cause__}"


def test_a_new_file_is_for_its_owner_only(path: Path) -> None:
    store = open_store(f"sqlite:///{path}")
    store.commit(a_commit())

    modes = {file.name: oct(file.stat().st_mode & 0o777) for file in path.parent.iterdir()}

    assert modes == {"meteo.db": "0o600", "meteo.db-shm": "0o600", "meteo.db-wal": "0o600"}
    store.close()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root makes files that are not its own")
def test_what_root_makes_belongs_to_the_owner_of_the_folder_whom_the_service_runs_as(tmp_path: Path) -> None:
    folder, service = tmp_path / "data", pwd.getpwnam("nobody")
    folder.mkdir()
    os.chown(folder, service.pw_uid, service.pw_gid)

    with open_store(f"sqlite:///{folder}/meteo.db") as store:
        store.join_senders(NOON)
        store.set_room_aside()
        store.commit(a_commit())
        owners = {file.name: (file.stat().st_uid, file.stat().st_gid) for file in folder.iterdir()}

    names = ("meteo.db", "meteo.db-senders", "meteo.db-shm", "meteo.db-wal", "meteo.db.reserve")
    assert owners == dict.fromkeys(names, (service.pw_uid, service.pw_gid))


def test_the_writer_is_durable_and_keeps_its_references(path: Path) -> None:
    engines = connect(f"sqlite:///{path}")
    with engines.writing() as connection:
        pragmas = {
            name: connection.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    engines.close()

    full = 2
    assert pragmas == {"journal_mode": "wal", "synchronous": full, "foreign_keys": 1, "busy_timeout": 5000}


def test_a_database_in_memory_serves_a_replay() -> None:
    store = open_store("sqlite://")

    store.commit(a_commit(deliveries=(a_delivery(an_event()),)))

    assert len(store.owed()) == 1
    store.close()


def not_a_database(folder: Path) -> str:
    (folder / "notes.txt").write_text("The administration's words, and not a database at all. " * 40)
    return "notes.txt"


def a_damaged_one(folder: Path) -> str:
    open_store(f"sqlite:///{folder}/damaged.db").close()
    whole = (folder / "damaged.db").read_bytes()
    (folder / "damaged.db").write_bytes(whole[:4096] + os.urandom(len(whole) - 4096))
    return "damaged.db"


def a_folder(folder: Path) -> str:
    (folder / "folder.db").mkdir()
    return "folder.db"


def one_in_a_missing_folder(_folder: Path) -> str:
    return "missing/meteo.db"


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        pytest.param(not_a_database, "is not a SQLite database", id="not a database"),
        pytest.param(a_damaged_one, "is damaged: restore the last backup", id="damaged"),
        pytest.param(a_folder, "cannot be opened", id="a folder"),
        pytest.param(one_in_a_missing_folder, "is the directory there", id="a folder that is not there"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_a_sentence(tmp_path: Path, make: object, sentence: str) -> None:
    assert callable(make)
    name = make(tmp_path)

    with pytest.raises(StoreError, match=sentence) as caught, open_store(f"sqlite:///{tmp_path}/{name}") as store:
        store.known()

    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_locked_database_is_told_as_such(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("meteo_douane.adapters.store.engine.PATIENCE_SECONDS", 0.05)
    store = open_store(f"sqlite:///{path}")
    somebody = sqlite3.connect(path, isolation_level=None)
    somebody.execute("BEGIN IMMEDIATE")

    with pytest.raises(StoreError, match="another process is holding it"):
        store.commit(a_commit())

    somebody.execute("ROLLBACK")
    store.commit(a_commit())
    somebody.close()
    store.close()


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        pytest.param("meteo.db", "not a URL; expected sqlite:///FILE", id="a bare path"),
        pytest.param("//me:canary@host", "not a URL", id="nothing that can be taken apart"),
        pytest.param("mysql://me:canary@host/db", "found mysql:", id="another database"),
        pytest.param("postgresql+asyncpg://me:canary@host/db", r"found postgresql\+asyncpg:", id="another driver"),
        pytest.param("postgresql+psycopg://me:canary@127.0.0.1:1/db", "refused", id="nobody listens"),
        pytest.param("postgresql://me:canary@/db?host=/missing", "No such file", id="no such socket"),
    ],
)
def test_a_url_that_cannot_be_used_is_refused_in_a_sentence_without_its_password(url: str, sentence: str) -> None:
    with pytest.raises(StoreError, match=sentence) as caught:
        open_store(url)

    assert "canary" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_column_of_moments_compares_as_moments(engines: Engines) -> None:
    readings = [{"source": "page", "outcome": "failed", "detail": "", "sha256": "", "size": 0} for _ in range(2)]
    for hour, row in zip((9, 11), readings, strict=True):
        at = datetime(2026, 2, 3, hour, tzinfo=UTC)
        with engines.writing() as connection:
            connection.execute(insert(READINGS).values(**row, started_at=at, ended_at=at))

    eleven_in_paris = datetime(2026, 2, 3, 11, tzinfo=PARIS_IN_WINTER)
    with engines.reading() as connection:
        later = connection.scalars(select(READINGS.c.ended_at).where(READINGS.c.ended_at > eleven_in_paris)).all()

    assert later == [datetime(2026, 2, 3, 11, tzinfo=UTC)]
