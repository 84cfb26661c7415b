"""One of several programs on one database, for tests, in a process of its own.

It is `meteo-douane run`, with a lease of so many seconds, and such a patience with the database: eight times that if it
stands by.
"""

import logging
import os
import signal
from datetime import timedelta
from pathlib import Path

from meteo_douane.cli.assembly import digester_of, reminders_of
from meteo_douane.cli.beginning import configured, now
from meteo_douane.cli.logs import set_up_logs
from meteo_douane.cli.sources import cadence_of
from meteo_douane.cli.working import at_work
from meteo_douane.daemon import Daemon


def run(path: Path, lifetime: timedelta, patience: timedelta) -> None:
    """Work until told to stop."""
    set_up_logs("text", os.environ)
    config = configured(path)
    with at_work(config) as work:
        monitor, courier, store = work.monitor, work.courier, work.store
        assert monitor.leadership is not None
        monitor.leadership.lifetime = lifetime
        forbearance = work.box.where.forbearance
        forbearance.patience, forbearance.patience_of_a_standby = patience, 8 * patience
        digester = digester_of(config, store=store.digests, clock=now)
        reminders = reminders_of(config, store=store.ledger, clock=now)
        states: list[str] = []
        daemon = Daemon(monitor, courier, cadence_of(config), now, states.append, digester, reminders)
        signal.signal(signal.SIGTERM, lambda *_: daemon.stopping.set())
        daemon.run()
    logging.shutdown()
