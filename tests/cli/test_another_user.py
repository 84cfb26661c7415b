"""A person who may not look into the folder of the service is told so, and whose command it is."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from click.testing import CliRunner, Result

from invented import CONFIG
from meteo_douane.cli import program

NOBODY = 65534


@contextmanager
def shut(folder: Path) -> Iterator[None]:
    """Be a user who may not look into a folder."""
    was_root = os.geteuid() == 0
    folder.chmod(0)
    if was_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if was_root:
            os.seteuid(0)
        folder.chmod(0o700)


@pytest.fixture
def config(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A configuration that everybody can read, beside a folder that is to be shut."""
    with TemporaryDirectory() as folder:
        here = Path(folder)
        monkeypatch.chdir(here)
        here.chmod(0o755)
        (here / "state").mkdir()
        file = here / "config.toml"
        file.write_text(f'database = "sqlite:///{here}/state/meteo.db"\n{CONFIG}', encoding="utf-8")
        yield file
        monkeypatch.undo()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program, arguments)


@pytest.mark.parametrize(
    "command",
    [
        ("status",),
        ("history",),
        ("deliveries",),
        ("prune", "--older-than", "400d"),
        ("evidence", "2026-06-10-01", "-o", "new.zip"),
        ("fallback", "list"),
    ],
    ids=" ".join,
)
def test_a_database_that_cannot_be_looked_for_is_a_sentence(config: Path, command: tuple[str, ...]) -> None:
    run(*command, "--config", str(config))  # so that all is loaded: another user may not read our Python

    with shut(config.parent / "state"):
        done = run(*command, "--config", str(config))

    database = config.parent / "state" / "meteo.db"
    remedy = "run this as the user of the service, or as root"
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"meteo-douane: database {database}: Permission denied: {remedy}\n"


def test_a_database_behind_a_circle_of_links_is_a_sentence(config: Path) -> None:
    state = config.parent / "state"
    state.rmdir()
    state.symlink_to(state)

    done = run("status", "--config", str(config))

    assert done.exit_code == 2
    assert done.stderr.endswith("meteo.db: Too many levels of symbolic links: name another file\n")


def test_a_configuration_that_cannot_be_looked_for_is_named(config: Path) -> None:
    run("status")  # so that all is loaded
    (config.parent / "meteo-douane.toml").symlink_to(config.parent / "state" / "meteo-douane.toml")

    with shut(config.parent / "state"):
        done = run("status")

    assert done.exit_code == 2
    assert done.stderr == "meteo-douane: meteo-douane.toml: cannot be read: Permission denied\n"
