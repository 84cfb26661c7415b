"""`healthcheck`: whether the program that works on the database does its work."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from meteo_douane.adapters.store import StoreError, open_existing
from meteo_douane.cli.assembly import checkup_of
from meteo_douane.cli.beginning import Refusal, config_option, configured, now, place_of
from meteo_douane.config import ConfigError, load_essentials
from meteo_douane.domain.health import Part, Symptom
from meteo_douane.services import shipped_catalogue

UNHEALTHY = 1


class Unhealthy(Refusal):
    """A program that cannot be looked at; Docker keeps the exit status 2 for itself."""

    exit_code = UNHEALTHY


@click.command()
@config_option
def healthcheck(config_path: Path | None) -> None:
    """Say whether the program reads, delivers and makes digests, and what else is wrong; for containers.

    Exit status: 0 it does its work, 1 it does not. A source that is silent and a channel that refuses are shown, and
    are no fault of the program: a restart would not help. Nor would it help against a configuration with a mistake: the
    program goes on with the one before, and is looked at as far as the file can be understood.
    """
    try:
        found = _symptoms(config_path)
    except (Refusal, ConfigError, StoreError) as error:
        raise Unhealthy(str(error)) from error
    for part in Part:
        words = "; ".join(one.words for one in found if one.part is part)
        click.echo(f"{part.value}: {words or 'ok'}")
    sys.exit(UNHEALTHY if any(one.part.is_ours for one in found) else 0)


def _symptoms(config_path: Path | None) -> tuple[Symptom, ...]:
    path = place_of(config_path)
    try:
        config = configured(path, sends=True)  # as the program will at its next start
    except Refusal as refusal:
        config = load_essentials(path, shipped_catalogue())
        click.echo(f"meteo-douane: {refusal.message}", err=True)
    with open_existing(config.database.reveal()) as store:
        return checkup_of(config, store=store, clock=now).symptoms()
