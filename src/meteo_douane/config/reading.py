"""From the file to a Config: read, check everything at once, convert, and remark on what deserves a look."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from meteo_douane.config.conversion import as_config
from meteo_douane.config.fields import is_folder
from meteo_douane.config.given_twice import about_what_is_given_twice
from meteo_douane.config.mistakes import finding_of, shown
from meteo_douane.config.model import DATABASE, ConfigTable
from meteo_douane.config.remarks import warnings_about
from meteo_douane.config.secret import SecretPlaces
from meteo_douane.config.service_names import about_taken_names
from meteo_douane.config.surroundings import TRUSTING, Judge, Surroundings, surroundings
from meteo_douane.config.values import Config, ConfigError, Finding
from meteo_douane.domain.catalogue import Catalogue

#: Characters of a configuration; one with a thousand watches has a tenth of it.
LARGEST = 2_000_000
_PLACE = re.compile(r" \(at (?P<place>[^()]*)\)$")


def load(  # noqa: PLR0913 - each is a thing that a file cannot know
    path: Path,
    environment: Mapping[str, str],
    catalogue: Catalogue,
    now: datetime,
    judge: Judge = TRUSTING,
    *,
    wants_secrets: bool = True,
) -> Config:
    """Return what a TOML file says (contract §6), with warnings about what is allowed and hardly meant.

    `catalogue` is the one that the program ships; `now` (aware, UTC) decides which services are closed; `judge` looks
    closer at the addresses of channels than their kind, and at templates, where somebody wants to know every mistake at
    once. Without `wants_secrets` those that are missing are NOT_GIVEN and no mistakes. Raises ConfigError with every
    mistake at once, and no secret in any of them.
    """
    table = _toml(path)
    secrets = SecretPlaces.of(environment, path, are_wanted=wants_secrets)
    around = surroundings(table, path, secrets, catalogue, judge)
    checked = _checked(table, path, around)
    config = as_config(checked, catalogue)
    return replace(config, warnings=warnings_about(config, checked, path, now))


def load_essentials(path: Path, catalogue: Catalogue) -> Config:
    """Return what a file says of database and source, and nothing else; a source with a mistake is left out.

    For those who look after a program that goes on with an earlier file. Raises ConfigError if it is no TOML, or names
    no database: another one than that of the program would say nothing of it.
    """
    table = _toml(path)
    try:
        return _of_these("database", "source", of=table, path=path, catalogue=catalogue)
    except ConfigError:
        return _of_these("database", of=table, path=path, catalogue=catalogue)


def _of_these(*names: str, of: dict[str, object], path: Path, catalogue: Catalogue) -> Config:
    part = {name: of[name] for name in names if name in of}
    return as_config(_checked(part, path, surroundings(part, path, SecretPlaces.of({}, path), catalogue)), catalogue)


def database_of(path: Path) -> str:
    """Return the address of the database, whatever else is wrong with the file.

    Raises ConfigError if it is no TOML, or the address no text.
    """
    found = _toml(path).get("database", DATABASE.reveal())
    if not isinstance(found, str):
        raise ConfigError(path, (Finding("database", f"an address in quotes expected, found {shown(found)}"),))
    return found


def _toml(path: Path) -> dict[str, object]:
    text = _text(path)
    try:
        return {key: _without_blanks_around(value) for key, value in tomllib.loads(text).items()}
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is only a ValueError
        place = _PLACE.search(str(error))
        where = place["place"] if place else ""
        raise ConfigError(path, (Finding(where, f"not TOML: {_PLACE.sub('', str(error))}"),)) from error


def _without_blanks_around(value: object) -> object:
    """Return a value without the blanks around its texts, which no key means; one of blanks alone stays a mistake."""
    match value:
        case str():
            return value.strip() or value
        case list():
            return [_without_blanks_around(each) for each in value]
        case dict():
            return {key: _without_blanks_around(each) for key, each in value.items()}
        case _:
            return value


def _text(path: Path) -> str:
    try:
        with path.open(encoding="utf-8-sig") as file:
            text = file.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise _unusable(path, "no such file; write one with: meteo-douane init") from error
    except IsADirectoryError as error:
        raise _unusable(path, "a directory; name the file in it, or write one with: meteo-douane init") from error
    except UnicodeDecodeError as error:
        what = f"not UTF-8 (byte {error.start + 1}); save it as UTF-8, or write one with: meteo-douane init"
        raise _unusable(path, what) from error
    except OSError as error:
        raise _unusable(path, f"cannot be read: {error.strerror}") from error
    if len(text) > LARGEST:
        raise _unusable(path, f"larger than {LARGEST // 1_000_000} MB, and so no configuration; name the file that is")
    return text


def _unusable(path: Path, what: str) -> ConfigError:
    return ConfigError(path, (Finding("", what),))


def _checked(table: dict[str, object], path: Path, around: Surroundings) -> ConfigTable:
    further = (
        *_about_templates(table.get("templates"), around),
        *about_taken_names(table, around.catalogue),
        *about_what_is_given_twice(table),
    )
    try:
        checked = ConfigTable.model_validate(table, context=around)
        mistakes: tuple[Finding, ...] = ()
    except ValidationError as error:
        mistakes = tuple(finding_of(each, ConfigTable) for each in error.errors(include_url=False))
    if mistakes or further:
        # Outside of `except`: pydantic's own error holds the values, secrets among them.
        raise ConfigError(path, mistakes + further)
    return checked


def _about_templates(table: object, around: Surroundings) -> Iterator[Finding]:
    """Yield what is wrong with the templates in a folder; that there is none is for the check of the key to say."""
    named = table.get("folder") if isinstance(table, dict) else None
    if isinstance(named, str) and is_folder(folder := around.folder / named):
        yield from (Finding("templates.folder", what) for what in around.judge.templates(folder))
