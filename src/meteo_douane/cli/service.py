"""`run` and `once`: the program at work."""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

import click

from meteo_douane.adapters.systemd import ServiceManager
from meteo_douane.cli.assembly import digester_of, reminders_of
from meteo_douane.cli.beginning import config_option, configured, now, show_warnings
from meteo_douane.cli.logs import log_option, set_up_logs
from meteo_douane.cli.signals import Signals
from meteo_douane.cli.working import Work, at_work, in_service
from meteo_douane.delivering.courier import Courier

NOT_READ = 3


@click.command()
@config_option
@log_option
def run(config_path: Path | None, log_format: str) -> None:
    """Watch the sources and deliver messages, until SIGTERM or Ctrl-C; SIGHUP takes up a changed configuration."""
    set_up_logs(log_format, os.environ)
    signals = Signals.of_reload()
    config = configured(config_path, sends=True)
    show_warnings(config)
    with in_service(config_path, config, ServiceManager(os.environ.get("NOTIFY_SOCKET", ""))) as service:
        signals.obeyed_by(service.daemon, service.reload)
        is_clean = service.daemon.run()
        if not is_clean:
            # A thread that still waits for a channel would keep the process alive; what it sends is owed still.
            service.work.box.say_what_is_lost()
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
    config = configured(config_path, sends=True)
    with at_work(config) as work:
        work.courier.give_up_on_unknown_channels()
        _read_all(work)
        digester_of(config, store=work.store.digests, clock=now).make_due()
        reminders_of(config, store=work.store.ledger, clock=now).make_due()
        stated = work.upkeep.stated()
        _deliver_all(work.courier)
        if work.upkeep.stated() != stated:  # a template has failed at work: nobody would be told of it later
            work.monitor.read(frozenset())
            _deliver_all(work.courier)
        is_read = work.monitor.leads and any(not one.is_failing for one in work.monitor.known.sources.values())
    sys.exit(0 if is_read else NOT_READ)


def _read_all(work: Work) -> None:
    """Read what is due and say what came of it, then ask for what the reading wants to know."""
    monitor = work.monitor
    monitor.read(monitor.due(now()))
    if not monitor.leads:
        click.echo("meteo-douane: another program on this database reads the sources: nothing was read", err=True)
    for reading in reversed(work.store.recent_readings(len(monitor.observers))):
        click.echo(f"{reading.source.value}: {reading.outcome.value}{f' ({reading.detail})' if reading.detail else ''}")
    if monitor.inquiry is not None:
        monitor.inquiry.ask()
        monitor.read(frozenset())


def _deliver_all(courier: Courier) -> None:
    """Deliver what is due; what one channel takes over from another, or is told of it, goes out now too."""
    for _ in courier.channels:
        if not sum(courier.deliver(channel) for channel in sorted(courier.channels)):
            break
