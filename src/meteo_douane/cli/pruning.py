"""`prune`: forget what is long over."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime, timedelta
from pathlib import Path

import click

from meteo_douane.adapters.store import Pruned, SqlStore, StoreError, file_of, open_existing
from meteo_douane.cli.beginning import Refusal, config_option, now, place_of, refusing
from meteo_douane.config import ConfigError, database_of
from meteo_douane.domain.pruning import SHORTEST, cutoff

#: So much of the past goes in one transaction: a reading that comes meanwhile waits for that, and no longer.
STEP = timedelta(days=31)
#: The exit status where `--to-size` was not reached.
STILL_LARGER = 1
_SIZE = re.compile(r"(?P<number>\d{1,6})(?P<unit>MB|GB)", re.IGNORECASE)
_UNITS = {"MB": 10**6, "GB": 10**9}


class Age(click.ParamType[timedelta]):
    """A number of days such as 400d."""

    name = "DAYS"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        """Return it; what is younger than a month is never forgotten."""
        match = re.fullmatch(r"(\d{1,5})d", str(value))
        if match is None:
            self.fail(f"{value!r} is not a number of days such as 400d", param, ctx)
        if (age := timedelta(days=int(match[1]))) < SHORTEST:
            self.fail(f"{value}: what is younger than {SHORTEST.days}d is never forgotten", param, ctx)
        return age


class Size(click.ParamType[int]):
    """A size such as 500MB or 2GB."""

    name = "SIZE"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return it in bytes."""
        match = _SIZE.fullmatch(str(value))
        if match is None:
            self.fail(f"{value!r} is not a size such as 500MB or 2GB", param, ctx)
        return int(match["number"]) * _UNITS[match["unit"].upper()]


@click.command()
@click.option("--older-than", type=Age(), help="Forget what is older, such as 400d.")
@click.option("--to-size", type=Size(), help="Forget the oldest until the rest is no larger (SQLite), such as 500MB.")
@config_option
def prune(older_than: timedelta | None, to_size: int | None, config_path: Path | None) -> None:
    """Forget readings, pages, episodes and messages that are long over; may be run while the program runs.

    What is in force, what is owed, the records of fallbacks and all of the last 31 days stay. An episode goes whole or
    not at all: as long as it is kept, so is all of its evidence. So is that of a fallback that is not over. What was
    freed in the file is used again.

    Exit status: 0; 1 if the rest is still larger than --to-size.
    """
    if older_than is None and to_size is None:
        raise Refusal("--older-than DAYS or --to-size SIZE expected, or both")
    with refusing(ConfigError, StoreError):
        url = database_of(place_of(config_path))
        if to_size is not None and file_of(url) is None:
            raise Refusal("--to-size is for SQLite; with PostgreSQL say --older-than")
        with open_existing(url) as store:
            gone = _by_age(store, older_than) + _by_size(store, to_size)
            used = store.pruning.used_bytes() if to_size is not None else 0
    click.echo("Forgotten: " + ", ".join(f"{one.name}={getattr(gone, one.name)}" for one in fields(gone)) + ".")
    if to_size is not None and used > to_size:
        click.echo(f"meteo-douane: {_still_larger(used, to_size)}", err=True)
        sys.exit(STILL_LARGER)


def _by_age(store: SqlStore, older_than: timedelta | None) -> Pruned:
    if older_than is None:
        return Pruned()
    spans = store.pruning.spans()
    found = cutoff(spans, now() - older_than)
    if found.held_by:
        click.echo(f"Kept from {found.at:%Y-%m-%d} on, for the evidence of {found.held_by}.")
    moments = (cutoff(spans, moment).at for moment in _steps(store, found.at))
    return sum(map(store.pruning.prune, moments), Pruned())


def _by_size(store: SqlStore, to_size: int | None) -> Pruned:
    """Forget a month after the other, the oldest first, until the rest is small enough or too young."""
    gone = Pruned()
    if to_size is None:
        return gone
    spans = store.pruning.spans()
    moments = _steps(store, cutoff(spans, now() - SHORTEST).at)
    while store.pruning.used_bytes() > to_size and (moment := next(moments, None)) is not None:
        gone += store.pruning.prune(cutoff(spans, moment).at)
    return gone


def _still_larger(used: int, to_size: int) -> str:
    return (
        f"the database is still larger than {to_size / 1e6:.0f} MB: {used / 1e6:.1f} MB of it are young, in force, or"
        " their evidence, and stay; name a larger size, or see what is in force: meteo-douane status"
    )


def _steps(store: SqlStore, until: datetime) -> Iterator[datetime]:
    """Yield moments from the oldest of what is kept up to one, each of them a month after the other."""
    moment = store.pruning.oldest()
    while moment is not None and moment < until:
        moment = min(moment + STEP, until)
        yield moment
