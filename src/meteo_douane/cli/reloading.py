"""A changed configuration is taken up while the program runs: all of it or nothing; `reload` asks for it by SIGHUP."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Self

import click

from meteo_douane.adapters.private_files import ForeignFileError
from meteo_douane.adapters.running import ForeignProcessError, Mark, Words, hang_up, mark_of, running_on
from meteo_douane.adapters.store import SqlStore, StoreError, file_of
from meteo_douane.adapters.systemd import reloading
from meteo_douane.agenda.digester import Digester
from meteo_douane.agenda.reminders import Reminders
from meteo_douane.cli.assembly import digester_of, reminders_of, rules_of
from meteo_douane.cli.beginning import Refusal, config_option, configured, place_of, refusing
from meteo_douane.cli.outside import REAL, Outside
from meteo_douane.cli.senders import courier_of, heartbeat_of
from meteo_douane.cli.sources import cadence_of, inquiry_of, observers_of
from meteo_douane.cli.stating import reporting_to, state, state_rejected
from meteo_douane.cli.templates import faults_of, templates_of
from meteo_douane.config import Config, ConfigError, database_of
from meteo_douane.daemon import Daemon
from meteo_douane.delivering.courier import Courier
from meteo_douane.domain.step import Rules
from meteo_douane.observing.inquiry import Inquiry
from meteo_douane.observing.observer import Observer
from meteo_douane.ports import SenderStore
from meteo_douane.vitals.heartbeat import Heartbeat
from meteo_douane.vitals.upkeep import Upkeep

if TYPE_CHECKING:
    from meteo_douane.cli.page import Process

log = logging.getLogger(__name__)

#: How long `reload` waits for what came of it.
PATIENCE = timedelta(seconds=60)
#: What can be done by somebody who may not signal the program.
AS_ITS_USER = "run this command as the user that the program runs as, or as root"
#: What is said of a reload that ended in a fault of ours.
FAULT = "a fault of the program, see its log; the configuration before stays in force"


@dataclass(slots=True)
class ServedPage:
    """The page as it is configured now; what is needed for it is loaded only where there is one."""

    store: SqlStore
    daemon: Daemon
    _close: Callable[[], None] = lambda: None
    _process: Process | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Serve it no more."""
        close, self._close = self._close, lambda: None
        close()

    def serve(self, config: Config) -> None:
        """Serve the page of a configuration in place of the one before."""
        self.close()
        if config.web is not None:
            from meteo_douane.cli.page import begun, web_server

            daemon = self.daemon
            if self._process is None:
                self._process = begun(self.store, when_done=daemon.look_again, turned_at=lambda: daemon.turned_at)
            server = web_server(config, config.web, self.store, self._process)
            server.start()
            self._close = server.stop


@dataclass(frozen=True, slots=True)
class Parts:
    """All that a configuration decides of a program at work, but for its page."""

    config: Config
    observers: tuple[Observer, ...]
    rules: Rules
    inquiry: Inquiry | None
    courier: Courier
    digester: Digester
    reminders: Reminders
    heartbeat: Heartbeat | None


@dataclass(slots=True)
class Reload:
    """Takes up the configuration anew; one that cannot be used changes nothing, and the operator is told."""

    path: Path | None
    in_force: Config
    daemon: Daemon
    store: SqlStore
    box: SenderStore
    upkeep: Upkeep
    tell_manager: Callable[[str], None]
    page: ServedPage
    mark: Mark | None
    outside: Outside = REAL
    _turn: Lock = field(default_factory=Lock)

    def __call__(self) -> None:
        """Reload once; one that is asked for meanwhile comes after it."""
        with self._turn:
            self.tell_manager(reloading())
            rejected = FAULT
            try:
                rejected = self._reload()
            finally:
                if rejected:
                    self._reject(rejected)
                self.tell_manager(f"READY=1\nSTATUS={'Configuration rejected, see the log' if rejected else ''}")
                if self.mark is not None:
                    self.mark.say(rejected)

    def _reload(self) -> str:
        """Return why the new configuration was rejected, or nothing."""
        try:
            self._take_up(self._acceptable())
        except Refusal as refusal:
            return refusal.message
        log.info("configuration taken up")
        return ""

    def _reject(self, mistakes: str) -> None:
        for line in mistakes.splitlines():
            log.error("configuration rejected, the one before stays in force: %s", line)
        state_rejected(self.upkeep, mistakes)
        self.daemon.look_again()

    def _acceptable(self) -> Config:
        config = configured(self.path, sends=True)
        if config.database != self.in_force.database:
            raise Refusal(
                f"{place_of(self.path)}: database: another one is used only after a restart; the rest waits too"
            )
        return config

    def _take_up(self, config: Config) -> None:
        """Make everything first, for anything may be refused; what then fails midway is taken back as a whole."""
        parts, faults, before = self._made(config), faults_of(config), self._parts()
        for warning in config.warnings:
            log.warning("%s: %s", place_of(self.path), warning)
        is_done = False
        try:
            self._put_in_force(parts)
            is_done = True
        finally:
            if not is_done:
                self._put_in_force(before)
        state(self.upkeep, faults)

    def _made(self, config: Config) -> Parts:
        clock, store = self.outside.clock, self.store
        # It keeps no connection between two requests, nor its thread for long: nobody has to close the one before.
        fetch = self.outside.fetch_of(config)
        return Parts(
            config,
            observers=observers_of(config, fetch=fetch, clock=clock),
            rules=rules_of(config),
            inquiry=inquiry_of(config, fetch=fetch, clock=clock),
            courier=self._courier(config),
            digester=digester_of(config, store=store.digests, clock=clock),
            reminders=reminders_of(config, store=store.ledger, clock=clock),
            heartbeat=heartbeat_of(config, store=store, clock=clock),
        )

    def _courier(self, config: Config) -> Courier:
        templates = templates_of(config, reporting_to(self.upkeep))
        channels = self.outside.channels_of(config)
        return courier_of(config, store=self.box, clock=self.outside.clock, templates=templates, channels=channels)

    def _parts(self) -> Parts:
        """Return what is in force now."""
        daemon, monitor = self.daemon, self.daemon.monitor
        return Parts(
            self.in_force,
            monitor.observers,
            monitor.rules,
            monitor.inquiry,
            daemon.dispatch.courier,
            daemon.digester,
            daemon.reminders,
            daemon.heartbeat,
        )

    def _put_in_force(self, parts: Parts) -> None:
        self.daemon.monitor.take_up(observers=parts.observers, rules=parts.rules, inquiry=parts.inquiry)
        self.daemon.take_up(
            courier=parts.courier,
            cadence=cadence_of(parts.config),
            digester=parts.digester,
            reminders=parts.reminders,
            heartbeat=parts.heartbeat,
        )
        self.in_force = parts.config
        self.page.serve(parts.config)


@click.command()
@config_option
def reload(config_path: Path | None) -> None:
    """Have the program that runs take up its changed configuration, and say what came of it.

    Exit status: 0 it is in force, 1 no program runs on this database, 2 it was rejected and the one before is in force.
    """
    with refusing(ConfigError, StoreError):
        database = file_of(database_of(place_of(config_path)))
    if database is None:
        raise Refusal("with PostgreSQL several programs may share the work: send each SIGHUP (systemctl reload)")
    before = _running_on(database)
    if before is None:
        click.echo(f"meteo-douane: no program runs on {database}", err=True)
        sys.exit(1)
    _signal(database, before)
    rejected = _outcome(database, before.reloads)
    if rejected:
        raise Refusal(f"rejected, the configuration before stays in force:\n{rejected}")
    click.echo("The configuration is taken up.")


def _running_on(database: Path) -> Words | None:
    with refusing(ForeignFileError, OSError):
        try:
            return running_on(database)
        except PermissionError as error:
            raise Refusal(f"{mark_of(database)}: {error.strerror}; {AS_ITS_USER}") from error


def _signal(database: Path, words: Words) -> None:
    if not words.is_here:
        raise Refusal("the program runs in another container: run this command there, or send it SIGHUP")
    with refusing(ForeignProcessError, ForeignFileError):
        try:
            hang_up(database, words)
        except OSError as error:
            remedy = f"; {AS_ITS_USER}" if isinstance(error, PermissionError) else ""
            raise Refusal(f"process {words.pid} cannot be told: {error.strerror}{remedy}") from error


def _outcome(database: Path, reloads: int) -> str:
    """Wait for what the program writes of this reload, and return why it was rejected, or nothing."""
    deadline = time.monotonic() + PATIENCE.total_seconds()
    while time.monotonic() < deadline:
        words = _running_on(database)
        if words is None:
            raise Refusal("the program has ended meanwhile; see its log")
        if words.reloads > reloads:
            return words.rejected
        time.sleep(0.05)
    raise Refusal(f"no answer within {PATIENCE.total_seconds():g} s; see the log of the program")
