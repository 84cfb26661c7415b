"""`init`, `check-config`, `test-channel`, `migrate`: before the program works."""

from __future__ import annotations

from pathlib import Path

import click

from meteo_douane.adapters.store import StoreError
from meteo_douane.adapters.store import migrate as migrate_database
from meteo_douane.cli.arguments import PLACE
from meteo_douane.cli.beginning import (
    PLACES,
    Refusal,
    config_option,
    configured,
    fault_of_channel,
    refusing,
    show_warnings,
)
from meteo_douane.cli.templates import faults_in, faults_of
from meteo_douane.cli.trial import send_test_message
from meteo_douane.config import Judge, starting_configuration, understood


@click.command()
@click.argument("file", type=PLACE, default=PLACES[0])
def init(file: Path) -> None:
    """Write a commented configuration to FILE (default: meteo-douane.toml); never over an existing one."""
    try:
        # It may hold addresses with secrets in them soon: for its owner alone.
        file.touch(mode=0o600, exist_ok=False)
        file.write_text(starting_configuration(), encoding="utf-8")
    except FileExistsError as error:
        raise Refusal(f"{file} exists already and is left as it is; name another file") from error
    except OSError as error:
        raise Refusal(f"{file} cannot be written: {error.strerror}") from error
    click.echo(f"Written: {file}. Edit it, then: meteo-douane check-config --config {file}")


@click.command("check-config")
@config_option
def check_config(config_path: Path | None) -> None:
    """Report every mistake of the configuration at once, or show it as understood, secrets hidden.

    Exit status: 0 if it can be used, 2 if not.
    """
    config = configured(config_path, Judge(fault_of_channel, faults_in), sends=True)
    show_warnings(config)
    faults = faults_of(config)
    if faults:
        raise Refusal("\n".join(map(str, faults)))
    click.echo(understood(config), nl=False)


@click.command("test-channel")
@click.argument("name")
@config_option
def test_channel(name: str, config_path: Path | None) -> None:
    """Send a test message to the channel NAME, once, the way real messages go.

    Exit status: 0 if it was delivered, or accepted by a relay; 1 if not.
    """
    config = configured(config_path, sends=True)
    if name not in config.channels:
        raise Refusal(f"no channel {name!r} is configured; there is: {', '.join(config.channels) or 'none'}")
    with refusing(StoreError):
        send_test_message(config, name)


@click.command()
@config_option
def migrate(config_path: Path | None) -> None:
    """Bring the database to the schema of this version; `run` does so by itself."""
    config = configured(config_path)
    with refusing(StoreError):
        migrate_database(config.database.reveal())
    click.echo("The database is at the schema of this version.")
