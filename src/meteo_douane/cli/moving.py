"""`migrate-to`: the history moves from SQLite to PostgreSQL."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from meteo_douane.adapters.private_files import ForeignFileError
from meteo_douane.adapters.running import AlreadyRunningError, marked
from meteo_douane.adapters.store import StoreError, file_of
from meteo_douane.adapters.store.moving import move, rows
from meteo_douane.cli.beginning import Refusal, config_option, configured, refusing

VARIABLE = "METEO_DOUANE_MIGRATE_TO"


@click.command()
@click.argument("url", metavar="[URL]", required=False, default="")
@config_option
def migrate_to(url: str, config_path: Path | None) -> None:
    """Copy the whole history into the empty database URL (postgresql+psycopg://USER@HOST/NAME).

    Stop the service first: while a program runs on a SQLite it refuses. A password on a command line can be read by
    every user of the machine: give the URL in the variable METEO_DOUANE_MIGRATE_TO, or the password in ~/.pgpass. The
    present database stays as it is; to change the configuration is up to you.
    """
    here = configured(config_path).database.reveal()
    there = _target(url or os.environ.get(VARIABLE, ""), here)
    with refusing(StoreError, AlreadyRunningError, ForeignFileError, OSError), _nobody_at_work_on(here):
        count = rows(here)
        with click.progressbar(length=count, label="rows", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
            moved = move(here, there, bar.update)
    click.echo(f"{moved.total} rows of {len(moved.rows)} tables copied.")
    click.echo("Now name this database in the configuration, check it (check-config), and start the service.")


@contextmanager
def _nobody_at_work_on(url: str) -> Iterator[None]:
    """Let no program begin to work on a database file: what it wrote would stay behind. PostgreSQL may have several."""
    file = file_of(url)
    if file is None:
        yield
        return
    with marked(file):
        yield


def _file(url: str) -> Path | None:
    file = file_of(url)
    return file.resolve() if file is not None else None


def _target(url: str, present: str) -> str:
    if not url:
        raise Refusal(f"no database to move to: name it, or give it in the variable {VARIABLE}")
    with refusing(StoreError):
        same_file = _file(url) is not None and _file(url) == _file(present)
    if url.startswith("sqlite:") and _file(url) is None:
        raise Refusal("the database to move to would be in memory, and gone at once: name a file or a server")
    if url == present or same_file:
        raise Refusal("this is the database of the configuration: name another one")
    return url
