"""Copies of a database of SQLite: made while it is in use, and put in its place."""

import errno
import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text

from commits import MINUTE, NOON, a_commit, a_delivery, a_reading, an_event
from full_disk import files_of_at_most
from meteo_douane.adapters.store import SchemaError, SqlStore, StoreError, back_up, check, open_store, restore
from meteo_douane.adapters.store.tables import READINGS
from meteo_douane.domain.delivery import DeliveryState
from meteo_douane.domain.handover import Aftermath

NOW = datetime(2026, 2, 3, 13, 0, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "meteo.db"
    with opened(path) as store:
        store.commit(a_commit(readings=(a_reading(NOON),), deliveries=(a_delivery(an_event()),)))
    return path


def opened(path: Path) -> SqlStore:
    return open_store(f"sqlite:///{path}")


def sums_of(copy: Path) -> Path:
    return copy.with_name(f"{copy.name}.sha256")


def change_a_letter(file: Path, word: bytes) -> None:
    """Change a letter of a text in a cell: SQLite finds every page and every reference as it should be."""
    pages = file.read_bytes()
    assert word in pages
    file.write_bytes(pages.replace(word, word[:-1] + b"~"))


def damage(file: Path) -> None:
    """Write over the middle of a file."""
    with file.open("r+b") as pages:
        pages.seek(8192)
        pages.write(os.urandom(file.stat().st_size - 8192))


def test_a_copy_made_in_the_middle_of_writing_has_what_was_committed_and_is_one_private_file(
    database: Path, tmp_path: Path
) -> None:
    target = tmp_path / "copy.db"
    with opened(database) as store, store._engines.writing() as writer:
        writer.execute(text("DELETE FROM readings"))
        copy = back_up(database, target)

    assert (copy.readings, copy.last_reading_at) == (1, "2026-02-03 12:00:00")
    assert target.stat().st_mode & 0o777 == 0o600
    assert sorted(file.name for file in tmp_path.glob("copy*")) == ["copy.db", "copy.db.sha256"]


@pytest.mark.parametrize("name", ["copy.db", "la copie (1).db", "strange\\and\nlong.db"])
def test_beside_a_copy_stands_its_checksum_as_private_as_it_for_the_tool_that_everybody_has(
    database: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "kept").mkdir()
    target = tmp_path / "kept" / name

    back_up(database, target)

    assert sums_of(target).stat().st_mode & 0o777 == 0o600
    checked = ["sha256sum", "--strict", "--check", sums_of(target).name]
    assert subprocess.run(checked, cwd=target.parent, check=False, capture_output=True).returncode == 0
    change_a_letter(target, b"astreinte")
    assert subprocess.run(checked, cwd=target.parent, check=False, capture_output=True).returncode == 1


def test_a_checksum_that_cannot_be_written_leaves_no_copy_either(database: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db.sha256").mkdir()

    with pytest.raises(StoreError, match=r"copy\.db\.sha256"):
        back_up(database, tmp_path / "copy.db")

    assert [file.name for file in tmp_path.glob("copy*")] == ["copy.db.sha256"]


def test_the_checksum_of_a_copy_that_is_gone_makes_way(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "monday.db"
    sums_of(target).write_text(f"{'0' * 64}  monday.db\n")

    back_up(database, target)

    assert restore(target, tmp_path / "new.db", NOW)[0].is_as_written


def test_a_copy_without_its_checksum_is_restored_and_is_not_said_to_be_as_it_was_written(
    database: Path, tmp_path: Path
) -> None:
    back_up(database, tmp_path / "copy.db")
    sums_of(tmp_path / "copy.db").unlink()

    copy, _ = restore(tmp_path / "copy.db", database, NOW)

    assert not copy.is_as_written


def test_a_copy_that_was_moved_with_its_checksum_or_is_named_by_a_link_is_known_again(
    database: Path, tmp_path: Path
) -> None:
    back_up(database, tmp_path / "copy.db")
    (tmp_path / "copy.db").rename(tmp_path / "moved.db")
    sums_of(tmp_path / "copy.db").rename(sums_of(tmp_path / "moved.db"))
    (tmp_path / "latest.db").symlink_to("moved.db")

    moved, _ = restore(tmp_path / "moved.db", tmp_path / "new.db", NOW)
    latest, _ = restore(tmp_path / "latest.db", tmp_path / "newer.db", NOW)

    assert (moved.is_as_written, latest.is_as_written) == (True, True)


def test_a_byte_that_has_changed_inside_a_text_changes_nothing(database: Path, tmp_path: Path) -> None:
    back_up(database, tmp_path / "copy.db")
    change_a_letter(tmp_path / "copy.db", b"astreinte")

    with pytest.raises(StoreError, match=r"copy\.db: it is not as it was written"):
        restore(tmp_path / "copy.db", database, NOW)

    with opened(database) as store:
        assert len(store.recent_readings(9)) == 1
    assert not list(tmp_path.glob("*.replaced-*")) + list(tmp_path.glob("*.part*"))


def test_a_checksum_that_is_none_changes_nothing(database: Path, tmp_path: Path) -> None:
    back_up(database, tmp_path / "copy.db")
    sums_of(tmp_path / "copy.db").write_text("")

    with pytest.raises(StoreError, match=r"copy\.db\.sha256: there is no SHA-256 in it"):
        restore(tmp_path / "copy.db", database, NOW)

    assert not list(tmp_path.glob("*.replaced-*"))


def test_who_writes_does_not_wait_for_a_copy_and_the_log_of_it_is_in_the_copy(database: Path, tmp_path: Path) -> None:
    with opened(database) as store:
        for number in range(50):
            store.commit(a_commit(readings=(a_reading(NOON + number * MINUTE),), bodies=(os.urandom(5000),)))
        copy = back_up(database, tmp_path / "copy.db")

    assert copy.readings == 51


def test_a_copy_is_never_written_over_a_file(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("precious")

    with pytest.raises(StoreError, match="exists already and is left as it is"):
        back_up(database, target)

    assert target.read_text() == "precious"


def test_a_copy_is_never_written_in_the_place_of_a_link_that_leads_nowhere(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.symlink_to(tmp_path / "elsewhere.db")

    with pytest.raises(StoreError, match="exists already and is left as it is"):
        back_up(database, target)

    assert target.is_symlink()


def test_a_copy_that_cannot_be_finished_leaves_nothing(database: Path, tmp_path: Path) -> None:
    damage(database)

    with pytest.raises(StoreError, match="damaged"):
        back_up(database, tmp_path / "copy.db")

    assert list(tmp_path.glob("copy*")) == []


def test_a_disk_without_room_for_the_copy_is_not_taken_for_that_of_the_database(database: Path, tmp_path: Path) -> None:
    (tmp_path / "small").mkdir()

    with files_of_at_most(65_536), pytest.raises(StoreError, match=f"^{tmp_path}/small: the copy cannot be written"):
        back_up(database, tmp_path / "small" / "copy.db")

    assert list((tmp_path / "small").iterdir()) == []


def test_a_folder_that_is_not_there_is_named(database: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=f"^{tmp_path}/none: no such folder; make it first, or name another one$"):
        back_up(database, tmp_path / "none" / "copy.db")


def test_what_is_restored_is_as_it_was_and_the_one_before_is_kept_beside_it(database: Path, tmp_path: Path) -> None:
    back_up(database, tmp_path / "copy.db")
    with opened(database) as store:
        store.commit(a_commit(readings=(a_reading(NOON + MINUTE),)))

    copy, aside = restore(tmp_path / "copy.db", database, NOW)

    assert copy.readings == 1
    assert aside == tmp_path / "meteo.db.replaced-20260203T130000Z"
    with opened(database) as store:
        assert len(store.recent_readings(9)) == 1
    with opened(aside) as before:
        assert len(before.recent_readings(9)) == 2
    assert database.stat().st_mode & 0o777 == 0o600


def test_what_was_owed_then_may_have_been_sent_since_and_is_marked(database: Path, tmp_path: Path) -> None:
    back_up(database, tmp_path / "copy.db")

    restore(tmp_path / "copy.db", database, NOW)

    with opened(database) as store:
        [owed] = store.claim("astreinte", NOW, NOW + MINUTE, limit=1)
        assert owed.may_repeat
        store.settle(replace(owed, state=DeliveryState.SENT, settled_at=NOW), Aftermath())


def test_the_chain_goes_on_from_the_last_reading_of_the_copy(database: Path, tmp_path: Path) -> None:
    back_up(database, tmp_path / "copy.db")
    restore(tmp_path / "copy.db", database, NOW)

    with opened(database) as store:
        store.commit(a_commit(readings=(a_reading(NOW),)))
        with store._engines.reading() as connection:
            chain = connection.scalars(select(READINGS.c.chain).order_by(READINGS.c.number)).all()

    assert len(set(chain)) == 2


def test_a_copy_comes_where_there_was_no_database(database: Path, tmp_path: Path) -> None:
    _, aside = restore(database, tmp_path / "new.db", NOW)

    assert aside is None
    with opened(tmp_path / "new.db") as store:
        assert len(store.recent_readings(9)) == 1


def test_a_damaged_database_gives_way_to_a_good_copy(database: Path, tmp_path: Path) -> None:
    back_up(database, tmp_path / "copy.db")
    damage(database)

    _, aside = restore(tmp_path / "copy.db", database, NOW)

    assert aside is not None
    check(database)


def a_damaged(folder: Path) -> Path:
    with closing(sqlite3.connect(folder / "bad.db")) as connection:
        connection.execute("CREATE TABLE t (x)")
        connection.execute("INSERT INTO t VALUES (zeroblob(50000))")
        connection.commit()
    damage(folder / "bad.db")
    return folder / "bad.db"


def a_stranger(folder: Path) -> Path:
    with closing(sqlite3.connect(folder / "bad.db")) as connection:
        connection.execute("CREATE TABLE t (x)")
    return folder / "bad.db"


def a_text(folder: Path) -> Path:
    (folder / "bad.db").write_text("This is no database, and long enough for a header of one. " * 9)
    return folder / "bad.db"


def a_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "bad.db")
    return folder / "bad.db"


@pytest.mark.parametrize(
    ("made", "words"),
    [
        pytest.param(a_pipe, "bad.db: no plain file; a database is one", id="a pipe"),
        pytest.param(a_damaged, "damaged", id="damaged"),
        pytest.param(a_stranger, "bad.db: the file is no database of this program", id="of another program"),
        pytest.param(a_text, "bad.db: it is no SQLite file; name a copy that `backup` made", id="a text"),
        pytest.param(lambda folder: folder / "bad.db", "bad.db: no such file", id="missing"),
    ],
)
def test_what_cannot_be_used_changes_nothing(database: Path, tmp_path: Path, made: object, words: str) -> None:
    copy = made(tmp_path)  # type: ignore[operator] # one of those above

    with pytest.raises(StoreError, match=words):
        restore(copy, database, NOW)

    with opened(database) as store:
        assert len(store.recent_readings(9)) == 1
    assert not list(tmp_path.glob("*.replaced-*")) + list(tmp_path.glob("*.part*"))


def test_a_copy_of_a_newer_program_is_refused(database: Path, tmp_path: Path) -> None:
    back_up(database, tmp_path / "copy.db")
    sums_of(tmp_path / "copy.db").unlink()
    with closing(sqlite3.connect(tmp_path / "copy.db", isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(SchemaError, match="its schema 9999 is newer than this program"):
        restore(tmp_path / "copy.db", database, NOW)


def no_second_name(file: Path, second: Path) -> None:
    """What a file system says that knows no hard links: vfat, CIFS."""
    raise PermissionError(errno.EPERM, os.strerror(errno.EPERM), file, None, second)


@contextmanager
def somebody_looking_at(database: Path) -> Iterator[None]:
    """Leave what was written last in a file by itself, since a shell is open beside."""
    with closing(sqlite3.connect(database, isolation_level=None)) as shell:
        shell.execute("BEGIN")
        shell.execute("SELECT count(*) FROM readings").fetchone()
        with opened(database) as store:
            store.commit(a_commit(readings=(a_reading(NOON + MINUTE, detail="last"),)))
        yield


def test_where_a_file_has_one_name_only_the_one_before_is_copied_with_what_was_written_last(
    database: Path, tmp_path: Path
) -> None:
    back_up(database, tmp_path / "copy.db")

    with somebody_looking_at(database):
        _, aside = restore(tmp_path / "copy.db", database, NOW, link=no_second_name)
        kept = {oct(file.stat().st_mode & 0o777) for file in tmp_path.glob("meteo.db.replaced*")}

    assert kept == {"0o600"}
    assert aside is not None
    with opened(database) as store, opened(aside) as before:
        assert [len(one.recent_readings(9)) for one in (store, before)] == [1, 2]


def test_where_the_one_before_cannot_be_kept_nothing_is_taken_from_its_place(database: Path, tmp_path: Path) -> None:
    back_up(database, tmp_path / "copy.db")
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE large AS SELECT randomblob(2000000)")

    with somebody_looking_at(database):
        with files_of_at_most(1_000_000), pytest.raises(StoreError, match="File too large"):
            restore(tmp_path / "copy.db", database, NOW, link=no_second_name)
        names = {file.name for file in tmp_path.iterdir()}

    assert names == {"meteo.db", "meteo.db-wal", "meteo.db-shm", "copy.db", "copy.db.sha256"}
    with opened(database) as store:
        assert len(store.recent_readings(9)) == 2


def test_a_database_that_is_known_by_a_symbolic_link_is_replaced_where_it_is(database: Path, tmp_path: Path) -> None:
    alias = tmp_path / "etc" / "alias.db"
    alias.parent.mkdir()
    alias.symlink_to(database)
    back_up(alias, tmp_path / "copy.db")
    with opened(database) as store:
        store.commit(a_commit(readings=(a_reading(NOON + MINUTE),)))

    _, aside = restore(tmp_path / "copy.db", alias, NOW)

    assert alias.is_symlink()
    assert aside is not None
    assert (aside.parent, aside.is_symlink()) == (tmp_path, False)
    with opened(database) as store, opened(aside) as before:
        assert [len(one.recent_readings(9)) for one in (store, before)] == [1, 2]


def test_a_damaged_database_is_noticed_before_it_is_used(database: Path) -> None:
    check(database)
    damage(database)

    with pytest.raises(StoreError, match=r"the file is damaged.*restore the last backup"):
        check(database)


def test_a_database_that_is_not_there_yet_is_whole(tmp_path: Path) -> None:
    check(tmp_path / "new.db")

    assert not (tmp_path / "new.db").exists()


def test_the_log_of_what_was_written_is_cut_back_after_a_reader_that_took_long(database: Path) -> None:
    log = database.with_name("meteo.db-wal")
    with opened(database) as store:
        with store._engines.reading() as reader:
            reader.execute(select(READINGS.c.number)).all()
            for _ in range(12):
                store.commit(a_commit(bodies=(os.urandom(1_000_000),)))
            longest = log.stat().st_size
        for _ in range(3):
            store.commit(a_commit(bodies=(os.urandom(5_000_000),)))
        size = log.stat().st_size

    assert longest > 10_000_000
    assert size <= 6_000_000
