"""The operator's templates: read, tried with every kind of message, and written out to start from."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

import click

from meteo_douane.cli.arguments import PLACE
from meteo_douane.cli.assembly import voice_of
from meteo_douane.cli.beginning import Refusal
from meteo_douane.config import Config
from meteo_douane.config.model import PAGE
from meteo_douane.domain.language import Language
from meteo_douane.domain.observation import PARIS
from meteo_douane.services import shipped_catalogue
from meteo_douane.telling.message import render
from meteo_douane.telling.samples import AT, samples
from meteo_douane.telling.templating import NAMES, OwnTemplate, TemplateFault, Templates, source_of
from meteo_douane.telling.voice import Voice

log = logging.getLogger(__name__)

#: What a template's name ends with; other files in the folder are nobody's business.
_SUFFIX = ".j2"


def own_templates(config: Config) -> dict[str, OwnTemplate]:
    """Return the operator's templates by name; refuses a file that is called like none of ours, or cannot be read."""
    if config.templates is None:
        return {}
    own, mistakes = _read(config.templates)
    if mistakes:
        raise Refusal("\n".join(mistakes))
    return own


def faults_of(config: Config) -> tuple[TemplateFault, ...]:
    """Return what is wrong with the operator's templates, tried with every kind of message in both languages."""
    return _tried(own_templates(config), voice_of(config))


def faults_in(folder: Path) -> tuple[str, ...]:
    """Return what is wrong with the templates in a folder, files that are none of ours too, whoever they are for."""
    own, mistakes = _read(folder)
    voice = Voice(Language.FR, PARIS, shipped_catalogue(), PAGE)
    return (*mistakes, *map(str, _tried(own, voice)))


def _tried(own: dict[str, OwnTemplate], voice: Voice) -> tuple[TemplateFault, ...]:
    faults: list[TemplateFault] = []
    tried = Templates(own, faults.append)
    for language in Language if own else ():
        for delivery in samples("exemple"):
            render(delivery, replace(voice, language=language), AT, tried)
    return tuple({fault.name: fault for fault in reversed(faults)}.values())[::-1]


def _read(folder: Path) -> tuple[dict[str, OwnTemplate], list[str]]:
    """Return the templates of a folder by name, and what is wrong with its files, a line for each."""
    own: dict[str, OwnTemplate] = {}
    mistakes: list[str] = []
    for path in sorted(path for path in folder.iterdir() if path.name.endswith(_SUFFIX)):
        try:
            own[path.name] = OwnTemplate(str(path), _text(path))
        except _UnusableError as error:
            mistakes.append(str(error))
    return own, mistakes


def templates_of(config: Config, report: Callable[[TemplateFault], None]) -> Templates | None:
    """Return the templates that messages are made with; None is the program's own alone."""
    own = own_templates(config)
    return Templates(own, report) if own else None


def logged(fault: TemplateFault) -> None:
    """Write a failure into the log."""
    log.warning("template name=%s cannot be used, the program's own takes its place: %s", fault.name, fault)


@click.command()
@click.argument("folder", type=PLACE, metavar="DIR")
def templates(folder: Path) -> None:
    """Write the program's own templates to DIR, to start from; leaves files that are there as they are.

    Name the folder in the configuration ([templates] folder), and keep in it only those that you change.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in NAMES:
            _write(folder / name, source_of(name))
    except FileExistsError as error:
        raise Refusal(f"{folder}: it is a file; name a folder, which is made if not there") from error
    except OSError as error:
        raise Refusal(f"{folder} cannot be written: {error.strerror}") from error


def _write(path: Path, text: str) -> None:
    if path.exists():
        click.echo(f"Left as it is: {path}")
        return
    path.write_text(text, encoding="utf-8")
    click.echo(f"Written: {path}")


class _UnusableError(Exception):
    """A file that cannot be a template; the message says which, and why."""


def _text(path: Path) -> str:
    if path.name not in NAMES:
        raise _UnusableError(f"{path}: {_unknown(path.name)}")
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise _UnusableError(f"{path}: not UTF-8 (byte {error.start + 1}); save it as UTF-8") from error
    except OSError as error:
        raise _UnusableError(f"{path}: cannot be read: {error.strerror}") from error


def _unknown(name: str) -> str:
    close = get_close_matches(name, NAMES, n=1)
    meant = f'; did you mean "{close[0]}"?' if close else f"; there are: {', '.join(NAMES)}"
    return f"no template of ours has this name{meant}"
