"""Who writes into a record: said with `--by`, so that a name stands beside each line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

from meteo_douane.cli.beginning import Refusal
from meteo_douane.domain.interventions import Flaw, person_of
from meteo_douane.telling.voice import Phrase, Voice

Decorated = TypeVar("Decorated", bound=Callable[..., object])

_FLAWS = {
    Flaw.NO_NAME: Phrase("Qui l'écrit ? Donnez votre nom : --by NOM.", "Who writes this? Give your name: --by NAME."),
    Flaw.LONG_NAME: Phrase("--by : ce nom est trop long.", "--by: this name is too long."),
}


def by_option(command: Decorated) -> Decorated:
    """Add `--by NAME`."""
    return click.option(
        "--by", default="", envvar="METEO_DOUANE_BY", metavar="NAME", help="Who does it; it is kept. [$METEO_DOUANE_BY]"
    )(command)


def writer(by: str, voice: Voice) -> str:
    """Return the name to write down; refuses where there is none."""
    person = person_of(by, "", "command")
    if isinstance(person, Flaw):
        raise Refusal(_FLAWS[person].to(voice.language))
    return person.name
