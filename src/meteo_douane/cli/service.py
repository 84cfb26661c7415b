"""`run` and `once`: the program at work."""

from __future__ import annotations

import errno
import logging
import os
import secrets
import socket
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import click

from meteo_douane.adapters.running import AlreadyRunningError, Mark, marked
from meteo_douane.adapters.store import PassingError, SqlStore, StoreError, check, file_of, open_in_memory
from meteo_douane.adapters.systemd import ServiceManager
from meteo_douane.cli.assembly import (
    cadence_of,
    courier_of,
    digester_of,
    fetch_of,
    heartbeat_of,
    inquiry_of,
    monitor_of,
    reminders_of,
)
from meteo_douane.cli.beginning import Refusal, config_option, configured, now, opened, refusing, show_warnings
from meteo_douane.cli.logs import log_option, set_up_logs
from meteo_douane.cli.reloading import Reload, ServedPage
from meteo_douane.cli.signals import Signals
from meteo_douane.cli.stating import reporting_to, state, state_unmended
from meteo_douane.cli.templates import faults_of, templates_of
from meteo_douane.cli.warming import LaterChannels, warming_of
from meteo_douane.config import Config
from meteo_douane.courier import Courier
from meteo_douane.daemon import Daemon
from meteo_douane.domain.event import EventKind
from meteo_douane.leadership import Leadership
from meteo_douane.monitor import Monitor
from meteo_douane.ports import Notify
from meteo_douane.shortage import Shortage
from meteo_douane.stopgap import Stopgap
from meteo_douane.upkeep import Upkeep

log = logging.getLogger(__name__)

NOT_READ = 3
#: What a disk may say today and not tomorrow.
MAY_PASS = {errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EIO}


class NotNowError(Refusal):
    """What cannot be done now and may be later: EX_TEMPFAIL of sysexits.h, on which a service manager tries again."""

    exit_code = 75


@dataclass(frozen=True, slots=True)
class Work:
    """The parts of a program at work: it decides and delivers in `box`, which bears with a disk that fails."""

    monitor: Monitor
    courier: Courier
    store: SqlStore
    box: Stopgap
    upkeep: Upkeep


@contextmanager
def at_work(config: Config, channels: Notify | None = None) -> Iterator[Work]:
    """Open what the configuration names, the channels too unless they are given, and close it at the end."""
    store = _opened(config)
    upkeep = Upkeep()
    for kind in (EventKind.NO_ROOM, EventKind.UNWRITABLE):
        upkeep.stands(kind, ())
    with store, fetch_of(config) as fetch:
        box = Stopgap(store, Shortage(store, upkeep).commit, None if store.is_shared else open_in_memory, upkeep)
        monitor = monitor_of(config, fetch=fetch, store=box, clock=now)
        monitor.inquiry, monitor.upkeep = inquiry_of(config, fetch=fetch, clock=now), upkeep
        monitor.leadership = Leadership(store, _own_name()) if store.is_shared else None
        # That we have come so far means that the configuration was accepted.
        state(upkeep, faults_of(config))
        state_unmended(upkeep, config.templates, monitor.known.upheld.values())
        templates = templates_of(config, reporting_to(upkeep))
        try:
            courier = courier_of(config, store=box, clock=now, templates=templates, channels=channels)
            yield Work(monitor, courier, store, box, upkeep)
        finally:
            _resign(monitor)
            box.end()


def _own_name() -> str:
    """Return how this program is called among those that share its database, in logs too: new with each start."""
    return f"{socket.gethostname()}/{os.getpid()}/{secrets.token_hex(4)}"


def _resign(monitor: Monitor) -> None:
    if monitor.leadership is not None:
        with suppress(StoreError):  # the lease runs out by itself
            monitor.leadership.resign()


def _opened(config: Config) -> SqlStore:
    """Open the database if it is whole: what is damaged is not believed, and not written to."""
    url = config.database.reveal()
    try:
        if (file := file_of(url)) is not None:
            check(file)
        return opened(config)
    except PassingError as error:
        raise NotNowError(str(error)) from error
    except StoreError as error:
        raise Refusal(str(error)) from error


@contextmanager
def alone_on(config: Config) -> Iterator[Mark | None]:
    """Be the one program that runs on a database file; refuses beside another. Elsewhere several may share the work."""
    file = file_of(config.database.reveal())
    with ExitStack() as held:
        mark = None
        if file is not None:
            with refusing(AlreadyRunningError), _saying_of(file):
                mark = held.enter_context(marked(file))
        yield mark


@contextmanager
def _saying_of(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        kind = NotNowError if error.errno in MAY_PASS else Refusal
        raise kind(f"database {file}: {error.strerror}: is the directory there and writable?") from error


@click.command()
@config_option
@log_option
def run(config_path: Path | None, log_format: str) -> None:
    """Watch the sources and deliver messages, until SIGTERM or Ctrl-C; SIGHUP takes up a changed configuration."""
    set_up_logs(log_format, os.environ)
    signals = Signals.of_reload()
    config = configured(config_path)
    show_warnings(config)
    manager = ServiceManager(os.environ.get("NOTIFY_SOCKET", ""))
    channels = LaterChannels(config)
    with alone_on(config) as mark, at_work(config, channels) as work:
        store = work.store
        store.set_room_aside()
        digester = digester_of(config, store=store, clock=now)
        reminders = reminders_of(config, store=store, clock=now)
        heartbeat = heartbeat_of(config, store=store, clock=now)
        daemon = Daemon(work.monitor, work.courier, cadence_of(config), now, manager, digester, reminders, heartbeat)
        daemon.open_channels, daemon.warm_up = channels.open, warming_of(config, store.rehearse_sending)
        with ServedPage(store, daemon) as page:
            page.serve(config)
            daemon.when_stopping, daemon.when_stopped = page.close, work.box.end
            reload = Reload(config_path, config, daemon, store, work.box, work.upkeep, manager, page, mark)
            signals.obeyed_by(daemon, reload)
            is_clean = daemon.run()
        if not is_clean:
            # A thread that still waits for a channel would keep the process alive; what it sends is owed still.
            work.box.say_what_is_lost()
            logging.shutdown()
            os._exit(0)


@click.command()
@config_option
@log_option
def once(config_path: Path | None, log_format: str) -> None:
    """Read the sources once, deliver what is owed, and exit.

    Exit status: 0, or 3 if no source could be read and understood, or another program on this database reads them.
    """
    set_up_logs(log_format, os.environ)
    config = configured(config_path)
    with at_work(config) as work:
        monitor, courier, store = work.monitor, work.courier, work.store
        courier.give_up_on_unknown_channels()
        monitor.read(monitor.due(now()))
        if not monitor.leads:
            click.echo("meteo-douane: another program on this database reads the sources: nothing was read", err=True)
        for reading in reversed(store.recent_readings(len(monitor.observers))):
            click.echo(
                f"{reading.source.value}: {reading.outcome.value}{f' ({reading.detail})' if reading.detail else ''}"
            )
        if monitor.inquiry is not None:
            monitor.inquiry.ask()
            monitor.read(frozenset())
        digester_of(config, store=store, clock=now).make_due()
        reminders_of(config, store=store, clock=now).make_due()
        stated = work.upkeep.stated()
        _deliver_all(courier)
        if work.upkeep.stated() != stated:  # a template has failed at work: nobody would be told of it later
            monitor.read(frozenset())
            _deliver_all(courier)
        is_read = monitor.leads and any(not state.is_failing for state in monitor.known.sources.values())
    sys.exit(0 if is_read else NOT_READ)


def _deliver_all(courier: Courier) -> None:
    """Deliver what is due; what one channel takes over from another, or is told of it, goes out now too."""
    for _ in courier.channels:
        if not sum(courier.deliver(channel) for channel in sorted(courier.channels)):
            break
