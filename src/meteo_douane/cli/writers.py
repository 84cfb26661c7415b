"""Who writes into a record: said with `--by`, or whoever is logged in."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from typing import TypeVar

import click

from meteo_douane.cli.assembly import Refusal
from meteo_douane.telling.voice import Phrase, Voice

Decorated = TypeVar("Decorated", bound=Callable[..., object])

_NOBODY = Phrase(
    "Qui l'écrit ? Donnez votre nom avec --by.",
    "Who writes this? Give your name with --by.",
)
_LONGEST = 80


def by_option(command: Decorated) -> Decorated:
    """Add `--by NAME`."""
    return click.option(
        "--by",
        default="",
        envvar="METEO_DOUANE_BY",
        metavar="NAME",
        help="Who does this; by default who is logged in.",
    )(command)


def writer(by: str, voice: Voice) -> str:
    """Return the name to write down; refuses where there is none."""
    name = " ".join(by.split()) or _logged_in()
    if not name.isprintable() or not name or len(name) > _LONGEST:
        raise Refusal(_NOBODY.to(voice.language))
    return name


def _logged_in() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""
