"""The secrets that keys of the configuration name, read where they are."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import ValidationInfo

from meteo_douane.config.mistakes import mistake, text
from meteo_douane.config.secret import NOT_GIVEN, Secret, SecretError, SecretMissingError
from meteo_douane.config.surroundings import Surroundings, around


def secret_from_variable(found: object, info: ValidationInfo) -> Secret:
    """Return what the environment variable that a key names holds, or NOT_GIVEN; raises a mistake."""
    about = around(info)
    return _secret(about.secrets.from_variable, text(found, "the name of an environment variable"), about)


def secret_from_file(found: object, info: ValidationInfo) -> Secret:
    """Return what the file that a key names holds, or NOT_GIVEN; raises a mistake."""
    about = around(info)
    return _secret(about.secrets.from_file, text(found, "the path of a file"), about)


def _secret(read: Callable[[str], Secret], name: str, about: Surroundings) -> Secret:
    try:
        return read(name)
    except SecretError as error:
        if isinstance(error, SecretMissingError) and not about.secrets.are_wanted:
            return NOT_GIVEN
        raise mistake(str(error)) from error
