"""The command line: arguments to object graph; the only reader of the clock and of the environment."""

from __future__ import annotations

import click


@click.group()
@click.version_option(package_name="meteo-douane")
def main() -> None:
    """Watch the French customs' météo des services en ligne and tell whom it concerns."""
