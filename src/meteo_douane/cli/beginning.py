"""From arguments to a configuration, or to a refusal in one line: what every command begins with."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import click

from meteo_douane.adapters.channels import ChannelError, Channels, ChannelSettings
from meteo_douane.adapters.store import SqlStore, StoreError, check, file_of, is_there, open_existing, open_store
from meteo_douane.cli.arguments import PLACE
from meteo_douane.config import TRUSTING, Config, ConfigError, Judge, load
from meteo_douane.services import shipped_catalogue

Decorated = TypeVar("Decorated", bound=Callable[..., object])

#: Where a configuration is looked for when none is named.
PLACES = (Path("meteo-douane.toml"), Path("/etc/meteo-douane/config.toml"))


class Refusal(click.ClickException):
    """What cannot be done, in one line for a person; exit status 2."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        """Print it on standard error, a line for each mistake."""
        del file
        click.echo(f"meteo-douane: {self.message}", err=True)


@contextmanager
def refusing(*kinds: type[Exception]) -> Iterator[None]:
    """Turn the errors that a person can mend into a refusal."""
    try:
        yield
    except kinds as error:
        raise Refusal(_sentence(error)) from error


def _sentence(error: Exception) -> str:
    """Return what an error says, one of the system with its file first and without its number."""
    if isinstance(error, OSError) and error.filename is not None and error.strerror:
        return f"{error.filename}: {error.strerror}"
    return str(error)


def now() -> datetime:
    """Return the present moment, in UTC: the only place that reads the clock."""
    return datetime.now(UTC)


def config_option(command: Decorated) -> Decorated:
    """Add `--config FILE`."""
    return click.option(
        "-c",
        "--config",
        "config_path",
        type=PLACE,
        envvar="METEO_DOUANE_CONFIG",
        help=f"The configuration; by default {' or '.join(map(str, PLACES))}.",
    )(command)


def json_option(command: Decorated) -> Decorated:
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for programs.")(command)


def configured(path: Path | None, judge: Judge = TRUSTING, *, sends: bool = False) -> Config:
    """Return the configuration; refuses with every mistake at once, those that `judge` finds too.

    That a secret is missing is one for a command that `sends` something, and for no other.
    """
    with refusing(ConfigError):
        return load(place_of(path), os.environ, shipped_catalogue(), now(), judge, wants_secrets=sends)


def fault_of_channel(address: str) -> str:
    """Return what is wrong with a channel's address, without it, or nothing; loads Apprise."""
    try:
        Channels({"": ChannelSettings(address)})
    except ChannelError as error:
        return str(error).removeprefix("channels.: ")
    return ""


def place_of(path: Path | None) -> Path:
    """Return where the configuration is; refuses if none is named and there is none where one is looked for."""
    chosen = path or next((place for place in PLACES if _may_be_there(place)), None)
    if chosen is None:
        raise Refusal(f"no configuration at {' or '.join(map(str, PLACES))}; write one with: meteo-douane init")
    return chosen


def _may_be_there(place: Path) -> bool:
    """Whether there is a configuration, or a folder into which this user may not look: whoever reads it says so."""
    try:
        place.stat()
    except PermissionError:
        return True
    except OSError:
        return False
    return True


def opened(config: Config) -> SqlStore:
    """Open the database of a configuration, and say where one is made that was not there; raises StoreError.

    A relative address starts where a command is run: there it may not be the one of the service.
    """
    url = config.database.reveal()
    file = file_of(url)
    is_new = file is not None and not is_there(file)
    store = open_store(url)
    if file is not None and is_new:
        click.echo(f"meteo-douane: a new database is made: {file.absolute()}", err=True)
    return store


@contextmanager
def existing(config: Config) -> Iterator[SqlStore]:
    """Open the database of a configuration for a command about the past; refuses if there is none, or it is damaged."""
    with refusing(StoreError), open_existing(config.database.reveal()) as store:
        yield store


def refuse_if_damaged(config: Config) -> None:
    """Look at the whole file before it is said that there is nothing in it; raises StoreError if it is damaged."""
    if (file := file_of(config.database.reveal())) is not None:
        check(file)


def show_warnings(config: Config) -> None:
    """Print what deserves a look, for the commands that are about the configuration or live by it."""
    for warning in config.warnings:
        click.echo(f"meteo-douane: warning: {warning}", err=True)
