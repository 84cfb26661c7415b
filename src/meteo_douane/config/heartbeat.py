"""The address of the heartbeat: an http or https address, and a secret, for whoever has it can say that all is well."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import ValidationInfo

from meteo_douane.config.addresses import split_address
from meteo_douane.config.mistakes import mistake, text
from meteo_douane.config.secret import Secret, SecretError
from meteo_douane.config.surroundings import around


def address(found: object) -> Secret:
    """Take the address itself."""
    return _address(Secret(text(found, "an address in quotes")))


def from_variable(found: object, info: ValidationInfo) -> Secret:
    """Take an address that an environment variable holds."""
    return _read(around(info).secrets.from_variable, text(found, "the name of an environment variable"))


def from_file(found: object, info: ValidationInfo) -> Secret:
    """Take an address that a file holds."""
    return _read(around(info).secrets.from_file, text(found, "the path of a file"))


def _read(read: Callable[[str], Secret], name: str) -> Secret:
    try:
        return _address(read(name))
    except SecretError as error:
        raise mistake(str(error)) from error


def _address(secret: Secret) -> Secret:
    parts = split_address(secret.reveal())
    if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
        raise mistake("an http or https address expected, found another text")
    return secret
