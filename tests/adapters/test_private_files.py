"""Root works in a folder of the service's user, who may have been taken over: no link there leads it astray."""

import os
import pwd
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commits import NOON, a_commit, a_reading
from invented import CONFIG
from meteo_douane.adapters.private_files import ForeignFileError, made, opened
from meteo_douane.adapters.store import StoreError, back_up, open_store, restore
from meteo_douane.cli import program

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root is let into other people's files")

WORDS = "root:secret"
Plant = Callable[[Path, Path], None]


def a_symbolic_link(name: Path, victim: Path) -> None:
    """Made by the user of the service."""
    name.symlink_to(victim)
    service = pwd.getpwnam("nobody")
    os.chown(name, service.pw_uid, service.pw_gid, follow_symlinks=False)


def a_hard_link(name: Path, victim: Path) -> None:
    name.hardlink_to(victim)


LINKS = [
    pytest.param(a_symbolic_link, id="a symbolic link"),
    pytest.param(a_hard_link, id="a hard link"),
]


@pytest.fixture
def victim(tmp_path: Path) -> Path:
    """A file of root, for root alone."""
    victim = tmp_path / "shadow"
    victim.write_text(WORDS, encoding="utf-8")
    victim.chmod(0o600)
    return victim


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The folder of the service, whose database root was asked to make."""
    service, data = pwd.getpwnam("nobody"), tmp_path / "data"
    data.mkdir(mode=0o700)
    os.chown(data, service.pw_uid, service.pw_gid)
    with open_store(f"sqlite:///{data}/meteo.db") as store:
        store.commit(a_commit(readings=(a_reading(NOON),)))
    return data


def state_of(victim: Path) -> tuple[int, int, str, str]:
    found = victim.stat()
    return found.st_uid, found.st_gid, oct(found.st_mode & 0o777), victim.read_text(encoding="utf-8")


def do(data: Path, *arguments: str) -> Result:
    config = data.parent / "config.toml"
    config.write_text(f'database = "sqlite:///{data}/meteo.db"\n{CONFIG}', encoding="utf-8")
    return CliRunner().invoke(program, [*arguments, "--config", str(config)])


@as_root
@pytest.mark.parametrize("plant", LINKS)
@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("meteo.db", "once"),
        ("meteo.db-wal", "once"),
        ("meteo.db-shm", "once"),
        ("meteo.db-journal", "once"),
        ("meteo.db-senders", "once"),
        ("meteo.db", "run"),
        ("meteo.db.running", "run"),
        ("meteo.db.reserve", "run"),
        ("meteo.db.running", "reload"),
        ("meteo.db-wal", "status"),
        ("meteo.db", "backup"),
        ("meteo.db.running", "restore"),
    ],
)
def test_root_is_refused_where_a_name_leads_to_another_file_and_leaves_that_as_it_was(
    name: str, command: str, plant: Plant, data: Path, victim: Path
) -> None:
    before = state_of(victim)
    back_up(data / "meteo.db", data.parent / "copy.db")
    (data / name).unlink(missing_ok=True)
    plant(data / name, victim)

    arguments = {"backup": [str(data.parent / "new.db")], "restore": [str(data.parent / "copy.db")]}
    done = do(data, command, *arguments.get(command, []))

    assert (done.exit_code, state_of(victim)) == (2, before)
    assert f"{data / name} is a link, or no plain file" in done.output


@as_root
@pytest.mark.parametrize("plant", LINKS)
def test_what_the_database_before_is_kept_as_overwrites_nothing(plant: Plant, data: Path, victim: Path) -> None:
    before, copy = state_of(victim), data.parent / "copy.db"
    back_up(data / "meteo.db", copy)
    plant(data / "meteo.db.replaced-20260203T120000Z", victim)

    with pytest.raises(StoreError, match="File exists"):
        restore(copy, data / "meteo.db", NOON)

    assert state_of(victim) == before
    assert (data / "meteo.db.replaced-20260203T120000Z").exists()


@as_root
def test_a_link_that_root_has_made_to_its_database_is_followed(data: Path) -> None:
    shutil.move(data / "meteo.db", data / "elsewhere.db")
    (data / "meteo.db").symlink_to(data / "elsewhere.db")

    with open_store(f"sqlite:///{data}/meteo.db") as store:
        assert len(store.recent_readings(9)) == 1


@as_root
def test_what_root_finds_there_stays_whose_it_was(data: Path) -> None:
    (data / "meteo.db-senders").touch()

    os.close(opened(data / "meteo.db-senders"))

    assert (data / "meteo.db-senders").stat().st_uid == 0


def test_a_file_is_made_once_for_its_owner_alone_and_found_afterwards(tmp_path: Path) -> None:
    file = tmp_path / "meteo.db-senders"

    first, second = opened(file), opened(file)

    assert os.path.samestat(os.fstat(first), os.fstat(second))
    assert file.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        made(file)
    for descriptor in (first, second):
        os.close(descriptor)


def a_pipe(name: Path) -> None:
    os.mkfifo(name)


def a_link_to_nothing(name: Path) -> None:
    name.symlink_to(name.parent / "nothing")


@pytest.mark.parametrize("plant", [a_pipe, a_link_to_nothing])
def test_what_is_no_plain_file_is_not_opened_and_not_waited_for(plant: Callable[[Path], None], tmp_path: Path) -> None:
    plant(tmp_path / "meteo.db-senders")

    with pytest.raises(ForeignFileError):
        opened(tmp_path / "meteo.db-senders")

    assert not (tmp_path / "nothing").exists()
