"""The command line: arguments to object graph; the only reader of the clock and of the environment."""

from __future__ import annotations

import gc
import logging
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType, TracebackType

import click

from meteo_douane.cli.output_lost import loss_of_output_told
from meteo_douane.cli.stopped import heed_signals, status_of, stop_told

#: The exit status of a fault of ours (EX_SOFTWARE of sysexits.h).
INTERNAL_ERROR = 70
#: Each command with the module that holds it and its line of help: `--help` answers without loading any of them.
COMMANDS = {
    "run": ("service", "Watch the sources and deliver messages until stopped."),
    "once": ("service", "Read the sources once, deliver what is owed, and exit."),
    "status": ("status", "Show what is in force for the watches, and what is owed."),
    "healthcheck": ("health", "Say whether the running program does its work; for containers."),
    "history": ("look", "List past and present episodes, and who was told what and why."),
    "ack": ("people", "Take an episode in hand: it is repeated no more."),
    "close": ("people", "Close an episode whose end was never published."),
    "reopen": ("people", "Hold an episode that is over to be going on."),
    "deliveries": ("outbox", "List what is owed, what failed and why; --retry owes it again."),
    "explain": ("explain", "Show what is understood of a saved page, feed or message."),
    "reload": ("reloading", "Have the running program take up its changed configuration."),
    "replay": ("recordings", "Run a recording through the program; sends nothing."),
    "record": ("recordings", "Keep every answer of the sources in a folder."),
    "evidence": ("evidence", "Put all that is kept of an episode into one file, or verify such a file."),
    "reread": ("look", "Run today's reading over the kept editions and show the differences."),
    "digest": ("digests", "Show a digest as it would read now, or send it."),
    "triage": ("triage", "Go through Fiche 1: them or us, and may we start the fallback?"),
    "fallback": ("fallback", "Keep the record of a fallback that we started ourselves."),
    "drill": ("drill", "Send an alert that is a drill through the real channels, and see who answers."),
    "init": ("setup", "Write a commented configuration to start from."),
    "check-config": ("setup", "Check the configuration and show it as understood."),
    "test-channel": ("setup", "Send a test message to a channel."),
    "templates": ("templates", "Write the templates of messages to a folder, to start from."),
    "backup": ("keeping", "Copy the database into a file, while it is in use."),
    "restore": ("keeping", "Put a copy in the place of the database."),
    "prune": ("pruning", "Forget what is long over, by age or size; never what is in force."),
    "migrate": ("setup", "Bring the database to the present schema."),
    "migrate-to": ("moving", "Copy the whole history into another, empty database."),
    "demo": ("demonstration", "Play a story on loopback, from the page to the messages."),
}
#: Those that go on until they are stopped: that is no failure, however early it comes.
LASTING = {"run", "record"}
#: Where the name of the command is kept that a line calls for.
_CALLED = f"{__name__}.called"


class Misused(click.ClickException):
    """A line that cannot be read, told in one that says where to look; exit status 2."""

    exit_code = 2

    def show(self, file: object = None) -> None:
        """Print it on standard error."""
        del file
        click.echo(f"meteo-douane: {self.message}", err=True)


class Commands(click.Group):
    """Loads a command when it is called for, and tells in one line what is wrong with how it is called."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what stands before the command."""
        with _misuse_told():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Find the command, read its line, and run it."""
        with _misuse_told(), stop_told(lambda: ctx.meta.get(_CALLED) in LASTING):
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the command, or return None for a name that is not in the table."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(_loaded(COMMANDS[cmd_name][0]), cmd_name.replace("-", "_"))
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that a line calls for, and keep its name: it is known before it is loaded."""
        ctx.meta[_CALLED] = args[0]
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in COMMANDS.items()])


@contextmanager
def _misuse_told() -> Iterator[None]:
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "meteo-douane"
        words = " ".join(error.format_message().split())
        see = " See" if words.endswith("?") else "; see"
        raise Misused(f"{words.removesuffix('.')}{see} {path} --help") from error


def _loaded(name: str) -> ModuleType:
    """Load the module of a command; what it brings along stays for good.

    The garbage collector would go through all of it time and again while it grows, a fifth of the way to a first
    reading, and find nothing.
    """
    path = f"meteo_douane.cli.{name}"
    if path in sys.modules:
        return sys.modules[path]
    gc.disable()
    try:
        return import_module(path)
    finally:
        gc.freeze()
        gc.enable()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120})
@click.version_option(package_name="meteo-douane")
def program() -> None:
    """Watch the French customs' « météo des services en ligne » and tell the operators whom an alert concerns."""
    # Libraries log by themselves; without a place to go, their warnings would land among what a command prints.
    logging.getLogger().addHandler(logging.NullHandler())


def main() -> None:
    """Run the command line; whatever goes wrong is one line on standard error and an exit status."""
    sys.excepthook = _one_line
    heed_signals()
    with loss_of_output_told():
        program(prog_name="meteo-douane")


def _one_line(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Show a fault of ours without its traceback; the place is what a report needs. The exit status is 70."""
    if issubclass(kind, KeyboardInterrupt):  # between two commands, as it were
        os._exit(status_of(signal.SIGINT))
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else "unknown place"
    click.echo(f"meteo-douane: internal error ({place}): {kind.__name__}: {error}", err=True)
    sys.stdout.flush()
    # An exception by itself would exit with 1, which means something else in several commands.
    os._exit(INTERNAL_ERROR)
