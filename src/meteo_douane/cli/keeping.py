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

FILE = click.argument("file", type=click.Path(path_type=Path))


@click.command()
@FILE
@config_option
def backup(file: Path, config_path: Path | None) -> None:
    """Copy the database into FILE, while the program runs or not, and check the copy; never over an existing file."""
    database = _file(config_path, f"pg_dump --format=custom --file={file}")
    with refusing(StoreError):
        copy = back_up(database, file)
    click.echo(f"Written: {file}, whole, {_facts(copy)}.")


@click.command()
@FILE
@config_option
def restore(file: Path, config_path: Path | None) -> None:
    """Put the copy FILE in the place of the database, which is kept beside it; refuses while a program runs.

    FILE is checked whole before anything is changed. What was owed when it was made is sent, and marked as a possible
    repeat.
    """
    database = _file(config_path, f"pg_restore --clean --dbname=NAME {file}")
    with refusing(StoreError, AlreadyRunningError, ForeignFileError, OSError), marked(database):
        copy, aside = restore_file(file, database, now())
    click.echo(f"In place: {database}, {_facts(copy)}.")
    if aside is not None:
        click.echo(f"The one before is {aside}; remove it when it is no longer needed.")


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
