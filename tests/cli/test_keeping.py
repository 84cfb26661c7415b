"""`backup` and `restore`, as a person runs them."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commits import NOON, a_commit, a_reading
from invented import CONFIG
from meteo_douane.adapters.running import marked
from meteo_douane.adapters.store import open_store
from meteo_douane.cli import program


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with open_store(f"sqlite:///{tmp_path}/meteo.db") as store:
        store.commit(a_commit(readings=(a_reading(NOON),)))
    (tmp_path / "config.toml").write_text(f'database = "sqlite:///{tmp_path}/meteo.db"\n{CONFIG}', encoding="utf-8")
    return tmp_path


def do(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(program, [*arguments, "--config", str(folder / "config.toml")])


def test_a_backup_and_its_restoring_say_what_they_did(folder: Path) -> None:
    copy = folder / "copy.db"

    saved, restored = do(folder, "backup", str(copy)), do(folder, "restore", str(copy))

    assert (saved.exit_code, restored.exit_code) == (0, 0)
    assert saved.output.startswith(f"Written: {copy}, whole, readings=1, the last of 2026-02-03 12:00:00 UTC, schema ")
    assert restored.output.startswith(f"In place: {folder}/meteo.db, readings=1")
    assert f"Its SHA-256 is in {copy}.sha256" in saved.output
    assert f"The one before is {folder}/meteo.db.replaced-" in restored.output
    assert restored.stderr == ""


def test_a_copy_without_its_checksum_is_restored_with_a_word_of_what_that_means(folder: Path) -> None:
    copy = folder / "copy.db"
    do(folder, "backup", str(copy))
    (folder / "copy.db.sha256").unlink()

    done = do(folder, "restore", str(copy))

    assert done.exit_code == 0
    assert done.stderr == (
        f"meteo-douane: warning: there is no {copy}.sha256: the copy is whole, but a text in it that changed would"
        " not be seen\n"
    )


def test_a_copy_that_has_changed_since_is_refused_in_one_sentence(folder: Path) -> None:
    copy = folder / "copy.db"
    do(folder, "backup", str(copy))
    copy.write_bytes(copy.read_bytes()[:20_000])

    done = do(folder, "restore", str(copy))

    assert done.exit_code == 2
    assert done.output == (
        f"meteo-douane: {copy}: it is not as it was written (its SHA-256 is not the one in {copy}.sha256): take another"
        f" copy, or remove {copy}.sha256 if that belongs to another file\n"
    )


def test_while_a_program_runs_a_backup_is_made_and_nothing_is_restored(folder: Path) -> None:
    copy = folder / "copy.db"
    with marked(folder / "meteo.db"):
        saved, restored = do(folder, "backup", str(copy)), do(folder, "restore", str(copy))

    assert saved.exit_code == 0
    assert restored.exit_code == 2
    assert "another meteo-douane runs on it" in restored.output
    assert not list(folder.glob("*.replaced-*"))


def test_a_backup_needs_nothing_of_the_configuration_but_the_database(folder: Path) -> None:
    with (folder / "config.toml").open("a", encoding="utf-8") as config:
        config.write('\n[channels.slack]\nurl_file = "only-systemd-has-it"\n')

    assert do(folder, "backup", str(folder / "copy.db")).exit_code == 0


@pytest.mark.parametrize(("command", "tool"), [("backup", "pg_dump"), ("restore", "pg_restore")])
def test_postgresql_has_its_own_tools_and_no_password_is_shown(folder: Path, command: str, tool: str) -> None:
    url = "postgresql+psycopg://meteo:canary@db.example/meteo"
    (folder / "config.toml").write_text(f'database = "{url}"\n', encoding="utf-8")

    done = do(folder, command, "copy.dump")

    assert done.exit_code == 2
    assert tool in done.output
    assert "canary" not in done.output


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_database_that_is_no_address_is_a_sentence_and_no_other_one_is_taken_for_it(
    folder: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    (folder / "meteo.db").rename("meteo-douane.db")
    (folder / "config.toml").write_text("database = 5\n", encoding="utf-8")

    done = do(folder, command, "copy.db")

    assert done.exit_code == 2
    assert done.output == f"meteo-douane: {folder}/config.toml: database: an address in quotes expected, found 5\n"


def test_a_place_where_nothing_can_be_made_is_named_whole(folder: Path) -> None:
    done = do(folder, "backup", "/proc/copy.db")

    assert done.exit_code == 2
    assert done.output.startswith("meteo-douane: /proc/copy.db.part: ")


def test_a_folder_is_no_copy(folder: Path) -> None:
    done = do(folder, "restore", str(folder))

    assert done.exit_code == 2
    assert done.output == f"meteo-douane: {folder}: a directory; name the file in it\n"


@pytest.mark.parametrize(
    ("command", "words"),
    [
        pytest.param("backup", "not written to standard output", id="to standard output"),
        pytest.param("restore", "not read from standard input", id="from standard input"),
    ],
)
def test_a_dash_is_no_file_and_says_what_would_be(folder: Path, command: str, words: str) -> None:
    done = do(folder, command, "-")

    assert done.exit_code == 2
    expected = f"a copy is checked as a file, and {words}: name a file, or ./- for one called so"
    assert done.output == f"meteo-douane: {expected}\n"


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_an_empty_name_is_no_file(folder: Path, command: str) -> None:
    done = do(folder, command, "")

    assert done.exit_code == 2
    assert done.output == "meteo-douane: the name of the file is empty; is a variable of the shell not set?\n"


def test_no_copy_is_made_in_the_place_of_a_folder(folder: Path) -> None:
    done = do(folder, "backup", str(folder))

    assert done.exit_code == 2
    assert done.output == f"meteo-douane: {folder}: a directory; name a file in it\n"


def test_a_name_too_long_for_the_disk_is_a_sentence(folder: Path) -> None:
    name = str(folder / ("a" * 300))

    saved, restored = do(folder, "backup", name), do(folder, "restore", name)

    assert saved.output == restored.output == f"meteo-douane: {name}: File name too long\n"
    assert (saved.exit_code, restored.exit_code) == (2, 2)


def test_the_database_itself_is_no_copy_of_it(folder: Path) -> None:
    (folder / "link.db").symlink_to(folder / "meteo.db")

    done = do(folder, "restore", str(folder / "link.db"))

    assert done.exit_code == 2
    assert done.output == f"meteo-douane: {folder}/link.db: the database itself; name a copy that `backup` made\n"
    assert list(folder.glob("*.replaced-*")) == []


def test_a_place_that_is_not_there_is_a_sentence(folder: Path) -> None:
    done = do(folder, "backup", "/nowhere/copy.db")

    assert done.exit_code == 2
    assert "/nowhere: no such folder; make it first, or name another one" in done.output


def test_a_damaged_database_is_neither_believed_nor_written_to(folder: Path) -> None:
    database = folder / "meteo.db"
    pages = database.read_bytes()
    database.write_bytes(pages[:4096] + b"\xff" * (len(pages) - 4096))

    done = do(folder, "once")

    assert done.exit_code == 2
    assert "the file is damaged" in done.output
    assert "restore the last backup" in done.output
    assert database.read_bytes() == pages[:4096] + b"\xff" * (len(pages) - 4096)


@pytest.mark.parametrize("command", ["once", "status", "history", "reread", "deliveries", "fallback list"])
def test_a_database_that_opens_and_cannot_be_read_is_told_in_one_line_whatever_the_command(
    folder: Path, command: str
) -> None:
    _with_tables_overwritten(folder)

    done = do(folder, *command.split())

    told = [line for line in done.output.splitlines() if "the file is damaged" in line]
    assert done.exit_code == 2, done.output
    assert [line.endswith("restore the last backup") for line in told] == [True]
    assert done.stdout == ""


def _with_tables_overwritten(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "meteo.db")) as connection:
        [size] = connection.execute("PRAGMA page_size").fetchone()
        tables = "SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name <> 'alembic_version'"
        roots = [root for (root,) in connection.execute(tables)]
    with (folder / "meteo.db").open("r+b") as database:
        for root in roots:
            database.seek((root - 1) * size)
            database.write(b"\xff" * size)


def test_a_copy_that_was_cut_short_is_not_to_be_restored_from_itself(folder: Path) -> None:
    copy = folder / "copy.db"
    do(folder, "backup", str(copy))
    (folder / "copy.db.sha256").unlink()
    copy.write_bytes(copy.read_bytes()[:20_000])

    done = do(folder, "restore", str(copy))

    assert done.exit_code == 2
    assert done.output == f"meteo-douane: {copy}: the copy is damaged; take another one\n"


def test_what_is_no_copy_of_a_database_is_named_as_such(folder: Path) -> None:
    (folder / "evidence.zip").write_bytes(b"PK\x03\x04" + bytes(2000))

    done = do(folder, "restore", str(folder / "evidence.zip"))

    assert done.exit_code == 2
    assert done.output == f"meteo-douane: {folder}/evidence.zip: it is no SQLite file; name a copy that `backup` made\n"
