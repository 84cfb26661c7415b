"""`backup`, `restore`: the database, kept for bad days."""

from __future__ import annotations

from pathlib import Path

import click

from meteo_douane.adapters.private_files import ForeignFileError
from meteo_douane.adapters.running import AlreadyRunningError, marked
from meteo_douane.adapters.store import Copy, StoreError, back_up, file_of, shown
from meteo_douane.adapters.store import restore as restore_file
from meteo_douane.cli.beginning import Refusal, config_option, now, place_of, refusing
from meteo_douane.config import ConfigError, database_of

FILE = click.argument("name", metavar="FILE")
_WRITES_A_FILE = (
    "a copy is checked as a file, and not written to standard output: name a file, or ./- for one called so"
)
_READS_A_FILE = "a copy is checked as a file, and not read from standard input: name a file, or ./- for one called so"
_UNSEEN = "there is no {file}.sha256: the copy is whole, but a text in it that changed would not be seen"


@click.command()
@FILE
@config_option
def backup(name: str, config_path: Path | None) -> None:
    """Copy the database into FILE, while the program runs or not, and check the copy; never over an existing file.

    FILE.sha256 beside it has its checksum, as `sha256sum -c` reads it.
    """
    file = _named(name, _WRITES_A_FILE)
    database = _file(config_path, f"pg_dump --format=custom --file={file}")
    with refusing(StoreError):
        copy = back_up(database, file)
    click.echo(f"Written: {file}, whole, {_facts(copy)}.")
    click.echo(f"Its SHA-256 is in {file}.sha256; keep the two together: `restore` looks, and so does `sha256sum -c`.")


@click.command()
@FILE
@config_option
def restore(name: str, config_path: Path | None) -> None:
    """Put the copy FILE in the place of the database, which is kept beside it; refuses while a program runs.

    FILE is checked whole before anything is changed, against FILE.sha256 too if that is beside it. What was owed when
    it was made is sent, and marked as a possible repeat.
    """
    file = _named(name, _READS_A_FILE)
    database = _file(config_path, f"pg_restore --clean --dbname=NAME {file}")
    with refusing(StoreError, AlreadyRunningError, ForeignFileError, OSError), marked(database):
        copy, aside = restore_file(file, database, now())
    if not copy.is_as_written:
        click.echo(f"meteo-douane: warning: {_UNSEEN.format(file=file)}", err=True)
    click.echo(f"In place: {database}, {_facts(copy)}.")
    if aside is not None:
        click.echo(f"The one before is {aside}; remove it when it is no longer needed.")


def _named(name: str, otherwise: str) -> Path:
    if name == "-":
        raise Refusal(otherwise)
    if not name:
        raise Refusal("the name of the file is empty; is a variable of the shell not set?")
    return Path(name)


def _file(config_path: Path | None, instead: str) -> Path:
    """Return the file of the database; refuses PostgreSQL, which has its own tools."""
    with refusing(ConfigError, StoreError):
        url = database_of(place_of(config_path))
        database = file_of(url)
        if database is None:
            raise Refusal(f"this is for SQLite; for {shown(url)} use the tools of PostgreSQL: {instead}")
    return database


def _facts(copy: Copy) -> str:
    last = f", the last of {copy.last_reading_at} UTC" if copy.last_reading_at else ""
    return f"readings={copy.readings}{last}, schema {copy.schema}, {copy.size / 1e6:.1f} MB"
