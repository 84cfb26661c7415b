"""`healthcheck`: whether the program that works on the database does its work."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from meteo_douane.adapters.store import StoreError, open_existing
from meteo_douane.cli.assembly import checkup_of
from meteo_douane.cli.beginning import config_option, configured, now, refusing
from meteo_douane.domain.health import Part

UNHEALTHY = 1


@click.command()
@config_option
def healthcheck(config_path: Path | None) -> None:
    """Say whether the program reads, delivers and makes digests, and what else is wrong; for containers.

    Exit status: 0 it does its work, 1 it does not. A source that is silent and a channel that refuses are shown, and
    are no fault of the program: a restart would not help.
    """
    config = configured(config_path)
    with refusing(StoreError), open_existing(config.database.reveal()) as store:
        found = checkup_of(config, store=store, clock=now).symptoms()
    for part in Part:
        words = "; ".join(one.words for one in found if one.part is part)
        click.echo(f"{part.value}: {words or 'ok'}")
    sys.exit(UNHEALTHY if any(one.part.is_ours for one in found) else 0)
