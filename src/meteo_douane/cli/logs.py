"""Logs on standard error: one line for one fact, as text or as JSON; no secret passes through them."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Mapping
from typing import TypeVar

import click

Decorated = TypeVar("Decorated", bound=Callable[..., object])

#: What the journal calls the levels (sd-daemon(3)).
PRIORITIES = {logging.DEBUG: 7, logging.INFO: 6, logging.WARNING: 4, logging.ERROR: 3, logging.CRITICAL: 2}


def log_option(command: Decorated) -> Decorated:
    """Add `--log-format`."""
    return click.option(
        "--log-format",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="How logs are written on standard error.",
    )(command)


def set_up_logs(form: str, environment: Mapping[str, str]) -> None:
    """Log to standard error; under a service manager, lines begin with their priority."""
    handler = logging.StreamHandler()
    if form == "json":
        handler.setFormatter(AsJson())
    elif "JOURNAL_STREAM" in environment:
        handler.setFormatter(ForJournal("%(name)s: %(message)s"))
    else:
        handler.setFormatter(_utc("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    # A line for each request or job would bury the facts; and what Apprise logs may hold addresses.
    for name in ("httpx", "alembic", "stamina", "uvicorn"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # A job that comes due while it runs is no news: it looks again for what is due before it ends.
    for name in ("apprise", "apscheduler", "bs4"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


class ForJournal(logging.Formatter):
    """Lines with the prefix that the journal reads a priority from, and without the time, which it has."""

    def format(self, record: logging.LogRecord) -> str:
        """Prefix each line."""
        prefix = f"<{PRIORITIES.get(record.levelno, 6)}>"
        return "\n".join(prefix + line for line in super().format(record).splitlines())


class AsJson(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as JSON."""
        fields = {
            "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(record.created)),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            fields["exception"] = self.formatException(record.exc_info)
        return json.dumps(fields, ensure_ascii=False)


def _utc(form: str) -> logging.Formatter:
    formatter = logging.Formatter(form, datefmt="%Y-%m-%dT%H:%M:%SZ")
    formatter.converter = time.gmtime
    return formatter
