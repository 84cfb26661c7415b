"""`record` and `replay`: keep what the sources answered, and run it through the program (contract §4)."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from meteo_douane.adapters.recording import RecordedReading, Recorder, RecordingError, readings
from meteo_douane.adapters.store import open_store
from meteo_douane.cli import output
from meteo_douane.cli.arguments import MINUTES, PLACE
from meteo_douane.cli.assembly import addresses_of, voice_of
from meteo_douane.cli.beginning import config_option, configured, json_option, now, refusing
from meteo_douane.cli.sources import fetch_of, monitor_of
from meteo_douane.cli.spoken import decision_line
from meteo_douane.config import Config
from meteo_douane.domain.at_start import in_one_line
from meteo_douane.domain.event import Decision
from meteo_douane.domain.observation import Source
from meteo_douane.ports import Answer, Body, NoAnswer, NotModified, Request
from meteo_douane.telling.reasons import why


@dataclass(slots=True)
class Player:
    """A `Fetch` that answers what was recorded, and the clock that it turns."""

    at: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    answers: dict[Source, Answer] = field(default_factory=dict)

    def turn(self, reading: RecordedReading) -> frozenset[Source]:
        """Go to the next reading; return the sources that were asked then."""
        self.at = reading.at
        self.answers = {answer.request.source: answer for answer in reading.answers}
        return frozenset(self.answers)

    def clock(self) -> datetime:
        """Return the moment of the reading."""
        return self.at

    def fetch(self, request: Request) -> Answer:
        """Return what this source answered then."""
        return self.answers[request.source]


@click.command()
@click.argument("folder", type=PLACE, metavar="DIR")
@config_option
@json_option
def replay(folder: Path, config_path: Path | None, as_json: bool) -> None:  # noqa: FBT001
    """Run the recording in DIR through the program, with the watches of the configuration; sends nothing.

    Works in a database of its own. With --json, one decision a line; otherwise only what is told.
    """
    config = configured(config_path)
    with refusing(RecordingError):
        recorded = readings(folder)
    voice = voice_of(config)
    told = 0
    for decision in _decisions(config, recorded):
        told += decision.told
        if as_json:
            click.echo(output.line(output.decision(decision, why(decision, voice))))
        elif decision.told:
            click.echo(decision_line(decision, voice))
    if not as_json:
        click.echo(f"{len(recorded)} readings, {told} decisions to tell", err=True)


def _decisions(config: Config, recorded: tuple[RecordedReading, ...]) -> Iterator[Decision]:
    player = Player()
    with (
        refusing(RecordingError),
        open_store("sqlite://") as store,  # in memory: what is replayed is not kept
        _progress(recorded) as shown,
    ):
        monitor = monitor_of(config, fetch=player.fetch, store=store, clock=player.clock)
        for reading in shown:
            yield from in_one_line(monitor.read(player.turn(reading)).decisions, config.catalogue)


@contextmanager
def _progress(recorded: tuple[RecordedReading, ...]) -> Iterator[Iterator[RecordedReading]]:
    """Show how far it is on a terminal, and nothing in a pipe."""
    with click.progressbar(recorded, label="readings", file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        yield iter(bar)


@click.command()
@click.argument("folder", type=PLACE, metavar="DIR")
@click.option("--for", "lasting", type=MINUTES, help="Stop after so long (10h, 30m); default: never.")
@config_option
def record(folder: Path, lasting: timedelta | None, config_path: Path | None) -> None:
    """Keep every answer of the sources in DIR, byte for byte, at the configured interval, until stopped.

    The real page has not been seen by the authors: a recording of it is the best help that you can give.
    """
    config = configured(config_path)
    ends_at = None if lasting is None else time.monotonic() + lasting.total_seconds()
    with refusing(RecordingError, OSError), fetch_of(config) as fetch:
        recorder = Recorder(fetch, folder, now)
        requests = {source: Request(source, url) for source, url in addresses_of(config)}
        while True:
            requests = _record_once(recorder, requests)
            if ends_at is not None and time.monotonic() + config.source.every.total_seconds() > ends_at:
                return
            time.sleep(config.source.every.total_seconds())


def _record_once(recorder: Recorder, requests: dict[Source, Request]) -> dict[Source, Request]:
    """Ask each source once; return the requests of the next time, with the validators of what came now."""
    at = now()
    recorder.begin(at)
    following = dict(requests)
    for source, request in requests.items():
        answer = recorder(request)
        if sys.stderr.isatty():
            click.echo(f"{output.moment(at)} {source.value}: {_WORDS[type(answer)]}{_detail(answer)}", err=True)
        if isinstance(answer, Body):
            validators = {name.lower(): value for name, value in answer.headers}
            following[source] = replace(
                request, etag=validators.get("etag", ""), last_modified=validators.get("last-modified", "")
            )
    return following


_WORDS = {Body: "kept", NotModified: "unchanged", NoAnswer: "no usable answer"}


def _detail(answer: Answer) -> str:
    return f" ({answer.detail})" if isinstance(answer, NoAnswer) else ""
