"""`demo`: the main job on loopback, from the page to the messages, by the real program."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from meteo_douane.adapters.store import SqlStore, open_store
from meteo_douane.cli.assembly import voice_of
from meteo_douane.cli.beginning import Refusal, configured, now
from meteo_douane.demo.receiver import Receiver
from meteo_douane.demo.site import Site
from meteo_douane.demo.story import STORY, Scene, watches
from meteo_douane.domain.event import Decision, EventKind
from meteo_douane.domain.notice import Mode
from meteo_douane.domain.observation import Source
from meteo_douane.domain.watch import Watch
from meteo_douane.telling.reasons import why
from meteo_douane.telling.terms import EVENTS
from meteo_douane.telling.voice import Phrase, Voice

#: The one watch whose messages are shown whole on the terminal.
SHOWN_WHOLE = "bordeaux"
PATIENCE = timedelta(seconds=20)
TICK = 0.02
_CONFIGURATION = """# Written by `meteo-douane demo` for a site on this machine.
database = "sqlite:///{folder}/demo.db"

[source]
page = "{page}"
feed = "{feed}"
every = "1s"
every_in_alert = "1s"
failures_tolerated = 2

[channels.recepteur]
url = "json://127.0.0.1:{port}/hook"

[channels.terminal]
url = "console://"

[operator]
channels = ["recepteur"]

[web]
address = "127.0.0.1:{web}"
"""
_TOLD = Phrase("prévenue", "told")
_NOT_TOLD = Phrase("non prévenue", "not told")
_OPERATOR = Phrase("tous les canaux", "every channel")
_RECEIVED = Phrase("reçu", "received")


@dataclass(slots=True)
class Stage:
    """All that a scene needs: the site, who receives, what the program writes down, and how it is told."""

    site: Site
    receiver: Receiver
    store: SqlStore
    voice: Voice
    shown_decisions: int = 0
    shown_posts: int = 0
    began_at: datetime = field(default_factory=now)


@click.command()
@click.option("--stay", is_flag=True, help="Keep the site and the program up after the story, until Ctrl-C.")
def demo(stay: bool) -> None:  # noqa: FBT001
    """Play a story on loopback, from the page to the messages: calm, alert, bulletins, ends, a failure of the site.

    Its messages are invented. The real program watches the bundled site; nothing leaves this machine.
    """
    with TemporaryDirectory(prefix="meteo-douane-demo-") as folder, _playing() as site, Receiver() as receiver:
        config = Path(folder) / "meteo-douane.toml"
        config.touch(mode=0o600)
        web = _a_free_port()
        config.write_text(_configuration(Path(folder), site, receiver, web), encoding="utf-8")
        with _stage(config, site, receiver) as stage, _program(config) as program:
            click.echo(f"Site de démonstration : {site.page_url} (messages inventés)")
            click.echo(f"La page du programme : http://127.0.0.1:{web}/\n")
            for scene in STORY.scenes:
                _play(scene, stage, program)
            click.echo(f"Fin de l'histoire : {len(receiver.titles)} messages reçus par le webhook.")
            if stay:
                _stay(site, web, config, program)


@contextmanager
def _playing() -> Iterator[Site]:
    site = Site(STORY, now)
    site.start()
    try:
        yield site
    finally:
        site.stop()


@contextmanager
def _stage(config: Path, site: Site, receiver: Receiver) -> Iterator[Stage]:
    understood = configured(config)
    with open_store(understood.database.reveal()) as store:
        yield Stage(site, receiver, store, voice_of(understood))


@contextmanager
def _program(config: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run the real program as a process of its own; what it logs goes beside the configuration."""
    command = [sys.executable, "-m", "meteo_douane", "run", "--config", str(config)]
    with (config.parent / "log").open("wb") as log, subprocess.Popen(command, stderr=log) as process:  # noqa: S603
        try:
            yield process
        finally:
            process.terminate()


def _a_free_port() -> int:
    """Return a port that nobody has; if somebody takes it meanwhile, the program says so and the story goes on."""
    with socket.create_server(("127.0.0.1", 0)) as one:
        return int(one.getsockname()[1])


def _configuration(folder: Path, site: Site, receiver: Receiver, web: int) -> str:
    head = _CONFIGURATION.format(folder=folder, page=site.page_url, feed=site.feed_url, port=receiver.port, web=web)
    return head + "".join(_watch(watch) for watch in watches())


def _watch(watch: Watch) -> str:
    channels = ["recepteur", "terminal"] if watch.name == SHOWN_WHOLE else ["recepteur"]
    modes = [mode.value for mode in Mode if mode in watch.modes]
    lines = [
        "",
        "[[watches]]",
        f'name = "{watch.name}"',
        f"services = {list(watch.services)}",
        f"channels = {channels}",
    ]
    return "\n".join([*lines, *([f"modes = {modes}"] if watch.names_modes else []), ""])


def _play(scene: Scene, stage: Stage, program: subprocess.Popen[bytes]) -> None:
    click.secho(f"── {scene.caption}", bold=True)
    stage.site.show(scene)
    shown_at = now()
    if scene.trouble is None:
        _until(lambda: _is_read(stage, shown_at), program)
    else:
        _until(lambda: _is_known_to_fail(stage), program)
    _until(lambda: not stage.store.owed(), program)
    for decision in _news(stage):
        click.echo(_line(decision, stage.voice))
    stage.shown_decisions += len(_news(stage))
    for title in stage.receiver.titles[stage.shown_posts :]:
        click.echo(f"   {_RECEIVED.to(stage.voice.language)} : {title}")
    stage.shown_posts = len(stage.receiver.titles)
    click.echo()


def _is_read(stage: Stage, since: datetime) -> bool:
    """Whether page and feed were read well, and that was written down, since the scene began."""
    readings = stage.store.past.readings_since(since)
    return {one.source for one in readings if one.started_at >= since and one.outcome.is_good} == set(Source)


def _is_known_to_fail(stage: Stage) -> bool:
    return any(decision.event_kind is EventKind.SOURCE_SILENT for decision in _news(stage))


def _news(stage: Stage) -> tuple[Decision, ...]:
    return stage.store.past.decisions_since(stage.began_at)[stage.shown_decisions :]


def _line(decision: Decision, voice: Voice) -> str:
    who = decision.watch or _OPERATOR.to(voice.language)
    told = (_TOLD if decision.told else _NOT_TOLD).to(voice.language)
    happened = EVENTS[decision.event_kind.value].to(voice.language)
    return f"   {who.ljust(16)} {told.ljust(13)} {happened} – {why(decision, voice)}"


def _until(is_so: Callable[[], bool], program: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE.total_seconds()
    while not is_so():
        if program.poll() is not None:
            raise Refusal(f"the program stopped by itself with exit status {program.returncode}")
        if time.monotonic() > deadline:
            raise Refusal(f"nothing happened for {PATIENCE.total_seconds():.0f} s; the machine may be too busy")
        time.sleep(TICK)


def _stay(site: Site, web: int, config: Path, program: subprocess.Popen[bytes]) -> None:
    click.echo(f"Le site reste ouvert : {site.page_url}\nLa page du programme aussi : http://127.0.0.1:{web}/")
    click.echo("Dans un autre terminal :")
    click.echo(f"  meteo-douane status --config {config}\n  meteo-douane history --config {config}\nCtrl-C pour finir.")
    try:
        program.wait()
    except KeyboardInterrupt:
        click.echo()
