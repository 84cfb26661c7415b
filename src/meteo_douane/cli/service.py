"""`run` and `once`: the program at work."""

from __future__ import annotations

import logging
import os
import secrets
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path

import click

from meteo_douane.adapters.store import SqlStore, StoreError, open_store
from meteo_douane.adapters.systemd import ServiceManager
from meteo_douane.cli.assembly import (
    cadence_of,
    config_option,
    configured,
    courier_of,
    digester_of,
    fetch_of,
    inquiry_of,
    monitor_of,
    now,
    refusing,
    reminders_of,
    show_warnings,
)
from meteo_douane.cli.logs import log_option, set_up_logs
from meteo_douane.cli.templates import faults_of, logged, templates_of
from meteo_douane.config import Config
from meteo_douane.courier import Courier
from meteo_douane.daemon import Daemon
from meteo_douane.domain.complaints import Complaint
from meteo_douane.domain.event import EventKind
from meteo_douane.leadership import Leadership
from meteo_douane.monitor import Monitor
from meteo_douane.telling.templating import TemplateFault
from meteo_douane.upkeep import Upkeep

log = logging.getLogger(__name__)

NOT_READ = 3


@contextmanager
def at_work(config: Config) -> Iterator[tuple[Monitor, Courier, SqlStore]]:
    """Open what the configuration names, and close it at the end."""
    with refusing(StoreError):
        store = open_store(config.database.reveal())
    upkeep = _upkeep(config)
    with store, fetch_of(config) as fetch:
        monitor = monitor_of(config, fetch=fetch, store=store, clock=now)
        monitor.inquiry, monitor.upkeep = inquiry_of(config, fetch=fetch, clock=now), upkeep
        monitor.leadership = Leadership(store, _own_name()) if store.is_shared else None
        templates = templates_of(config, _reporting_to(upkeep))
        try:
            yield monitor, courier_of(config, store=store, clock=now, templates=templates), store
        finally:
            _resign(monitor)


def _own_name() -> str:
    """Return how this program is called among those that share its database, in logs too: new with each start."""
    return f"{socket.gethostname()}/{os.getpid()}/{secrets.token_hex(4)}"


def _resign(monitor: Monitor) -> None:
    if monitor.leadership is not None:
        with suppress(StoreError):  # the lease runs out by itself
            monitor.leadership.resign()


def _upkeep(config: Config) -> Upkeep:
    """Return where complaints are gathered; that we have come so far means that the configuration was accepted."""
    upkeep = Upkeep()
    upkeep.stands(EventKind.CONFIGURATION_REJECTED, ())
    upkeep.stands(EventKind.TEMPLATE_FAILED, tuple(_complaint(fault) for fault in faults_of(config)))
    return upkeep


def _complaint(fault: TemplateFault) -> Complaint:
    logged(fault)
    return Complaint(EventKind.TEMPLATE_FAILED, fault.name, str(fault))


def _reporting_to(upkeep: Upkeep) -> Callable[[TemplateFault], None]:
    """Return what tells the operator of a template that fails at work, though it passed its trial; once for each."""

    def report(fault: TemplateFault) -> None:
        if not upkeep.has(EventKind.TEMPLATE_FAILED, fault.name):
            upkeep.adds(_complaint(fault))

    return report


@click.command()
@config_option
@log_option
def run(config_path: Path | None, log_format: str) -> None:
    """Watch the sources and deliver messages, until SIGTERM or Ctrl-C."""
    set_up_logs(log_format, os.environ)
    config = configured(config_path)
    show_warnings(config)
    manager = ServiceManager(os.environ.get("NOTIFY_SOCKET", ""))
    with at_work(config) as (monitor, courier, store):
        digester = digester_of(config, store=store, clock=now)
        reminders = reminders_of(config, store=store, clock=now)
        daemon = Daemon(monitor, courier, cadence_of(config), now, manager, digester, reminders)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: daemon.stopping.set())
        with _page_of(config, store, daemon):
            is_clean = daemon.run()
        if not is_clean:
            # A thread that still waits for a channel would keep the process alive; what it sends is owed still.
            logging.shutdown()
            os._exit(0)


def _page_of(config: Config, store: SqlStore, daemon: Daemon) -> AbstractContextManager[object]:
    """Serve the page, if there is one; what is needed for it is loaded only then."""
    if config.web is None:
        return nullcontext()
    from meteo_douane.cli.page import web_server

    return web_server(config, config.web, store, when_done=daemon.look_again, turned_at=lambda: daemon.turned_at)


@click.command()
@config_option
@log_option
def once(config_path: Path | None, log_format: str) -> None:
    """Read the sources once, deliver what is owed, and exit.

    Exit status: 0, or 3 if no source could be read and understood, or another program on this database reads them.
    """
    set_up_logs(log_format, os.environ)
    config = configured(config_path)
    with at_work(config) as (monitor, courier, store):
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
        for _ in courier.channels:  # what one channel takes over from another, or is told of it, goes out now too
            if not sum(courier.deliver(channel) for channel in sorted(courier.channels)):
                break
        is_read = monitor.leads and any(not state.is_failing for state in monitor.known.sources.values())
    sys.exit(0 if is_read else NOT_READ)
