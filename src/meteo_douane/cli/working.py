"""The program at work: how its parts are put together, whatever they meet outside of it."""

from __future__ import annotations

import errno
import os
import secrets
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from meteo_douane.adapters.private_files import ForeignFileError
from meteo_douane.adapters.running import AlreadyRunningError, Mark, marked
from meteo_douane.adapters.store import PassingError, SqlStore, StoreError, check, file_of, open_in_memory
from meteo_douane.bad_days.forbearance import Forbearance
from meteo_douane.bad_days.shortage import Shortage
from meteo_douane.bad_days.stopgap import Stopgap
from meteo_douane.bad_days.whereabouts import Whereabouts
from meteo_douane.cli.assembly import digester_of, reminders_of
from meteo_douane.cli.beginning import Refusal, opened, refusing
from meteo_douane.cli.outside import REAL, Outside
from meteo_douane.cli.reloading import Reload, ServedPage
from meteo_douane.cli.senders import courier_of, heartbeat_of
from meteo_douane.cli.sources import cadence_of, inquiry_of, monitor_of
from meteo_douane.cli.stating import reporting_to, state, state_unmended
from meteo_douane.cli.templates import faults_of, templates_of
from meteo_douane.cli.warming import LaterChannels, warming_of
from meteo_douane.config import Config
from meteo_douane.daemon import Daemon
from meteo_douane.delivering.courier import Courier
from meteo_douane.domain.event import EventKind
from meteo_douane.monitor import Monitor
from meteo_douane.observing.leadership import Leadership
from meteo_douane.ports import Notify
from meteo_douane.vitals.upkeep import Upkeep

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
    shortage: Shortage
    upkeep: Upkeep


@dataclass(frozen=True, slots=True)
class Service:
    """A program that is ready to run, until it is told to stop; `reload` takes up its changed configuration."""

    daemon: Daemon
    work: Work
    reload: Reload


@contextmanager
def in_service(
    path: Path | None, config: Config, tell_manager: Callable[[str], None], outside: Outside = REAL
) -> Iterator[Service]:
    """Give the program that `run` runs, alone on its database file; `path` is where its configuration is read anew."""
    channels = LaterChannels(config, outside.channels_of)
    with alone_on(config) as mark, at_work(config, channels, outside) as work:
        work.shortage.sets_room_aside()
        daemon = _daemon(config, work, tell_manager, outside)
        daemon.open_channels = channels.open
        daemon.warm_up = warming_of(config, lambda: work.store.rehearse_sending(outside.clock()))
        with ServedPage(work.store, daemon) as page:
            page.serve(config)
            daemon.when_stopping, daemon.when_stopped = page.close, work.box.end
            reload = Reload(path, config, daemon, work.store, work.box, work.upkeep, tell_manager, page, mark, outside)
            yield Service(daemon, work, reload)


def _daemon(config: Config, work: Work, tell_manager: Callable[[str], None], outside: Outside) -> Daemon:
    store, clock = work.store, outside.clock
    return Daemon(
        work.monitor,
        work.courier,
        cadence_of(config),
        clock,
        tell_manager,
        digester_of(config, store=store.digests, clock=clock),
        reminders_of(config, store=store.ledger, clock=clock),
        heartbeat_of(config, store=store, clock=clock),
        steady=outside.steady,
    )


@contextmanager
def at_work(config: Config, channels: Notify | None = None, outside: Outside = REAL) -> Iterator[Work]:
    """Open what the configuration names, the channels too unless they are given, and close it at the end."""
    clock, upkeep = outside.clock, Upkeep()
    for kind in (EventKind.NO_ROOM, EventKind.UNWRITABLE):
        upkeep.stands(kind, ())
    with _refusing_by_the_database(), _opened(config, outside) as store, outside.fetch_of(config) as fetch:
        shortage = Shortage(store, upkeep)
        box = _box(store, shortage, outside)
        monitor = monitor_of(config, fetch=fetch, store=box, clock=clock)
        monitor.inquiry, monitor.upkeep = inquiry_of(config, fetch=fetch, clock=clock), upkeep
        monitor.leadership = Leadership(box, _own_name(), outside.lease) if store.is_shared else None
        # That we have come so far means that the configuration was accepted.
        state(upkeep, faults_of(config))
        state_unmended(upkeep, config.templates, monitor.known.upheld.values())
        templates = templates_of(config, reporting_to(upkeep))
        try:
            notify = channels or outside.channels_of(config)
            courier = courier_of(config, store=box, clock=clock, templates=templates, channels=notify)
            yield Work(monitor, courier, store, box, shortage, upkeep)
        finally:
            _resign(monitor)
            box.end()


def _box(store: SqlStore, shortage: Shortage, outside: Outside) -> Stopgap:
    forbearance = Forbearance(outside.steady)
    return Stopgap(Whereabouts(store, shortage.commit, open_in_memory, shortage.upkeep, forbearance))


def _own_name() -> str:
    """Return how this program is called among those that share its database, in logs too: new with each start."""
    return f"{socket.gethostname()}/{os.getpid()}/{secrets.token_hex(4)}"


def _resign(monitor: Monitor) -> None:
    if monitor.leadership is not None:
        with suppress(StoreError):  # the lease runs out by itself
            monitor.leadership.resign()


def _opened(config: Config, outside: Outside) -> SqlStore:
    """Open the database if it is whole: what is damaged is not believed, and not written to; raises StoreError."""
    if (file := file_of(config.database.reveal())) is not None:
        check(file)
    return outside.store_of(opened(config))


@contextmanager
def _refusing_by_the_database() -> Iterator[None]:
    """Say in one line why the database cannot be used, at whatever step of a start that shows."""
    try:
        yield
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
            with refusing(AlreadyRunningError, ForeignFileError), _saying_of(file):
                mark = held.enter_context(marked(file))
        yield mark


@contextmanager
def _saying_of(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        kind = NotNowError if error.errno in MAY_PASS else Refusal
        raise kind(f"database {file}: {error.strerror}: is the directory there and writable?") from error
