"""Commands that a declarant types at night: what is wrong with the line is said in their language."""

from __future__ import annotations

import os
import re
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path

import click

from meteo_douane.cli.arguments import Place
from meteo_douane.cli.beginning import Refusal, configured
from meteo_douane.domain.language import Language
from meteo_douane.telling.voice import Phrase

_MISSING = Phrase(
    "Il manque {what}. Pour voir ce qui se donne : {command} --help",
    "{what} is missing. What is given: {command} --help",
)
_CHOICES = Phrase("{option} : choisissez parmi {choices}.", "{option}: choose from {choices}.")
_UNKNOWN = Phrase("Option inconnue : {option}.{meant}", "Unknown option: {option}.{meant}")
_MEANT = Phrase(" Vouliez-vous dire {option} ?", " Did you mean {option}?")
_NO_COMMAND = Phrase("Commande inconnue : {name}. Il y a : {known}.", "Unknown command: {name}. There is: {known}.")
_NOT_UNDERSTOOD = Phrase(
    "Cette ligne n'est pas comprise ({error}). Pour voir ce qui se donne : {command} --help",
    "This line is not understood ({error}). What is given: {command} --help",
)
_WITHOUT_VALUE = Phrase("{option} attend une valeur.", "{option} needs a value.")
_WITH_VALUE = Phrase("{option} ne prend pas de valeur.", "{option} takes no value.")
_EMPTY = Phrase(
    "{what} est vide : une variable du shell n'est-elle pas définie ?",
    "{what} is empty: is a variable of the shell not set?",
)
_TOO_MUCH = Phrase("« {words} » est en trop", "“{words}” is too much")
#: What Click says of words that no argument takes.
_EXTRA = re.compile(r"Got unexpected extra arguments? \((?P<words>.*)\)", re.DOTALL)


class Spoken(click.Command):
    """A command whose line, if it cannot be read, is refused in a sentence like all else; exit status 2."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the line."""
        given = tuple(args)
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            raise Refusal(_said(error, ctx.command_path, _language(given))) from error


class SpokenGroup(click.Group):
    """A group of such commands."""

    command_class = Spoken

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is named."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            known = ", ".join(sorted(self.commands))
            raise Refusal(_NO_COMMAND.to(_language(tuple(args)), name=args[0], known=known))
        return super().resolve_command(ctx, args)


def _said(error: click.UsageError, command: str, language: Language) -> str:
    match error:
        case click.MissingParameter():
            what = error.param.opts[0] if isinstance(error.param, click.Option) else _argument(error.param)
            return _MISSING.to(language, what=what, command=command)
        case click.NoSuchOption():
            close = get_close_matches(error.option_name, error.possibilities or (), n=1, cutoff=0)
            meant = _MEANT.to(language, option=close[0]) if close else ""
            return _UNKNOWN.to(language, option=error.option_name, meant=meant)
        case click.BadParameter(param=click.Option(type=click.Choice() as kind) as option):
            return _CHOICES.to(language, option=option.opts[0], choices=", ".join(map(str, kind.choices)))
        case click.BadParameter(param=click.Parameter(type=Place()) as param):
            what = param.opts[0] if isinstance(param, click.Option) else _argument(param)
            return _EMPTY.to(language, what=what)
        case click.BadOptionUsage():
            phrase = _WITHOUT_VALUE if "requires" in error.message else _WITH_VALUE
            return phrase.to(language, option=error.option_name)
        case _:
            extra = _EXTRA.fullmatch(error.message)
            what = _TOO_MUCH.to(language, words=extra["words"]) if extra else error.message
            return _NOT_UNDERSTOOD.to(language, error=what, command=command)


def _argument(param: click.Parameter | None) -> str:
    return (param.human_readable_name if param else "").upper()


def _language(args: tuple[str, ...]) -> Language:
    """Return the language of the configuration that the line names; French if it cannot be read."""
    named = next((after for one, after in pairwise(args) if one in {"-c", "--config"}), "")
    path = named or os.environ.get("METEO_DOUANE_CONFIG", "")
    try:
        return configured(Path(path) if path else None).language
    except Refusal:
        return Language.FR
